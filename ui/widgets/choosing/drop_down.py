"""A drop-down whose list shows all its rows, wholly within the screen; a long one scrolls."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QStyledItemDelegate, QWidget

MOST_ROWS = 24  # at once, where the screen has room for them
BESIDE_WORDS = 44  # padding, frame and scroll bar


class DropDown(QComboBox):
    """The wheel turns it only while it is in use, so that scrolling a page changes nothing.

    The list can open below the pointer while the button is still down: letting it go there chooses nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None  # where the button went down that opened the list
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(MOST_ROWS)
        self.setItemDelegate(QStyledItemDelegate(self))  # the plain one does not follow the theme's padding
        self.view().setTextElideMode(Qt.TextElideMode.ElideNone)

    def showPopup(self) -> None:
        """As wide as its words; the row chosen is in sight."""
        room = self.screen().availableSize().width()
        self.view().setMinimumWidth(min(room, self.view().sizeHintForColumn(0) + BESIDE_WORDS))
        self._pressed_at = QCursor.pos() if QApplication.mouseButtons() else None
        super().showPopup()
        for around in (self.view().viewport(), self.view().window()):
            around.installEventFilter(self)  # each time anew, to come before Qt's own
        self._keep_on_screen()
        self.view().scrollTo(self.view().currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the press that opened the list, all but a pull to another row."""
        if isinstance(event, QMouseEvent) and self._pressed_at is not None:
            way = event.globalPosition().toPoint() - self._pressed_at
            stays = way.manhattanLength() < QApplication.startDragDistance()
            if event.type() is QEvent.Type.MouseButtonRelease or not stays:
                self._pressed_at = None
            return stays
        return super().eventFilter(watched, event)

    def _keep_on_screen(self) -> None:
        """Qt opens it below or above the field; where all rows have room in neither, it covers the field."""
        popup, screen = self.view().window(), self.screen().availableGeometry()
        place = popup.frameGeometry()
        hidden = self._height_of_rows() - self.view().viewport().height()
        if hidden > 0:
            is_above = place.bottom() <= self.mapToGlobal(QPoint()).y()
            place.setTop(place.top() - hidden) if is_above else place.setBottom(place.bottom() + hidden)
        place.setSize(place.size().boundedTo(screen.size()))
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() + 1 - place.width())))
        place.moveTop(max(screen.top(), min(place.top(), screen.bottom() + 1 - place.height())))
        popup.setGeometry(place)

    def _height_of_rows(self) -> int:
        """Of as many as are shown at once."""
        rows = min(self.count(), self.maxVisibleItems())
        return sum(self.view().sizeHintForRow(row) for row in range(rows))
