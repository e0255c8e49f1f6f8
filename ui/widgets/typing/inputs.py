"""Fields for text in which nothing can stand that the file does not keep."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QValidator
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from isoassess.store import keepable
from ui.widgets.typing.hinted_line import HintedLine


class LineInput(HintedLine):
    """One line; what cannot be stored is left out however it is entered."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(keepable(text), parent)
        self.setValidator(_Keepable(self))


class TextInput(QPlainTextEdit):
    """Lines of plain text; what cannot be stored is left out when it is pasted, dropped or composed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # its lines are broken

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text() if source.hasText() else ""
        if keepable(text) != text:
            source = QMimeData()
            source.setText(keepable(text))
        super().insertFromMimeData(source)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        text = event.commitString()
        if keepable(text) != text:
            event.setCommitString(keepable(text), event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)


class _Keepable(QValidator):
    """Any text will do, without the characters that no file keeps."""

    def validate(self, text: str, place: int) -> object:
        kept = keepable(text)
        return QValidator.State.Acceptable, kept, min(place, len(keepable(text[:place])))
