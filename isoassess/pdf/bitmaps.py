"""Pictures a person gives: read with care, flattened on white, no larger than paper can show."""

import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from isoassess.errors import BadInput
from isoassess.language.texts import _

MOST_BYTES = 10_000_000
LONGEST_SIDE = 30_000
MOST_PIXELS = 50_000_000
QUALITY = 80  # of a JPEG; on paper nobody sees the difference to a higher one
_BROKEN = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, OverflowError),
    *(struct.error, zlib.error),
)


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Red, green and blue of each pixel, a byte each, in rows from the top."""

    width: int
    height: int
    pixels: bytes


def read_bitmap(content: bytes, most: tuple[int, int]) -> Bitmap:
    """The PNG or JPEG picture, made smaller where it has more pixels than `most` (BadInput)."""
    if len(content) > MOST_BYTES:
        raise BadInput(_("The picture is larger than {most} MB.").format(most=MOST_BYTES // 1_000_000))
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.filterwarnings("ignore", module="PIL", category=UserWarning)
        try:
            return _read(content, most)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise BadInput(_too_many_pixels()) from bomb
        except UnidentifiedImageError as unknown:
            raise BadInput(_("The file is not a picture in the format PNG or JPEG.")) from unknown
        except _BROKEN as broken:
            raise BadInput(_("The picture cannot be read: the file is damaged.")) from broken


def as_jpeg(bitmap: Bitmap) -> bytes:
    """The same as a file that is small on paper; nothing but what can be seen is in it."""
    image = Image.frombytes("RGB", (bitmap.width, bitmap.height), bitmap.pixels)
    file = BytesIO()
    image.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()


def _read(content: bytes, most: tuple[int, int]) -> Bitmap:
    with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
        width, height = image.size
        if max(width, height) > LONGEST_SIDE:
            says = _("The picture has a side of more than {most} pixels.")
            raise BadInput(says.format(most=LONGEST_SIDE))
        if width * height > MOST_PIXELS:
            raise BadInput(_too_many_pixels())
        image.draft("RGB", most)
        upright = ImageOps.exif_transpose(_reduced(image, max(most)))
        flat = _on_white(upright)
    flat.thumbnail(most, Image.Resampling.LANCZOS)
    return Bitmap(flat.width, flat.height, flat.tobytes())


def _reduced(image: Image.Image, side: int) -> Image.Image:
    """A large one made smaller before it is copied for anything else, still twice as large as is wanted."""
    factor = max(image.size) // (2 * side)
    if factor < 2 or image.mode not in ("L", "LA", "RGB", "RGBA"):
        return image
    return image.reduce((min(factor, image.width), min(factor, image.height)))


def _too_many_pixels() -> str:
    return _("The picture has more than {most} million pixels.").format(most=MOST_PIXELS // 1_000_000)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in red, green and blue, without anything one can see through."""
    if image.mode.startswith("I"):  # gray of 16 bits
        return image.point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(ground, layer).convert("RGB")
