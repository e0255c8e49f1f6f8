"""What is to be done by when, as a file for calendars (RFC 5545); an entry that comes again keeps its name.

Calendars take the entry of the same name with the higher number in the place of the one they have. What was
not changed since has the same number, and differs in nothing but when the file was made.
"""

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from isoassess import __version__
from isoassess.assessment.actions import is_open
from isoassess.assessment.finding_register import given
from isoassess.assessment.planned import planned_actions
from isoassess.assessment.verdict.numbering import with_earlier
from isoassess.domain.case import Case, Judgement
from isoassess.errors import BadInput
from isoassess.exchange.spreadsheet.plain_cells import plain_text
from isoassess.language.texts import _, ngettext
from isoassess.store.history.event_changes import Changes, EventChanges
from isoassess.timeline.durations import step_words
from isoassess.timeline.issued import schedule_as_issued

LONGEST_LINE = 75  # octets, without its end
_LONGEST_TITLE = 200  # letters
_ONE_DAY = datetime.timedelta(days=1)
_COUNTED_FROM = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
_FIRST_MORNING = datetime.timezone(datetime.timedelta(hours=14))  # where each day begins first
_MOMENT = "%Y%m%dT%H%M%SZ"
_UNKNOWN = EventChanges()


class CalendarEntry(Struct, frozen=True, kw_only=True):
    """One whole day: `name` stays the same from file to file, `changes` only grow."""

    name: str
    day: datetime.date
    title: str
    says: str = ""
    changes: Changes = Changes()


def action_entries(
    case: Case, *, owner: str = "", assessment_id: str = "", changes: EventChanges = _UNKNOWN
) -> tuple[CalendarEntry, ...]:
    """The open actions that have a day; `owner`: only those of this person, as the action names them."""
    clauses = {known.id: known.clause[case.lens] for known in case.requirements}
    numbers = {
        id_: with_earlier(number, case.numbers, case.earlier_numbers)
        for (_kind, id_), number in given(case.numbers).items()
    }
    wanted = _same_person(owner)
    return tuple(
        CalendarEntry(
            name=_name(case, assessment_id, "action", one.id),
            day=one.action.due,
            title=_title(one.action.what or one.action.correction, one.action.owner),
            says=_says(case, one.serves, clauses, numbers),
            changes=changes.of_action(one.id, one.serves),
        )
        for one in planned_actions(case)
        if one.action.due is not None
        and is_open(one.action)
        and (not wanted or _same_person(one.action.owner) == wanted)
    )


def undated_words(case: Case, *, owner: str = "") -> str:
    """A sentence on the open actions that have no day and are left out; empty where all have one."""
    wanted = _same_person(owner)
    count = sum(
        one.action.due is None
        and is_open(one.action)
        and (not wanted or _same_person(one.action.owner) == wanted)
        for one in planned_actions(case)
    )
    if not count:
        return ""
    says = ngettext(
        "{count} open action has no due date and is not in the calendar.",
        "{count} open actions have no due date and are not in the calendar.",
        count,
    )
    return says.format(count=count)


def owners(case: Case) -> tuple[str, ...]:
    """Who owns an open action, each as first written, in order."""
    found: dict[str, str] = {}
    for one in planned_actions(case):
        name = " ".join(one.action.owner.split())
        if name and is_open(one.action):
            found.setdefault(_same_person(name), name)
    return tuple(found[key] for key in sorted(found))


def is_owner(name: str, case: Case) -> bool:
    """Whether an open action is owned by this person."""
    return _same_person(name) in map(_same_person, owners(case))


def _same_person(name: str) -> str:
    return " ".join(name.split()).casefold()


