"""What the article says, claim by claim, how each stands, and the fact of today beside it."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.domain import Confidence
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _, ngettext
from isoassess.reference import article_claims
from isoassess.reference.article_claims import (
    SHAPE_OF_TRUTH,
    ArticleClaim,
    ArticleClaimTable,
    Truth,
    truth_words,
)
from isoassess.reference.sources import source_words
from ui.widgets.layout.folded_card import FoldedCard
from ui.widgets.layout.rows import Rows
from ui.widgets.layout.sizes import USUAL, fix_width, text_percent
from ui.widgets.texts import Pill, Text

PILL_WIDTH = 112
TONE_OF_TRUTH = {
    Truth.TRUE: "conforming",
    Truth.HALF_TRUE: "ofi",
    Truth.INCOMPLETE: "ofi",
    Truth.IMPRECISE: "ofi",
    Truth.OVERSTATED: "ofi",
    Truth.UNPROVEN: "neutral",
    Truth.OUTDATED: "minor",
    Truth.MIXED_UP: "minor",
    Truth.WRONG: "major",
}


class ArticleClaimsCard(FoldedCard):
    """The truth in short, then every claim."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("What is commonly claimed, and what is true today"),
            article_claims.table().in_short.says,
            more=_("Show all claims"),
            less=_("Hide the claims"),
            parent=parent,
        )

    def make_whole(self) -> QWidget:
        table = article_claims.table()
        rows = Rows(ruled=True)
        rows.add(_counts(table))
        width = _pill_width()
        for claim in table.claims:
            rows.add(_ClaimRow(claim, width))
        says = _("As of {day}. Claims and facts in our own words.")
        rows.add(Text("small", says.format(day=short_date_words(table.as_of))))
        return rows


class _ClaimRow(QWidget):
    """How it stands, what the article says, the fact, and where the fact comes from."""

    def __init__(self, claim: ArticleClaim, pill_width: int) -> None:
        super().__init__()
        place = QWidget()
        fix_width(place, pill_width)
        pill = Pill(_standing(claim.stands), TONE_OF_TRUTH[claim.stands])
        left = QVBoxLayout(place)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(Text("strong", claim.says))
        words.addWidget(Text("normal", claim.fact))
        words.addWidget(Text("small", _origin(claim)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.setSpacing(14)
        layout.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)


def _pill_width() -> int:
    """Of the widest of all that can be said, at letters of 100 %."""
    widest = max(_width_of(Pill(_standing(truth))) for truth in Truth)
    return max(PILL_WIDTH, math.ceil(widest * USUAL / text_percent()))


def _width_of(pill: Pill) -> int:
    pill.ensurePolished()
    return pill.sizeHint().width()


def _counts(table: ArticleClaimTable) -> Text:
    words = (
        f"{SHAPE_OF_TRUTH[standing]}\u00a0{count}\u00a0{truth_words(standing)}"
        for standing, count in table.counts().items()
    )
    total = ngettext("{count} claim", "{count} claims", len(table.claims)).format(count=len(table.claims))
    return Text("muted", f"{total}: " + " · ".join(words))


def _standing(standing: Truth) -> str:
    return f"{SHAPE_OF_TRUTH[standing]} {truth_words(standing)}"


def _origin(claim: ArticleClaim) -> str:
    sources = "; ".join(source_words(claim.sources))
    if claim.confidence is Confidence.HIGH:
        return _("Source: {sources}").format(sources=sources)
    return _("Reported. Source: {sources}").format(sources=sources)
