"""The list of organizations as a table, read page by page while it is scrolled."""

import datetime
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from isoassess.errors import ExpectedError
from isoassess.profile import Profile
from isoassess.sectors import sector
from isoassess.store import OrganizationSummary, Store
from isoassess.texts import _, ngettext
from ui.moments import moment_words
from ui.widgets.tips import tip

NAME, SECTOR, STANDARD, ASSESSED, CHANGED = range(5)
COLUMNS = 5
PAGE = 30
IdRole = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


class _Row(Struct, frozen=True):
    """An organization and how many requirements of its newest assessment are rated; None without one."""

    organization: OrganizationSummary
    answered: int | None


class OrganizationsModel(QAbstractTableModel):
    """Newest change first; `failed` says why the store could not be read or written."""

    committed = Signal(object)  # datetime of the commit, UTC
    failed = Signal(str)

    def __init__(
        self, store: Store, *, today: Callable[[], datetime.date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self._search = ""
        self._rows: list[_Row] = []
        self._more = True

    def search(self, text: str) -> None:
        """Show the organizations that have `text` anywhere in their name; all without text."""
        self.beginResetModel()
        self._search = text.strip()
        self._rows = self._read(0)
        self.endResetModel()

    def refresh(self) -> None:
        self.search(self._search)

    def row_of(self, organization_id: str) -> int | None:
        """The row of an organization, as far as the list is read."""
        ids = (row.organization.id for row in self._rows)
        return next((number for number, id in enumerate(ids) if id == organization_id), None)

    def remove(self, organization_id: str) -> bool:
        """Take an organization off the list, not out of the file; whether it was committed."""
        try:
            self._store.remove_organization(organization_id)
        except ExpectedError as error:
            self.failed.emit(str(error))
            return False
        self.committed.emit(self._store.last_commit)
        self._drop(organization_id)
        return True

    def restore(self, organization_id: str) -> bool:
        """Put a removed organization back on the list, as its newest change; whether it was committed."""
        try:
            self._store.restore_organization(organization_id)
        except ExpectedError as error:
            self.failed.emit(str(error))
            return False
        self.committed.emit(self._store.last_commit)
        self.refresh()
        return True

    def duplicate(self, organization_id: str) -> str:
        """The id of a copy with the same profile and no assessment; empty where none was committed."""
        copied = ""
        try:
            profile = self._store.profile(organization_id)
            page = self._store.wizard_page(organization_id)
            copied = self._store.add_organization(_renamed(profile))
            self._store.save_wizard_page(copied, page)  # a copy is as unfinished as what it was made of
        except ExpectedError as error:
            self.failed.emit(str(error))
        if copied:
            self.committed.emit(self._store.last_commit)
            self.refresh()
        return copied

    @property
    def searched(self) -> bool:
        return bool(self._search)

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
        rows = self._read(known)
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
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Organization"), _("Sector"), _("Standard"), _("Assessed"), _("Last change"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._words(row, index.column()))
        if role == IdRole:
            return row.organization.id
        if role == Qt.ItemDataRole.FontRole and index.column() == NAME:
            return _bold()
        return None

    def _drop(self, organization_id: str) -> None:
        row = self.row_of(organization_id)
        if row is None:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()
        if len(self._rows) < PAGE:
            self.fetchMore(QModelIndex())

    def _read(self, offset: int) -> list[_Row]:
        """The next page; none where the store cannot be read, which is said."""
        try:
            found = self._store.organizations(self._search, PAGE, offset)
            rows = [_Row(organization, self._answered(organization)) for organization in found]
        except ExpectedError as error:
            self._more = False
            self.failed.emit(str(error))
            return []
        self._more = len(rows) == PAGE
        return rows

    def _answered(self, organization: OrganizationSummary) -> int | None:
        if organization.lens is None:
            return None
        assessments = self._store.assessments(organization.id)
        return assessments[0].answered if assessments else None

    def _words(self, row: _Row, column: int) -> str:
        organization = row.organization
        if column == NAME:
            return organization.name or _("(no name yet)")
        if column == SECTOR:
            return ", ".join(_sector_words(code) for code in organization.sector_codes)
        if column == STANDARD:
            return _standard_words(organization)
        if column == ASSESSED:
            return "–" if row.answered is None else _assessed_words(row.answered)
        return moment_words(organization.changed_at, today=self._today())


def _renamed(profile: Profile) -> Profile:
    """The profile under the name of its copy; one without a name stays without."""
    organization = profile.organization
    if not organization.name:
        return profile
    name = _("{name} (copy)").format(name=organization.name)
    return replace(profile, organization=replace(organization, name=name))


def _standard_words(organization: OrganizationSummary) -> str:
    if organization.lens is not None:
        return organization.lens.label
    return _("not started yet") if organization.wizard_page is None else _("profile not finished")


def _assessed_words(count: int) -> str:
    if not count:
        return _("nothing yet")
    return ngettext("{count} requirement", "{count} requirements", count).format(count=count)


def _sector_words(code: int) -> str:
    known = sector(code)
    return f"{known.code} {known.short}"


def _bold() -> QFont:
    font = QFont("Inter")
    font.setWeight(QFont.Weight.DemiBold)
    return font
