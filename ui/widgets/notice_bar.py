"""A line below the screens that says one thing which concerns the whole window, with a way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.frames import Card
from ui.widgets.texts import ToldText


class NoticeBar(Card):
    """Away while it has nothing to say; `pressed` when a person takes the way on."""

    pressed = Signal()

    def __init__(self, word: str, *, tone: str, parent: QWidget | None = None) -> None:
        """`word` stands on the button."""
        super().__init__(kind="banner", parent=parent)
        self.set_tone(tone)
        self._says = ToldText("normal")
        self._button = QPushButton(word)
        self._button.setAutoDefault(True)
        self.body.setContentsMargins(16, 6, 10, 6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._says, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.hide()
        MovedClicks(self)
        self._button.clicked.connect(self.pressed)

    @property
    def says(self) -> str:
        return self._says.text()

    @property
    def button(self) -> QPushButton:
        return self._button

    def say(self, sentence: str) -> None:
        """Empty takes it away."""
        self._says.setText(sentence)
        self._button.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))
