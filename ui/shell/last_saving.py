"""Saves what is being typed when the window will be gone in a moment and nobody can be asked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from isoassess.faults import survived

if TYPE_CHECKING:
    from ui.session.keeping import Keeping
    from ui.shell.fixed_screens import FixedScreens
    from ui.shell.organization_screens import OrganizationScreens
    from ui.wizard.intake import Intake


def save_last(
    intake: "Intake",
    open_screens: "OrganizationScreens | None",
    fixed_screens: "FixedScreens",
    keeping: "Keeping",
) -> None:
    """Save all that can be saved; what stops one part stops no other."""
    steps: list[Callable[[], object]] = [
        intake.finish_typing,
        fixed_screens.finish_typing,
        keeping.finish,
        fixed_screens.backing_up.halt,
    ]
    if open_screens is not None:
        steps[1:1] = [open_screens.finish_typing, open_screens.open.keep_standing]
    for step in steps:
        survived(step, otherwise=None)
