"""Whether a command is possible now, why not, and the way to do it from wherever one is."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from ui.commands.command import Doer, WindowCommand, can_do, do, doers
from ui.commands.places import ALL_ACTIONS, INSIDE, ORGANIZATIONS

if TYPE_CHECKING:
    from ui.documents.screen import ReportsScreen
    from ui.library.screen import LibraryScreen
    from ui.session.open_assessment import OpenAssessment


class Front(Protocol):
    """Which place is in front."""

    @property
    def place(self) -> str:
        """As `places` names it."""


class OpenOrganization(Protocol):
    """What is needed of the screens of the open organization."""

    @property
    def open(self) -> "OpenAssessment":
        """The assessment."""

    @property
    def reports(self) -> "ReportsScreen":
        """Its documents."""


class Frame(Protocol):
    """What is needed of the window around the screens."""

    @property
    def front(self) -> Front:
        """Which place is in front."""

    @property
    def open_screens(self) -> OpenOrganization | None:
        """The screens of the open organization."""

    def go(self, place: str) -> None:
        """Show a place."""

    def open_organization(self, organization_id: str) -> None:
        """Show its newest assessment."""

    def open_assessment(self, assessment_id: str) -> None:
        """Show an assessment of the open organization."""

    def show_requirement(self, requirement_id: str) -> None:
        """Jump to one requirement of the open assessment."""

    def show_library(self) -> "LibraryScreen":
        """The questions of all editions."""


class Commanding:
    """Looks each time at what is in the window; nothing is kept that could be wrong by then."""

    def __init__(self, window: QWidget, frame: Frame) -> None:
        self._window, self._frame = window, frame

    @property
    def frame(self) -> Frame:
        return self._frame

    @property
    def place(self) -> str:
        """The one in front."""
        return self._frame.front.place

    def whys(self, commands: tuple[WindowCommand, ...]) -> dict[str, str]:
        """By the id of each command why it is not possible now; empty where it is."""
        found = doers(self._window)
        return {command.id: self._why_not(command, found) for command in commands}

    def run(self, command: WindowCommand) -> str:
        """Do it, where it belongs; why it was not done, else empty."""
        why = self._why_not(command, doers(self._window))
        if why:
            return why
        if not self.is_here(command):
            self._frame.go(self.reachable(command))
        doer = _usable(command, doers(self._window))
        if doer is None:  # one stayed where one was, or it is not to be had there
            return command.unless()
        do(doer)
        return ""

    def is_here(self, command: WindowCommand) -> bool:
        """Whether it works on the screen in front, not only elsewhere."""
        return not command.places or self._frame.front.place in command.places

    def reachable(self, command: WindowCommand) -> str:
        """Of its places the first that can be gone to from here; empty without one."""
        is_open = self._frame.open_screens is not None
        closed = () if is_open else INSIDE
        away = (*closed, ALL_ACTIONS) if is_open else closed  # inside, its actions are a place of their own
        return next((one for one in command.places if one not in away), "")

    def _why_not(self, command: WindowCommand, found: dict[str, list[Doer]]) -> str:
        is_open = self._frame.open_screens is not None
        if command.inside and not is_open:
            return _("Open an organization first.")
        if self.is_here(command):
            if _usable(command, found):
                return ""
            offered = not any(_is_left_out(one) for one in found.get(command.id, ()))
            return (_first_chosen(command) if offered else "") or command.unless()
        if command.on_chosen:
            return _first_chosen(command) or _("It works on its own screen only.")
        return "" if self.reachable(command) else command.unless()


def _usable(command: WindowCommand, found: dict[str, list[Doer]]) -> Doer | None:
    return next((one for one in found.get(command.id, ()) if can_do(one)), None)


def _is_left_out(doer: Doer) -> bool:
    """What is chosen is none of those that it is done to, and no menu offers it."""
    return isinstance(doer, QAction) and not doer.isVisible()


def _first_chosen(command: WindowCommand) -> str:
    """What must be chosen before; empty for what is done to no row of a list."""
    if not command.on_chosen:
        return ""
    if ORGANIZATIONS in command.places:
        return _("Choose an organization in the list first.")
    if ALL_ACTIONS in command.places:
        return _("Choose an action in the list of actions first.")
    return ""
