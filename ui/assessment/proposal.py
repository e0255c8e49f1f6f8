"""The note that another standard's answer can be taken over; there only while nothing is rated."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.assessment.words import LONGEST_REASON
from ui.widgets.layout.frames import Card, give_place, keep_place, quiet
from ui.widgets.texts import Text
from ui.widgets.tips import breakable


class ProposalCard(Card):
    """Where the answer comes from, what it leaves open, and a button that takes it over."""

    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="noteCard", parent=parent)
        self._says = Text("strong")
        self._asks = Text("normal")
        self._take = quiet(_("Take o&ver"))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._says)
        words.addWidget(self._asks)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._take, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(16, 10, 12, 10)
        self.body.addLayout(row)
        self.hide()
        self._take.clicked.connect(self.accepted)

    def show_proposal(self, says: str, asks: tuple[str, ...]) -> None:
        """Without words there is none; the room of one that was answered is kept for as long as one stays."""
        self.setVisible(bool(says))
        if not says:
            return
        keep_place(self)
        self._says.setText(says)
        self._asks.setText(breakable("\n".join(asks), LONGEST_REASON))
        self._asks.setVisible(bool(asks))
        self._take.setAccessibleName(_("Take over: {says}").format(says=says))
        self._take.setAccessibleDescription("\n".join(asks))

    def begin(self) -> None:
        """Another requirement: what was proposed for the last one takes no room any more."""
        give_place(self)
