"""Which screen is in front, and how the frame around it says so."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.shell.saved_line import SavedLine
from ui.shell.sidebar import Sidebar
from ui.shell.top_bar import TopBar
from ui.widgets.layout.settled import lay_out_now

if TYPE_CHECKING:
    from ui.shell.organization_screens import OrganizationScreens


class Foreground:
    """Of the screens one is in front; the sidebar marks its place, the top bar bears its title."""

    def __init__(self, screens: QStackedWidget, sidebar: Sidebar, top: TopBar, saved: SavedLine) -> None:
        self._screens = screens
        self._sidebar = sidebar
        self._top = top
        self._saved = saved
        self._named: OrganizationScreens | None = None
        self._sidebar.folded.connect(self._name_again)
        self.place = ""  # where one is, as the sidebar names it

    def holds(self, screen: QWidget) -> bool:
        return self._screens.currentWidget() is screen

    def bring(self, screen: QWidget, header: QWidget, place: str, title: str, subtitle: str = "") -> None:
        """Show a screen, and in the frame which one it is."""
        if not self.holds(screen):
            self._saved.leave_place()
        self.place = place
        (screen.focusProxy() or screen).setAccessibleDescription(title)  # said where the page has the keys
        self._screens.setCurrentWidget(screen)
        self._sidebar.show_place(place)
        self._top.show_screen(title, subtitle, header)
        lay_out_now()
        self._saved.show_keys(())

    def bring_place(self, open_screens: "OrganizationScreens", place: str) -> None:
        """Show a screen of the open organization."""
        screen = open_screens.screen(place)
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)
        self.bring(screen, screen.header, place, open_screens.title(place), self._subtitle(open_screens))
        screen.setFocus()  # so that its keys work at once, wherever one came from
        self._saved.show_keys(open_screens.hints(place))

    def forget(self, open_screens: "OrganizationScreens") -> None:
        """Its screens go, and so do their headers."""
        self._named = None
        for screen in open_screens.made.values():
            self._top.forget(screen.header)
            self._screens.removeWidget(screen)

    def show_standing(self, open_screens: "OrganizationScreens") -> None:
        """The name, the standard and the coverage in the sidebar."""
        self._named = open_screens
        self._sidebar.show_organization(open_screens.name, open_screens.standard_line)
        self._sidebar.show_coverage(open_screens.coverage)
        if self._screens.currentWidget() in open_screens.made.values():
            self._top.show_subtitle(self._subtitle(open_screens))
        self._sidebar.show_open_actions(open_screens.open_actions)

    def _name_again(self, _folded: bool) -> None:
        if self._named is not None:
            self.show_standing(self._named)

    def _subtitle(self, open_screens: "OrganizationScreens") -> str:
        """Which assessment it is, and first of whom and against what, where the sidebar cannot say it."""
        says = open_screens.subtitle
        if not self._sidebar.is_folded:
            return says
        return f"{open_screens.name} · {open_screens.standard_line} · {says}"
