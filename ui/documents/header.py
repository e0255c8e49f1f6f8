"""The reports' part of the top bar: print, all documents at once, issue, save as PDF or for Word."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from isoassess.documents import FileFormat
from isoassess.language.texts import _
from ui.commands.command import WindowCommand, bind
from ui.commands.of_documents import ISSUE, PRINT, SAVE, SAVE_ALL
from ui.documents.output import save_words
from ui.widgets.choosing.menu_button import MenuButton
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.layout.folding_row import FoldingRow
from ui.widgets.layout.frames import primary


class ReportsHeader(FoldingRow):
    """Its buttons rest while something is written or printed; where there is no room they are in a menu."""

    def __init__(self, format: FileFormat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.print = AtOnceButton(PRINT.words)
        self.save_all = QPushButton(SAVE_ALL.words)
        self.issue = AtOnceButton(ISSUE.words)
        self.save = primary("")
        for button, command in ((self.print, PRINT), (self.save_all, SAVE_ALL), (self.issue, ISSUE)):
            bind(button, command)
        self.show_format(format)
        for button in self._buttons:
            button.setAutoDefault(True)
            keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(keys)
        giving_way = (self.issue, self.save_all, self.print)
        self._more = MenuButton(_("More"))
        self._in_menu = {
            self.print: self._stand_in(self.print, PRINT),
            self.save_all: self._stand_in(self.save_all, SAVE_ALL),
            self.issue: self._stand_in(self.issue, ISSUE),
        }
        self.hold(self._buttons, giving_way=giving_way, instead=self._more)
        self.folded.connect(self._follow_folding)
        for button in giving_way:
            self.offer(button, useful=True)
        self._follow_folding()

    def show_format(self, format: FileFormat) -> None:
        """The button says what it will give."""
        self.save.setText(f"{save_words(format)}...")
        bind(self.save, SAVE)  # another text has no keys

    def set_busy(self, busy: bool) -> None:
        for button in self._buttons:
            button.setEnabled(not busy)
        self._follow_folding()

    def _stand_in(self, button: QPushButton, command: WindowCommand) -> QAction:
        """The entry of the menu that does the same, with its keys, while the button is away."""
        action = QAction(command.words, self)
        bind(action, command)
        action.triggered.connect(button.click)
        self.addAction(action)
        self._more.menu_shown.addAction(action)
        return action

    def _follow_folding(self) -> None:
        for button, action in self._in_menu.items():
            action.setVisible(button.isHidden())
            action.setEnabled(button.isHidden() and button.isEnabled())

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.print, self.save_all, self.issue, self.save
