"""What is needed of the window whose file is locked."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from ui.shell.fixed_screens import FixedScreens
    from ui.shell.foreground import Foreground
    from ui.shell.organization_screens import OrganizationScreens
    from ui.wizard.intake import Intake


class LockedWindow(Protocol):
    """The frame around the screens."""

    intake: "Intake"
    fixed: "FixedScreens"
    front: "Foreground"

    @property
    def open_screens(self) -> "OrganizationScreens | None":
        """The screens of the open organization."""

    def open_assessment(self, assessment_id: str) -> None:
        """Show an assessment."""

    def show_requirement(self, requirement_id: str) -> None:
        """Jump to one requirement of the open assessment."""

    def go(self, place: str) -> None:
        """Show a place of the sidebar."""

    def put_by(self) -> None:
        """Save what is being typed, and ask nothing."""

    def close(self) -> bool:
        """Close it, asking about what is not saved; whether it is closed."""

    def saveGeometry(self) -> QByteArray: ...

    def winId(self) -> int: ...
