"""The table of the history: its columns share the room there is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from isoassess.language.texts import _
from ui.history.entries_model import AFTER, BEFORE, WHAT, WHEN, WHO, EntriesModel
from ui.widgets.keys.list_keys import go_to_end
from ui.widgets.layout.sizes import fix_height, fix_rows

ROW_HEIGHT = 42
HEADER_HEIGHT = 38
AROUND = 28  # what the style sheet puts around the words of a cell
WHO_SHARE, WHAT_SHARE = 0.14, 0.34  # of what the time leaves
LEAST = 40


class HistoryTable(QTableView):
    """`left` says that Escape was pressed; `searched` carries a letter that begins a search."""

    left = Signal()
    searched = Signal(str)

    def __init__(self, model: EntriesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list")
        self.setAccessibleName(_("History"))
        self.setModel(model)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        fix_rows(rows, ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        fix_height(columns, HEADER_HEIGHT)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyboardSearch(self, search: str) -> None:
        """Letters search in the whole history, not only in the rows in sight."""
        if search.strip():
            self.searched.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not go_to_end(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, columns = self.viewport().width(), self.horizontalHeader()
        time = min(self.fontMetrics().horizontalAdvance("28 Nov 2026, 00:00:00") + AROUND, width // 4)
        room = max(width - time, LEAST)
        who = max(int(room * WHO_SHARE), columns.sectionSizeHint(WHO))  # its heading is never cut
        what = int(room * WHAT_SHARE)
        values = (room - who - what) // 2
        sizes = {WHEN: time, WHO: who, WHAT: what, BEFORE: values, AFTER: room - who - what - values}
        for column, size in sizes.items():
            columns.resizeSection(column, size)
