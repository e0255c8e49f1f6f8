"""Days and months as they are said to a person: in words, so that nobody takes one for another."""

import datetime

from isoassess.language.texts import _


def date_words(day: datetime.date) -> str:
    """A day in words, such as 30 September 2029, whatever order the country writes."""
    return _("{day} {month} {year}").format(day=day.day, month=month_names()[day.month - 1], year=day.year)


def month_words(day: datetime.date) -> str:
    """The month of a day, such as December 2003."""
    return _("{month} {year}").format(month=month_names()[day.month - 1], year=day.year)


def short_date_words(day: datetime.date) -> str:
    """A day as short as nobody can take it for another: 18 Nov 2026."""
    return _("{day} {month} {year}").format(day=day.day, month=short_month(day), year=day.year)


def short_month_words(day: datetime.date) -> str:
    """The month of a day: Nov 2026."""
    return _("{month} {year}").format(month=short_month(day), year=day.year)


def short_month(day: datetime.date) -> str:
    """The name of the month, as short as it can be understood."""
    months = (
        *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")),
        *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
    )
    return months[day.month - 1]


def month_names() -> tuple[str, ...]:
    """January to December, in the language of the texts."""
    return (
        *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July")),
        *(_("August"), _("September"), _("October"), _("November"), _("December")),
    )
