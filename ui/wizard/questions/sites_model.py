"""The sites of an organization as an editable table."""

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from isoassess.domain.profile import Site
from isoassess.errors import BadInput
from isoassess.language.amounts import read_amount, typed_amount
from isoassess.language.texts import _
from ui.widgets.tips import HEADED, tip

NAME, ADDRESS, PERSONNEL, ACTIVITIES, CENTRAL = range(5)
_KEYS = {NAME: "name", ADDRESS: "address", ACTIVITIES: "activities"}
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex
WrongRole = int(Qt.ItemDataRole.UserRole)  # why what stands in a cell is not saved; empty where it is


class RemovedSite(Struct, frozen=True):
    """A site, and what stood there for its personnel and was no number."""

    site: Site
    wrong: str | None


class SitesModel(QAbstractTableModel):
    """`edited` says that a person changed the sites; `refused` why a cell was not taken, "" when it was.

    What is no number stays in its cell.
    """

    edited = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sites: list[Site] = []
        self._wrong: dict[int, str] = {}  # by row: what stands there for the personnel, and is no number

    @property
    def complaint(self) -> str:
        """What is wrong with the first cell that holds no number; empty where none is."""
        why = next(map(_why_no_number, self._wrong.values()), "")
        return _("Personnel: {reason}").format(reason=why) if why else ""

    @property
    def wrong(self) -> dict[int, str]:
        """By row, what is no number; a copy."""
        return dict(self._wrong)

    def give_back(self, row: int, typed: str) -> None:
        """Show again what was no number."""
        if row < len(self._sites):
            self.setData(self.index(row, PERSONNEL), typed)

    def sites(self) -> tuple[Site, ...]:
        """The rows in which something stands."""
        return tuple(site for site in self._sites if site != Site())

    def show(self, sites: tuple[Site, ...]) -> None:
        """Show the stored sites; empty rows that wait for words go."""
        self.beginResetModel()
        self._sites, self._wrong = list(sites), {}
        self.endResetModel()

    def add(self) -> int:
        """An empty row at the end; its number."""
        row = len(self._sites)
        self.beginInsertRows(QModelIndex(), row, row)
        self._sites.append(Site())
        self.endInsertRows()
        return row

    def remove(self, row: int) -> RemovedSite:
        """What was there, to be put back."""
        removed = RemovedSite(self._sites[row], self._wrong.get(row))
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._sites[row]
        self._wrong = {at - (at > row): typed for at, typed in self._wrong.items() if at != row}
        self.endRemoveRows()
        self.refused.emit(self.complaint)
        self.edited.emit()
        return removed

    def put_back(self, row: int, removed: RemovedSite) -> None:
        """A site that was removed stands where it was, or at the end where that is no place any more."""
        at = min(row, len(self._sites))
        self.beginInsertRows(QModelIndex(), at, at)
        self._sites.insert(at, removed.site)
        self._wrong = {place + (place >= at): typed for place, typed in self._wrong.items()}
        if removed.wrong is not None:
            self._wrong[at] = removed.wrong
        self.endInsertRows()
        self.refused.emit(self.complaint)
        self.edited.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._sites)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else CENTRAL + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role not in HEADED:
            return None
        words = (_("Name"), _("Address"), _("Personnel"), _("Activities"), _("Central"))
        return words[section] if 0 <= section < len(words) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._sites):
            return None
        site, column = self._sites[index.row()], index.column()
        if column == CENTRAL:
            return _mark(site) if role == Qt.ItemDataRole.CheckStateRole else None
        wrong = self._wrong.get(index.row()) if column == PERSONNEL else None
        if role == WrongRole:
            return "" if wrong is None else _why_no_number(wrong)
        text = _text(site, column) if wrong is None else wrong
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(text if wrong is None else _why_no_number(wrong)) or None
        return text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or not 0 <= index.row() < len(self._sites):
            return False
        try:
            changed = _changed(self._sites[index.row()], index.column(), value, role)
        except BadInput:
            self._wrong[index.row()] = str(value)
            self.dataChanged.emit(index, index)
            self.refused.emit(self.complaint)
            return False
        if index.column() == PERSONNEL and self._wrong.pop(index.row(), None) is not None:
            self.dataChanged.emit(index, index)
        self.refused.emit(self.complaint)
        if changed is None:
            return False
        if changed != self._sites[index.row()]:
            self._sites[index.row()] = changed
            self.dataChanged.emit(index, index)
            self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        if index.column() == CENTRAL:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable


def _text(site: Site, column: int) -> str:
    if column == PERSONNEL:
        return (
            "" if site.personnel is None else typed_amount(site.personnel, decimal=QLocale().decimalPoint())
        )
    return str(getattr(site, _KEYS[column])) if column in _KEYS else ""


def _why_no_number(typed: str) -> str:
    try:
        read_amount(typed, decimal=QLocale().decimalPoint())
    except BadInput as error:
        return str(error)
    return ""


def _mark(site: Site) -> Qt.CheckState:
    return Qt.CheckState.Checked if site.is_central else Qt.CheckState.Unchecked


def _changed(site: Site, column: int, value: object, role: int) -> Site | None:
    """The site with one cell changed; None for a cell that cannot take this."""
    values = {
        "name": site.name,
        "address": site.address,
        "personnel": site.personnel,
        "activities": site.activities,
        "is_central": site.is_central,
    }
    if column == CENTRAL and role == Qt.ItemDataRole.CheckStateRole:
        values["is_central"] = Qt.CheckState(value) is Qt.CheckState.Checked
    elif column == PERSONNEL and role == Qt.ItemDataRole.EditRole:
        values["personnel"] = read_amount(str(value), decimal=QLocale().decimalPoint())
    elif column in _KEYS and role == Qt.ItemDataRole.EditRole:
        values[_KEYS[column]] = str(value)
    else:
        return None
    return Site(**values)  # type: ignore[arg-type]
