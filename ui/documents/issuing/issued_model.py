"""The issued documents in rows, as the table of them shows them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from isoassess.language.dates import short_date_words
from isoassess.services.issued_table import IssuedRow, cells, heads
from ui.widgets.tips import tip

DAY = 3
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class IssuedModel(QAbstractTableModel):
    """The newest first."""

    def __init__(self, rows: Sequence[IssuedRow], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        self._heads = heads()
        self._cells = [list(cells(row)) for row in self.rows]
        for row, words in zip(self.rows, self._cells, strict=True):
            words[DAY] = short_date_words(row.document.issued)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words = self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {words}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section] if 0 <= section < len(self._heads) else None
        return None
