"""The entries as rows: their numbers are known at once, what they say is read where it is looked at."""

from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.shown import shown
from isoassess.store import HistoryEntry, HistoryQuery, Store
from ui.history.words import value_words, what_words, when_words
from ui.widgets.tips import tip

WHEN, WHO, WHAT, BEFORE, AFTER = range(5)
COLUMNS = (WHEN, WHO, WHAT, BEFORE, AFTER)
PAGE = 100
MOST_PAGES = 30
LONGEST = 300  # characters of a value in a row
ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class EntryNames(Protocol):
    """What is needed to name what an entry is about."""

    def requirement_words(self, requirement_id: str) -> str:
        """Its clause and its question."""

    def file_name(self, file_id: str) -> str:
        """How an attached file is called."""


class EntriesModel(QAbstractTableModel):
    """Holds a few pages of them in memory, however many there are."""

    def __init__(self, store: Store, names: EntryNames, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._names = names
        self._numbers: list[int] = []
        self._pages: OrderedDict[int, list[HistoryEntry | None]] = OrderedDict()

    @property
    def held(self) -> int:
        """How many entries are in memory."""
        return sum(map(len, self._pages.values()))

    def show(self, asked: HistoryQuery) -> None:
        """List what is looked for. Raises a StoreError, and then shows what it did before."""
        numbers = self._store.history_numbers(asked)
        if numbers == self._numbers:
            return
        self.beginResetModel()
        self._numbers = numbers
        self._pages.clear()
        self.endResetModel()

    def number(self, row: int) -> int | None:
        """By which an entry is found again."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else None

    def row_of(self, number: int | None) -> int | None:
        return self._numbers.index(number) if number in self._numbers else None

    def entry(self, row: int) -> HistoryEntry | None:
        """What a row says; None where it cannot be read."""
        if not 0 <= row < len(self._numbers):
            return None
        page, place = divmod(row, PAGE)
        return self._page(page)[place]

    def texts(self, entry: HistoryEntry) -> tuple[str, ...]:
        """What stands in the columns."""
        file = self._names.file_name
        return (
            when_words(entry),
            entry.who,
            what_words(entry, self._names.requirement_words, file),
            value_words(entry, entry.before, file),
            value_words(entry, entry.after, file),
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return shown(self.texts(entry)[index.column()], LONGEST)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.texts(entry)[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heading(section)
        return None

    def _page(self, page: int) -> list[HistoryEntry | None]:
        if page not in self._pages:
            wanted = self._numbers[page * PAGE : (page + 1) * PAGE]
            try:
                read: list[HistoryEntry | None] = list(self._store.history_entries(wanted))
            except ExpectedError:
                read = []  # who looks on is told what is wrong by what follows
            self._pages[page] = read + [None] * (len(wanted) - len(read))
            if len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page]


def heading(column: int) -> str:
    return (_("When"), _("Who"), _("What"), _("Before"), _("After"))[column]
