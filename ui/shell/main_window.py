"""The frame around the screens: where one is, where one can go, and whether the last change is saved."""

import datetime
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import Store
from ui.commands.places import ALL_ACTIONS, ASSESSMENT, ORGANIZATIONS, OVERVIEW, PROFILE
from ui.home.screen import HomeScreen
from ui.packages.ways import PackageWays
from ui.session.first_assessment import assessment_to_open
from ui.session.keeping import Keeping
from ui.session.remembered import Remembered
from ui.session.unsaved import refused_in
from ui.shell.commanding.center import CommandCenter
from ui.shell.file.store_care import StoreCare
from ui.shell.file.waiting_text import TextRescue
from ui.shell.fixed_screens import FixedScreens
from ui.shell.focus_guard import FocusGuard
from ui.shell.foreground import Foreground
from ui.shell.frame import FrontScreen, give_size, lay_out_frame
from ui.shell.last_saving import save_last
from ui.shell.organization.given_files import GivenFiles
from ui.shell.other_windows import OtherWindows
from ui.shell.saved_line import SavedLine
from ui.shell.sidebar import Sidebar
from ui.shell.top_bar import TopBar
from ui.wizard.intake import Intake

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from ui.actions.open_actions import AllActions
    from ui.library.screen import LibraryScreen
    from ui.shell.organization_screens import OrganizationScreens
    from ui.standard.side_by_side_screen import SideBySideScreen


