"""The edges of every page in Word: header, footer, page x of y, and the sheet itself."""

import re

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.section import _Footer, _Header

from isoassess.language.texts import _
from isoassess.pdf.page import BOTTOM, EDGE, SIDE, TOP, EdgeWords, text_width
from isoassess.pdf.paper import Paper
from isoassess.word.looks import FOOTER, HEADER, LINE, Look
from isoassess.word.nodes import Node, field, node, twips, written

_FIELDS = {"\0n": "PAGE", "\0t": "NUMPAGES"}


def set_edges(made: WordDocument, edges: EdgeWords, paper: Paper) -> None:
    """A cover does not say again what stands on it."""
    section = made.sections[0]
    _set_sheet(section._sectPr, paper)
    section.different_first_page_header_footer = edges.covered
    width = text_width(paper)
    _put(section.header, _header(edges.running, edges.marking, width))
    _put(section.footer, _footer(edges.stamp, width))
    if edges.covered:
        _put(section.first_page_header, _header("", edges.marking, width))
        _put(section.first_page_footer, _footer(edges.stamp, width))


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


def _header(left: str, right: str, width: float) -> Node:
    return _line(HEADER, [_said(left)], [_said(right)], width)


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
