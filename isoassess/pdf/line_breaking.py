"""Breaks text into lines: at spaces, where a script has none between characters, or what is too long."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

from isoassess.pdf.lettering.line_ends import line_ends

BOX_WIDTH = 1.35  # of the size of the letters, with the space that follows
_BEFORE_BOX = 4  # spaces
_JOINTS = "-/_\\.,;:@"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look: `color` as red, green and blue from 0 to 1, `link` as in TaggedCanvas.link.

    `box` puts an empty box to be ticked before the text.
    """

    text: str
    font: str
    color: str
    link: str = ""
    box: bool = False


class RunPart(NamedTuple):
    """As much of a run as stands in one line, and its width in points."""

    run: Run
    text: str
    width: float
    box: bool


class TextLine(NamedTuple):
    """A line; `spaced` where it ends at a space, and not inside a word or at the end of the text."""

    segments: tuple[RunPart, ...]
    spaced: bool

    @property
    def width(self) -> float:
        return sum(segment.width for segment in self.segments)


class _Word(NamedTuple):
    """What no line break may cut; `glued` where no space stands before it."""

    parts: tuple[RunPart, ...]
    width: float
    glued: bool


@lru_cache(maxsize=1 << 15)
def width_of(text: str, font: str) -> float:
    """The width of a text in a font of size 1."""
    return float(stringWidth(text, font, 1))


def lines_of(runs: Iterable[Run], size: float, width: float) -> tuple[TextLine, ...]:
    """The lines of these runs; there is always at least one."""
    told = tuple(runs)
    broken = _lines if any(run.link for run in told) else _kept_lines  # a link is told from its equals
    return broken(told, size, width)


@lru_cache(maxsize=1 << 10)  # a text is broken again when it is first looked how many pages it takes
def _kept_lines(runs: tuple[Run, ...], size: float, width: float) -> tuple[TextLine, ...]:
    return _lines(runs, size, width)


def _lines(runs: tuple[Run, ...], size: float, width: float) -> tuple[TextLine, ...]:
    lines: list[TextLine] = []
    line: list[_Word] = []
    used = 0.0
    for word in _words(runs, size, width):
        space = 0.0 if word.glued or not line else _between(line[-1], word, size).width
        if line and used + space + word.width > width:
            lines.append(TextLine(_joined(line, size), spaced=not word.glued))
            line, used, space = [], 0.0, 0.0
        line.append(word)
        used += space + word.width
    return (*lines, TextLine(_joined(line, size), spaced=False))


def clipped(text: str, font: str, size: float, width: float, most: int) -> list[str]:
    """The text in at most so many lines, the last one with an ellipsis where more would follow."""
    lines = lines_of([Run(text, font, "")], size, width)
    texts = ["".join(segment.text for segment in line.segments) for line in lines]
    if len(texts) <= most:
        return texts
    space = " " if lines[most - 1].spaced else ""
    return [*texts[: most - 1], fitted(f"{texts[most - 1]}{space}{texts[most]}", font, size, width)]


def fitted(text: str, font: str, size: float, width: float) -> str:
    """The text, or as much of its beginning as fits on one line."""
    if width_of(text, font) * size <= width:
        return text
    return f"{text[: _fitting(text, font, size, width - width_of('…', font) * size)].rstrip()}…"


def _words(runs: Iterable[Run], size: float, width: float) -> Iterator[_Word]:
    parts: list[RunPart] = []
    for run in runs:
        box = run.box
        for place, text in enumerate(run.text.split(" ")):
            if place and parts:
                yield from _spaceless(parts, size, width)
                parts = []
            if text or box:
                parts.append(RunPart(run, text, _width(text, run, size, box=box), box))
                box = False
    if parts:
        yield from _spaceless(parts, size, width)


