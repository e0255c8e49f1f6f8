"""What the article claims, how each claim stands today, and the fact beside it; dated data, for it ages."""

from datetime import date
from enum import StrEnum
from functools import cache

from msgspec import Struct

from isoassess.domain import Confidence
from isoassess.files.yaml_reader import read_resource
from isoassess.language.texts import _


class Standing(StrEnum):
    """How a claim stands when it is held against the facts, the best first."""

    TRUE = "true"
    HALF_TRUE = "half-true"
    INCOMPLETE = "incomplete"
    IMPRECISE = "imprecise"
    OVERSTATED = "overstated"
    UNPROVEN = "unproven"
    OUTDATED = "outdated"
    MIXED_UP = "mixed-up"  # what belongs to another edition or another document
    WRONG = "wrong"


SHAPE_OF_STANDING = {
    Standing.TRUE: "✓",
    Standing.HALF_TRUE: "◆",
    Standing.INCOMPLETE: "◆",
    Standing.IMPRECISE: "◆",
    Standing.OVERSTATED: "◆",
    Standing.UNPROVEN: "○",
    Standing.OUTDATED: "▲",
    Standing.MIXED_UP: "▲",
    Standing.WRONG: "■",
}


class InShort(Struct, frozen=True, kw_only=True):
    """The truth about the article in a few sentences."""

    says: str
    confidence: Confidence
    sources: tuple[str, ...]


class Claim(Struct, frozen=True, kw_only=True):
    """What the article says, in our words, and the fact of today; `article` names the sentences meant."""

    id: str
    article: tuple[str, ...]
    says: str
    stands: Standing
    fact: str
    confidence: Confidence
    sources: tuple[str, ...]


class ClaimTable(Struct, frozen=True, kw_only=True):
    """The claims as shipped, and the day they were looked up."""

    as_of: date
    in_short: InShort
    claims: tuple[Claim, ...]

    def counts(self) -> dict[Standing, int]:
        """How many claims stand in which way, the best first; no entry where none does."""
        found = [claim.stands for claim in self.claims]
        return {standing: found.count(standing) for standing in Standing if standing in found}


@cache
def table() -> ClaimTable:
    """The claims and facts as shipped."""
    return read_resource("facts/claims.yaml", ClaimTable)


def standing_words(standing: Standing) -> str:
    """The standing as it is said after the claim."""
    return {
        Standing.TRUE: _("true"),
        Standing.HALF_TRUE: _("half true"),
        Standing.INCOMPLETE: _("incomplete"),
        Standing.IMPRECISE: _("imprecise"),
        Standing.OVERSTATED: _("overstated"),
        Standing.UNPROVEN: _("unproven"),
        Standing.OUTDATED: _("outdated"),
        Standing.MIXED_UP: _("mixed up"),
        Standing.WRONG: _("wrong"),
    }[standing]
