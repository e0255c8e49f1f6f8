"""The action on a requirement: what, by whom, until when, how far it is; the day may be left open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.assessment.due_date import DueDate
from ui.assessment.further_actions import FurtherActions
from ui.parts.action_progress import ActionProgress
from ui.widgets.layout.frames import keep_place
from ui.widgets.layout.side_by_side import SideBySide
from ui.widgets.texts import Text
from ui.widgets.typing.saved_text import SavedText


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
        self.further = FurtherActions()
        who_and_when = (
            (_name_of(self.owner, _("Owner")), self.owner),
            (_name_of(self.due, _("Due date")), self.due),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.what)
        layout.addWidget(SideBySide(who_and_when))
        layout.addWidget(self.progress)
        layout.addWidget(self.further)
        keep_place(self.progress)

    def take_focus(self, *, begun: bool = False) -> None:
        """Ready to write on behind what is to be done; in place of a proposal, which was `begun` just now."""
        self.what.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if begun:
            self.what.choose_all()
        else:
            self.what.go_to_end()


def _name_of(field: QWidget, words: str) -> Text:
    name = Text("small", words)
    name.setBuddy(field.focusProxy() or field)
    return name
