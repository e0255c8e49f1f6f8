"""Does what somebody wants who has never seen the program, from wherever in the window."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from isoassess.errors import ExpectedError
from isoassess.store.places import profile_place
from isoassess.store.sample import SAMPLE, is_sample
from ui.commands.command import WindowCommand, bind
from ui.commands.of_first_minute import REMOVE_SAMPLE, SHOW_AROUND, TRY_SAMPLE, WHAT_IS_THIS

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from isoassess.store import Store
    from ui.first_minute.tour import Tour, TourFront, TourScreens
    from ui.home.screen import HomeScreen


class FirstMinuteFrame(Protocol):
    """What is needed of the window."""

    home: "HomeScreen"

    @property
    def front(self) -> "TourFront":
        """Which place is in front."""

    @property
    def open_screens(self) -> "TourScreens | None":
        """The screens of the open organization."""

    def go(self, place: str) -> None:
        """Show a place."""

    def show_requirement(self, requirement_id: str) -> None:
        """Jump to one requirement of the open assessment."""

    def new_organization(self) -> None:
        """Begin one in the wizard."""

    def open_organization(self, organization_id: str) -> None:
        """Show its newest assessment."""

    def close_organization(self) -> None:
        """Back to the list."""


class FirstMinute(QObject):
    """Its modules are read when something of it is wanted; `tell` says why something was not done."""

    def __init__(
        self,
        window: QWidget,
        frame: FirstMinuteFrame,
        store: "Store",
        catalogue: "Callable[[], Catalogue]",
        *,
        today: Callable[[], datetime.date],
        tell: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._window, self._frame, self._store, self._catalogue = window, frame, store, catalogue
        self._today, self._tell = today, tell
        self._tour: Tour | None = None
        self._back_to = ""  # the place outside from which the tour was begun
        self._put_for_tour = False  # the sample
        self._add(TRY_SAMPLE, self.try_sample)
        self._add(WHAT_IS_THIS, self.explain)
        self._add(SHOW_AROUND, self.show_around)
        self._removing = self._add(REMOVE_SAMPLE, self.remove_sample)
        home = frame.home
        home.offers.sample_wanted.connect(self.try_sample)
        home.offers.explanation_wanted.connect(self.explain)
        home.sample_bar.around_wanted.connect(self.show_around)
        home.counted.connect(self._follow)
        self._follow()

    @property
    def tour(self) -> "Tour | None":
        """The one that was begun last."""
        return self._tour

    def try_sample(self) -> None:
        """Open it; where it was not in the file it is put there, and who sees it first is shown around."""
        was_there = self._is_there()
        if self._open_sample() and not was_there:
            self._begin_tour()

    def show_around(self) -> None:
        """On the organization that is open; without one, on the sample, which comes and goes with it."""
        if self._frame.open_screens is not None:
            self._begin_tour()
            return
        before, was_there = self._frame.front.place, self._is_there()
        if self._open_sample():
            self._begin_tour()
            self._back_to, self._put_for_tour = before, not was_there

    def remove_sample(self) -> None:
        """With one undo, which stands below the list."""
        opened = self._frame.open_screens
        if opened is not None and is_sample(opened.open.organization_id):
            self._frame.close_organization()
        if self._frame.open_screens is None:
            self._frame.home.remove_sample()

    def explain(self) -> None:
        from ui.first_minute.what_is_this import WhatIsThisDialog

        dialog = WhatIsThisDialog(self._store.path, self._window)
        dialog.around_wanted.connect(self.show_around)
        dialog.new_wanted.connect(self._begin_new)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _begin_new(self) -> None:
        self._frame.new_organization()

    def _open_sample(self) -> bool:
        """Whether it is open now; somebody may stay with what is not saved."""
        from isoassess.services.sample.putting import put_sample

        try:
            put_sample(self._store, self._catalogue(), self._today())
        except ExpectedError as error:
            self._tell(str(error))
            return False
        self._frame.home.refresh()
        self._frame.open_organization(SAMPLE)
        opened = self._frame.open_screens
        return opened is not None and is_sample(opened.open.organization_id)

    def _begin_tour(self) -> None:
        if self._tour is None:
            from ui.first_minute.tour import Tour

            self._tour = Tour(self._window, self._frame)
            self._tour.left.connect(self._go_back)
        self._tour.begin()

    def _go_back(self) -> None:
        """Where the tour was begun, unless the sample was left meanwhile for something else."""
        (back_to, self._back_to), (put, self._put_for_tour) = (self._back_to, ""), (self._put_for_tour, False)
        opened = self._frame.open_screens
        if not back_to or (opened is not None and not is_sample(opened.open.organization_id)):
            return
        if put:
            self.remove_sample()
        elif opened is not None:
            self._frame.close_organization()
        if self._frame.open_screens is None:
            self._frame.go(back_to)

    def _follow(self) -> None:
        self._removing.setEnabled(self._is_there())

    def _is_there(self) -> bool:
        try:
            return self._store.is_there(profile_place(SAMPLE))
        except ExpectedError:
            return False

    def _add(self, command: WindowCommand, slot: Callable[[], object]) -> QAction:
        action = QAction(command.plain_words, self._window)
        bind(action, command)
        action.triggered.connect(slot)
        self._window.addAction(action)
        return action
