"""The list of organizations: find one, open one, begin one, copy one, take one off."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from isoassess.store import Store
from isoassess.texts import _
from ui.models.organizations import NAME, IdRole, OrganizationsModel
from ui.screens.home_notice import Notice
from ui.screens.home_table import OrganizationsTable
from ui.widgets.frames import primary
from ui.widgets.texts import Text

SEARCH_WIDTH = 230


class HomeScreen(QWidget):
    """`opened` carries the id of the organization a person chose."""

    opened = Signal(str)
    new_wanted = Signal()
    committed = Signal(object)  # datetime of the commit, UTC

    def __init__(
        self,
        store: Store,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._model = OrganizationsModel(store, today=today, parent=self)
        self._header = _Header()
        self._notice = Notice()
        self._table = OrganizationsTable(self._model)
        self._nobody = _Empty()
        self._no_match = Text("muted", _("No organization has this in its name."))
        self._no_match.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self._table.activated.connect(self._open)
        self._table.open_wanted.connect(self._open_chosen)
        self._table.duplicate_wanted.connect(self._duplicate)
        self._table.remove_wanted.connect(self._remove)
        self._notice.undo_wanted.connect(self._undo)
        self._model.committed.connect(self.committed)
        self._model.failed.connect(self._notice.show_failure)
        self._header.searched.connect(self._search)
        self._header.left_for_list.connect(self.focus_list)
        self._header.first_wanted.connect(self._open_chosen)
        self._header.new_wanted.connect(self.new_wanted)
        self._nobody.new_wanted.connect(self.new_wanted)

    @property
    def header(self) -> QWidget:
        """The search and the button of the top bar."""
        return self._header

    @property
    def model(self) -> OrganizationsModel:
        return self._model

    def refresh(self) -> None:
        """Read the list again and keep the chosen line."""
        chosen = self._chosen()
        self._notice.show_failure("")
        self._model.refresh()
        self._show_page()
        self.select(chosen)

    def select(self, organization_id: str) -> None:
        """Choose a line; the first one where it is not in the list."""
        row = self._model.row_of(organization_id) or 0
        index = self._model.index(row, NAME)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._table.selectionModel().setCurrentIndex(index, flags)

    def focus_list(self) -> None:
        shown = self._pages.currentWidget()
        (self._nobody.button if shown is self._nobody else self._table).setFocus()

    def _lay_out(self) -> None:
        listed = QWidget()
        held = QVBoxLayout(listed)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self._table, 1)
        held.addStretch()
        for page in (listed, self._nobody, self._no_match):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 18)
        layout.setSpacing(10)
        layout.addWidget(self._notice)
        layout.addWidget(self._pages, 1)

    def _chosen(self) -> str:
        return str(self._table.currentIndex().data(IdRole) or "")

    def _search(self, text: str) -> None:
        self._notice.show_failure("")
        self._model.search(text)
        self._show_page()
        self.select("")

    def _show_page(self) -> None:
        if self._model.rowCount():
            self._pages.setCurrentIndex(0)
        else:
            self._pages.setCurrentWidget(self._no_match if self._model.searched else self._nobody)
        self._header.show_search(self._pages.currentWidget() is not self._nobody)

    def _open(self, index: QModelIndex) -> None:
        organization_id = index.data(IdRole)
        if organization_id:
            self.opened.emit(organization_id)

    def _open_chosen(self) -> None:
        self._open(self._table.currentIndex())

    def _remove(self) -> None:
        index = self._table.currentIndex().siblingAtColumn(NAME)
        removed, name, row = self._chosen(), str(index.data()), index.row()
        self._notice.show_failure("")
        if not removed or not self._model.remove(removed):
            return
        self._notice.add_removed(removed, name)
        self._show_page()
        if self._model.rowCount():
            next_one = self._model.index(min(row, self._model.rowCount() - 1), NAME)
            self.select(str(next_one.data(IdRole)))
            self.focus_list()
        else:
            self._notice.focus_undo()

    def _undo(self, organization_id: str) -> None:
        self._notice.show_failure("")
        if self._model.restore(organization_id):
            self._notice.drop_removed(organization_id)
            self._show_new(organization_id)

    def _duplicate(self) -> None:
        self._notice.show_failure("")
        copied = self._model.duplicate(self._chosen())
        if copied:
            self._show_new(copied)

    def _show_new(self, organization_id: str) -> None:
        """Choose what was just put into the list, even where the search would not show it."""
        if self._model.row_of(organization_id) is None:
            self._header.clear_search()
        self._show_page()
        self.select(organization_id)
        self.focus_list()


class _Header(QWidget):
    """Search as you type, and the button for a new organization."""

    searched = Signal(str)
    left_for_list = Signal()
    first_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Search..."))
        self._search.setAccessibleName(_("Search organizations"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(SEARCH_WIDTH)
        self._search.installEventFilter(self)
        new = _new_button()
        new.setShortcut(QKeySequence.StandardKey.New)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._search)
        layout.addWidget(new)
        self._search.textChanged.connect(self.searched)
        self._search.returnPressed.connect(self.first_wanted)
        find.activated.connect(self._search.setFocus)
        new.clicked.connect(self.new_wanted)

    def show_search(self, useful: bool) -> None:
        """Where there is nothing to search, there is no search."""
        self._search.setVisible(useful)

    def clear_search(self) -> None:
        self._search.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, down leads into the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.left_for_list.emit()
            return True
        return super().eventFilter(watched, event)


class _Empty(QWidget):
    """What a person sees before the first organization."""

    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = _new_button()
        self.button.clicked.connect(self.new_wanted)
        says = _(
            "Answer a few questions about an organization. You see at once which standard fits it and why."
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for text in (Text("headline", _("No organization yet")), Text("muted", says)):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(text)
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


def _new_button() -> QPushButton:
    return primary(_("New organization"))
