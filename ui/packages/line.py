"""The line below the screens about a package: how far it is, what became of it, the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from isoassess.language.texts import _
from ui.widgets.layout.frames import Card
from ui.widgets.texts import ToldText
from ui.widgets.tips import breakable


class PackageLine(Card):
    """Away while there is nothing to say."""

    stop_wanted = Signal()
    undo_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="banner", parent=parent)
        self._says = ToldText("normal")
        self._stop = QPushButton(_("&Stop"))
        self._undo = QPushButton(_("&Undo the import"))
        self._open = QPushButton(_("&Open"))
        self._close = QPushButton(_("&Close"))
        self.body.setContentsMargins(16, 6, 10, 6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._says, 1)
        for button in (self._stop, self._undo, self._open, self._close):
            button.setAutoDefault(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # who clicks goes on where the keys were
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self._stop.clicked.connect(self.stop_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        self._open.clicked.connect(self.open_wanted)
        self._close.clicked.connect(self.hide)
        self.hide()

    @property
    def says(self) -> str:
        return self._says.text() if not self.isHidden() else ""

    @property
    def can_undo(self) -> bool:
        return not self._undo.isHidden()

    def show_busy(self, sentence: str, *, stoppable: bool = False) -> None:
        self._show(sentence, "neutral", stop=stoppable)

    def show_done(self, sentence: str, *, undo: bool = False, opens: bool = False) -> None:
        self._show(sentence, "conforming", undo=undo, opens=opens, close=True)

    def show_failure(self, sentence: str, *, undo: bool = False) -> None:
        """With a full stop, which one line on the command line has not."""
        says = sentence if sentence.endswith(".") else _("{why}.").format(why=sentence)
        self._show(says, "major", undo=undo, close=True)

    def _show(
        self,
        sentence: str,
        tone: str,
        *,
        stop: bool = False,
        undo: bool = False,
        opens: bool = False,
        close: bool = False,
    ) -> None:
        self.set_tone(tone)
        self._says.setText(breakable(sentence))
        shown = ((self._close, close), (self._open, opens), (self._undo, undo), (self._stop, stop))
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self.isAncestorOf(focused)
        for button, wanted in shown:
            button.setAccessibleDescription(sentence)
            button.setVisible(wanted)
            if wanted and had_keys:
                button.setFocus()  # else they go wherever Qt finds a place when theirs is hidden
        self.setVisible(bool(sentence))
