"""The words around a standard's name, and the names themselves, as shipped."""

import unicodedata
from functools import cache

from msgspec import Struct

from isoassess.domain import Confidence
from isoassess.domain.profile import Scheme
from isoassess.files.yaml_reader import read_resource


class Wording(Struct, frozen=True, kw_only=True):
    """Words of contracts by what they do; see the comments of `wording.yaml`."""

    as_of: str
    bodies: tuple[str, ...]
    doubtful: tuple[str, ...]
    letters: tuple[str, ...]
    drafts: tuple[str, ...]
    specification: tuple[str, ...]
    part: tuple[str, ...]
    numerals: dict[str, int]
    edition: tuple[str, ...]
    small: tuple[str, ...]
    months: tuple[str, ...]
    ordinals: dict[str, int]
    numbered_edition: tuple[str, ...]
    counting: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    nothing: tuple[str, ...]
    labels: tuple[str, ...]
    quality: tuple[str, ...]
    spellings: dict[str, str]
    past: tuple[str, ...]
    by: tuple[str, ...]
    present: tuple[str, ...]
    onward: tuple[str, ...]
    denying: tuple[str, ...]
    lacking: tuple[str, ...]
    dispensing: tuple[str, ...]
    limiting: tuple[str, ...]
    subjects: tuple[str, ...]
    counted: tuple[str, ...]
    suspended: tuple[str, ...]
    lapsed: tuple[str, ...]
    planned: tuple[str, ...]
    starting: tuple[str, ...]
    ending: tuple[str, ...]
    relative: tuple[str, ...]
    joining: tuple[str, ...]
    events: tuple[str, ...]
    determiners: tuple[str, ...]
    demands: tuple[str, ...]
    toward: tuple[str, ...]
    or_else: tuple[str, ...]
    open_end: tuple[str, ...]
    at_least: tuple[str, ...]
    opening: tuple[str, ...]
    schemes: tuple[str, ...]
    dated: tuple[str, ...]
    applying: tuple[str, ...]
    newer: tuple[str, ...]
    in_force: tuple[str, ...]
    no_names: tuple[str, ...]
    unions: tuple[str, ...]


class OtherStandard(Struct, frozen=True, kw_only=True):
    """A standard that is none of the three: what it is, how much of ISO 9001 it holds, what it adds.

    `contains`: all, 1994 (all of that edition), most, some, nothing, guidance (no requirements at all), or
    mark (no management system standard at all, but a sign, a law or a standard of a product).
    `note`: a sentence of its own. `basis`: it stands on ISO 9001 or ISO 9002, and which must be asked.
    `scheme`: the sector whose own rules it is. `ended`: it is not used any more; `successor` replaced it.
    """

    names: tuple[str, ...]
    about: str
    contains: str
    beyond: str
    note: str = ""
    successor: str = ""
    basis: bool = False
    scheme: Scheme = Scheme.NONE
    ended: bool = False
    confidence: Confidence
    sources: tuple[str, ...]


class OtherStandards(Struct, frozen=True, kw_only=True):
    """The other standards as shipped, and the day they were looked up."""

    as_of: str
    standards: tuple[OtherStandard, ...]


def fold(text: str) -> str:
    """Upper case, without accents, width, direction marks and joiners; other digits become 0 to 9.

    Not as for a search: what is in capitals tells a name, and letters that look alike are told apart here.
    """
    if text.isascii():
        return text.upper()
    return "".join(map(_plain, unicodedata.normalize("NFKD", text).upper()))


@cache
def _plain(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""
    return str(unicodedata.decimal(character)) if category == "Nd" else character


@cache
def wording() -> Wording:
    """The words as shipped."""
    return read_resource("facts/wording.yaml", Wording)


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind of `Wording`, folded as a text is before it is compared."""
    return frozenset(fold(word) for word in getattr(wording(), kind))


@cache
def spellings() -> dict[str, str]:
    """The letters ISO, GOST and their like in other scripts."""
    return {fold(word): letters for word, letters in wording().spellings.items()}


@cache
def others() -> tuple[OtherStandard, ...]:
    """The standards that are none of the three."""
    return read_resource("facts/other_standards.yaml", OtherStandards).standards
