"""The questions of all editions as a tree of two levels: main clauses, and the questions of each."""

from collections.abc import Sequence
from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from isoassess.catalogue.question_library import ClauseGroup, Library, Number
from isoassess.domain import Lens, Requirement
from isoassess.language.texts import _, ngettext

Index = QModelIndex | QPersistentModelIndex

QUESTION = 0
EDITIONS = tuple(Lens)  # the columns after the question
NONE = "–"
NEAR = "≈"


class QuestionRole(IntEnum):
    """What a row gives beside its words: the id ("" for a main clause), the number of a column."""

    ID = Qt.ItemDataRole.UserRole + 1
    NUMBER = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3


class LibraryModel(QAbstractItemModel):
    """Read only; `load` takes over what was chosen and searched for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[ClauseGroup, ...] = ()
        self._library: Library | None = None
        self._numbers: dict[str, dict[Lens, Number]] = {}  # of the rows that were in sight
        self._places: dict[str, tuple[int, int]] = {}

    def load(self, library: Library, groups: Sequence[ClauseGroup]) -> None:
        """Show these groups of the library."""
        self.beginResetModel()
        self._groups, self._library = tuple(groups), library
        self._numbers.clear()
        self._places = {
            known.id: (at, place)
            for at, group in enumerate(self._groups)
            for place, known in enumerate(group.requirements)
        }
        self.endResetModel()

    def index_of(self, requirement_id: str) -> QModelIndex:
        """The row of a requirement; invalid where it is not shown."""
        place = self._places.get(requirement_id)
        return QModelIndex() if place is None else self.createIndex(place[1], QUESTION, place[0] + 1)

    def first(self) -> str:
        """The id of the first requirement; empty where nothing is shown."""
        return next(iter(self._places), "")

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not (0 <= row < self.rowCount(parent) and 0 <= column <= len(EDITIONS)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        group = int(index.internalId()) - 1 if index.isValid() else -1
        return self.createIndex(group, QUESTION, 0) if group >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        if not parent.isValid():
            return len(self._groups)
        if not _is_group(parent) or parent.column() != QUESTION:
            return 0
        return len(self._groups[parent.row()].requirements)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1 + len(EDITIONS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= len(EDITIONS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if section == QUESTION:
            return _("Question") if role == Qt.ItemDataRole.DisplayRole else None
        label = EDITIONS[section - 1].label
        if role == Qt.ItemDataRole.DisplayRole:
            return label.replace(":", "\n")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return label
        if role == Qt.ItemDataRole.ToolTipRole:
            says = _("Clause number in {edition}. {near} stands before the number of a counterpart.")
            return says.format(edition=label, near=NEAR)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if _is_group(index):
            return self._of_group(index, role) if index.row() < len(self._groups) else None
        group = int(index.internalId()) - 1
        members = self._groups[group].requirements if group < len(self._groups) else ()
        return (
            self._of_row(members[index.row()], index.column(), role) if index.row() < len(members) else None
        )

    def _of_row(self, known: Requirement, column: int, role: int) -> Any:
        if role == QuestionRole.ID:
            return known.id
        if column == QUESTION:
            return _of_question(known, role)
        lens = EDITIONS[column - 1]
        number = self._number(known, lens)
        if role == QuestionRole.NUMBER:
            return number
        if role == Qt.ItemDataRole.DisplayRole:
            return number_words(number)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _said(number, lens)
        return None

    def _number(self, known: Requirement, lens: Lens) -> Number | None:
        if known.id not in self._numbers and self._library is not None:
            self._numbers[known.id] = self._library.numbers(known)
        return self._numbers.get(known.id, {}).get(lens)

    def _of_group(self, index: Index, role: int) -> Any:
        group = self._groups[index.row()]
        if role == QuestionRole.ID:
            return ""
        if index.column() != QUESTION:
            return None
        if role == QuestionRole.COUNT:
            return len(group.requirements)
        if role == Qt.ItemDataRole.DisplayRole:
            return _group_words(group)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = len(group.requirements)
            says = ngettext("{clause}, {count} question", "{clause}, {count} questions", count)
            return says.format(clause=_group_words(group), count=count)
        return None


def _is_group(index: Index) -> bool:
    return int(index.internalId()) == 0


def _of_question(known: Requirement, role: int) -> str | None:
    if role == Qt.ItemDataRole.ToolTipRole:
        return f"<p>{escape(known.asks)}</p>"
    return known.asks if role == Qt.ItemDataRole.DisplayRole else None


def number_words(number: Number | None) -> str:
    """As it stands in a column: 8.4.1, ≈ 4.6.2 for a counterpart, ≈ 4.6.2 +1 for two, – for none."""
    if number is None:
        return NONE
    more = f" +{number.more}" if number.more else ""
    return f"{NEAR} {number.text}{more}" if number.near else number.text


def _said(number: Number | None, lens: Lens) -> str:
    if number is None:
        return _("{edition}: not asked").format(edition=lens.label)
    if not number.near:
        return f"{lens.label}: {number.text}"
    if not number.more:
        return _("{edition}: counterpart in {number}").format(edition=lens.label, number=number.text)
    says = ngettext(
        "{edition}: counterparts in {number} and {more} more clause",
        "{edition}: counterparts in {number} and {more} more clauses",
        number.more,
    )
    return says.format(edition=lens.label, number=number.text, more=number.more)


def _group_words(group: ClauseGroup) -> str:
    if group.lens.certifiable:
        return f"{group.clause.number}  {group.clause.title}"
    return f"{group.lens.edition}: {group.clause.number}  {group.clause.title}"
