"""What the article claims, how each claim stands today, and the fact beside it; dated data, for it ages."""

from datetime import date
from enum import StrEnum
from functools import cache

from msgspec import Struct

from isoassess.domain import Confidence
from isoassess.files.yaml_reader import read_resource
from isoassess.language.texts import _


class Truth(StrEnum):
    """How true a claim is when it is held against the facts, the best first."""

    TRUE = "true"
    HALF_TRUE = "half-true"
    INCOMPLETE = "incomplete"
    IMPRECISE = "imprecise"
    OVERSTATED = "overstated"
    UNPROVEN = "unproven"
    OUTDATED = "outdated"
    MIXED_UP = "mixed-up"  # what belongs to another edition or another document
    WRONG = "wrong"


SHAPE_OF_TRUTH = {
    Truth.TRUE: "✓",
    Truth.HALF_TRUE: "◆",
    Truth.INCOMPLETE: "◆",
    Truth.IMPRECISE: "◆",
    Truth.OVERSTATED: "◆",
    Truth.UNPROVEN: "○",
    Truth.OUTDATED: "▲",
    Truth.MIXED_UP: "▲",
    Truth.WRONG: "■",
}


class InShort(Struct, frozen=True, kw_only=True):
    """The truth about the article in a few sentences."""

    says: str
    confidence: Confidence
    sources: tuple[str, ...]


class ArticleClaim(Struct, frozen=True, kw_only=True):
    """What the article says, in our words, and the fact of today; `article` names the sentences meant."""

    id: str
    article: tuple[str, ...]
    says: str
    stands: Truth
    fact: str
    confidence: Confidence
    sources: tuple[str, ...]


class ArticleClaimTable(Struct, frozen=True, kw_only=True):
    """The claims as shipped, and the day they were looked up."""

    as_of: date
    in_short: InShort
    claims: tuple[ArticleClaim, ...]

    def counts(self) -> dict[Truth, int]:
        """How many claims stand in which way, the best first; no entry where none does."""
        found = [claim.stands for claim in self.claims]
        return {truth: found.count(truth) for truth in Truth if truth in found}


@cache
def table() -> ArticleClaimTable:
    """The claims and facts as shipped."""
    return read_resource("facts/claims.yaml", ArticleClaimTable)


def truth_words(truth: Truth) -> str:
    """How true a claim is, as it is said after it."""
    return {
        Truth.TRUE: _("true"),
        Truth.HALF_TRUE: _("half true"),
        Truth.INCOMPLETE: _("incomplete"),
        Truth.IMPRECISE: _("imprecise"),
        Truth.OVERSTATED: _("overstated"),
        Truth.UNPROVEN: _("unproven"),
        Truth.OUTDATED: _("outdated"),
        Truth.MIXED_UP: _("mixed up"),
        Truth.WRONG: _("wrong"),
    }[truth]
