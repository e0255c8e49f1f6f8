"""The edges of every page in Word: header, footer, page x of y, and the sheet itself."""

import re
from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.section import _Footer, _Header

from isoassess.language.texts import _
from isoassess.pdf.blocks import Logo
from isoassess.pdf.page import BOTTOM, EDGE, SIDE, TOP, EdgeWords, text_width
from isoassess.pdf.paper import Paper
from isoassess.word.looks import FOOTER, HEADER, LINE, Look
from isoassess.word.nodes import Node, field, node, twips, written
from isoassess.word.pictures import WordPictures

LONGEST = 120  # characters at an edge; more than fits beside what else stands there is cut, as in the PDF
_FIELDS = {"\0n": "PAGE", "\0t": "NUMPAGES"}


def set_edges(made: WordDocument, edges: EdgeWords, paper: Paper, logos: tuple[Logo, ...] = ()) -> None:
    """A cover does not say again what stands on it, and the first page has the logos large."""
    section = made.sections[0]
    _set_sheet(section._sectPr, paper)
    section.different_first_page_header_footer = own_first = edges.covered or bool(logos)
    width = text_width(paper)
    small = WordPictures(section.header.part).small_logos(logos)
    _put(section.header, _header(_short(edges.running), edges.marking, width, small))
    _put(section.footer, _footer(_short(edges.stamp), width))
    if own_first:
        running = "" if edges.covered else _short(edges.running)
        _put(section.first_page_header, _header(running, edges.marking, width))
        _put(section.first_page_footer, _footer(_short(edges.stamp), width))


def _set_sheet(settings: Node, paper: Paper) -> None:
    for name in ("pgSz", "pgMar", "cols", "docGrid"):
        for old in settings.findall(qn(f"w:{name}")):
            settings.remove(old)
    edge = twips(EDGE - 4)
    margins = {"top": twips(TOP), "bottom": twips(BOTTOM), "left": twips(SIDE), "right": twips(SIDE)}
    settings.append(node("pgSz", w=twips(paper.width), h=twips(paper.height)))
    settings.append(node("pgMar", **margins, header=edge, footer=edge, gutter=0))


def _put(edge: _Header | _Footer, paragraph: Node) -> None:
    edge.is_linked_to_previous = False
    root = edge._element
    for old in list(root):
        root.remove(old)
    root.append(paragraph)


def _header(left: str, right: str, width: float, logos: Sequence[Node] = ()) -> Node:
    apart = (run for logo in logos for run in (_said("\u2003"), logo))
    return _line(HEADER, [_said(left)], [_said(right), *apart], width)


def _short(text: str) -> str:
    """A name without an end would fill every page from its edge."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "\u2026"


def _footer(stamp: str, width: float) -> Node:
    paragraph = _line(FOOTER, [_said(stamp)], _folio(), width)
    edges = node("pBdr", node("top", val="single", sz=4, space=4, color=LINE))
    paragraph[0].find(qn("w:tabs")).addprevious(edges)
    return paragraph


def _folio() -> list[Node]:
    """The number of the page as the language in use says it, with what Word counts in its places."""
    says = _("Page {number} of {total}").format(number="\0n", total="\0t")
    runs: list[Node] = []
    for piece in filter(None, re.split("(\0[nt])", says)):
        runs += field(_FIELDS[piece], "1") if piece in _FIELDS else [_said(piece)]
    return runs


def _line(look: Look, left: list[Node], right: list[Node], width: float) -> Node:
    tabs = node("tabs", node("tab", val="right", pos=twips(width)))
    settings = node("pPr", node("pStyle", val=look.id), tabs)
    return node("p", settings, *left, node("r", node("tab")), *right)


def _said(text: str) -> Node:
    return node("r", written(text))
