"""From blocks to pages: each block becomes strips, the strips fill pages, and the pages become a file."""

from dataclasses import dataclass

import msgspec

from isoassess import __version__
from isoassess.report.anchors import anchors_of, headings_of
from isoassess.report.blocks import Document, Origin
from isoassess.report.flow import Page, draw_page, pages_of_names, paginate
from isoassess.report.fonts import REGULAR, Lettering
from isoassess.report.look import Look
from isoassess.report.page import SIDE, TOP, Furniture, text_height, text_width
from isoassess.report.paper import Paper
from isoassess.report.plain import printable
from isoassess.report.setting.place import Place
from isoassess.report.setting.sections import document_strips
from isoassess.report.tagging.canvas import TaggedCanvas
from isoassess.report.tagging.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document in memory; `replaced`: the characters that are shown as a box."""

    content: bytes
    pages: int
    replaced: tuple[str, ...]


def render(document: Document, paper: Paper) -> Rendered:
    """The document as a PDF/A-2a that is PDF/UA-1, too; equal values give equal bytes."""
    lettering = Lettering()
    headings = headings_of(document, lettering.one_line)
    look = Look(lettering, anchors_of(document, headings))
    canvas = TaggedCanvas(paper.value, _metadata(document), REGULAR)
    page_of: dict[str, int] = {}
    place = Place(look, text_width(paper), text_height(paper), canvas.root, headings, page_of)
    pages = paginate(document_strips(document, place), place.height)
    page_of.update(pages_of_names(pages))
    _draw(pages, canvas, Furniture.of(document, look, paper))
    return Rendered(content=canvas.finished(), pages=len(pages), replaced=lettering.replaced)


def _draw(pages: list[Page], canvas: TaggedCanvas, furniture: Furniture) -> None:
    for number, page in enumerate(pages, start=1):
        furniture.draw(canvas, number, len(pages))
        draw_page(page, canvas, SIDE, furniture.paper.height - TOP)
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
    )


def _own(origin: Origin | None) -> dict[str, str]:
    values = {} if origin is None else msgspec.structs.asdict(origin)
    return {name: printable(str(value)) for name, value in values.items()}
