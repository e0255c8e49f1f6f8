"""Moves every day that is named in data or in English texts by whole months, so that a sample never ages."""

import calendar
import datetime
import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from isoassess.language.english_days import MONTHS

_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b(?: (20\d\d)\b)?")
_YEAR = re.compile(r"(?<!:)\b(20\d\d)(/\d\d)?\b")  # not that of a standard
_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_EVERY = "every "  # before a month that is of no year
_MIDDLE = 6  # the month that a year alone is taken for, counted from 0
Value = TypeVar("Value", bound=Struct)


def months_between(earlier: datetime.date, later: datetime.date) -> int:
    """Whole months that an earlier day can be moved without getting behind the later one."""
    months = 12 * (later.year - earlier.year) + later.month - earlier.month
    return months if moved_day(earlier, months) <= later else months - 1


def moved_day(day: datetime.date, months: int) -> datetime.date:
    """The same day of another month, or the last one that it has."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def moved_text(text: str, months: int) -> str:
    """A text in which every month and year is a later one; a month without a year is of that named next."""
    found = list(_MONTH.finditer(text))
    years = _years_of(found)
    parts: list[str] = []
    end = 0
    for place, named in enumerate(found):
        parts.append(_moved_years(text[end : named.start()], months))
        year, month = divmod(12 * (years[place] or 0) + MONTHS.index(named[1]) + months, 12)
        following = _moved_year(found, years, place + 1, months)
        parts.append(MONTHS[month])
        if named[2] or (years[place] is not None and year != following):
            parts.append(f" {year}")
        end = named.end()
    parts.append(_moved_years(text[end:], months))
    return "".join(parts)


def moved(value: Value, months: int) -> Value:
    """A value with all its days and texts moved."""
    kind = type(value)
    return msgspec.convert(_moved_plain(msgspec.to_builtins(value), months), kind)


def _moved_plain(plain: Any, months: int) -> Any:
    match plain:
        case str() if _DAY.fullmatch(plain):
            return moved_day(datetime.date.fromisoformat(plain), months).isoformat()
        case str():
            return moved_text(plain, months)
        case list() | tuple():
            return [_moved_plain(one, months) for one in plain]
        case Mapping():
            return {key: _moved_plain(one, months) for key, one in plain.items()}
    return plain


def _years_of(found: list[re.Match[str]]) -> list[int | None]:
    """The year of each month: its own, or that of the next one which has one."""
    years: list[int | None] = []
    for named in reversed(found):
        before = named.string[: named.start()]
        known = years[-1] if years and not before.endswith(_EVERY) else None
        years.append(int(named[2]) if named[2] else known)
    return years[::-1]


def _moved_year(found: list[re.Match[str]], years: list[int | None], place: int, months: int) -> int | None:
    """Of the month at a place; None where there is none, or it is of no year."""
    if place >= len(found) or (year := years[place]) is None:
        return None
    return (12 * year + MONTHS.index(found[place][1]) + months) // 12


def _moved_years(text: str, months: int) -> str:
    """Years that stand alone."""
    return _YEAR.sub(lambda year: _moved_alone(year, months), text)


def _moved_alone(year: re.Match[str], months: int) -> str:
    later = (12 * int(year[1]) + _MIDDLE + months) // 12
    return f"{later}/{(later + 1) % 100:02}" if year[2] else str(later)
