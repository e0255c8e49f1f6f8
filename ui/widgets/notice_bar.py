"""A line below the screens that says one thing which concerns the whole window, with a way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.frames import Card
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import ToldText
from ui.widgets.tips import tip

LOW = 700  # of the window: there what one works at has little room


class NoticeBar(Card):
    """Away while it has nothing to say; `pressed` when a person takes the way on."""

    pressed = Signal()

    def __init__(self, word: str, *, tone: str, parent: QWidget | None = None) -> None:
        """`word` stands on the button."""
        super().__init__(kind="banner", parent=parent)
        self.set_tone(tone)
        self._sentence, self._more = "", ""
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
        """All of it, also what there is no room for."""
        return " ".join(filter(None, (self._sentence, self._more)))

    @property
    def button(self) -> QPushButton:
        return self._button

    def say(self, sentence: str, more: str = "") -> None:
        """Empty takes it away; `more` is told in a tip where the window is low."""
        self._sentence, self._more = sentence, more
        self._button.setAccessibleDescription(self.says)
        self._fit()
        self.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self.window().height() < scaled(LOW)
        self._says.setText(self._sentence if low else self.says)
        self._says.setToolTip(tip(self.says) if low and self._more else "")
