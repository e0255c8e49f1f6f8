"""Reads which standard a contract or a certificate names, under all the names these standards have had."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache

from msgspec import Struct

from isoassess.model import Confidence
from isoassess.reading import read_resource
from isoassess.texts import _


class Named(StrEnum):
    """What a wording comes to; AMBIGUOUS asks for the year or for the one standard that binds."""

    ISO9001 = "iso9001"
    ISO9002 = "iso9002"
    ISO9003 = "iso9003"
    GUIDANCE = "guidance"
    AMBIGUOUS = "ambiguous"
    OTHER = "other"
    NONE = "none"


MODELS = (Named.ISO9001, Named.ISO9002, Named.ISO9003)


class NamedStandard(Struct, frozen=True, kw_only=True):
    """One reading of a text; `alias` is the name that was recognized, several where they differ."""

    kind: Named
    year: int | None = None
    alias: str = ""
    several: bool = False
    confidence: Confidence = Confidence.HIGH
    sources: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name with its year."""
        return f"{self.alias}:{self.year}" if self.year else self.alias

    @property
    def says(self) -> str:
        """One sentence for a person; empty where nothing is named."""
        if self.several:
            text = _("The text names {names}. Ask in writing which one binds, with its year.")
            return text.format(names=self.alias)
        return _sentence(self.kind).format(
            name=self.title or _("the named standard"), reported=self._reported
        )

    @property
    def _reported(self) -> str:
        return "" if self.confidence is Confidence.HIGH else _(" (reported; check the wording)")


class YearSpan(Struct, frozen=True, kw_only=True):
    """What a name means with a year from `first` to `last`."""

    first: int
    last: int
    means: Named


class Alias(Struct, frozen=True, kw_only=True):
    """A name as contracts word it; `means` holds outside of all `years`."""

    name: str
    means: Named
    years: tuple[YearSpan, ...] = ()
    confidence: Confidence
    sources: tuple[str, ...]


class AliasTable(Struct, frozen=True, kw_only=True):
    """The aliases as shipped, and the day they were looked up."""

    as_of: str
    aliases: tuple[Alias, ...]


NOTHING = NamedStandard(kind=Named.NONE)
UNRECOGNIZED = NamedStandard(kind=Named.OTHER)

_PIECES = re.compile(r"[^\W\d_]+|[0-9]+")
_GLUED = re.compile(
    r"(?:ISO|IEC|EN|BS|DIN|UNI|UNE|NF|NP|SN|PD|GTC|GB|ANSI|ASQC|ASQ|JIS|KS|CNS|SABS|CAN|CSA|NZS|MS|AS|IS|"
    r"AQAP|QS|TS|IATF|T|Q|Z|A)"
)
_LONGEST_GLUED = 12
_SILENT = frozenset(
    {"PART", "PARTS", "PT", "EDITION", "ED", "VERSION", "ISSUE", "REVISION", "REV", "YEAR", "OF"}
)
_SHORT_YEARS = {
    "87": 1987,
    "88": 1988,
    "94": 1994,
    "00": 2000,
    "08": 2008,
    "15": 2015,
    "16": 2016,
    "26": 2026,
}
_NUMBERS = ("9001", "9002", "9003")
_SHORTHAND = {"2": "9002", "3": "9003"}  # as in "ISO 9001/2"


@lru_cache(maxsize=256)
def read_name(text: str) -> NamedStandard:
    """The standard that a contract's or certificate's wording names; linear in the length of the text."""
    pieces = _pieces(text)
    if not pieces:
        return UNRECOGNIZED if text.strip() else NOTHING
    mentions = list(_mentions(pieces)) or _bare_number(pieces)
    return _together(mentions) if mentions else UNRECOGNIZED


def _pieces(text: str) -> tuple[str, ...]:
    """Upper-case words and numbers, without the words that say nothing."""
    found = _PIECES.findall(unicodedata.normalize("NFKC", text).upper())
    return tuple(part for piece in found if piece not in _SILENT for part in _split(piece))


def _split(piece: str) -> list[str]:
    """`ENISO` is two words; anything that is not wholly made of known letters stays one."""
    if len(piece) > _LONGEST_GLUED or piece[0].isdigit():
        return [piece]
    parts = _GLUED.findall(piece)
    return parts if "".join(parts) == piece else [piece]


