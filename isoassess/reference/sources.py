"""What the source keys of a decision stand for, so that a reader can look them up."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from msgspec import Struct

from isoassess.files.yaml_reader import read_resource
from isoassess.language.dates import date_words, month_words
from isoassess.language.texts import _

_ARTICLE = "article:"
_NOTES = {"iso9001": "ISO 9001", "iso9002": "ISO 9002"}  # pages that say where their content comes from


class SourceRegister(Struct, frozen=True):
    """`dated`: the day, month or year of a source as in ISO 8601; without one where no date was seen."""

    as_of: date
    titles: dict[str, str]
    dated: dict[str, str]


@cache
def register() -> SourceRegister:
    """The sources as shipped, and the day they were looked up."""
    return read_resource("facts/sources.yaml", SourceRegister)


def titles() -> dict[str, str]:
    """The title of every source, by its key."""
    return register().titles


def source_words(keys: Iterable[str]) -> tuple[str, ...]:
    """The titles behind the keys with their dates, each once; what is commonly claimed is no source."""
    sources = (key for key in keys if not key.startswith(_ARTICLE))
    return tuple(dict.fromkeys(", ".join(filter(None, (source_title(k), dated_words(k)))) for k in sources))


def dated_words(key: str) -> str:
    """Of when a source is, as exactly as that is known; empty where it bears no date."""
    match register().dated.get(key, "").split("-"):
        case [year, month, day]:
            return date_words(date(int(year), int(month), int(day)))
        case [year, month]:
            return month_words(date(int(year), int(month), 1))
        case [year]:
            return year
    return ""


def source_title(key: str) -> str:
    """The title behind a key, without its date."""
    notes, _blank, place = key.partition(" ")
    if notes in _NOTES and place:
        words = _("the program's own notes on {standard}, {place}")
        return titles().get(place) or words.format(standard=_NOTES[notes], place=place)
    return titles().get(key, key)
