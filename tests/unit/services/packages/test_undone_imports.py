"""An import is undone field by field: what was typed since stays, and the undoing goes to no other laptop."""

from datetime import date
from pathlib import Path

import msgspec

from isoassess.assessment.finding_register import FindingKind
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.services.assessment_files.content import FileTarget
from isoassess.services.assessment_files.taking import (
    FilePreview,
    find,
    now_by,
    preview_file,
    same_assessment,
    take_file,
)
from isoassess.services.packages.exporting import export
from isoassess.services.packages.importing import Imported, preview, take_out
from isoassess.services.packages.undone_words import undone_join_words
from isoassess.services.store_check import check_store
from isoassess.store import Store
from isoassess.store.history.changes import differences
from tests.unit.services.packages.conftest import POLICY, SCOPE, begin
from tests.unit.services.packages.test_packages import EVERYTHING, exported, firm_of, imported


def test_what_was_typed_since_stays_and_the_undoing_takes_nothing_from_the_other_laptop(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    other.save_answer(now, SCOPE, Answer(evidence="there", note="there", rating=Rating.PARTIAL))
    other.number_findings(now, [(FindingKind.NONCONFORMITY, SCOPE), (FindingKind.IMPROVEMENT, POLICY)])
    other.save_profile(firm, Profile(organization=Organization(name="Renamed Ltd", country="Ireland")))
    before, there = laptop.answers(now)[SCOPE], other.content(firm)
    done = imported(exported(other, tmp_path), laptop)
    laptop.save_answer(now, SCOPE, Answer(evidence="since", note="there", rating=Rating.PARTIAL))
    laptop.save_answer(now, "calibration", Answer(note="only here"))
    laptop.number_findings(now, [(FindingKind.NONCONFORMITY, "calibration")])
    undone = take_out(done, laptop.path, who="A. Consultant")
    assert laptop.answers(now)[SCOPE] == msgspec.structs.replace(before, evidence="since")
    assert laptop.answers(now)["calibration"].note == "only here"
    assert laptop.profile(firm).organization.name == "Example Ltd"
    assert laptop.finding_numbers(now) == {"NC-01": SCOPE, "NC-02": "calibration"}
    assert undone_join_words(laptop, undone, shipped()) == (
        "The import was undone: Example Ltd is as it was before, but for 1 field that was changed since and "
        "stays (Objective evidence of “4.3 Is the scope of your quality system (your agreed ways t…”). What "
        "else was typed in Example Ltd since stays: 1 field (Note for the report of “7.1.5.2 Are "
        "the devices whose readings must be trusted chec…”)."
    )
    assert check_store(laptop.path, shipped()) == ()
    (found,) = preview(exported(laptop, tmp_path), other, shipped()).comparisons
    assert {(one.place.requirement, one.place.key) for one in found.incoming} == {
        (SCOPE, "evidence"),
        ("calibration", "note"),
    }
    imported(exported(laptop, tmp_path), other)
    assert other.answers(now)[SCOPE] == Answer(
        **{**msgspec.structs.asdict(there.assessments[-1].answers[SCOPE]), "evidence": "since"}  # type: ignore[union-attr]
    )
    assert other.profile(firm).organization.name == "Renamed Ltd"
    imported(exported(other, tmp_path), laptop)
    for one, two in ((laptop, other), (other, laptop)):
        assert preview(exported(one, tmp_path), two, shipped()).brings_nothing
    assert laptop.answers(now)[SCOPE].note == "there"
    assert check_store(laptop.path, shipped()) == ()


def test_what_came_and_was_used_since_stays_and_other_files_go_and_are_told(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    used, unused = (other.add_attachment(firm, name=name, content=name.encode()) for name in "ab")
    other.save_answer(now, SCOPE, Answer(attachments=(used, unused)))
    worked, idle, finished = (begin(other, firm, date(2026, 11, day)) for day in (1, 2, 3))
    file = exported(other, tmp_path)
    before = laptop.attachments(firm)
    done = imported(file, laptop)
    laptop.save_answer(now, POLICY, Answer(attachments=(used,)))
    laptop.save_answer(worked, POLICY, Answer(evidence="Typed here."))
    laptop.complete_assessment(finished, date(2026, 11, 4))
    undone = take_out(done, laptop.path, who="A. Consultant", asking=laptop)
    assert set(laptop.attachments(firm)) == {*before, used}
    assert laptop.answers(now)[SCOPE].attachments == ()
    assert laptop.answers(worked)[POLICY].evidence == "Typed here."
    assert {one.id for one in laptop.assessments(firm)} >= {worked, finished}
    assert idle not in {one.id for one in laptop.assessments(firm)}
    says = undone_join_words(laptop, undone, shipped())
    assert says.startswith(
        "The import was undone: Example Ltd is as it was before, but for 3 assessments and files that were "
        "used since and stay. What else was typed in Example Ltd since stays: 3 fields (Attached files of "
    )
    assert says.endswith("1 attached file that had come with it is gone: it is still in what was taken over.")
    assert check_store(laptop.path, shipped()) == ()
    imported(file, laptop)
    assert set(laptop.attachments(firm)) == {*before, used, unused}
    assert idle in {one.id for one in laptop.assessments(firm)}
    imported(exported(laptop, tmp_path), other)
    assert other.content(firm) == laptop.content(firm)


def test_a_completed_assessment_keeps_what_it_was_completed_with(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    other.save_answer(now, SCOPE, Answer(evidence="there"))
    done = imported(exported(other, tmp_path), laptop)
    laptop.complete_assessment(now, date(2026, 11, 4))
    undone = take_out(done, laptop.path, who="A. Consultant")
    assert laptop.answers(now)[SCOPE].evidence == "there"
    assert laptop.assessments(firm)[0].completed == date(2026, 11, 4)
    (told,) = undone.organizations
    assert {(place.requirement, place.key) for place in told.fields} >= {(SCOPE, "evidence")}
    assert undone_join_words(laptop, undone, shipped()).startswith(
        f"The import was undone: Example Ltd is as it was before, but for {len(told.fields)} fields that were"
    )


def test_a_number_that_stays_given_is_named(laptop: Store, other: Store, tmp_path: Path) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    other.save_answer(now, "calibration", Answer(rating=Rating.ABSENT, note="there"))
    other.number_findings(now, [(FindingKind.NONCONFORMITY, "calibration")])
    done = imported(exported(other, tmp_path), laptop)
    laptop.save_answer(now, "calibration", Answer(rating=Rating.ABSENT, note="since"))
    undone = take_out(done, laptop.path, who="A. Consultant")
    assert laptop.finding_numbers(now)["NC-02"] == "calibration"
    (told,) = undone.organizations
    assert [(place.requirement, place.key) for place in told.fields] == [("calibration", "note")]
    assert told.numbers == ("NC-02",)
    says = "; the number NC-02, which stays given to its finding."
    assert undone_join_words(laptop, undone, shipped()).endswith(says)


def test_what_came_new_and_was_used_since_goes_only_where_that_is_agreed(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    done = imported(exported(laptop, tmp_path), other)
    now = other.assessments(firm)[0].id
    assert other.used_since(done.taken) == ()
    begin(other, firm, date(2026, 11, 1))  # opened, and nothing said
    assert other.used_since(done.taken) == ()
    other.save_answer(now, SCOPE, Answer(evidence="typed", note="since"))
    other.save_answer(now, POLICY, Answer(note="typed, and undone"))
    other.undo(now)
    (used,) = other.used_since(done.taken)
    was = laptop.answers(now)[SCOPE]
    assert len(used.fields) == len(differences(was, Answer(evidence="typed", note="since")))
    undone = take_out(done, other.path, who="B. Colleague")
    assert (undone.away, undone.stays) == ((), (firm,))
    assert other.organization_ids() == [firm]
    assert undone_join_words(other, undone, shipped()) == (
        "Nothing was undone. Example Ltd, which had come with it, stays, because it was changed since."
    )
    undone = take_out(done, other.path, who="B. Colleague", away_too=[firm])
    assert (undone.away, undone.stays) == ((firm,), ())
    assert other.organization_ids() == []
    other.restore_organization(firm)
    assert other.answers(now)[SCOPE].evidence == "typed"


def test_what_it_brought_back_from_deleted_and_was_used_since_goes_there_again_only_where_that_is_agreed(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    file = exported(laptop, tmp_path)
    imported(file, other)
    now = other.assessments(firm)[0].id
    other.remove_organization(firm)
    done = imported(file, other)
    assert other.used_since(done.taken) == ()
    undone = take_out(done, other.path, who="B. Colleague")
    assert other.organization_ids() == []
    says = "The import was undone: Example Ltd is under Deleted again."
    assert undone_join_words(other, undone, shipped()) == says
    done = imported(file, other)
    other.save_answer(now, POLICY, Answer(note="typed since"))
    undone = take_out(done, other.path, who="B. Colleague")
    assert other.organization_ids() == [firm]
    assert undone_join_words(other, undone, shipped()) == (
        "Nothing was undone. Example Ltd, which it had brought back from Deleted, stays, because it was "
        "changed since."
    )
    undone = take_out(done, other.path, who="B. Colleague", away_too=[firm])
    assert other.organization_ids() == []
    assert undone_join_words(other, undone, shipped()) == (
        "The import was undone: Example Ltd is under Deleted again, with what was done in it since."
    )
    other.restore_organization(firm)
    assert other.answers(now)[POLICY].note == "typed since"


def test_of_several_that_came_those_that_nobody_used_go(laptop: Store, other: Store, tmp_path: Path) -> None:
    used = firm_of(laptop)
    idle = laptop.add_organization(Profile(organization=Organization(name="Sample Bakery")))
    file = export(laptop, [used, idle], tmp_path / "both.isoassess", options=EVERYTHING).file
    done = imported(file, other)
    other.save_profile(used, Profile(organization=Organization(name="Renamed Ltd")))
    undone = take_out(done, other.path, who="B. Colleague")
    assert (undone.away, undone.stays) == ((idle,), (used,))
    assert undone_join_words(other, undone, shipped()) == (
        "The import was undone: Sample Bakery, which had come with it, is under Deleted. Renamed Ltd, which "
        "had come with it, stays, because it was changed since."
    )


def test_an_undone_file_is_as_if_it_had_never_been(laptop: Store, other: Store, tmp_path: Path) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    file = tmp_path / "said.yaml"
    file.write_text(
        "organization: {name: Example Ltd, country: Austria}\n"
        "assessment: {date: 2026-10-01, lens: iso9001:2026}\n"
        "answers:\n  scope-statement: {rating: 2, evidence: From the file.}\n",
        "utf-8",
    )
    before = laptop.content(firm)
    done = taken_from(file, laptop, firm)
    assert laptop.profile(firm).organization.country == "Austria"
    take_out(done, laptop.path, who="A. Consultant")
    assert laptop.content(firm) == before
    assert preview(exported(laptop, tmp_path), other, shipped()).brings_nothing
    done = taken_from(file, laptop, firm)
    now = laptop.assessments(firm)[0].id
    typed = msgspec.structs.replace(laptop.answers(now)[SCOPE], evidence="Typed since.")
    laptop.save_answer(now, SCOPE, typed)
    take_out(done, laptop.path, who="A. Consultant")
    assert laptop.answers(now)[SCOPE].evidence == "Typed since."
    (found,) = preview(exported(laptop, tmp_path), other, shipped()).comparisons
    assert [(one.place.requirement, one.place.key) for one in found.differences] == [(SCOPE, "evidence")]
    assert check_store(laptop.path, shipped()) == ()


def taken_from(file: Path, store: Store, firm: str) -> Imported:
    found = find(file, store, shipped()).file
    by = now_by(store.who, shipped(), date(2026, 11, 20))
    target = FileTarget(organization=firm, assessment=same_assessment(store, firm, found))
    looked: FilePreview = preview_file(file, found, target, store, by)
    places = [one.place for one in looked.comparison.differences]
    return take_file(looked, store.path, by=by, taken=places)


def test_what_is_undone_in_part_and_comes_again_makes_packages_equal_byte_by_byte(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm)[0].id
    other.save_answer(now, SCOPE, Answer(rating=Rating.PARTIAL, evidence="there", note="there"))
    done = imported(exported(other, tmp_path), laptop)
    typed = msgspec.structs.replace(laptop.answers(now)[SCOPE], evidence="since")
    laptop.save_answer(now, SCOPE, typed)
    take_out(done, laptop.path, who="A. Consultant")
    imported(exported(other, tmp_path), laptop)
    imported(exported(laptop, tmp_path), other)
    assert exported(laptop, tmp_path).read_bytes() == exported(other, tmp_path).read_bytes()
    assert check_store(laptop.path, shipped()) == ()
