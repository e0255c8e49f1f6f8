"""The file for calendars, read by another library: every open action on its day, under a name that stays."""

import datetime
import re
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, ActionStatus, Answer, Lens
from isoassess.domain.profile import Organization, Profile
from isoassess.exchange.calendar_file import (
    LONGEST_LINE,
    CalendarEntry,
    action_entries,
    calendar_file,
    escaped,
    folded_line,
    milestone_entries,
    undated_words,
)
from isoassess.exchange.spreadsheet.plain_cells import plain_text
from isoassess.services.stored_case import stored_case
from isoassess.store import Change, Store
from isoassess.store.arrival import ArrivalKind, arrival_from
from tests.unit.documents.real_cases import DAY, blank, judged, sampled
from tests.unit.services.sheet_filling import with_answer

NOW = datetime.datetime(2026, 11, 28, 9, 30, tzinfo=datetime.UTC)
OURS = "an-assessment"


def events(content: bytes) -> list[Any]:
    calendar: Any = Calendar.from_ical(content.decode())
    return [*calendar.walk("VEVENT")]


def test_every_open_action_with_a_day_is_an_event_of_that_day() -> None:
    case = sampled()
    entries = action_entries(case, assessment_id=OURS)
    planned = [answer.action for answer in case.answers.values() if answer.action.due]
    still_open = [one for one in planned if one.status is not ActionStatus.DONE or one.effective is False]
    assert len(entries) == len(still_open) > 10
    found = events(calendar_file(entries, NOW))
    assert sorted(event["DTSTART"].dt for event in found) == sorted(entry.day for entry in entries)
    assert all(event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=1) for event in found)
    assert len({str(event["UID"]) for event in found}) == len(entries)
    titles = [str(event["SUMMARY"]) for event in found]
    assert "Make the website say what the scope says (Sales)" in titles


def test_open_actions_without_a_day_are_counted_and_those_that_are_done_are_not() -> None:
    assert undated_words(blank()) == ""
    case = blank()
    for id_, action in (
        ("calibration", Action(what="Label", owner="Quality manager")),
        ("context-issues", Action(what="List")),
        ("scope-statement", Action(what="Date it", due=datetime.date(2027, 3, 1))),
        ("quality-policy", Action(what="Sign it", status=ActionStatus.DONE, done=datetime.date(2026, 3, 1))),
    ):
        case = with_answer(case, id_, action=action)
    assert undated_words(case).startswith("2 open actions have no due date")
    assert undated_words(case, owner="quality  MANAGER").startswith("1 open action has no due date")


def test_an_action_that_is_changed_keeps_its_name_and_one_that_is_done_leaves() -> None:
    case = sampled()
    before = {entry.name: entry for entry in action_entries(case, assessment_id=OURS)}
    action = replace(case.answers["scope-statement"].action, due=datetime.date(2027, 3, 1), what="Another")
    changed = with_answer(case, "scope-statement", action=action)
    after = {entry.name: entry for entry in action_entries(changed, assessment_id=OURS)}
    assert after.keys() == before.keys()
    assert len([name for name in after if after[name] != before[name]]) == 1
    done = with_answer(case, "scope-statement", action=replace(action, status=ActionStatus.DONE))
    assert len(action_entries(done, assessment_id=OURS)) == len(before) - 1
    others = {entry.name for entry in action_entries(case, assessment_id="another")}
    assert not others & before.keys()


