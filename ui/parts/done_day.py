"""The day since which an action is done: said, and changed in a calendar up to today."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from isoassess.language.dates import short_date_words
from isoassess.language.texts import _
from ui.widgets.days.calendar_popup import CalendarPopup
from ui.widgets.keys.at_once import AtOnceButton

FIRST = datetime.date(1990, 1, 1)


class DoneDay(AtOnceButton):
    """`chosen` carries the day a person took; showing one says nothing."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("quiet", True)
        self.setAutoDefault(True)
        self._day: datetime.date | None = None
        self._today = FIRST
        self.clicked.connect(self._open_calendar)

    def show_done(self, day: datetime.date | None, *, today: datetime.date) -> None:
        """The day as it is stored; None where nobody wrote it down."""
        self._day, self._today = day, today
        says = _("Done on {day}").format(day=short_date_words(day)) if day else _("Done, day not known")
        self.setText(says)
        self.setAccessibleName(_("Action: {says}; choose another day").format(says=says))
        self.setToolTip(_("Choose the day on which it was done"))

    def _open_calendar(self) -> None:
        last = max(self._today, self._day or self._today)
        calendar = CalendarPopup(self._day or last, min(FIRST, self._day or FIRST), last, self)
        calendar.chosen.connect(self._take)
        calendar.open_below(self)

    def _take(self, day: datetime.date) -> None:
        if day != self._day:
            self.chosen.emit(day)
