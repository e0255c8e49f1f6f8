"""Asks for files and folders without opening one of those it lists.

Qt's own icons open files to tell what kind they are. Where one of them is the store that is open, closing it
again ends the locks of SQLite on it (POSIX), and whoever leaves the store next removes what lies beside it.
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

_KINDS = QAbstractFileIconProvider.IconType


class FileDialog:
    """As the functions of QFileDialog with these names; empty texts where nothing was chosen."""

    @staticmethod
    def getOpenFileName(  # as it is called in QFileDialog
        parent: QWidget | None, title: str, place: str = "", kinds: str = "", /
    ) -> tuple[str, str]:
        chosen, kind = _asked(_dialog(parent, title, place, kinds), QFileDialog.FileMode.ExistingFile)
        return chosen[0] if chosen else "", kind

    @staticmethod
    def getOpenFileNames(
        parent: QWidget | None, title: str, place: str = "", kinds: str = "", /
    ) -> tuple[list[str], str]:
        return _asked(_dialog(parent, title, place, kinds), QFileDialog.FileMode.ExistingFiles)

    @staticmethod
    def getSaveFileName(
        parent: QWidget | None, title: str, place: str = "", kinds: str = "", /
    ) -> tuple[str, str]:
        dialog = _dialog(parent, title, place, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chosen, kind = _asked(dialog, QFileDialog.FileMode.AnyFile)
        return chosen[0] if chosen else "", kind

    @staticmethod
    def getExistingDirectory(parent: QWidget | None, title: str, place: str = "", /) -> str:
        dialog = _dialog(parent, title, "", "")
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(place)
        chosen, _kind = _asked(dialog, QFileDialog.FileMode.Directory)
        return chosen[0] if chosen else ""


class PlainIcons(QFileIconProvider):
    """A folder or a file, told without a look into it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder, self._file = super().icon(_KINDS.Folder), super().icon(_KINDS.File)

    def icon(self, asked: QFileInfo | QAbstractFileIconProvider.IconType, /) -> QIcon:
        if isinstance(asked, QFileInfo):
            return self._folder if asked.isDir() else self._file
        return super().icon(asked)

    def type(self, file: QFileInfo, /) -> str:
        return super().type(file) if file.isDir() else file.suffix()


@cache
def _icons() -> PlainIcons:
    """One for all dialogs: they do not keep it, and may outlive the function that asks."""
    return PlainIcons()


def _dialog(parent: QWidget | None, title: str, place: str, kinds: str) -> QFileDialog:
    """At `place`, which may end with the name of a file that is proposed."""
    dialog = QFileDialog(parent)
    dialog.setIconProvider(_icons())  # before it lists anything
    dialog.setWindowTitle(title)
    if kinds:
        dialog.setNameFilters(kinds.split(";;"))
    if place and not Path(place).is_dir():
        dialog.setDirectory(str(Path(place).parent))
        dialog.selectFile(Path(place).name)
    else:
        dialog.setDirectory(place or str(Path.home()))
    return dialog


def _asked(dialog: QFileDialog, mode: QFileDialog.FileMode) -> tuple[list[str], str]:
    dialog.setFileMode(mode)
    try:
        if dialog.exec() == QFileDialog.DialogCode.Accepted:
            return dialog.selectedFiles(), dialog.selectedNameFilter()
        return [], ""
    finally:
        dialog.deleteLater()
