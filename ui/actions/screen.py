"""The screen of actions: what is to be done, by whom, until when, and whether it worked; changed in place."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from isoassess.catalogue.catalogue import Catalogue
from isoassess.errors import ExpectedError
from isoassess.store import Place, StoredAction, answer_place
from ui.actions.action_sources import ScreenSource
from ui.actions.actions_model import DUE, FIELDS, WHAT, ActionsModel, Key, PlannedRole, key_of, leads_to
from ui.actions.cells import ActionCells
from ui.actions.details import ActionDetails
from ui.actions.empty import NoAction, NoActionFound
from ui.actions.header import ActionsHeader
from ui.actions.refused_cells import RefusedCells
from ui.actions.table import ActionsTable
from ui.commands.command import bind
from ui.commands.of_assessment import FIND_ACTION
from ui.session.choosing import Choosing
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import ErrorText
from ui.widgets.typing.refusing import Leading

DETAILS_SHARE, USUAL_DETAILS, HIGHEST_DETAILS, LOWEST_DETAILS = 0.42, 150, 330, 56
LEAST_ROWS = 3  # that a low window leaves to the list


class ActionsScreen(QWidget, Leading):
    """`requirement_wanted` carries an organization and a requirement; `committed` the moment of a commit."""

    requirement_wanted = Signal(str, str)
    start_wanted = Signal()  # there is no action yet: to where one is begun
    status_said = Signal(str)
    committed = Signal(object)

    def __init__(
        self,
        source: ScreenSource,
        catalogue: Callable[[], Catalogue],
        *,
        today: Callable[[], datetime.date],
        nobody: NoAction,
        everywhere: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`everywhere`: of all organizations, so that each row names its own."""
        super().__init__(parent)
        self._source = source
        self._today = today
        self._model = ActionsModel(source, catalogue, today=today, parent=self)
        self._header = ActionsHeader()
        self._failure = ErrorText()
        self._refused = RefusedCells(source.keeping.refused, self)
        self._cells = ActionCells(today(), self._refused)
        self._table = ActionsTable(self._model, self._cells, everywhere=everywhere)
        self._details = ActionDetails()
        self._choosing = Choosing(source.keeping, self._details.both, today=today, parent=self)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._moved_by_hand = False
        self._nobody = nobody
        self._nothing = NoActionFound()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect_parts()

    @property
    def header(self) -> QWidget:
        """The counts, the search and the choice, for the top bar."""
        return self._header

    @property
    def model(self) -> ActionsModel:
        return self._model

    @property
    def waits(self) -> str:
        """What is typed in cells and cannot be saved as it stands, and why; else empty."""
        return self._refused.waits

    @property
    def failure(self) -> str:
        """What is not saved, or why the last thing was not done."""
        return self._refused.waits or self._failure.text()

    def refresh(self) -> None:
        """Read the actions again; the chosen one stays chosen where it is still among them."""
        self._table.commit()
        self._cells.today = self._today()
        self._show_list()

    def show_changed(self, key: Key) -> None:
        """Show what is stored now, and choose an action; its row stays where it is, if the list does."""
        self._table.commit()
        if self._model.follow() or self._model.row_of(key) is None:
            self.refresh()
        self._show_counts()
        self.select(key)

    def follow(self) -> None:
        """Show what others have changed, without closing a cell that is open."""
        if self._model.follow() and not self._table.is_editing:
            self.refresh()
        self._show_counts()

    def focus_choice(self) -> None:
        """To the first choice between two values of the action in view."""
        self._details.both.focus_first()

    def finish_typing(self) -> bool:
        """Save what is being typed, in a cell or beside the list; whether nothing is left unsaved."""
        self._table.commit()
        return all((self._refused.finish(self._model), self._details.finish()))

    def give_up_typing(self) -> None:
        """A person gives up what could not be saved: what is stored is shown again."""
        self._table.give_up()
        self._details.forget()
        self._say_failure("")

    def lead_to(self, place: Place | None) -> bool:
        """Open the cell in which something is refused, of a place or the first; whether there is one."""
        cells = self._refused.in_row((place.id, place.requirement_id)) if place else []
        cell = cells[0] if cells else self._refused.first() if place is None else None
        row = None if cell is None else self._model.row_of(cell.spot[0])
        if cell is None or row is None:
            return False
        self._table.setFocus()
        self._table.setCurrentIndex(self._model.index(row, cell.column))
        self._table.edit(self._table.currentIndex())
        return True

    def select(self, key: Key, *, near: int = 0, column: int = -1) -> None:
        """Choose an action in a column, that in use where none is said; without it the row `near` its own."""
        column = max(self._table.currentIndex().column() if column < 0 else column, WHAT)
        row = self._model.row_of(key)
        index = self._model.index(min(near, self._model.rowCount() - 1) if row is None else row, column)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._table.selectionModel().setCurrentIndex(index, flags)

    def focus_list(self) -> None:
        """Give the keys to the actions, or to what leads on where there is none."""
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved_by_hand:
            height = event.size().height()
            share = min(max(round(height * DETAILS_SHARE), USUAL_DETAILS), HIGHEST_DETAILS)
            details = max(min(share, height - self._table.height_of(LEAST_ROWS)), scaled(LOWEST_DETAILS))
            self._splitter.setSizes([height - details, details])

    def _lay_out(self) -> None:
        self._failure.setContentsMargins(24, 8, 24, 8)
        self._failure.hide()
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._table)
        self._splitter.addWidget(self._details)
        self._splitter.setStretchFactor(0, 1)
        self._details.setMinimumHeight(scaled(LOWEST_DETAILS))
        for page in (self._splitter, self._nobody, self._nothing):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._failure)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self._table)

    def _connect_parts(self) -> None:
        self._header.changed.connect(self._show_list)
        self._header.left.connect(self.focus_list)
        self._nothing.given_up.connect(self._header.show_all)
        self._nobody.button.clicked.connect(self.start_wanted)
        self._model.saved.connect(self._after_saving)
        self._model.failed.connect(self._say_failure)
        self._model.dataChanged.connect(self._show_details)
        self._table.selectionModel().currentRowChanged.connect(self._show_details)
        self._table.wanted.connect(self._go)
        self._table.typed.connect(self._header.type)
        self._table.refused.connect(self.status_said)
        self._details.written.connect(self._write)
        self._choosing.failed.connect(self._say_failure)
        self._source.keeping.settling.connect(self._settle)
        self._source.keeping.written.connect(self._follow_file)
        self._source.keeping.renewed.connect(self._follow_file)
        self._details.wanted.connect(self._go)
        self._refused.heard.connect(self._show_refused)
        self._splitter.splitterMoved.connect(self._keep_height)
        find = QShortcut(self)
        bind(find, FIND_ACTION)
        find.activated.connect(self._header.focus_search)
        self.destroyed.connect(self._header.deleteLater)

    def _show_list(self) -> None:
        chosen, before = self._current(), self._table.currentIndex()
        above = before.row() - self._table.verticalScrollBar().value()  # rows in sight above the chosen one
        self._say_failure("")
        self._model.show(search=self._header.search, closed=self._header.closed)
        self._show_counts()
        page = self._page()
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page.button if isinstance(page, NoAction | NoActionFound) else self._table)
        self._header.show_useful(page is not self._nobody)
        key = key_of(chosen) if chosen else ("", "")
        self.select(key, near=max(before.row(), 0), column=before.column())
        if chosen is not None and self._table.isVisible():
            self._table.verticalScrollBar().setValue(self._table.currentIndex().row() - above)
        if not self._model.rowCount():
            self._details.show_nothing()

    def _page(self) -> QWidget:
        if self._model.rowCount():
            return self._splitter
        if not self._failure.text() and not self._any():
            return self._nobody
        self._nothing.explain(self._failure.text(), self._header.search)
        return self._nothing

    def _any(self) -> bool:
        """Whether there is an action at all, whatever is searched for and chosen."""
        try:
            return bool(self._source.read(search="", closed=True, limit=1, offset=0))
        except ExpectedError as error:
            self._say_failure(str(error))
            return True

    def _current(self) -> StoredAction | None:
        planned = self._table.currentIndex().data(PlannedRole)
        return planned if isinstance(planned, StoredAction) else None

    def _show_details(self) -> None:
        planned = self._current()
        if planned is None:
            return
        try:
            findings = self._source.findings(planned)
        except ExpectedError:
            findings = ()  # the list itself says what is wrong with the file
        requirement = self._model.requirement(planned)
        self._details.show_action(planned, requirement, findings, today=self._today())
        self._choosing.show_place(answer_place(*key_of(planned)))
        self._show_refused()

    def _show_refused(self) -> None:
        """Beside the list too, for the action in view."""
        planned, due = self._current(), self._table.currentIndex().siblingAtColumn(DUE)
        if planned is not None:
            self._refused.at(due)  # may be left from before a restart
        cells = self._refused.in_row(key_of(planned)) if planned else []
        self._details.say_refused("\n".join(cell.words for cell in cells))
        self._table.viewport().update()

    def _write(self, planned: StoredAction, field: str, value: object) -> None:
        self._details.hear(self._model.write(planned, field, value))

    def _settle(self, place: Place, key: str) -> None:
        """A person chooses between two values: what is typed for that is not wanted any more."""
        where = (place.id, place.requirement_id)
        columns = {f"action.{name}": column for column, name in FIELDS.items()}
        if key in columns:
            self._refused.drop((where, columns[key]))
        else:
            self._details.settle(where, key.removeprefix("action."))

    def _follow_file(self, _what: object = None) -> None:
        if self.isVisible():
            self.follow()

    def _after_saving(self) -> None:
        self._say_failure("")
        self._show_counts()
        if not self._source.keeping.waiting.late_count:  # what waits is not saved
            self.committed.emit(self._source.last_commit)

    def _show_counts(self) -> None:
        try:
            self._header.show_counts(self._source.counts())
        except ExpectedError as error:
            self._say_failure(str(error))

    def _go(self) -> None:
        planned = self._current()
        if planned is not None and (leads := leads_to(planned)):
            self.finish_typing()
            self.requirement_wanted.emit(planned.organization_id, leads)

    def _say_failure(self, sentence: str) -> None:
        self._failure.setText(sentence)
        self._failure.setVisible(bool(sentence))

    def _keep_height(self) -> None:
        self._moved_by_hand = True
