"""Reads a day as people write it: as 2027-01-31, in the order of their country, or with the month's name."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from isoassess.errors import BadInput
from isoassess.language.dates import date_words, month_names
from isoassess.language.english_days import MONTHS
from isoassess.language.folding import folded
from isoassess.language.texts import _

PIVOT = 70  # two digits of a year: 70 to 99 are 1970 to 1999, 00 to 69 are 2000 to 2069
FIRST_YEAR, LAST_YEAR = 1900, 2199  # outside of them a year is a slip of the keys
LONGEST = 60  # characters; no day is written longer
SHORTEST_NAME = 3  # letters that tell a month


class DigitOrder(StrEnum):
    """What comes first where a day is written in digits."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class Writing(Struct, frozen=True, kw_only=True):
    """How a country writes its days; `months` are names in its language beside those of the texts."""

    order: DigitOrder = DigitOrder.DAY_FIRST
    months: Mapping[str, int] = {}
    example: str = "31.1.2027"


INTERNATIONAL = Writing()


class TwoDays(BadInput):
    """What was written can be either of two days."""

    def __init__(self, one: date, other: date) -> None:
        words = _("This can be {one} or {other}. Write it like {example}.")
        self.readings = _("{one} or {other}").format(one=date_words(one), other=date_words(other))
        super().__init__(words.format(one=date_words(one), other=date_words(other), example=one.isoformat()))


_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+")
_COMPACT = re.compile(r"\d{8}")
_BETWEEN = r"(?:\s*[.,/-]\s*|\s+)"
_THREE = re.compile(rf"(\d{{1,4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,4}})[\s.,-]*")
_SHORT_DASHED = re.compile(r"\d{1,2}\s*-\s*\d{1,2}\s*-\s*\d{2}")  # 31-12-26, with the year at either end
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−⁄∕・·年月日년월일"), "-")
_MONTHS_ELSEWHERE = {
    name: number
    for names in (
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    )
    for number, name in enumerate(names.split(), 1)
} | {"Jänner": 1, "Feber": 2}
# Beside a day, a month or a year, in one language or another; without accents.
_LITTLE_WORDS = frozenset(
    {"st", "nd", "rd", "th", "er", "ere", "eme", "e", "o", "a", "of", "the", "den", "de", "del", "d", "le"}
    | {"el", "la", "do", "di", "y", "g", "m", "г", "год", "года", "р", "ж"}
)


def read_day(text: str, writing: Writing = INTERNATIONAL) -> date | None:
    """The day somebody typed, None for nothing; BadInput says in one sentence what is wrong.

    Four digits of a year tell it wherever it stands. Two digits of a year, and which of two small numbers
    is the month, follow the order of the country; where only the other way round gives a day, that one is
    meant.
    """
    typed = _plain(text)
    if not typed.strip(" .,-/"):
        return None
    if len(typed) > LONGEST:
        raise _no_day(writing)
    day = _compact(typed, writing) or _named(typed, writing) or _in_digits(typed, writing)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        words = _("Enter a year from {first} to {last}, in four digits.")
        raise BadInput(words.format(first=FIRST_YEAR, last=LAST_YEAR))
    return day


def read_sent_day(text: str, writing: Writing = INTERNATIONAL) -> date | None:
    """As `read_day`, from a file of somebody else, whose country and language are not known: months have
    their names in any of some languages, and TwoDays is raised where the order of the country would decide.

    Between points the day comes first, wherever one is; between dashes a year of two digits may come first.
    """
    theirs = replace(writing, months={**_MONTHS_ELSEWHERE, **writing.months})
    plain = _plain(text)
    if _SHORT_DASHED.fullmatch(plain):
        return _one_of(text, theirs, tuple(DigitOrder))
    if writing.order is DigitOrder.YEAR_FIRST:
        return read_day(text, theirs)
    if "." in plain:
        return read_day(text, replace(theirs, order=DigitOrder.DAY_FIRST))
    return _one_of(text, theirs, (DigitOrder.DAY_FIRST, DigitOrder.MONTH_FIRST))


def _one_of(text: str, writing: Writing, orders: tuple[DigitOrder, ...]) -> date | None:
    """The day in whichever order there is one (TwoDays; BadInput where there is none in any)."""
    days: list[date | None] = []
    why: BadInput | None = None
    for order in orders:
        try:
            days.append(read_day(text, replace(writing, order=order)))
        except BadInput as wrong:
            why = why or wrong
    different = list(dict.fromkeys(days))
    if not different and why is not None:
        raise why
    one, *others = different
    if one is not None and others and others[0] is not None:
        raise TwoDays(one, others[0])
    return one


