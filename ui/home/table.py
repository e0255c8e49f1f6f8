"""The table of organizations: its columns by the room there is, sorted by a click on a heading."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from isoassess.language.texts import _
from ui.home.cell_painting import OrganizationCells, assessed_widths, readiness_width, standard_widths
from ui.home.cell_words import (
    ACTIONS,
    ASSESSED,
    CHANGED,
    NAME,
    READINESS,
    SECTOR,
    STANDARD,
    heading,
)
from ui.home.menu import OrganizationMenu
from ui.home.organizations_model import OrganizationRole, OrganizationsModel
from ui.widgets.keys.list_keys import go_to_end
from ui.widgets.layout.sizes import fix_height, fix_rows, letters, row_height, scaled, text_percent

ROW_HEIGHT = 42
HEADER_HEIGHT = 38
HEADING_ROOM = 36  # what the style sheet puts around a heading, with the arrow
DATE_WIDTH = 106
NAME_SHARE = 0.58  # of the width that name and sector divide
NAME_AND_SECTOR = 300  # with less than that the sector gives way
NAME_ALONE = 220  # with less than that the other columns shrink
NAME_LEAST = 150  # with less than that whole columns give way
GIVING_WAY = (ACTIONS, ASSESSED, CHANGED)
LEAST = 60


class OrganizationsTable(QTableView):
    """As high as its rows, as long as the screen is; `typed` carries a letter that begins a search."""

    typed = Signal(str)
    sorted_by = Signal(int, Qt.SortOrder)
    several_chosen = Signal(int)  # how many rows are chosen now

    def __init__(self, model: OrganizationsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list")
        self.setAccessibleName(_("Organizations"))
        self.menu = OrganizationMenu(self)
        self.setModel(model)
        self.setItemDelegate(OrganizationCells(model, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)  # a row holds two lines
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._measure()
        self.menu.sort_wanted.connect(self.show_sorting)
        self._set_up_headers()
        model.modelReset.connect(self._fit)
        model.rowsRemoved.connect(self._fit)

    def choose(self, index: QModelIndex) -> None:
        """Make a row the current one, and the only one that is chosen."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)

    @property
    def chosen_ids(self) -> list[str]:
        """The organizations of the chosen rows in their order; the current one where none is chosen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows(NAME))
        found = [str(self.model().index(row, NAME).data(OrganizationRole.ID)) for row in rows]
        current = self.currentIndex().data(OrganizationRole.ID)
        return found or ([str(current)] if current else [])

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        count = len(self.selectionModel().selectedRows(NAME))
        self.menu.show_count(count)
        self.several_chosen.emit(count)

    def show_sorting(self, column: int, order: Qt.SortOrder) -> None:
        """Show the arrow at a heading, and sort where it was not there before."""
        self.menu.show_sorting(column, order)
        self.horizontalHeader().setSortIndicator(column, order)

    def keyboardSearch(self, search: str) -> None:
        """Letters search in all organizations, not only among those in sight."""
        if search.strip() and search.isprintable():  # Ctrl+Space, which chooses, comes as a sign, too
            self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._show_menu_at_chosen()
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
                self.choose(index)
            self.menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Not every desktop turns these keys into a request for the menu."""
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (shifted and event.key() == Qt.Key.Key_F10):
            self._show_menu_at_chosen()
        elif not go_to_end(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._percent != text_percent():
            self._measure()
        gone = self._columns_without_room()
        for column in GIVING_WAY:
            self.setColumnHidden(column, column in gone)
        width = self.viewport().width() - sum(
            size for column, size in self._fixed.items() if column not in gone
        )
        standard, share = self._standards[0], 0 if ASSESSED in gone else self._shares[0]
        roomy = width - standard - share >= scaled(NAME_AND_SECTOR)
        if width - standard - share < scaled(NAME_ALONE):
            standard, share = self._standards[1], min(share, self._shares[1])
        room = max(width - standard - share, LEAST)
        name = int(room * NAME_SHARE) if roomy else room
        self.setColumnHidden(SECTOR, not roomy)
        for column, size in ((NAME, name), (SECTOR, room - name), (STANDARD, standard), (ASSESSED, share)):
            self.horizontalHeader().resizeSection(column, size)

    def _measure(self) -> None:
        """How wide the columns are, by the letters in use."""
        self._percent = text_percent()
        self._standards = _beside_heading(STANDARD, standard_widths())
        self._shares = _beside_heading(ASSESSED, assessed_widths())
        self._fixed = {
            READINESS: max(readiness_width(), _heading_width(READINESS)),
            ACTIONS: _heading_width(ACTIONS),
            CHANGED: max(scaled(DATE_WIDTH), _heading_width(CHANGED)),
        }
        for column, width in self._fixed.items():
            self.horizontalHeader().resizeSection(column, width)
        self._fit()

    def _columns_without_room(self) -> list[int]:
        """Those that the name needs the room of, however little all others take."""
        room = self.viewport().width() - sum(self._fixed.values()) - self._standards[1] - self._shares[1]
        taken = {**self._fixed, ASSESSED: self._shares[1]}
        gone: list[int] = []
        for column in GIVING_WAY:
            if room < scaled(NAME_LEAST):
                gone.append(column)
                room += taken[column]
        return gone

    def _show_menu_at_chosen(self) -> None:
        index = self.currentIndex().siblingAtColumn(NAME)
        if not index.isValid() or self.menu.isVisible():
            return
        self.scrollTo(index)
        corner = self.visualRect(index).bottomLeft() + QPoint(12, 0)
        self.menu.popup(self.viewport().mapToGlobal(corner))
        self.menu.activate_first()

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        fix_rows(rows, ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        fix_height(columns, HEADER_HEIGHT)
        columns.setHighlightSections(False)
        columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        columns.setSectionsClickable(True)
        columns.setSortIndicatorShown(True)
        columns.setStretchLastSection(True)
        columns.sortIndicatorChanged.connect(self._sort)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.menu.show_sorting(column, order)
        self.sorted_by.emit(column, order)

    def _fit(self) -> None:
        rows = row_height(ROW_HEIGHT) * self.model().rowCount()
        self.setMaximumHeight(scaled(HEADER_HEIGHT) + rows + 2)


def _beside_heading(column: int, widths: tuple[int, int]) -> tuple[int, int]:
    """The wide and the narrow width of a column, neither too narrow for its heading."""
    wide, narrow = widths
    return max(wide, _heading_width(column)), max(narrow, _heading_width(column))


def _heading_width(column: int) -> int:
    font = letters(12)
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(heading(column)) + HEADING_ROOM
