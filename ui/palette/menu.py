"""The menu of all commands, in the parts of `Group`; what is not possible now says why."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from isoassess.language.texts import _
from ui.commands.anywhere import FIND_ANYTHING, SHOW_MENU
from ui.commands.command import Group, WindowCommand
from ui.commands.table import COMMANDS

STANDS_FOR = "standsFor"  # the property that says which command an entry leads to
APART = (FIND_ANYTHING, SHOW_MENU)  # the first stands on top, the other is what one is in


class CommandMenu(QMenu):
    """`chosen` carries a WindowCommand. Filled anew each time it is opened."""

    chosen = Signal(object)

    def __init__(self, whys: Callable[[], dict[str, str]], parent: QWidget) -> None:
        """`whys` tells by the id of each command why it is not possible now."""
        super().__init__(parent)
        self._whys = whys
        self._entries: list[tuple[QAction, WindowCommand]] = []
        self.setAccessibleName(SHOW_MENU.words)
        self._add(self, FIND_ANYTHING)
        self.addSeparator()
        for group in Group:
            part = self.addMenu(_group_words(group))
            part.setAccessibleName(_group_words(group))
            part.setToolTipsVisible(True)
            for command in COMMANDS:
                if command.group is group and command not in APART:
                    self._add(part, command)
        self.aboutToShow.connect(self.refresh)

    def open_below(self, button: QWidget) -> None:
        """With its first entry chosen, ready for the arrow keys."""
        self.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        self.setActiveAction(self.actions()[0])

    def refresh(self) -> None:
        """What is possible now."""
        whys = self._whys()
        for action, command in self._entries:
            action.setEnabled(not whys.get(command.id))
            action.setToolTip(whys.get(command.id) or "")

    def _add(self, menu: QMenu, command: WindowCommand) -> None:
        words = command.plain_words.replace("&", "&&")
        action = QAction(f"{words}\t{command.key_words}" if command.keys else words, menu)
        action.setProperty(STANDS_FOR, command.id)
        action.setData(command)
        action.triggered.connect(self._choose)
        menu.addAction(action)
        self._entries.append((action, command))

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.chosen.emit(sender.data())


def _group_words(group: Group) -> str:
    return {
        Group.FILE: _("File and program"),
        Group.GO: _("Go to"),
        Group.ORGANIZATION: _("Organization"),
        Group.ASSESSMENT: _("Assessment"),
        Group.QUESTION: _("Questions and clauses"),
        Group.ACTION: _("Actions"),
        Group.DOCUMENT: _("Documents"),
        Group.FIND: _("Find"),
        Group.HELP: _("Help"),
    }[group]
