"""Columns that hold what they held, in another order, as when one is sorted without the others."""

from collections import Counter
from collections.abc import Iterable

from isoassess.exchange.spreadsheet.filled_cells import FilledCell, FilledCells
from isoassess.exchange.spreadsheet.identity import mark_of
from isoassess.services.tables.cell_meaning import CellMeanings

_FEWEST = 5  # values that stand elsewhere; fewer were put right by a person
_FEWEST_DIFFERENT = 4
_ALIKE = 0.9  # of the values, where some were changed besides


def shuffled_columns(cells: FilledCells, meanings: CellMeanings) -> dict[str, tuple[FilledCell, ...]]:
    """By the key of such a column, its cells that say what stood in other rows, beside others that stand.

    What a column held is known by its marks, so that it makes no difference what was changed here since.
    """
    marks = {id(cell): mark_of(meanings.value(cell.key, cell.cell)) for cell in cells.cells}
    changed: dict[str, list[FilledCell]] = {}
    for cell in cells.cells:
        if marks[id(cell)] != cell.mark:
            changed.setdefault(cell.key, []).append(cell)
    strayed: dict[str, list[str]] = {}
    for cell in cells.between:  # a column that is sorted alone reaches into the rows of the headings, too
        strayed.setdefault(cell.key, []).append(mark_of(meanings.value(cell.key, cell.cell)))
    suspect = {
        key: found
        for key, found in changed.items()
        if _is_other_order(
            [cell.mark for cell in found], [*(marks[id(cell)] for cell in found), *strayed.get(key, ())]
        )
    }
    edited = {cell.requirement for key, found in changed.items() if key not in suspect for cell in found}
    alone = {
        key: tuple(cell for cell in found if cell.requirement not in edited) for key, found in suspect.items()
    }
    return {key: found for key, found in alone.items() if len(found) * 2 >= len(suspect[key])}


def _is_other_order(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether about the same is left of what was there; empty cells are no values."""
    then, now = Counter(filter(None, before)), Counter(filter(None, after))
    most, common = max(then.total(), now.total()), (then & now).total()
    if common == most:
        return most >= _FEWEST or len(then) >= _FEWEST_DIFFERENT
    return most >= 2 * _FEWEST and common >= _ALIKE * most
