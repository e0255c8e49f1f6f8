"""Where one was when the program was left, so that the next start goes on there."""

from contextlib import suppress
from typing import cast

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from isoassess.errors import ExpectedError
from isoassess.settings.declared import LEFT_AT, START_WHERE_LEFT
from isoassess.store import Shelf, Store
from ui.commands.places import ASSESSMENT, INSIDE, OVERVIEW, PROFILE
from ui.session.remembered import Remembered
from ui.shell.lock.reopening import WindowPlace, go_back, place_of, show_as_before
from ui.shell.lock.window import LockedWindow

OFTEN = 5000  # milliseconds


class PlaceKept(QObject):
    """Keeps the place of a window now and then, for a program that is ended by force says no goodbye."""

    def __init__(self, window: LockedWindow, remembered: Remembered, store: Store) -> None:
        super().__init__(cast("QObject", window))
        self._window, self._remembered, self._store = window, remembered, store
        self._last = WindowPlace()
        self._soon = QTimer(self)
        self._soon.timeout.connect(self.look)
        self._soon.start(OFTEN)

    def look(self) -> None:
        """Keep it where it is another one than at the last look."""
        here = place_of(self._window)
        if here != self._last:
            self._last = here
            keep_place(self._window, self._remembered, self._store)


def keep_place(window: LockedWindow, remembered: Remembered, store: Store) -> None:
    """Of a window that is still there; each file has its own."""
    identity = store.file.identity
    if identity is None:
        return
    place = replace(place_of(window), wizard_of="", was_finished=False)
    if place.place not in INSIDE or place.place == PROFILE:
        place = replace(place, place=OVERVIEW)
    if place.place != ASSESSMENT:
        place = replace(place, requirement_id="", shown="")
    said = f"{identity.id} {msgspec.json.encode(place).decode()}"

    def with_this(known: frozenset[str]) -> frozenset[str]:
        others = {one for one in known if not one.startswith(identity.id)}
        return frozenset(others | ({said} if place.assessment_id else set()))

    remembered.change(LEFT_AT, with_this)


def begin_where_left(window: LockedWindow, remembered: Remembered, store: Store, *, goes_on: bool) -> None:
    """Go there, unless the window `goes_on` elsewhere already, and keep from now on where one is."""
    if not goes_on:
        go_where_left(window, remembered, store)
    PlaceKept(window, remembered, store)


def go_where_left(window: LockedWindow, remembered: Remembered, store: Store) -> None:
    """As far as it is still there, and a person wants that; else the window stays at the list."""
    identity = store.file.identity
    if identity is None or not remembered.get(START_WHERE_LEFT):
        return
    kept = next((one for one in remembered.get(LEFT_AT) if one.startswith(identity.id)), "")
    place = _read(kept.removeprefix(identity.id))
    if not place.assessment_id or not _is_there(store, place.assessment_id):
        return
    go_back(window, replace(place, requirement_id=""))
    opened = window.open_screens
    if opened is not None and place.place == ASSESSMENT:
        if opened.open.asks(place.requirement_id):
            window.show_requirement(place.requirement_id)
            show_as_before(window, place.shown)
        else:
            window.go(ASSESSMENT)


def _read(kept: str) -> WindowPlace:
    """The list, for what cannot be read."""
    with suppress(msgspec.DecodeError):
        return msgspec.json.decode(kept, type=WindowPlace)
    return WindowPlace()


def _is_there(store: Store, assessment_id: str) -> bool:
    """Whether it is of an organization that nobody has deleted."""
    try:
        organization = store.assessment(assessment_id).organization_id
        deleted = store.organization_ids(shelf=Shelf.REMOVED)
    except ExpectedError:
        return False
    return organization not in deleted
