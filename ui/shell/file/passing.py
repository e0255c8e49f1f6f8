"""Asks what to do while a file cannot be opened for a reason that can pass, and goes on once it has."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from isoassess.language.texts import _
from isoassess.store import StoreBusy, StoreFull, StoreLost, StoreUnreachable, StoreUnreadable
from ui.widgets.other_scripts import lend_fonts

PASSING = (StoreBusy, StoreFull, StoreLost, StoreUnreachable, StoreUnreadable)
BEAT = 700  # milliseconds between two looks whether it has passed


def ask_to_try_again(
    path: Path, reason: str, still: Callable[[], str], another: Callable[[], Path | None]
) -> Path | None:
    """The file to open now: `path` again, or another one; None to quit.

    `still` says why it cannot be opened even now, empty once it is worth a try; then the question goes by
    itself. `another` lets the person name another file.
    """
    lend_fonts()
    box = _TryAgainQuestion(reason, still)
    box.exec()
    box.deleteLater()
    if box.tries_again:
        return path
    return another() if box.wants_another else None


class _TryAgainQuestion(QMessageBox):
    """Stays true while it is read."""

    def __init__(self, reason: str, still: Callable[[], str]) -> None:
        super().__init__()
        self._still = still
        self._has_passed = False
        self.setWindowTitle("IsoAssess")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setText(_("This file cannot be opened now."))
        self.setInformativeText(reason)
        self._again = self.addButton(_("&Try again"), QMessageBox.ButtonRole.AcceptRole)
        self._another = self.addButton(_("&Open another file..."), QMessageBox.ButtonRole.ActionRole)
        leave = self.addButton(_("&Quit"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self._again)
        self.setEscapeButton(leave)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._look)
        self._beat.start()

    @property
    def tries_again(self) -> bool:
        return self._has_passed or self.clickedButton() is self._again

    @property
    def wants_another(self) -> bool:
        return self.clickedButton() is self._another

    def _look(self) -> None:
        reason = self._still()
        if not reason:
            self._has_passed = True
            self._beat.stop()
            self.done(0)
        elif reason != self.informativeText():
            self.setInformativeText(reason)
