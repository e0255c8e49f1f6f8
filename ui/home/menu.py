"""What can be done with the chosen organization, and what the list can be sorted by: by menu or key."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from isoassess.language.texts import _
from isoassess.store import Shelf
from ui.commands.command import WindowCommand, bind
from ui.commands.of_list import (
    ARCHIVE,
    BEGIN_FROM,
    BRING_BACK,
    DELETE,
    DELETE_FOR_GOOD,
    DUPLICATE,
    EXPORT_ALL,
    EXPORT_CHOSEN,
    FOLDER_OF_CHOSEN,
    OPEN_CHOSEN,
    OPEN_FILE,
)
from ui.home.cell_words import heading
from ui.home.organizations_model import MOST_FIRST, ORDERS
from ui.widgets.keys.removing import CarefulMenu, Pace


class OrganizationMenu(CarefulMenu):
    """Its actions with a key belong to the table too, so that the key works without the menu."""

    open_wanted = Signal()
    duplicate_wanted = Signal()
    beginning_wanted = Signal()  # of another one, from the profile
    move_wanted = Signal(object)  # the Shelf
    sort_wanted = Signal(int, Qt.SortOrder)
    deletion_wanted = Signal()  # for good
    export_wanted = Signal(bool, bool)  # whether all of the list, and whether as a client's folder
    file_wanted = Signal()  # to be opened

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self.setAccessibleName(_("What to do with this organization"))
        self._open = self._add(table, OPEN_CHOSEN, self.open_wanted)
        self._duplicate = self._add(table, DUPLICATE, self.duplicate_wanted)
        self._begin = self._add(table, BEGIN_FROM, self.beginning_wanted)
        self._folder = self._add(table, FOLDER_OF_CHOSEN, None)
        self._folder.triggered.connect(self._want_folder)
        self._export = self._add(table, EXPORT_CHOSEN, None)
        self._export.triggered.connect(self._want_export)
        self._export_all = self._add(table, EXPORT_ALL, None)
        self._export_all.triggered.connect(self._want_export_all)
        self._add(table, OPEN_FILE, self.file_wanted)
        self.addSeparator()
        self._pace = Pace()
        self._moves = QActionGroup(self)
        self._moves.setExclusive(False)
        self._moves.triggered.connect(self._want_move)
        self._archive = self._move(table, ARCHIVE, Shelf.ARCHIVED)
        self._back = self._move(table, BRING_BACK, Shelf.ACTIVE)
        self._delete = self._move(table, DELETE, Shelf.REMOVED)
        self._for_good = self._add(table, DELETE_FOR_GOOD, self.deletion_wanted)
        self.mark_removing(self._delete)
        self.addSeparator()
        self._sorting = SortingMenu(self)
        self._sorting.sort_wanted.connect(self.sort_wanted)
        self.addMenu(self._sorting)
        self._shelf, self._several = Shelf.ACTIVE, False
        self._show_useful()

    def show_shelf(self, shelf: Shelf) -> None:
        """Offer what can be done on a shelf, and nothing else, by key neither."""
        self._shelf = shelf
        self._show_useful()

    def show_count(self, count: int) -> None:
        """How many organizations are chosen: some things are done to one alone."""
        self._several = count > 1
        several = (self._folder, self._export, self._archive, self._back, self._delete)
        self.tell_count(several, count)
        self._show_useful()

    def _show_useful(self) -> None:
        shelf = self._shelf
        deleted = shelf is Shelf.REMOVED
        offered = {
            self._open: not deleted,
            self._duplicate: not deleted,
            self._begin: not deleted,
            self._archive: shelf is Shelf.ACTIVE,
            self._back: shelf is not Shelf.ACTIVE,
            self._delete: not deleted,
            self._for_good: deleted,
        }
        for action, useful in offered.items():
            alone = action in (self._open, self._duplicate, self._begin, self._for_good)
            action.setVisible(useful)
            action.setEnabled(useful and not (alone and self._several))

    def show_sorting(self, column: int, order: Qt.SortOrder) -> None:
        self._sorting.show_sorting(column, order)

    def activate_first(self) -> None:
        """Ready for the arrow keys."""
        self.setActiveAction(next(action for action in self.actions() if action.isVisible()))

    def _move(self, table: QWidget, command: WindowCommand, shelf: Shelf) -> QAction:
        action = self._add(table, command, None)
        action.setData(shelf)
        self._moves.addAction(action)
        return action

    def _add(self, table: QWidget, command: WindowCommand, wanted: SignalInstance | None) -> QAction:
        action = QAction(command.words, table)
        bind(action, command)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.setAutoRepeat(False)  # a key held too long shall not clear the list
        if wanted is not None:
            action.triggered.connect(wanted)
        table.addAction(action)
        self.addAction(action)
        return action

    def _want_export(self) -> None:
        self.export_wanted.emit(False, False)

    def _want_folder(self) -> None:
        self.export_wanted.emit(False, True)

    def _want_export_all(self) -> None:
        self.export_wanted.emit(True, False)

    def _want_move(self, action: QAction) -> None:
        """The next line is chosen after each: a press too many would take that one away, too."""
        if self._pace.allows():
            self.move_wanted.emit(Shelf(action.data()))


class SortingMenu(QMenu):
    """The columns, and which way; a column that is chosen anew begins the way it is asked for most."""

    sort_wanted = Signal(int, Qt.SortOrder)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("&Sort by"), parent)
        self.setAccessibleName(_("Sort by"))
        columns, ways = QActionGroup(self), QActionGroup(self)
        for column in ORDERS:
            self._add(columns, heading(column), column)
        self.addSeparator()
        self._add(ways, _("Ascending"), Qt.SortOrder.AscendingOrder)
        self._add(ways, _("Descending"), Qt.SortOrder.DescendingOrder)
        self._columns, self._ways = columns, ways
        columns.triggered.connect(self._want_column)
        ways.triggered.connect(self._want_way)

    def show_sorting(self, column: int, order: Qt.SortOrder) -> None:
        for group, value in ((self._columns, column), (self._ways, order)):
            for action in group.actions():
                action.setChecked(action.data() == value)

    def _add(self, group: QActionGroup, words: str, value: object) -> None:
        action = group.addAction(words)
        action.setCheckable(True)
        action.setData(value)
        self.addAction(action)

    def _want_column(self, action: QAction) -> None:
        column = int(action.data())
        descending = column in MOST_FIRST
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sort_wanted.emit(column, order)

    def _want_way(self, action: QAction) -> None:
        self.sort_wanted.emit(self._columns.checkedAction().data(), action.data())
