"""What is done with what is being typed when the window will be gone in a moment and nobody can be asked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from isoassess.faults import survived

if TYPE_CHECKING:
    from ui.session.keeping import Keeping
    from ui.shell.common_screens import Outside
    from ui.shell.organization_screens import Workplace
    from ui.wizard.intake import Intake


def put_by(intake: "Intake", workplace: "Workplace | None", outside: "Outside", keeping: "Keeping") -> None:
    """Save all that can be saved; what stops one part stops no other."""
    steps: list[Callable[[], object]] = [intake.finish_typing, outside.finish_typing, keeping.finish]
    if workplace is not None:
        steps[1:1] = [workplace.finish_typing, workplace.open.keep_standing]
    for step in steps:
        survived(step, otherwise=None)
