"""How old the dated facts are that answers rest on: the day they were looked up, not that of an answer."""

import datetime

from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.standard_choice.editions import table

OLD_AFTER = datetime.timedelta(days=180)


def facts_day() -> datetime.date:
    """The day on which the facts were looked up."""
    return table().as_of


def old_facts_words(on: datetime.date) -> str:
    """The warning once they are old on a day; empty before."""
    if on - facts_day() <= OLD_AFTER:
        return ""
    says = _(
        "The facts were looked up on {day} and may have changed since: check each date before you rely on it."
    )
    return says.format(day=date_words(facts_day()))
