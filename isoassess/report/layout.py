"""From blocks to pages: each block becomes flowables, each section starts where its beginning fits."""

from dataclasses import dataclass
from io import BytesIO

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from isoassess.report.blocks import (
    Banner,
    Bars,
    Block,
    Counts,
    Document,
    Facts,
    Grid,
    Items,
    Prose,
    Section,
    SignOff,
    Span,
    Title,
    Tone,
)
from isoassess.report.charts import bars
from isoassess.report.fonts import REGULAR, Lettering
from isoassess.report.look import (
    ABOUT,
    BODY,
    CELL,
    COUNTED,
    HEAD,
    HEADING,
    ITEM,
    LABEL,
    LINE,
    NUMBER,
    OF,
    RULE,
    SMALL,
    TITLE,
    VERDICT,
    Look,
    Text,
    fill,
    tint,
)
from isoassess.report.page import SummaryCanvas, template, text_width
from isoassess.report.paper import Paper
from isoassess.report.tables import CLOSE, Pieced, Ruled, grid, laid_out

SIGNING = Ruled(padding=2.8, line=False, least=24, together=True)
ENOUGH = 3 * BODY.leading
BUTT = 0  # a line that ends where its ground ends


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document in memory; `replaced`: the characters that are shown as a box."""

    content: bytes
    pages: int
    replaced: tuple[str, ...]


class Heading(Text):
    """A heading that the outline of the document leads to."""

    key = ""

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.key, 0, self.height)
        self.canv.addOutlineEntry(self.getPlainText(), self.key, level=0)
        super().draw()


def render(document: Document, paper: Paper) -> Rendered:
    """The document as a PDF; equal values give equal bytes."""
    lettering = Lettering()
    look = Look(lettering)
    out = BytesIO()
    pages = template(document, look, paper, out)
    layout = Layout(look, text_width(paper))
    story = [f for place, section in enumerate(document.sections) for f in layout.section(section, place)]
    pages.build(story, canvasmaker=SummaryCanvas)
    return Rendered(content=out.getvalue(), pages=pages.page, replaced=lettering.replaced)


class Layout:
    """One way to set blocks; another one can set the same blocks otherwise."""

    def __init__(self, look: Look, width: float) -> None:
        self._look = look
        self._width = width

    def section(self, section: Section, place: int) -> list[Flowable]:
        """A heading with what follows; the heading never stands alone at the foot of a page."""
        flowables = [flowable for block in section.blocks for flowable in self.block(block)]
        if not section.heading:
            return flowables
        heading = Heading(self._look.label(section.heading), HEADING)
        heading.key = f"section.{place}"
        room = HEADING.spaceBefore + HEADING.leading + HEADING.spaceAfter + self._lead(flowables)
        return [CondPageBreak(room), heading, *flowables]

    def block(self, block: Block) -> list[Flowable]:
        """The flowables of a block."""
        match block:
            case Title():
                return self._title(block)
            case Prose():
                return self._prose(block)
            case Banner():
                return [self._banner(block), Spacer(0, 7)]
            case Counts():
                return [self._counts(block), Spacer(0, 7)]
            case Facts():
                return [self._facts(block)]
            case Bars():
                return [bars(block, self._look, self._width)]
            case Items():
                return self._items(block)
            case Grid():
                return [grid(block, self._look, self._width)]
            case SignOff():
                return [self._sign_off(block)]

    def _lead(self, flowables: list[Flowable]) -> float:
        """How much must fit under a heading: the first text, or how a table or chart begins."""
        room = 0.0
        for flowable in flowables:
            if isinstance(flowable, Pieced):
                return room + flowable.least_height
            if isinstance(flowable, Drawing):
                return room + float(flowable.height)
            if room:
                break
            height = flowable.wrap(self._width, 0)[1]
            room += min(height, ENOUGH) + flowable.getSpaceAfter()
        return room

    def _title(self, block: Title) -> list[Flowable]:
        look = self._look
        return [look.words(block.text, TITLE), look.words(block.of, OF), look.words(block.about, ABOUT)]

    def _prose(self, block: Prose) -> list[Flowable]:
        style = SMALL if block.small else BODY
        return [text for line in block.lines for text in self._look.texts(line, style)]

    def _banner(self, block: Banner) -> Table:
        tone = block.mark.tone
        mark = (Span(f"{block.mark.shape}\u2002", tone), Span(block.mark.word))
        texts = [
            self._look.words(block.label.upper(), LABEL),
            self._look.text(mark, VERDICT),
            *(self._look.text(line, BODY) for line in block.lines),
        ]
        table = Table([[text] for text in texts], colWidths=[self._width], hAlign="LEFT")
        everywhere = (0, 0), (-1, -1)
        table.setStyle(
            [
                ("FONT", *everywhere, REGULAR),
                ("BACKGROUND", *everywhere, tint(tone)),
                ("LINEBEFORE", (0, 0), (0, -1), 4, fill(tone), BUTT),
                ("LEFTPADDING", *everywhere, 14),
                ("RIGHTPADDING", *everywhere, 12),
                ("TOPPADDING", *everywhere, 1.5),
                ("BOTTOMPADDING", *everywhere, 1.5),
                ("TOPPADDING", (0, 0), (-1, 0), 9),
                ("BOTTOMPADDING", (0, -1), (-1, -1), 10),
            ]
        )
        return table

    def _counts(self, block: Counts) -> Table:
        cells = []
        for item in block.items:
            number = self._look.text((Span(str(item.number), item.mark.tone),), NUMBER)
            word = (Span(f"{item.mark.shape}\u00a0", item.mark.tone), Span(item.mark.word))
            cells.append([number, self._look.text(word, COUNTED)])
        table = Table([cells], colWidths=[self._width / len(cells)] * len(cells), hAlign="LEFT")
        everywhere = (0, 0), (-1, -1)
        table.setStyle(
            [
                ("FONT", *everywhere, REGULAR),
                ("VALIGN", *everywhere, "TOP"),
                ("LEFTPADDING", *everywhere, 0),
                ("RIGHTPADDING", *everywhere, 8),
                ("BOTTOMPADDING", *everywhere, 7),
                ("LINEBELOW", *everywhere, 0.6, LINE),
            ]
        )
        return table

    def _facts(self, block: Facts) -> Pieced:
        rows = [
            [[self._look.text((Span(name, Tone.MUTED),), CELL)], self._look.cell(((Span(value),),))]
            for name, value in block.rows
        ]
        return laid_out(rows, [self._width * 0.2, self._width * 0.8], CLOSE)

    def _items(self, block: Items) -> list[Flowable]:
        bullets = [f"{place}." if block.numbered else "\u2022" for place in range(1, len(block.lines) + 1)]
        lines = zip(block.lines, bullets, strict=True)
        return [text for line, bullet in lines for text in self._look.texts(line, ITEM, bullet=bullet)]

    def _sign_off(self, block: SignOff) -> Pieced:
        look, blanks = self._look, len(block.fields) - 1
        head = [[look.words(title, HEAD)] for title in ("", *block.fields)]
        rows: list[list[list[Text]]] = [
            [[look.words(role, CELL)], [look.words(name, CELL)], *([] for _blank in range(blanks))]
            for role, name in block.parties
        ]
        share = [0.24, 0.26, *([0.5 / blanks] * blanks)]
        table = laid_out(rows, [self._width * s for s in share], SIGNING, head=head)
        table.setStyle([("LINEBELOW", (1, 1), (-1, -1), 0.6, RULE)])
        return table
