"""Leaves what is open when it was deleted for good, here or in another window, and says so."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import Deletion, NotInStore
from ui.parts.deleting.words import deleted_elsewhere_words
from ui.session.keeping import Keeping
from ui.shell.saved_line import SavedLine
from ui.widgets.notice_bar import NoticeBar
from ui.wizard.intake import Intake

if TYPE_CHECKING:
    from ui.shell.organization_screens import OrganizationScreens

# The dialogs about the program, its file or its guide: they stay whatever becomes of an organization.
OF_PROGRAM = frozenset(
    {
        "AboutDialog",
        "AskDialog",
        "CopiesDialog",
        "DamagedDialog",
        "FaultDialog",
        "KeyList",
        "LicencesDialog",
        "LostDialog",
        "MissingBackups",
        "ProblemDialog",
        "RecoveryDialog",
        "RemoveDialog",
        "ResealDialog",
        "RestoreDialog",
        "SetDialog",
        "VersionDialog",
        "WhatIsThisDialog",
        "WordsDialog",
        "_TryAgainQuestion",
    }
)


class LeavingFrame(Protocol):
    """What is needed of the window around the screens."""

    intake: Intake

    @property
    def open_screens(self) -> "OrganizationScreens | None":
        """The screens of the open organization."""

    def leave_organization(self) -> None:
        """Back to the list, asking nothing."""

    def open_organization(self, organization_id: str) -> None:
        """Show its newest assessment."""


class Deleted(QObject):
    """`bar` says what became of what was open here, until a person has read it."""

    def __init__(self, keeping: Keeping, saved: SavedLine, frame: LeavingFrame, parent: QObject) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._saved = saved
        self._frame = frame
        self.bar = NoticeBar(_("Understood"), tone="minor")
        self.bar.pressed.connect(self._dismiss)
        keeping.deleted.connect(self._follow)
        keeping.deletion_told.connect(self._tell_own)
        keeping.renewed.connect(self._look_again)
        self._told_of = ""  # the organization that the bar says is gone

    def _follow(self, deletions: list[Deletion]) -> None:
        others = [one for one in deletions if not one.here]
        screens = self._frame.open_screens
        open_id = self._frame.intake.organization_id or (screens.open.organization_id if screens else "")
        left = self._close_wizard()
        left = self._leave_organization(asking=bool(others)) or left
        if left and others:
            self.bar.say(deleted_elsewhere_words(others[-1], open_id))
            self._told_of = "" if self._is_there(open_id) else open_id
        if left:
            self._saved.forget_failure()

    def _tell_own(self, says: str) -> None:
        self._told_of = ""
        self.bar.say(says)

    def _look_again(self) -> None:
        """What was said to be gone may have come back."""
        if self._told_of and self._is_there(self._told_of):
            self._dismiss()

    def _close_wizard(self) -> bool:
        wizard, id_ = self._frame.intake.wizard, self._frame.intake.organization_id
        if wizard is None or not id_ or self._is_there(id_):
            return False
        self._frame.intake.give_up()
        return True

    def _leave_organization(self, *, asking: bool) -> bool:
        """Whether it was left; where only the assessment is gone, another one of it is shown.

        `asking`: a dialog may be open about it, of somebody who does not know yet that it is gone.
        """
        screens = self._frame.open_screens
        if screens is None:
            return False
        organization_id, assessment_id = screens.open.organization_id, screens.open.id
        there = self._is_there(organization_id)
        if there and any(one.id == assessment_id for one in self._keeping.store.assessments(organization_id)):
            return False
        if asking:
            self._give_up_dialogs()
        self._frame.leave_organization()
        if there and self._keeping.store.assessments(organization_id):
            self._frame.open_organization(organization_id)
        return True

    def _give_up_dialogs(self) -> None:
        """Nothing is left that they could change; what was typed in them had nowhere to go."""
        open_ones = [one for one in self.bar.window().findChildren(QDialog) if one.isVisible()]
        for dialog in reversed(open_ones):  # that over another one before that one
            if dialog.isModal() and not _is_of_program(dialog):
                dialog.done(QDialog.DialogCode.Rejected)

    def _is_there(self, organization_id: str) -> bool:
        try:
            self._keeping.store.profile(organization_id)
        except NotInStore:
            return False
        except ExpectedError:
            return True  # something else is wrong with it, and is said elsewhere
        return True

    def _dismiss(self) -> None:
        self._told_of = ""
        self.bar.say("")


def _is_of_program(dialog: QDialog) -> bool:
    """Whether neither it nor what it was opened over is about an organization."""
    around: QObject | None = dialog
    while around is not None:
        if isinstance(around, QDialog) and type(around).__name__ not in OF_PROGRAM:
            return False
        around = around.parent()
    return True
