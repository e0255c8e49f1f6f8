"""The number of a document by a pattern with places in braces, such as `{kind}-{year}-{count}`."""

import re
import unicodedata

from msgspec import Struct

from isoassess.errors import BadInput
from isoassess.language.texts import _

USUAL_PATTERN = "{organization short}-{kind}-{year}-{count}"
LONGEST_PATTERN = 100  # characters
_FEW_DIGITS = 2
_INITIALS = 4  # letters of a short name
_PLACE = re.compile(r"\{([^{}]*)\}")
_UNPRINTED = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})


class NumberParts(Struct, frozen=True, kw_only=True):
    """What a number can be made of; `short` is the short name of the organization."""

    kind: str
    year: int
    organization: str
    short: str
    count: int


def check_number_pattern(pattern: str) -> str:
    """The pattern (BadInput, with one sentence, for one that gives no number)."""
    places = _places(NumberParts(kind="", year=0, organization="", short="", count=0))
    known = ", ".join(f"{{{name}}}" for name in places)
    if not pattern.strip():
        raise BadInput(
            _("A pattern of document numbers cannot be empty; its places are {places}.").format(places=known)
        )
    if len(pattern) > LONGEST_PATTERN:
        says = _("A pattern of document numbers has at most {most} characters, and this one has {count}.")
        raise BadInput(says.format(most=LONGEST_PATTERN, count=len(pattern)))
    for name in _PLACE.findall(pattern):
        if name not in places:
            says = _("{{{place}}} is no place of a document number; there are {places}.")
            raise BadInput(says.format(place=name, places=known))
    if any(brace in _PLACE.sub("", pattern) for brace in "{}"):
        says = _("A brace in the pattern of document numbers has no partner; places are written {places}.")
        raise BadInput(says.format(places=known))
    if any(unicodedata.category(character) in _UNPRINTED for character in pattern):
        raise BadInput(_("The pattern of document numbers holds a character that cannot be printed."))
    return pattern


def number_by(pattern: str, parts: NumberParts) -> str:
    """The number, on one line (BadInput for a pattern that gives none)."""
    places = _places(parts)
    filled = _PLACE.sub(lambda found: places[found[1]], check_number_pattern(pattern))
    return " ".join(filled.split())


def short_name(name: str) -> str:
    """The initials of a name in capitals; of a single word its first letters."""
    words = re.findall(r"[^\W_]+", name)
    letters = words[0][:_INITIALS] if len(words) == 1 else "".join(word[0] for word in words[:_INITIALS])
    return letters.upper()


def _places(parts: NumberParts) -> dict[str, str]:
    return {
        "organization": parts.organization,
        "organization short": parts.short,
        "kind": parts.kind,
        "year": f"{parts.year:04d}",
        "count": f"{parts.count:0{_FEW_DIGITS}d}",
    }
