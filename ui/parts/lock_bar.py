"""Says that what stands below is completed and locked, and offers the way back."""

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from isoassess.language.dates import short_date_words
from isoassess.language.texts import _
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.frames import Card
from ui.widgets.texts import Text
from ui.widgets.tips import tip

NAME_WIDTH = 260  # a long name does not widen the window


class LockBar(Card):
    """Away until it is told the day of completion; `reopen_wanted` asks for the way back."""

    reopen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="noteCard", parent=parent)
        self._says = Text("strong")
        self._reopen = QPushButton(_("Reopen..."))
        self._reopen.setAutoDefault(True)
        self._reopen.setAccessibleName(_("Reopen this assessment"))
        self.body.setContentsMargins(20, 8, 12, 8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._says, 1)
        row.addWidget(self._reopen, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.hide()
        MovedClicks(self)  # another window may complete it
        self._reopen.clicked.connect(self.reopen_wanted)

    @property
    def says(self) -> str:
        return self._says.text()

    def show_lock(self, completed: datetime.date | None, assessor: str) -> None:
        """The day it was completed, None while it goes on, and who assessed."""
        self.setVisible(completed is not None)
        if completed is not None:
            elide = Qt.TextElideMode.ElideRight
            name = self._says.fontMetrics().elidedText(assessor, elide, NAME_WIDTH)
            self._says.setText(_locked_words(short_date_words(completed), name))
            self._says.setToolTip(tip(assessor) if name != assessor else "")


def _locked_words(day: str, assessor: str) -> str:
    if assessor:
        return _("Completed on {day} by {name}, and locked.").format(day=day, name=assessor)
    return _("Completed on {day}, and locked.").format(day=day)
