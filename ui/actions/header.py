"""The part of the top bar for actions: how many there are, what to search for, which to show."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from isoassess.assessment.actions import ActionCounts, action_counts_words
from isoassess.language.texts import _
from ui.commands.command import bind
from ui.commands.of_assessment import NEW_ACTION
from ui.widgets.choosing.segments import Segments
from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.frames import quiet
from ui.widgets.layout.sizes import least_width, most_width
from ui.widgets.texts import ShortenedLine
from ui.widgets.typing.search_field import SearchField

SEARCH_WIDTH, LEAST_SEARCH = 230, 140


class ActionsHeader(QWidget):
    """`changed` says that other actions are wanted; `left`, that the search was left for them."""

    changed = Signal()
    left = Signal()
    new_wanted = Signal()  # an action of no requirement

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = ShortenedLine("muted")
        self._search = SearchField(_("Search actions"), _("Search actions..."))
        least_width(self._search, LEAST_SEARCH)
        most_width(self._search, SEARCH_WIDTH)
        self._choice = Segments(_("Actions shown"), [(False, _("To do")), (True, _("All"))])
        self._choice.show_value(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._new = quiet(NEW_ACTION.words)
        bind(self._new, NEW_ACTION)
        self._new.hide()
        for widget in (self._counts, self._new, self._search, self._choice):
            layout.addWidget(widget)
        self._search.searched.connect(self.changed)
        self._search.left.connect(self.left)
        self._choice.chosen.connect(self.changed)
        self._new.clicked.connect(self.new_wanted)

    @property
    def search(self) -> str:
        return self._search.text()

    @property
    def closed(self) -> bool:
        """Whether those that are done and effective are wanted too."""
        return bool(self._choice.value())

    def show_counts(self, counted: ActionCounts) -> None:
        """Open and to be checked together are what the list shows unless all are wanted."""
        self._counts.show_words(action_counts_words(counted))

    def show_useful(self, useful: bool) -> None:
        """Where there is no action at all, there is nothing to search and to choose."""
        self._search.setVisible(useful)
        self._choice.setVisible(useful)

    def show_all(self) -> None:
        """Give up the search and the choice."""
        self._search.clear()
        self._choice.show_value(True)
        self.changed.emit()

    def show_all_found(self) -> None:
        """Give up the search, so that what was just begun is in the list."""
        if self._search.text():
            self._search.clear()
            self.changed.emit()

    def offer_new(self) -> None:
        """Where an organization is open."""
        self._new.show()

    def focus_search(self) -> None:
        self._search.take_focus()

    def type(self, letters: str) -> None:
        """Begin a search with letters that were typed in the list."""
        if give_focus(self._search):
            self._search.setText(letters)