@cache
def _by_first_piece() -> dict[str, list[tuple[tuple[str, ...], Alias]]]:
    """The aliases by their first piece, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Alias]]] = {}
    for alias in read_resource("facts/aliases.yaml", AliasTable).aliases:
        pieces = _pieces(alias.name)
        table.setdefault(pieces[0], []).append((pieces, alias))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _mentions(pieces: tuple[str, ...]) -> Iterator[NamedStandard]:
    """Every standard named, in order; after an ISO 9000 number a bare one counts too."""
    at, numbered = 0, False
    while at < len(pieces):
        hit = _alias_at(pieces, at)
        if hit is None and numbered and pieces[at] in _NUMBERS:
            hit = _alias_at(("ISO", *pieces[at : at + 2]), 0, offset=at - 1)
        if hit is None:
            at += 1
            continue
        mention, at = hit
        yield mention
        numbered = numbered or mention.alias.removeprefix("ISO ") in _NUMBERS
        while numbered and at < len(pieces) and pieces[at] in _SHORTHAND:
            short = _alias_at(("ISO", _SHORTHAND[pieces[at]]), 0)
            at += 1
            if short:
                yield short[0]


def _alias_at(pieces: tuple[str, ...], at: int, offset: int = 0) -> tuple[NamedStandard, int] | None:
    """The longest alias that starts here with its year, and where the text goes on."""
    for wanted, alias in _by_first_piece().get(pieces[at], ()):
        end, year = _fit(pieces, at, wanted)
        if not end:
            continue
        if year is None and end < len(pieces):
            year = _year(pieces[end])
            end += year is not None
        return _meaning(alias, year), end + offset
    return None


def _fit(pieces: tuple[str, ...], at: int, wanted: tuple[str, ...]) -> tuple[int, int | None]:
    """Where the alias ends (0 if it is not here), and a year that stands before its last piece."""
    year = None
    for index, piece in enumerate(wanted):
        last = index == len(wanted) - 1
        if last and index and at < len(pieces) and pieces[at] != piece:
            year = _year(pieces[at]) if len(piece) == 1 else None
            at += year is not None
        if at >= len(pieces) or pieces[at] != piece:
            return 0, None
        at += 1
    return at, year


def _year(piece: str) -> int | None:
    if piece in _SHORT_YEARS:
        return _SHORT_YEARS[piece]
    return int(piece) if re.fullmatch(r"(?:19[789]|20[0-9])[0-9]", piece) else None


def _meaning(alias: Alias, year: int | None) -> NamedStandard:
    spans = [span.means for span in alias.years if year is not None and span.first <= year <= span.last]
    return NamedStandard(
        kind=spans[0] if spans else alias.means,
        year=year,
        alias=alias.name,
        confidence=alias.confidence,
        sources=alias.sources,
    )


def _bare_number(pieces: tuple[str, ...]) -> list[NamedStandard]:
    """`9002:1994` alone is read as an ISO number; inside a longer text a bare 9002 is only asked about."""
    if pieces[0] in _NUMBERS and (len(pieces) == 1 or (len(pieces) == 2 and _year(pieces[1]))):
        hit = _alias_at(("ISO", *pieces), 0)
        return [hit[0]] if hit else []
    hit = _alias_at(("ISO", "9002"), 0) if "9002" in pieces else None
    return [hit[0]] if hit else []


def _together(mentions: list[NamedStandard]) -> NamedStandard:
    """What several names in one text come to; two different models must be settled by asking."""
    models = [mention for mention in mentions if mention.kind in MODELS]
    open_ones = [mention for mention in mentions if mention.kind is Named.AMBIGUOUS]
    kinds = {mention.kind for mention in models}
    if len(kinds) > 1 or (kinds and kinds != {Named.ISO9002} and open_ones):
        names = ", ".join(dict.fromkeys(mention.title for mention in (*models, *open_ones)))
        return NamedStandard(kind=Named.AMBIGUOUS, alias=names, several=True)
    if models:
        return max(models, key=lambda mention: mention.year is not None)
    guidance = [mention for mention in mentions if mention.kind is Named.GUIDANCE]
    if guidance:
        return guidance[0]
    if open_ones and any(mention.alias == "QS-9000" for mention in mentions):
        return NamedStandard(kind=Named.ISO9002, alias="QS-9000 + ISO 9002", confidence=Confidence.MEDIUM)
    return (open_ones or mentions)[0]


def _sentence(kind: Named) -> str:
    return {
        Named.ISO9001: _("{name} means ISO 9001{reported}."),
        Named.ISO9002: _("{name} means the old ISO 9002, the model without design{reported}."),
        Named.ISO9003: _("{name} means the old ISO 9003, for final inspection and test only{reported}."),
        Named.GUIDANCE: _(
            "{name} is guidance on applying ISO 9001, not ISO 9002:1994; nobody can be certified to "
            "it{reported}."
        ),
        Named.AMBIGUOUS: _(
            "{name} alone can mean more than one document. Ask for the full name with its year{reported}."
        ),
        Named.OTHER: _("{name} is none of ISO 9001, ISO 9002 and ISO 9003{reported}."),
        Named.NONE: "",
    }[kind]
