"""A report that can be sent: it names the place of a fault and holds nothing that a person typed."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from reportlab.graphics.shapes import Drawing, Group
from sqlalchemy import create_engine, text

from isoassess import faults
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.pdf.chart_reader import chart_drawing
from isoassess.store import NotSaved, Store
from isoassess.store.vault.driver import sqlite3

DAY = datetime.date(2026, 11, 27)
MARKER = "Müller-Geheim 4711"


class Odd(Exception):
    """An error that repeats what it was about wherever it can."""

    def __str__(self) -> str:
        return MARKER

    __repr__ = __str__


def of_sql() -> None:
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("SELECT :a FROM nowhere"), {"a": MARKER})


def of_sqlite() -> None:
    sqlite3.connect(":memory:").execute(f"SELECT '{MARKER}' FROM nowhere")


def of_msgspec() -> None:
    msgspec.convert({"rating": MARKER}, Answer)


def of_json() -> None:
    json.loads(f'{{"{MARKER}": ')


def of_a_key() -> None:
    known: dict[str, str] = {}
    known[MARKER]


def of_a_file() -> None:
    (Path("/nowhere") / MARKER).read_bytes()


def of_an_attribute() -> None:
    getattr(Profile(), MARKER)


def of_a_number() -> None:
    int(MARKER)


def of_unicode() -> None:
    (MARKER + "\ud800").encode()


def of_syntax() -> None:
    compile(f"{MARKER} = (", MARKER, "exec")


def of_a_chain() -> None:
    try:
        int(MARKER)
    except ValueError as error:
        raise RuntimeError(MARKER) from error


def of_a_group() -> None:
    raise ExceptionGroup(MARKER, [ValueError(MARKER), Odd(MARKER)])


def of_an_odd_kind() -> None:
    error = Odd(MARKER)
    error.add_note(MARKER)
    raise error


def of_a_lie() -> None:
    error = Odd(MARKER)
    error.sqlite_errorname = MARKER  # type: ignore[attr-defined]
    raise error


KINDS = [
    *(of_sql, of_sqlite, of_msgspec, of_json, of_a_key, of_a_file, of_an_attribute, of_a_number),
    *(of_unicode, of_syntax, of_a_chain, of_a_group, of_an_odd_kind, of_a_lie),
]


@pytest.mark.parametrize("fail", KINDS)
def test_no_kind_of_error_gives_away_what_was_typed(
    fail: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 (every kind in turn)
        fail()
    faults.tell(caught.value)
    said = faults.report(caught.value) + faults.where(caught.value) + caplog.text
    assert not {"Müller", "Geheim", "4711"} & set(said.replace("-", " ").split())
    assert "Geheim" not in said
    assert type(caught.value).__qualname__ in said
    assert fail.__name__ in said


def test_a_message_that_stands_in_our_own_code_is_told_with_its_line() -> None:
    drawing = Drawing(10, 10)
    turned = Group()
    turned.rotate(30)
    drawing.add(turned)
    with pytest.raises(TypeError) as caught:
        chart_drawing(drawing, MARKER)
    said = faults.report(caught.value)
    assert "TypeError: a chart turns or scales a group, which a picture cannot show" in said
    assert "isoassess/pdf/chart_reader.py" in said
    assert 'raise TypeError("a chart turns' in said
    assert MARKER not in said


def test_numbers_of_the_system_are_told() -> None:
    with pytest.raises(OSError, match="nowhere") as caught:
        of_a_file()
    assert "FileNotFoundError ENOENT" in faults.report(caught.value)
    with pytest.raises(sqlite3.OperationalError) as broken:
        of_sqlite()
    assert "OperationalError SQLITE_ERROR" in faults.report(broken.value)


def test_a_fault_while_saving_says_not_saved_and_logs_without_the_text(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The table refuses for a reason nobody expects; every way of saving says the same."""
    with Store.open(tmp_path / "store.db", who="tester") as store:
        organization = store.add_organization(Profile(organization=Organization(name="Sample")))
        assessment = store.add_assessment(
            organization, lens=Lens.ISO9001_2026, started=DAY, assessor="A. Consultant", catalogue_version="1"
        )
        broken = sqlite3.connect(store.path)
        broken.execute(
            f"CREATE TRIGGER stop BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, '{MARKER}'); END"
        )
        broken.close()
        answer = Answer(rating=Rating.CONFORMING, evidence=MARKER)
        saving: list[Callable[[], object]] = [
            lambda: store.save_answer(assessment, "calibration", answer),
            lambda: store.save_profile(organization, Profile(organization=Organization(name=MARKER))),
            lambda: store.name_assessor(assessment, MARKER),
            lambda: store.add_organization(Profile(organization=Organization(name=MARKER))),
            lambda: store.complete_assessment(assessment, DAY),
        ]
        for save in saving:
            with pytest.raises(NotSaved, match="could not be saved"):
                save()
        assert store.answers(assessment) == {}
        assert store.profile(organization).organization.name == "Sample"
    assert "Geheim" not in caplog.text
    assert caplog.text.count("IntegrityError") >= 5
