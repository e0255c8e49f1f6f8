"""The due date of an action, and what was typed for one requirement and cannot be saved as it stands."""

import datetime
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from isoassess.errors import BadInput
from isoassess.language.days import read_day
from isoassess.language.texts import _
from ui.session.unsaved import shortened
from ui.widgets.days.day_field import DayField
from ui.widgets.days.day_writing import system_writing

FIRST_OFFER = 30  # days from today, when a person asks for a due date


class DueDate(DayField):
    """A day, or none. A day in the past is kept, with a word about it; Space or an arrow key offers one.

    What cannot be taken waits for the requirement it was typed for.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Action: due date"), parent=parent)
        self.keep_room()
        self._requirement = ""
        self.clause: Callable[[str], str] = str  # what a requirement is called in a line about it
        self._waiting: dict[str, tuple[str, datetime.date | None]] = {}  # what was typed, and seen

    @property
    def requirement_id(self) -> str:
        """The one in view."""
        return self._requirement

    @property
    def waits(self) -> bool:
        """Whether something is typed and not saved, here or for other requirements."""
        return self.waiting or bool(self._waiting)

    def waiting_words(self, requirement_words: Callable[[str], str]) -> str:
        """What is typed and not saved, a line each; `requirement_words`: clause and question."""
        back = _("Go back to its question and correct it.")
        typed = {self._requirement: (self.line.text(), self.error or back)} if self.waiting else {}
        typed |= {requirement_id: (text, back) for requirement_id, (text, _seen) in self._waiting.items()}
        says = _('The due date "{typed}" is not saved. It belongs to {spot}. {reason}')
        return "\n".join(
            says.format(
                typed=shortened(text), spot=shortened(requirement_words(requirement_id)), reason=reason
            )
            for requirement_id, (text, reason) in typed.items()
        )

    def refused_names(self) -> list[str]:
        """The name with the clause, also where it waits for another requirement."""
        here = [self._requirement] if super().refused_names() else []
        words = _("{field} of {clause}")
        return [
            words.format(field=self.line.accessibleName(), clause=self.clause(requirement_id))
            for requirement_id in (*here, *self._waiting)
        ]

    def not_saved(self) -> list[str]:
        """The name, where a day waits that is not saved, here or for another requirement."""
        name = self.line.accessibleName()
        other = _("{field} of another requirement").format(field=name)
        return [name] * self.waiting + [other] * len(self._waiting)

    def enter(self, requirement_id: str) -> None:
        """Another requirement comes into view; what waits for the last one is put aside."""
        self.flush()
        seen, typed = self.seen, self.take()
        if typed is not None:
            self.put_aside(self._requirement, typed, seen=seen)
        self._requirement = requirement_id

    def give_back_waiting(self) -> None:
        """Show again what waits for the requirement in view, once its stored day is shown."""
        waiting = self._waiting.pop(self._requirement, None)
        if waiting is not None:
            self.give_back(waiting[0], seen=waiting[1])

    def aside(self) -> dict[str, datetime.date | None]:
        """The days, by requirement, that wait for one that is not in view and need nobody's hand."""
        found: dict[str, datetime.date | None] = {}
        for requirement_id, (typed, _seen) in self._waiting.items():
            with suppress(BadInput):
                found[requirement_id] = read_day(typed, system_writing())
        return found

    def put_aside(self, requirement_id: str, typed: str, *, seen: datetime.date | None) -> None:
        """Keep what was typed for a requirement, and which day was seen when that was begun."""
        self._waiting[requirement_id] = typed, seen

    def holds(self, requirement_id: str) -> bool:
        """Whether something was put aside for a requirement."""
        return requirement_id in self._waiting

    def drop(self, requirement_id: str) -> tuple[str, datetime.date | None] | None:
        """What was put aside for a requirement, and waits no more; None where nothing was."""
        return self._waiting.pop(requirement_id, None)

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
