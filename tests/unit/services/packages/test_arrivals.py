"""The history tells of each entry that came from a file which file it was."""

import zipfile
from datetime import date
from pathlib import Path

from isoassess.assessment.finding_register import FindingKind
from isoassess.assessment.planned import own_id
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Answer, Rating
from isoassess.exchange.package.writing import PackageOptions
from isoassess.services.packages.arrival_words import came_words, much_words, taken_words
from isoassess.services.packages.importing import preview
from isoassess.services.packages.warning_words import warnings
from isoassess.services.store_check import check_store
from isoassess.store import HistoryEntry, HistoryQuery, Store, text_changed
from isoassess.store.arrival import READ_IN, ArrivalKind, arrival_from, arrival_said
from isoassess.store.joining.joined import JoinRule
from tests.unit.services.packages.conftest import POLICY, SCOPE, begin
from tests.unit.services.packages.test_packages import exported, firm_of, imported

GAPS = arrival_from(ArrivalKind.CHECKLIST, Path("folder/gaps \udc80.xlsx"))


def told(store: Store) -> list[HistoryEntry]:
    query = HistoryQuery(organization_id=firm_of(store))
    return store.history_entries(store.history_numbers(query))


def entry_of(store: Store, text: str) -> HistoryEntry:
    """The first one, for what is undone may be done again."""
    return [one for one in told(store) if one.after == f'"{text}"'][-1]


