"""From blocks to pages: each block becomes strips, the strips fill pages, and the pages become a file."""

from dataclasses import dataclass, replace

from isoassess import __version__
from isoassess.pdf import ONE_AT_A_TIME
from isoassess.pdf.anchors import anchors_of, headings_of
from isoassess.pdf.blocks import Document
from isoassess.pdf.fonts import REGULAR, Lettering
from isoassess.pdf.page import SIDE, TOP, HeaderAndFooter, text_height, text_width
from isoassess.pdf.pagination import Page, draw_page, pages_of_names, paginate
from isoassess.pdf.paper import Paper
from isoassess.pdf.plain_text import printable
from isoassess.pdf.question_blocks import FORM_FIELD
from isoassess.pdf.stylesheet import Stylesheet
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.metadata import Metadata
from isoassess.pdf.tagging.own_properties import Origin
from isoassess.pdf.tagging.structure import StructureElement, StructureType
from isoassess.pdf.typeset.place import BlockPlace
from isoassess.pdf.typeset.sections import END_OF_COVER, document_strips, end_of


@dataclass(frozen=True, slots=True)
class RenderedPages:
    """A finished document in memory; `replaced`: the characters shown as a box, `replaced_in` their texts."""

    content: bytes
    pages: int
    replaced: tuple[str, ...]
    replaced_in: tuple[str, ...] = ()


def render(document: Document, paper: Paper) -> RenderedPages:
    """The document as a PDF/A-2a that is PDF/UA-1, too, a form as PDF/UA-1; equal values give equal bytes.

    Threads wait for each other: ReportLab reads its fonts at one place for all of them.
    """
    with ONE_AT_A_TIME:
        return _rendered(document, paper)


def last_pages(document: Document, paper: Paper) -> tuple[int, ...]:
    """On which page after the cover each section ends, counted from 1, without drawing any."""
    with ONE_AT_A_TIME:
        place = _place(document, paper, Lettering(), StructureElement(StructureType.DOCUMENT))
        pages = pages_of_names(paginate(document_strips(document, place), place.height))
    covered = pages.get(END_OF_COVER, 0)
    return tuple(pages.get(end_of(number), 1) - covered for number in range(len(document.sections)))


def _rendered(document: Document, paper: Paper) -> RenderedPages:
    lettering = Lettering()
    canvas = TaggedCanvas(paper.value, _metadata(document), REGULAR)
    page_of: dict[str, int] = {}
    place = replace(_place(document, paper, lettering, canvas.root), pages=page_of)
    pages = paginate(document_strips(document, place), place.height)
    page_of.update(pages_of_names(pages))
    if document.form:
        canvas.hidden_field(FORM_FIELD, document.form)
    _draw(pages, canvas, HeaderAndFooter.of(document, place.stylesheet, paper))
    return RenderedPages(
        content=canvas.finished(),
        pages=len(pages),
        replaced=lettering.replaced,
        replaced_in=lettering.replaced_in,
    )


def _place(document: Document, paper: Paper, lettering: Lettering, root: StructureElement) -> BlockPlace:
    headings = headings_of(document, lettering.one_line)
    stylesheet = Stylesheet(lettering, anchors_of(document, headings), document.accent)
    place = BlockPlace(stylesheet, text_width(paper), text_height(paper), root, headings, pages={})
    return replace(place, fillable=bool(document.form))


def _draw(pages: list[Page], canvas: TaggedCanvas, edges: HeaderAndFooter) -> None:
    for number, page in enumerate(pages, start=1):
        edges.draw(canvas, number, len(pages))
        draw_page(page, canvas, SIDE, edges.paper.height - TOP)
        canvas.showPage()


def _metadata(document: Document) -> Metadata:
    return Metadata(
        title=printable(", ".join(filter(None, (document.title, document.organization)))),
        author=printable(document.author),
        subject=printable(document.subject),
        creator=f"IsoAssess {__version__}",
        language=document.language,
        day=document.date,
        own=_own(document.origin),
        archival=not document.form,
    )


def _own(origin: Origin | None) -> dict[str, str]:
    values = {} if origin is None else origin.told()
    return {name: printable(value) for name, value in values.items()}
