"""The way to a new password, or to none: the dialogs one after the other, and then the wish of a person."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from isoassess.store import Store
from isoassess.store.file.presence import windows_elsewhere
from isoassess.store.vault.keyring import KEYRING, FileKey

if TYPE_CHECKING:
    from isoassess.store import KeptCopy
    from ui.password.copies_dialog import CopiesDialog
    from ui.password.recovery_dialog import RecoveryDialog
    from ui.password.remove_dialog import RemoveDialog
    from ui.password.set_dialog import SetDialog


class NewKey(Struct, frozen=True):
    """By what the file shall be closed from now on; by nothing where it is None."""

    key: FileKey | None


class PasswordWish(QObject):
    """`wanted` carries a NewKey, `refused` why there can be none now."""

    wanted = Signal(object)
    refused = Signal(str)
    copies_settled = Signal()

    def __init__(
        self,
        store: Store,
        folder: Callable[[], Path],
        window: QWidget,
        *,
        second: Callable[[], Path | None] = lambda: None,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        """`folder`: where the recovery key is proposed to be saved; `second`: the one of further backups."""
        super().__init__(window)
        self._store, self._folder = store, folder
        self._window, self._today, self._second = window, today, second
        self._key: FileKey | None = None
        self._dialog: SetDialog | RemoveDialog | RecoveryDialog | CopiesDialog | None = None

    @property
    def has_password(self) -> bool:
        return KEYRING.of(self._store.path) is not None

    @property
    def dialog(self) -> QDialog | None:
        """The one that is open."""
        return self._dialog

    def set(self) -> None:
        """Ask for a new password, the first one or another."""
        from ui.password.set_dialog import SetDialog

        if self._may_begin():
            self._show(SetDialog(self._store.path, self._window, has_password=self.has_password))

    def remove(self) -> None:
        """Ask whether the password shall be taken away."""
        from ui.password.remove_dialog import RemoveDialog

        if self._may_begin():
            self._show(RemoveDialog(self._store.path, self._window))

    @property
    def readable_copies(self) -> "list[KeptCopy]":
        """Those of a file with a password that have none."""
        from isoassess.store.backup.places import all_of
        from isoassess.store.backup.readable_copies import readable_copies

        if not self.has_password:
            return []
        return readable_copies(self._store.path, all_of(self._store.path, self._second()))

    def ask_about_copies(self) -> None:
        """What shall become of each of them; nothing is asked where there is none."""
        from ui.password.copies_dialog import CopiesDialog

        copies, key = self.readable_copies, KEYRING.of(self._store.path)
        if self._dialog is None and copies and key is not None:
            self._show(CopiesDialog(copies, key, self._window))

    def _may_begin(self) -> bool:
        from isoassess.errors import ExpectedError
        from isoassess.services.password_change import refuse_open_elsewhere

        if self._dialog is not None:
            return False
        if self._store.file.why_read_only:
            self.refused.emit(self._store.file.why_read_only)
            return False
        try:
            refuse_open_elsewhere(windows_elsewhere(self._store.path))
        except ExpectedError as error:
            self.refused.emit(str(error))
            return False
        self.refused.emit("")
        return True

    def _show(self, dialog: "SetDialog | RemoveDialog | RecoveryDialog | CopiesDialog") -> None:
        self._dialog = dialog
        dialog.finished.connect(self._go_on)
        dialog.open()

    def _go_on(self, result: int) -> None:
        from ui.password.copies_dialog import CopiesDialog
        from ui.password.set_dialog import SetDialog

        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if isinstance(dialog, CopiesDialog):
            self.refused.emit(" ".join(dialog.problems))
            self.copies_settled.emit()
            return
        if result != QDialog.DialogCode.Accepted:
            self._key = None
        elif isinstance(dialog, SetDialog) and dialog.key is not None:
            self._key = dialog.key
            self._show_recovery(dialog.key)
        else:
            key, self._key = self._key, None
            self.wanted.emit(NewKey(key))

    def _show_recovery(self, key: FileKey) -> None:
        from isoassess.store.vault.recovery import recovery_words
        from ui.password.recovery_dialog import RecoveryDialog

        words = recovery_words(key.secret)
        path, folder = self._store.path, self._folder()
        self._show(RecoveryDialog(words, path, folder, self._today(), self._window))
