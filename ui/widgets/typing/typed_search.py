"""What is searched for while somebody types: the words as they stand once no key waits any more."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit


class TypedSearch(QObject):
    """`due` carries the words of a line. Who types faster than a search runs starts none that is out of date.

    What is put into the line by the program is searched for at once; `end` does so with what was typed.
    """

    due = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._is_typed = False
        self._soon = QTimer(self, interval=0, singleShot=True)  # behind all keys that have come
        self._soon.timeout.connect(self._say)
        line.textEdited.connect(self._note_typed)
        line.textChanged.connect(self._change)

    def end(self) -> None:
        """Whoever goes on to what is found goes on to what these words find."""
        if self._soon.isActive():
            self._soon.stop()
            self._say()

    def _note_typed(self) -> None:
        """Comes just before the change itself."""
        self._is_typed = True

    def _change(self) -> None:
        if self._is_typed:
            self._soon.start()
        else:
            self._soon.stop()
            self._say()
        self._is_typed = False

    def _say(self) -> None:
        self.due.emit(self._line.text())
