"""The action on a requirement: what, by whom, until when, how far it is; the day may be left open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from isoassess.language.texts import _
from ui.assessment.due_date import DueDate
from ui.assessment.further_actions import FurtherActions
from ui.parts.action_progress import ActionProgress
from ui.widgets.layout.frames import keep_place
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
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(4)
        layout.addWidget(self.what, 0, 0, 1, 2)
        layout.addWidget(_name_of(self.owner, _("Owner")), 1, 0)
        layout.addWidget(_name_of(self.due, _("Due date")), 1, 1)
        layout.addWidget(self.owner, 2, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.due, 2, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.progress, 3, 0, 1, 2)
        layout.addWidget(self.further, 4, 0, 1, 2)
        keep_place(self.progress)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)

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
