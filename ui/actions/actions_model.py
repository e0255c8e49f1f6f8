"""Planned actions as a table, read page by page while it is scrolled, each cell committed when changed."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from isoassess import faults
from isoassess.assessment.actions import state_of, with_progress
from isoassess.assessment.planned import is_own
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import Action, ActionStatus, Answer, Requirement
from isoassess.domain.answer_fields import follow_up_keys
from isoassess.domain.words import SHAPE_OF_ACTION, action_state_words, effect_words, status_words
from isoassess.errors import ExpectedError
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _
from isoassess.store import StoredAction, not_saved_words
from ui.widgets.spoken.words import spoken
from ui.widgets.tips import HEADED, tip

STATE, ORGANIZATION, CLAUSE, WHAT, OWNER, DUE, STATUS, EFFECT = range(8)
COLUMNS = 8
FIELDS = {WHAT: "what", OWNER: "owner", DUE: "due", STATUS: "status", EFFECT: "effective"}
PAGE = 50
NONE = "–"
PlannedRole = int(Qt.ItemDataRole.UserRole)  # the PlannedAction of the row
StateRole = PlannedRole + 1  # its ActionState
RefusalRole = PlannedRole + 2  # why the cell cannot be changed; empty where it can

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str]


class ActionSource(Protocol):
    """Where actions are read and kept; each method may raise an ExpectedError, then nothing is changed."""

    def read(self, *, search: str, closed: bool, limit: int, offset: int) -> list[StoredAction]: ...

    def keep(self, planned: StoredAction, seen: Action, action: Action) -> Answer:
        """Commit what differs between two actions; the answer as it stands then."""
        ...

    def numbers(self, planned: StoredAction) -> tuple[str, ...]:
        """Of the findings that it serves, its own first."""
        ...


def key_of(planned: StoredAction) -> Key:
    """What tells one action from all others."""
    return planned.assessment_id, planned.requirement_id


def leads_to(planned: StoredAction) -> str:
    """The requirement that an action leads to; empty where it serves none."""
    if not is_own(planned.requirement_id):
        return planned.requirement_id
    return next(iter(planned.answer.action.covers), "")


class ActionsModel(QAbstractTableModel):
    """What is pressing first; a changed row stays in its place until the list is read again.

    `saved` says that a change was committed; `failed` in one sentence why it was not, or nothing was read.
    """

    saved = Signal()
    failed = Signal(str)

    def __init__(
        self,
        door: ActionSource,
        catalogue: Callable[[], Catalogue],
        *,
        today: Callable[[], datetime.date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._door = door
        self._catalogue = catalogue
        self._today = today
        self._search = ""
        self._closed = False
        self._rows: list[StoredAction] = []
        self._more = False
        self._moved = False  # a change may have given a row another place in the store's order
        self.told_before: dict[int, tuple[int, ...]] = {}  # by column, which others its cells say as well

    def show(self, *, search: str, closed: bool) -> None:
        """Read the actions that have every word of the search; `closed`: also those found effective."""
        self.beginResetModel()
        self._search, self._closed = search.strip(), closed
        self._moved = False
        self._rows = self._read(PAGE, 0)
        self.endResetModel()

    def refresh(self) -> None:
        self.show(search=self._search, closed=self._closed)

    def row_of(self, key: Key) -> int | None:
        """The row of an action, as far as the list is read."""
        return next((row for row, planned in enumerate(self._rows) if key_of(planned) == key), None)

    def requirement(self, planned: StoredAction) -> Requirement | None:
        """What the action is about; None where the catalogue in use does not know it."""
        return self._known(planned.requirement_id)

    def write(self, planned: StoredAction, field: str, value: Any) -> str:
        """Commit one field of an action, also of one that is out of the list; why not, empty when done.

        `planned` is the action as it was in sight when the change was begun.
        """
        kept = faults.survived(partial(self._kept, planned, field, value), otherwise=not_saved_words())
        if isinstance(kept, str):
            self.failed.emit(kept)
            return kept
        self._moved = True
        row = self.row_of(key_of(planned))
        if row is not None:
            self._show(replace(self._rows[row], answer=kept))
        self.saved.emit()
        return ""

    def follow(self) -> bool:
        """Show what others changed in the rows that are there; whether the list itself is another one now."""
        try:
            limit = max(len(self._rows), PAGE)
            now = self._door.read(search=self._search, closed=self._closed, limit=limit, offset=0)
        except ExpectedError as error:
            self.failed.emit(str(error))
            return False
        self._moved = True
        for planned in now:
            self._show(planned)
        return {key_of(planned) for planned in now} != {key_of(planned) for planned in self._rows}

    def _show(self, planned: StoredAction) -> None:
        """A row as it is now; an open cell keeps what is being typed in it."""
        row = self.row_of(key_of(planned))
        if row is not None and self._rows[row] != planned:
            self._rows[row] = planned
            self.dataChanged.emit(self.index(row, 0), self.index(row, COLUMNS - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else COLUMNS

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        known = len(self._rows)
        read = self._read(known + PAGE, 0) if self._moved else self._read(PAGE, known)
        keys = {key_of(planned) for planned in self._rows}
        rows = [planned for planned in read if key_of(planned) not in keys]
        if rows:
            self.beginInsertRows(QModelIndex(), known, known + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < COLUMNS:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return _heading(section) if role in HEADED else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        planned, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(planned, column)
        if role == Qt.ItemDataRole.EditRole:
            return getattr(planned.answer.action, FIELDS[column]) if column in FIELDS else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._says(planned, column)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = (*self.told_before.get(column, ()), column)
            return spoken(". ".join(f"{_heading(one)}: {self._words(planned, one)}" for one in told))
        if role == PlannedRole:
            return planned
        if role == StateRole:
            return state_of(planned.answer.action, self._today())
        return _refusal(planned, column) if role == RefusalRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        return not self.write(self._rows[index.row()], FIELDS[index.column()], value)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or index.column() not in FIELDS or index.data(RefusalRole):
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def _kept(self, planned: StoredAction, field: str, value: Any) -> Answer | str:
        """The answer as it is committed now, or why it is not."""
        seen = planned.answer.action
        try:
            return self._door.keep(planned, seen, with_progress(seen, field, value, self._today()))
        except ExpectedError as error:
            return str(error)

    def _read(self, limit: int, offset: int) -> list[StoredAction]:
        """The next rows; none where they cannot be read, which is said."""
        try:
            found = self._door.read(search=self._search, closed=self._closed, limit=limit, offset=offset)
        except ExpectedError as error:
            self._more = False
            self.failed.emit(str(error))
            return []
        self._more = len(found) == limit
        return found

    def _words(self, planned: StoredAction, column: int) -> str:
        action = planned.answer.action
        if column == STATE:
            state = state_of(action, self._today())
            return f"{SHAPE_OF_ACTION[state]} {action_state_words(state)}"
        if column == ORGANIZATION:
            return planned.organization or _("(no name yet)")
        if column == CLAUSE:
            return self._place(planned)
        if column == WHAT:
            return action.what.strip() or NONE
        if column == OWNER:
            return action.owner.strip() or NONE
        if column == DUE:
            return short_date_words(action.due) if action.due else NONE
        if column == STATUS:
            return status_words(action.status)
        return effect_words(action.effective) if action.status is ActionStatus.DONE else NONE

    def _known(self, requirement_id: str) -> Requirement | None:
        try:
            return self._catalogue().requirement(requirement_id)
        except ExpectedError:
            return None

    def _leading(self, planned: StoredAction) -> Requirement | None:
        """The requirement that the row names: its own, or the first of those it serves."""
        id_ = leads_to(planned)
        return self._known(id_) if id_ else None

    def _leading_says(self, planned: StoredAction) -> str:
        """What is asked there; of several findings their numbers."""
        own, known = is_own(planned.requirement_id), self._leading(planned)
        numbers = ", ".join(self._door.numbers(planned)) if own else ""
        statement = known.statement if known else "" if own else planned.requirement_id
        return numbers if "," in numbers else statement

    def _place(self, planned: StoredAction) -> str:
        """The number and the clause; of an action that is for several, how many more there are."""
        known = self._leading(planned)
        try:
            numbers = self._door.numbers(planned)
        except ExpectedError:
            numbers = ()
        first = " · ".join((*numbers[:1], *((known.clause.get(planned.lens, NONE),) if known else ())))
        more = _("{first} +{count}").format(first=first, count=len(numbers) - 1)
        return more if len(numbers) > 1 else first or NONE

    def _says(self, planned: StoredAction, column: int) -> str:
        if column == CLAUSE:
            return self._leading_says(planned)
        words = self._words(planned, column)
        return _refusal(planned, column) or ("" if words == NONE else words)


def _refusal(planned: StoredAction, column: int) -> str:
    """Why a cell that could be changed cannot be now."""
    if column not in FIELDS:
        return ""
    if planned.completed is not None and f"action.{FIELDS[column]}" not in follow_up_keys():
        return _("The assessment is completed and locked: status and effect of its actions go on.")
    if column == EFFECT and planned.answer.action.status is not ActionStatus.DONE:
        return _("Whether it worked is checked when it is done.")
    return ""


def _heading(column: int) -> str:
    first = (_("State"), _("Organization"), _("Finding"), _("Action"))
    return (*first, _("Owner"), _("Due"), _("Status"), _("Effect"))[column]