def is_settled(text: str) -> bool:
    """Whether the year stands there in full, so that no more digits are awaited."""
    return bool(re.search(r"\d{4}", _plain(text)))


def _plain(text: str) -> str:
    """Full-width and other digits as ours, all dashes alike, without the marks that nobody sees."""
    alike = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in alike
        if unicodedata.category(character) != "Cf"
    ).strip()


def _compact(typed: str, writing: Writing) -> date | None:
    """Eight digits in a row: with the year first, else as the country writes them."""
    if not _COMPACT.fullmatch(typed):
        return None
    first, last = (typed[:4], typed[4:6], typed[6:]), (typed[4:], typed[:2], typed[2:4])
    year_first = _day(*map(int, first))
    if year_first and FIRST_YEAR <= year_first.year <= LAST_YEAR:
        return year_first
    year, one, other = map(int, last)
    return _two_small(year, one, other, writing)


def _named(typed: str, writing: Writing) -> date | None:
    """A day whose month is a word; None where there is no word."""
    words = [word for word in _WORDS.findall(typed) if _bare(word) not in _LITTLE_WORDS]
    if not words:
        return None
    month = _month(words[0], writing)
    numbers = _DIGITS.findall(typed)
    if month is None or len(words) != 1 or len(numbers) != 2:
        raise _no_day(writing)
    first, second = numbers
    year_first = len(first) == 4 or (len(second) < 4 and writing.order is DigitOrder.YEAR_FIRST)
    year, day = (first, second) if year_first else (second, first)
    return _existing(_day(_year(year, writing), month, _small(day, writing)))


def _in_digits(typed: str, writing: Writing) -> date:
    """Three numbers with something between them."""
    three = _THREE.fullmatch(_WORDS.sub("", typed).strip())
    if three is None:
        raise _no_day(writing)
    first, second, third = three.groups()
    if len(first) == 4 or (len(third) < 4 and writing.order is DigitOrder.YEAR_FIRST):
        return _existing(_day(_year(first, writing), int(second), _small(third, writing)))
    return _two_small(_year(third, writing), _small(first, writing), int(second), writing)


def _two_small(year: int, one: int, other: int, writing: Writing) -> date:
    """The day of a year from two numbers of which one is the month."""
    day_first, month_first = _day(year, other, one), _day(year, one, other)
    if day_first is None or month_first is None:
        return _existing(day_first or month_first)
    if writing.order is DigitOrder.YEAR_FIRST and day_first != month_first:
        raise BadInput(
            _("It is not clear which number is the day and which the month. Write it like 2027-01-31.")
        )
    return month_first if writing.order is DigitOrder.MONTH_FIRST else day_first


def _existing(day: date | None) -> date:
    if day is None:
        raise BadInput(_("This date does not exist."))
    return day


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(digits: str, writing: Writing) -> int:
    """Four digits as they stand; two belong to the years around us."""
    if len(digits) == 4:
        return int(digits)
    if len(digits) != 2:
        raise _no_day(writing)
    return int(digits) + (1900 if int(digits) >= PIVOT else 2000)


def _small(digits: str, writing: Writing) -> int:
    """A day or a month: one digit or two."""
    if len(digits) > 2:
        raise _no_day(writing)
    return int(digits)


def _month(word: str, writing: Writing) -> int | None:
    """The month whose name begins like a word, in any language in use; None for none or several."""
    wanted = _bare(word)
    named = [(_bare(name), number) for number, name in enumerate(month_names(), 1)]
    named += [(_bare(name), number) for number, name in enumerate(MONTHS, 1)]
    named += [(_bare(name), number) for name, number in writing.months.items()]
    exact = {number for name, number in named if name == wanted}
    begun = {number for name, number in named if name.startswith(wanted)}
    found = exact or (begun if len(wanted) >= SHORTEST_NAME else set())
    return found.pop() if len(found) == 1 else None


def _bare(name: str) -> str:
    """A name without points, accents and capitals."""
    return folded(name).strip(". ")


def _no_day(writing: Writing) -> BadInput:
    words = _("This is not a date. Write it like 2027-01-31 or {example}.")
    return BadInput(words.format(example=writing.example))
