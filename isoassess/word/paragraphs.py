"""From spans of text to paragraphs of Word: looks, links, places that links lead to, boxes to tick."""

from collections.abc import Container, Sequence

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.parts.document import DocumentPart

from isoassess.pdf.blocks import Cell, Line, Span, Tone
from isoassess.word.looks import Look, tone_id
from isoassess.word.nodes import Node, node, written
from isoassess.word.plain_words import PlainWords, anchors_in, begins_at_right, pieces_of
from isoassess.word.web_addresses import safe_address

_BOX = "\u2610"
_TICKED = "\u2612"
_BOX_FONT = "MS Gothic"
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class WordParagraphs:
    """Makes the paragraphs of one document; `anchors`: what a link inside it can lead to."""

    def __init__(self, part: DocumentPart, words: PlainWords, anchors: Container[str] = ()) -> None:
        self.words = words
        self._part = part
        self._anchors = anchors
        self._bookmarks: dict[str, str] = {}
        self._placed: set[str] = set()
        self._boxes = 0

    def text(self, line: Line, look: Look) -> Node:
        """One paragraph, for a text that is one line by its nature."""
        return self.paragraph(self.words.joined(line), look)

    def said(self, text: str, look: Look) -> Node:
        """One paragraph in one look."""
        return self.text((Span(text),), look)

    def texts(self, line: Line, look: Look, following: Look | None = None) -> list[Node]:
        """A paragraph for each typed line; those after the first can have another look."""
        first, *rest = self.words.typed(line)
        return [
            self.paragraph(first, look, anchors_in(line)),
            *(self.paragraph(spans, following or look) for spans in rest),
        ]

    def cell(self, lines: Cell, look: Look) -> list[Node]:
        """The paragraphs of a table cell, which has one at the least."""
        return [text for line in lines for text in self.texts(line, look)] or [self.paragraph((), look)]

    def paragraph(self, spans: Sequence[Span], look: Look, anchors: Sequence[str] = ()) -> Node:
        """The spans as they are; `anchors` are what links to the paragraph call it."""
        settings = node("pPr", node("pStyle", val=look.id))
        if begins_at_right("".join(span.text for span in spans)):
            settings.append(node("bidi"))
        marks = [mark for anchor in anchors or anchors_in(spans) for mark in self.mark(anchor)]
        return node("p", settings, *marks, *(run for span in spans for run in self._span(span)))

    def mark(self, anchor: str) -> list[Node]:
        """A place that links lead to; the first of a name is the one that they find."""
        if not anchor or anchor in self._placed:
            return []
        self._placed.add(anchor)
        number = len(self._placed)
        start = node("bookmarkStart", id=number, name=self.bookmark(anchor))
        return [start, node("bookmarkEnd", id=number)]

    def bookmark(self, anchor: str) -> str:
        """What Word calls a place: few letters, and hidden in its list by the line at the beginning."""
        return self._bookmarks.setdefault(anchor, f"_Place{len(self._bookmarks) + 1:05}")

    def _span(self, span: Span) -> list[Node]:
        box = [self._box(), self._run(" ", span)] if span.box else []
        runs = [self._run(piece, span, turned=turned) for piece, turned in pieces_of(span.text)]
        return [*box, *(self._linked(span, runs) if span.link and span.text.strip() else runs)]

    def _linked(self, span: Span, runs: list[Node]) -> list[Node]:
        if span.link in self._anchors:
            return [node("hyperlink", *map(_as_link, runs), anchor=self.bookmark(span.link), history=1)]
        address = safe_address(span.link)
        if not address:
            return runs
        link = node("hyperlink", *map(_as_link, runs), history=1)
        link.set(qn("r:id"), self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return [link]

    def _run(self, text: str, span: Span, *, turned: bool = False) -> Node:
        settings = node("rPr")
        if span.tone is not Tone.TEXT:
            settings.append(node("rStyle", val=tone_id(span.tone)))
        elif span.strong:
            settings.append(node("rStyle", val="Strong"))
        if span.strong:
            settings.extend((node("b"), node("bCs")))
        if turned:
            settings.append(node("rtl"))
        lines = text.split("\n")
        inside = [part for line in lines for part in (node("br"), written(line))][1:]
        return node("r", *([settings] if len(settings) else []), *inside)

    def _box(self) -> Node:
        """A box that is ticked with a click, and by hand where it is printed."""
        self._boxes += 1
        made: Node = parse_xml(
            f'<w:sdt {_W} {_W14}><w:sdtPr><w:id w:val="{self._boxes}"/><w14:checkbox>'
            '<w14:checked w14:val="0"/>'
            f'<w14:checkedState w14:val="{ord(_TICKED):04X}" w14:font="{_BOX_FONT}"/>'
            f'<w14:uncheckedState w14:val="{ord(_BOX):04X}" w14:font="{_BOX_FONT}"/></w14:checkbox></w:sdtPr>'
            f'<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="{_BOX_FONT}" w:hAnsi="{_BOX_FONT}"'
            f' w:eastAsia="{_BOX_FONT}" w:hint="eastAsia"/></w:rPr><w:t>{_BOX}</w:t></w:r>'
            "</w:sdtContent></w:sdt>"
        )
        return made


def _as_link(run: Node) -> Node:
    """The run in the look of a link, whatever its tone."""
    settings = run.find(qn("w:rPr"))
    if settings is None:
        settings = node("rPr")
        run.insert(0, settings)
    for other in settings.findall(qn("w:rStyle")):
        settings.remove(other)
    settings.insert(0, node("rStyle", val="Hyperlink"))
    return run


def keep(paragraph: Node) -> None:
    """Leave it on the page of what follows."""
    _first_setting(paragraph, "keepNext")


def begin_page(paragraph: Node) -> None:
    _first_setting(paragraph, "pageBreakBefore")


_ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore")


def _first_setting(paragraph: Node, name: str) -> None:
    """Put a setting where the format wants it: they have an order."""
    settings = paragraph.find(qn("w:pPr"))
    if settings is None:
        settings = OxmlElement("w:pPr")
        paragraph.insert(0, settings)
    before = [qn(f"w:{other}") for other in _ORDER[: _ORDER.index(name)]]
    if settings.find(qn(f"w:{name}")) is None:
        settings.insert(sum(child.tag in before for child in settings), node(name))
