"""Entries to tick, one below the other, each with its requirement and what it says."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from isoassess.domain.case import Case
from isoassess.services.filled_worksheet import FormEntry
from isoassess.services.filled_worksheet_words import entry_words, field_words, requirement_words
from ui.widgets.layout.sizes import least_height, scaled

HEIGHT = 190
BESIDE = 18  # pixels at 100 %, beside a text: the padding, what the style leaves free, and a hair
Ticks = Mapping[tuple[str, str], bool]  # by the name of an entry and what it says
Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole


class EntryDelegate(QStyledItemDelegate):
    """As high as its lines at the width that the padding leaves them, which Qt forgets."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        narrow = QStyleOptionViewItem(option)
        narrow.rect = option.rect.adjusted(0, 0, -scaled(BESIDE), 0)
        return super().sizeHint(narrow, index)


class EntryList(QListWidget):
    """What was ticked or not stays so where the same entry is shown again; `ticks_changed` after a tick."""

    ticks_changed = Signal()

    def __init__(self, name: str, case: Case, *, ticked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choices")
        self.setAccessibleName(name)
        self.setWordWrap(True)
        least_height(self, HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # else rows keep the height of an earlier width
        self.setLayoutMode(QListView.LayoutMode.Batched)  # some at a time, of thousands
        self.setItemDelegate(EntryDelegate(self))
        self._case, self._ticked = case, ticked
        self._earlier: Ticks = {}
        self._asks: dict[str, str] = {}
        self._fills = False
        self.itemChanged.connect(self._tell_ticks)

    @property
    def ticks(self) -> Ticks:
        return {(entry.name, entry.says): ticked for entry, ticked in self._all()}

    def remember(self, ticks: Ticks) -> None:
        """How entries were ticked that are to be shown again."""
        self._earlier = ticks

    def show_entries(self, entries: Iterable[FormEntry]) -> None:
        """Show these in the place of others."""
        before = {**self._earlier, **self.ticks}
        self._fills = True
        self.clear()
        for entry in entries:
            item = QListWidgetItem(self._words(entry), self)
            item.setData(_ENTRY, entry)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            self._tick(item, before.get((entry.name, entry.says), self._ticked))
        self._tell_all()

    def taken(self) -> tuple[FormEntry, ...]:
        """Those that are ticked."""
        return tuple(entry for entry, ticked in self._all() if ticked)

    def tick_all(self) -> None:
        self._fills = True
        for row in range(self.count()):
            self._tick(self.item(row), True)
        self._tell_all()

    def _tell_all(self) -> None:
        self._fills = False
        self.ticks_changed.emit()

    def _tell_ticks(self) -> None:
        if not self._fills:
            self.ticks_changed.emit()

    def _all(self) -> list[tuple[FormEntry, bool]]:
        items = [self.item(row) for row in range(self.count())]
        return [(item.data(_ENTRY), item.checkState() is Qt.CheckState.Checked) for item in items]

    def _tick(self, item: QListWidgetItem, ticked: bool) -> None:
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _words(self, entry: FormEntry) -> str:
        asks = self._asks.get(entry.requirement)
        if asks is None:
            asks = self._asks[entry.requirement] = requirement_words(entry, self._case)
        says = entry.says.removeprefix(entry.here).strip() if entry.here else entry.says
        said = f"{field_words(entry.key, entry.action)}: {entry_words(replace(entry, says=says))}"
        return f"{asks}\n{said}"
