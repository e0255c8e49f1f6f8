"""Faults of the program itself: logged, and shown once in a dialog with a report that can be copied."""

import logging
import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from isoassess import __version__
from isoassess.texts import _
from ui.widgets.texts import Text

log = logging.getLogger(__name__)


def report_text(error: BaseException) -> str:
    """Everything a developer needs, and nothing an organization said."""
    versions = f"IsoAssess {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    return "\n".join((versions, platform.platform(), "", "".join(traceback.format_exception(error)).rstrip()))


class FaultDialog(QDialog):
    """Says that something went wrong, that the work is saved, and what to send to whoever can mend it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("IsoAssess has a fault"))
        self.resize(640, 420)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(_("Report"))
        self._copy = QPushButton(_("&Copy report"))
        buttons = QDialogButtonBox()
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(Text("title", _("Something went wrong that should not have")))
        layout.addWidget(
            Text("muted", _("What you entered is saved. You can go on; if it happens again, restart."))
        )
        layout.addWidget(Text("muted", _("Send this report to whoever supports the program.")))
        layout.addWidget(self._report)
        layout.addWidget(buttons)
        close.setDefault(True)
        self._copy.clicked.connect(self.copy_report)
        buttons.rejected.connect(self.reject)

    def copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText(_("Copied"))


class FaultReporter(QObject):
    """Takes every exception nobody expected; one dialog at a time, from whatever thread it came."""

    caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: FaultDialog | None = None
        self.caught.connect(self._show)

    def install(self) -> None:
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def take(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """What `sys.excepthook` is called with; an interrupt from the terminal is no fault."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        log.critical("unexpected", exc_info=(kind, error, where))
        self.caught.emit(report_text(error))

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _show(self, report: str) -> None:
        if self._dialog is not None:
            return
        self._dialog = FaultDialog(report)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
