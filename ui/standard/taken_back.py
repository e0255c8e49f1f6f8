"""An own decision that was just taken back: what it was, and the way to have it again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from isoassess.domain.decision import OwnDecision
from isoassess.language.texts import _
from ui.commands.command import bind
from ui.commands.of_assessment import UNDO
from ui.widgets.layout.frames import Foot, quiet
from ui.widgets.texts import Text, ToldText
from ui.widgets.tips import breakable


class TakenBackNote(Foot):
    """Away where nothing was taken back; `undo_wanted` carries the decision that is wanted again."""

    undo_wanted = Signal(object)

    def __init__(self, screen: QWidget, parent: QWidget | None = None) -> None:
        """`screen`: while it is in view, Ctrl+Z means this decision."""
        super().__init__(parent)
        self._decision: OwnDecision | None = None
        self._says = ToldText("strong")
        self._reason = Text("muted")
        self._undo = quiet(_("&Undo"))
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._says, 1)
        first.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(first)
        self.body.addWidget(self._reason)
        self.hide()
        self._undo.clicked.connect(self._want)
        keys = QShortcut(screen)
        bind(keys, UNDO)
        keys.activated.connect(self._want)

    def show_taken(self, decision: OwnDecision | None) -> None:
        """None takes the note away."""
        self._decision = decision
        self.setVisible(decision is not None)
        if decision is not None:
            words = _("The rules count again. Taken back: {lens}, by {name}")
            self._says.setText(breakable(words.format(lens=decision.lens.label, name=decision.name)))
            self._reason.setText(breakable(decision.reason))
            self._undo.setAccessibleName(_("Undo: decide otherwise again"))

    def _want(self) -> None:
        if self._decision is not None:
            self.undo_wanted.emit(self._decision)
