"""Where the organization stands: the verdict, why, and what to do next."""

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from isoassess.errors import ExpectedError
from ui.assessment.order import QuestionOrder
from ui.assessment.selection import RequirementFilter
from ui.overview.cards import PrerequisitesCard
from ui.overview.clauses import ClausesCard
from ui.overview.further import FurtherCards
from ui.overview.header import OverviewHeader
from ui.overview.summary_export import SummaryExport
from ui.overview.verdict_banner import VerdictBanner
from ui.parts.judged_page import JudgedPage
from ui.parts.lock_bar import LockBar
from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.columns import Columns


class OverviewScreen(JudgedPage):
    """`requirement_wanted` and `profile_wanted` name where a person wants to go."""

    requirement_wanted = Signal(str)
    profile_wanted = Signal(str)
    choice_wanted = Signal(object)  # the RequirementFilter to be gone through

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(opened, parent)
        self._open = opened
        self._export = SummaryExport(opened)
        self._header = OverviewHeader(opened, self._export.button)
        self._lock = LockBar()
        self._banner = VerdictBanner()
        self._clauses = ClausesCard()
        self._prerequisites = PrerequisitesCard()
        self._further = FurtherCards(opened, self._banner)
        self._lay_out()
        self._lock.reopen_wanted.connect(self._header.reopening_wanted)
        self._header.naming_wanted.connect(self._export.question.ask)
        self._banner.start_wanted.connect(self._start)
        self._banner.quick_scan.wanted.connect(self._want_quick)
        self._further.requirement_wanted.connect(self.requirement_wanted)
        self._further.profile_wanted.connect(self.profile_wanted)
        self._further.choice_wanted.connect(self.choice_wanted)

    @property
    def header(self) -> OverviewHeader:
        """The buttons of the top bar, and what they ask for."""
        return self._header

    @property
    def export(self) -> SummaryExport:
        return self._export

    @property
    def is_whole(self) -> bool:
        """Whether the cards below the fold are made, too."""
        return self._further.is_whole

    def focus_start(self) -> None:
        """Give the keys to the button that begins or continues the assessment."""
        self._banner.focus_start()

    def _lay_out(self) -> None:
        page = self.page
        page.body.addWidget(self._lock)
        page.body.addWidget(self._banner)
        page.body.addWidget(Columns((self._clauses,), (self._prerequisites,), filled=True))
        page.body.addWidget(self._further)
        page.body.addStretch(1)
        self.stand_below(self._export.question)
        self.stand_below(self._export)

    def refresh(self) -> None:
        """Show what is judged now."""
        case, judgement = self._open.case, self._open.judgement
        self._header.refresh()
        self._lock.show_lock(self._open.completed, self._open.assessor)
        self._banner.show_judgement(case, judgement, locked=self._open.completed is not None)
        self.look_again()
        self._clauses.show_judgement(judgement)
        self._prerequisites.show_judgement(judgement)
        self._further.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._further.make_those_in_sight(self.page.viewport())

    def look_again(self) -> None:
        """Show where one goes on, which changes with each question that is looked at."""
        following = self._following()
        self._banner.show_following(self._open.requirement_words(following) if following else "")

    def _start(self) -> None:
        """Go on where one stopped, with the next question that is not answered."""
        if following := self._following():
            self.requirement_wanted.emit(following)

    def _want_quick(self) -> None:
        self.choice_wanted.emit(RequirementFilter.QUICK)

    def _following(self) -> str:
        stopped = self._open.in_view
        if not stopped:
            with suppress(ExpectedError):  # then from the beginning
                stopped = self._open.keeping.store.last_rated(self._open.id)
        return QuestionOrder(self._open).goes_on(stopped)
