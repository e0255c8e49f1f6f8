"""The room for an answer: boxes to tick and boxes to write into, with fields where it is a form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isoassess.pdf.fonts import REGULAR, SEMIBOLD
from isoassess.pdf.line_breaking import fitted
from isoassess.pdf.question_blocks import Choice, WritingBox, WritingRow
from isoassess.pdf.stylesheet import LINE, RULE, TEXT_COLOR, Stylesheet
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.structure import StructureElement, StructureType

LABEL_SIZE, LABEL_ROOM = 8.5, 12.0
WRITTEN = 17.0  # points that a line written by hand needs
TICKS_BESIDE, TICK, TICK_ROOM = 3, 11.0, 16.0
BETWEEN = 5.0
_SIDE = 8.0  # between two boxes in a row
_BESIDE = 4.0  # between a box to tick and its letters
_LIFT = 2.2  # of letters above the lower edge of the box that they belong to


@dataclass(frozen=True, slots=True)
class RoomField:
    """A box and where it belongs: its label, and what a reader aloud meets as the field; None on paper."""

    box: WritingBox
    label: StructureElement
    field: StructureElement | None


@dataclass(frozen=True, slots=True)
class Ticks:
    """The values of a choice, each with its field; none on paper."""

    choice: Choice
    label: StructureElement
    fields: tuple[StructureElement, ...]


@dataclass(frozen=True, slots=True)
class AnswerRoom:
    """All boxes below each other; `least` is the height they need."""

    stylesheet: Stylesheet
    width: float
    ticks: Ticks | None
    rows: tuple[tuple[RoomField, ...], ...]

    @property
    def least(self) -> float:
        heights = [_row_height([field.box for field in row]) for row in self.rows]
        if self.ticks is not None:
            heights.insert(0, -(-len(self.ticks.choice.values) // TICKS_BESIDE) * TICK_ROOM)
        return sum(heights) + BETWEEN * (len(heights) - 1)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, height: float) -> None:
        """Draw them below `top`; what is left of the height goes to the first row."""
        spare = max(height - self.least, 0.0)
        if self.ticks is not None:
            top = self._draw_ticks(canvas, self.ticks, left, top) - BETWEEN
        for row in self.rows:
            tall = _row_height([field.box for field in row]) + spare
            self._draw_row(canvas, row, (left, top - tall, left + self.width, top))
            top, spare = top - tall - BETWEEN, 0.0

    def _draw_ticks(self, canvas: TaggedCanvas, ticks: Ticks, left: float, top: float) -> float:
        """The height below them."""
        step = self.width / TICKS_BESIDE
        for place, (value, says) in enumerate(ticks.choice.values):
            x, y = left + place % TICKS_BESIDE * step, top - place // TICKS_BESIDE * TICK_ROOM - TICK
            box = (x, y, x + TICK, y + TICK)
            _outline(canvas, box)
            shown = fitted(self.stylesheet.label(says), REGULAR, LABEL_SIZE + 0.5, step - TICK - _BESIDE - 2)
            canvas.tag(ticks.label)
            canvas.write(
                [(REGULAR, TEXT_COLOR, f"{shown} ")], LABEL_SIZE + 0.5, x + TICK + _BESIDE, y + _LIFT
            )
            if ticks.fields:
                spoken = f"{ticks.choice.says}: {says}"
                canvas.tick_field(ticks.fields[place], box, ticks.choice.name, value, spoken)
        return top - -(-len(ticks.choice.values) // TICKS_BESIDE) * TICK_ROOM

    def _draw_row(
        self, canvas: TaggedCanvas, row: Sequence[RoomField], around: tuple[float, float, float, float]
    ) -> None:
        left, bottom, right, top = around
        room = right - left - _SIDE * (len(row) - 1)
        whole = sum(field.box.share for field in row)
        for field in row:
            width = room * field.box.share / whole
            shown = fitted(self.stylesheet.label(field.box.label), SEMIBOLD, LABEL_SIZE, width)
            canvas.tag(field.label)
            canvas.write([(SEMIBOLD, TEXT_COLOR, f"{shown} ")], LABEL_SIZE, left, top - LABEL_SIZE)
            _draw_box(canvas, field, (left, bottom, left + width, top - LABEL_ROOM))
            left += width + _SIDE


def answer_room(
    stylesheet: Stylesheet,
    width: float,
    parent: StructureElement,
    rows: Sequence[WritingRow],
    *,
    choice: Choice | None = None,
    fillable: bool,
) -> AnswerRoom:
    """The room for an answer, with its places in the structure tree below `parent`."""
    ticks = None
    if choice is not None:
        label = parent.add(StructureType.PARAGRAPH)
        fields = (_field(parent, choice.says) for _value in choice.values if fillable)
        ticks = Ticks(choice, label, tuple(fields))
    placed = tuple(tuple(_placed(box, parent, fillable=fillable) for box in row) for row in rows)
    return AnswerRoom(stylesheet, width, ticks, placed)


def _placed(box: WritingBox, parent: StructureElement, *, fillable: bool) -> RoomField:
    label = parent.add(StructureType.PARAGRAPH)
    return RoomField(box, label, _field(parent, box.says) if fillable else None)


def _field(parent: StructureElement, says: str) -> StructureElement:
    return parent.add(StructureType.FORM, alt=says)


def _row_height(row: Sequence[WritingBox]) -> float:
    return LABEL_ROOM + WRITTEN * max(box.lines for box in row)


def _draw_box(canvas: TaggedCanvas, field: RoomField, box: tuple[float, float, float, float]) -> None:
    _outline(canvas, box)
    if field.field is None:
        _draw_lines(canvas, box)
    else:
        tall = box[3] - box[1] > WRITTEN + 1
        canvas.text_field(field.field, box, field.box.name, field.box.says, tall=tall)


def _outline(canvas: TaggedCanvas, box: tuple[float, float, float, float]) -> None:
    left, bottom, right, top = box
    with canvas.artifact():
        canvas.setLineWidth(0.7)
        canvas.setStrokeColor(RULE)
        canvas.rect(left, bottom, right - left, top - bottom)


def _draw_lines(canvas: TaggedCanvas, box: tuple[float, float, float, float]) -> None:
    """Lines to write on; the lowest edge of the box is the last one."""
    left, bottom, right, top = box
    with canvas.artifact():
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(LINE)
        for y in _below(top, bottom):
            canvas.line(left, y, right, y)


def _below(top: float, bottom: float) -> Iterator[float]:
    y = top - WRITTEN
    while y > bottom + WRITTEN / 2:
        yield y
        y -= WRITTEN