def _spaceless(parts: list[RunPart], size: float, width: float) -> Iterator[_Word]:
    """What stands between two spaces: one word, or several where a line may end without a space."""
    text = "".join(part.text for part in parts)
    ends = [] if text.isascii() else line_ends(text)
    for number, piece in enumerate(_divided(parts, ends, size) if ends else (parts,)):
        yield from _unbroken(piece, size, width, glued=number > 0)


def _divided(parts: list[RunPart], ends: Sequence[int], size: float) -> Iterator[list[RunPart]]:
    """The parts divided at these places of their joined text."""
    piece: list[RunPart] = []
    start = 0
    for part in parts:
        cuts = [end - start for end in ends if start < end < start + len(part.text)]
        if start in ends and piece:
            yield piece
            piece = []
        for left, right in pairwise([0, *cuts, len(part.text)]):
            if left:
                yield piece
                piece = []
            piece.append(_portion(part, left, right, size))
        start += len(part.text)
    yield piece


def _portion(part: RunPart, start: int, end: int, size: float) -> RunPart:
    """Some characters of a part; a box stands before the first."""
    box = part.box and start == 0
    text = part.text[start:end]
    return RunPart(part.run, text, _width(text, part.run, size, box=box), box)


def _width(text: str, run: Run, size: float, *, box: bool) -> float:
    """In points, with the box before it."""
    return (BOX_WIDTH * size if box else 0.0) + width_of(text, run.font) * size


def _unbroken(parts: list[RunPart], size: float, width: float, *, glued: bool) -> Iterator[_Word]:
    """The word, or the pieces of one that is too long for a line."""
    whole = sum(part.width for part in parts)
    if whole <= width:
        yield _Word(tuple(parts), whole, glued)
        return
    for part in parts:
        for piece in _cut(part, size, width):
            yield _Word((piece,), piece.width, glued)
            glued = True


def _cut(part: RunPart, size: float, width: float) -> Iterator[RunPart]:
    text, font, box = part.text, part.run.font, part.box
    while text or box:
        lead = BOX_WIDTH * size if box else 0.0
        fits = max(1, _fitting(text, font, size, width - lead))
        if fits < len(text):
            joint = max(text.rfind(joint, fits // 2, fits) for joint in _JOINTS) + 1
            fits = joint or fits
        piece = text[:fits]
        yield RunPart(part.run, piece, lead + width_of(piece, font) * size, box)
        text, box = text[fits:], False


def _fitting(text: str, font: str, size: float, width: float) -> int:
    """How many of the first characters fit."""
    used = 0.0
    for place, character in enumerate(text):
        used += width_of(character, font) * size
        if used > width:
            return place
    return len(text)


def _between(before: _Word, after: _Word, size: float) -> RunPart:
    """What stands between two words: a space, and more of it before a box, which belongs to what follows."""
    owner = _owner(before, after)
    text = " " * (_BEFORE_BOX if after.parts[0].box else 1)
    return RunPart(owner, text, width_of(text, owner.font) * size, box=False)


def _owner(before: _Word, after: _Word) -> Run:
    """The run whose space stands between two words: a link ends with its last word."""
    first, second = before.parts[-1].run, after.parts[0].run
    return second if first.link and first is not second else first


def _joined(words: Sequence[_Word], size: float) -> tuple[RunPart, ...]:
    """The words of a line, with as few segments as there are looks."""
    made: list[RunPart] = []
    texts: list[str] = []
    width = 0.0
    first: RunPart | None = None
    for part in _spaced(words, size):
        if first is not None and (part.run is not first.run or part.box):
            made.append(RunPart(first.run, "".join(texts), width, first.box))
            first = None
        if first is None:
            first, texts, width = part, [], 0.0
        texts.append(part.text)
        width += part.width
    if first is not None:
        made.append(RunPart(first.run, "".join(texts), width, first.box))
    return tuple(made)


def _spaced(words: Sequence[_Word], size: float) -> Iterator[RunPart]:
    before: _Word | None = None
    for word in words:
        if before is not None and not word.glued:
            yield _between(before, word, size)
        yield from word.parts
        before = word
