"""The part of the top bar that belongs to the list: search, the shelf, a new organization."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from isoassess.language.texts import _
from isoassess.store import Shelf
from ui.commands.command import bind
from ui.commands.of_list import FIND_ORGANIZATION, NEW, OPEN_FILE
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.folding_row import FoldingRow
from ui.widgets.layout.frames import primary
from ui.widgets.layout.sizes import fix_width, least_width, most_width, scaled
from ui.widgets.tips import explain
from ui.widgets.typing.typed_search import TypedSearch

SEARCH_WIDTH, SEARCH_LEAST, SHELF_WIDTH = 230, 96, 136


class HomeHeader(FoldingRow):
    """Where there is no room for opening a file, the menu of everything and its keys are left.

    `searched` comes with every letter; `shelf_chosen` carries a Shelf.
    """

    searched = Signal(str)
    shelf_chosen = Signal(object)
    left_for_list = Signal()
    first_wanted = Signal()
    new_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = _ListSearch()
        self._search.setPlaceholderText(_("Search..."))
        self._search.setAccessibleName(_("Search organizations"))
        self._search.setToolTip(_("Name, site, contact, action or the owner of an action"))
        self._search.setClearButtonEnabled(True)
        most_width(self._search, SEARCH_WIDTH)
        least_width(self._search, SEARCH_LEAST)
        self._search.installEventFilter(self)
        self._shelves = DropDown()
        self._shelves.setAccessibleName(_("Organizations shown"))
        fix_width(self._shelves, SHELF_WIDTH)
        for shelf in Shelf:
            self._shelves.addItem("", shelf)
        file = QPushButton(OPEN_FILE.plain_words)
        explain(
            file, _("A package, an assessment or profile, a filled spreadsheet or worksheet, a checklist")
        )
        file.setAutoDefault(True)
        new = primary(NEW.words)
        find, other = QShortcut(self), QShortcut(self)
        other.setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )  # in the list its own action has the keys
        bind(other, OPEN_FILE)
        other.activated.connect(self.file_wanted)
        bind(new, NEW)
        bind(file, OPEN_FILE, with_keys=False)
        bind(find, FIND_ORGANIZATION)
        self.hold((self._shelves, self._search, file, new), giving_way=(file,))
        self.offer(file, useful=True)
        self._typed = TypedSearch(self._search)
        self._typed.due.connect(self.searched)
        self._search.returnPressed.connect(self._want_first)
        self._shelves.activated.connect(self._choose)
        find.activated.connect(self.focus_search)
        new.clicked.connect(self.new_wanted)
        file.clicked.connect(self.file_wanted)

    def show_search(self, useful: bool) -> None:
        """Where there is nothing to search, there is no search."""
        self._search.setVisible(useful)

    def clear_search(self) -> None:
        self._search.clear()

    def focus_search(self) -> None:
        """Ready to type another search, where there is something to search."""
        if give_focus(self._search, Qt.FocusReason.ShortcutFocusReason):
            self._search.selectAll()

    def type(self, letters: str) -> None:
        """Go on with a search that was begun elsewhere."""
        if give_focus(self._search):
            self._search.setText(letters)

    def show_shelves(self, counts: dict[Shelf, int], shown: Shelf) -> None:
        """How many lie on each shelf; without a choice where all lie on the one that is shown."""
        for place, shelf in enumerate(Shelf):
            self._shelves.setItemText(place, _shelf_words(shelf).format(count=counts[shelf]))
        self._shelves.setCurrentIndex(list(Shelf).index(shown))
        put_away = sum(count for shelf, count in counts.items() if shelf is not Shelf.ACTIVE)
        self._shelves.setVisible(bool(put_away) or shown is not Shelf.ACTIVE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, down leads into the list; Escape empties it first."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape)
        ):
            if event.key() == Qt.Key.Key_Escape:
                self.clear_search()
            self._typed.end()
            self.left_for_list.emit()
            return True
        return super().eventFilter(watched, event)

    def _want_first(self) -> None:
        self._typed.end()
        self.first_wanted.emit()

    def _choose(self, place: int) -> None:
        self.shelf_chosen.emit(Shelf(self._shelves.itemData(place)))


def _shelf_words(shelf: Shelf) -> str:
    return {
        Shelf.ACTIVE: _("Active ({count})"),
        Shelf.ARCHIVED: _("Archived ({count})"),
        Shelf.REMOVED: _("Deleted ({count})"),
    }[shelf]


class _ListSearch(QLineEdit):
    """In a narrow window it gives way to the buttons beside it."""

    def sizeHint(self) -> QSize:
        return QSize(scaled(SEARCH_WIDTH), super().sizeHint().height())
