"""Tables whose rows are cut into pieces beforehand, so that no text is ever too long for a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color

from isoassess.language.texts import _
from isoassess.pdf.blocks import Tone
from isoassess.pdf.fonts import SEMIBOLD
from isoassess.pdf.line_breaking import fitted, width_of
from isoassess.pdf.pagination import Strip
from isoassess.pdf.paragraphs import Paragraph, Passage, tagged
from isoassess.pdf.stylesheet import LINE, RULE, operand
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.structure import COLUMN_HEAD, ROW_HEAD, UNLABELLED, StructureElement, StructureType

SHORT = 60.0  # points; a row up to this height is never alone above or below the end of a page
SHORT_TABLE = 130.0  # points; a table up to this height is never cut
TALLEST_PIECE = 150.0  # points; the most a page can end early because the next piece does not fit
GAP = 8.0
AFTER = 6.0
_SIZE, _LINE = 7.5, 13.0  # of what stands above a table that goes on
_LONGEST = 90  # characters that name a row

Texts = Sequence[Paragraph]
TableRow = Sequence[Texts]


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line under a row, from a column on."""

    color: Color
    width: float
    column: int = 0


@dataclass(frozen=True, slots=True)
class Ruled:
    """How rows are kept apart; no row is lower than `least`; `together` keeps the table on one page."""

    above: float
    below: float
    rule: TableLine | None = None
    least: float = 0.0
    together: bool = False


LINES = Ruled(2.8, 2.8, rule=TableLine(LINE, 0.4))
CLOSE = Ruled(1.2, 1.2)
_UNDER_HEAD = Ruled(2.8, 2.8, rule=TableLine(RULE, 0.8))


@dataclass(frozen=True, slots=True)
class Piece:
    """As much of a row as stays together; spaces and rule belong to its ends."""

    cells: list[list[Passage]]
    first: bool
    last: bool

    @property
    def height(self) -> float:
        return max((sum(passage.height for passage in cell) for cell in self.cells), default=0.0)


def table(
    rows: Sequence[TableRow],
    widths: Sequence[float],
    ruled: Ruled,
    parent: StructureElement,
    *,
    head: TableRow | None = None,
    named: bool = False,
    listed: bool = False,
    continued: "Continued | None" = None,
) -> list[Strip]:
    """The strips of a table; `head` is repeated on every page, `named`: the first cell names its row.

    `listed`: read aloud it is a list, an item for each row. `continued` says above what is repeated which
    table goes on, and which row where one is cut.
    """
    element = parent.add(StructureType.LIST if listed else StructureType.TABLE)
    element.attributes = UNLABELLED if listed else ""
    strips: list[Strip] = []
    repeated: Strip | None = None
    if head is not None:
        _tag_head(head, element)
        strips = list(row_strips(head, widths, _UNDER_HEAD))
        strips[-1].keep = True
        repeated = strips[0] if len(strips) == 1 else None
    body: list[list[Strip]] = []
    for row in rows:
        if listed:
            _tag_item(row, element)
        else:
            _tag_row(row, element, named=named)
        body.append(list(row_strips(row, widths, ruled)))
        above = repeated if continued is None else continued.above(repeated)
        for place, strip in enumerate(body[-1]):
            if place == 1 and continued is not None:
                above = continued.above(repeated, row)
            strip.head, strip.keep = above, ruled.together
    _keep_edges_together(body)
    strips += (strip for row in body for strip in row)
    if strips:
        strips[-1].keep, strips[-1].after = False, AFTER
    return strips


@dataclass(frozen=True, slots=True)
class Continued:
    """What stands above a table that goes on on a new page: what it is about."""

    title: str
    width: float

    def above(self, head: Strip | None, row: TableRow = ()) -> Strip:
        """The line, with the words that name the row where one is cut, and the head below it."""
        height = head.height if head is not None else 0.0
        return Strip(_LINE + height, _Above(self, head, row).draw)


