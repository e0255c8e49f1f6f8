"""The table of organizations, and what can be done with the chosen one by key or menu."""

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from isoassess.texts import _
from ui.models.organizations import ASSESSED, CHANGED, NAME, SECTOR, STANDARD, OrganizationsModel

ROW_HEIGHT = 42
HEADER_HEIGHT = 38
WIDTHS = {STANDARD: 158, ASSESSED: 146, CHANGED: 116}
NAME_SHARE = 0.6  # of the width that name and sector divide


class OrganizationsTable(QTableView):
    """As high as its rows, as long as the screen is."""

    open_wanted = Signal()
    duplicate_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, model: OrganizationsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list")
        self.setAccessibleName(_("Organizations"))
        self.setModel(model)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_headers()
        self._menu = QMenu(self)
        self._menu.setAccessibleName(_("What to do with this organization"))
        self._add_action(_("&Open"), "", self.open_wanted)
        self._add_action(_("&Duplicate"), "Ctrl+D", self.duplicate_wanted)
        self._menu.addSeparator()
        self._add_action(_("&Remove"), "Delete", self.remove_wanted)
        model.modelReset.connect(self._fit)
        model.rowsInserted.connect(self._fit)
        model.rowsRemoved.connect(self._fit)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._show_menu_at_chosen()
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self._menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Not every desktop turns these keys into a request for the menu."""
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (shifted and event.key() == Qt.Key.Key_F10):
            self._show_menu_at_chosen()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - sum(WIDTHS.values())
        self.horizontalHeader().resizeSection(NAME, int(room * NAME_SHARE))
        self.horizontalHeader().resizeSection(SECTOR, int(room * (1 - NAME_SHARE)))

    def _add_action(self, words: str, key: str, wanted: SignalInstance) -> None:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.setAutoRepeat(False)  # a key held too long shall not clear the list
        action.triggered.connect(wanted)
        self.addAction(action)
        self._menu.addAction(action)

    def _show_menu_at_chosen(self) -> None:
        index = self.currentIndex().siblingAtColumn(NAME)
        if not index.isValid() or self._menu.isVisible():
            return
        self.scrollTo(index)
        corner = self.visualRect(index).bottomLeft() + QPoint(12, 0)
        self._menu.popup(self.viewport().mapToGlobal(corner))
        self._menu.setActiveAction(self._menu.actions()[0])

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setFixedHeight(HEADER_HEIGHT)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setStretchLastSection(True)
        for column, width in WIDTHS.items():
            columns.resizeSection(column, width)

    def _fit(self) -> None:
        self.setMaximumHeight(HEADER_HEIGHT + ROW_HEIGHT * self.model().rowCount() + 2)
