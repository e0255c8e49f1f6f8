"""The clauses of a lens as a tree, each with its worst likely finding and how much of it is assessed."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from isoassess.catalogue.requirement_search import searched_part_words
from isoassess.domain import Clause, Finding, Grade, Lens, Requirement
from ui.assessment.clauses.rows import ROOT, RowState, TreePlace, row_words, rows_of, state_of
from ui.assessment.words import title_note

Index = QModelIndex | QPersistentModelIndex


class ClauseRole(IntEnum):
    """What a row gives beside its words."""

    PLACE = Qt.ItemDataRole.UserRole + 1
    STATE = Qt.ItemDataRole.UserRole + 2


class ClauseModel(QAbstractItemModel):
    """Read only; `load` takes a lens over, `keep_up` shows new findings without moving a row.

    Only the rows that hold one of the accepted requirements are there; all of them until told otherwise.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[TreePlace] = []
        self._accepted: frozenset[str] | None = None
        self._children: dict[int, list[int]] = {ROOT: []}  # of the rows that are there
        self._rows: dict[int, int] = {}  # where each of them stands among its siblings
        self._findings: dict[str, Finding] = {}
        self._states: list[RowState] = []
        self._leaf: dict[str, int] = {}
        self._hits: Mapping[str, tuple[str, ...]] = {}

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
        self._stand()
        self._leaf = {place.only: number for number, place in enumerate(self._places) if place.only}
        self._findings = {finding.requirement: finding for finding in findings}
        self._states = [state_of(place, self._findings) for place in self._places]
        self.endResetModel()

    def keep_up(self, findings: Sequence[Finding]) -> None:
        """Show these findings of the same lens; only the rows of those that are others now are looked at."""
        known, self._findings = self._findings, {finding.requirement: finding for finding in findings}
        changed = {id_ for id_, finding in self._findings.items() if finding != known.get(id_)}
        for number, place in enumerate(self._places):
            if changed.isdisjoint(place.requirements):
                continue
            old, self._states[number] = self._states[number], state_of(place, self._findings)
            index = self._index(number)
            if old != self._states[number] and index.isValid():
                self.dataChanged.emit(index, index)

    def accept(self, requirements: frozenset[str]) -> None:
        """Have only the rows of these, all at once: row by row a tree that is open takes most of a second."""
        if requirements == self._accepted:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        self._accepted = requirements
        self._stand()
        self.changePersistentIndexList(held, [self._index(_number(index)) for index in held])
        self.layoutChanged.emit()

    def accepts(self, requirement_id: str) -> bool:
        return self._accepted is None or requirement_id in self._accepted

    def shown(self) -> tuple[str, ...]:
        """The requirements accepted, in their order."""
        tops = (self._places[number] for number in self._children[ROOT])
        return tuple(id_ for place in tops for id_ in place.requirements if self.accepts(id_))

    def show_hits(self, hits: Mapping[str, tuple[str, ...]]) -> None:
        """Say where a search was found, by requirement; nothing where nothing is searched for."""
        self._hits = hits

    def index_of(self, requirement_id: str) -> QModelIndex:
        """The row that stands for the requirement; invalid where there is none."""
        number = self._leaf.get(requirement_id)
        return QModelIndex() if number is None else self._index(number)

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
            told = f"{self._told(place, state)} {title_note(place.title)}"
            return f"<p>{escape(told.strip())}</p>"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return title_note(place.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(place, state)
        return None

    def _told(self, place: TreePlace, state: RowState) -> str:
        """The row in words, and where a search was found in it."""
        return row_words(place, state, searched_part_words(self._hits.get(place.only or "", ())))

    def _stand(self) -> None:
        """Which rows are there, and where."""
        self._children = {number: [] for number in range(ROOT, len(self._places))}
        self._rows = {}
        for number, place in enumerate(self._places):
            if self._accepted is None or not self._accepted.isdisjoint(place.requirements):
                self._rows[number] = len(self._children[place.parent])
                self._children[place.parent].append(number)

    def _index(self, number: int) -> QModelIndex:
        """Invalid where the row is not there."""
        row = self._rows.get(number)
        return QModelIndex() if row is None else self.createIndex(row, 0, number)


def _number(index: Index) -> int:
    return int(index.internalId()) if index.isValid() else ROOT
