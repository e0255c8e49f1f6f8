"""The clauses beside the question: how the width is shared between the two, until a person moves the edge."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.widgets.layout.sizes import scaled

NARROWEST_TREE, WIDEST_TREE, TREE_SHARE = 236, 360, 0.3


class Halves(QSplitter):
    """The question takes what the clauses leave."""

    def __init__(self, clauses: QWidget, question: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._moved_by_hand = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(clauses)
        self.addWidget(question)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._keep_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved_by_hand:
            tree = min(max(round(self.width() * TREE_SHARE), scaled(NARROWEST_TREE)), scaled(WIDEST_TREE))
            self.setSizes([tree, self.width() - tree])

    def _keep_width(self) -> None:
        self._moved_by_hand = True
