"""A card that says the gist, and the whole of it once a person wants it."""

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.layout.frames import Card, quiet
from ui.widgets.texts import Text


class FoldedCard(Card):
    """`unfolded` carries the card that a person unfolded; the whole is made when it is first wanted."""

    unfolded = Signal(QWidget)

    def __init__(
        self, heading: str, gist: str, *, more: str, less: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(heading, parent=parent)
        self._more = more
        self._less = less
        self._whole: QWidget | None = None
        self._button = quiet(more)
        self._button.setObjectName("fold")
        self.body.addWidget(Text("normal", gist))
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._button.clicked.connect(self._turn)

    @abstractmethod
    def make_whole(self) -> QWidget:
        """What stands below the gist."""

    def unfold_for_good(self) -> None:
        """Show the whole, without a way to fold it."""
        self._show_whole(True)
        self._button.hide()

    @property
    def folded(self) -> bool:
        return self._whole is None or self._whole.isHidden()

    def unfold(self) -> None:
        """Show the whole, with a way to fold it again."""
        self._show_whole(True)
        self._button.setText(self._less)
        self.unfolded.emit(self)

    def fold(self) -> None:
        self._show_whole(False)
        self._button.setText(self._more)

    def _turn(self) -> None:
        if self.folded:
            self.unfold()
        else:
            self.fold()

    def _show_whole(self, shown: bool) -> None:
        if self._whole is None:
            self._whole = self.make_whole()
            self.body.addWidget(self._whole)
        self._whole.setVisible(shown)
