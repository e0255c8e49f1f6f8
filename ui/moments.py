"""Days and times as a person reads them, in the language of the system."""

import datetime

from PySide6.QtCore import QDate, QLocale, QTime

from isoassess.texts import _


def day_words(day: datetime.date) -> str:
    """A day no reader can take for another: 18 Nov 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def month_words(day: datetime.date, *, short: bool = False) -> str:
    """The month of a day: November 2026, or Nov 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM yyyy" if short else "MMMM yyyy")


def clock_words(moment: datetime.datetime) -> str:
    """The local time of a moment, to the second."""
    local = moment.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute, local.second), "HH:mm:ss")


def moment_words(moment: datetime.datetime, *, today: datetime.date) -> str:
    """When something happened, as short as can be: the time today, yesterday, or the day."""
    local = moment.astimezone()
    days = (today - local.date()).days
    if days == 0:
        return QLocale().toString(QTime(local.hour, local.minute), "HH:mm")
    return _("yesterday") if days == 1 else day_words(local.date())
