"""Days and times in English, as the CLDR has them: the language of the texts needs no library for its own.

Loading what knows all languages takes a tenth of the time in which the window opens.
"""

import datetime
from collections.abc import Callable, Mapping

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FORMS: Mapping[str, Callable[[datetime.date, str], str]] = {
    # Our English is that of "en", whose September is short as the other months are, with the day first.
    # All regions that put the day first say Sept.
    "yMMMMd": lambda day, month: f"{day.day} {month} {day.year}",
    "yMMMd": lambda day, month: f"{day.day} {month[:3]} {day.year}",
    "yMMMM": lambda day, month: f"{month} {day.year}",
    "yMMM": lambda day, month: f"{month[:3]} {day.year}",
    "MMM": lambda _day, month: month[:3],
    "Hms": lambda moment, _month: f"{moment:%H:%M:%S}",
    "Hm": lambda moment, _month: f"{moment:%H:%M}",
}


def in_english(moment: datetime.date, parts: str) -> str:
    """The parts of a day or moment, named as the CLDR names them: 30 September 2029 for yMMMMd."""
    return _FORMS[parts](moment, MONTHS[moment.month - 1])
