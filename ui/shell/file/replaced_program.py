"""Tells a person whose program was replaced while open: what it has not read yet is of another version."""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from isoassess.language.texts import _

_OURS = ("isoassess", "ui")
SETTLED = 3_000  # milliseconds after which an installer has put the rest in place, too


def bundled_program() -> Path | None:
    """The file that a bundle goes on reading its modules from; None where they lie in files of their own."""
    return Path(sys.executable) if getattr(sys, "frozen", False) else None


def replaced_since_now() -> Callable[[], bool]:
    """Asked later, says whether a file that the program is read from was changed or is gone since now."""
    return partial(_has_changed, time.time())


def _has_changed(since: float) -> bool:
    return any(_changed_at(file) > since for file in _files_read())


def _files_read() -> Iterator[Path]:
    """Those of the modules that are in use, or the one that a bundle has them in."""
    bundle = bundled_program()
    if bundle is not None:
        yield bundle
        return
    for name, module in tuple(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file is not None and name.partition(".")[0] in _OURS:
            yield Path(file)


def _changed_at(file: Path) -> float:
    """When its content or its place changed last; endless where it is gone."""
    try:
        said = file.stat()
    except OSError:
        return float("inf")
    return max(said.st_mtime, said.st_ctime)


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
