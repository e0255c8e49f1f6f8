"""How the system's country writes its days, for the reader of days in the core."""

import re

from PySide6.QtCore import QDate, QLocale

from isoassess.language.days import DigitOrder, Writing

_QUOTED = re.compile(r"'[^']*'")
_EXAMPLE = QDate(2027, 1, 31)


def system_writing(locale: QLocale | None = None) -> Writing:
    """The order of day, month and year, the names of the months, and a day as it is written there."""
    known = locale or QLocale()
    return Writing(order=_order(known), months=_months(known), example=_example(known))


def _order(locale: QLocale) -> DigitOrder:
    """As the letters stand in the short form; day first where it says nothing we know."""
    letters = [letter for letter in _short_form(locale) if letter in "dMy"]
    found = "".join(dict.fromkeys(letters)).lower()
    return DigitOrder(found) if found in list(DigitOrder) else DigitOrder.DAY_FIRST


def _short_form(locale: QLocale) -> str:
    return _QUOTED.sub("", locale.dateFormat(QLocale.FormatType.ShortFormat))


def _months(locale: QLocale) -> dict[str, int]:
    """Long and short names, as they stand in a date and alone; none that is written in digits."""
    forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    named = [
        (name, month)
        for month in range(1, 13)
        for form in forms
        for name in (locale.monthName(month, form), locale.standaloneMonthName(month, form))
    ]
    return {name: month for name, month in named if not any(letter.isdigit() for letter in name)}


def _example(locale: QLocale) -> str:
    """The last of January 2027 in the short form, with all four digits of the year."""
    form = re.sub(r"y+", "yyyy", _short_form(locale)).strip()
    shown = QLocale.c().toString(_EXAMPLE, form)
    return shown if any(mark in shown for mark in "./-") else "31.1.2027"