def test_what_was_not_changed_stays_as_it_is_but_for_the_moment_and_each_change_counts(
    tmp_path: Path,
) -> None:
    with Store.open(tmp_path / "clients.db", who="A. Consultant") as store:
        firm = store.add_organization(Profile(organization=Organization(name="Example Ltd")))
        one = store.add_assessment(
            firm, lens=Lens.ISO9001_2026, started=DAY, assessor="", catalogue_version="2026.1"
        )

        def written(at: datetime.datetime) -> dict[str, str]:
            case = stored_case(store, shipped(), one, on=DAY)
            content = calendar_file(
                action_entries(case, assessment_id=one, changes=store.event_changes(one)), at
            )
            found = {str(event["SUMMARY"]): event.to_ical().decode() for event in events(content)}
            return {name: re.sub(r"DTSTAMP:.*", "", text) for name, text in found.items()}

        def number(text: str) -> int:
            return int(re.findall(r"SEQUENCE:(\d+)", text)[0])

        for requirement, what in (("calibration", "Label"), ("scope-statement", "Write")):
            store.save_answer(one, requirement, Answer(action=Action(what=what, due=DAY)))
        first = written(NOW)
        assert written(NOW + datetime.timedelta(days=3)) == first
        seen = [number(first["Label"])]
        for day in range(1, 4):
            due = DAY + datetime.timedelta(days=day)
            store.save_answer(one, "calibration", Answer(action=Action(what="Label", due=due)))
            store.save_answer(one, "quality-policy", Answer(note=f"Seen {day}"))
            again = written(NOW)
            assert again["Write"] == first["Write"]
            seen.append(number(again["Label"]))
        assert seen == sorted({*seen})
        said = {"scope-statement": [Change("note", None, '"As read in"')]}
        store.change_answers(one, said, arrival=arrival_from(ArrivalKind.SPREADSHEET, Path("given.xlsx")))
        store.name_assessor(one, "A. Consultant")
        assert written(NOW)["Write"] == first["Write"]
        store.save_profile(firm, Profile(organization=Organization(name="Renamed Ltd")))
        renamed = written(NOW)
        assert number(renamed["Write"]) > number(first["Write"])


def test_of_an_assessment_in_a_file_an_entry_counts_as_changed_when_it_is_written() -> None:
    entries = action_entries(sampled())
    first, later = (
        int(events(calendar_file(entries, NOW + datetime.timedelta(seconds=after)))[0]["SEQUENCE"])
        for after in (0, 1)
    )
    assert later == first + 1


def test_one_owner_gets_what_is_theirs() -> None:
    case = sampled()
    entries = action_entries(case, owner="  sales ", assessment_id=OURS)
    assert entries
    assert all(entry.title.endswith("(Sales)") for entry in entries)
    assert action_entries(case, owner="Nobody known", assessment_id=OURS) == ()


def test_milestones_stand_on_their_earliest_days() -> None:
    case = sampled()
    entries = milestone_entries(case, judged(case), DAY, assessment_id=OURS)
    assert [entry.title.split(",")[0] for entry in entries][-1] == "Certificate"
    assert [entry.day for entry in entries] == sorted(entry.day for entry in entries)
    assert milestone_entries(blank(), judged(blank()), DAY) == ()


def test_what_is_said_inside_stays_inside() -> None:
    case = with_answer(sampled(), "scope-statement", internal="Keptbetweenus", evidence="Seenbyus")
    content = calendar_file(action_entries(case), NOW)
    assert b"Keptbetweenus" not in content
    assert b"Seenbyus" not in content
    assert b"Example Fabrications" in content.replace(b"\r\n ", b"")


WILD = st.text(max_size=120)


@given(title=WILD, says=WILD, day=st.dates(min_value=datetime.date(1990, 1, 1)))
@example(title="a,b;c\\n\\", says="x" * 300 + "漢" * 80, day=datetime.date.max)
def test_whatever_is_said_comes_back_out_of_short_lines(title: str, says: str, day: datetime.date) -> None:
    content = calendar_file([CalendarEntry(name="n@x", day=day, title=title, says=says)], NOW)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= LONGEST_LINE
    assert b"\n" not in content.replace(b"\r\n", b"")
    (event,) = events(content)
    assert str(event["SUMMARY"]) == plain_text(title).replace("\t", " ")
    assert str(event.get("DESCRIPTION", "")) == plain_text(says).replace("\t", " ")
    assert event["DTSTART"].dt == day


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=400))
def test_a_folded_line_unfolds_to_itself(line: str) -> None:
    folded = folded_line(line)
    assert all(len(part) <= LONGEST_LINE for part in folded.split(b"\r\n"))
    assert folded.replace(b"\r\n ", b"") == line.encode() + b"\r\n"


def test_signs_that_separate_are_escaped() -> None:
    assert escaped("a,b;c\\d\ne\tf") == "a\\,b\\;c\\\\d\\ne f"


def test_an_action_without_words_has_a_title_all_the_same() -> None:
    action = Action(owner="Ann", due=datetime.date(2027, 1, 2))
    case = with_answer(replace(sampled(), answers={}), "calibration", action=action)
    (entry,) = action_entries(case)
    assert entry.title == "Action (Ann)"
