"""What can be dropped or pasted as a file: paths from a file manager, a picture such as a screenshot."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter


def has_files(given: QMimeData) -> bool:
    """Whether there are files or a picture; a text that is copied with its picture stays a text."""
    if any(url.isLocalFile() for url in given.urls()):
        return True
    return given.hasImage() and not given.hasText()


def paths_of(given: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]


def picture_of(given: QMimeData) -> bytes:
    """The picture as PNG; empty where there is none."""
    image = given.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return b""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(data.data())
