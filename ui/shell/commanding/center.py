"""The ways to every command: the palette, the menu, the list of keys; and what the window itself does."""

import datetime
import sys
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from isoassess.errors import ExpectedError
from ui.commands.anywhere import (
    ABOUT,
    FIND_ANYTHING,
    HELP,
    LOCK,
    QUIT,
    REPORT_PROBLEM,
    SHOW_GUIDE,
    SHOW_KEYS,
    SHOW_MENU,
    WORDS,
)
from ui.commands.command import WindowCommand, bind
from ui.first_minute.first_minute import FirstMinute
from ui.help.desk import help_desk
from ui.shell.commanding.alt_alone import AltAlone
from ui.shell.saved_line import SavedLine
from ui.shell.sidebar import Sidebar
from ui.words.desk import words_desk

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from isoassess.store import Store
    from ui.first_minute.first_minute import FirstMinuteFrame
    from ui.palette.commanding import Commanding
    from ui.palette.find_anything import FindAnything
    from ui.palette.menu import CommandMenu
    from ui.shell.commanding.program_menu import ProgramMenu
    from ui.shell.lock.window import LockedWindow

NO_KEYS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class CommandCenter(QObject):
    """What it opens is made, and its modules are read, when it is first wanted."""

    def __init__(
        self,
        window: QMainWindow,
        store: "Store",
        catalogue: "Callable[[], Catalogue]",
        sidebar: Sidebar,
        saved: SavedLine,
        *,
        today: Callable[[], datetime.date],
    ) -> None:
        """`saved` says why something was not done."""
        super().__init__(window)
        self._window, self._store, self._catalogue = window, store, catalogue
        self._menu_button, self._tell = sidebar.menu_button, saved.show_hint
        self._find_anything: FindAnything | None = None
        self._menu: CommandMenu | None = None
        frame = cast("LockedWindow", window)
        self.help = help_desk()
        self.help.serve(window, _place_in(frame))
        for command, slot in (
            (FIND_ANYTHING, self.find),
            (SHOW_MENU, self.show_menu),
            (HELP, self.help.show_here),
            (SHOW_GUIDE, self.help.show_contents),
            (SHOW_KEYS, self.show_keys),
            (REPORT_PROBLEM, self.report_problem),
            (ABOUT, self.show_about),
            (QUIT, window.close),
        ):
            self._add(command, slot)
        words_desk().serve(self._add(WORDS))
        fixed = self._fixed = frame.fixed
        self._add(LOCK, fixed.lock_wanted.emit).setEnabled(store.file.has_password)
        self._menu_button.clicked.connect(self.show_menu)
        toured = cast("FirstMinuteFrame", window)
        self.first_minute = FirstMinute(window, toured, store, catalogue, today=today, tell=self._tell)
        self._alt = AltAlone(self)
        self._alt.pressed.connect(self.show_menu)
        window.installEventFilter(self)
        self._program_menu = self._of_system() if sys.platform == "darwin" else None

    def find(self) -> None:
        """Open the palette; close it where it is open."""
        if self._find_anything is None:
            from ui.palette.find_anything import FindAnything

            self._find_anything = FindAnything(self._window, self._commanding(), self._store, self._catalogue)
            self._find_anything.failed.connect(self._tell)
            self._find_anything.topic_wanted.connect(self.help.show_topic)
        self._find_anything.toggle()

    def show_menu(self) -> None:
        """All commands, below the button for them."""
        if self._menu is None:
            from ui.commands.table import COMMANDS
            from ui.palette.menu import CommandMenu

            self._menu = CommandMenu(lambda: self._commanding().whys(COMMANDS), self._window)
            self._menu.chosen.connect(self._run)
        self._menu.open_below(self._menu_button)

    def show_keys(self) -> None:
        from ui.palette.key_list import KeyList

        self._open(KeyList(self._commanding().place, self._window))

    def show_about(self) -> None:
        from ui.help.about import AboutDialog

        self._open(AboutDialog(self._fixed.backing_up, self._window))

    def report_problem(self) -> None:
        from ui.help.problem_dialog import ProblemDialog

        self._open(ProblemDialog(self._store, self._window))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once the window is shown its keys can be watched; a key that nothing took comes here."""
        if event.type() is QEvent.Type.Show:
            self._alt.watch(self._window.windowHandle())
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._tell_unused(event)
        return super().eventFilter(watched, event)

    def _tell_unused(self, event: QKeyEvent) -> None:
        is_typed = event.text().isprintable() and not event.modifiers() & HELD
        if event.isAutoRepeat() or event.key() in NO_KEYS or (is_typed and event.text()):
            return
        from ui.palette.unused_keys import unused_key_words

        if why := unused_key_words(self._commanding(), event.keyCombination()):
            self._tell(why)

    def _add(self, command: WindowCommand, slot: Callable[[], object] | None = None) -> QAction:
        action = QAction(command.plain_words, self._window)
        action.setAutoRepeat(False)
        bind(action, command, with_keys=command is not LOCK)  # its keys work over dialogs, too
        if slot is not None:
            action.triggered.connect(slot)
        self._window.addAction(action)
        return action

    def _of_system(self) -> "ProgramMenu":
        """What macOS shows above all windows."""
        from ui.shell.commanding.program_menu import ProgramMenu

        menu = ProgramMenu()
        menu.chosen.connect(self._run_of_system)
        return menu

    def _run_of_system(self, command: WindowCommand) -> None:
        """The system's menu can be opened over a dialog, which bars the window."""
        if QApplication.activeModalWidget() is None:
            self._run(command)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _commanding(self) -> "Commanding":
        from ui.palette.commanding import Commanding, Frame

        return Commanding(self._window, cast("Frame", self._window))

    def _run(self, command: WindowCommand) -> None:
        try:
            why = self._commanding().run(command)
        except ExpectedError as error:
            why = str(error)
        if why:
            self._tell(why)


def _place_in(frame: "LockedWindow") -> Callable[[], str]:
    """Which place is in front there, as long as there is such a window: who asks outlives it."""
    window = weakref.ref(frame)

    def place() -> str:
        here = window()
        return here.front.place if here is not None else ""

    return place
