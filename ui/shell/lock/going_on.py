"""What goes on from one window to the next on the same file: after a lock, or under another password."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from isoassess.store.vault.keyring import KEYRING
from ui.password.changing import NewKey
from ui.session.remembered import Remembered
from ui.shell.lock.locking import Locking
from ui.shell.lock.reopening import WindowPlace, go_back, place_of
from ui.shell.lock.window import LockedWindow

if TYPE_CHECKING:
    from ui.password.resealing import ChangeOutcome


class GoingOn(QObject):
    """Told of each window when it is shown, when it is gone, and when its file is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_locked = False  # the file waits for its password
        self._path: Path | None = None
        self._place: WindowPlace | None = None
        self._outcome: ChangeOutcome | None = None  # of a change of the password
        self._wanted: NewKey | None = None
        self._window: LockedWindow | None = None
        self._locking: Locking | None = None

    def begin(self, window: LockedWindow, path: Path, remembered: Remembered) -> bool:
        """Go on in this window, where the one before was on the same file; whether it was."""
        self.is_locked = False
        self._window = window
        window.fixed.key_wanted.connect(self._change_key)
        application = QApplication.instance()
        if KEYRING.of(path) is not None and isinstance(application, QApplication):
            self._locking = Locking(window, application, remembered)
        place = self._place if self._path == path else None
        if place is not None:
            go_back(window, place)
        if self._outcome is not None:
            window.fixed.say_of_password(self._outcome)
        self._path, self._place, self._outcome = path, None, None
        return place is not None

    def end(self) -> None:
        """The loop of the window is over, and the window is still there."""
        if self._locking is not None and self._locking.is_locked and self._window is not None:
            self.is_locked, self._place = True, self._locking.place
            self._window.put_by()  # what a question wrote that was given up
        self._window = None

    def settle(self, path: Path, *, who: str) -> bool:
        """The file is closed; whether it is to be opened again."""
        if self.is_locked:
            KEYRING.forget(path)
        if self._locking is not None:
            self._locking.leave()
            self._locking = None
        wanted, self._wanted = self._wanted, None
        if wanted is not None and not self.is_locked:
            from ui.password.resealing import change_in_sight

            self._outcome = change_in_sight(path, wanted, who=who)
        return self.is_locked or wanted is not None

    def _change_key(self, wanted: NewKey) -> None:
        """The window goes as it always does, asking about what is not saved; it may stay."""
        if self._window is None:
            return
        place = place_of(self._window)
        if self._window.close():
            self._wanted, self._place = wanted, place
