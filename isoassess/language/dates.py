"""Days, months, times and numbers as they are said to a person, on paper and screen alike, by the language
of the texts and never by that of the system."""

import datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from isoassess.language.english_days import MONTHS, in_english
from isoassess.language.texts import ENGLISH, _, language_in_use

if TYPE_CHECKING:
    from babel import Locale

DECIMALS = 3  # no amount has more
_IN_WORDS = {"yMMMd": "yMMMMd", "yMMM": "yMMMM"}  # what is taken where the short form is written in digits


def date_words(day: datetime.date) -> str:
    """A day in words, such as 30 September 2029, whatever order the country writes."""
    return _said(day, "yMMMMd")


def days_words(first: datetime.date, last: datetime.date) -> str:
    """From one day to another, what they share told once: 18 to 20 November 2026."""
    language = language_in_use()
    if first == last:
        return date_words(last)
    if language != ENGLISH:
        from babel.dates import format_interval

        return str(format_interval(first, last, "yMMMMd", locale=_locale(language)))
    told = date_words(first)
    if first.year == last.year:
        told = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{told} to {date_words(last)}"


def month_words(day: datetime.date) -> str:
    """The month of a day, such as December 2003."""
    return _said(day, "yMMMM")


def short_date_words(day: datetime.date) -> str:
    """A day as short as nobody can take it for another: 18 Nov 2026."""
    return _said(day, "yMMMd")


def short_month_words(day: datetime.date) -> str:
    """The month of a day: Nov 2026."""
    return _said(day, "yMMM")


def short_month(day: datetime.date) -> str:
    """The name of the month, as short as it can be understood."""
    return _said(day, "MMM")


def month_names() -> tuple[str, ...]:
    """January to December, as they stand in a day."""
    language = language_in_use()
    if language == ENGLISH:
        return MONTHS
    named = _locale(language).months["format"]["wide"]
    return tuple(named[month] for month in range(1, 13))


def clock_words(moment: datetime.datetime) -> str:
    """The local time of a moment, to the second."""
    return _said(moment.astimezone(), "Hms")


def moment_words(moment: datetime.datetime, *, today: datetime.date) -> str:
    """When something happened, as short as can be: the time today, yesterday, or the day."""
    local = moment.astimezone()
    days = (today - local.date()).days
    if days == 0:
        return _said(local, "Hm")
    return _("yesterday") if days == 1 else short_date_words(local.date())


def amount_words(amount: float, *, decimals: int | None = None, grouped: bool = False) -> str:
    """A number with the decimals it has and no more, 12.5, and 12 rather than 12.0; or with just `decimals`.

    `grouped` sets the thousands apart: 10,000,000.
    """
    from babel.numbers import format_decimal

    form = "#,##0." + ("#" * DECIMALS if decimals is None else "0" * decimals)
    exact = Decimal(amount)  # as the computer holds it, so that it is rounded once
    return format_decimal(exact, form.rstrip("."), _locale(language_in_use()), group_separator=grouped)


def _said(moment: datetime.date | datetime.datetime, parts: str) -> str:
    """The parts of a moment in the order and with the signs of the language."""
    language = language_in_use()
    if language == ENGLISH:
        return in_english(moment, parts)
    from babel.dates import format_datetime

    locale = _locale(language)
    return format_datetime(_midnight(moment), _form(language, parts), locale=locale)


def _midnight(moment: datetime.date | datetime.datetime) -> datetime.datetime:
    if isinstance(moment, datetime.datetime):
        return moment
    return datetime.datetime.combine(moment, datetime.time(), datetime.UTC)


@lru_cache
def _form(language: str, parts: str) -> str:
    """How the language writes these parts, as a pattern of the CLDR: d MMM y."""
    known = _locale(language).datetime_skeletons
    form = str(known[parts].pattern)
    spelled = "MMM" in form or "LLL" in form
    return _form(language, _IN_WORDS[parts]) if parts in _IN_WORDS and not spelled else form


@lru_cache
def _locale(language: str) -> "Locale":
    """Loaded when the first day is said, not when the program starts."""
    from babel import Locale

    return Locale.parse(language)
