"""The library's part of the top bar: what to search for and which questions to show."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from isoassess.catalogue.question_library import Library, LibraryFilter
from isoassess.language.texts import _
from ui.library.words import filter_words
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.layout.sizes import least_width, most_width
from ui.widgets.typing.search_field import SearchField

SEARCH_WIDTH, CHOICE_WIDTH, BETWEEN = 216, 288, 12
LEAST_SEARCH, LEAST_CHOICE = 140, 160  # where the window is narrow


class LibraryHeader(QWidget):
    """`changed` says that other questions are wanted; `left`, that the search field was left for them."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = SearchField(_("Search questions"), _("Search questions, 8.4, ..."))
        self._search.setAccessibleDescription(_("Words, a clause number or an id"))
        least_width(self._search, LEAST_SEARCH)
        most_width(self._search, SEARCH_WIDTH)
        self._choice = DropDown()
        self._choice.setAccessibleName(_("Questions shown"))
        least_width(self._choice, LEAST_CHOICE)
        most_width(self._choice, CHOICE_WIDTH)
        for choice in LibraryFilter:
            self._choice.addItem("", choice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(BETWEEN)
        layout.addWidget(self._search)
        layout.addWidget(self._choice)
        self._search.searched.connect(self.changed)
        self._search.left.connect(self.left)
        self._choice.currentIndexChanged.connect(self.changed)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(SEARCH_WIDTH + BETWEEN + CHOICE_WIDTH, 0))

    @property
    def search(self) -> str:
        return self._search.text()

    @property
    def choice(self) -> LibraryFilter:
        return LibraryFilter(self._choice.currentData())

    def show_counts(self, library: Library) -> None:
        for place, choice in enumerate(LibraryFilter):
            self._choice.setItemText(place, filter_words(choice, library.count(choice)))

    def choose(self, choice: LibraryFilter) -> None:
        self._choice.setCurrentIndex(list(LibraryFilter).index(choice))

    def clear(self) -> None:
        """Show everything again."""
        self._search.clear()
        self.choose(LibraryFilter.ALL)

    def search_for(self, words: str) -> None:
        """Search for other words, and go on to what they find."""
        self._search.setText(words)
        self.left.emit()

    def focus_search(self) -> None:
        self._search.take_focus()
