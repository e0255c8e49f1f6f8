"""The logos of consultant and client, side by side."""

from dataclasses import dataclass

from isoassess.language.texts import _
from isoassess.pdf.bitmaps import Bitmap, read_bitmap
from isoassess.pdf.blocks import Logo
from isoassess.pdf.page import MILLIMETER, MOST_LOGOS, PIXELS
from isoassess.pdf.pagination import Strip
from isoassess.pdf.plain_text import printable
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.structure import StructureElement, StructureType, boxed
from isoassess.pdf.typeset.place import BlockPlace

SMALL = (50 * MILLIMETER, 13 * MILLIMETER)
LARGE = (75 * MILLIMETER, 24 * MILLIMETER)
AFTER = 12.0


def logos(given: tuple[Logo, ...], place: BlockPlace, *, large: bool = False) -> list[Strip]:
    """One strip with the first logo at the left and the second at the right; none without logos."""
    box = LARGE if large else SMALL
    shown = [_shown(logo, place, box) for logo in given[:MOST_LOGOS]]
    if not shown:
        return []
    height = max(logo.height for logo in shown)
    return [Strip(height, _LogoRow(shown, place.width, height).draw, after=AFTER)]


def _shown(logo: Logo, place: BlockPlace, box: tuple[float, float]) -> "_PlacedLogo":
    picture = read_bitmap(logo.content, PIXELS)
    scale = min(box[0] / picture.width, box[1] / picture.height)
    element = place.parent.add(StructureType.FIGURE, alt=printable(logo.alt) or _("Logo"))
    return _PlacedLogo(picture, element, picture.width * scale, picture.height * scale)


@dataclass(frozen=True, slots=True)
class _PlacedLogo:
    """A picture with its size on paper."""

    picture: Bitmap
    element: StructureElement
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _LogoRow:
    """The logos in the middle of their row."""

    logos: list[_PlacedLogo]
    width: float
    height: float

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        for logo, x in zip(self.logos, (left, left + self.width - self.logos[-1].width), strict=False):
            y = top - (self.height + logo.height) / 2
            box = (x, y, x + logo.width, y + logo.height)
            logo.element.attributes = boxed(*box)
            canvas.tag(logo.element)
            canvas.picture((logo.picture.width, logo.picture.height), logo.picture.pixels, box)
