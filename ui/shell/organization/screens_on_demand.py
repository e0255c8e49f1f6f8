"""The screens of one open organization, each made when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.commands.places import (
    ACTIONS,
    ASSESSMENT,
    ASSESSMENT_COMPARISON,
    HISTORY,
    OVERVIEW,
    REPORTS,
    STANDARD,
)
from ui.overview.screen import OverviewScreen
from ui.session.open_assessment import OpenAssessment
from ui.widgets.keys.key_hints import Hints

if TYPE_CHECKING:
    from ui.actions.open_actions import OpenActions
    from ui.assessment.screen import AssessmentScreen
    from ui.documents.screen import ReportsScreen
    from ui.history.screen import HistoryScreen
    from ui.lifecycle.comparison_screen import ComparisonScreen
    from ui.standard.screen import StandardScreen

    Screen = (
        OverviewScreen
        | StandardScreen
        | AssessmentScreen
        | OpenActions
        | ComparisonScreen
        | ReportsScreen
        | HistoryScreen
    )

PLACES = {
    OVERVIEW: "overview",
    STANDARD: "standard",
    ASSESSMENT: "assessment",
    ACTIONS: "actions",
    ASSESSMENT_COMPARISON: "compared",
    HISTORY: "past",
    REPORTS: "reports",
}


class ScreensOnDemand(QObject):
    """The screens of an assessment: the overview at once, each other one when it is first asked for.

    All of them together take several times as long as the one that is seen first.
    """

    requirement_wanted = Signal(str)
    profile_wanted = Signal(str)
    place_wanted = Signal(str)
    assessment_wanted = Signal(str)  # another one of the same organization
    new_wanted = Signal()
    reopening_wanted = Signal()
    start_wanted = Signal()
    hints_changed = Signal(object)  # Hints of the assessment
    package_wanted = Signal()
    client_wanted = Signal()  # the client's folder
    export_wanted = Signal(object)  # the organization as a list of its id and name
    folder_wanted = Signal(object)  # the same
    renamed = Signal()  # the assessment is called something else now
    status_said = Signal(str)
    succeeded = Signal()  # something that is no change of the assessment was done

    def __init__(self, opened: OpenAssessment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open = opened
        opened.setParent(self)
        self.overview = OverviewScreen(opened)
        self.made: dict[str, Screen] = {OVERVIEW: self.overview}

    def screen(self, place: str) -> "Screen":
        """The one of a place of `PLACES`."""
        made: Screen = getattr(self, PLACES[place])
        return made

    @cached_property
    def standard(self) -> "StandardScreen":
        from ui.standard.screen import StandardScreen

        made = StandardScreen(self.open)
        made.profile_wanted.connect(self.profile_wanted)
        self.made[STANDARD] = made
        return made

    @cached_property
    def assessment(self) -> "AssessmentScreen":
        from ui.assessment.screen import AssessmentScreen

        made = AssessmentScreen(self.open)
        made.hints_changed.connect(self._tell_hints)
        made.reopen_wanted.connect(self.reopening_wanted)
        made.status_said.connect(self.status_said)
        made.action_wanted.connect(self._want_action)
        made.result_wanted.connect(self._show_overview)
        made.scan_chosen.connect(self.renamed)
        self.made[ASSESSMENT] = made
        return made

    @cached_property
    def actions(self) -> "OpenActions":
        from ui.actions.open_actions import OpenActions

        made = OpenActions(self.open)
        made.requirement_wanted.connect(self._want_requirement)
        made.start_wanted.connect(self.start_wanted)
        made.status_said.connect(self.status_said)
        self.made[ACTIONS] = made
        return made

    @cached_property
    def compared(self) -> "ComparisonScreen":
        from ui.lifecycle.comparison_screen import ComparisonScreen

        made = ComparisonScreen(self.open)
        made.new_wanted.connect(self.new_wanted)
        made.left.connect(self._show_overview)
        made.requirement_wanted.connect(self.requirement_wanted)
        self.made[ASSESSMENT_COMPARISON] = made
        return made

    @cached_property
    def past(self) -> "HistoryScreen":
        from ui.history.screen import HistoryScreen

        made = HistoryScreen(self.open)
        made.left.connect(self._show_overview)
        made.status_said.connect(self.status_said)
        self.made[HISTORY] = made
        return made

    @cached_property
    def reports(self) -> "ReportsScreen":
        from ui.documents.screen import ReportsScreen

        made = ReportsScreen(self.open)
        made.outcome.succeeded.connect(self.succeeded)
        made.tables.checklist.profile_wanted.connect(self.profile_wanted)
        made.tables.package.clicked.connect(self.package_wanted)
        made.tables.folder.clicked.connect(self.client_wanted)
        self.made[REPORTS] = made
        return made

    def _tell_hints(self, hints: Hints) -> None:
        """What is completed is not worked in."""
        self.hints_changed.emit(() if self.open.completed is not None else hints)

    def _show_overview(self) -> None:
        self.place_wanted.emit(OVERVIEW)

    def _want_action(self, action_id: str, is_new: bool) -> None:
        """To an action in the list; a new one is ready to be described."""
        self.place_wanted.emit(ACTIONS)
        self.actions.show_action(action_id, is_new=is_new)

    def _want_requirement(self, _organization_id: str, requirement_id: str) -> None:
        self.requirement_wanted.emit(requirement_id)
