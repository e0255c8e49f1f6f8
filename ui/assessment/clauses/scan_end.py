"""The end of the quick scan, said where one is: what it shows, and all questions, are one key away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from isoassess.assessment.verdict.indication import scan_progress
from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.frames import Card, primary
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import ToldText

ACROSS = QBoxLayout.Direction.LeftToRight
ROOM_FOR_WORDS = 340


class ScanEnd(Card):
    """Below the question, so that nothing moves; away until all questions of the scan are answered."""

    result_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="banner", parent=parent)
        self._says = ToldText("normal")
        self._result = primary(_("See what it s&hows"))
        self._all = QPushButton(_("Go on with all &questions"))
        self._all.setAutoDefault(True)
        self.body.setContentsMargins(16, 6, 10, 6)
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self._all, self._result):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = QBoxLayout(ACROSS)
        self._row.setSpacing(12)
        self._row.addWidget(self._says, 1)
        self._row.addLayout(buttons)
        self.body.addLayout(self._row)
        self.hide()
        self._result.clicked.connect(self.result_wanted)
        self._all.clicked.connect(self.all_wanted)

    @property
    def says(self) -> str:
        return self._says.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand below the words where these would become a column of many lines."""
        super().resizeEvent(event)
        room = event.size().width() - self._buttons.sizeHint().width()
        down = room < scaled(ROOM_FOR_WORDS)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if down else ACROSS)
        self._row.setSpacing(6 if down else 12)

    def follow(self, case: Case, judgement: Judgement, *, scanning: bool) -> None:
        """`scanning`: only the questions of the quick scan are gone through."""
        done, asked = scan_progress(case, judgement.findings)
        is_over = scanning and done == asked
        self._says.setText(_end_words() if is_over else "")
        self._result.setAccessibleDescription(self._says.text())
        self.setVisible(is_over)

    def take_keys(self) -> bool:
        """Enter, which finds no further question, leads here; whether it is shown."""
        return not self.isHidden() and give_focus(self._result)

    @property
    def has_keys(self) -> bool:
        return self._result.hasFocus()


def _end_words() -> str:
    return _(
        "The quick scan is complete. The overview shows what it points to, and the summary is written there. "
        "Its answers count in the whole assessment."
    )
