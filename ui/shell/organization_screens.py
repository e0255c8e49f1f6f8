"""The screens of one open organization, and the words about it that the frame shows."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from isoassess.domain import Grade
from isoassess.domain.words import design_clause_words, short_percent_words
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.shown import shown_name
from isoassess.store.sample import is_sample
from ui.assessment.selection import RequirementFilter
from ui.commands.places import (
    ACTIONS,
    ASSESSMENT,
    ASSESSMENT_COMPARISON,
    HISTORY,
    OVERVIEW,
    REPORTS,
    STANDARD,
)
from ui.lifecycle.dialogs import AssessmentDialogs
from ui.parts.assessment_labels import kind_words, state_words
from ui.session.clash_words import wait_reason
from ui.session.open_assessment import OpenAssessment
from ui.session.unsaved import may_be_lost
from ui.shell.organization.screens_on_demand import ScreensOnDemand
from ui.widgets.keys.key_hints import Hints

LONGEST_NAME = 300  # characters; a title and the sidebar show fewer

if TYPE_CHECKING:
    from ui.actions.open_actions import OpenActions
    from ui.assessment.screen import AssessmentScreen


class OrganizationScreens(ScreensOnDemand):
    """What the screens of an assessment ask for, and what is typed in them; they go together."""

    def __init__(self, opened: OpenAssessment, parent: QObject | None = None) -> None:
        super().__init__(opened, parent)
        self.dialogs = AssessmentDialogs(opened, self.overview, self)
        self.overview.requirement_wanted.connect(self.requirement_wanted)
        self.overview.profile_wanted.connect(self.profile_wanted)
        self.overview.choice_wanted.connect(self._want_choice)
        self.overview.export.succeeded.connect(self.succeeded)
        self.new_wanted.connect(self._start_new)
        self.reopening_wanted.connect(self.dialogs.reopen)
        self.start_wanted.connect(self._want_assessment)
        self._connect_assessments()

    @property
    def name(self) -> str:
        return shown_name(self.open.profile.organization.name, LONGEST_NAME) or _("(no name yet)")

    @property
    def standard_line(self) -> str:
        """The lens, and what becomes of clause 8.3 where it has one."""
        lens = self.open.lens
        if not lens.certifiable:
            return self._marked(_("{lens} · contract model").format(lens=lens.label))
        clause = design_clause_words(self.open.decision.today.clause_8_3)
        return self._marked(f"{lens.label} · {clause}")

    @property
    def coverage(self) -> str:
        """How much is assessed, in percent rounded down, so that 100 % means all."""
        share = self.open.judgement.share
        if not share.applicable:
            return ""
        return short_percent_words(share.assessed, share.applicable)

    @property
    def subtitle(self) -> str:
        """Which assessment this is: Full assessment · completed 18 Nov 2026."""
        scanning = ASSESSMENT in self.made and self.assessment.is_quick_scan
        kind = kind_words(self.open, scanning=scanning)
        return f"{kind} · {state_words(self.open.completed, self.open.started)}"

    @property
    def open_actions(self) -> int:
        return self.open.action_counts.open

    def title(self, place: str) -> str:
        return {
            OVERVIEW: _("Overview"),
            STANDARD: _("Standard"),
            ASSESSMENT: _("Assessment"),
            ACTIONS: _("Actions"),
            ASSESSMENT_COMPARISON: _("Comparison"),
            HISTORY: _("History"),
            REPORTS: _("Reports"),
        }[place]

    def hints(self, place: str) -> Hints:
        """The keys of a screen that is worked in all day, as they are where the focus is."""
        if place != ASSESSMENT or self.open.completed is not None:
            return ()
        return self.assessment.hints

    def may_go_on(self) -> bool:
        """Save what is being typed; whether all of it is saved, or a person gives up what cannot be."""
        if self.finish_typing():
            return True
        if not may_be_lost(self.overview.window(), self._why_unsaved(), self._still_unsaved):
            return False
        for part in self._typed_in:
            part.give_up_typing()
        self.open.keeping.forget()
        with suppress(ExpectedError):
            self.open.answers.read()
        if ACTIONS in self.made:
            self.actions.reread()
        return True

    @property
    def _typed_in(self) -> "list[AssessmentScreen | OpenActions]":
        """Of the screens in which a text is written those that were ever seen."""
        found: list[AssessmentScreen | OpenActions] = []
        if ASSESSMENT in self.made:
            found.append(self.assessment)
        if ACTIONS in self.made:
            found.append(self.actions)
        return found

    def _why_unsaved(self) -> str:
        reason = wait_reason(self.open.keeping.waiting, self.open.field_name)
        typed = "\n".join(part.waits for part in self._typed_in if part.waits)
        failure = self.actions.failure if ACTIONS in self.made else ""
        return reason or typed or failure or self.open.failure

    def _still_unsaved(self) -> str:
        return "" if self.finish_typing() else self._why_unsaved() or _("It cannot be saved.")

    def finish_typing(self) -> bool:
        """Save what is being typed; whether all of it is saved."""
        finished = [part.finish_typing() for part in self._typed_in]
        finished.append(self.open.keeping.finish() or not self.open.waits_here())
        return all(finished)

    def compare(self, before: str) -> None:
        """Hold the open assessment against another one, the newest earlier one where none is named."""
        self.compared.choose(before, self.open.id)
        self.place_wanted.emit(ASSESSMENT_COMPARISON)

    def show_file(self, file_id: str) -> None:
        """What is known of an attached file, over a requirement that it shows."""
        answers = self.open.case.answers
        shown = [id_ for id_ in answers if self.open.asks(id_) and file_id in answers[id_].attachments]
        if shown:
            self.requirement_wanted.emit(shown[0])
        else:
            self.place_wanted.emit(ASSESSMENT)
        self.assessment.describe_file(file_id)

    def profile_changed(self) -> None:
        """Take over what the wizard changed; the lens follows when the rules now choose another one.

        A completed assessment rests on the profile kept with it, and nothing of it follows.
        """
        before = self.open.decision.today.lens
        self.open.reload()
        if self.open.completed is not None or self.open.own_decision is not None:
            return
        if self.open.decision.today.lens is not before:
            self.open.decide(None)

    def close(self) -> None:
        """Take the screens down, and the headers that the frame took from them."""
        self.open.keep_standing()
        for screen in self.made.values():
            screen.header.deleteLater()
            screen.deleteLater()
        self.deleteLater()

    def _connect_assessments(self) -> None:
        """What is done to the assessment as a whole, wherever it is asked for."""
        header = self.overview.header
        header.assessment_wanted.connect(self.assessment_wanted)
        header.comparison_wanted.connect(self.compare)
        header.completion_wanted.connect(self._complete)
        header.reopening_wanted.connect(self.dialogs.reopen)
        header.deletion_wanted.connect(self._delete)
        header.new_wanted.connect(self._start_new)
        header.history_wanted.connect(self._want_history)
        header.export_wanted.connect(self._export)
        self.package_wanted.connect(self._export)
        for wanted in (header.folder_wanted, self.client_wanted):
            wanted.connect(self._write_folder)
        self.dialogs.started.connect(self.assessment_wanted)
        self.dialogs.failed.connect(self.open.failed)
        self.dialogs.deleted.connect(self.open.keeping.tell_deleted)

    def _marked(self, line: str) -> str:
        """Nobody shall take the sample for a client, whatever it is called."""
        return _("Sample · {line}").format(line=line) if is_sample(self.open.organization_id) else line

    def _complete(self) -> None:
        if self.may_go_on():
            self.dialogs.complete()

    def _export(self) -> None:
        """With what is being typed."""
        if self.may_go_on():
            self.open.settle_numbers()
            self.export_wanted.emit([(self.open.organization_id, self.name)])

    def _write_folder(self) -> None:
        """With what is being typed; on the overview it is asked who assessed, where nobody is named."""
        if not self.may_go_on():
            return
        if self.overview.isVisible():
            self.overview.export.question.before(self._hand_folder_on)
        else:
            self._hand_folder_on()

    def _hand_folder_on(self) -> None:
        self.folder_wanted.emit([(self.open.organization_id, self.name)])

    def _delete(self) -> None:
        if self.may_go_on():
            self.dialogs.delete()

    def _start_new(self) -> None:
        if self.may_go_on():  # the one in view may be completed with it
            self.dialogs.start_new()

    def _want_history(self) -> None:
        self.place_wanted.emit(HISTORY)

    def _want_choice(self, choice: RequirementFilter) -> None:
        """To the requirements of a choice; the quick scan is begun, or goes on where it is open."""
        self.place_wanted.emit(ASSESSMENT)
        self.assessment.show_choice(choice)
        if choice is RequirementFilter.QUICK:
            self.assessment.go_on()

    def _want_assessment(self) -> None:
        """To the first likely nonconformity; to where one is in the assessment where there is none."""
        gaps = (Grade.MINOR, Grade.MAJOR)
        found = (known.requirement for known in self.open.judgement.findings if known.grade in gaps)
        self.requirement_wanted.emit(next(found, self.assessment.requirement_id))
