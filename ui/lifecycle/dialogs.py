"""What is done to an assessment as a whole: begin the next one, complete it, open it again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from isoassess.errors import ExpectedError
from isoassess.store import Subject
from ui.lifecycle.completion import CompleteDialog, ReopenDialog
from ui.lifecycle.new_assessment import NewAssessmentDialog
from ui.parts.deleting.dialog import delete_dialog
from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.form_dialog import FormDialog


class AssessmentDialogs(QObject):
    """One dialog at a time, over the window of `screen`; `started` carries the id of a new assessment."""

    started = Signal(str)
    failed = Signal(str)
    deleted = Signal(str)  # what was done, in words

    def __init__(self, opened: OpenAssessment, screen: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self._screen = screen
        self._dialog: FormDialog | None = None

    @property
    def dialog(self) -> FormDialog | None:
        """The dialog while it is open."""
        return self._dialog

    def start_new(self) -> None:
        """Ask how the next one begins, and begin it."""
        if self._dialog is not None or not self._open.may_write():
            return
        try:
            self._show(NewAssessmentDialog(self._open.assessments, self._screen.window()))
        except ExpectedError as error:
            self.failed.emit(str(error))

    def complete(self) -> None:
        """Ask whether to complete and lock the open one."""
        if self._dialog is None and self._open.completed is None and self._open.may_write():
            self._show(CompleteDialog(self._open, self._screen.window()))

    def reopen(self) -> None:
        """Ask why to open the completed one again."""
        if self._dialog is None and self._open.completed is not None and self._open.may_write():
            self._show(ReopenDialog(self._open, self._screen.window()))

    def delete(self) -> None:
        """Ask whether to delete the open one for good."""
        if self._dialog is not None or not self._open.may_write():
            return
        asked = (Subject.ASSESSMENT, self._open.id, self._screen.window())
        try:
            dialog = delete_dialog(self._open.keeping.store, self._open.remembered, *asked)
        except ExpectedError as error:
            self.failed.emit(str(error))
            return
        dialog.deleted.connect(self.deleted)
        self._show(dialog)

    def _show(self, dialog: FormDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)  # also where these dialogs have gone with the screens
        dialog.open()

    def _forget(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if isinstance(dialog, NewAssessmentDialog) and result == QDialog.DialogCode.Accepted:
            self.started.emit(dialog.started_id)
