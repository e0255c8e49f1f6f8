"""What the window remembers from one day to the next: its size, and the folder documents went to."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

GEOMETRY = "window/geometry"
FOLDER = "documents/folder"


class Remembered:
    """Kept in a file of settings; a missing or spoiled one only means the first day again."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray | None:
        value = self._settings.value(GEOMETRY)
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue(GEOMETRY, value)

    @property
    def folder(self) -> Path:
        """Where the last document went; the person's documents when there was none, or it is gone."""
        value = self._settings.value(FOLDER)
        if isinstance(value, str) and Path(value).is_dir():
            return Path(value)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    @folder.setter
    def folder(self, value: Path) -> None:
        self._settings.setValue(FOLDER, str(value))
