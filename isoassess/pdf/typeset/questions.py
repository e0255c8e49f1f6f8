"""Questions with room for their answers: the words at the left, the boxes beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from isoassess.pdf.blocks import Span
from isoassess.pdf.pagination import Strip
from isoassess.pdf.paragraphs import Paragraph
from isoassess.pdf.question_blocks import AskedQuestion, WritingRoom
from isoassess.pdf.stylesheet import ASKED, HINT, LINE, PLACED
from isoassess.pdf.tables import GAP, Piece, pieces_of
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.structure import StructureElement, StructureType
from isoassess.pdf.typeset.answer_room import AnswerRoom, answer_room
from isoassess.pdf.typeset.place import BlockPlace

_NUMBERS, _ANSWERS = 0.07, 0.48  # of the width
_ABOVE, _BELOW = 6.0, 6.0
_TALLEST_WHOLE = 340.0  # points


def asked_question(block: AskedQuestion, place: BlockPlace) -> list[Strip]:
    """The question in as many strips as its words need; the room for the answer begins with the first."""
    group = place.parent.add(StructureType.GROUP)
    row = [_numbers(block, place), list(_words(block, place))]
    _tag(row, group)
    widths = [place.width * _NUMBERS, place.width * (1 - _NUMBERS - _ANSWERS)]
    room = answer_room(
        place.stylesheet,
        place.width * _ANSWERS,
        group,
        block.rows,
        choice=block.choice,
        fillable=place.fillable,
    )
    drawings = [_Drawing(piece, widths, room if piece.first else None) for piece in _pieces(row, widths)]
    return [Strip(drawing.height, drawing.draw, keep=not drawing.piece.last) for drawing in drawings]


def _pieces(row: list[list[Paragraph]], widths: list[float]) -> list[Piece]:
    """The words in one piece, unless they would leave half a page empty."""
    cells = [[text.set(width - GAP) for text in cell] for cell, width in zip(row, widths, strict=True)]
    whole = Piece(cells, first=True, last=True)
    return [whole] if whole.height <= _TALLEST_WHOLE else list(pieces_of(row, widths))


def writing_room(block: WritingRoom, place: BlockPlace) -> list[Strip]:
    """Boxes across the width of the text."""
    group = place.parent.add(StructureType.GROUP)
    room = answer_room(place.stylesheet, place.width, group, block.rows, fillable=place.fillable)

    def draw(canvas: TaggedCanvas, left: float, top: float) -> None:
        room.draw(canvas, left, top, room.least)

    return [Strip(room.least, draw, before=4.0, after=6.0)]


def _numbers(block: AskedQuestion, place: BlockPlace) -> list[Paragraph]:
    stylesheet = place.stylesheet
    return [stylesheet.words(str(block.number), ASKED), stylesheet.words(block.place, PLACED)]


def _words(block: AskedQuestion, place: BlockPlace) -> Iterator[Paragraph]:
    yield place.stylesheet.words(block.question, ASKED)
    for label, text in block.hints:
        spans = (Span(f"{label} ", strong=True), Span(text)) if label else (Span(text),)
        yield from place.stylesheet.texts(spans, HINT)


def _tag(row: list[list[Paragraph]], group: StructureElement) -> None:
    """Number, clause, question and each hint are read one after the other."""
    for text in (text for cell in row for text in cell):
        text.element = group.add(StructureType.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A piece of the words, with the room for the answer beside the first one."""

    piece: Piece
    widths: list[float]
    room: AnswerRoom | None

    @property
    def height(self) -> float:
        return self._inner + _ABOVE * self.piece.first + _BELOW * self.piece.last

    @property
    def _inner(self) -> float:
        return max(self.piece.height, self.room.least if self.room is not None else 0.0)

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        if self.piece.first:
            self._draw_rule(canvas, left, top)
            top -= _ABOVE
        x = left
        for cell, width in zip(self.piece.cells, self.widths, strict=True):
            y = top
            for passage in cell:
                passage.draw(canvas, x, y)
                y -= passage.height
            x += width
        if self.room is not None:
            self.room.draw(canvas, x, top, self._inner)

    def _draw_rule(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        width = sum(self.widths) / (1 - _ANSWERS)
        with canvas.artifact():
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.6)
            canvas.line(left, top, left + width, top)
