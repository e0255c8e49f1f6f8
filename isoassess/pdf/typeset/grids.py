"""What stands in rows and columns: tables, facts, and what is signed or filled in by hand."""

from dataclasses import replace

from isoassess.pdf.blocks import Column, Facts, Grid, SignOff, Span, Tone
from isoassess.pdf.page import MILLIMETER
from isoassess.pdf.pagination import Strip
from isoassess.pdf.paragraphs import Paragraph, Style
from isoassess.pdf.stylesheet import CELL, FIGURE, FIGURE_HEAD, HEAD, RULE, SMALL_CELL
from isoassess.pdf.tables import CLOSE, LINES, Continued, Ruled, TableLine, table
from isoassess.pdf.typeset.place import BlockPlace

_SIGNING = Ruled(2.8, 2.8, rule=TableLine(RULE, 0.6, column=1), least=24, together=True)
_NAMES = 0.2  # of the width


def grid(block: Grid, place: BlockPlace, heading: str = "") -> list[Strip]:
    """A table with its head repeated on every page, under the heading it stands below and the row it cuts."""
    stylesheet, columns = place.stylesheet, block.columns
    head = [[stylesheet.words(column.title, FIGURE_HEAD if column.figures else HEAD)] for column in columns]
    styles = [_style(column) for column in columns]
    rows = [
        [stylesheet.cell(cell, style) for cell, style in zip(row, styles, strict=True)] for row in block.rows
    ]
    whole = sum(column.share for column in columns)
    widths = [place.width * column.share / whole for column in columns]
    ruled = replace(LINES, least=block.room * MILLIMETER)
    named = stylesheet.label(heading)
    continued = Continued(named, place.width) if named else None
    if block.bare:
        return table(rows, widths, ruled, place.parent, listed=True, continued=continued)
    return table(rows, widths, ruled, place.parent, head=head, named=block.named, continued=continued)


def _style(column: Column) -> Style:
    if column.figures:
        return FIGURE
    return SMALL_CELL if column.small else CELL


def facts(block: Facts, place: BlockPlace) -> list[Strip]:
    """A table of two columns, of which the first names what stands in the second."""
    stylesheet = place.stylesheet
    rows = [
        [[stylesheet.text((Span(name, Tone.MUTED),), CELL)], stylesheet.cell(((Span(value),),))]
        for name, value in block.rows
    ]
    widths = [place.width * _NAMES, place.width * (1 - _NAMES)]
    return table(rows, widths, CLOSE, place.parent, named=True)


def sign_off(block: SignOff, place: BlockPlace) -> list[Strip]:
    """A row for each party, with room for what is filled in by hand."""
    stylesheet, fields = place.stylesheet, block.fields or ("",)
    blanks = len(fields) - 1
    head = [[stylesheet.words(title, HEAD)] for title in ("", *fields)]
    rows: list[list[list[Paragraph]]] = [
        [[stylesheet.words(role, CELL)], [stylesheet.words(name, CELL)], *([] for _blank in range(blanks))]
        for role, name in block.parties
    ]
    shares = [0.24, 0.26, *([0.5 / max(1, blanks)] * blanks)]
    widths = [place.width * share for share in shares]
    return table(rows, widths, _SIGNING, place.parent, head=head, named=True)
