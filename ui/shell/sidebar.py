"""The left edge of the window: the product, the open organization, and where one can go."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from isoassess.language.texts import _, ngettext
from ui.commands.anywhere import (
    GO_ACTIONS,
    GO_ALL_ACTIONS,
    GO_ASSESSMENT,
    GO_BACKUPS,
    GO_COMPARISON,
    GO_HISTORY,
    GO_HOME,
    GO_LIBRARY,
    GO_OVERVIEW,
    GO_PROFILE,
    GO_REPORTS,
    GO_SETTINGS,
    GO_STANDARD,
)
from ui.commands.command import WindowCommand, bind
from ui.commands.places import (
    ACTIONS,
    ALL_ACTIONS,
    ASSESSMENT,
    BACKUPS,
    HISTORY,
    LIBRARY,
    ORGANIZATIONS,
    OVERVIEW,
    PART_OF,
    PROFILE,
    REPORTS,
    SETTINGS,
    STANDARD,
    STANDARDS_SIDE_BY_SIDE,
)
from ui.shell.places.navigation_button import NavigationButton
from ui.shell.places.organization_name import OrganizationName
from ui.shell.places.product import Product
from ui.widgets.layout.fitting import Growing, width_of
from ui.widgets.layout.sizes import scaled
from ui.widgets.theme import restyle

WIDTH, LEAST_WIDTH, MOST_WIDTH = 212, 196, 300
FOLDED = 52  # only the icons
LOW = 520  # height below which the places move together; what has no room then scrolls


class Sidebar(QFrame):
    """`wanted` names the place a person asked for.

    Folded it shows the places as icons; who the organization is then stands in the top bar.
    """

    wanted = Signal(str)
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout()
        self._product = Product()
        self._gap = QWidget()
        self._organization = OrganizationName()
        self._all_actions = self._button(ALL_ACTIONS, GO_ALL_ACTIONS)
        self._home = self._button(ORGANIZATIONS, GO_HOME)
        self._backups = self._button(BACKUPS, GO_BACKUPS, with_keys=False)  # they work without it
        self._fixed = [self._home, self._all_actions, self._backups]
        self._anywhere = [
            self._button(STANDARDS_SIDE_BY_SIDE, GO_COMPARISON),
            self._button(LIBRARY, GO_LIBRARY),
            self._button(SETTINGS, GO_SETTINGS),
        ]
        self._assessment = self._button(ASSESSMENT, GO_ASSESSMENT)
        self._actions = self._button(ACTIONS, GO_ACTIONS)
        self._inside = [
            self._button(OVERVIEW, GO_OVERVIEW),
            self._button(PROFILE, GO_PROFILE),
            self._button(STANDARD, GO_STANDARD),
            self._assessment,
            self._actions,
            self._button(REPORTS, GO_REPORTS),
        ]
        self._back = self._button(ORGANIZATIONS, GO_HOME, GO_HOME.plain_words)
        self._history = self._key(GO_HISTORY)
        self._history.activated.connect(self._want_history)
        self._key(GO_BACKUPS).activated.connect(self._want_backups)
        self.is_folded = False
        self._is_inside = False
        self._lay_out()
        self.show_nothing_open()

    @property
    def menu_button(self) -> QToolButton:
        """What opens the menu of all commands."""
        return self._product.menu

    def fold(self, folded: bool) -> None:
        """To icons where the window is narrow, and back."""
        if folded is self.is_folded:
            return
        self.is_folded = folded
        self._product.fold(folded)
        for button in self.findChildren(NavigationButton):
            button.fold(folded)
        self._show_inside(self._is_inside)
        self._share_out(low=self.height() < scaled(LOW))
        self.updateGeometry()
        self.folded.emit(folded)

    def show_nothing_open(self) -> None:
        """Only what needs no organization is there to go to, the list first."""
        self._show_inside(False)
        self.show_place(ORGANIZATIONS)

    def show_organization(self, name: str, standard: str) -> None:
        self._organization.show_words(name, standard)
        self._show_inside(True)

    def show_place(self, place: str) -> None:
        """Mark where one is."""
        place = PART_OF.get(place, place)
        for button in (*self._fixed, *self._inside, *self._anywhere):
            button.setChecked(button.place == place)
        self._back.setChecked(False)

    def show_count(self, count: int) -> None:
        """How many organizations there are to choose from; nothing is said of none."""
        spoken = ngettext("{count} organization", "{count} organizations", count).format(count=count)
        self._home.show_figure(*(str(count), spoken) if count else ("", ""))

    def show_coverage(self, text: str) -> None:
        """How much is assessed, beside the way to the assessment."""
        self._assessment.show_figure(text, _("{share} assessed").format(share=text) if text else "")

    def show_open_actions(self, count: int, *, everywhere: bool = False) -> None:
        """How many actions are open, in the open organization or in all of them."""
        spoken = _("{count} open").format(count=count)
        button = self._all_actions if everywhere else self._actions
        button.show_figure(*(str(count), spoken) if count else ("", ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out(low=event.size().height() < scaled(LOW))

    def sizeHint(self) -> QSize:
        """As wide as its words need, which are longer in other languages."""
        if self.is_folded:
            return QSize(max(scaled(FOLDED), width_of(self._places)), super().sizeHint().height())
        needed = min(width_of(self._places), scaled(MOST_WIDTH))
        return QSize(max(scaled(WIDTH), LEAST_WIDTH, needed), super().sizeHint().height())

    def _want_history(self) -> None:
        """Its way is in a menu of the overview; the key works in all of an organization."""
        self.wanted.emit(HISTORY)

    def _want_backups(self) -> None:
        """Its way stands beside the list; the key works everywhere."""
        self.wanted.emit(BACKUPS)

    def _lay_out(self) -> None:
        """From the outside in, as the frame."""
        inside = PlaceTabs()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._places = Growing(inside)
        whole.addWidget(self._places)
        layout = self._column
        inside.setLayout(layout)
        layout.addWidget(self._product)
        layout.addWidget(self._gap)
        layout.addWidget(self._organization)
        for button in (*self._fixed, *self._inside, *self._anywhere):
            layout.addWidget(button)
        layout.addStretch()
        layout.addWidget(self._back)
        self._share_out(low=False)

    def _share_out(self, *, low: bool) -> None:
        """In a low window the room between the places goes to the places."""
        edge, side = 4 if low else 14, 5 if self.is_folded else 10
        self._column.setContentsMargins(side, edge, side, edge)
        self._column.setSpacing(0 if low else 2)
        self._gap.setFixedHeight((0 if self.is_folded else 6) if low else 12)
        for button in self.findChildren(NavigationButton):
            if button.property("low") is not low:
                button.setProperty("low", low)
                restyle(button)

    def _button(
        self, place: str, command: WindowCommand, words: str = "", *, with_keys: bool = True
    ) -> NavigationButton:
        button = NavigationButton(place, command, words, with_keys=with_keys)
        button.wanted.connect(self.wanted)
        return button

    def _key(self, command: WindowCommand) -> QShortcut:
        """Of what has no button, or not in both halves of the program."""
        key = QShortcut(self)
        bind(key, command)
        return key

    def _show_inside(self, inside: bool) -> None:
        self._is_inside = inside
        for button in self._fixed:
            button.setVisible(not inside)
        for widget in (*self._inside, self._back):
            widget.setVisible(inside)
        self._organization.setVisible(inside and not self.is_folded)
        self._history.setEnabled(inside)


class PlaceTabs(QWidget):
    """What holds them; a screen reader takes them for the tabs of the window."""

    spoken_as = QAccessible.Role.PageTabList

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Places"))
