"""What is said of a file that something came from."""

from isoassess.language.dates import clock_words, short_date_words
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
    """Where the value of an entry came from; empty where somebody said it here."""
    if entry.came is None:
        return ""
    says = _("chosen when {file} was taken over") if _is_chosen(entry) else _("from {file}")
    return says.format(file=file_words(entry.came))


def _is_chosen(entry: HistoryEntry) -> bool:
    """Whether it was said at the taking over, and not by whoever made the package."""
    return bool(entry.came and entry.came.kind is ArrivalKind.PACKAGE and entry.at == entry.came_at)


def taken_words(entry: HistoryEntry) -> str:
    """When a value came that was said earlier, elsewhere; else empty."""
    if entry.came is None or entry.came_at is None or entry.came.kind is not ArrivalKind.PACKAGE:
        return ""
    if _is_chosen(entry):
        return ""
    says = _("Taken over on {day}, {time}, with {file}.")
    day, time = short_date_words(entry.came_at.astimezone().date()), clock_words(entry.came_at)
    return says.format(day=day, time=time, file=file_words(entry.came))


def much_words(arrival: Arrival) -> str:
    """The file, how much came with it, and who had said that."""
    parts = [file_words(arrival)]
    if arrival.answers:
        answers = ngettext("{count} answer", "{count} answers", arrival.answers)
        parts.append(answers.format(count=arrival.answers))
    if arrival.actions:
        actions = ngettext("{count} general action", "{count} general actions", arrival.actions)
        parts.append(actions.format(count=arrival.actions))
    if arrival.entries and not (arrival.answers or arrival.actions):
        entries = ngettext("{count} change", "{count} changes", arrival.entries)
        parts.append(entries.format(count=arrival.entries))
    if arrival.people:
        people = ", ".join(map(shown_name, arrival.people))
        parts.append(_("said by {people}").format(people=people))
    if arrival.numbers:
        numbers = ", ".join(map(shown_name, arrival.numbers))
        says = ngettext(
            "{numbers} was two findings", "{numbers} were two findings each", len(arrival.numbers)
        )
        parts.append(says.format(numbers=numbers))
    return ", ".join(parts)
