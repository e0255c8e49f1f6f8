"""The list of organizations as a table: the order of all, and of the rows only those in sight."""

import datetime
from collections import OrderedDict
from collections.abc import Callable, Collection
from enum import IntEnum
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import FoundText, ListOrder, OrganizationSummary, Shelf, Standing, Store
from ui.home import cell_words as cells
from ui.home.cell_words import ACTIONS, ASSESSED, CHANGED, NAME, READINESS, SECTOR, STANDARD, Cell, Listed
from ui.widgets.tips import HEADED, tip

ORDERS = {
    NAME: ListOrder.NAME,
    SECTOR: ListOrder.SECTOR,
    STANDARD: ListOrder.STANDARD,
    ASSESSED: ListOrder.COVERAGE,
    READINESS: ListOrder.READINESS,
    ACTIONS: ListOrder.ACTIONS,
    CHANGED: ListOrder.CHANGED,
}
MOST_FIRST = (ASSESSED, READINESS, ACTIONS, CHANGED)
PAGE = 16
HELD = 15  # pages; more than any screen shows at once

Index = QModelIndex | QPersistentModelIndex


class OrganizationRole(IntEnum):
    """What a cell gives beside its words."""

    ID = Qt.ItemDataRole.UserRole


class OrganizationsModel(QAbstractTableModel):
    """`failed` says why the store could not be read; `page_read`, that rows came into sight."""

    failed = Signal(str)
    page_read = Signal()

    def __init__(
        self, store: Store, *, today: Callable[[], datetime.date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self._search = ""
        self._shelf = Shelf.ACTIVE
        self._column, self._descending = CHANGED, True
        self._ordered: list[str] = []  # all on the shelf
        self._ids: list[str] = []  # those of them that are found
        self._pages: OrderedDict[int, list[OrganizationSummary | None]] = OrderedDict()
        self._hits: dict[int, dict[str, tuple[FoundText, ...]]] = {}  # of the pages in memory
        self._catalogue_version = ""  # of the catalogue in use, empty until somebody says
        self._refused: dict[str, str] = {}  # why an organization cannot be judged
        self._failure = ""
        self._complaint = QTimer(self, interval=0, singleShot=True)  # a view that paints must not be stirred
        self._complaint.timeout.connect(self._complain)

    @property
    def searched(self) -> bool:
        return bool(self._search)

    @property
    def shelf(self) -> Shelf:
        return self._shelf

    @property
    def held(self) -> int:
        """How many rows are in memory."""
        return sum(len(page) for page in self._pages.values())

    def search(self, text: str) -> None:
        """Show the organizations in which every word of `text` is found; all without text."""
        self._search = text.strip()
        if self._search:
            self._show_found()
        else:
            self.refresh()

    def show_shelf(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.refresh()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_by(column, order)
        self.refresh()

    def sort_by(self, column: int, order: Qt.SortOrder) -> None:
        """From the next reading on."""
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder

    def refresh(self) -> None:
        """Read the list again; where that fails, what was read before stays."""
        try:
            self._ordered = self._store.organization_ids(
                shelf=self._shelf, order=ORDERS[self._column], descending=self._descending
            )
        except ExpectedError as error:
            self.failed.emit(str(error))
            return
        self._refused.clear()
        self._show_found()

    def _show_found(self) -> None:
        """Of the list as it was read, what the search finds: to sort it anew at each letter takes longer."""
        try:
            ids = self._found()
            first, hits = self._summaries(ids[:PAGE])
        except ExpectedError as error:
            self.failed.emit(str(error))
            return
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._pages[0] = first
        self._hits = {0: hits}
        self.endResetModel()
        self.page_read.emit()

    def _found(self) -> list[str]:
        if not self._search:
            return list(self._ordered)
        found = self._store.matches(self._search)
        return [id_ for id_ in self._ordered if id_ in found]

    def row_of(self, organization_id: str) -> int | None:
        """The row of an organization; None where it is not in the list."""
        return self._ids.index(organization_id) if organization_id in self._ids else None

    def rows_of(self, ids: Collection[str]) -> list[int]:
        """The rows of those that are in the list."""
        wanted = frozenset(ids)
        return [row for row, id_ in enumerate(self._ids) if id_ in wanted]

    def drop(self, organization_id: str) -> None:
        """Take a row off, because it lies on another shelf now."""
        row = self.row_of(organization_id)
        if row is None:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._ids[row]
        self._ordered.remove(organization_id)
        self._pages.clear()
        self._hits.clear()
        self.endRemoveRows()

    def judge_by(self, catalogue_version: str) -> None:
        """Standings that rest on another version of the catalogue are outdated from now on."""
        if catalogue_version != self._catalogue_version:
            self._catalogue_version = catalogue_version
            self._show_changed(0, self.rowCount() - 1)

    def next_outdated(self) -> OrganizationSummary | None:
        """One of the rows in memory whose standing can be brought up to date; those seen last first."""
        for page in reversed(self._pages.values()):
            for known in page:
                if known and known.assessment_id and known.id not in self._refused and self._outdated(known):
                    return known
        return None

    def renew(self, organization_id: str, standing: Standing) -> None:
        """Show a standing that was brought up to date."""
        row = self.row_of(organization_id)
        known = None if row is None else self._known(row)
        if row is not None and known is not None:
            self._pages[row // PAGE][row % PAGE] = replace(known, standing=standing)
            self._show_changed(row, row)

    def refuse(self, organization_id: str, reason: str) -> None:
        """Say why a standing cannot be brought up to date."""
        self._refused[organization_id] = reason
        row = self.row_of(organization_id)
        if row is not None:
            self._show_changed(row, row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(ORDERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section not in ORDERS:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return Qt.SortOrder.DescendingOrder if section in MOST_FIRST else Qt.SortOrder.AscendingOrder
        return cells.heading(section) if role in HEADED else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        if role == OrganizationRole.ID:
            return self._ids[index.row()]
        known = self._known(index.row())
        return None if known is None else self._said(self._listed(known, index.row()), index.column(), role)

    def cell(self, row: int, column: int) -> Cell:
        """All that is painted of a cell; without words where the row could not be read."""
        known = self._known(row)
        if known is None:
            return Cell("")
        return cells.cell(self._listed(known, row), column, today=self._today())

    def _listed(self, known: OrganizationSummary, row: int) -> Listed:
        hits = self._hits.get(row // PAGE, {}).get(known.id, ())
        return Listed(known, self._outdated(known), hits)

    def _said(self, listed: Listed, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return cells.cell_words(listed, column, today=self._today())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cells.full_words(listed, column, today=self._today()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cells.full_words(listed, column, today=self._today())
        return None

    def _outdated(self, known: OrganizationSummary) -> str:
        """Why the standing is not that of today; empty where it is, or where there can be none."""
        standing = known.standing
        if known.assessment_id is None:
            return ""
        if known.id in self._refused:
            return self._refused[known.id]
        if standing is None or not standing.current:
            return _("Something has changed since it was last judged.") if standing else _("Not judged yet.")
        if self._catalogue_version not in ("", standing.catalogue_version):
            return _("It was judged by another version of the catalogue.")
        return ""

    def _known(self, row: int) -> OrganizationSummary | None:
        """What is known of a row; its page is read with it where it is not in memory."""
        number = row // PAGE
        if number not in self._pages:
            self._pages[number] = self._read(number)
            if len(self._pages) > HELD:
                gone, _page = self._pages.popitem(last=False)
                self._hits.pop(gone, None)
        self._pages.move_to_end(number)
        return self._pages[number][row % PAGE]

    def _read(self, number: int) -> list[OrganizationSummary | None]:
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        try:
            page, self._hits[number] = self._summaries(ids)
        except ExpectedError as error:
            self._failure = str(error)
            self._complaint.start()
            return [None] * len(ids)
        self.page_read.emit()
        return page

    def _summaries(
        self, ids: list[str]
    ) -> tuple[list[OrganizationSummary | None], dict[str, tuple[FoundText, ...]]]:
        """The rows, and of those that a search found, where."""
        found = {known.id: known for known in self._store.organization_summaries(ids)}
        hits = self._store.found_where(ids, self._search) if self._search else {}
        return [found.get(id_) for id_ in ids], hits

    def _complain(self) -> None:
        self.failed.emit(self._failure)

    def _show_changed(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, NAME), self.index(last, CHANGED))
