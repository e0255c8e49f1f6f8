"""Tables of Word: a head that every page repeats, rows that no page cuts, columns as wide as on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from isoassess.word.looks import PLAIN_TABLE, RULE, TABLE, TABLE_END
from isoassess.word.nodes import Node, node, twips
from isoassess.word.paragraphs import keep

_LETTER, _LEADING = 4.2, 10.5  # points of the letters of a table, on the average
_SHORT = 60.0  # points
_TALLEST = 420.0  # points; a row that may be higher is cut, or nothing of it would be seen

Texts = Sequence[Node]
Cells = Sequence[Texts]


@dataclass(frozen=True, slots=True)
class TableKind:
    """`headed`: the first row is its head; `named`: the first cell names its row; `least` in points."""

    headed: bool = False
    named: bool = False
    least: float = 0.0
    together: bool = False
    signed: bool = False


def word_table(rows: Sequence[Cells], widths: Sequence[float], kind: TableKind) -> list[Node]:
    """The table and what keeps it apart from the next one; nothing where it has no cells."""
    if not rows or not widths:
        return []
    columns = [twips(width) for width in widths]
    made = node("tbl", _settings(columns, kind), node("tblGrid", *(node("gridCol", w=w) for w in columns)))
    for place, row in enumerate(rows):
        made.append(_row(row, columns, kind, head=kind.headed and place == 0))
    if kind.together:
        _keep_together(rows)
    elif kind.headed:
        _keep_edges_together(rows, columns)
    return [made, node("p", node("pPr", node("pStyle", val=TABLE_END.id)))]


def _settings(columns: Sequence[int], kind: TableKind) -> Node:
    look = {"firstRow": int(kind.headed), "firstColumn": int(kind.named)}
    return node(
        "tblPr",
        node("tblStyle", val=TABLE if kind.headed else PLAIN_TABLE),
        node("tblW", w=sum(columns), type="dxa"),
        node("tblLayout", type="fixed"),
        node("tblLook", val=f"{0x20 * kind.headed + 0x80 * kind.named + 0x600:04X}", **look),
    )


def _row(row: Cells, columns: Sequence[int], kind: TableKind, *, head: bool) -> Node:
    settings = node("trPr")
    if _height(row, columns) <= _TALLEST:
        settings.append(node("cantSplit"))
    if kind.least and not head:
        settings.append(node("trHeight", val=twips(kind.least), hRule="atLeast"))
    if head:
        settings.append(node("tblHeader"))
    cells = [
        node("tc", _cell_settings(width, kind, place, head=head), *texts)
        for place, (texts, width) in enumerate(zip(row, columns, strict=True))
    ]
    return node("tr", settings, *cells)


def _cell_settings(width: int, kind: TableKind, place: int, *, head: bool) -> Node:
    settings = node("tcPr", node("tcW", w=width, type="dxa"))
    if kind.signed and place and not head:
        settings.append(node("tcBorders", node("bottom", val="single", sz=6, space=0, color=RULE)))
    return settings


def _height(row: Cells, columns: Sequence[int]) -> float:
    """How high a row is at the most, by the count of its letters."""
    heights = (
        sum(len(_said(text)) * _LETTER // max(1, width / 20 - 10) + 1 for text in texts) * _LEADING
        for texts, width in zip(row, columns, strict=True)
    )
    return max(heights, default=0.0)


def _said(text: Node) -> str:
    return "".join(found.text or "" for found in text.iter(qn("w:t")))


def _keep_edges_together(rows: Sequence[Cells], columns: Sequence[int]) -> None:
    """The head stays with the first row, and short rows stay in twos where the table begins and ends."""
    _keep_together(rows[:2])
    for two in (rows[1:3], rows[1:][-2:]):
        if len(two) > 1 and all(_height(row, columns) <= _SHORT for row in two):
            _keep_together(two)


def _keep_together(rows: Sequence[Cells]) -> None:
    """Every row but the last stays with the one below it."""
    for row in rows[:-1]:
        for texts in row:
            for text in texts:
                keep(text)
