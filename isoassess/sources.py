"""What the source keys of a decision stand for, so that a reader can look them up."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from msgspec import Struct

from isoassess.reading import read_resource
from isoassess.texts import _

_ARTICLE = "article:"


class _Register(Struct, frozen=True):
    as_of: date
    titles: dict[str, str]


@cache
def titles() -> dict[str, str]:
    """The title of every source, by its key."""
    return read_resource("facts/sources.yaml", _Register).titles


def source_words(keys: Iterable[str]) -> tuple[str, ...]:
    """The titles behind the keys, each once; the sentences of the article count as one source."""
    words = [
        _("the article that the program answers") if key.startswith(_ARTICLE) else titles().get(key, key)
        for key in keys
    ]
    return tuple(dict.fromkeys(words))
