"""What of the history is listed: about what, by whom, which words."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from isoassess.language.texts import _
from ui.history.words import About, about_words
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.layout.columns import has_room
from ui.widgets.typing.search_field import SearchField

ACROSS = QBoxLayout.Direction.LeftToRight


class HistoryFilters(QWidget):
    """`changed` when something else is to be listed; `left` when the keys go on to the list."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = ValueDropDown(_("About"), [(one, about_words(one)) for one in About])
        self.people = DropDown()
        self.people.setAccessibleName(_("By whom"))
        self.people.addItem(_("Everybody"), None)
        self.search = SearchField(_("Search the history"), _("Search..."))
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.about)
        choices.addWidget(self.people)
        self._layout = QBoxLayout(ACROSS, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(choices)
        self._layout.addWidget(self.search, 1)
        self.about.chosen.connect(self._change)
        self.people.activated.connect(self._change)
        self.search.searched.connect(self._change)
        self.search.left.connect(self.left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the search stands below."""
        super().resizeEvent(event)
        across = has_room(self._layout, event.size().width())
        self._layout.setDirection(ACROSS if across else QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        parts = [item for place in range(self._layout.count()) if (item := self._layout.itemAt(place))]
        widest = max(part.minimumSize().width() for part in parts)
        return QSize(widest, super().minimumSizeHint().height())

    @property
    def who(self) -> str | None:
        """None for everybody."""
        found = self.people.currentData()
        return None if found is None else str(found)

    def offer_people(self, names: Sequence[str]) -> None:
        """Everybody who is in the history; the one who is chosen stays so."""
        if list(names) == [self.people.itemData(row) for row in range(1, self.people.count())]:
            return
        chosen = self.who
        with QSignalBlocker(self.people):
            self.people.clear()
            self.people.addItem(_("Everybody"), None)
            for name in names:
                self.people.addItem(name or _("(no name)"), name)
            self.people.setCurrentIndex(max(0, self.people.findData(chosen)))

    def _change(self, _what: object) -> None:
        self.changed.emit()
