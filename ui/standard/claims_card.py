"""What the article says, claim by claim, how each stands, and the fact of today beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.domain import Confidence
from isoassess.language.texts import _, ngettext
from isoassess.reference import claims
from isoassess.reference.claims import SHAPE_OF_STANDING, Claim, ClaimTable, Standing, standing_words
from isoassess.reference.sources import source_words
from ui.widgets.days.moments import day_words
from ui.widgets.layout.folded_card import FoldedCard
from ui.widgets.layout.rows import Rows
from ui.widgets.texts import Pill, Text

PILL_WIDTH = 112
TONE_OF_STANDING = {
    Standing.TRUE: "conforming",
    Standing.HALF_TRUE: "ofi",
    Standing.INCOMPLETE: "ofi",
    Standing.IMPRECISE: "ofi",
    Standing.OVERSTATED: "ofi",
    Standing.UNPROVEN: "neutral",
    Standing.OUTDATED: "minor",
    Standing.MIXED_UP: "minor",
    Standing.WRONG: "major",
}


class ClaimsCard(FoldedCard):
    """The truth in short, then every claim."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("What the article says, and what is true today"),
            claims.table().in_short.says,
            more=_("Show all claims"),
            less=_("Hide the claims"),
            parent=parent,
        )

    def make_whole(self) -> QWidget:
        table = claims.table()
        rows = Rows(ruled=True)
        rows.add(_counts(table))
        for claim in table.claims:
            rows.add(_ClaimRow(claim))
        says = _("As of {day}. Claims and facts in our own words.")
        rows.add(Text("small", says.format(day=day_words(table.as_of))))
        return rows


class _ClaimRow(QWidget):
    """How it stands, what the article says, the fact, and where the fact comes from."""

    def __init__(self, claim: Claim) -> None:
        super().__init__()
        place = QWidget()
        place.setFixedWidth(PILL_WIDTH)
        pill = Pill(_standing(claim.stands), TONE_OF_STANDING[claim.stands])
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


def _counts(table: ClaimTable) -> Text:
    words = (
        f"{SHAPE_OF_STANDING[standing]}\u00a0{count}\u00a0{standing_words(standing)}"
        for standing, count in table.counts().items()
    )
    total = ngettext("{count} claim", "{count} claims", len(table.claims)).format(count=len(table.claims))
    return Text("muted", f"{total}: " + " · ".join(words))


def _standing(standing: Standing) -> str:
    return f"{SHAPE_OF_STANDING[standing]} {standing_words(standing)}"


def _origin(claim: Claim) -> str:
    sources = "; ".join(source_words(claim.sources))
    if claim.confidence is Confidence.HIGH:
        return _("Source: {sources}").format(sources=sources)
    return _("Reported. Source: {sources}").format(sources=sources)
