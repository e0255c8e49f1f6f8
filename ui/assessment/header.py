"""The assessment's part of the top bar: what to search for and which requirements to show."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from isoassess.domain import Lens
from isoassess.language.texts import _
from ui.assessment.selection import RequirementFilter
from ui.assessment.words import filter_words
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.layout.sizes import least_width
from ui.widgets.typing.search_field import SearchField

LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class RequirementsHeader(QWidget):
    """`searched` and `chosen` say that the selection is another one."""

    searched = Signal(str)
    chosen = Signal(object)  # Choice
    left = Signal()  # by Enter, Down or Escape in the search field, by Enter or Escape in the choice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[RequirementFilter, ...] = (RequirementFilter.ALL,)
        self._edition = ""
        self._search = SearchField(_("Search requirements"), _("Search requirements..."))
        least_width(self._search, 220)
        self._choice = DropDown()
        self._choice.setAccessibleName(_("Requirements shown"))
        least_width(self._choice, 150)
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._choice.addItem("")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._search)
        layout.addWidget(self._choice)
        self._search.searched.connect(self.searched)
        self._search.left.connect(self.left)
        self._choice.currentIndexChanged.connect(self._say_choice)

    def show_finds(self, finds: bool) -> None:
        """Whether the search leads anywhere."""
        self._search.finds = finds

    @property
    def search(self) -> str:
        return self._search.text()

    @property
    def choice(self) -> RequirementFilter:
        return self._offered[self._choice.currentIndex()]

    def offer(
        self, choices: tuple[RequirementFilter, ...], lens: Lens, *, first: RequirementFilter | None = None
    ) -> None:
        """Another lens, other choices; the one taken stays where it is among them, and nothing is said.

        `first` is taken instead of it.
        """
        kept = first or self.choice
        self._offered, self._edition = choices, lens.edition
        with QSignalBlocker(self._choice):
            self._choice.clear()
            self._choice.addItems([""] * len(choices))
            self._choice.setCurrentIndex(choices.index(kept) if kept in choices else 0)

    def show_counts(self, counts: dict[RequirementFilter, int]) -> None:
        for place, choice in enumerate(self._offered):
            self._choice.setItemText(place, filter_words(choice, counts[choice], self._edition))

    def clear(self) -> None:
        """Show everything again."""
        self._search.clear()
        self._choice.setCurrentIndex(0)

    def choose(self, choice: RequirementFilter) -> None:
        """Show the requirements of a choice, whatever was searched for before."""
        self._search.clear()
        if choice in self._offered:
            self._choice.setCurrentIndex(self._offered.index(choice))

    def search_for(self, words: str) -> None:
        """Search for other words, and go on to what they find."""
        self._search.setText(words)
        self.left.emit()

    def focus_search(self) -> None:
        self._search.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the choice leaves over: done with it."""
        if event.key() in LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _say_choice(self) -> None:
        self.chosen.emit(self.choice)
