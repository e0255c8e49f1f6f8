"""A drop-down whose list shows all its rows, wholly within the screen; a long one scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

MOST_ROWS = 24  # at once, where the screen has room for them
BESIDE_WORDS = 44  # padding, frame and scroll bar


class DropDown(QComboBox):
    """The wheel turns it only while it is in use, so that scrolling a page changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(MOST_ROWS)
        self.setItemDelegate(QStyledItemDelegate(self))  # the plain one does not follow the theme's padding
        self.view().setTextElideMode(Qt.TextElideMode.ElideNone)

    def showPopup(self) -> None:
        """As wide as its words; the row chosen is in sight."""
        room = self.screen().availableSize().width()
        self.view().setMinimumWidth(min(room, self.view().sizeHintForColumn(0) + BESIDE_WORDS))
        super().showPopup()
        self._keep_on_screen()
        self.view().scrollTo(self.view().currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _keep_on_screen(self) -> None:
        popup, screen = self.view().window(), self.screen().availableGeometry()
        place = popup.frameGeometry()
        place.setSize(place.size().boundedTo(screen.size()))
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() + 1 - place.width())))
        place.moveTop(max(screen.top(), min(place.top(), screen.bottom() + 1 - place.height())))
        popup.setGeometry(place)
