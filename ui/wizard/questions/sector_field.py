"""The sectors of an organization, found by a word or a number, or in the list of all, and shown as chips."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from isoassess.language.texts import _
from isoassess.reference.sector_search import search
from isoassess.reference.sectors import IafSector, sector, sector_table
from ui.session.unsaved import shortened
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.keys.focus import order_before
from ui.widgets.keys.removing import RemovingButton
from ui.widgets.layout.sizes import row_height
from ui.widgets.texts import Pill
from ui.widgets.typing.editors import LineEdit
from ui.widgets.typing.typed_search import TypedSearch
from ui.wizard.questions.fields import Field
from ui.wizard.questions.sector_list import SectorList

ROWS_SHOWN = 5
_ROW = 30


class SearchLine(LineEdit):
    """A search whose results are below: Enter takes the first, Down goes into them, Escape puts them away.

    While nothing is typed, Down asks for the list of all.
    """

    taken = Signal()
    entered = Signal()
    all_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.text() and event.key() == Qt.Key.Key_Down:
            self.all_wanted.emit()
        elif not self.text():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class Results(QListWidget):
    """The sectors found; Enter or a click takes one, Escape goes back to the search."""

    taken = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choices")
        self.setAccessibleName(_("Sectors found"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._take)

    def offer(self, found: tuple[IafSector, ...]) -> None:
        self.clear()
        for one in found:
            item = QListWidgetItem(one.title, self)
            item.setData(Qt.ItemDataRole.UserRole, one.code)
            item.setToolTip(one.title)
            item.setSizeHint(QSize(10, row_height(_ROW)))
        self.setCurrentRow(0 if found else -1)
        self.setFixedHeight(min(len(found), ROWS_SHOWN) * row_height(_ROW) + 14)
        self.setVisible(bool(found))

    def code(self) -> int | None:
        """The one that Enter takes."""
        row = self.currentRow()
        return int(self.item(row).data(Qt.ItemDataRole.UserRole)) if row >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, _item: QListWidgetItem) -> None:
        self.taken.emit()


class Chip(QWidget):
    """One chosen sector with the button that takes it away."""

    removed = Signal(int)

    def __init__(self, code: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self._words = words
        self._pill = Pill(words, "accent")
        self._pill.setToolTip(words)
        self._pill.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._pill.setMaximumWidth(self._pill.sizeHint().width())
        self.button = remove = RemovingButton("✕")
        remove.setObjectName("chipRemove")
        remove.setAccessibleName(_("Remove {sector}").format(sector=words))
        remove.setToolTip(_("Remove"))
        remove.clicked.connect(self._remove)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._pill, 1000)
        layout.addWidget(remove)
        layout.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(self._pill.width() - 20, 20)
        elide = Qt.TextElideMode.ElideRight
        self._pill.setText(self._pill.fontMetrics().elidedText(self._words, elide, room))

    def _remove(self) -> None:
        self.removed.emit(self._code)


class SectorField(Field):
    """Several sector codes."""

    def __init__(self, key: str, label: str, *, hint: str = "") -> None:
        self._codes: tuple[int, ...] = ()
        self._chips = QVBoxLayout()
        self._chips.setSpacing(4)
        self._search = SearchLine()
        self._search.setPlaceholderText(_("Number, name or everyday word: 17, welding, bakery"))
        self._search.setAccessibleName(_("Find a sector"))
        self._search.setClearButtonEnabled(True)
        self._browse = AtOnceButton(_("&All sectors"))
        self._browse.setObjectName("browse")
        self._browse.setAutoDefault(False)
        self._results = Results()
        self._results.hide()
        super().__init__(key, label, self._together(), hint=hint)
        self._typed = TypedSearch(self._search)
        self._typed.due.connect(self._find)
        self._search.taken.connect(self._take)
        self._search.left.connect(self._look_back)
        self._search.entered.connect(self._enter)
        self._search.all_wanted.connect(self._show_all)
        self._browse.clicked.connect(self._show_all)
        self._all: SectorList | None = None  # made when first asked for
        self._results.taken.connect(self._take)
        self._results.dismissed.connect(self._search.setFocus)

    def value(self) -> object:
        return self._codes

    def put(self, value: object) -> None:
        assert isinstance(value, tuple)
        self._codes = value
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        chips = []
        for code in self._codes:
            chip = Chip(code, sector(code).title)
            chip.removed.connect(self._drop)
            self._chips.addWidget(chip)
            chips.append(chip.button)
        order_before(self._search, chips)

    def target(self) -> QWidget:
        return self._search

    @property
    def wrong(self) -> bool:
        """Also where words of a search stand that became no sector, and that is said."""
        return super().wrong or (self._is_searching and bool(self._error.text()))

    def flush(self) -> bool:
        """Words that are typed and not taken are no answer: they stay, and it is said."""
        self._typed.end()
        done = super().flush()
        if self._is_searching:
            words = _("“{text}” is not taken as a sector yet. Choose one from the list, or empty the search.")
            self.complain(words.format(text=shortened(self._search.text().strip())))
        return done and not self._is_searching

    @property
    def _is_searching(self) -> bool:
        return bool(self._search.text().strip())

    def _together(self) -> QWidget:
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._chips)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._search, 1)
        row.addWidget(self._browse)
        layout.addLayout(row)
        layout.addWidget(self._results)
        return whole

    def _show_all(self) -> None:
        if self._all is None:
            self._all = SectorList(self)
            self._all.taken.connect(self._turn)
            self._all.left.connect(self._search.setFocus)
        self._all.open_below(self._search, self._codes)

    def _turn(self, code: int) -> None:
        """One that is chosen already is taken away."""
        if code in self._codes:
            self._drop(code)
        else:
            self._choose((*self._codes, code))

    def _look_back(self) -> None:
        """The search was left, though not for what it found."""
        here = QApplication.focusWidget()
        if here is not None and here.window() is self.window() and not self.isAncestorOf(here):
            self.flush()

    def _find(self, text: str) -> None:
        self.complain("")
        found = search(text) if text.strip() else ()
        self._results.offer(tuple(one for one in found if one.code not in self._codes))
        nothing = bool(text.strip()) and not found
        self.doubt(_("No sector matches. Try another word or the number.") if nothing else "")

    def _enter(self) -> None:
        self._typed.end()
        self._results.setFocus()

    def _take(self) -> None:
        self._typed.end()
        code = self._results.code()
        if code is not None and code not in self._codes:
            self._choose((*self._codes, code))
            self._search.clear()
            self._search.setFocus()

    def _drop(self, code: int) -> None:
        self._choose(tuple(known for known in self._codes if known != code))
        self._search.setFocus()

    def _choose(self, codes: tuple[int, ...]) -> None:
        self.put(tuple(known.code for known in sector_table().sectors if known.code in codes))
        self._change_now()
