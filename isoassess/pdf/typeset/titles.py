"""How a document begins: with a title above its text, or with a cover."""

from isoassess.pdf.blocks import Cover, Facts, Title
from isoassess.pdf.pagination import Strip
from isoassess.pdf.stylesheet import ABOUT, COVER_ABOUT, COVER_OF, COVER_TITLE, OF, TITLE
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.structure import StructureType
from isoassess.pdf.typeset.grids import facts
from isoassess.pdf.typeset.logos import logos
from isoassess.pdf.typeset.place import BlockPlace, paragraph
from isoassess.pdf.typeset.prose import banner

COVER_TOP = 0.2  # of the text height


def title(block: Title, place: BlockPlace) -> list[Strip]:
    """A title; only the one a document begins with is a heading of it."""
    return [
        *logos(block.logos, place),
        *paragraph(block.text, place.stylesheet.accented(TITLE), place, _role(block, place)),
        *(paragraph(block.of, OF, place) if block.of else ()),
        *paragraph(block.about, ABOUT, place),
    ]


def cover(block: Cover, place: BlockPlace) -> list[Strip]:
    """The first page."""
    inside = place.under(place.parent.add(StructureType.SECTION))
    head = block.title
    return [
        *logos(head.logos, inside, large=True),
        Strip(place.height * COVER_TOP, _nothing),
        *paragraph(head.text, place.stylesheet.accented(COVER_TITLE), inside, _role(head, place)),
        *(paragraph(head.of, COVER_OF, inside) if head.of else ()),
        *paragraph(head.about, COVER_ABOUT, inside),
        *(banner(block.banner, inside) if block.banner is not None else ()),
        *facts(Facts(rows=block.rows), inside),
    ]


def _role(block: Title, place: BlockPlace) -> StructureType:
    return StructureType.H1 if block is place.main else StructureType.PARAGRAPH


def _nothing(_canvas: TaggedCanvas, _left: float, _top: float) -> None:
    """Room above the title."""
