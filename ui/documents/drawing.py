"""An SVG as a picture; only ever called in a process that may be stopped."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QImageWriter, QPainter

MEGABYTES = 128  # of a picture within the drawing


def drawn(content: bytes, most: tuple[int, int]) -> bytes:
    """PNG on white, as large as there may be pixels; empty where it cannot be drawn."""
    from PySide6.QtSvg import QSvgRenderer

    from ui.widgets.theme import load_fonts

    application = QGuiApplication.instance() or QGuiApplication(["isoassess"])
    load_fonts()
    QImageReader.setAllocationLimit(MEGABYTES)
    drawing = QSvgRenderer(QByteArray(content))
    size = drawing.viewBoxF().size()
    if not drawing.isValid() or size.isEmpty():
        return b""
    fitting = size.scaled(*most, Qt.AspectRatioMode.KeepAspectRatio).toSize().expandedTo(QSize(1, 1))
    image = QImage(fitting.boundedTo(QSize(*most)), QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(image.rect()))
    painter.end()
    del application
    return png(image)


def png(image: QImage) -> bytes:
    """The picture as a file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(data.data())
