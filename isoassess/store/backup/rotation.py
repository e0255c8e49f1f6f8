"""Which backups stay when there are many: those of the last day, and one of some days, weeks and months."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct


class Rotation(Struct, frozen=True, kw_only=True):
    """Of how many days, weeks and months that have a backup the newest one stays.

    `recent`: so many of the last 24 hours stay besides. A person is told of one before something is taken
    over or back, and may want it an hour later.
    """

    recent: int = 10
    daily: int = 7
    weekly: int = 4
    monthly: int = 12


USUAL = Rotation()
_DAY = timedelta(days=1)


def kept(moments: Iterable[datetime], rotation: Rotation = USUAL) -> frozenset[datetime]:
    """The backups that stay, each named by when it was made; a period without one counts for nothing.

    To rotate after each backup leaves the same as to rotate once at the end.
    """
    newest_first = sorted(set(moments), reverse=True)
    periods: tuple[tuple[int, Callable[[date], object]], ...] = (
        (rotation.daily, _day),
        (rotation.weekly, _week),
        (rotation.monthly, _month),
    )
    found: set[datetime] = set()
    for count, period in periods:
        newest: dict[object, datetime] = {}
        for moment in newest_first:
            newest.setdefault(period(moment.date()), moment)
        found.update(list(newest.values())[:count])
    return frozenset(found)


def surplus(moments: Iterable[datetime], *, now: datetime, rotation: Rotation = USUAL) -> frozenset[datetime]:
    """The backups that may go.

    One from after `now` was made before the clock was set back: it neither goes nor counts, so that it
    cannot push out what is made now.
    """
    past = {moment for moment in moments if moment <= now}
    recent = sorted(moment for moment in past if now - moment < _DAY)[-rotation.recent :]
    return frozenset(past - kept(past, rotation) - set(recent))


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return day.year, day.month
