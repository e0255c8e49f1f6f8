"""Rows of a list: Home and End lead to the first and the last, not along the row; several are chosen."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt
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


def choose_rows(table: QTableView, rows: Collection[int], *, goes: bool = True) -> None:
    """Choose these rows and no others; it `goes` to the first of them, in the column one is in."""
    if not rows:
        return
    model, flags = table.model(), QItemSelectionModel.SelectionFlag
    chosen = QItemSelection()
    for begin, end in _in_a_row(rows):
        chosen.append(QItemSelectionRange(model.index(begin, 0), model.index(end, 0)))
    if goes:
        first = model.index(min(rows), max(table.currentIndex().column(), 0))
        table.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        table.scrollTo(first)
    table.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)


def _in_a_row(rows: Collection[int]) -> list[tuple[int, int]]:
    """The first and the last of those that follow each other."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
