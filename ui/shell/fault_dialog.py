"""Faults of the program itself: logged, and shown once in a dialog with a report that can be copied."""

import logging
import platform
import sys
import threading
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from isoassess import __version__, faults
from isoassess.language.texts import _
from ui.session.unsaved import not_saved
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.texts import Text

WIDTH = 640


def report_text(error: BaseException) -> str:
    """Everything a developer needs, and nothing an organization said."""
    return _with_versions(faults.report(error))


class FaultDialog(FittingDialog):
    """Says that something went wrong, what of it is known not to be saved, and what to send to whom.

    `replaced`: files of the program are of another version by now, which is no fault to send to anybody.
    """

    def __init__(
        self,
        report: str,
        parent: QWidget | None = None,
        *,
        waiting: Callable[[], list[str]] = not_saved,
        replaced: bool = False,
    ) -> None:
        super().__init__(parent)
        self._waiting, self._replaced = waiting, replaced
        self.setWindowTitle(_("IsoAssess has a fault"))
        self._saved = Text("muted")
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(_("Report"))
        self._copy = QPushButton(_("&Copy report"))
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        if replaced:
            self.setWindowTitle("IsoAssess")
            title = Text("title", _("IsoAssess was changed while it was open and must be started again"))
            self.lay_out((title, self._saved), buttons, width=WIDTH)
        else:
            buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
            sends = Text("muted", _("Send this report to whoever supports the program."))
            title = Text("title", _("Something went wrong that should not have"))
            self.lay_out((title, self._saved, sends, self._report), buttons, width=WIDTH)
        close.setDefault(True)
        self._copy.clicked.connect(self.copy_report)
        buttons.rejected.connect(self.reject)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._look)
        self.show_waiting()

    @property
    def says(self) -> str:
        """What is said about what is saved."""
        return self._saved.text()

    def show_waiting(self) -> None:
        """Say what waits, and soon again: a fault while saving is told before its field knows of it."""
        self._look()
        self._later.start(0)

    def come_beside(self) -> None:
        """Seen, but without taking the keys of whoever types in a window of ours."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, _is_at_work())
        self.show()

    def copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText(_("Copied"))

    def _look(self) -> None:
        self._saved.setText(_saved_words(self._waiting(), replaced=self._replaced))


class FaultReporter(QObject):
    """Takes every exception nobody expected; one dialog at a time, from whatever thread it came."""

    caught = Signal(str)

    def __init__(
        self, parent: QObject | None = None, *, replaced: Callable[[], bool] = lambda: False
    ) -> None:
        """`replaced` says whether the files of the program are others than those it was begun from."""
        super().__init__(parent)
        self._replaced = replaced
        self._dialog: FaultDialog | None = None
        self._report = ""  # that is shown
        self._heard = _Heard(self.caught.emit)
        faults.log.addHandler(self._heard)
        self.destroyed.connect(self._heard.forget)
        self.caught.connect(self._show)

    def install(self) -> None:
        sys.excepthook = self.take
        sys.unraisablehook = self._take_unraisable
        threading.excepthook = self._take_from_thread

    def take(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """What `sys.excepthook` is called with; an interrupt from the terminal is no fault."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        faults.tell(error)

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _take_unraisable(self, arguments: "sys.UnraisableHookArgs") -> None:
        if arguments.exc_value is not None:
            self.take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _show(self, report: str) -> None:
        if self._dialog is not None:
            self._dialog.show_waiting()
            return
        self._report = report
        self._dialog = FaultDialog(_with_versions(report), _in_front(), replaced=self._replaced())
        self._dialog.finished.connect(self._forget)
        self._dialog.destroyed.connect(self._show_again)
        self._dialog.come_beside()

    def _forget(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.destroyed.disconnect(self._show_again)
            self._dialog.deleteLater()
            self._dialog = None

    def _show_again(self) -> None:
        """It went with the window it came beside, before anybody closed it."""
        self._dialog = None
        QTimer.singleShot(0, self, lambda: self._show(self._report) if _is_at_work() else None)


class PlainLog(logging.Formatter):
    """When, who, where, how bad; words only of a fault's report, which holds nothing typed."""

    def format(self, record: logging.LogRecord) -> str:
        said = f"{self.formatTime(record)} {record.levelname} {record.name} {record.module}:{record.lineno}"
        if record.name == faults.log.name:
            return f"{said}\n{record.getMessage()}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{said}\n{faults.report(error)}" if error else said


class PrivateFile(logging.FileHandler):
    """A log that nobody else can read."""

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.touch(mode=0o600)
        path.chmod(0o600)
        return TextIOWrapper(path.open("ab"), encoding="utf-8")


class _Heard(logging.Handler):
    """Passes reports on, from whatever thread they come."""

    def __init__(self, pass_on: Callable[[str], None]) -> None:
        super().__init__()
        self._pass_on = pass_on

    def emit(self, record: logging.LogRecord) -> None:
        self._pass_on(record.getMessage())

    def forget(self) -> None:
        faults.log.removeHandler(self)


def _in_front() -> QWidget | None:
    """The window a person works in: what asks for an answer bars those behind it."""
    return QApplication.activeModalWidget() or QApplication.activeWindow()


def _is_at_work() -> bool:
    """Whether a window is open that somebody may type in."""
    return any(window.isVisible() for window in QApplication.topLevelWidgets())


def _with_versions(report: str) -> str:
    versions = f"IsoAssess {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    return "\n".join((versions, platform.platform(), "", report))


def _saved_words(waiting: list[str], *, replaced: bool) -> str:
    """What is known: fields that wait say so themselves; of a click nobody knows whether it was done."""
    if waiting:
        says = _(
            "Not saved yet: {fields}. What you typed is still there. It is tried again when "
            "you leave the field. If it still fails, copy the text before you close."
        )
        return says.format(fields=", ".join(dict.fromkeys(waiting)))
    if replaced:
        return _("Everything that you typed is saved.")
    return _(
        "No typed text is waiting to be saved. Your last action may not have been carried out. "
        "Check before you repeat it. If this happens again, restart IsoAssess."
    )
