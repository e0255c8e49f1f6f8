"""Labels by their role on the page; the theme decides how each looks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.theme import restyle


class Text(QLabel):
    """A wrapping label that shows plain text only, so that nothing a person typed is read as markup."""

    def __init__(self, role: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a new policy forgets that wrapping set it
        self.setSizePolicy(policy)

    def set_tone(self, tone: str) -> None:
        """The color by meaning: conforming, ofi, minor, major, neutral, accent."""
        self.setProperty("tone", tone)
        restyle(self)


class Line(Text):
    """A label of one line that takes no more room than its text."""

    def __init__(self, role: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(role, text, parent)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Pill(Line):
    """A word on a tinted ground, always with a shape or a word that says the same as its color."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__("pill", text, parent)
        self.set_tone(tone)

    def show_word(self, text: str, tone: str) -> None:
        self.setText(text)
        self.set_tone(tone)
