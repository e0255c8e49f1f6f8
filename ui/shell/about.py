"""What the program is, under which licences it comes, and whether this copy of it works."""

import platform
import subprocess

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from isoassess import __version__
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.own_process import own_command, own_surroundings
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.sizes import fix_height
from ui.widgets.tasks import Task
from ui.widgets.texts import Text

WIDTH, REPORT_HEIGHT = 640, 300
PATIENCE = 120  # seconds


class SelfTestNotStarted(ExpectedError):
    """The program could not be started a second time."""


class AboutDialog(FittingDialog):
    """Names version and licences; the self-test is done by a second process and can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About IsoAssess"))
        self._task = Task(self)
        self._outcome = Text("strong")
        self._report = QPlainTextEdit()
        self._report.setReadOnly(True)
        fix_height(self._report, REPORT_HEIGHT)
        self._report.setAccessibleName(_("Report of the self-test"))
        self._try = QPushButton(_("&Test this copy"))
        self._copy = QPushButton(_("&Copy report"))
        buttons = QDialogButtonBox()
        for button in (self._try, self._copy):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        parts = (
            Text("title", f"IsoAssess {__version__}"),
            Text("body", _about()),
            Text("muted", _licences()),
        )
        self.lay_out((*parts, self._outcome, self._report), buttons, width=WIDTH)
        self._show_report("")
        close.setDefault(True)
        self._try.clicked.connect(self.try_program)
        self._copy.clicked.connect(self.copy_report)
        self._task.busy_changed.connect(self._try.setDisabled)
        self._task.finished.connect(self._tell)
        self._task.failed.connect(self._outcome.setText)
        buttons.rejected.connect(self.reject)

    @property
    def says(self) -> str:
        """How the self-test ended."""
        return self._outcome.text()

    @property
    def report(self) -> str:
        return self._report.toPlainText()

    def try_program(self) -> None:
        """Start the self-test; its window comes up nowhere, for it would take the keys of whoever types."""
        self._outcome.setText(_("Testing; this takes some seconds..."))
        self._show_report("")
        self._task.run(_tried)

    def copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText(_("Copied"))

    def _tell(self, tried: tuple[int, str]) -> None:
        code, report = tried
        works = _("Everything that was tried works.")
        fails = _("Something does not work. The report holds nothing of your organizations; send it to us.")
        self._outcome.setText(fails if code else works)
        self._show_report(report)

    def _show_report(self, report: str) -> None:
        self._report.setPlainText(report)
        self._report.setVisible(bool(report))
        self._copy.setVisible(bool(report))
        if self.isVisible():
            self.fit()


def _about() -> str:
    return _(
        "Which ISO 9000 standard fits a firm, how ready it is for a certificate, and what to do next. "
        "It works on this computer alone and never uses a network."
    )


def _licences() -> str:
    says = _(
        "IsoAssess comes under the MIT licence. It uses Qt {qt} and PySide6, unchanged, under the GNU LGPL "
        "version 3: their libraries lie in files of their own, which may be replaced. It runs on Python "
        "{python}. The texts of all licences lie in the folder licenses of the installed program."
    )
    return says.format(qt=qVersion(), python=platform.python_version())


def _tried() -> tuple[int, str]:
    """The exit code of the self-test and its report."""
    try:
        done = subprocess.run(
            own_command("--selftest", "-platform", "offscreen"),
            capture_output=True,
            check=False,
            env=own_surroundings({}),
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise SelfTestNotStarted(_("The self-test could not be done.")) from None
    return done.returncode, done.stdout.decode("utf-8", "replace").strip()
