"""All cells of the list of actions in which something is refused: kept, tried again, and given up."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from isoassess.store import Place, StoredAction, answer_place, not_saved_words
from ui.actions.actions_model import (
    CLAUSE,
    DUE,
    FIELDS,
    ActionsModel,
    Index,
    Key,
    PlannedRole,
    RefusalRole,
    key_of,
)
from ui.actions.refused import RefusedCell, why_no_day
from ui.session.refused_texts import RefusedTexts

KEY_OF_DUE = "action.due"


class RefusedCells(QObject):
    """One for the list; at most one text for a cell."""

    heard = Signal()  # what is refused is other now, or for another reason

    def __init__(self, kept: RefusedTexts, parent: QObject | None = None) -> None:
        """`kept` is what outlives the window of what is no day."""
        super().__init__(parent)
        self._kept = kept
        self._cells: dict[tuple[Key, int], RefusedCell] = {}
        kept.dropped.connect(self._follow_dropped)

    def finish(self, model: ActionsModel) -> bool:
        """Write once more what was refused; whether nothing is left."""
        for (key, column), cell in tuple(self._cells.items()):
            row = model.row_of(key)
            value = cell.value
            if row is not None and value is not None:
                self.hear(cell, write_cell(model.index(row, column), value, cell.seen))
        return not self._cells

    def forget(self) -> None:
        """Give up what could not be saved."""
        for spot in tuple(self._cells):
            self.drop(spot)

    def names(self) -> list[str]:
        """The columns, as the fields of the assessment are called, each with its clause."""
        return [cell.name for cell in self._cells.values()]

    def in_row(self, key: Key) -> list[RefusedCell]:
        """What is refused in one row."""
        return [cell for (known, _column), cell in self._cells.items() if known == key]

    def first(self) -> RefusedCell | None:
        return next(iter(self._cells.values()), None)

    @property
    def waits(self) -> str:
        """What is typed and not saved, where, and why, a line each; empty where nothing is."""
        return "\n".join(cell.words for cell in self._cells.values())

    def at(self, index: Index) -> RefusedCell | None:
        """What is refused in a cell, be it since before a restart."""
        spot = spot_of(index)
        typed = None if spot[1] != DUE else self._kept.get(answer_place(*spot[0]), KEY_OF_DUE)
        if spot not in self._cells and typed is not None:
            cell = cell_of(index, index.data(PlannedRole), typed)
            self._cells[spot] = replace(cell, reason=why_no_day(typed))
        return self._cells.get(spot)

    def hear(self, cell: RefusedCell, reason: str) -> None:
        """Why a cell was not saved; empty when it was."""
        if not reason:
            self.drop(cell.spot)
            return
        self._cells[cell.spot] = replace(cell, reason=reason)
        if cell.column == DUE and why_no_day(cell.typed):
            self._kept.put(cell.place, KEY_OF_DUE, cell.typed)
        self.heard.emit()

    def drop(self, spot: tuple[Key, int]) -> None:
        """Nothing is refused in a cell any more, or not wanted any more."""
        self._cells.pop(spot, None)
        if spot[1] == DUE:
            self._kept.drop(answer_place(*spot[0]), KEY_OF_DUE)
        self.heard.emit()

    def keep(self, index: Index, typed: str) -> None:
        """What is being typed for a day and is none yet."""
        self._kept.put(answer_place(*spot_of(index)[0]), KEY_OF_DUE, typed)

    def _follow_dropped(self, place: Place, key: str) -> None:
        """It was corrected or given up on another screen."""
        if key == KEY_OF_DUE and self._cells.pop(((place.id, place.requirement_id), DUE), False):
            self.heard.emit()


def spot_of(index: Index) -> tuple[Key, int]:
    """The action and the column of a cell."""
    return key_of(index.data(PlannedRole)), index.column()


def cell_of(index: Index, seen: StoredAction, typed: str) -> RefusedCell:
    """What is typed in a cell that was opened when its action was as it was seen."""
    return RefusedCell(seen, index.column(), typed, clause=str(index.sibling(index.row(), CLAUSE).data()))


def write_cell(index: Index, value: object, seen: StoredAction) -> str:
    """Write a value that was begun when the row was as it was seen; why not, empty when done."""
    model = index.model()
    if not isinstance(model, ActionsModel):
        return not_saved_words()
    return index.data(RefusalRole) or model.write(seen, FIELDS[index.column()], value)