def milestone_entries(
    case: Case,
    judgement: Judgement,
    on: datetime.date,
    *,
    assessment_id: str = "",
    changes: EventChanges = _UNKNOWN,
) -> tuple[CalendarEntry, ...]:
    """The steps to a certificate on their earliest days; none where no honest day can be given.

    They are reckoned anew each day, and with each change in the organization.
    """
    found = schedule_as_issued(case, judgement, on)
    begun = datetime.datetime.combine(on, datetime.time(), _FIRST_MORNING)
    known = changes.whole.with_those(Changes(last=begun)) if changes.whole.last else Changes()
    return tuple(
        CalendarEntry(
            name=_name(case, assessment_id, "milestone", one.step.value),
            day=one.earliest,
            title=_("{step}, at the earliest ({organization})").format(
                step=step_words(one.step), organization=case.profile.organization.name
            ),
            says=_("An estimate by usual durations; the certification body sets the dates."),
            changes=known,
        )
        for one in (found.milestones if found else ())
        if one.earliest is not None and not one.done
    )


def whole_calendar(
    case: Case,
    judgement: Judgement,
    on: datetime.date,
    moment: datetime.datetime,
    *,
    assessment_id: str = "",
    changes: EventChanges = _UNKNOWN,
) -> bytes:
    """The .ics file of all open actions and of the milestones counted from a day (BadInput without any)."""
    entries = action_entries(case, assessment_id=assessment_id, changes=changes)
    entries += milestone_entries(case, judgement, on, assessment_id=assessment_id, changes=changes)
    if not entries:
        raise BadInput(_("There is no open action with a due date, so nothing was written."))
    return calendar_file(entries, moment)


def calendar_file(entries: Iterable[CalendarEntry], moment: datetime.datetime) -> bytes:
    """The content of an .ics file; `moment`, with its time zone, is when it is made.

    An entry of which no change is known, as of an assessment in a file, counts as changed then.
    """
    made = moment.astimezone(datetime.UTC)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//IsoAssess//IsoAssess {__version__}//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for entry in entries:
        lines += _event(entry, made)
    lines.append("END:VCALENDAR")
    return b"".join(folded_line(line) for line in lines)


def folded_line(line: str) -> bytes:
    """A line with its end; a long one goes on in the next after a blank, never within a letter."""
    parts, part, room = list[bytes](), b"", LONGEST_LINE
    for letter in line:
        octets = letter.encode(errors="replace")
        if len(part) + len(octets) > room:
            parts.append(part)
            part, room = b"", LONGEST_LINE - 1
        part += octets
    return b"\r\n ".join([*parts, part]) + b"\r\n"


def escaped(text: str) -> str:
    """A text as the value of a property."""
    plain = plain_text(text).replace("\t", " ")
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


def _event(entry: CalendarEntry, made: datetime.datetime) -> Iterator[str]:
    changed = (entry.changes.last or made).astimezone(datetime.UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.name}"
    yield f"DTSTAMP:{made:{_MOMENT}}"
    yield f"LAST-MODIFIED:{changed:{_MOMENT}}"
    yield f"SEQUENCE:{max(0, int((changed - _COUNTED_FROM).total_seconds())) + entry.changes.count}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    if entry.day < datetime.date.max:
        yield f"DTEND;VALUE=DATE:{entry.day + _ONE_DAY:%Y%m%d}"
    yield f"SUMMARY:{escaped(entry.title)}"
    if entry.says:
        yield f"DESCRIPTION:{escaped(entry.says)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _name(case: Case, assessment_id: str, kind: str, id_: str) -> str:
    """Without anything that tells whose it is."""
    of = assessment_id or f"{case.profile.organization.name} {case.lens.value}"
    whole = "\n".join((of, kind, id_)).encode(errors="replace")
    return f"{hashlib.sha256(whole).hexdigest()[:32]}@isoassess"


def _title(what: str, owner: str) -> str:
    name = " ".join(owner.split())
    text = " ".join(what.split()) or _("Action")
    short = text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rstrip() + "…"
    return f"{short} ({name})" if name else short


def _says(case: Case, serves: tuple[str, ...], clauses: dict[str, str], numbers: dict[str, str]) -> str:
    """For which organization, and which findings it serves."""
    found = [" ".join(filter(None, (numbers.get(id_, ""), clauses.get(id_, "")))) for id_ in serves]
    lines = (case.profile.organization.name, case.lens.label, ", ".join(filter(None, found)))
    return "\n".join(filter(None, lines))
