"""The clauses beside the question: how the width is shared between the two, until a person moves the edge."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.assessment.clauses.tree_width import tree_width


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
            tree = tree_width(self.width())
            self.setSizes([tree, self.width() - tree])

    def _keep_width(self) -> None:
        self._moved_by_hand = True
