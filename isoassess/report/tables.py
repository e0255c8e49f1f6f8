"""Tables whose rows are cut into pieces beforehand, so that no text is ever too long for a page."""

from dataclasses import dataclass
from typing import Any, cast

from reportlab.platypus import Table

from isoassess.report.blocks import Column, Grid
from isoassess.report.fonts import REGULAR
from isoassess.report.look import CELL, HEAD, LINE, RULE, Look, Text, height_of

TALLEST_PIECE = 150.0  # points; the most a page can end early because the next piece does not fit
GAP = 8.0

Texts = list[Text]


@dataclass(frozen=True, slots=True)
class Piece:
    """As much of a row as stays together; a rule is drawn under the last one only."""

    cells: list[Texts]
    height: float
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Ruled:
    """How rows are kept apart; no row is lower than `least`; `together` keeps the table on one page."""

    padding: float
    line: bool = True
    least: float = 0
    together: bool = False


LINES = Ruled(padding=2.8)
CLOSE = Ruled(padding=1.2, line=False)


class Pieced(Table):
    """A table that knows what must fit for it to begin on a page: its header and its first piece."""

    least_height = 0.0


def grid(block: Grid, look: Look, width: float) -> Pieced:
    """A table with its header repeated on every page."""
    head = [[look.words(column.title, HEAD)] for column in block.columns]
    rows = [[look.cell(cell) for cell in row] for row in block.rows]
    return laid_out(rows, _widths(block.columns, width), LINES, head=head)


def laid_out(
    rows: list[list[Texts]], widths: list[float], ruled: Ruled, *, head: list[Texts] | None = None
) -> Pieced:
    """The table of these cells, each row in as many pieces as it needs."""
    above = [Piece(cells=head, height=_height(head, widths), first=True, last=True)] if head else []
    pieces = [*above, *(piece for row in rows for piece in pieces_of(row, widths))]
    heights = [piece.height + ruled.padding * (piece.first + piece.last) for piece in pieces]
    heights[len(above) :] = [max(height, ruled.least) for height in heights[len(above) :]]
    data = [piece.cells for piece in pieces]
    table = Pieced(data, colWidths=widths, rowHeights=heights, repeatRows=len(above), hAlign="LEFT")
    table.setStyle(_style(pieces, ruled))
    if above:
        table.setStyle([("LINEBELOW", (0, 0), (-1, 0), 0.8, RULE)])
    table.spaceAfter = 6
    table.least_height = sum(heights if ruled.together else heights[: len(above) + 1])
    return table


def pieces_of(row: list[Texts], widths: list[float]) -> list[Piece]:
    """The row from its top to its bottom; each piece takes what fits from every cell."""
    pieces: list[Piece] = []
    rest = row
    while True:
        taken = [_cut(cell, _inner(width)) for cell, width in zip(rest, widths, strict=True)]
        top, rest = [first for first, _ in taken], [second for _, second in taken]
        last = not any(rest)
        pieces.append(Piece(cells=top, height=_height(top, widths), first=not pieces, last=last))
        if last:
            return pieces


def _cut(texts: Texts, width: float) -> tuple[Texts, Texts]:
    """The paragraphs that fit in a piece, and what is left of them."""
    room, taken = TALLEST_PIECE, list[Text]()
    for place, text in enumerate(texts):
        height = text.wrap(width, 0)[1]
        if height > room:
            parts = cast(Texts, text.split(width, room)) or ([] if taken else [text])
            return [*taken, *parts[:1]], [*parts[1:], *texts[place + (1 if parts else 0) :]]
        taken.append(text)
        room -= height
    return taken, []


def _height(cells: list[Texts], widths: list[float]) -> float:
    return max((height_of(cell, _inner(width)) for cell, width in zip(cells, widths, strict=True)), default=0)


def _inner(width: float) -> float:
    return width - GAP


def _widths(columns: tuple[Column, ...], width: float) -> list[float]:
    whole = sum(column.share for column in columns)
    return [width * column.share / whole for column in columns]


def _style(pieces: list[Piece], ruled: Ruled) -> list[Any]:
    everywhere = (0, 0), (-1, -1)
    rows = [((0, place), (-1, place), piece) for place, piece in enumerate(pieces)]
    return [
        ("FONT", *everywhere, REGULAR, CELL.fontSize, CELL.leading),
        ("VALIGN", *everywhere, "TOP"),
        ("LEFTPADDING", *everywhere, 0),
        ("RIGHTPADDING", *everywhere, GAP),
        *(("TOPPADDING", left, right, ruled.padding * piece.first) for left, right, piece in rows),
        *(("BOTTOMPADDING", left, right, ruled.padding * piece.last) for left, right, piece in rows),
        *(("LINEBELOW", left, right, 0.4, LINE) for left, right, piece in rows if piece.last and ruled.line),
    ]
