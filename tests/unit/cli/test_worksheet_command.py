"""`isoassess worksheet`: listed without being read in, each conflict decided, and nothing by halves."""

import json
from pathlib import Path

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.cli.commands import main
from isoassess.domain import Rating
from isoassess.services.stored_case import stored_case
from isoassess.store import Store
from tests.ready_stores import put_sample_store
from tests.sample_organization import put_sample
from tests.unit.documents.filling import filled, form

SAID = {
    "calibration.rating": "4",
    "calibration.evidence": "Gauge 17,\ncertificate of 3 March",
    "context-issues.note": "Owner to date the page",
}


class Came:
    """A store with the sample in it, and a worksheet about it that came back."""

    def __init__(self, folder: Path) -> None:
        self.store, self.file = folder / "store.db", folder / "came back.pdf"
        with Store.open(put_sample_store(self.store), who="me") as store:
            self.id = put_sample(store, shipped())
            case = stored_case(store, shipped(), self.id)
        self.file.write_bytes(filled(form(case, self.id), SAID))

    def run(self, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
        code = main(["worksheet", str(self.file), "--store", str(self.store), *more])
        said = capsys.readouterr()
        return code, said.out, said.err

    def answers(self) -> dict[str, object]:
        with Store.open(self.store, who="me") as store:
            return dict(store.answers(self.id))


@pytest.fixture
def came(tmp_path: Path) -> Came:
    return Came(tmp_path)


def test_without_save_all_is_listed_and_nothing_changed(
    came: Came, capsys: pytest.CaptureFixture[str]
) -> None:
    before, content = came.answers(), came.store.read_bytes()
    code, out, err = came.run(capsys)
    assert (code, err) == (0, "")
    assert "1 new entry, 2 conflicts" in out
    assert "Rating: 4 effective" in out
    assert "Objective evidence: Gauge 17, certificate of 3 March" in out
    assert out.count("there now: ") == 2
    assert "Nothing was changed" in out
    assert came.answers() == before
    assert came.store.read_bytes() == content


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ((), "2 conflicts are not decided, so nothing was read in"),
        (("--take", "calibration.rating"), "1 conflict is not decided"),
        (("--take", "all", "--keep", "calibration.rating"), "either --take or --keep"),
        (("--keep", "all", "--take", "context-issues.note"), "no conflict about this field"),
    ],
)
def test_while_a_conflict_is_open_nothing_is_read_in(
    came: Came, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], says: str
) -> None:
    before = came.answers()
    code, out, err = came.run(capsys, "--save", *more)
    assert (code, out) == (2, "")
    assert says in err
    assert len(err.splitlines()) == 1
    assert came.answers() == before


@pytest.mark.parametrize("side", ["--take", "--keep"])
def test_a_choice_without_reading_in_is_refused(
    came: Came, capsys: pytest.CaptureFixture[str], side: str
) -> None:
    before = came.answers()
    code, out, err = came.run(capsys, side, "all")
    assert (code, out) == (2, "")
    assert "say --save, too" in err
    assert came.answers() == before


def test_what_was_decided_is_read_in_and_a_second_time_nothing(
    came: Came, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _err = came.run(
        capsys, "--save", "--take", "calibration.rating", "--keep", "calibration.evidence", "--json"
    )
    assert code == 0
    said = json.loads(out)
    taken = {entry["field"]: entry["taken"] for entry in said["entries"]}
    assert taken == {"calibration.rating": True, "calibration.evidence": False, "context-issues.note": True}
    with Store.open(came.store, who="me") as store:
        after = store.answers(came.id)
        assert after["calibration"].rating is Rating.EFFECTIVE
        assert "Gauge 17" not in after["calibration"].evidence
        assert after["context-issues"].note == SAID["context-issues.note"]
        history = store.history(came.id)
    code, out, _err = came.run(capsys, "--save", "--keep", "all")
    assert code == 0
    with Store.open(came.store, who="me") as store:
        assert store.answers(came.id) == after
        assert store.history(came.id) == history


def test_a_worksheet_of_another_file_is_refused(
    came: Came, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(tmp_path / "other.db", who="me") as other:
        put_sample(other, shipped())
    code = main(["worksheet", str(came.file), "--store", str(tmp_path / "other.db")])
    said = capsys.readouterr()
    assert code == 2
    assert "the assessment that this worksheet belongs to is not in other.db" in said.err


def test_what_is_no_worksheet_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"a letter")
    assert main(["worksheet", str(letter), "--store", str(tmp_path / "none.db")]) == 2
    assert capsys.readouterr().err.splitlines() == ["isoassess: letter.pdf: not a PDF"]
    assert not (tmp_path / "none.db").exists()


def test_a_completed_assessment_stays_as_it_is(came: Came, capsys: pytest.CaptureFixture[str]) -> None:
    import datetime

    with Store.open(came.store, who="me") as store:
        store.complete_assessment(came.id, datetime.date(2026, 11, 20))
    before = came.answers()
    code, _out, err = came.run(capsys, "--save", "--take", "all")
    assert code == 2
    assert len(err.splitlines()) == 1
    assert came.answers() == before
