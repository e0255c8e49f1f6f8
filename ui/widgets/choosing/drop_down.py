"""A drop-down whose list shows all its rows, wholly within the screen; a long one scrolls."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QCursor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from ui.widgets.spoken.labels import keep_labelled
from ui.widgets.tips import tip

MOST_ROWS = 24  # at once, where the screen has room for them
BESIDE_WORDS = 44  # padding, frame and scroll bar
EDGES = 4  # that styles leave before and behind the words of the field
PART = 2  # of a pixel and more, by which letters are wider than is told
WIDE = 1000


class DropDown(QComboBox):
    """The wheel never turns a closed one, whoever has the focus: scrolling a page changes nothing.

    While the list is closed, a letter is no answer: Qt alone would choose the row that begins with it.
    The list can open below the pointer while the button is still down: letting it go there chooses nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None  # where the button went down that opened the list
        self._also: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(MOST_ROWS)
        self.setItemDelegate(QStyledItemDelegate(self))  # the plain one does not follow the theme's padding
        self.view().setTextElideMode(Qt.TextElideMode.ElideNone)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        keep_labelled(self)

    def words(self) -> tuple[str, ...]:
        """The words of all its rows."""
        return tuple(self.itemText(row) for row in range(self.count()))

    def make_room_for(self, words: Iterable[str]) -> None:
        """Be wide enough for these, too, so that it stands in line with others."""
        self._also = tuple(words)
        self.updateGeometry()

    def showPopup(self) -> None:
        """As wide as its words; the row chosen is marked and in sight."""
        room = self.screen().availableSize().width()
        self.view().setMinimumWidth(min(room, self.view().sizeHintForColumn(0) + BESIDE_WORDS))
        self._pressed_at = QCursor.pos() if QApplication.mouseButtons() else None
        super().showPopup()
        for around in (self.view().viewport(), self.view().window()):
            around.installEventFilter(self)  # each time anew, to come before Qt's own
        self._keep_on_screen()
        self._mark_row()

    def sizeHint(self) -> QSize:
        """Wide enough for every row, however the theme pads the field."""
        longest = max((*self.words(), *self._also), key=self._advance, default="")
        words = max(self._advance(longest), self._advance(self.placeholderText()))
        return super().sizeHint().expandedTo(QSize(words + EDGES + PART + self._beside_words(), 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Where a row has no room for its field's words all the same, that is seen."""
        painter, option = QStylePainter(self), self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self.currentIndex() < 0:
            faint = option.palette.brush(QPalette.ColorRole.PlaceholderText)
            option.palette.setBrush(QPalette.ColorRole.ButtonText, faint)
        option.currentText = self.shown_words()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def shown_words(self) -> str:
        """What the closed field says, shortened where there is no room for all of it."""
        words = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        room = self.width() - self._beside_words() - EDGES
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    def event(self, event: QEvent) -> bool:
        """What is shortened is told whole when asked."""
        shortened = self.currentText() if self.shown_words() != self.currentText() else ""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and shortened:
            QToolTip.showText(event.globalPos(), tip(shortened), self)
            return True
        return super().event(event)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _beside_words(self) -> int:
        """What padding, frame and arrow take of the width."""
        option = self._option()
        option.rect = QRect(0, 0, WIDE, max(self.height(), 1))
        field = QStyle.SubControl.SC_ComboBoxEditField
        inside = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        return WIDE - inside.width()

    def _advance(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose nothing here, and nothing behind the list either."""
        if _writes(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It is for the page; Qt would choose the next row, and an answer is saved as it is chosen."""
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

    def _mark_row(self) -> None:
        """The one chosen, else the first: not one that was left by Esc, and never none."""
        marked = self.model().index(max(self.currentIndex(), 0), self.modelColumn(), self.rootModelIndex())
        self.view().setCurrentIndex(marked)
        self.view().scrollTo(marked)

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


def _writes(event: QKeyEvent) -> bool:
    """Whether the key writes something; a blank opens the list."""
    return event.text().isprintable() and bool(event.text().strip())
