"""Home and End in a list of rows lead to the first and the last row; Qt alone goes along the row."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView


def go_to_end(table: QTableView, event: QKeyEvent) -> bool:
    """Go where Home or End leads, in the column one is in; whether it was one of them."""
    if event.key() not in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return False
    last = table.model().rowCount() - 1
    here = table.currentIndex()
    target = table.model().index(0 if event.key() == Qt.Key.Key_Home else last, max(here.column(), 0))
    if target.isValid():
        table.setCurrentIndex(target)
    return True