def test_what_was_read_in_says_so_wherever_it_goes_and_two_files_end_the_same(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    now = begin(laptop, firm_of(laptop), date(2026, 11, 3))
    laptop.save_answer(now, POLICY, Answer(note="by hand"))
    changes = {SCOPE: text_changed("note", "", "from the list")}
    laptop.change_answers(now, changes, arrival=GAPS)
    laptop.change_answers(now, {SCOPE: []}, arrival=GAPS)
    assert came_words(entry_of(laptop, "from the list")) == "from the checklist “gaps ?.xlsx”"
    assert came_words(entry_of(laptop, "by hand")) == ""
    assert [one.key for one in told(laptop)].count(READ_IN) == 1
    undone = laptop.undo(now)
    assert undone is not None
    assert undone.after.note == ""
    laptop.redo(now)
    imported(exported(laptop, tmp_path), other)
    assert other.content(firm_of(other)) == laptop.content(firm_of(laptop))
    assert "from the checklist" in came_words(entry_of(other, "from the list"))
    assert preview(exported(other, tmp_path), laptop, shipped()).brings_nothing
    assert check_store(other.path, shipped()) == ()


def test_without_the_history_no_file_is_named_that_was_read_in(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    now = begin(laptop, firm_of(laptop), date(2026, 11, 3))
    laptop.change_answers(now, {SCOPE: text_changed("note", "", "from the list")}, arrival=GAPS)
    folder = tmp_path / "less"
    folder.mkdir()
    less = exported(laptop, folder, options=PackageOptions(history=False))
    with zipfile.ZipFile(less) as package:
        assert not [name for name in package.namelist() if b"gaps" in package.read(name)]
    imported(less, other)
    assert came_words(entry_of(other, "from the list")) == "from the package “laptop.isoassess”"
    imported(exported(laptop, tmp_path), other)
    assert [one.key for one in told(other)].count(READ_IN) == 1
    assert check_store(other.path, shipped()) == ()


def test_what_came_with_a_package_says_so_here_alone(laptop: Store, other: Store, tmp_path: Path) -> None:
    now = begin(laptop, firm_of(laptop), date(2026, 11, 3))
    laptop.save_answer(now, POLICY, Answer(note="before"))
    imported(exported(laptop, tmp_path), other)
    laptop.save_answer(now, SCOPE, Answer(rating=Rating.PARTIAL, note="elsewhere"))
    laptop.save_answer(now, own_id("general"), Answer(action=Action(what="Train everybody")))
    other.save_answer(now, POLICY, Answer(note="here"))
    listed = other.organizations()[0].changed_at
    file = exported(laptop, tmp_path)
    with Store.open(other.path, who="Looking on") as window:
        imported(file, other)
        news = [arrival for one in window.news() if (arrival := arrival_said(one.key, one.after))]
    assert other.organizations()[0].changed_at == listed
    (taken,) = news
    said = "the package “laptop.isoassess”, 1 answer, 1 general action, said by A. Consultant"
    assert much_words(taken) == said
    assert came_words(entry_of(other, "elsewhere")) == "from the package “laptop.isoassess”"
    assert taken_words(entry_of(other, "before")).startswith("Taken over on ")
    assert taken_words(entry_of(other, "here")) == ""
    assert came_words(entry_of(other, "here")) == ""
    imported(file, other)
    entries = told(other)
    assert [one.key for one in entries].count("package-taken") == 2
    imported(exported(other, tmp_path), laptop)
    assert laptop.content(firm_of(laptop)) == other.content(firm_of(other))
    assert came_words(entry_of(laptop, "elsewhere")) == ""
    assert "from the package" in came_words(entry_of(laptop, "here"))


def test_a_number_that_two_laptops_gave_is_told_of_both_findings_and_stays_told(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    now = begin(laptop, firm_of(laptop), date(2026, 11, 3))
    imported(exported(laptop, tmp_path), other)
    laptop.number_findings(now, [(FindingKind.NONCONFORMITY, SCOPE)])
    other.number_findings(now, [(FindingKind.NONCONFORMITY, POLICY)])
    laptop.save_answer(now, SCOPE, Answer(rating=Rating.ABSENT))
    file = exported(laptop, tmp_path)
    (says,) = [one for one in warnings(preview(file, other, shipped()), shipped()) if "NC-01" in one]
    assert says.startswith("NC-01 is two findings: here “5.2.1 ")
    assert "in the package “4.3 " in says
    assert "It stays with “4.3 " in says
    assert " has NC-02, here and wherever" in says
    done = imported(file, other)
    assert done.taken.organizations[0].numbers == (("NC-01", "NC-02"),)
    assert done.taken.organizations[0].fields == 1
    arrivals = [arrival_said(one.key, one.after) for one in told(other)]
    said = [much_words(arrival) for arrival in arrivals if arrival]
    assert said[0].endswith("NC-01 was two findings")
    imported(exported(other, tmp_path), laptop)
    both = {"NC-01": SCOPE, "NC-02": POLICY}
    assert other.finding_numbers(now) == laptop.finding_numbers(now) == both
    assert not any("NC-01" in one for one in warnings(preview(file, other, shipped()), shipped()))
    for store in (laptop, other):
        assert check_store(store.path, shipped()) == ()


def test_what_was_chosen_of_a_package_is_told_as_chosen_then(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    now = begin(laptop, firm_of(laptop), date(2026, 11, 3))
    imported(exported(laptop, tmp_path), other)
    laptop.save_answer(now, SCOPE, Answer(note="older"))
    other.save_answer(now, SCOPE, Answer(note="newer"))
    imported(exported(laptop, tmp_path), other, JoinRule.THEIRS)
    chosen = told(other)[1]
    assert (chosen.before, chosen.after, chosen.who) == ('"newer"', '"older"', "B. Colleague")
    assert came_words(chosen).startswith("chosen when the package “")
    assert taken_words(chosen) == ""
    assert other.answers(now)[SCOPE].note == "older"
    imported(exported(other, tmp_path), laptop)
    assert laptop.content(firm_of(laptop)) == other.content(firm_of(other))
    assert check_store(other.path, shipped()) == ()


def test_what_somebody_else_wrote_under_these_keys_is_nothing() -> None:
    assert arrival_said(READ_IN, '{"kind": "wonder"}') is None
    assert arrival_said(READ_IN, "[") is None
    assert arrival_said(READ_IN, None) is None
    assert arrival_said("note", GAPS.text) is None
    assert arrival_said(READ_IN, GAPS.text) == GAPS
