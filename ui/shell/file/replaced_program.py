"""Tells a person whose program was replaced while open: what it has not read yet is of another version."""

import sys
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from isoassess.language.texts import _

SETTLED = 3_000  # milliseconds after which an installer has put the rest in place, too


def bundled_program() -> Path | None:
    """The file that a bundle goes on reading its modules from; None where they lie in files of their own."""
    return Path(sys.executable) if getattr(sys, "frozen", False) else None


class ReplacedProgram(QObject):
    """Watches the file of the program, and tells once when it is another one."""

    def __init__(
        self, parent: QObject | None = None, *, program: Path | None, settled: int = SETTLED
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._told: QMessageBox | None = None
        if program is None:
            return
        self._begun_with = _identity(program)
        self._pause = QTimer(self, singleShot=True, interval=settled)
        self._pause.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher([str(program)], self)
        self._watcher.fileChanged.connect(self._pause.start)

    def _look(self) -> None:
        if self._told is not None or self._program is None or _identity(self._program) == self._begun_with:
            return
        self._told = box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle("IsoAssess")
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(_("IsoAssess was updated or removed while it was open."))
        box.setInformativeText(
            _("Close it and start it again. Until then, parts may not work. What was saved stays saved.")
        )
        box.open()


def _identity(program: Path) -> tuple[int, int, int] | None:
    """None where it is gone."""
    try:
        said = program.stat()
    except OSError:
        return None
    return said.st_ino, said.st_size, said.st_mtime_ns
