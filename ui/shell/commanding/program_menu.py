"""On macOS the menu that bears the name of the program: about it, its settings and its end stand there."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar

from ui.commands.anywhere import ABOUT, GO_SETTINGS, QUIT

ROLES = (
    (ABOUT, QAction.MenuRole.AboutRole),
    (GO_SETTINGS, QAction.MenuRole.PreferencesRole),
    (QUIT, QAction.MenuRole.QuitRole),
)


class ProgramMenu(QMenuBar):
    """`chosen` carries a WindowCommand. Of no window, so that it is there whichever is in front."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(None)
        menu = self.addMenu("IsoAssess")
        for command, role in ROLES:
            action = QAction(command.plain_words, menu)  # the window's own have the keys
            action.setMenuRole(role)
            action.setData(command)
            action.triggered.connect(self._choose)
            menu.addAction(action)

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.chosen.emit(sender.data())
