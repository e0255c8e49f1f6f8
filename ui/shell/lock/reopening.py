"""Where one is in the window, so that another window on the same file can go on there."""

from contextlib import suppress

from msgspec import Struct

from isoassess.errors import ExpectedError
from ui.shell.lock.window import LockedWindow
from ui.shell.sidebar import ASSESSMENT, ORGANIZATIONS


class WindowPlace(Struct, frozen=True, kw_only=True):
    """`place` as the sidebar names it; `wizard_of`: the organization whose profile was in front."""

    place: str = ORGANIZATIONS
    assessment_id: str = ""
    requirement_id: str = ""
    wizard_of: str = ""


def place_of(window: LockedWindow) -> WindowPlace:
    """Of a window that is still shown."""
    opened = window.open_screens
    wizard_of = window.intake.organization_id
    if opened is None:
        return WindowPlace(place=window.front.place, wizard_of=wizard_of)
    return WindowPlace(
        place=window.front.place,
        assessment_id=opened.open.id,
        requirement_id=opened.assessment.requirement_id,
        wizard_of=wizard_of,
    )


def go_back(window: LockedWindow, place: WindowPlace) -> None:
    """As far as there still is what was in front."""
    if place.assessment_id:
        window.open_assessment(place.assessment_id)
    if window.open_screens is None and place.assessment_id:
        return
    if place.requirement_id:
        with suppress(ExpectedError):
            window.show_requirement(place.requirement_id)
    if place.place != ASSESSMENT:
        window.go(place.place)
    if place.wizard_of:
        with suppress(ExpectedError):
            window.intake.ask(place.wizard_of)
