"""A picture file that a person chose as a logo: read with care, made a small PNG once and for all."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from isoassess.errors import BadInput
from isoassess.report.pictures import MOST_BYTES, read_picture
from isoassess.texts import _

PIXELS = (1000, 500)  # more than paper can show
LARGEST_DRAWING = 2_000_000  # bytes of an SVG; a logo has a hundredth of it
SUFFIXES = ("png", "jpg", "jpeg", "svg")


def read_logo(path: Path) -> bytes:
    """The picture as PNG, no larger than paper can show; BadInput says why there is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(_("The picture is larger than {most} MB.").format(most=MOST_BYTES // 1_000_000))
        content = path.read_bytes()
    except FileNotFoundError as gone:
        raise BadInput(_("{file} is not there any more.").format(file=path.name)) from gone
    except (OSError, ValueError) as error:
        raise BadInput(_("{file} cannot be read.").format(file=path.name)) from error
    return _png(_drawn(content) if path.suffix.lower() == ".svg" else _painted(content))


def _painted(content: bytes) -> QImage:
    picture = read_picture(content, PIXELS)
    image = QImage(
        picture.pixels, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888
    )
    return image.copy()  # the pixels belong to the picture, which goes


def _drawn(content: bytes) -> QImage:
    """The drawing on white, as large as there may be pixels."""
    from PySide6.QtSvg import QSvgRenderer

    if len(content) > LARGEST_DRAWING:
        raise BadInput(_("The drawing is larger than {most} MB.").format(most=LARGEST_DRAWING // 1_000_000))
    drawing = QSvgRenderer(QByteArray(content))
    size = drawing.viewBoxF().size()
    if not drawing.isValid() or size.isEmpty():
        raise BadInput(_("The drawing cannot be read: the file is damaged or not an SVG."))
    fitting = size.scaled(*PIXELS, Qt.AspectRatioMode.KeepAspectRatio).toSize().expandedTo(QSize(1, 1))
    image = QImage(fitting, QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(data.data())