class MainWindow(QMainWindow):
    """One window, one store; at most one organization is open in it."""

    another_wanted = Signal(object)  # Path of the file to open in place of this one, or its KnownDamage

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], "Catalogue"],
        remembered: Remembered,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        parent: QWidget | None = None,
    ) -> None:
        """`catalogue` is asked for when the first organization is opened: reading it takes a moment."""
        super().__init__(parent)
        self._store, self._catalogue = store, catalogue
        self._remembered, self._today = remembered, today
        self._open_screens: OrganizationScreens | None = None
        keeping = self._keeping = Keeping(store, self)
        self.home = HomeScreen(store, catalogue, remembered, today=today)
        self.intake = Intake(store, self, today=today, keeping=keeping)
        self._sidebar, self._top, self._screens = Sidebar(), TopBar(), FrontScreen()
        self.fixed = FixedScreens(store, catalogue, remembered, self._screens, today=today, keeping=keeping)
        self._saved = SavedLine(str(store.path), refused=partial(refused_in, self))
        self.front = Foreground(self._screens, self._sidebar, self._top, self._saved)
        self.others = OtherWindows(keeping, self._saved, self, catalogue)
        at = (store, catalogue, remembered, keeping.listen, self)
        self.packages = PackageWays(*at, today=today, settle=self._may_go_on)
        self._care = StoreCare(store, remembered, self, waits=self.others.left_over)
        FocusGuard(self._screens, self._top)
        self._lay_out()
        self.commands = CommandCenter(self, store, catalogue, self._sidebar, self._saved, today=today)
        self._sidebar.wanted.connect(self.go)
        self.home.opened.connect(self.open_organization)
        self.home.new_wanted.connect(self.new_organization)
        self.home.committed.connect(self._after_commit)
        self.home.notice.undone.connect(self._saved.show_hint)
        self.home.counted.connect(self._sidebar.show_count)
        self._connect_fixed_screens()
        self._keeping.renewed.connect(self._follow_file)
        self.intake.closed.connect(self._after_wizard)
        self.intake.closed.connect(self.home.follow_wizard)
        self._saved.follow(self.intake)
        self._sidebar.show_count(self.home.count)
        self._show_home()

    def go(self, place: str) -> None:
        """Show a place of the sidebar."""
        ways: dict[str, Callable[[], object]] = {
            ORGANIZATIONS: self.close_organization,
            ALL_ACTIONS: self.show_all_actions,
            PROFILE: self.edit_profile,
            **self.fixed.ways(self.front),
        }
        ways.get(place, partial(self._show, place))()

    def new_organization(self) -> None:
        self.intake.ask()

    def open_organization(self, organization_id: str) -> None:
        """Show its newest assessment, begun now where there is none; go on with a wizard that was left."""
        if not self._may_leave():
            return
        with self._saved.telling_failure():
            at = (self._store, self._catalogue, organization_id, self._today())
            assessment_id, is_left = assessment_to_open(*at, own_name=self._remembered.own_name)
            if assessment_id is not None:
                self._enter(assessment_id)
            if is_left:
                self.intake.ask(organization_id)

    def open_assessment(self, assessment_id: str) -> None:
        """Show another assessment of the open organization."""
        if self._may_leave():
            with self._saved.telling_failure():
                self._enter(assessment_id)

    def close_organization(self) -> None:
        """Back to the list of organizations."""
        if self._may_leave():
            self.leave_organization()

    def leave_organization(self) -> None:
        self._leave()
        self.home.refresh()
        self._show_home()

    def edit_profile(self, fact: str = "") -> None:
        """Open the wizard on the profile of the open organization, at the question about a fact."""
        if self._open_screens is not None:
            with self._saved.telling_failure():
                self.intake.ask(self._open_screens.open.organization_id, fact=fact)

    def show_requirement(self, requirement_id: str) -> None:
        """Jump to one requirement of the assessment."""
        if self._open_screens is not None:
            self._show(ASSESSMENT)
            self._open_screens.assessment.focus_requirement(requirement_id)

    def show_comparison(self) -> "SideBySideScreen":
        """ISO 9001 and ISO 9002 side by side."""
        return self.fixed.show_comparison(self.front)

    def show_library(self) -> "LibraryScreen":
        """The questions of all editions."""
        return self.fixed.show_library(self.front)

    def show_all_actions(self) -> "AllActions":
        """The actions of all organizations."""
        screen = self.fixed.show_actions(self.front)
        self._count_actions()
        return screen

    @property
    def open_screens(self) -> "OrganizationScreens | None":
        """The screens of the open organization."""
        return self._open_screens

    @property
    def said(self) -> str:
        """What the lower edge says: saved when, or why not."""
        return self._saved.said

    def put_by(self) -> None:
        """Save what is being typed, and ask nothing; what the file cannot take is kept for the next start."""
        save_last(self.intake, self._open_screens, self.fixed, self._keeping)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self._care.may_close() and self._may_go_on() and self.others.may_forget()):
            event.ignore()
            return
        if self._open_screens is not None:
            self._open_screens.open.keep_standing()
        self._remembered.geometry = self.saveGeometry()
        self._care.leave()
        self.fixed.backing_up.leave()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        give_size(self, self._remembered.geometry)
        self._screens.setObjectName("screens")
        self._screens.addWidget(self.home)
        notices = (self.others.line, self.packages.line, self._care.notices)
        lay_out_frame(self, self._sidebar, self._top, self._screens, notices, self._saved)

    def _connect_fixed_screens(self) -> None:
        """The actions of all organizations, and what becomes of the file."""
        self._care.usable.connect(self.fixed.finish_typing)
        self._care.moved.connect(self._saved.show_file)
        for another_state in (self._care.reopened, self.fixed.taken_back, self.packages.changed):
            another_state.connect(self._show_again)
        self._care.another_wanted.connect(self.another_wanted)
        TextRescue(self._care, self._keeping, self._catalogue, self)
        self._keeping.taken_over.connect(self._care.show_taken_over)
        self._keeping.left_for_other.connect(self._care.show_left_for_other)
        self.fixed.committed.connect(self._after_commit)
        self.fixed.status_said.connect(self._saved.show_hint)
        self.fixed.requirement_wanted.connect(self._open_at)
        self.fixed.start_wanted.connect(self.close_organization)
        self.fixed.backup_told.connect(self._saved.show_backup)
        self.packages.store_wanted.connect(self.another_wanted)
        GivenFiles(self, self._store, today=self._today)

    def _follow_file(self) -> None:
        if self._open_screens is None:
            self.home.refresh()
        self._count_actions()

    def _show_again(self) -> None:
        self._saved.show_saved(self._store.last_commit)
        self.others.put_away.look_again()
        self._keeping.renewed.emit()
        if self._open_screens is not None:
            self._open_screens.open.reload()
        elif self.home.isVisible():
            self.home.focus_list()

    def _show_home(self) -> None:
        self.setWindowTitle("IsoAssess")
        self._sidebar.show_nothing_open()
        self._count_actions()
        self.front.bring(self.home, self.home.header, ORGANIZATIONS, _("Organizations"))
        self.home.focus_list()

    def _enter(self, assessment_id: str) -> None:
        from ui.session.open_assessment import OpenAssessment  # what only an open organization needs
        from ui.shell.organization_screens import OrganizationScreens

        at = (self._store, self._catalogue(), assessment_id, self._remembered)
        opened = OpenAssessment(*at, today=self._today, keeping=self._keeping)
        self._leave()
        self._open_screens = OrganizationScreens(opened, self)
        for standing in (opened.judged, self._open_screens.renamed):
            standing.connect(self._show_standing)
        self._saved.follow(opened)
        self._open_screens.requirement_wanted.connect(self.show_requirement)
        self._open_screens.profile_wanted.connect(self.edit_profile)
        self._open_screens.place_wanted.connect(self.go)
        self._open_screens.assessment_wanted.connect(self.open_assessment)
        self._open_screens.status_said.connect(self._saved.show_hint)
        self.packages.serve(self._open_screens)
        self._open_screens.hints_changed.connect(self._saved.show_keys)
        self._open_screens.succeeded.connect(self._saved.forget_failure)
        self._saved.show_saved(opened.last_commit)
        self._show_standing()
        self._show(OVERVIEW)
        self._care.usable.connect(self._open_screens.finish_typing)
        self._care.look_at(opened)

    def _may_leave(self) -> bool:
        """Whether nothing that was typed is lost, or a person accepts that."""
        return self._open_screens is None or self._open_screens.may_go_on()

    def _may_go_on(self) -> bool:
        return self._may_leave() and self.fixed.may_go_on()

    def _leave(self) -> None:
        if self._open_screens is not None:
            self.front.forget(self._open_screens)
            self._open_screens.close()
            self._open_screens = None

    def _show(self, place: str) -> None:
        if self._open_screens is not None:
            self.front.bring_place(self._open_screens, place)

    def _show_standing(self) -> None:
        if self._open_screens is not None:
            self.front.show_standing(self._open_screens)
            self.setWindowTitle(f"{self._open_screens.name} - IsoAssess")

    def _count_actions(self) -> None:
        with suppress(ExpectedError):  # a figure can wait; who goes there is told what is wrong
            self._sidebar.show_open_actions(self._store.action_counts(self._today())[0], everywhere=True)

    def _after_commit(self, moment: datetime.datetime | None) -> None:
        self._saved.show_saved(moment)
        self._count_actions()

    def _open_at(self, organization_id: str, requirement_id: str) -> None:
        self.open_organization(organization_id)
        self.show_requirement(requirement_id)

    def _after_wizard(self, organization_id: str, finished: bool) -> None:
        """Go where the wizard leads: into the assessment when it was finished, else back to where one was."""
        if self._open_screens is not None and self._open_screens.open.organization_id == organization_id:
            self._open_screens.profile_changed()
        elif finished and organization_id:
            self.open_organization(organization_id)
        else:
            self.home.refresh()
            self.home.select(organization_id)
        if finished and self._open_screens is not None and self.front.holds(self._open_screens.overview):
            self._open_screens.overview.focus_start()  # Enter goes on where the wizard ended
