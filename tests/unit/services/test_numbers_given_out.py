"""Numbers of findings that go out: whatever comes in between, each stays with its requirement."""

import csv
import datetime
import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.verdict.numbering import kind_of, unnumbered
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import NO_ANSWER, Answer, Lens, Rating
from isoassess.domain.case import Case
from isoassess.domain.profile import Conditions, Organization, Profile
from isoassess.services.client_folder.folder_contents import FolderOptions, folder_contents
from isoassess.services.client_folder.folder_places import FolderPlaces
from isoassess.services.stored_case import numbered_case, numbered_in, stored_case
from isoassess.store import Store
from isoassess.store.arrival import ArrivalKind, arrival_from
from isoassess.store.history.changes import differences
from isoassess.store.joining.joined import JoinRule
from isoassess.store.vault.driver import sqlite3
from tests.examples import examples
from tests.unit.store.store_values import new_assessment

ON = datetime.date(2026, 11, 1)
PROFILE = Profile(organization=Organization(name="Sample Bakery"))
REQUIREMENTS = ("scope-statement", "policy-current", "calibration", "context-issues", "quality-policy")
SAID = st.builds(
    Answer,
    rating=st.sampled_from([*Rating, None]),
    ofi=st.booleans(),
    evidence=st.sampled_from(["", "seen"]),
    reason=st.just("none here"),
)
ONE = st.sampled_from(REQUIREMENTS)
STEPS = st.one_of(
    st.tuples(st.sampled_from(["rated", "read in", "elsewhere"]), ONE, SAID),
    st.tuples(st.sampled_from(["undo", "redo", "out", "out"])),
    st.tuples(st.just("measuring"), st.booleans()),
    st.tuples(st.just("edition"), st.sampled_from([Lens.ISO9001_2026, Lens.ISO9001_2015])),
)


class Desk:
    """One assessment in a file, the same on another laptop, and what anybody was ever shown."""

    def __init__(self, store: Store, laptop: Store) -> None:
        self.store, self.laptop = store, laptop
        self.firm = store.add_organization(PROFILE)
        self.id = new_assessment(store, self.firm)
        self.register: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        self.named: dict[tuple[str, str], str] = {}

    def do(self, name: str, *said: object) -> None:
        match (name, *said):
            case ("rated", str(one), Answer() as answer):
                self.store.save_answer(self.id, one, answer)
            case ("read in", str(one), Answer() as answer):
                before = self.store.answers(self.id).get(one, NO_ANSWER)
                changes = {one: differences(before, answer)}
                self.store.change_answers(
                    self.id, changes, arrival=arrival_from(ArrivalKind.CHECKLIST, Path("old.xlsx"))
                )
            case ("elsewhere", str(one), Answer() as answer):
                self._elsewhere(one, answer)
            case ("measuring", bool(there)):
                facts = replace(PROFILE, conditions=Conditions(measuring_equipment=there))
                self.store.save_profile(self.firm, facts)
            case ("edition", Lens() as lens):
                self.store.switch_lens(self.id, lens)
            case ("undo",):
                self.store.undo(self.id)
            case ("redo",):
                self.store.redo(self.id)
            case ("out",):
                self.look()
        self.check_register()

    def check_register(self) -> None:
        """What was ever there still is."""
        now = self.store.finding_numbers(self.id)
        assert self.register.items() <= now.items()
        self.register = now

    def look(self) -> None:
        """Whatever is shown is in the file."""
        case = numbered_case(self.store, shipped(), self.id, on=ON)
        now = self.store.finding_numbers(self.id)
        assert case.numbers == now
        for number, requirement, kind in self.numbers(case):
            assert now[number] == requirement
            assert self.shown.setdefault(number, requirement) == requirement
            assert self.named.setdefault((kind, requirement), number) == number

    def numbers(self, case: Case) -> Iterator[tuple[str, str, str]]:
        findings = judge_case(shipped(), case).findings
        assert unnumbered(findings, case.numbers) == ()
        for finding in findings:
            if kind := kind_of(finding.grade):
                yield finding.number, finding.requirement, kind

    def _elsewhere(self, one: str, answer: Answer) -> None:
        """It goes to the other laptop, is worked on and given out there, and comes back."""
        self._carry(self.store, self.laptop)
        self.laptop.save_answer(self.id, one, answer)
        numbered_case(self.laptop, shipped(), self.id, on=ON)
        self._carry(self.laptop, self.store)

    def _carry(self, there: Store, here: Store) -> None:
        content = there.content(self.firm)
        assert content is not None
        here.join([content], JoinRule.NEWER, there.file_bytes)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    folder = tmp_path_factory.mktemp("numbers")
    with (
        Store.open(folder / "here.db", who="Anna") as here,
        Store.open(folder / "there.db", who="Bert") as other,
    ):
        yield here, other


