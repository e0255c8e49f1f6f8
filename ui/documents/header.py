"""The reports' part of the top bar: print, all documents at once, issue, save as PDF or for Word."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from isoassess.documents import FileFormat
from ui.commands.command import bind
from ui.commands.of_documents import ISSUE, PRINT, SAVE, SAVE_ALL
from ui.documents.output import save_words
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.layout.frames import primary


class ReportsHeader(QWidget):
    """Its buttons rest while something is written or printed."""

    def __init__(self, format: FileFormat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.print = AtOnceButton(PRINT.words)
        self.save_all = QPushButton(SAVE_ALL.words)
        self.issue = AtOnceButton(ISSUE.words)
        self.save = primary("")
        for button, command in ((self.print, PRINT), (self.save_all, SAVE_ALL), (self.issue, ISSUE)):
            bind(button, command)
        self.show_format(format)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for button in self._buttons:
            button.setAutoDefault(True)
            keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(keys)
            layout.addWidget(button)

    def show_format(self, format: FileFormat) -> None:
        """The button says what it will give."""
        self.save.setText(f"{save_words(format)}...")
        bind(self.save, SAVE)  # another text has no keys

    def set_busy(self, busy: bool) -> None:
        for button in self._buttons:
            button.setEnabled(not busy)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.print, self.save_all, self.issue, self.save
