"""What of a checklist is not taken over, cell by cell, to read and to copy."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import Text

HEIGHT = 96


class LeftOutPart(QWidget):
    """Hidden where all is taken over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(_("Left out"))
        self._text.setFixedHeight(scaled(HEIGHT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Text("heading", _("Left out")))
        layout.addWidget(self._text)

    @property
    def said(self) -> str:
        return self._text.toPlainText()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        self._text.setPlainText("\n".join(sentences))
        self.setVisible(bool(sentences))
