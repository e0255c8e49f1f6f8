"""The tour: five steps over the real screens; it changes nothing, and can be left at any time."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from isoassess.store.sample import is_sample
from ui.commands.places import ASSESSMENT, INSIDE, OVERVIEW
from ui.first_minute.callout import Spotlight
from ui.first_minute.steps import STEPS, TourStep

if TYPE_CHECKING:
    from ui.session.open_assessment import OpenAssessment

LOOKED_AT = "calibration"  # the question of the sample that has a picture, a gap and an action


class TourScreens(Protocol):
    """What is needed of the screens of the open organization."""

    @property
    def open(self) -> "OpenAssessment":
        """The assessment."""

    def screen(self, place: str) -> QWidget:
        """The one of a place."""


class TourFront(Protocol):
    """Which place is in front."""

    @property
    def place(self) -> str:
        """As `places` names it."""


class TourFrame(Protocol):
    """What is needed of the window."""

    @property
    def front(self) -> TourFront:
        """Which place is in front."""

    @property
    def open_screens(self) -> TourScreens | None:
        """The screens of the open organization."""

    def go(self, place: str) -> None:
        """Show a place."""

    def show_requirement(self, requirement_id: str) -> None:
        """Jump to one requirement of the open assessment."""


class Tour(QObject):
    """Begun where an organization is open; afterwards one is where one was before.

    `left` says that it is over: by its end, or because something else came in front.
    """

    left = Signal()

    def __init__(self, window: QWidget, frame: TourFrame) -> None:
        super().__init__(window)
        self._frame = frame
        self._step = 0
        self._before = OVERVIEW
        self._in_view: tuple[OpenAssessment, str] | None = None  # where work goes on
        self.spotlight = Spotlight(window)
        self.spotlight.callout.next_wanted.connect(self._go_on)
        self.spotlight.callout.back_wanted.connect(self._go_back)
        self.spotlight.callout.end_wanted.connect(self.end)
        self.spotlight.ended.connect(self._leave_here)

    @property
    def is_on(self) -> bool:
        return not self.spotlight.isHidden()

    def begin(self) -> None:
        screens = self._frame.open_screens
        if screens is None:
            return
        self._in_view = screens.open, screens.open.in_view
        before = self._frame.front.place
        self._before = before if before in INSIDE else OVERVIEW
        self._show(0)

    def end(self) -> None:
        """Back to where one was."""
        self._go_out()
        if self._frame.open_screens is not None:
            self._frame.go(self._before)
        self.left.emit()

    def _leave_here(self) -> None:
        """By Escape, or because something else came in front, which stays there."""
        if self._frame.front.place == STEPS[self._step].place:
            self.end()
        else:
            self._go_out()
            self.left.emit()

    def _go_out(self) -> None:
        """What was looked at is not where work goes on."""
        self.spotlight.go_out()
        if self._in_view is not None:
            (opened, before), self._in_view = self._in_view, None
            opened.in_view = before

    def _go_on(self) -> None:
        if self._step + 1 < len(STEPS):
            self._show(self._step + 1)
        else:
            self.end()

    def _go_back(self) -> None:
        self._show(max(self._step - 1, 0))

    def _show(self, number: int) -> None:
        self._step, step = number, STEPS[number]
        screens = self._frame.open_screens
        if screens is None:
            self.spotlight.go_out()
            return
        self._go_to(step, screens.open)
        screen = screens.screen(step.place)
        found = screen.findChild(step.points_at)
        target = found if isinstance(found, QWidget) and found.isVisible() else screen
        self.spotlight.callout.say(step.title(), step.text(), number=number + 1, of=len(STEPS))
        self.spotlight.light(target)

    def _go_to(self, step: TourStep, opened: "OpenAssessment") -> None:
        if step.place == ASSESSMENT and is_sample(opened.organization_id) and opened.asks(LOOKED_AT):
            self._frame.show_requirement(LOOKED_AT)
        else:
            self._frame.go(step.place)
