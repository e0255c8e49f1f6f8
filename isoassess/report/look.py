"""The stylesheet: from spans of text and their meaning to paragraphs in fonts, sizes and colors."""

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from msgspec.structs import replace
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from isoassess.colors import palette
from isoassess.report.blocks import Cell, Line, Span, Tone
from isoassess.report.fonts import BOLD, REGULAR, SEMIBOLD, Lettering

_PALETTE = palette()


def ink(tone: Tone) -> Color:
    """The color of text; dark enough to be read on paper and on its own tint."""
    return HexColor(getattr(_PALETTE, tone))


def fill(tone: Tone) -> Color:
    """The color of an area without text."""
    return HexColor(_PALETTE.minor_fill) if tone is Tone.MINOR else ink(tone)


def tint(tone: Tone) -> Color:
    """The ground for text in the color itself."""
    return HexColor(getattr(_PALETTE, f"{tone}_tint"))


LINE = HexColor(_PALETTE.line)
RULE = HexColor(_PALETTE.control_line)
PAPER = HexColor(_PALETTE.panel)

_BASE = ParagraphStyle(
    "body",
    fontName=REGULAR,
    bulletFontName=REGULAR,
    bulletFontSize=9,
    fontSize=9,
    leading=12.5,
    textColor=ink(Tone.TEXT),
    spaceAfter=4,
    allowWidows=0,
    allowOrphans=0,
)


def _style(name: str, **changes: Any) -> ParagraphStyle:
    return ParagraphStyle(name, parent=_BASE, **changes)


BODY = _BASE
SMALL = _style("small", fontSize=8, leading=11, spaceAfter=2.5)
CELL = _style("cell", fontSize=8, leading=10, spaceAfter=0)
HEAD = _style("head", fontName=SEMIBOLD, fontSize=7.5, leading=10, spaceAfter=0, textColor=ink(Tone.MUTED))
TITLE = _style("title", fontName=BOLD, fontSize=20, leading=25, spaceAfter=1)
OF = _style("of", fontSize=13, leading=17, spaceAfter=1)
ABOUT = _style("about", textColor=ink(Tone.MUTED), spaceAfter=9)
HEADING = _style("heading", fontName=BOLD, fontSize=11.5, leading=15, spaceBefore=12, spaceAfter=4)
LABEL = _style("label", fontName=SEMIBOLD, fontSize=7.5, leading=10, spaceAfter=0, textColor=ink(Tone.MUTED))
VERDICT = _style("verdict", fontName=BOLD, fontSize=15, leading=20, spaceAfter=0)
NUMBER = _style("number", fontName=BOLD, fontSize=14, leading=17, spaceAfter=0)
COUNTED = _style("counted", fontSize=7.5, leading=9.5, spaceAfter=0)
ITEM = _style("item", leftIndent=14, bulletIndent=2, spaceAfter=3)


class Text(Paragraph):
    """A paragraph that breaks its lines once for a width, however often its place is measured."""

    _broken_for: float | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 (ReportLab's names)
        if self._broken_for != availWidth:
            self._size = super().wrap(availWidth, availHeight)
            self._broken_for = availWidth
        return self._size

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        self._broken_for = None  # splitting takes the broken lines away, even where nothing is split
        return super().split(availWidth, availHeight)


class Look:
    """Makes paragraphs; what a person typed is shown as typed, whatever it looks like."""

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering

    def text(self, line: Line, style: ParagraphStyle) -> Text:
        """One paragraph, for a text that is one line by its nature."""
        return Text(self._markup(self._typed_lines(line, joint=" ")[0]), style)

    def texts(self, line: Line, style: ParagraphStyle, *, bullet: str | None = None) -> list[Text]:
        """A paragraph for each typed line, so that long notes can be cut between any two of them."""
        first, *rest = self._typed_lines(line, joint="\n")
        return [
            Text(self._markup(first), style, bulletText=bullet),
            *(Text(self._markup(r), style) for r in rest),
        ]

    def cell(self, lines: Cell, style: ParagraphStyle = CELL) -> list[Text]:
        """The paragraphs of a table cell."""
        return [text for line in lines for text in self.texts(line, style)]

    def words(self, text: str, style: ParagraphStyle) -> Text:
        """One paragraph in one look."""
        return self.text((Span(text),), style)

    def label(self, text: str) -> str:
        """Text that is drawn as one line, outside a paragraph."""
        return self._lettering.one_line(text)

    def _typed_lines(self, line: Line, *, joint: str) -> list[list[Span]]:
        """The spans of each line that is not blank; `joint` stands where a line was ended."""
        lines: list[list[Span]] = [[]]
        for span in line:
            first, *rest = self._lettering.plain(span.text).replace("\n", joint).split("\n")
            lines[-1].append(replace(span, text=first))
            lines.extend([replace(span, text=text)] for text in rest)
        typed = [spans for spans in lines if any(span.text.strip() for span in spans)]
        return typed or [[]]

    def _markup(self, line: list[Span]) -> str:
        return "".join(_marked_up(span) for span in line)


def _marked_up(span: Span) -> str:
    shown = escape(span.text)
    if span.strong:
        shown = f"<b>{shown}</b>"
    if span.tone is not Tone.TEXT:
        shown = f'<font color="{getattr(_PALETTE, span.tone)}">{shown}</font>'
    return shown


def height_of(texts: Iterable[Text], width: float) -> float:
    """How high paragraphs stand under each other."""
    return sum(text.wrap(width, 0)[1] for text in texts)
