"""Backups in words, for window and command line: what was made, what is in one, what would change."""

import datetime
from collections.abc import Iterable

from isoassess.language.dates import moment_words
from isoassess.language.texts import _, ngettext
from isoassess.store.backup.comparing import Compared, ComparedOrganization
from isoassess.store.backup.restoring import RestorePreview
from isoassess.store.backup.rounds import PlaceDone, RoundDone
from isoassess.store.backup.taking_back import TakenBack

_UNITS = ("B", "KB", "MB", "GB", "TB")


def size_words(size: int) -> str:
    amount, unit = float(size), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.0f} {_UNITS[unit]}" if unit < 2 or amount >= 100 else f"{amount:.1f} {_UNITS[unit]}"


def done_words(done: RoundDone) -> str:
    """What became of a round, a line for each folder."""
    lines = [_place_words(one) for one in done.places]
    if done.spoiled:
        says = _("Damaged in the file itself: {names}. No earlier backup goes as long as that is so.")
        lines.append(says.format(names=", ".join(done.spoiled)))
    return "\n".join(lines)


def _place_words(one: PlaceDone) -> str:
    if one.backup is None:
        return one.failure
    if one.made:
        return _("Backed up to {file}").format(file=one.backup.path)
    return _("Nothing has changed since the backup {file}").format(file=one.backup.path)


def compared_words(compared: Compared) -> str:
    return {
        Compared.NEW: _("only in the backup"),
        Compared.DIFFERENT: _("different"),
        Compared.MISSING: _("only in the file, stays"),
        Compared.SAME: _("the same"),
    }[compared]


def numbers_words(one: ComparedOrganization) -> str:
    """How much would change, or how much there is; empty where nothing is to be said."""
    parts = []
    if one.answers:
        says = ngettext("{count} answer", "{count} answers", one.answers)
        parts.append(says.format(count=one.answers))
    if one.facts:
        says = ngettext("{count} fact of the profile", "{count} facts of the profile", one.facts)
        parts.append(says.format(count=one.facts))
    if one.assessments:
        says = ngettext("{count} assessment", "{count} assessments", one.assessments)
        parts.append(says.format(count=one.assessments))
    if one.files:
        parts.append(ngettext("{count} file", "{count} files", one.files).format(count=one.files))
    if one.moved:
        parts.append(_("its place in the list"))
    return ", ".join(parts)


def preview_words(found: RestorePreview) -> str:
    """In one sentence what would happen if all were taken back."""
    new, different = found.count(Compared.NEW), found.count(Compared.DIFFERENT)
    if not new and not different:
        return _("Nothing in this backup differs from the file.")
    brought = ngettext("{count} organization comes back", "{count} organizations come back", new)
    changed = ngettext(
        "{count} organization becomes what it was then",
        "{count} organizations become what they were then",
        different,
    )
    parts = [brought.format(count=new)] if new else []
    parts += [changed.format(count=different)] if different else []
    kept = _("What is there now stays in the history.")
    return f"{', '.join(parts)}. {kept}"


def taken_words(taken: TakenBack) -> str:
    count = len(taken.new) + len(taken.changed)
    if not count:
        return _("Nothing was taken back: the file holds the same.")
    says = ngettext("{count} organization was taken back.", "{count} organizations were taken back.", count)
    return says.format(count=count)


def local_moment_words(moment: datetime.datetime | None, *, today: datetime.date) -> str:
    """In the time of the place one is at."""
    if moment is None:
        return ""
    local = moment.astimezone()
    words = moment_words(local, today=today)
    return _("today, {time}").format(time=words) if local.date() == today else words


def table_lines(organizations: Iterable[ComparedOrganization]) -> list[str]:
    """A line for each organization: how it stands, its name, how much."""
    lines = []
    for one in organizations:
        numbers = numbers_words(one)
        lines.append(f"{compared_words(one.compared)}: {one.name}" + (f" ({numbers})" if numbers else ""))
    return lines
