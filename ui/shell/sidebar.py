"""The left edge of the window: the product, the open organization, and where one can go."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

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
    SHOW_MENU,
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
from ui.shell.commanding.navigation_button import NavigationButton
from ui.widgets.layout.fitting import Growing, width_of
from ui.widgets.layout.frames import dividing_line
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import Line, Text
from ui.widgets.theme import restyle
from ui.widgets.tips import breakable_at, tip

WIDTH, LEAST_WIDTH, MOST_WIDTH = 212, 196, 300
NAME_ROOM = WIDTH - 60
LOW = 520  # height below which the places move together; what has no room then scrolls
MARK = 18


class Sidebar(QFrame):
    """`wanted` names the place a person asked for."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout()
        self._product = _Product()
        self._gap = QWidget()
        self._organization = _OrganizationName()
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
        self._lay_out()
        self.show_nothing_open()

    @property
    def menu_button(self) -> QToolButton:
        """What opens the menu of all commands."""
        return self._product.menu

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
        edge = 4 if low else 14
        self._column.setContentsMargins(10, edge, 10, edge)
        self._column.setSpacing(0 if low else 2)
        self._gap.setFixedHeight(6 if low else 12)
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
        for button in self._fixed:
            button.setVisible(not inside)
        for widget in (self._organization, *self._inside, self._back):
            widget.setVisible(inside)
        self._history.setEnabled(inside)


class PlaceTabs(QWidget):
    """What holds them; a screen reader takes them for the tabs of the window."""

    spoken_as = QAccessible.Role.PageTabList

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Places"))


class _OrganizationName(QWidget):
    """The open organization's name and standard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ("", "")
        self._name = Text("strong")
        self._standard = Text("small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(3)
        for label in (self._name, self._standard):
            label.setIndent(8)
            layout.addWidget(label)
        layout.addSpacing(6)
        layout.addWidget(dividing_line())

    def show_words(self, name: str, standard: str) -> None:
        self._words = (name, standard)
        metrics, room = self._name.fontMetrics(), scaled(NAME_ROOM)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, 3 * room)
        self._name.setText(breakable_at(room, shown, metrics))
        self._name.setAccessibleName(name)
        self._name.setToolTip(tip(name))
        self._standard.setText(standard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The letters may have another size."""
        super().resizeEvent(event)
        self.show_words(*self._words)


class _Product(QWidget):
    """The product's mark and name, and the way to all commands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = QToolButton()
        self.menu.setObjectName("menu")
        self.menu.setText(SHOW_MENU.words)
        self.menu.setAccessibleName(SHOW_MENU.words)
        self.menu.setAccessibleDescription(_("Everything that can be done"))
        self.menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bind(self.menu, SHOW_MENU, with_keys=False)  # they work without it
        self.menu.setToolTip(SHOW_MENU.key_words)
        mark = QLabel()
        mark.setPixmap(mark_pixmap(QSize(MARK, MARK), self.devicePixelRatioF()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(mark)
        layout.addWidget(Line("product", "IsoAssess"))
        layout.addStretch()
        layout.addWidget(self.menu)


def mark_pixmap(size: QSize, ratio: float = 1.0) -> QPixmap:
    """The product's mark in any size."""
    scaled = _mark().scaled(
        size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap.fromImage(scaled)
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _mark() -> QImage:
    """Read once: to unpack it takes as long as to draw the list."""
    return QImage.fromData(files("resources").joinpath("icons", "isoassess.png").read_bytes())
