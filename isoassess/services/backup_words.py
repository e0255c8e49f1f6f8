"""Backups in words, for window and command line: what was made, how large, and when."""

import datetime

from isoassess.language.dates import clock_words, moment_words, short_date_words
from isoassess.language.texts import _
from isoassess.store.backup.rounds import PlaceDone, RoundDone

_UNITS = ("B", "KB", "MB", "GB", "TB")


def size_words(size: int) -> str:
    amount, unit = float(size), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.0f} {_UNITS[unit]}" if unit < 2 or amount >= 100 else f"{amount:.1f} {_UNITS[unit]}"


def done_words(done: RoundDone, *, failures: bool = True) -> str:
    """What became of a round, a line for each folder; `failures`: also for those that could not be filled."""
    lines = [_place_words(one) for one in done.places if failures or not one.failure]
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


def local_moment_words(moment: datetime.datetime | None, *, today: datetime.date) -> str:
    """In the time of the place one is at."""
    if moment is None:
        return ""
    local = moment.astimezone()
    words = moment_words(local, today=today)
    return _("today, {time}").format(time=words) if local.date() == today else words


def exact_moment_words(moment: datetime.datetime | None, *, today: datetime.date) -> str:
    """The day, and the time of the place one is at to the second."""
    if moment is None:
        return ""
    day = moment.astimezone().date()
    says = _("today, {time}") if day == today else short_date_words(day) + ", {time}"
    return says.format(time=clock_words(moment))
