"""The cell in which a due date is typed: what was understood stands below it, and what is wrong."""

import datetime

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QFrame, QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.store import StoredAction
from ui.widgets.days.day_field import DayField
from ui.widgets.days.day_line import ENTER
from ui.widgets.typing.save_pause import SavePause

Hint = QAbstractItemDelegate.EndEditHint


class DayCell(QFrame):
    """Enter takes a day and closes, and what is no day holds the cell open; Escape closes it as it is."""

    finished = Signal(QWidget, object)
    typed = Signal(QWidget)  # something stands there, and there was no key for a moment, or for long
    paused = Signal(QWidget)  # a day stands there, or none, and there was no key for a moment

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dayCell")
        self.filled = False
        self.place: QPersistentModelIndex | None = None
        self.seen: StoredAction | None = None  # as the row was, before what is not saved was typed
        self.field = DayField(_("Action: due date"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 3, 8, 3)
        layout.addWidget(self.field)
        self.setFocusProxy(self.field.line)
        self.field.line.installEventFilter(self)
        self.field.chosen.connect(self._tell)
        self._pause = SavePause(self)
        self._pause.due.connect(self._tell_typed)
        self.field.line.textEdited.connect(self._pause.begin)

    def fill(self, day: datetime.date | None, typed: str | None, *, offer: datetime.date) -> None:
        """Show the stored day, or what was typed before and waits; `offer` comes by Space or an arrow key."""
        self.filled = True
        self.field.line.offer = offer
        self.field.show_day(day)
        if typed is not None:
            self.field.give_back(typed, seen=self.field.seen)

    def showEvent(self, event: QShowEvent) -> None:
        """One writes on behind the day that stands there; the table has just chosen all of it."""
        super().showEvent(event)
        if not event.spontaneous():
            self.field.line.end(False)

    def event(self, event: QEvent) -> bool:
        """What was understood comes and goes below the line, and changes how much room is needed."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            QTimer.singleShot(0, self._look_after_focus)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A cell that was closed belongs to no table any more."""
        self._pause.stop()
        super().hideEvent(event)

    def _tell_typed(self) -> None:
        self.typed.emit(self)

    def _tell(self, _day: object) -> None:
        self.paused.emit(self)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            self.field.flush()
            if not self.field.error:
                self.finished.emit(self, Hint.NoHint)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.field.flush()
            self.finished.emit(self, Hint.NoHint)
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            onward = event.key() == Qt.Key.Key_Tab
            self.finished.emit(self, Hint.EditNextItem if onward else Hint.EditPreviousItem)
            return True
        return False

    def _look_after_focus(self) -> None:
        """Closed once the focus is neither here nor in the calendar."""
        if self.isVisible() and not self.field.line.hasFocus() and not self.field.line.calendar_open:
            self.finished.emit(self, Hint.NoHint)

    def _grow(self) -> None:
        """As large as its words, within the list."""
        around = self.parentWidget()
        if around is None:
            return
        self.adjustSize()
        left = max(0, min(self.x(), around.width() - self.width()))
        top = max(0, min(self.y(), around.height() - self.height()))
        self.move(left, top)
