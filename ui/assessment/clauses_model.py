"""The clauses of a lens as a tree, each with its worst likely finding and how much of it is assessed."""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from html import escape
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from isoassess.domain import Clause, Finding, Grade, Lens, Rating, Requirement
from isoassess.domain.clause_numbers import is_within
from isoassess.domain.clause_numbers import parent as above
from isoassess.domain.words import grade_words, rating_words
from isoassess.language.texts import _

Index = QModelIndex | QPersistentModelIndex

ROOT = -1
FULFILLED = frozenset({Grade.CONFORMING, Grade.OFI})


class Role(IntEnum):
    """What a row gives beside its words."""

    PLACE = Qt.ItemDataRole.UserRole + 1
    STATE = Qt.ItemDataRole.UserRole + 2


class Place(Struct, frozen=True, kw_only=True):
    """Where a row stands: a clause, or one requirement of a clause that holds several.

    `requirements`: ids of all below, in order. `only`: the id that the row stands for, if it is just one.
    """

    number: str
    title: str
    clause: bool
    requirements: tuple[str, ...]
    only: str | None
    parent: int
    row: int


class RowState(Struct, frozen=True, kw_only=True):
    """How a row is doing: its worst likely grade, its count, and the rating where it is one requirement.

    `claimed`: how many are rated 3 or 4 without anything that shows it.
    """

    grade: Grade
    assessed: int
    applicable: int
    rating: Rating | None
    claimed: int = 0

    @property
    def count(self) -> str:
        """As it stands at the end of the row: 6/9, or N/A where nothing applies."""
        return (
            f"{self.assessed}/{self.applicable}"
            if self.applicable
            else rating_words(Rating.NOT_APPLICABLE)[0]
        )


class ClauseModel(QAbstractItemModel):
    """Read only; `load` takes a lens over, `keep_up` shows new findings without moving a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
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
        self._places = list(_places(clauses, requirements, lens))
        self._children = {number: [] for number in range(ROOT, len(self._places))}
        for number, place in enumerate(self._places):
            self._children[place.parent].append(number)
        self._leaf = {place.only: number for number, place in enumerate(self._places) if place.only}
        self._states = _states(self._places, findings)
        self.endResetModel()

    def keep_up(self, findings: Sequence[Finding]) -> None:
        """Show these findings of the same lens."""
        known, self._states = self._states, _states(self._places, findings)
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
        if role == Role.PLACE:
            return place
        if role == Role.STATE:
            return state
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{place.number} {place.title}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(self._told(place, state))}</p>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(place, state)
        return None

    def _told(self, place: Place, state: RowState) -> str:
        """The row in words, and where a search was found in it."""
        hit = self._hits.get(place.only or "", "")
        said = _said(place, state)
        if state.claimed:
            said = f"{_ended(said)} {_claimed_words(place, state)}"
        return _("{row} Found {places}.").format(row=_ended(said), places=hit) if hit else said

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
        place: Place = model.data(model.index(source_row, 0, source_parent), Role.PLACE)
        return not self._accepted.isdisjoint(place.requirements)


def _number(index: Index) -> int:
    return int(index.internalId()) if index.isValid() else ROOT


def _claimed_words(place: Place, state: RowState) -> str:
    if not place.clause:
        return _("Claimed, not shown.")
    return _("{count} claimed, not shown.").format(count=state.claimed)


def _ended(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _said(place: Place, state: RowState) -> str:
    """The row in words, for the tooltip and for a screen reader."""
    name = f"{place.number} {place.title}".strip()
    if not place.clause:
        return _("{name}: {grade}").format(name=name, grade=grade_words(state.grade))
    if not state.applicable:
        return _("{name}: not applicable").format(name=name)
    text = _("{name}: {assessed} of {applicable} assessed. Worst: {grade}.")
    return text.format(
        name=name, assessed=state.assessed, applicable=state.applicable, grade=grade_words(state.grade)
    )


def _places(clauses: Sequence[Clause], requirements: Sequence[Requirement], lens: Lens) -> Iterator[Place]:
    """The rows, parents before their children."""
    own: dict[str, list[Requirement]] = {}
    for requirement in requirements:
        own.setdefault(requirement.clause[lens], []).append(requirement)
    numbers = [clause.number for clause in clauses]
    below = {
        number: tuple(one.id for other in numbers if is_within(other, number) for one in own.get(other, ()))
        for number in numbers
    }
    at: dict[str, int] = {}
    rows: dict[int, int] = {}
    count = 0
    for clause in clauses:
        ids = below[clause.number]
        if not ids:
            continue
        parent = at.get(above(clause.number), ROOT)
        only = ids[0] if len(ids) == 1 else None
        yield _clause_place(clause, ids, parent=parent, row=rows.setdefault(parent, 0))
        rows[parent] += 1
        here = at[clause.number] = count
        count += 1
        for one in () if only else own.get(clause.number, ()):
            yield _requirement_place(one, parent=here, row=rows.setdefault(here, 0))
            rows[here] += 1
            count += 1


def _clause_place(clause: Clause, ids: tuple[str, ...], *, parent: int, row: int) -> Place:
    return Place(
        number=clause.number,
        title=clause.title,
        clause=True,
        requirements=ids,
        only=ids[0] if len(ids) == 1 else None,
        parent=parent,
        row=row,
    )


def _requirement_place(requirement: Requirement, *, parent: int, row: int) -> Place:
    ids = (requirement.id,)
    return Place(
        number="", title=requirement.asks, clause=False, requirements=ids, only=ids[0], parent=parent, row=row
    )


def _states(places: Sequence[Place], findings: Sequence[Finding]) -> list[RowState]:
    by_id = {finding.requirement: finding for finding in findings}
    return [_state([by_id[id] for id in place.requirements]) for place in places]


def _state(findings: Sequence[Finding]) -> RowState:
    grades = [finding.grade for finding in findings]
    applicable = sum(grade is not Grade.NOT_APPLICABLE for grade in grades)
    assessed = applicable - sum(grade is Grade.NOT_ASSESSED for grade in grades)
    return RowState(
        grade=_worst(frozenset(grades), assessed=assessed),
        assessed=assessed,
        applicable=applicable,
        rating=findings[0].rating if len(findings) == 1 else None,
        claimed=sum(finding.claimed for finding in findings),
    )


def _worst(grades: frozenset[Grade], *, assessed: int) -> Grade:
    """The worst grade given; what is not assessed yet shows in the count and is never a failure."""
    if Grade.MAJOR in grades:
        return Grade.MAJOR
    if Grade.MINOR in grades:
        return Grade.MINOR
    if assessed:
        return Grade.CONFORMING
    return Grade.NOT_ASSESSED if Grade.NOT_ASSESSED in grades else Grade.NOT_APPLICABLE
