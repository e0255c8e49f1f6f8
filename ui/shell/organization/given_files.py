"""What becomes of files that come into the window: where each is shown, and whose it is."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.shown import shown_name
from isoassess.store import NotInStore, Shelf, Store
from ui.commands.of_documents import TAKE_CHECKLIST
from ui.commands.places import REPORTS

if TYPE_CHECKING:
    from ui.home.screen import HomeScreen
    from ui.packages.opening import FilledFile
    from ui.packages.ways import PackageWays
    from ui.shell.fixed_screens import FixedScreens
    from ui.shell.organization_screens import OrganizationScreens
    from ui.wizard.intake import Intake


class FilesWindow(Protocol):
    """What of the window is asked here."""

    home: "HomeScreen"
    packages: "PackageWays"
    fixed: "FixedScreens"
    intake: "Intake"

    @property
    def open_screens(self) -> "OrganizationScreens | None": ...
    def go(self, place: str) -> None: ...
    def open_assessment(self, assessment_id: str) -> None: ...


class GivenFiles(QObject):
    """Connects the ways in and out with the screens of a window."""

    def __init__(self, window: FilesWindow, store: Store, *, today: Callable[[], datetime.date]) -> None:
        super().__init__(window.home)
        self._window, self._store, self._today = window, store, today
        home, packages = window.home, window.packages
        packages.serve(home)
        home.file_wanted.connect(packages.choose)
        home.beginning_wanted.connect(self._begin_from)
        packages.filled_wanted.connect(self._show_filled)
        packages.begun.connect(self._go_on_with)
        packages.changed.connect(self._follow_import)
        packages.changed.connect(window.fixed.backing_up.look)  # one was made before it was taken over
        home.notice.nothing_to_undo.connect(self._undo_import)
        home.opened.connect(self._watch_opened)
        self._advice = ""  # what the line says of a file that waits for an organization

    def _follow_import(self) -> None:
        """Who undoes now does not mean what was done before it."""
        from ui.assessment.undo_redo import UndoRedo

        self._window.home.notice.forget_moves()
        screens = self._window.open_screens
        if screens is not None and self._window.packages.line.can_undo:
            says = _(
                "What was taken over came last; “Undo the import” below takes that back. Ctrl+Z again takes "
                "back an answer."
            )
            for steps in screens.assessment.findChildren(UndoRedo):
                steps.say_first(says)

    def _undo_import(self) -> None:
        """As its button does, where what was taken over came last."""
        line = self._window.packages.line
        if line.says and line.can_undo:
            line.undo_wanted.emit()
        else:
            self._window.home.notice.show_done(_("There is nothing to undo in the list."))

    def _begin_from(self, organization_id: str) -> None:
        """Another organization with the profile of this one, in the wizard; nothing of it is assessed."""
        from isoassess.domain.fact_words import fact_words
        from isoassess.services.assessment_files.starting import started_from
        from ui.home.organization_changes import renamed

        line = self._window.packages.line
        try:
            started = started_from(self._store, organization_id, self._today())
            begun = self._store.add_organization(renamed(started.profile))
            self._store.save_wizard_page(begun, 0)
        except ExpectedError as error:
            line.show_failure(str(error))
            return
        if started.asked_anew:
            says = _("Asked anew, because time has changed it: {facts}.")
            facts = dict.fromkeys(fact_words(key) for key in started.asked_anew)
            line.show_done(says.format(facts=", ".join(facts)))
        self._window.home.refresh()
        self._go_on_with(begun)

    def _go_on_with(self, organization_id: str) -> None:
        """In the wizard, where it is filled in."""
        self._window.home.select(organization_id)
        self._window.intake.ask(organization_id)

    def _show_filled(self, found: "FilledFile") -> None:
        """In the reports of the assessment that it says it is of, else of the one that is open."""
        from isoassess.exchange.file_kinds import FileKind
        from ui.documents.worksheet.coming_back import why_nothing_comes_back

        try:
            self._enter(found)
        except ExpectedError as error:
            self._window.packages.line.show_failure(str(error))
            return
        screens = self._window.open_screens
        if screens is None:
            line = self._window.packages.line
            line.show_failure(_nothing_open(found))
            self._advice = line.says
            return
        if found.assessment and screens.open.id != found.assessment:
            return  # a person has stayed where one is
        why_not = why_nothing_comes_back(screens.open)
        if why_not:
            self._window.packages.line.show_failure(why_not)
            return
        self._window.go(REPORTS)
        reports = screens.reports
        if found.is_checklist:
            reports.tables.checklist.read(found.path)
        elif found.kind is FileKind.PDF:
            reports.reading_in.read(found.path)
        else:
            reports.tables.reading_in.read(found.path)

    def _watch_opened(self, _organization_id: str) -> None:
        """An advice goes when it was followed, or something else was done."""
        screens = self._window.open_screens
        if self._advice and screens is not None:
            screens.succeeded.connect(self._withdraw_advice)
            screens.open.committed.connect(self._withdraw_advice)

    def _withdraw_advice(self, _moment: object = None) -> None:
        line, advice = self._window.packages.line, self._advice
        self._advice = ""
        if advice and line.says == advice:
            line.hide()

    def _enter(self, found: "FilledFile") -> None:
        """The assessment, where it is in the file (NotInStore where it is not)."""
        screens = self._window.open_screens
        if not found.assessment or (screens is not None and screens.open.id == found.assessment):
            return
        try:
            of = self._store.assessment(found.assessment).organization_id
            if of in self._store.organization_ids(shelf=Shelf.REMOVED):
                raise NotInStore
        except NotInStore:
            says = _("{name} is of an assessment that is not in {store}.")
            raise NotInStore(says.format(name=found.path.name, store=self._store.path.name)) from None
        self._window.open_assessment(found.assessment)


def _nothing_open(found: "FilledFile") -> str:
    says = (
        _(
            "{name} looks like a checklist. Open the organization that it is about, and choose “{command}” "
            "there, in the menu or in the reports."
        )
        if found.is_checklist
        else _("{name} does not say of which assessment it is. Open that first, and then the file again.")
    )
    return says.format(name=shown_name(found.path.name), command=TAKE_CHECKLIST.says())
