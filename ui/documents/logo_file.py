"""A picture file that a person chose as a logo: read with care, made a small PNG once and for all."""

from pathlib import Path

from PySide6.QtGui import QImage

from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.pdf.bitmaps import MOST_BYTES, read_bitmap
from ui.documents.drawing import png
from ui.documents.drawing_check import check_drawing
from ui.documents.drawing_process import PIXELS, CannotDraw, TakesTooMuch, drawn_apart

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
    return _drawn(content) if path.suffix.lower() == ".svg" else png(_painted(content))


def _painted(content: bytes) -> QImage:
    picture = read_bitmap(content, PIXELS)
    image = QImage(
        picture.pixels, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888
    )
    return image.copy()  # the pixels belong to the picture, which goes


def _drawn(content: bytes) -> bytes:
    """The drawing on white, as large as there may be pixels."""
    check_drawing(content)
    try:
        return drawn_apart(content)
    except CannotDraw:
        raise BadInput(_("The drawing cannot be read: the file is damaged or not an SVG.")) from None
    except TakesTooMuch:
        says = _("The drawing takes too much time or memory; save it as PNG, and choose that.")
        raise BadInput(says) from None
