"""What is said of a file that something came from."""

from isoassess.language.dates import short_date_words
from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_name
from isoassess.store import HistoryEntry
from isoassess.store.arrival import Arrival, ArrivalKind


def file_words(arrival: Arrival) -> str:
    """The file with what it is: the checklist “gaps.xlsx”."""
    says = {
        ArrivalKind.PACKAGE: _("the package “{name}”"),
        ArrivalKind.ASSESSMENT_FILE: _("the file “{name}”"),
        ArrivalKind.SPREADSHEET: _("the spreadsheet “{name}”"),
        ArrivalKind.WORKSHEET: _("the worksheet “{name}”"),
        ArrivalKind.CHECKLIST: _("the checklist “{name}”"),
    }[arrival.kind]
    return says.format(name=shown_name(arrival.file))


def came_words(entry: HistoryEntry) -> str:
    """Where the value of an entry came from, and of what came later than it was said, when; else empty."""
    if entry.came is None:
        return ""
    if entry.came.kind is not ArrivalKind.PACKAGE or entry.came_at is None:
        return _("from {file}").format(file=file_words(entry.came))
    day = short_date_words(entry.came_at.astimezone().date())
    return _("came with {file} on {day}").format(file=file_words(entry.came), day=day)


def much_words(arrival: Arrival) -> str:
    """The file, how much came with it, and who had said that."""
    parts = [file_words(arrival)]
    if arrival.answers:
        answers = ngettext("{count} answer", "{count} answers", arrival.answers)
        parts.append(answers.format(count=arrival.answers))
    elif arrival.entries:
        entries = ngettext("{count} change", "{count} changes", arrival.entries)
        parts.append(entries.format(count=arrival.entries))
    if arrival.people:
        people = ", ".join(map(shown_name, arrival.people))
        parts.append(_("said by {people}").format(people=people))
    if arrival.numbers:
        numbers = ", ".join(map(shown_name, arrival.numbers))
        says = ngettext(
            "{numbers} is another finding there", "{numbers} are other findings there", len(arrival.numbers)
        )
        parts.append(says.format(numbers=numbers))
    return ", ".join(parts)
