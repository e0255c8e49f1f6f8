"""The table of actions: cells open by Enter, F2 or a double click; a letter begins a search."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from isoassess.language.texts import _
from isoassess.store import StoredAction
from ui.actions.actions_model import (
    CLAUSE,
    DUE,
    EFFECT,
    FIELDS,
    ORGANIZATION,
    OWNER,
    STATE,
    STATUS,
    WHAT,
    ActionsModel,
    PlannedRole,
    RefusalRole,
)
from ui.actions.cells import ActionCells
from ui.actions.hidden_columns import LINE
from ui.commands.command import bind
from ui.commands.of_assessment import GO_TO_REQUIREMENT, REMOVE_DUE_DATE
from ui.widgets.keys.list_keys import go_to_end
from ui.widgets.keys.removing import CarefulMenu
from ui.widgets.layout.sizes import fix_height, fix_rows, scaled
from ui.widgets.typing.refusing import Refusing

ROW_HEIGHT, HEADER_HEIGHT = 48, 38
WIDTHS = {STATE: 134, CLAUSE: 132, DUE: 112, STATUS: 92, EFFECT: 132}
SHARES = {ORGANIZATION: 0.27, WHAT: 0.5, OWNER: 0.23}  # of the width that is left
LEAST_WHAT = 150  # for the words of the action
ROOM_FOR_STATE = 620  # and for the finding: in a narrower list both stand above the words
ROOM_FOR_EFFECT = 860  # in a narrower list it stands below the status, and the details change it
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActionsTable(QTableView, Refusing):
    """`wanted` asks for the requirement of the current action, `refused` says why a cell does not open.

    `typed` carries a letter that begins a search: no letter alone changes an action.
    """

    wanted = Signal()
    refused = Signal(str)
    typed = Signal(str)
    several_undated = Signal()  # the due dates of all that are chosen are to be removed
    several_chosen = Signal(int)  # how many; none only where several were before

    def __init__(
        self, model: ActionsModel, cells: ActionCells, *, everywhere: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self.setAccessibleName(_("Actions"))
        self._actions, self._cells = model, cells
        self._count = 0  # of those that are chosen
        cells.setParent(self)
        self.setModel(model)
        self.setItemDelegate(cells)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrow keys move in it
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setColumnHidden(ORGANIZATION, not everywhere)
        self._set_up_headers()
        self._add_actions()
        self.doubleClicked.connect(self._go_from)

    @property
    def is_editing(self) -> bool:
        """Whether somebody types in a cell, or has opened one."""
        return self.state() is QAbstractItemView.State.EditingState

    @property
    def chosen(self) -> list[StoredAction]:
        """The actions of the chosen rows in their order; the current one where none is chosen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows(WHAT))
        found = [self.model().index(row, WHAT).data(PlannedRole) for row in rows]
        return found or [one for one in [self.currentIndex().data(PlannedRole)] if one is not None]

    def height_of(self, rows: int) -> int:
        """What its heads and so many rows take."""
        return self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize()

    def offer(self, *actions: QAction) -> None:
        """More that can be done, in the menu and by its keys; the last of it takes something away."""
        self.addActions(actions)
        self._menu.addActions(actions)
        self._menu.mark_removing(actions[-1])
        self._of_all += actions

    def selectAll(self) -> None:
        """All of the list, not only what is read of it as yet."""
        while self.model().canFetchMore(QModelIndex()):
            self.model().fetchMore(QModelIndex())
        super().selectAll()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        before, self._count = self._count, len(self.selectionModel().selectedRows(WHAT))
        if self._count > 1 or (self._count == 0 and before > 1):
            self.several_chosen.emit(self._count)

    def commit(self) -> None:
        """Take over what is typed in a cell that is open."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def give_up(self) -> None:
        """Close a cell that is open without its words, and show what is stored in all of them."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self._cells.refused.forget()
        self.viewport().update()

    def refused_names(self) -> list[str]:
        """The columns in which something waits that could not be saved."""
        return self._cells.refused.names()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        opens = plain and index.isValid() and self.state() is not QAbstractItemView.State.EditingState
        if opens and event.key() in ENTER:
            self._press(index)
        elif opens and event.key() == Qt.Key.Key_Delete and index.column() == DUE:
            self._remove_due()
        elif opens and event.key() == Qt.Key.Key_F2 and index.data(RefusalRole):
            self.refused.emit(index.data(RefusalRole))
        elif not (opens and go_to_end(self, event)):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters search in all actions, as they do in the list of organizations."""
        if search.strip() and search.isprintable():  # Ctrl+Space, which chooses, comes as a sign, too
            self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu.tell_count(self._of_all, len(self.chosen))
        self._menu.popup(event.globalPos())

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        self._hide_columns(width)
        fixed = [column for column in WIDTHS if not self.isColumnHidden(column)]
        shares = {column: share for column, share in SHARES.items() if not self.isColumnHidden(column)}
        header = self.horizontalHeader()
        widths = {column: max(scaled(WIDTHS[column]), header.sectionSizeHint(column)) for column in fixed}
        room = width - sum(widths.values())
        given = {column: int(room * share / sum(shares.values())) for column, share in shares.items()}
        wider = {column: max(size, header.sectionSizeHint(column)) for column, size in given.items()}
        wider[WHAT] = room - sum(size for column, size in wider.items() if column != WHAT)
        widths |= wider if wider[WHAT] >= scaled(LEAST_WHAT) else given  # else a heading is told by its tip
        for column, size in widths.items():
            header.resizeSection(column, size)

    def _hide_columns(self, width: int) -> None:
        """Those that the words of the action need the room of; the keys go on to one that is shown."""
        self.setColumnHidden(EFFECT, width < scaled(ROOM_FOR_EFFECT))
        narrow = width < scaled(ROOM_FOR_STATE)
        for column in (STATE, CLAUSE):
            self.setColumnHidden(column, narrow)
        told: dict[int, tuple[int, ...]] = {WHAT: (STATE, CLAUSE)} if narrow else {}
        self._actions.told_before = told | ({STATUS: (EFFECT,)} if self.isColumnHidden(EFFECT) else {})
        fix_rows(self.verticalHeader(), ROW_HEIGHT + LINE if narrow else ROW_HEIGHT)
        if self.isColumnHidden(self.currentIndex().column()):
            here = self.currentIndex().siblingAtColumn(WHAT)
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _press(self, index: QModelIndex) -> None:
        """Enter opens a cell that can be changed, says why not, or leads to the requirement."""
        refusal = index.data(RefusalRole)
        if refusal:
            self.refused.emit(refusal)
        elif index.column() in FIELDS:
            self.edit(index)
        else:
            self.wanted.emit()

    def _go_from(self, index: QModelIndex) -> None:
        if index.column() not in FIELDS:
            self.wanted.emit()
        elif index.data(RefusalRole):
            self.refused.emit(index.data(RefusalRole))

    def _remove_due(self) -> None:
        if len(self.chosen) > 1:
            self.several_undated.emit()
            return
        due = self.currentIndex().siblingAtColumn(DUE)
        if due.data(RefusalRole):
            self.refused.emit(due.data(RefusalRole))
        elif due.data(Qt.ItemDataRole.EditRole) is not None:
            self.model().setData(due, None)

    def _add_actions(self) -> None:
        """The menu, by the right button or the menu key."""
        go = QAction(GO_TO_REQUIREMENT.words, self)
        bind(go, GO_TO_REQUIREMENT)
        go.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        go.triggered.connect(self.wanted)
        remove = QAction(REMOVE_DUE_DATE.words, self)
        bind(remove, REMOVE_DUE_DATE)
        remove.triggered.connect(self._remove_due)
        self.addAction(go)  # its key works without the menu
        self._menu = CarefulMenu(self)
        self._menu.setAccessibleName(_("What to do with this action"))
        self._menu.addActions([go, remove])
        self._menu.mark_removing(remove)
        self._of_all = [remove]  # what is done to all that are chosen

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        fix_rows(rows, ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        fix_height(columns, HEADER_HEIGHT)
        columns.setHighlightSections(False)
        columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        columns.setSectionsClickable(False)
        columns.setStretchLastSection(False)
        for column, width in WIDTHS.items():
            columns.resizeSection(column, scaled(width))
