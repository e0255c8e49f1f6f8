"""A text field under a name, so that several fields can tell one listener which of them was written in."""

from PySide6.QtCore import QObject, Signal

from ui.widgets.typing.saved_text import SavedText


class NamedText(QObject):
    """`written` carries the name and the text."""

    written = Signal(str, str)

    def __init__(self, name: str, field: SavedText, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        field.written.connect(self._say)

    def _say(self, text: str) -> None:
        self.written.emit(self._name, text)
