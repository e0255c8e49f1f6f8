"""The clauses of a lens as a tree, each with its worst likely finding and how much of it is assessed."""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from isoassess.domain import Clause, Finding, Grade, Lens, Requirement
from ui.assessment.clauses.rows import ROOT, RowState, TreePlace, row_words, rows_of, states_of

Index = QModelIndex | QPersistentModelIndex


class ClauseRole(IntEnum):
    """What a row gives beside its words."""

    PLACE = Qt.ItemDataRole.UserRole + 1
    STATE = Qt.ItemDataRole.UserRole + 2


class ClauseModel(QAbstractItemModel):
    """Read only; `load` takes a lens over, `keep_up` shows new findings without moving a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[TreePlace] = []
        self._children: dict[int, list[int]] = {ROOT: []}
        self._states: list[RowState] = []
        self._leaf: dict[str, int] = {}
        self._hits: Mapping[str, str] = {}

    def load(
        self,
        clauses: Sequence[Clause],
        requirements: Sequence[Requirement],
        lens: Lens,
        findings: Sequence[Finding],
    ) -> None:
        """Show this lens; clauses without a requirement below them are left out."""
        self.beginResetModel()
        self._places = list(rows_of(clauses, requirements, lens))
        self._children = {number: [] for number in range(ROOT, len(self._places))}
        for number, place in enumerate(self._places):
            self._children[place.parent].append(number)
        self._leaf = {place.only: number for number, place in enumerate(self._places) if place.only}
        self._states = states_of(self._places, findings)
        self.endResetModel()

    def keep_up(self, findings: Sequence[Finding]) -> None:
        """Show these findings of the same lens."""
        known, self._states = self._states, states_of(self._places, findings)
        for number, (old, new) in enumerate(zip(known, self._states, strict=True)):
            if old != new:
                index = self._index(number)
                self.dataChanged.emit(index, index)

    def show_hits(self, hits: Mapping[str, str]) -> None:
        """Say where a search was found, by requirement; nothing where nothing is searched for."""
        self._hits = hits

    def index_of(self, requirement_id: str) -> QModelIndex:
        """The row that stands for the requirement; invalid where there is none."""
        number = self._leaf.get(requirement_id)
        return QModelIndex() if number is None else self._index(number)

    def requirement_ids(self) -> tuple[str, ...]:
        """All of them in their order."""
        tops = (self._places[number] for number in self._children[ROOT])
        return tuple(id_ for place in tops for id_ in place.requirements)

    def grade_of(self, requirement_id: str) -> Grade:
        return self._states[self._leaf[requirement_id]].grade

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._children[_number(parent)][row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        number = _number(index)
        if number == ROOT or self._places[number].parent == ROOT:
            return QModelIndex()
        return self._index(self._places[number].parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.column() > 0 else len(self._children[_number(parent)])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = _number(index)
        if not 0 <= number < len(self._places):
            return None
        place, state = self._places[number], self._states[number]
        if role == ClauseRole.PLACE:
            return place
        if role == ClauseRole.STATE:
            return state
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{place.number} {place.title}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(self._told(place, state))}</p>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(place, state)
        return None

    def _told(self, place: TreePlace, state: RowState) -> str:
        """The row in words, and where a search was found in it."""
        return row_words(place, state, self._hits.get(place.only or "", ""))

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._places[number].row, 0, number)


class ClauseFilter(QSortFilterProxyModel):
    """Only the rows that hold one of the accepted requirements; all of them until told otherwise."""

    def __init__(self, model: ClauseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._accepted: frozenset[str] | None = None
        self.setSourceModel(model)

    def accept(self, requirements: frozenset[str]) -> None:
        if requirements == self._accepted:
            return
        self.beginFilterChange()
        self._accepted = requirements
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def accepts(self, requirement_id: str) -> bool:
        return self._accepted is None or requirement_id in self._accepted

    def shown(self) -> Iterator[str]:
        """The requirements accepted, in their order."""
        model = self.sourceModel()
        assert isinstance(model, ClauseModel)
        return (id_ for id_ in model.requirement_ids() if self.accepts(id_))

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if self._accepted is None:
            return True
        model = self.sourceModel()
        place: TreePlace = model.data(model.index(source_row, 0, source_parent), ClauseRole.PLACE)
        return not self._accepted.isdisjoint(place.requirements)


def _number(index: Index) -> int:
    return int(index.internalId()) if index.isValid() else ROOT
