"""The stylesheet: from spans of text and their meaning to paragraphs in fonts, sizes and colors."""

import re
from collections.abc import Container
from dataclasses import replace as changed
from functools import cache

from msgspec.structs import replace
from reportlab.lib.colors import Color, HexColor

from isoassess.domain.tones import palette
from isoassess.language.dates import month_names
from isoassess.pdf.blocks import Cell, Line, Span, Tone
from isoassess.pdf.fonts import BOLD, REGULAR, SEMIBOLD, Lettering
from isoassess.pdf.line_breaking import Run
from isoassess.pdf.paragraphs import Paragraph, Style

_PALETTE = palette()


@cache
def ink(tone: Tone) -> Color:
    """The color of text; dark enough to be read on paper and on its own tint."""
    return HexColor(getattr(_PALETTE, tone))


@cache
def fill(tone: Tone) -> Color:
    """The color of an area without text; in grey no two of them are alike."""
    return HexColor(getattr(_PALETTE, f"{tone}_fill", getattr(_PALETTE, tone)))


@cache
def tint(tone: Tone) -> Color:
    """The ground for text in the color itself."""
    return HexColor(getattr(_PALETTE, f"{tone}_tint", _PALETTE.neutral_tint))


@cache
def operand(tone: Tone) -> str:
    """The color as the PDF operator for text wants it."""
    return _rgb(ink(tone))


def _rgb(color: Color) -> str:
    return " ".join(f"{part:.4g}" for part in (color.red, color.green, color.blue))


LINE = HexColor(_PALETTE.line)
RULE = HexColor(_PALETTE.control_line)
PAPER = HexColor(_PALETTE.panel)
TEXT_COLOR = operand(Tone.TEXT)
_ADDRESSES = ("https://", "http://", "mailto:")

BODY = Style(REGULAR, SEMIBOLD, size=9, leading=12.5, color=operand(Tone.TEXT), after=4)
SMALL = changed(BODY, size=8, leading=11, after=2.5)
ITEM = changed(BODY, indent=14, after=3)
SMALL_ITEM = changed(SMALL, indent=14)
CELL = changed(BODY, size=8, leading=10, after=0)
SMALL_CELL = changed(CELL, size=7.5, leading=9.2)
FIGURE = changed(CELL, right=True)
HEAD = changed(CELL, font=SEMIBOLD, size=7.5, color=operand(Tone.MUTED))
FIGURE_HEAD = changed(HEAD, right=True)
TITLE = changed(BODY, font=BOLD, strong=BOLD, size=20, leading=25, after=1)
COVER_TITLE = changed(TITLE, size=30, leading=37, after=8)
COVER_OF = changed(BODY, size=16, leading=21, after=5)
COVER_ABOUT = changed(BODY, size=10.5, leading=15, color=operand(Tone.MUTED), after=30)
OF = changed(BODY, size=13, leading=17, after=1)
ABOUT = changed(BODY, color=operand(Tone.MUTED), after=9)
HEADINGS = (
    changed(BODY, font=BOLD, strong=BOLD, size=11.5, leading=15, before=13, after=4),
    changed(BODY, font=BOLD, strong=BOLD, size=10, leading=13.5, before=9, after=3),
    changed(BODY, font=SEMIBOLD, size=9, leading=12.5, before=7, after=2),
)
ENTRIES = (
    changed(BODY, font=SEMIBOLD, before=6, after=2),
    changed(BODY, indent=14, after=2),
    changed(BODY, size=8.5, leading=12, indent=28, after=1),
)
LABEL = changed(HEAD)
ASKED = changed(BODY, font=SEMIBOLD, size=10.5, leading=14)
PLACED = changed(BODY, size=8.5, leading=12)
HINT = changed(BODY, size=9.5, leading=12.5)
VERDICT = changed(BODY, font=BOLD, strong=BOLD, size=15, leading=20, after=0)
NUMBER = changed(BODY, font=BOLD, strong=BOLD, size=14, leading=17, after=0)
COUNTED = changed(BODY, size=7.5, leading=9.5, after=0)


class Stylesheet:
    """Makes paragraphs; what a person typed is shown as typed, whatever it looks like.

    `anchors`: what a link inside the document can lead to; any other one is plain text. `accent`: the color
    of titles, links and charts as #rrggbb, ours where empty.
    """

    def __init__(self, lettering: Lettering, anchors: Container[str] = (), accent: str = "") -> None:
        self._lettering = lettering
        self._anchors = anchors
        self._branded = bool(accent)
        self.accent = HexColor(accent) if accent else ink(Tone.ACCENT)
        self._linked = _rgb(self.accent)
        self._days = re.compile(
            rf"\b(?:\d{{1,2}}\.? )?(?:{'|'.join(map(re.escape, month_names()))}) \d{{4}}\b"
        )

    def text(self, line: Line, style: Style) -> Paragraph:
        """One paragraph, for a text that is one line by its nature."""
        text = self._text(self._typed_lines(line, joint=" ")[0], style)
        text.anchors = _anchors(line)
        return text

    def texts(self, line: Line, style: Style, *, bullet: str = "") -> list[Paragraph]:
        """A paragraph for each typed line, so that long notes can be cut between any two of them."""
        texts = [self._text(spans, style) for spans in self._typed_lines(line, joint="\n")]
        texts[0].bullet, texts[0].anchors = bullet, _anchors(line)
        return texts

    def cell(self, lines: Cell, style: Style = CELL) -> list[Paragraph]:
        """The paragraphs of a table cell."""
        return [text for line in lines for text in self.texts(line, style)]

    def words(self, text: str, style: Style) -> Paragraph:
        """One paragraph in one look."""
        return self.text((Span(text),), style)

    def accented(self, style: Style) -> Style:
        """The style in the color of the firm, where it has one."""
        return changed(style, color=self._linked) if self._branded else style

    def _color(self, tone: Tone) -> str:
        return self._linked if tone is Tone.ACCENT else operand(tone)

    def label(self, text: str) -> str:
        """Text that is drawn as one line, outside a paragraph."""
        return self._lettering.one_line(text)

    def _typed_lines(self, line: Line, *, joint: str) -> list[list[Span]]:
        """The spans of each line that is not blank; `joint` stands where a line was ended."""
        lines: list[list[Span]] = [[]]
        for span in line:
            plain = self._whole_days(self._lettering.plain(span.text))
            first, *rest = plain.replace("\n", joint).split("\n")
            lines[-1].append(span if first is span.text else replace(span, text=first))
            lines.extend([replace(span, text=text, box=False)] for text in rest)
        typed = [spans for spans in lines if any(span.text.strip() or span.box for span in spans)]
        return typed or [[]]

    def _whole_days(self, text: str) -> str:
        """The text with no line end inside a day, such as 30 September 2029, whoever wrote it."""
        return self._days.sub(lambda day: day[0].replace(" ", "\u00a0"), text) if " " in text else text

    def _text(self, spans: list[Span], style: Style) -> Paragraph:
        return Paragraph(tuple(self._run(span, style) for span in spans), style)

    def _run(self, span: Span, style: Style) -> Run:
        link = self._link(span) if span.link and span.text.strip() else ""
        color = style.color if span.tone is Tone.TEXT else self._color(span.tone)
        font = style.strong if span.strong else style.font
        return Run(span.text, font, self._linked if link else color, link, span.box)

    def _link(self, span: Span) -> str:
        if span.link in self._anchors:
            return f"#{span.link}"
        return span.link if span.link.startswith(_ADDRESSES) else ""


def _anchors(line: Line) -> tuple[str, ...]:
    return tuple(span.anchor for span in line if span.anchor)
