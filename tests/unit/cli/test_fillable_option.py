"""`isoassess assess --fillable`: a form made of a file, and what it can be read into."""

import datetime
from pathlib import Path

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.cli.commands import main
from isoassess.domain import Lens, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from tests.unit.documents.filling import filled

NAME = "Müller & Söhne"
SAID = {"scope-statement.rating": "2", "scope-statement.evidence": "One page of 3 March, seen"}


class Made:
    """A form of a file that is in no store, filled in; and a store to read it into."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.source, self.form, self.store = folder / "a.yaml", folder / "a.pdf", folder / "store.db"
        self.write_source(NAME)

    def write_source(self, name: str) -> None:
        self.source.write_text(f'organization: {{name: "{name}"}}', encoding="utf-8")

    def make(self, *more: str) -> tuple[int, str]:
        code = main(["assess", str(self.source), "--out", str(self.form), "--fillable", *more])
        return code, self._capsys.readouterr().err

    def fill(self) -> None:
        assert self.make("--document", "worksheet", "--quick")[0] == 0
        self.form.write_bytes(filled(self.form.read_bytes(), SAID))

    def add(self, *names: str, lens: Lens = Lens.ISO9001_2026) -> list[str]:
        """An assessment for each name; their ids."""
        with Store.open(self.store, who="me") as store:
            return [
                store.add_assessment(
                    store.add_organization(Profile(organization=Organization(name=name))),
                    lens=lens,
                    started=datetime.date(2026, 11, 2),
                    assessor="",
                    catalogue_version=shipped().version,
                )
                for name in names
            ]

    def read(self, *more: str) -> tuple[int, str, str]:
        code = main(["worksheet", str(self.form), "--store", str(self.store), *more])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def ratings(self, assessment_id: str) -> dict[str, Rating | None]:
        with Store.open(self.store, who="me") as store:
            return {id_: answer.rating for id_, answer in store.answers(assessment_id).items()}


@pytest.fixture
def made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Made:
    return Made(tmp_path, capsys)


def test_it_is_read_into_the_open_assessment_of_the_organization_with_its_name(made: Made) -> None:
    made.fill()
    other, ours = made.add("Another firm", "MÜLLER &  Söhne")
    code, out, err = made.read("--save")
    assert (code, err) == (0, "")
    assert "names only its organization and no assessment" in out
    assert made.ratings(ours) == {"scope-statement": Rating.PARTIAL}
    assert made.ratings(other) == {}


def test_of_several_assessments_the_one_against_the_same_edition_is_taken(made: Made) -> None:
    made.fill()
    (older,) = made.add(NAME, lens=Lens.ISO9001_2015)
    (ours,) = made.add(NAME)
    assert made.read("--save")[0] == 0
    assert (len(made.ratings(ours)), len(made.ratings(older))) == (1, 0)


def test_where_it_could_be_for_several_one_is_to_be_said(made: Made) -> None:
    made.fill()
    first, second = made.add(NAME, NAME)
    code, out, err = made.read("--save")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert first in err
    assert second in err
    assert made.ratings(first) == made.ratings(second) == {}
    assert made.read("--save", "--assessment", second)[0] == 0
    assert (len(made.ratings(first)), len(made.ratings(second))) == (0, 1)


@pytest.mark.parametrize("name", ["Another firm", ""])
def test_it_is_read_into_no_other_organization(made: Made, name: str) -> None:
    made.fill()
    (other,) = made.add(name)
    for more, says in (
        ((), f"has no open assessment of {NAME}"),
        (("--assessment", other), f"was made for {NAME}"),
        (("--assessment", "none"), "has no assessment none"),
    ):
        code, out, err = made.read("--save", *more)
        assert (code, out, len(err.splitlines())) == (2, "", 1)
        assert says in err
    assert made.ratings(other) == {}


def test_a_completed_assessment_is_none_it_can_be_read_into(made: Made) -> None:
    made.fill()
    (ours,) = made.add(NAME)
    with Store.open(made.store, who="me") as store:
        store.complete_assessment(ours, datetime.date(2026, 11, 20))
    code, _out, err = made.read("--save")
    assert code == 2
    assert "has no open assessment" in err
    assert made.ratings(ours) == {}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--document", "full"), "--fillable: only for --document worksheet"),
        ((), "--fillable: only for --document worksheet"),
        (("--document", "worksheet", "--format", "docx"), "not for Word"),
    ],
)
def test_what_cannot_be_filled_in_is_not_made(made: Made, more: tuple[str, ...], says: str) -> None:
    made.form = made.form.with_suffix("")
    code, err = made.make(*more)
    assert code == 2
    assert says in err
    assert not made.form.exists()


@pytest.mark.parametrize("name", [" ", "\u00a0"])
def test_without_a_name_there_is_nothing_to_read_it_in_by(made: Made, name: str) -> None:
    made.write_source(name)
    code, err = made.make("--document", "worksheet")
    assert code == 2
    assert "the name of the organization" in err
    assert not made.form.exists()
