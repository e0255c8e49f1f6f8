"""What is written as FILE.yaml is read as the same, and taken over as the same, whatever was said."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.domain import NO_ANSWER, Action, ActionStatus, Answer, Grade, Lens, Rating, Regrade
from isoassess.domain.profile import Activity, Organization, Performer, Profile
from isoassess.exchange.assessment_file import AssessmentFile, AssessmentHeader
from isoassess.exchange.yaml_writing import yaml_text
from isoassess.files.yaml_reader import read_text
from isoassess.services.assessment_files.content import Bringing, FileTarget, brought, compared, told_of_file
from isoassess.services.assessment_files.held import file_of_profile, held_answer
from isoassess.store.arrival import ArrivalKind, arrival_from, arrival_said
from isoassess.store.joining.content import OrganizationContent, fields_of
from isoassess.store.joining.joined import JoinRule, joined, sides
from tests.unit.strategies import DAYS, TEXTS, profiles

EXAMPLES = 20
REQUIREMENTS = ("quality-policy", "scope-statement", "calibration")
TARGET = FileTarget(organization=str(UUID(int=1)), assessment=str(UUID(int=2)))
BY = Bringing(
    who="A. C.", at=datetime(2026, 11, 20, tzinfo=UTC), today=date(2026, 11, 20), catalogue_version="2026.1"
)

# what YAML itself would read as something else
SIGNS = st.sampled_from(
    (
        *("no", "yes", "null", "~", "0x1F", "1e3", "2026-11-20", "- a", "# b", "a: b", "{", "[", "&x", "*x"),
        *("!t", "%", "@", "`", "'", '"', "\\ud83d\\ude00", " lead", "trail ", "a\nb", "\n", "a\n\n b", "\ta"),
        *(
            "a\r\nb",
            "\x85",
            "\u2028",
            "\ufeff",
            "\x07",
            "…",
            "אבג",
            "🙂",
            "?",
            "=",
            "<<",
            "unknown",
            "---",
            "...",
        ),
    )
)
SAID = st.one_of(TEXTS, SIGNS, st.tuples(SIGNS, TEXTS, SIGNS).map("".join))
ACTIONS = st.builds(
    Action,
    correction=SAID,
    what=SAID,
    owner=SAID,
    due=st.none() | DAYS,
    status=st.sampled_from(ActionStatus),
    done=st.none() | DAYS,
    effective=st.none() | st.booleans(),
    covers=st.lists(st.sampled_from(REQUIREMENTS), unique=True, max_size=2).map(tuple),
)
ANSWERS = st.builds(
    Answer,
    rating=st.none() | st.sampled_from(Rating),
    reason=SAID,
    evidence=SAID,
    interviewee=SAID,
    note=SAID,
    ofi=st.booleans(),
    flag=st.booleans(),
    regrade=st.builds(Regrade, grade=st.none() | st.sampled_from(Grade), reason=SAID),
    action=ACTIONS,
)
HEADERS = st.builds(
    AssessmentHeader, lens=st.sampled_from(Lens), date=DAYS, assessor=SAID.filter(lambda text: text != "")
)


@st.composite
def files(draw: st.DrawFn) -> AssessmentFile:
    whole = file_of_profile(draw(profiles()))
    answers = draw(st.dictionaries(st.sampled_from(REQUIREMENTS), ANSWERS, max_size=3))
    return replace(
        whole,
        assessment=draw(HEADERS),
        answers={id_: answer for id_, answer in sorted(answers.items()) if answer != NO_ANSWER},
        actions=tuple(draw(st.lists(ACTIONS.filter(lambda one: one != Action()), max_size=2))),
        numbers=draw(
            st.dictionaries(st.sampled_from(("NC-01", "OFI-02")), st.sampled_from(REQUIREMENTS), max_size=2)
        ),
    )


def read(file: AssessmentFile) -> AssessmentFile:
    return read_text(yaml_text(file, "A head: {no: yaml}\nof two lines"), AssessmentFile, name="FILE.yaml")


def taken(file: AssessmentFile, here: OrganizationContent | None, target: FileTarget) -> OrganizationContent:
    found = compared(brought(file, here, target, BY), here)
    return joined(found, sides(found, JoinRule.THEIRS), who=BY.who, at=BY.at)


def file_of(content: OrganizationContent) -> AssessmentFile:
    (one,) = content.assessments
    own = {id_: answer for id_, answer in one.answers.items() if ":" in id_}
    return replace(
        file_of_profile(content.profile),
        assessment=AssessmentHeader(lens=one.lens, date=one.started, assessor=one.assessor),
        answers={id_: held_answer(answer) for id_, answer in one.answers.items() if id_ not in own},
        actions=tuple(own[id_].action for id_ in sorted(own)),
        numbers={given.number: given.requirement for given in one.numbers},
    )


@settings(max_examples=EXAMPLES)
@given(files())
def test_what_is_written_is_read_as_the_same(file: AssessmentFile) -> None:
    assert read(file) == file


@settings(max_examples=EXAMPLES)
@given(files())
def test_what_is_stored_comes_back_from_its_file_as_the_same(file: AssessmentFile) -> None:
    stored = taken(file, None, TARGET)
    assert file_of(stored) == file
    again = taken(read(file_of(stored)), None, TARGET)
    assert fields_of(again) == fields_of(stored)


@settings(max_examples=EXAMPLES)
@given(files())
def test_a_file_brings_nothing_to_what_it_was_written_of(file: AssessmentFile) -> None:
    stored = taken(file, None, TARGET)
    found = compared(brought(read(file), stored, TARGET, BY), stored)
    assert found.brings_nothing
    assert not found.differences


@settings(max_examples=EXAMPLES)
@given(files(), files())
def test_where_the_file_is_taken_everything_stands_that_it_says(
    here: AssessmentFile, there: AssessmentFile
) -> None:
    stored = taken(here, None, TARGET)
    before, after = fields_of(stored), fields_of(taken(there, stored, TARGET))
    said = {
        one.place: one.there.text for one in compared(brought(there, stored, TARGET, BY), stored).differences
    }
    assert {place: text for place, text in after.items() if before.get(place) != text} == said
    assert before.keys() <= after.keys()


@settings(max_examples=EXAMPLES)
@given(files(), files())
def test_nothing_changes_where_a_person_keeps_all_that_is_here(
    here: AssessmentFile, there: AssessmentFile
) -> None:
    stored = taken(here, None, TARGET)
    assert fields_of(brought(there, stored, TARGET, BY, taken=())) == fields_of(stored)


def test_what_another_program_wrote_in_another_order_is_no_conflict() -> None:
    done = {Activity.REPAIR: Performer.WE, Activity.INSTALLATION: Performer.CUSTOMER}
    activities = (Activity.REPAIR, Activity.INSTALLATION)
    profile = Profile(activities=activities, performed_by=done)
    stored = taken(file_of_profile(profile), None, FileTarget(organization=TARGET.organization))
    resaved = yaml.safe_dump(yaml.safe_load(yaml_text(file_of_profile(profile))), sort_keys=True)
    other = replace(read_text(resaved.encode(), AssessmentFile, name="x"), activities=activities[::-1])
    assert list(other.performed_by) != list(done)
    target = FileTarget(organization=TARGET.organization)
    found = compared(brought(other, stored, target, BY), stored)
    assert found.brings_nothing
    changed = replace(other, performed_by=done | {Activity.REPAIR: Performer.CUSTOMER})
    found = compared(brought(changed, stored, target, BY), stored)
    assert [one.place.key for one in found.conflicts] == ["performed_by"]


def test_the_history_names_the_file_where_anything_came_from_it() -> None:
    file = file_of_profile(Profile(organization=Organization(name="Example Ltd")))
    there = told_of_file(brought(file, None, TARGET, BY), None, Path("folder/firm.yaml"), BY)
    said = [arrival_said(one.key, one.after) for one in there.history]
    assert said[-1] == arrival_from(ArrivalKind.ASSESSMENT_FILE, Path("firm.yaml"))
    assert told_of_file(there, there, Path("firm.yaml"), BY) == there


def test_a_head_is_no_part_of_what_is_said() -> None:
    text = yaml_text(AssessmentFile(), "one", "two")
    assert text.decode().splitlines()[:2] == ["# one", "# two"]
    assert read_text(text, AssessmentFile, name=Path("x").name) == AssessmentFile()
