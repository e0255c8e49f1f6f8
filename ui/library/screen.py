"""The question library: every question of every edition, side by side, to be browsed and searched."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from isoassess.catalogue.crosswalk import Crosswalk
from isoassess.catalogue.question_library import Library
from isoassess.language.texts import _
from ui.commands.command import bind
from ui.commands.of_documents import FIND_QUESTION
from ui.library.details import LibraryDetails
from ui.library.files import CatalogueBar
from ui.library.header import LibraryHeader
from ui.library.tree import LibraryView
from ui.session.remembered import Remembered
from ui.widgets.layout.sizes import least_width, scaled
from ui.widgets.nothing_found import NothingFound

DETAILS_SHARE, NARROWEST_DETAILS, WIDEST_DETAILS = 0.38, 312, 620
LEAST_LIST, LEAST_DETAILS = 360, 280
ACROSS = Qt.Orientation.Horizontal
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class LibraryScreen(QWidget):
    """`catalogue_changed` says that a file was loaded, or that the shipped one is back."""

    catalogue_changed = Signal()

    def __init__(
        self, crosswalk: Callable[[], Crosswalk], remembered: Remembered, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._crosswalk = crosswalk
        self._header = LibraryHeader()
        self._tree = LibraryView()
        self._nothing = NothingFound(
            _("No requirement matches this search and filter."), _("Show all requirements")
        )
        self._left = QStackedWidget()
        self._details = LibraryDetails()
        self._splitter = QSplitter(ACROSS)
        self._moved_by_hand = False
        self._files = CatalogueBar(remembered)
        self._lay_out()
        self._header.changed.connect(self._select)
        self._header.left.connect(self.focus_list)
        self._nothing.given_up.connect(self._start_over)
        self._nothing.other_wanted.connect(self._header.search_for)
        self._tree.picked.connect(self._show)
        self._details.wanted.connect(self.go_to)
        self._files.changed.connect(self._take_over)
        self._splitter.splitterMoved.connect(self._keep_width)
        find = QShortcut(self)
        find.setContext(HERE)
        bind(find, FIND_QUESTION)
        find.activated.connect(self._header.focus_search)
        self.refresh()

    @property
    def header(self) -> LibraryHeader:
        """The search field and the choice of questions, for the top bar."""
        return self._header

    @property
    def files(self) -> CatalogueBar:
        """The catalogue in use and the way to another one."""
        return self._files

    @property
    def requirement_id(self) -> str:
        """The question in view."""
        return self._tree.shown_id

    def refresh(self) -> None:
        """Read the catalogue in use again."""
        self._library = Library(self._files.read(), self._crosswalk())
        self._header.show_counts(self._library)
        self._select()

    def go_to(self, requirement_id: str) -> None:
        """Show a question, also where search or choice hide it."""
        if not self._tree.holds(requirement_id):
            self._header.clear()
        self._tree.go_to(requirement_id)
        self._tree.setFocus()

    def focus_list(self) -> None:
        """Give the keys to the questions, or to the way back to them where none is shown."""
        if self._left.currentWidget() is self._tree:
            self._tree.setFocus()
        else:
            self._nothing.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        beside = width > scaled(LEAST_LIST) + scaled(LEAST_DETAILS)
        if beside is not (self._splitter.orientation() is ACROSS):
            self._splitter.setOrientation(ACROSS if beside else Qt.Orientation.Vertical)
            self._moved_by_hand = False
        if not beside and not self._moved_by_hand:
            self._splitter.setSizes([1, 1])  # each half of the height
        elif not self._moved_by_hand:
            details = min(
                max(round(width * DETAILS_SHARE), scaled(NARROWEST_DETAILS)), scaled(WIDEST_DETAILS)
            )
            self._splitter.setSizes([width - details, details])

    def minimumSizeHint(self) -> QSize:
        """Where the window is narrow, the question stands below the list, and the foot below that."""
        least = scaled(LEAST_LIST)
        foot = self._files.heightForWidth(max(self.width(), least))
        return QSize(least, self._splitter.minimumSizeHint().height() + foot)

    def _lay_out(self) -> None:
        self._left.setObjectName("panel")
        self._left.addWidget(self._tree)
        self._left.addWidget(self._nothing)
        least_width(self._left, LEAST_LIST)
        least_width(self._details, LEAST_DETAILS)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self._details)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self._files)
        self.setFocusProxy(self._tree)

    def _select(self) -> None:
        """Show what is chosen and searched for; the question in view stays where it is among them."""
        kept = self._tree.shown_id
        groups = self._library.groups(self._header.choice, self._header.search)
        self._tree.load(self._library, groups, self._header.choice)
        other = "" if groups else self._library.nearest(self._header.search, self._header.choice)
        self._nothing.offer(other)
        self._left.setCurrentWidget(self._tree if groups else self._nothing)
        self.setFocusProxy(self._tree if groups else self._nothing)
        self._details.setVisible(bool(groups))
        self._tree.go_to(kept if self._tree.holds(kept) else self._tree.first())

    def _show(self, requirement_id: str) -> None:
        requirement = self._library.requirement(requirement_id)
        if requirement is not None:
            self._details.show_requirement(requirement, self._library)

    def _take_over(self) -> None:
        self.refresh()
        self.catalogue_changed.emit()

    def _start_over(self) -> None:
        self._header.clear()
        self._tree.setFocus()

    def _keep_width(self) -> None:
        self._moved_by_hand = True
