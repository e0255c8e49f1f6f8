"""The sites of an organization as an editable table."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from isoassess.amounts import amount_words, read_amount
from isoassess.errors import BadInput
from isoassess.profile import Site
from isoassess.texts import _
from ui.widgets.tips import tip

NAME, ADDRESS, PERSONNEL, ACTIVITIES, CENTRAL = range(5)
_KEYS = {NAME: "name", ADDRESS: "address", ACTIVITIES: "activities"}
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class SitesModel(QAbstractTableModel):
    """`edited` says that a person changed the sites; `refused` why a cell was not taken, "" when it was."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sites: list[Site] = []

    def sites(self) -> tuple[Site, ...]:
        """The rows in which something stands."""
        return tuple(site for site in self._sites if site != Site())

    def show(self, sites: tuple[Site, ...]) -> None:
        """Show the stored sites; empty rows that wait for words go."""
        self.beginResetModel()
        self._sites = list(sites)
        self.endResetModel()

    def add(self) -> int:
        """An empty row at the end; its number."""
        row = len(self._sites)
        self.beginInsertRows(QModelIndex(), row, row)
        self._sites.append(Site())
        self.endInsertRows()
        return row

    def remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._sites[row]
        self.endRemoveRows()
        self.edited.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._sites)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else CENTRAL + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = (_("Name"), _("Address"), _("Personnel"), _("Activities"), _("Central"))
        return words[section] if 0 <= section < len(words) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._sites):
            return None
        site, column = self._sites[index.row()], index.column()
        if column == CENTRAL:
            return _mark(site) if role == Qt.ItemDataRole.CheckStateRole else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_text(site, column)) or None
        return (
            _text(site, column) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None
        )

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or not 0 <= index.row() < len(self._sites):
            return False
        try:
            changed = _changed(self._sites[index.row()], index.column(), value, role)
        except BadInput as error:
            self.refused.emit(_("Personnel: {reason}").format(reason=error))
            return False
        self.refused.emit("")
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
            "" if site.personnel is None else amount_words(site.personnel, decimal=QLocale().decimalPoint())
        )
    return str(getattr(site, _KEYS[column])) if column in _KEYS else ""


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
