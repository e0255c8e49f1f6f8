"""Takes a wording apart into words and numbers, whatever script, digits and case it is written in."""

import re
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from isoassess.standard_choice.contract_standard.vocabulary import fold, spellings, wording, words

_PIECES = re.compile(r"[0-9]+|[^\W\d_]+|(?<=[0-9])\+(?=[\s,;.)\]]|$)")  # a plus behind a year: "or later"
_SCRIPTS = re.compile(r"[A-Z]+|[^A-Z]+")
_CAMEL = re.compile(
    r"(?<=[^\W\d_A-Z]{2})(?=[A-Z]{2,})"
)  # the end of a word to which a name in capitals is glued
_LONGEST_GLUED = 14
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXISABEZHIKMNOPTYX")
_ELL_FOR_I = re.compile(r"\blSO\b")
_DOTTED = re.compile(r"\bI\.\s?S\.\s?O\b\.?\s?")
_THOUSANDS = (" ", ".", "\u00a0", "\u202f")
_GROUPED = ("000", "001", "002", "003")  # the ends of 29 002 and 19 002
_ZEROS, _ONES = "OoОоΟο", "Il|"  # Latin, Cyrillic, Greek
_SLIP = f"[0-9{_ZEROS}{_ONES}]"
_SLIPPED_ISO = re.compile(f"(?<![A-Za-z0-9])[I1l|]S[O0](?=[\\s:/-]*{_SLIP}{{4}})")
_SLIPPED_NUMBER = re.compile(
    f"(?:(?<![A-Za-z0-9])|(?<=ISO))(?={_SLIP}{{0,3}}[0-9]){_SLIP}{{4}}(?![A-Za-z0-9])"
)
_BROKEN_YEAR = re.compile(r"(?<=[:(-])(\s?(?:19|20))\s(\d\d)(?!\d)")  # `9001 : 20 15`
_DIGITS = str.maketrans(_ZEROS + _ONES, "0" * len(_ZEROS) + "1" * len(_ONES))


class Token(Struct, frozen=True):
    """A word or number: folded, what stood between it and the one before, whether in capitals."""

    text: str
    gap: str
    capitals: bool
    written: str = ""  # the whole word; empty for the further pieces of one that was taken apart

    @property
    def number(self) -> bool:
        return self.text.isdecimal()


def tokens(text: str) -> list[Token]:
    """The words and numbers of a text in order, linear in its length."""
    text = _DOTTED.sub("ISO ", _CAMEL.sub(" ", _ELL_FOR_I.sub("ISO", text)))
    found: list[Token] = []
    folded, end = fold(text), 0
    shouted = len(folded) != len(text)  # the case of single words is lost where folding changed the length
    for match in _PIECES.finditer(folded):
        gap = folded[end : match.start()]
        end = match.end()
        written = match[0] if shouted else text[match.start() : end]
        capitals = written == match[0]
        for place, piece in enumerate(_split(match[0])):
            found.append(Token(piece, "" if place else gap, capitals, "" if place else written))
    return _numbered_parts(_joined(found))


def _joined(found: list[Token]) -> list[Token]:
    """`EN 29 002` and `GB/T 19.002` have one number."""
    kept: list[Token] = []
    for token in found:
        if token.text in _GROUPED and kept and kept[-1].text in ("19", "29") and token.gap in _THOUSANDS:
            kept[-1] = replace(kept[-1], text=kept[-1].text + token.text)
        else:
            kept.append(token)
    return kept


@lru_cache(maxsize=4096)
def _split(piece: str) -> tuple[str, ...]:
    """`ENISO` is two words, so is a name glued to a word of another script; others stay one."""
    if piece.isdecimal():
        return (piece,)
    spelled = spellings().get(piece)
    if spelled:
        return (spelled,)
    if not piece.isascii():
        latin = piece.translate(_LOOKALIKES)
        if latin.isascii() and latin in _bodies():
            return (latin,)
        runs = _SCRIPTS.findall(piece)
        return tuple(part for run in runs for part in _split(run)) if len(runs) > 1 else (piece,)
    if len(piece) > _LONGEST_GLUED or piece in _bodies():
        return (piece,)
    parts = _glued().findall(piece)
    return tuple(parts) if len(parts) > 1 and "".join(parts) == piece else (piece,)


@cache
def _bodies() -> frozenset[str]:
    return words("bodies") | words("drafts") | words("specification") | {"AQAP", "QS", "IATF", "Q"}


@cache
def _glued() -> re.Pattern[str]:
    """Names of bodies, the longest first; single letters only where they close a word such as `NMXCC`."""
    return re.compile("|".join(sorted(_bodies(), key=len, reverse=True)))


def _numbered_parts(found: list[Token]) -> list[Token]:
    """`Part II` and `Part Two` become the number 2; the word itself says nothing more."""
    part, numerals = words("part"), wording().numerals
    kept: list[Token] = []
    after_part, sentence = False, ""
    for token in found:
        if token.text in part:  # left out, but not the end of the sentence before it
            after_part, sentence = True, token.gap if token.gap.startswith((";", ". ", "\n")) else ""
            continue
        bare = bool(kept) and kept[-1].text == "5750"  # `BS 5750-II`
        numeral = numerals.get(token.text) if after_part or bare else None
        text = token.text if numeral is None else str(numeral)
        kept.append(Token(text, sentence or token.gap, token.capitals, token.written))
        after_part, sentence = False, ""
    return kept


def without_slips(text: str) -> str:
    """The text with O and l put right where a 0, a 1 or an I must have been meant."""
    text = _SLIPPED_ISO.sub("ISO", text)
    text = _BROKEN_YEAR.sub(r"\1\2", text)
    return _SLIPPED_NUMBER.sub(lambda match: match[0].translate(_DIGITS), text)
