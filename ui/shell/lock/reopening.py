"""Where one is in the window, so that another window on the same file can go on there."""

from contextlib import suppress

from msgspec import Struct

from isoassess.errors import ExpectedError
from ui.commands.places import ASSESSMENT, ASSESSMENT_COMPARISON, ORGANIZATIONS
from ui.shell.lock.window import LockedWindow


class WindowPlace(Struct, frozen=True, kw_only=True):
    """`place` as the sidebar names it; `wizard_of`: the organization whose profile was in front,
    and `was_finished` whether that was complete before. `shown`: which requirements were, as
    `RequirementFilter` names them; empty where no assessment was seen.
    """

    place: str = ORGANIZATIONS
    assessment_id: str = ""
    requirement_id: str = ""
    shown: str = ""
    wizard_of: str = ""
    was_finished: bool = False


def place_of(window: LockedWindow) -> WindowPlace:
    """Of a window that is still shown."""
    opened = window.open_screens
    seen = opened is not None and ASSESSMENT in opened.made
    return WindowPlace(
        place=window.front.place,
        assessment_id=opened.open.id if opened is not None else "",
        requirement_id=opened.assessment.requirement_id if opened is not None and seen else "",
        shown=opened.assessment.header.choice if opened is not None and seen else "",
        wizard_of=window.intake.organization_id,
        was_finished=window.intake.was_finished,
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
            show_as_before(window, place.shown)
    if window.open_screens is not None and place.place == ASSESSMENT_COMPARISON:
        window.open_screens.compare("")
    elif place.place != ASSESSMENT:
        window.go(place.place)
    if place.wizard_of:
        with suppress(ExpectedError):
            window.intake.ask(place.wizard_of, was_finished=place.was_finished)


def show_as_before(window: LockedWindow, shown: str) -> None:
    """The requirements that were shown, where the assessment in front offers that."""
    from ui.assessment.selection import RequirementFilter  # not before there is an assessment

    if window.open_screens is not None and shown in list(RequirementFilter):
        window.open_screens.assessment.show_choice(RequirementFilter(shown))
