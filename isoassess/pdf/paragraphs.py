"""Paragraphs: text with its style and its place in the structure tree, set in lines of a given width."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from isoassess.pdf.line_breaking import BOX_WIDTH, Run, RunPart, TextLine, lines_of
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.structure import StructureElement, StructureType

BULLET = 2.0  # points from the left
BOX = 0.82  # of the size of the letters
_BOX_LOWER = 0.06
_BOX_EDGE = 0.7
_BOX_COLOR = (0.2, 0.2, 0.2)
_DESCENT = 0.24


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks: the fonts of plain and strong text, sizes and spaces in points, `color` as in Run."""

    font: str
    strong: str
    size: float
    leading: float
    color: str
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    right: bool = False


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph; `bullet` hangs left of its first line, and `anchors` are what links to it call it."""

    runs: tuple[Run, ...]
    style: Style
    bullet: str = ""
    anchors: tuple[str, ...] = ()
    element: StructureElement | None = None
    label: StructureElement | None = None
    _links: dict[int, StructureElement] = field(default_factory=dict)

    @property
    def linked(self) -> bool:
        return any(run.link for run in self.runs)

    def set(self, width: float) -> "Passage":
        """All of it, in lines of this width."""
        return Passage(self, lines_of(self.runs, self.style.size, width - self.style.indent), width)

    def tag(self, canvas: TaggedCanvas) -> None:
        if self.element is not None:
            canvas.tag(self.element)

    def link(self, run: Run) -> StructureElement:
        """The Link of a run, the same one however many lines it takes."""
        if self.element is None:
            raise ValueError("a link must have a place in the structure tree")
        if id(run) not in self._links:  # two runs with the same words are two links
            self._links[id(run)] = self.element.add(StructureType.LINK)
        return self._links[id(run)]


@dataclass(frozen=True, slots=True)
class Passage:
    """Some lines of a paragraph in a column of `width`; `begins` where the first of all is among them."""

    text: Paragraph
    lines: tuple[TextLine, ...]
    width: float
    begins: bool = True

    @property
    def height(self) -> float:
        return len(self.lines) * self.text.style.leading

    def part(self, start: int, end: int) -> "Passage":
        """The lines from `start` up to `end`."""
        return Passage(self.text, self.lines[start:end], self.width, self.begins and start == 0)

    def fitting(self, room: float) -> int:
        """How many lines fit in this height, with no line of several left alone on either side."""
        count, fits = len(self.lines), int(room / self.text.style.leading + 1e-6)
        if fits >= count:
            return count
        fits -= count - fits == 1
        return fits if fits > 1 else 0

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the lines below `top`."""
        text, style = self.text, self.text.style
        y = top - style.size
        if self.begins:
            for name in text.anchors:
                canvas.anchor(name, top)
            if text.bullet:
                _draw_bullet(canvas, text, left + BULLET, y)
        for line in self.lines:
            x = left + self.width - line.width if style.right else left + style.indent
            _draw_line(canvas, text, line, x, y)
            y -= style.leading


def tagged(texts: Sequence[Paragraph], element: StructureElement) -> None:
    """Make the texts the content of an element: directly where they are one plain paragraph."""
    if len(texts) == 1 and not texts[0].linked:
        texts[0].element = element
        return
    for text in texts:
        text.element = element.add(StructureType.PARAGRAPH)


def _draw_bullet(canvas: TaggedCanvas, text: Paragraph, x: float, y: float) -> None:
    if text.label is not None:
        canvas.tag(text.label)
    canvas.write([(text.style.font, text.style.color, f"{text.bullet} ")], text.style.size, x, y)


def _draw_line(canvas: TaggedCanvas, text: Paragraph, line: TextLine, x: float, y: float) -> None:
    for special, group in groupby(line.segments, key=_special):
        segments = list(group)
        shown = [(segment.run.font, segment.run.color, segment.text) for segment in segments]
        if line.spaced and segments[-1] is line.segments[-1]:
            font, color, last = shown[-1]
            shown[-1] = (font, color, f"{last} ")  # words must not run together where lines are joined
        width, start = sum(segment.width for segment in segments), x
        if special is None:
            text.tag(canvas)
        elif special.link:
            _link(canvas, text, special, (x, y, width))
        else:
            _draw_box(canvas, x, y, text.style.size)
            text.tag(canvas)
            start += BOX_WIDTH * text.style.size
        canvas.write(shown, text.style.size, start, y)
        x += width


def _special(segment: RunPart) -> Run | None:
    """What is written at once: one link, what follows one box, or all that is neither."""
    return segment.run if segment.run.link or segment.box else None


def _link(canvas: TaggedCanvas, text: Paragraph, run: Run, place: tuple[float, float, float]) -> None:
    x, y, width = place
    element, size = text.link(run), text.style.size
    canvas.tag(element)
    box = (x, y - _DESCENT * size, x + width, y + (1 - _DESCENT) * size)
    canvas.link(element, box, run.link, run.text)


def _draw_box(canvas: TaggedCanvas, x: float, y: float, size: float) -> None:
    with canvas.artifact():
        canvas.setLineWidth(_BOX_EDGE)
        canvas.setStrokeColorRGB(*_BOX_COLOR)
        canvas.rect(x, y - _BOX_LOWER * size, BOX * size, BOX * size)