@dataclass(frozen=True, slots=True)
class _Above:
    """The line over a table that goes on, and its head."""

    of: Continued
    head: Strip | None
    row: TableRow

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        of = " ".join(filter(None, (self.of.title, self._row())))
        on = _(", continued")
        room = self.of.width - width_of(on, SEMIBOLD) * _SIZE
        says = f"{fitted(of, SEMIBOLD, _SIZE, room)}{on}"
        canvas.write([(SEMIBOLD, operand(Tone.MUTED), says)], _SIZE, left, top - _SIZE - 1)
        if self.head is not None:
            self.head.draw(canvas, left, top - _LINE)

    def _row(self) -> str:
        """The first words of the first two cells: the clause, and the requirement or the action."""
        first = (cell[0] for cell in self.row[:2] if cell)
        words = "\u2002".join("".join(run.text for run in text.runs).strip() for text in first)
        return f"\u00b7 {words[:_LONGEST]}" if words else ""


def _keep_edges_together(rows: Sequence[Sequence[Strip]]) -> None:
    """A short table stays whole, of a long one the first three rows and the last three if they are low."""
    strips = [strip for row in rows for strip in row]
    if sum(strip.height for strip in strips) <= SHORT_TABLE:
        for strip in strips[:-1]:
            strip.keep = True
        return
    for row in (*rows[:2], *rows[-3:-1]):
        if len(row) == 1 and row[0].height <= SHORT:
            row[0].keep = True


def pieces_of(row: TableRow, widths: Sequence[float]) -> Iterator[Piece]:
    """The row from its top to its bottom; each piece takes what fits from every cell."""
    rest = [[text.set(width - GAP) for text in cell] for cell, width in zip(row, widths, strict=True)]
    first, last = True, False
    while not last:
        cut = [_cut(cell) for cell in rest]
        top, rest = [taken for taken, _left in cut], [left for _taken, left in cut]
        last = not any(rest)
        yield Piece(top, first, last)
        first = False


def _cut(passages: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """What fits in a piece, and what is left; a piece is never empty as long as anything is left."""
    room, taken = TALLEST_PIECE, list[Passage]()
    for place, passage in enumerate(passages):
        fits = passage.fitting(room)
        if fits < len(passage.lines):
            fits = fits if fits or taken else 1
            rest = passages[place + 1 :]
            above, below = passage.part(0, fits), passage.part(fits, len(passage.lines))
            return [*taken, *([above] if fits else [])], [below, *rest]
        taken.append(passage)
        room -= passage.height
    return taken, []


def _tag_head(row: TableRow, table: StructureElement) -> None:
    line = table.add(StructureType.ROW)
    for cell in row:
        tagged(cell, line.add(StructureType.HEAD, attributes=COLUMN_HEAD))


def _tag_row(row: TableRow, table: StructureElement, *, named: bool) -> None:
    line = table.add(StructureType.ROW)
    for place, cell in enumerate(row):
        if named and place == 0:
            tagged(cell, line.add(StructureType.HEAD, attributes=ROW_HEAD))
        else:
            tagged(cell, line.add(StructureType.DATUM))


def _tag_item(row: TableRow, list_: StructureElement) -> None:
    body = list_.add(StructureType.ITEM).add(StructureType.BODY)
    for text in (text for cell in row for text in cell):
        text.element = body.add(StructureType.PARAGRAPH)


def row_strips(row: TableRow, widths: Sequence[float], ruled: Ruled) -> Iterator[Strip]:
    """The strips of one row of columns, without a place in the structure tree."""
    for piece in pieces_of(row, widths):
        height = piece.height + ruled.above * piece.first + ruled.below * piece.last
        drawing = _PieceDrawing(piece, widths, ruled, max(height, ruled.least))
        yield Strip(drawing.height, drawing.draw, names=_names(piece))


def _names(piece: Piece) -> tuple[str, ...]:
    passages = (passage for cell in piece.cells for passage in cell if passage.begins)
    return tuple(name for passage in passages for name in passage.text.anchors)


@dataclass(frozen=True, slots=True)
class _PieceDrawing:
    """A piece with the columns it is drawn in."""

    piece: Piece
    widths: Sequence[float]
    ruled: Ruled
    height: float

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        x = left
        for cell, width in zip(self.piece.cells, self.widths, strict=True):
            y = top - self.ruled.above * self.piece.first
            for passage in cell:
                passage.draw(canvas, x, y)
                y -= passage.height
            x += width
        if self.ruled.rule is not None and self.piece.last:
            self._draw_rule(canvas, self.ruled.rule, left, top - self.height)

    def _draw_rule(self, canvas: TaggedCanvas, rule: TableLine, left: float, y: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(rule.color)
            canvas.setLineWidth(rule.width)
            canvas.line(left + sum(self.widths[: rule.column]), y, left + sum(self.widths), y)
