"""How far a planned action is, and whether it worked; the check is asked for once it is done."""

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.assessment.actions import is_planned
from isoassess.domain import Action, ActionStatus
from isoassess.domain.words import effect_words, status_words
from isoassess.language.texts import _
from ui.parts.done_day import DoneDay
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.layout.side_by_side import SideBySide
from ui.widgets.texts import Text
from ui.widgets.typing.saved_text import SavedText


def statuses() -> list[tuple[object, str]]:
    return [(status, status_words(status)) for status in ActionStatus]


def effects() -> list[tuple[object, str]]:
    return [(effect, effect_words(effect)) for effect in (None, True, False)]


class ActionProgress(QWidget):
    """There only while an action is planned; `check` holds the words of the check.

    `chosen` carries the field of an action that a person took another value for, and the value.
    """

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_writing = False  # the words of the check are on their way to the file
        self._status = ValueDropDown(_("Action: status"), statuses())
        self._effect = ValueDropDown(_("Action: effect"), effects())
        self._effect_heading = Text("small", _("Effect"))
        self.done = DoneDay()
        self.check = SavedText(
            _("Action: effectiveness check"), lines=2, hint=_("What was looked at, and what it showed")
        )
        status = (Text("small", _("Status")), self._status)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(SideBySide((status, (self._effect_heading, self._effect))))
        layout.addWidget(self.done, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.check)
        self._status.chosen.connect(self._choose_status)
        self._effect.chosen.connect(self._choose_effect)
        self.done.chosen.connect(self._choose_day)
        self.show_progress(Action(), today=datetime.date.today())

    def show_progress(self, action: Action, *, today: datetime.date, afresh: bool = False) -> None:
        """`afresh`: another action than before."""
        done = action.status is ActionStatus.DONE
        self._status.show_value(action.status)
        self._effect.show_value(action.effective)
        self.done.show_done(action.done, today=today)
        if (
            not self.check.waiting and not self.is_writing
        ):  # what others wrote meanwhile does not disturb what is being typed
            self.check.show_text(action.check, afresh=afresh)
        for widget in (self._effect_heading, self._effect, self.done, self.check):
            widget.setVisible(done)
        self.setVisible(is_planned(action))

    def _choose_status(self, status: object) -> None:
        self.chosen.emit("status", status)

    def _choose_effect(self, effective: object) -> None:
        self.chosen.emit("effective", effective)

    def _choose_day(self, day: object) -> None:
        self.chosen.emit("done", day)
