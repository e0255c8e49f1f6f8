"""A firm goes from laptop to laptop in a package, and what both did to it comes together."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.assessment.finding_register import FindingKind
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import BadInput
from isoassess.exchange.package.sealing import PasswordWanted, PasswordWrong
from isoassess.exchange.package.writing import PackageOptions
from isoassess.services.assessment_files.held import file_of_profile
from isoassess.services.assessment_files.saving import file_content
from isoassess.services.packages.exporting import ExportStopped, export
from isoassess.services.packages.importing import REMOVED, Imported, preview, take_in, take_out
from isoassess.services.packages.taken_words import taken_in_words
from isoassess.services.packages.warning_words import warnings
from isoassess.services.packages.words import compared_words
from isoassess.services.store_check import check_store
from isoassess.store import HistoryEntry, HistoryQuery, Shelf, Store
from isoassess.store.arrival import IMPORT_UNDONE, OF_THIS_FILE, PACKAGE_TAKEN
from isoassess.store.joining.comparing import ContentSide, DifferenceKind
from isoassess.store.joining.joined import JoinRule
from tests.unit.services.packages.conftest import NOW, POLICY, SCOPE, begin

EVERYTHING = PackageOptions(internal=True)


def firm_of(store: Store) -> str:
    return store.organizations()[0].id


def exported(store: Store, folder: Path, **given: object) -> Path:
    options = given.pop("options", EVERYTHING)
    file = folder / f"{store.path.stem}.isoassess"
    return export(store, [firm_of(store)], file, options=options, **given).file  # type: ignore[arg-type]


def imported(file: Path, store: Store, rule: JoinRule = JoinRule.NEWER, **given: object) -> Imported:
    return take_in(file, store.path, who=store.who, now=NOW, rule=rule, **given)  # type: ignore[arg-type]


def test_a_firm_arrives_as_it_left(laptop: Store, other: Store, tmp_path: Path) -> None:
    file = exported(laptop, tmp_path)
    firm = firm_of(laptop)
    (found,) = preview(file, other, shipped()).comparisons
    assert found.is_new
    assert imported(file, other).taken.new == (firm,)
    assert other.content(firm) == laptop.content(firm)
    assert other.organizations()[0] == laptop.organizations()[0]
    (record,) = other.attachments(firm)
    assert other.attachment_content(record) == b"as attached" * 1000
    assert check_store(other.path, shipped()) == ()
    assert preview(file, other, shipped()).brings_nothing
    assert exported(other, tmp_path).read_bytes() == file.read_bytes()


def test_what_a_window_has_asked_for_is_no_news_to_it(laptop: Store, other: Store, tmp_path: Path) -> None:
    imported(exported(laptop, tmp_path), other)
    firm = firm_of(laptop)
    laptop.save_answer(begin(laptop, firm, date(2026, 11, 2)), SCOPE, Answer(rating=Rating.PARTIAL))
    file = exported(laptop, tmp_path)
    other.news()
    with Store.open(other.path, who="B. Manager") as elsewhere:
        done = imported(file, other, asking=other)
        assert other.news() == []
        assert elsewhere.news()
        take_out(done, other.path, who=other.who, asking=other)
        assert other.news() == []
        assert [one.here for one in other.heard_deletions()] == [True]
        assert [one.here for one in elsewhere.heard_deletions()] == [False]


def test_the_same_gives_the_same_bytes(laptop: Store, tmp_path: Path) -> None:
    assert exported(laptop, tmp_path).read_bytes() == exported(laptop, tmp_path).read_bytes()


def test_what_is_only_for_the_assessor_leaves_only_when_that_is_said(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    file = exported(laptop, tmp_path, options=PackageOptions())
    assert not preview(file, other, shipped()).manifest.internal_notes
    imported(file, other)
    kept = other.content(firm_of(laptop))
    assert kept is not None
    assert "fear" not in repr(kept)
    assert "fear" in repr(laptop.content(firm_of(laptop)))
    other.save_answer(other.assessments(kept.id)[0].id, SCOPE, Answer(rating=Rating.PARTIAL))
    imported(exported(other, tmp_path), laptop)
    assert "fear" in repr(laptop.content(kept.id))  # what was not told there is not taken for empty


def test_where_a_logo_lies_on_this_computer_leaves_in_no_form(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    profile = laptop.profile(firm)
    marked = replace(profile, organization=replace(profile.organization, logo="pictures/mark.png"))
    laptop.save_profile(firm, marked)
    laptop.complete_assessment(laptop.assessments(firm)[0].id, date(2026, 11, 2))
    imported(exported(laptop, tmp_path), other)
    assert "mark.png" not in repr(other.content(firm))
    assert b"mark.png" not in file_content(file_of_profile(marked))
    other.save_profile(firm, replace(other.profile(firm), named_standard="ISO 9001"))
    imported(exported(other, tmp_path), laptop)
    assert laptop.profile(firm) == replace(marked, named_standard="ISO 9001")


def test_without_history_and_files_the_answers_arrive(laptop: Store, other: Store, tmp_path: Path) -> None:
    imported(exported(laptop, tmp_path, options=PackageOptions(history=False, attachments=False)), other)
    firm = firm_of(laptop)
    assert other.profile(firm) == laptop.profile(firm)
    assert other.attachments(firm) == {}
    newest = other.assessments(firm)[0].id
    assert other.answers(newest)[POLICY].evidence == "Seen."
    assert other.answers(newest)[POLICY].attachments == ()
    assert check_store(other.path, shipped()) == ()
    imported(exported(laptop, tmp_path), other)
    assert other.answers(newest) == laptop.answers(newest)
    assert check_store(other.path, shipped()) == ()


def test_two_laptops_come_together(laptop: Store, other: Store, tmp_path: Path) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    laptop.save_answer(now, "calibration", Answer(rating=Rating.PARTIAL, note="mine"))
    other.save_answer(now, SCOPE, Answer(rating=Rating.EFFECTIVE))
    other.add_attachment(firm, name="photo.png", content=b"a picture")
    later = begin(other, firm, date(2026, 11, 1))
    for store in (other, laptop):  # each as soon as it is judged there
        store.number_findings(now, [(FindingKind.NONCONFORMITY, SCOPE)])
    one, two = exported(laptop, tmp_path), exported(other, tmp_path)
    imported(two, laptop)
    imported(one, other)
    for store in (laptop, other):
        assert store.answers(now)["calibration"].note == "mine"
        assert store.answers(now)[SCOPE].rating is Rating.EFFECTIVE
        assert later in [assessment.id for assessment in store.assessments(firm)]
        assert len(store.attachments(firm)) == 2
        assert check_store(store.path, shipped()) == ()
    assert laptop.content(firm) == other.content(firm)
    assert exported(laptop, tmp_path).read_bytes() == exported(other, tmp_path).read_bytes()
    assert preview(exported(laptop, tmp_path), other, shipped()).brings_nothing
    assert preview(exported(other, tmp_path), laptop, shipped()).brings_nothing


def test_numbers_that_alone_are_not_known_here_come_as_well(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    laptop.number_findings(now, [(FindingKind.IMPROVEMENT, SCOPE)])
    file = exported(laptop, tmp_path)
    found = preview(file, other, shipped())
    assert not found.brings_nothing
    assert (
        compared_words(found.comparisons[0])
        == "1 finding or issued document gets the number that it has in the package (OFI-01)"
    )
    imported(file, other)
    assert other.content(firm) == laptop.content(firm)
    assert preview(file, other, shipped()).brings_nothing


def test_what_two_laptops_both_changed_is_the_same_on_both_as_well(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    laptop.save_answer(now, SCOPE, Answer(evidence="mine", note="only here"))
    other.save_answer(now, SCOPE, Answer(evidence="theirs", rating=Rating.PARTIAL))
    laptop.save_answer(now, SCOPE, Answer(evidence="mine again", note="only here"))
    laptop.archive_organization(firm)
    other.archive_organization(firm)
    one, two = (
        export(store, [firm], tmp_path / f"{number}.isoassess", options=EVERYTHING).file
        for number, store in enumerate((laptop, other))
    )
    imported(two, laptop)
    imported(one, other)
    assert laptop.content(firm) == other.content(firm)
    assert laptop.answers(now)[SCOPE] == Answer(
        evidence="mine again", note="only here", rating=Rating.PARTIAL
    )
    for store in (laptop, other):
        assert check_store(store.path, shipped()) == ()
        kept = store.content(firm)
        assert kept is not None
        told = store.history_entries(store.history_numbers(HistoryQuery(organization_id=firm)))
        assert [
            (one.at, one.who, one.key, one.before, one.after) for one in told if one.key != PACKAGE_TAKEN
        ] == [(one.at, one.who, one.key, one.before, one.after) for one in reversed(kept.history)]


@pytest.mark.parametrize(
    ("rule", "evidence"), [(JoinRule.MINE, "here"), (JoinRule.THEIRS, "there"), (JoinRule.NEWER, "here")]
)
def test_a_conflict_is_shown_with_who_and_decided_by_a_rule(
    laptop: Store, other: Store, tmp_path: Path, rule: JoinRule, evidence: str
) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    other.save_answer(now, SCOPE, Answer(evidence="there"))
    laptop.save_answer(now, SCOPE, Answer(evidence="here"))
    file = exported(other, tmp_path)
    (found,) = preview(file, laptop, shipped()).comparisons
    (conflict,) = found.conflicts
    assert (conflict.here.text, conflict.there.text) == ('"here"', '"there"')
    assert (conflict.here.who, conflict.there.who) == ("A. Consultant", "B. Colleague")
    imported(file, laptop, rule)
    assert laptop.answers(now)[SCOPE].evidence == evidence
    assert check_store(laptop.path, shipped()) == ()


def test_one_by_one_goes_before_the_rule(laptop: Store, other: Store, tmp_path: Path) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    for store, word in ((other, "there"), (laptop, "here")):
        store.save_answer(now, SCOPE, Answer(evidence=word, note=word))
    file = exported(other, tmp_path)
    (found,) = preview(file, laptop, shipped()).comparisons
    note = next(one.place for one in found.conflicts if one.place.key == "note")
    imported(file, laptop, JoinRule.MINE, chosen={firm: {note: ContentSide.THERE}})
    assert (laptop.answers(now)[SCOPE].evidence, laptop.answers(now)[SCOPE].note) == ("here", "there")


def test_an_import_is_undone_as_one(laptop: Store, other: Store, tmp_path: Path) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    other.save_answer(now, SCOPE, Answer(evidence="there"))
    other.save_profile(firm, Profile(organization=Organization(name="Renamed Ltd")))
    begin(other, firm, date(2026, 11, 1))
    before = laptop.answers(now), laptop.profile(firm), [one.id for one in laptop.assessments(firm)]
    done = imported(exported(other, tmp_path), laptop)
    assert laptop.answers(now)[SCOPE].evidence == "there"
    take_out(done, laptop.path, who="A. Consultant")
    assert (laptop.answers(now), laptop.profile(firm), [one.id for one in laptop.assessments(firm)]) == before
    assert check_store(laptop.path, shipped()) == ()


def test_an_import_that_is_undone_is_as_if_it_had_never_been(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    laptop.save_answer(now, SCOPE, Answer(evidence="here"))
    laptop.number_findings(now, [(FindingKind.NONCONFORMITY, POLICY), (FindingKind.IMPROVEMENT, POLICY)])
    other.save_answer(now, SCOPE, Answer(evidence="there", note="there"))
    other.save_answer(now, POLICY, Answer(rating=Rating.ABSENT))
    other.number_findings(
        now,
        [(FindingKind.NONCONFORMITY, SCOPE), *((FindingKind.IMPROVEMENT, id_) for id_ in (SCOPE, POLICY))],
    )
    begin(other, firm, date(2026, 11, 1))
    file = exported(other, tmp_path)
    before, told_before = laptop.content(firm), told_of(laptop)
    (first,) = preview(file, laptop, shipped()).comparisons
    for again in range(2):  # and as often as one wants
        done = imported(file, laptop, JoinRule.THEIRS)
        assert laptop.answers(now)[SCOPE].evidence == "there"
        take_out(done, laptop.path, who="A. Consultant", asking=laptop)
        assert laptop.content(firm) == before
        told = told_of(laptop)
        events = [one.key for one in told if one.key in OF_THIS_FILE]
        assert events == [IMPORT_UNDONE, PACKAGE_TAKEN] * (again + 1)
        assert [one for one in told if one.key not in OF_THIS_FILE] == told_before
        assert preview(file, laptop, shipped()).comparisons == (first,)
        assert check_store(laptop.path, shipped()) == ()
    (back,) = preview(exported(laptop, tmp_path), other, shipped()).comparisons
    assert back.incoming == ()
    imported(file, laptop, JoinRule.THEIRS)
    assert laptop.answers(now)[SCOPE] == Answer(evidence="there", note="there")
    imported(exported(laptop, tmp_path), other)
    assert laptop.content(firm) == other.content(firm)
    assert preview(file, laptop, shipped()).brings_nothing
    assert told_of(laptop)[0].key == PACKAGE_TAKEN
    assert check_store(laptop.path, shipped()) == ()


def told_of(store: Store) -> list[HistoryEntry]:
    query = HistoryQuery(organization_id=firm_of(store))
    return store.history_entries(store.history_numbers(query))


def test_what_was_taken_out_comes_back_to_the_list_with_the_next_import(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    file = exported(laptop, tmp_path)
    take_out(imported(file, other), other.path, who="B. Colleague")
    assert other.organizations() == []
    assert not preview(file, other, shipped()).brings_nothing
    imported(file, other)
    assert [one.id for one in other.organizations()] == [firm_of(laptop)]


def test_where_an_organization_lies_is_said_once_and_what_became_of_it_afterwards(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    there = exported(laptop, tmp_path)
    imported(there, other)
    other.remove_organization(firm)
    found = preview(there, other, shipped())
    assert compared_words(found.comparisons[0]) == "nothing new"
    assert warnings(found, shipped())[1:] == ("Example Ltd lies under Deleted here.",)
    done = imported(there, other)
    assert taken_in_words(done.taken) == "Example Ltd is back from Deleted."
    other.remove_organization(firm)
    laptop.save_answer(laptop.assessments(firm)[0].id, "calibration", Answer(note="there"))
    there = exported(laptop, tmp_path)
    assert compared_words(preview(there, other, shipped()).comparisons[0]) == "1 new entry"
    done = imported(there, other, chosen={firm: {REMOVED: ContentSide.HERE}})
    assert taken_in_words(done.taken) == "Example Ltd was changed: 1 field. Example Ltd lies under Deleted."
    laptop.remove_organization(firm)
    laptop.save_answer(laptop.assessments(firm)[0].id, SCOPE, Answer(note="there"))
    file = laptop_file(laptop, firm, tmp_path)
    said = warnings(preview(file, other, shipped()), shipped())
    assert "lies under Deleted here and in the package, and stays there" in said[-1]
    other.restore_organization(firm)
    said = warnings(preview(file, other, shipped()), shipped())
    assert said[-1] == "Example Ltd lies under Deleted in the package, but not here."


def laptop_file(store: Store, firm: str, folder: Path) -> Path:
    return export(store, [firm], folder / "deleted.isoassess", options=EVERYTHING).file


def test_a_password_closes_it(laptop: Store, other: Store, tmp_path: Path) -> None:
    file = exported(laptop, tmp_path, password="a long one")
    assert b"Example" not in file.read_bytes()
    with pytest.raises(PasswordWanted):
        preview(file, other, shipped())
    with pytest.raises(PasswordWrong):
        preview(file, other, shipped(), password="another one")
    imported(file, other, password="a long one")
    assert other.content(firm_of(laptop)) == laptop.content(firm_of(laptop))


def test_several_firms_go_together_or_not_at_all(laptop: Store, other: Store, tmp_path: Path) -> None:
    first = firm_of(laptop)
    second = laptop.add_organization(Profile(organization=Organization(name="Second Ltd")))
    file = tmp_path / "both.isoassess"
    export(laptop, [first, second], file)
    taken = imported(file, other).taken
    assert len(taken.new) == 2
    assert len(other.organizations()) == 2


def test_a_stopped_export_leaves_nothing(laptop: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(ExportStopped):
        exported(laptop, folder, stopped=lambda: True)
    assert list(folder.iterdir()) == []


def test_an_id_of_something_else_is_refused_and_nothing_changes(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    """As when one was copied by hand: its assessment would be torn from the organization it is of."""
    from msgspec.structs import replace

    content = laptop.content(firm_of(laptop))
    assert content is not None
    other.join([content], JoinRule.NEWER, laptop.file_bytes)
    stranger = replace(content, id="00000000-0000-0000-0000-000000000009")
    with pytest.raises(BadInput, match="same id"):
        other.join([stranger], JoinRule.NEWER, laptop.file_bytes)
    assert len(other.organizations()) == 1
    assert other.content(content.id) == content


def test_a_removed_firm_stays_removed_where_it_was_removed_there(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    file = exported(laptop, tmp_path)
    imported(file, other)
    laptop.archive_organization(firm_of(laptop))
    firm = laptop.organizations(shelf=Shelf.ARCHIVED)[0].id
    export(laptop, [firm], file)
    (found,) = preview(file, other, shipped()).comparisons
    assert [one.kind for one in found.differences] == [DifferenceKind.NEW]
    imported(file, other)
    assert [one.id for one in other.organizations(shelf=Shelf.ARCHIVED)] == [firm]


@pytest.mark.parametrize("note", ["", "Only for me."])
def test_internal_notes_are_told_before_only_where_there_are_some(
    laptop: Store, other: Store, tmp_path: Path, note: str
) -> None:
    firm = laptop.add_organization(Profile(organization=Organization(name="Example Ltd")))
    laptop.save_answer(begin(laptop, firm, NOW.date()), POLICY, Answer(note="Seen.", internal=note))
    file = export(laptop, [firm], tmp_path / "one", options=EVERYTHING).file
    found = preview(file, other, shipped())
    assert any("internal notes" in said for said in warnings(found, shipped())) is bool(note)
