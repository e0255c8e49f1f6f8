"""The one control in which a day is typed, stepped to, or taken from a calendar."""

import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from isoassess.errors import BadInput
from isoassess.language.dates import date_words
from isoassess.language.days import FIRST_YEAR, LAST_YEAR, PIVOT, is_settled, read_day
from isoassess.language.texts import _
from isoassess.timeline.durations import Unit, later
from ui.widgets.days.calendar_popup import CalendarPopup
from ui.widgets.days.day_writing import system_writing
from ui.widgets.layout.sizes import fix_width
from ui.widgets.tips import tip
from ui.widgets.typing.caret import show_in_line
from ui.widgets.typing.inputs import LineInput

PAUSE = 800  # milliseconds without a key before a day whose year stands there in full is taken
ROOM = 30  # for the button of the calendar
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {
    Qt.Key.Key_Up: (1, Unit.DAYS),
    Qt.Key.Key_Down: (-1, Unit.DAYS),
    Qt.Key.Key_PageUp: (1, Unit.MONTHS),
    Qt.Key.Key_PageDown: (-1, Unit.MONTHS),
}


class DayLine(LineInput):
    """`settled` says that a person is done with what stands here, be it a day or not.

    `offer` is the day that Space and the arrow keys begin with while nothing stands here.
    """

    settled = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.offer: datetime.date | None = None
        self.first = datetime.date(FIRST_YEAR, 1, 1)
        self.last = datetime.date(LAST_YEAR, 12, 31)
        self.calendar_open = False
        self._button = QToolButton(self)
        self._button.setObjectName("dayButton")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setAccessibleName(_("Calendar"))
        self._button.setToolTip(_("Calendar (Alt+Down)"))
        self._button.clicked.connect(self.open_calendar)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._take_after_pause)
        self.textEdited.connect(self._pause.start)
        self.setAccessibleName(name)
        self.setPlaceholderText(_("year-month-day"))
        self.setToolTip(tip(_how_to_write()))
        self.setAccessibleDescription(how_in_short())
        self.setTextMargins(0, 0, ROOM, 0)
        fix_width(self, 170)

    def day(self) -> datetime.date | None:
        """The day that stands here, None where nothing does; BadInput says what is wrong with it."""
        day = read_day(self.text(), system_writing())
        if day is not None and not self.first <= day <= self.last:
            words = _("Enter a date from {first} to {last}.")
            raise BadInput(words.format(first=date_words(self.first), last=date_words(self.last)))
        return day

    @property
    def readable(self) -> bool:
        try:
            self.day()
        except BadInput:
            return False
        return True

    def show_day(self, day: datetime.date | None) -> None:
        """Show a day, or nothing, as if it had always stood here."""
        self._pause.stop()
        show_in_line(self, day.isoformat() if day else "")

    def settle(self) -> None:
        """Nothing more is awaited."""
        self._pause.stop()
        self.settled.emit()

    def open_calendar(self) -> None:
        """The days of a month to choose from, opened at the day that stands here."""
        if not self.isEnabled() or self.isReadOnly():
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        calendar = CalendarPopup(self._begin_at(), self.first, self.last, self)
        calendar.chosen.connect(self._take)
        calendar.closed.connect(self._forget_calendar)
        self.calendar_open = True
        calendar.open_below(self)

    def event(self, event: QEvent) -> bool:
        """Enter settles first; while what stands here is no day, it leads nowhere."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in ENTER:
                self.settle()
                if not self.readable:
                    event.accept()
                    return True
            elif event.key() in STEPS or self._opens_calendar(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._opens_calendar(event):
            self.open_calendar()
        elif event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(*STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space and not self.text() and not self.isReadOnly():
            self._take(self._begin_at())
        elif event.key() in ENTER:
            self._enter(event)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._button.setGeometry(self.width() - ROOM - 2, 3, ROOM, self.height() - 6)

    def _enter(self, event: QKeyEvent) -> None:
        """Settle, and leave the key to the window where a day or nothing stands here."""
        self.settle()
        event.setAccepted(not self.readable)

    def _forget_calendar(self) -> None:
        self.calendar_open = False
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _step(self, count: int, unit: Unit) -> None:
        """To another day; from nothing to the day offered, and from what is no day nowhere."""
        if self.isReadOnly() or not self.readable:
            return
        day = self.day()
        wanted = later(day, count, unit) if day else self._begin_at()
        self.setText(min(max(wanted, self.first), self.last).isoformat())
        self.textEdited.emit(self.text())

    def _take(self, day: datetime.date) -> None:
        self.setText(day.isoformat())
        self.textEdited.emit(self.text())
        self.settle()

    def _take_after_pause(self) -> None:
        if not self.text().strip() or (is_settled(self.text()) and self.readable):
            self.settled.emit()

    def _begin_at(self) -> datetime.date:
        here = self.day() if self.readable else None
        wanted = here or self.offer or datetime.date.today()
        return min(max(wanted, self.first), self.last)

    def _opens_calendar(self, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down)


def how_in_short() -> str:
    """As long as one listens to it at each day."""
    words = _("A date such as {example}; Alt+Down opens the calendar.")
    return words.format(example=system_writing().example)


def _how_to_write() -> str:
    words = _(
        "Type a date like {example}, 2027-01-31 or 31 January 2027. "
        "Two digits of a year mean {first} to {last}. "
        "Up and Down step a day, Page Up and Page Down a month; Alt+Down opens the calendar."
    )
    return words.format(example=system_writing().example, first=1900 + PIVOT, last=1999 + PIVOT)