@settings(max_examples=examples(12), deadline=None)
@given(steps=st.lists(STEPS, max_size=8))
def test_a_number_once_shown_is_never_anothers_and_none_is_given_twice(
    stores: tuple[Store, Store], steps: list[tuple[object, ...]]
) -> None:
    desk = Desk(*stores)
    for name, *said in steps:
        desk.do(str(name), *said)
    desk.look()


def test_what_comes_in_between_two_folders_renames_nothing(stores: tuple[Store, Store]) -> None:
    store = stores[0]
    firm = store.add_organization(PROFILE)
    id_ = new_assessment(store, firm)
    store.save_answer(id_, "quality-policy", Answer(rating=Rating.ABSENT))
    first = _findings_table(store, firm)
    store.save_answer(id_, "context-issues", Answer(rating=Rating.ABSENT))  # earlier in the catalogue
    second = _findings_table(store, firm)
    assert list(first) == ["NC-01"]
    assert first.items() < second.items()
    assert set(second) == {"NC-01", "NC-02"}


def _findings_table(store: Store, firm: str) -> dict[str, str]:
    """The clause of each number, as the folder's table of findings says it."""
    options = FolderOptions(word=False)
    found = folder_contents(store, shipped(), firm, options=options, places=FolderPlaces(), today=ON)
    (table,) = [one for one in found.files if one.place[-1] == "findings.csv"]
    rows = csv.reader(io.StringIO(table.make().decode("utf-8-sig")))
    return {row[0]: row[1] for row in rows if row[0].startswith("NC-")}


def test_what_the_file_takes_no_number_for_goes_out_without_one(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with Store.open(path, who="Anna", busy_timeout=0.05) as store:
        firm = store.add_organization(PROFILE)
        id_ = new_assessment(store, firm)
        store.save_answer(id_, "scope-statement", Answer(rating=Rating.ABSENT))
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            case = numbered_case(store, shipped(), id_, on=ON)
            assert "at these clauses have none: 4.3. Make the folder anew" in _without_number(store, firm)
            other.execute("ROLLBACK")
        assert case.numbers == {}
        assert not any(finding.number for finding in judge_case(shipped(), case).findings)
        copied = stored_case(store, shipped(), id_, on=ON)
    gone = numbered_in(tmp_path / "no folder" / "\0", copied, shipped(), id_, who="Anna")
    assert gone.numbers == {}
    kept = numbered_in(path, copied, shipped(), id_, who="Anna")
    assert kept.numbers == {"NC-01": "scope-statement"}
    with Store.open(path, who="Anna") as store:
        assert store.finding_numbers(id_) == kept.numbers
        assert _without_number(store, firm) == ""


def _without_number(store: Store, firm: str) -> str:
    """What a folder says of findings that have no number."""
    options = FolderOptions(word=False)
    found = folder_contents(store, shipped(), firm, options=options, places=FolderPlaces(), today=ON)
    return " ".join(one.why for one in found.left_out if one.what == "Numbers of findings")
