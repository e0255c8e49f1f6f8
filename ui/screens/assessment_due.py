"""The due date of an action, and what was typed for one requirement and cannot be saved as it stands."""

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from isoassess.texts import _
from ui.widgets.day_field import DayField

FIRST_OFFER = 30  # days from today, when a person asks for a due date


class DueDate(DayField):
    """A day, or none. A day in the past is kept, with a word about it; Space or an arrow key offers one.

    What cannot be taken waits for the requirement it was typed for.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Action: due date"), parent=parent)
        self._requirement = ""
        self._waiting: dict[str, str] = {}

    @property
    def waits(self) -> str:
        """What is typed and not saved, here or for other requirements, in one sentence; else empty."""
        typed = [self.line.text()] if self.waiting else list(self._waiting.values())
        if not typed:
            return ""
        says = _('The due date "{typed}" is not saved.').format(typed=typed[0])
        return f"{says} {self.error or _('Go back to its question and correct it.')}"

    def refused_names(self) -> list[str]:
        """The name, also where it waits for another requirement."""
        return super().refused_names() or ([self.line.accessibleName()] if self._waiting else [])

    def enter(self, requirement_id: str) -> None:
        """Another requirement comes into view; what waits for the last one is put aside."""
        self.flush()
        typed = self.take()
        if typed is not None:
            self._waiting[self._requirement] = typed
        self._requirement = requirement_id

    def give_back_waiting(self) -> None:
        """Show again what waits for the requirement in view, once its stored day is shown."""
        typed = self._waiting.pop(self._requirement, None)
        if typed is not None:
            self.give_back(typed)

    def forget(self) -> None:
        """Give up what could not be saved."""
        self._waiting.clear()
        self.take()

    def show_date(self, date: datetime.date | None, *, today: datetime.date) -> None:
        """Show a stored day."""
        self.line.offer = today + datetime.timedelta(days=FIRST_OFFER)
        late = date is not None and date < today
        self.show_day(date, notice=_("This date is in the past.") if late else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field, as it leaves the texts."""
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)
