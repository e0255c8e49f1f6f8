"""Days and times as a person reads them: days in the language of the texts, whatever the system speaks."""

import datetime

from isoassess.language import dates
from isoassess.language.texts import _


def day_words(day: datetime.date) -> str:
    """A day no reader can take for another: 18 Nov 2026."""
    return dates.short_date_words(day)


def month_words(day: datetime.date, *, short: bool = False) -> str:
    """The month of a day: November 2026, or Nov 2026."""
    return dates.short_month_words(day) if short else dates.month_words(day)


def clock_words(moment: datetime.datetime) -> str:
    """The local time of a moment, to the second."""
    local = moment.astimezone()
    return f"{local:%H:%M:%S}"


def moment_words(moment: datetime.datetime, *, today: datetime.date) -> str:
    """When something happened, as short as can be: the time today, yesterday, or the day."""
    local = moment.astimezone()
    days = (today - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    return _("yesterday") if days == 1 else day_words(local.date())
