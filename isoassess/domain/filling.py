"""How the arguments of a message are said: days in words, numbers as people write them."""

import datetime
from collections.abc import Mapping

from isoassess.domain import Lens
from isoassess.domain.message import Argument, Arguments
from isoassess.language.dates import amount_words, date_words, month_words


def filled(sentence: str, arguments: Arguments, said: Mapping[str, str] | None = None) -> str:
    """The sentence with its arguments in words; `said` are those in words that are not the usual ones.

    A day that goes by the name `month` is said by its month.
    """
    return sentence.format(**{name: _words(name, value) for name, value in arguments} | dict(said or {}))


def _words(name: str, value: Argument) -> str:
    match value:
        case Lens():
            return value.label
        case datetime.date():
            return month_words(value) if name == "month" else date_words(value)
        case int() | float():
            return amount_words(value)
    return str(value)


def count_of(arguments: Arguments) -> int:
    """The argument `count`, by which a sentence is in the singular or plural; 0 where there is none."""
    return next((value for name, value in arguments if name == "count" and isinstance(value, int)), 0)
