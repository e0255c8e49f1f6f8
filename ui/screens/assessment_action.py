"""The action on a requirement: what, by whom, until when, how far it is; the day may be left open."""

import datetime

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from isoassess.texts import _
from ui.screens.action_progress import ActionProgress
from ui.widgets.removing import RemovingButton
from ui.widgets.saved_text import SavedText
from ui.widgets.texts import Text

FIRST_OFFER = 30  # days from today, when a person asks for a due date


class ActionFields(QWidget):
    """What is planned, and below it how far it is; all of it is saved by the requirement's form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = SavedText(
            _("Action: what is to be done"),
            lines=2,
            hint=_("What is to be done; A begins it from the finding"),
        )
        self.owner = SavedText(_("Action: owner"), lines=1, hint=_("Name or function"))
        self.due = DueDate()
        self.progress = ActionProgress()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(4)
        layout.addWidget(self.what, 0, 0, 1, 2)
        layout.addWidget(Text("small", _("Owner")), 1, 0)
        layout.addWidget(Text("small", _("Due date")), 1, 1)
        layout.addWidget(self.owner, 2, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.due, 2, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.progress, 3, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)

    def take_focus(self) -> None:
        """Ready to write over what is to be done."""
        self.what.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.what.select_all()


class DueDate(QWidget):
    """A day, or none; `chosen` carries a date or None. A day in the past is kept, with a word about it."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._date: datetime.date | None = None
        self._today = datetime.date.min
        self._set = QPushButton(_("Set a date"))
        self._set.setAccessibleName(_("Action: set a due date"))
        self._edit = DayEdit(_("Action: due date"))
        self._remove = RemovingButton(_("Remove"), is_quiet=True)
        self._remove.setAccessibleName(_("Action: remove the due date"))
        self._notice = Text("fieldError")
        row = QHBoxLayout()
        row.setSpacing(4)
        for widget in (self._set, self._edit, self._remove):
            row.addWidget(widget)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._notice)
        self.show_date(None, today=self._today)
        self._set.clicked.connect(self._offer)
        self._remove.clicked.connect(self._clear)
        self._edit.dateChanged.connect(self._choose)
        self._edit.left.connect(self.left)

    def show_date(self, date: datetime.date | None, *, today: datetime.date) -> None:
        """Show a stored day."""
        self._date = date
        self._today = today
        if date is not None:
            self._edit.blockSignals(True)
            self._edit.setDate(QDate(date.year, date.month, date.day))
            self._edit.blockSignals(False)
        self._set.setVisible(date is None)
        self._edit.setVisible(date is not None)
        self._remove.setVisible(date is not None)
        self.say(_("This date is in the past.") if date is not None and date < today else "")

    def say(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
        self._edit.setAccessibleDescription(sentence)

    def flush(self) -> None:
        """Take over what is being typed."""
        if self._date is not None:
            self._edit.interpretText()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _offer(self) -> None:
        self.chosen.emit(self._today + datetime.timedelta(days=FIRST_OFFER))
        self._edit.setFocus()

    def _clear(self) -> None:
        self._set.setVisible(True)  # first, so that the focus has somewhere to go
        self._set.setFocus()
        self.chosen.emit(None)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(datetime.date(day.year(), day.month(), day.day()))


class DayEdit(QDateEdit):
    """Says a date when it is finished, not at every key."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")
        self.setKeyboardTracking(False)
        self.setDateRange(QDate(1990, 1, 1), QDate(2199, 12, 31))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page, it changes no date

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.interpretText()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.interpretText()
