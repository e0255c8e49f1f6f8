"""What stands in rows and columns: tables, facts, and what is signed or filled in by hand."""

from isoassess.pdf.blocks import Column, Facts, Grid, SignOff, Span, Tone
from isoassess.pdf.page import MILLIMETER
from isoassess.word.looks import CELL, FIGURE, FIGURE_HEAD, HEAD, SMALL_CELL, Look
from isoassess.word.nodes import Node
from isoassess.word.paragraphs import WordParagraphs
from isoassess.word.tables import TableKind, word_table

_NAMES = 0.2  # of the width
_SIGNING = 24.0  # points, room for a signature


def grid(block: Grid, paragraphs: WordParagraphs, width: float) -> list[Node]:
    """A table with its head repeated on every page."""
    columns = block.columns
    head = [[paragraphs.said(column.title, _head_look(column))] for column in columns]
    rows = [
        [paragraphs.cell(cell, _look(column)) for cell, column in zip(row, columns, strict=True)]
        for row in block.rows
    ]
    whole = sum(column.share for column in columns)
    widths = [width * column.share / whole for column in columns]
    kind = TableKind(headed=True, named=block.named, least=block.room * MILLIMETER)
    return word_table([head, *rows], widths, kind)


def facts(block: Facts, paragraphs: WordParagraphs, width: float) -> list[Node]:
    """A table of two columns, of which the first names what stands in the second."""
    rows = [
        [
            [paragraphs.text((Span(name, Tone.MUTED),), CELL)],
            paragraphs.cell(((Span(value),),), CELL),
        ]
        for name, value in block.rows
    ]
    return word_table(rows, [width * _NAMES, width * (1 - _NAMES)], TableKind(named=True))


def sign_off(block: SignOff, paragraphs: WordParagraphs, width: float) -> list[Node]:
    """A row for each party, with room for what is filled in by hand."""
    fields = block.fields or ("",)
    blanks = len(fields) - 1
    head = [[paragraphs.said(title, HEAD)] for title in ("", *fields)]
    rows = [
        [
            [paragraphs.said(role, CELL)],
            [paragraphs.said(name, CELL)],
            *([paragraphs.said("", CELL)] for _blank in range(blanks)),
        ]
        for role, name in block.parties
    ]
    widths = [width * share for share in (0.24, 0.26, *([0.5 / max(1, blanks)] * blanks))]
    kind = TableKind(headed=True, named=True, least=_SIGNING, together=True, signed=True)
    return word_table([head, *rows], widths, kind)


def _look(column: Column) -> Look:
    if column.figures:
        return FIGURE
    return SMALL_CELL if column.small else CELL


def _head_look(column: Column) -> Look:
    return FIGURE_HEAD if column.figures else HEAD
