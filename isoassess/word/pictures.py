"""Pictures in Word, each with what it says in words: charts as on paper, and the logos of both sides."""

from io import BytesIO
from xml.sax.saxutils import quoteattr

from docx.oxml.parser import parse_xml
from docx.parts.story import StoryPart
from PIL import Image

from isoassess.language.texts import _
from isoassess.pdf.bitmaps import Bitmap, read_bitmap
from isoassess.pdf.blocks import Bars, Logo, Maturity, Radar, Span, Timeline
from isoassess.pdf.chart_reader import chart
from isoassess.pdf.page import LOGO, MOST_LOGOS, PIXELS
from isoassess.pdf.picture_blocks import Picture, Pictures
from isoassess.pdf.pixels.chart_painting import painted
from isoassess.pdf.plain_text import printable
from isoassess.pdf.typeset.logos import LARGE, SMALL
from isoassess.pdf.typeset.pictures import BESIDE, GAP, LARGEST, TALLEST
from isoassess.word.looks import CAPTION, PICTURE
from isoassess.word.nodes import EMU, Node, node, twips
from isoassess.word.paragraphs import WordParagraphs
from isoassess.word.tables import TableKind, word_table

_NAMES = {
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_DECLARED = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMES.items())


class WordPictures:
    """Puts pictures into one document, or into its header; each is kept once, however often it is shown."""

    def __init__(self, part: StoryPart, accent: str = "") -> None:
        self._part = part
        self._accent = accent
        self._count = 0

    def chart(self, block: Bars | Radar | Maturity | Timeline, width: float, most: float) -> Node:
        """A chart as wide as the text; one higher than `most` is shown smaller."""
        drawing = chart(block, width, self._accent)
        scale = min(1.0, most / drawing.height)
        size = drawing.width * scale, drawing.height * scale
        run = self.inline(painted(drawing), size, printable(block.alt) or _("Chart"), _("Chart"))
        return node("p", node("pPr", node("pStyle", val=PICTURE.id)), run)

    def pictures(self, block: Pictures, paragraphs: WordParagraphs, width: float) -> list[Node]:
        """Two by two, each with its caption on the same page."""
        column = (width - GAP * (BESIDE - 1)) / BESIDE
        cells = [self._captioned(item, paragraphs, column) for item in block.items]
        rows = [[*cells[first : first + BESIDE]] for first in range(0, len(cells), BESIDE)]
        for row in rows:
            row.extend([paragraphs.said("", CAPTION)] for _missing in range(BESIDE - len(row)))
        return word_table(rows, [column + GAP] * (BESIDE - 1) + [column], TableKind())

    def _captioned(self, item: Picture, paragraphs: WordParagraphs, width: float) -> list[Node]:
        scale = min(width / item.width, TALLEST / item.height, LARGEST)
        size = item.width * scale, item.height * scale
        run = self.inline(item.content, size, printable(item.alt) or _("Picture"), _("Picture"))
        settings = node("pPr", node("pStyle", val=PICTURE.id), node("keepNext"))
        words = (Span(item.number, strong=True, anchor=item.anchor), Span(f" {item.about}"))
        return [node("p", settings, run), paragraphs.text(words, CAPTION)]

    def logos(self, given: tuple[Logo, ...], width: float, *, large: bool = False) -> list[Node]:
        """The first logo at the left and the second at the right; nothing without logos."""
        box = LARGE if large else SMALL
        runs = [self._logo(logo, box) for logo in given[:MOST_LOGOS]]
        if not runs:
            return []
        tabs = node("tabs", node("tab", val="right", pos=twips(width)))
        settings = node("pPr", node("pStyle", val=PICTURE.id), node("keepNext"), tabs)
        apart = [node("r", node("tab"))] if len(runs) > 1 else []
        return [node("p", settings, runs[0], *apart, *runs[1:])]

    def small_logos(self, given: tuple[Logo, ...]) -> list[Node]:
        """The logos side by side, as they stand on every page."""
        return [self._logo(logo, LOGO) for logo in given[:MOST_LOGOS]]

    def inline(self, content: bytes, size: tuple[float, float], alt: str, name: str) -> Node:
        """A picture in the line of the text; `size` in points."""
        self._count += 1
        key, _image = self._part.get_or_add_image(BytesIO(content))
        across, down = (max(1, round(points * EMU)) for points in size)
        about = f'id="{self._count}" name={quoteattr(f"{name} {self._count}")} descr={quoteattr(alt)}'
        extent = f'cx="{across}" cy="{down}"'
        drawing: Node = parse_xml(
            f'<wp:inline {_DECLARED} distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr {about}/><a:graphic><a:graphicData uri="{_NAMES["pic"]}"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline>"
        )
        return node("r", node("drawing", drawing))

    def _logo(self, logo: Logo, box: tuple[float, float]) -> Node:
        picture = read_bitmap(logo.content, PIXELS)
        scale = min(box[0] / picture.width, box[1] / picture.height)
        size = picture.width * scale, picture.height * scale
        return self.inline(_png(picture), size, printable(logo.alt) or _("Logo"), _("Logo"))


def _png(picture: Bitmap) -> bytes:
    """The pixels alone: nothing of what the file of the logo held beside them goes along."""
    out = BytesIO()
    size = picture.width, picture.height
    Image.frombytes("RGB", size, picture.pixels).save(out, "PNG", optimize=True)
    return out.getvalue()
