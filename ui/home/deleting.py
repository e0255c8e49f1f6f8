"""Asks whether an organization of the list shall be deleted for good."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from isoassess.errors import ExpectedError
from isoassess.store import Store, Subject
from ui.parts.deleting.dialog import delete_dialog
from ui.session.remembered import Remembered


class DeletionForGood(QObject):
    """`deleted` carries what was done in words, `failed` why it could not be asked."""

    deleted = Signal(str)
    failed = Signal(str)

    def __init__(self, store: Store, remembered: Remembered, screen: QWidget) -> None:
        super().__init__(screen)
        self._store, self._remembered, self._screen = store, remembered, screen

    def ask(self, organization_id: str) -> None:
        try:
            asked = (Subject.ORGANIZATION, organization_id, self._screen.window())
            dialog = delete_dialog(self._store, self._remembered, *asked)
        except ExpectedError as error:
            self.failed.emit(str(error))
            return
        dialog.deleted.connect(self.deleted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
