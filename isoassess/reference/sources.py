"""What the source keys of a decision stand for, so that a reader can look them up."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from msgspec import Struct

from isoassess.files.yaml_reader import read_resource
from isoassess.language.texts import _

_ARTICLE = "article:"
_NOTES = {"iso9001": "ISO 9001", "iso9002": "ISO 9002"}  # pages that say where their content comes from


class _Register(Struct, frozen=True):
    as_of: date
    titles: dict[str, str]


@cache
def titles() -> dict[str, str]:
    """The title of every source, by its key."""
    return read_resource("facts/sources.yaml", _Register).titles


def source_words(keys: Iterable[str]) -> tuple[str, ...]:
    """The titles behind the keys, each once; the sentences of the article count as one source."""
    return tuple(dict.fromkeys(map(_words, keys)))


def _words(key: str) -> str:
    if key.startswith(_ARTICLE):
        return _("what is commonly claimed of the two standards")
    notes, _blank, place = key.partition(" ")
    if notes in _NOTES and place:
        words = _("the program's own notes on {standard}, {place}")
        return titles().get(place) or words.format(standard=_NOTES[notes], place=place)
    return titles().get(key, key)
