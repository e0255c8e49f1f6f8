"""What a search in the assessment says of itself: how many were found and where."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.catalogue.requirement_search import searched_part_words
from isoassess.domain.searching import in_order
from isoassess.language.texts import ngettext
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.texts import ToldText


class Found(QWidget):
    """The tree, and above it while something is searched for how many were found and where."""

    def __init__(self, tree: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = ToldText("small")
        self._says.setContentsMargins(22, 10, 14, 6)
        self._says.hide()
        MovedClicks(self._says)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._says)
        layout.addWidget(tree, 1)

    def show_hits(self, hits: Mapping[str, tuple[str, ...]]) -> None:
        """Without hits nothing is searched for, or nothing was found."""
        words = found_words(hits)
        self._says.setText(words)
        self._says.setVisible(bool(words))


def found_words(hits: Mapping[str, tuple[str, ...]]) -> str:
    """12 found: 7 in the question, 2 in your evidence."""
    count = Counter(place for places in hits.values() for place in places)
    if not count:
        return ""
    parts = ", ".join(f"{count[place]} {searched_part_words((place,))}" for place in in_order(count))
    return ngettext("{count} found: {places}", "{count} found: {places}", len(hits)).format(
        count=len(hits), places=parts
    )
