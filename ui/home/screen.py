"""The list of organizations: find one, open one, begin one, copy one, put one away."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import Shelf, Store
from isoassess.store.sample import SAMPLE, is_sample
from ui.home.cell_words import NAME
from ui.home.deleting import DeletionForGood
from ui.home.empty import NothingActive, NothingThere
from ui.home.header import HomeHeader
from ui.home.idle_work import IdleJudging
from ui.home.moving import Moving
from ui.home.notice import Moved, Notice
from ui.home.organization_changes import OrganizationChanges
from ui.home.organizations_model import ORDERS, OrganizationRole, OrganizationsModel
from ui.home.sample_bar import ListPage, SampleBar
from ui.home.table import OrganizationsTable
from ui.session.remembered import Remembered
from ui.widgets.keys.focus import give_focus

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue


class HomeScreen(QWidget):
    """`opened` carries the id of the organization a person chose; `counted`, how many are active."""

    opened = Signal(str)
    new_wanted = Signal()
    committed = Signal(object)  # datetime of the commit, UTC
    counted = Signal(int)
    export_wanted = Signal(object)  # list of ids and names
    folder_wanted = Signal(object)  # the same, each gets its own
    file_wanted = Signal()  # to be opened
    beginning_wanted = Signal(str)  # the id of the organization whose profile is to begin another one

    def __init__(
        self,
        store: Store,
        catalogue: "Callable[[], Catalogue]",
        remembered: Remembered,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        parent: QWidget | None = None,
    ) -> None:
        """`catalogue` is asked for when the list has been in sight for a moment."""
        super().__init__(parent)
        self.setObjectName("ground")
        self._store = store
        self._remembered = remembered
        self._counts = dict.fromkeys(Shelf, 0)
        self._model = OrganizationsModel(store, today=today, parent=self)
        self._changes = OrganizationChanges(store, self)
        self._idle = IdleJudging(store, catalogue, self._model, today=today, parent=self)
        self._header = HomeHeader()
        self.notice = Notice()
        self._table = OrganizationsTable(self._model)
        self._moving = Moving(self._changes, self._model, self._table, self.notice)
        self.offers = NothingActive()
        self.sample_bar = SampleBar()
        self._for_good = DeletionForGood(store, remembered, self)
        self._nothing = NothingThere()
        self._pages = QStackedWidget()
        self._lay_out()
        self._show_sorting()
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self._table.activated.connect(self._open)
        self._table.sorted_by.connect(self._sort)
        self._table.typed.connect(self._header.type)
        self._table.menu.open_wanted.connect(self._open_chosen)
        self._table.menu.duplicate_wanted.connect(self._duplicate)
        self._table.menu.move_wanted.connect(self._move)
        self._table.menu.deletion_wanted.connect(self._delete_for_good)
        self._table.menu.export_wanted.connect(self._export)
        self._table.menu.beginning_wanted.connect(self._begin_from)
        self.notice.hear_keys(self)
        self.notice.undo_wanted.connect(self._undo)
        self._model.failed.connect(self.notice.show_failure)
        self._changes.failed.connect(self.notice.show_failure)
        self._changes.committed.connect(self.committed)
        self._for_good.deleted.connect(self._show_deleted)
        self._for_good.failed.connect(self.notice.show_failure)
        self.sample_bar.removal_wanted.connect(self.remove_sample)
        self._header.searched.connect(self._search)
        self._header.shelf_chosen.connect(self._choose_shelf)
        self._header.left_for_list.connect(self.focus_list)
        self._header.first_wanted.connect(self._open_chosen)
        self._header.new_wanted.connect(self.new_wanted)
        self.offers.new_wanted.connect(self.new_wanted)
        for way in (self._header, self.offers, self._table.menu):
            way.file_wanted.connect(self.file_wanted)

    @property
    def header(self) -> QWidget:
        """The search, the shelves and the button of the top bar."""
        return self._header

    @property
    def model(self) -> OrganizationsModel:
        return self._model

    @property
    def count(self) -> int:
        """How many are active."""
        return self._counts[Shelf.ACTIVE]

    def refresh(self) -> None:
        """Read the list again and keep the chosen line."""
        chosen = self._chosen()
        self.notice.show_failure("")
        self.notice.keep_moved(self._changes.lies_on)
        self._model.refresh()
        self._show_page()
        self.select(chosen)

    def select(self, organization_id: str) -> None:
        """Choose a line; the first one where it is not in the list."""
        index = self._model.index(self._model.row_of(organization_id) or 0, NAME)
        if index.isValid():
            self._table.choose(index)

    def follow_wizard(self, organization_id: str, _finished: bool) -> None:
        """Who undoes after it does not mean what was done before; `organization_id`: empty where none is."""
        if organization_id:
            self.notice.forget_moves()

    def remove_sample(self) -> None:
        """Take it out of the file, wherever in the list it is."""
        self._show_on(Shelf.ACTIVE, SAMPLE)
        if is_sample(self._chosen()):
            self._move(Shelf.REMOVED)

    def focus_list(self) -> None:
        """Give the keys to the list; where nothing is found, they stay in the search."""
        shown = self._pages.currentWidget()
        give_focus(self.offers.button if shown is self.offers else self._table)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._idle.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        self._idle.stop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        """From the outside in, so that the table is styled and measured once."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 6)
        layout.setSpacing(6)
        layout.addWidget(self._pages, 1)
        for page in (listed := ListPage(), self.offers, self._nothing):
            self._pages.addWidget(page)
        listed.hold(self._table, self.sample_bar)
        layout.addWidget(self.notice)  # below, where it moves no row from under the pointer

    def _chosen(self) -> str:
        return str(self._table.currentIndex().data(OrganizationRole.ID) or "")

    def _show_sorting(self) -> None:
        """As it was sorted the last time."""
        order, descending = self._remembered.sorting
        column = next(column for column, known in ORDERS.items() if known is order)
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._model.sort_by(column, way)
        self._table.show_sorting(column, way)

    def _sort(self, column: int, way: Qt.SortOrder) -> None:
        self.notice.show_failure("")
        self._remembered.sorting = ORDERS[column], way is Qt.SortOrder.DescendingOrder
        self._model.sort(column, way)
        self.select("")

    def _search(self, text: str) -> None:
        self.notice.show_failure("")
        self._model.search(text)
        self._show_list()
        self.select("")

    def _choose_shelf(self, shelf: Shelf) -> None:
        self.notice.show_failure("")
        self._show_shelf(shelf)
        if shelf is Shelf.REMOVED:
            self.notice.show_done(self._changes.recorded())
        self.select("")
        self.focus_list()

    def _show_shelf(self, shelf: Shelf) -> None:
        self._model.show_shelf(shelf)
        self._table.menu.show_shelf(shelf)
        self._show_page()

    def _show_page(self) -> None:
        """How many lie where, and what is shown of them."""
        self._count()
        self._show_list()

    def _show_list(self) -> None:
        """The list, or why there is none."""
        searched, shelf = self._model.searched, self._model.shelf
        put_away = sum(self._counts.values()) > self._counts[Shelf.ACTIVE]
        self.sample_bar.setVisible(self._model.row_of(SAMPLE) is not None)
        if self._model.rowCount():
            self._pages.setCurrentIndex(0)
        elif searched or shelf is not Shelf.ACTIVE:
            self._nothing.show_why(shelf, searched=searched)
            self._pages.setCurrentWidget(self._nothing)
        else:
            self.offers.show_headline(put_away=put_away)
            self._pages.setCurrentWidget(self.offers)
        self._header.show_search(bool(self._model.rowCount()) or searched)
        self._header.show_shelves(self._counts, shelf)

    def _count(self) -> None:
        try:
            self._counts = self._store.shelf_counts()
        except ExpectedError as error:
            self.notice.show_failure(str(error))
        self.counted.emit(self.count)

    def _open(self, index: QModelIndex) -> None:
        organization_id = index.data(OrganizationRole.ID)
        if not organization_id:
            return
        if self._model.shelf is Shelf.REMOVED:
            self.notice.show_failure(_("This organization is deleted. Bring it back to open it."))
        else:
            self.opened.emit(organization_id)

    def _open_chosen(self) -> None:
        self._open(self._table.currentIndex())

    def _move(self, shelf: Shelf) -> None:
        row = self._table.currentIndex().row()
        self.notice.show_failure("")
        if not self._moving.move(shelf):
            return
        self._show_page()
        if self._model.rowCount():
            next_one = self._model.index(min(row, self._model.rowCount() - 1), NAME)
            self.select(str(next_one.data(OrganizationRole.ID)))
            self.focus_list()
        else:
            self.notice.focus_undo()

    def _export(self, everything: bool, as_folder: bool) -> None:
        self.notice.show_failure("")
        found = self._changes.named(self._model.shelf, None if everything else self._table.chosen_ids)
        (self.folder_wanted if as_folder else self.export_wanted).emit(found)

    def _delete_for_good(self) -> None:
        """Ask, and delete the chosen one so that nothing brings it back."""
        self.notice.show_failure("")
        self._for_good.ask(self._chosen())

    def _show_deleted(self, words: str) -> None:
        self.refresh()
        self.committed.emit(self._store.last_commit)
        self.notice.show_done(words)
        self.focus_list()

    def _undo(self, moved: Moved) -> None:
        self.notice.show_failure("")
        if self._moving.undo(moved):
            self.notice.drop_moved(moved)
            self._show_on(*moved.way_back)
            self._moving.choose(moved)
            self.notice.show_back(moved)

    def _duplicate(self) -> None:
        self.notice.show_failure("")
        if copied := self._changes.duplicate(original := self._chosen()):
            self._show_on(Shelf.ACTIVE, copied)
            name = str(self._table.currentIndex().siblingAtColumn(NAME).data())
            self.notice.add_copy(copied, name, original)

    def _begin_from(self) -> None:
        self.beginning_wanted.emit(self._chosen())

    def _show_on(self, shelf: Shelf, organization_id: str) -> None:
        """Choose what was just put on a shelf, even where the search would not show it."""
        self._show_shelf(shelf)
        if self._model.row_of(organization_id) is None:
            self._header.clear_search()
        self.select(organization_id)
        self.focus_list()
