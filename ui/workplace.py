"""The screens of one open organization, and the words about it that the frame shows."""

from PySide6.QtCore import QObject, Signal

from isoassess.texts import _
from isoassess.words import design_clause_words
from ui.moments import day_words
from ui.open_assessment import OpenAssessment
from ui.remembered import Remembered
from ui.screens.assessment import AssessmentScreen
from ui.screens.overview import OverviewScreen
from ui.screens.standard import StandardScreen
from ui.widgets.sidebar import ASSESSMENT, OVERVIEW, STANDARD

Screen = OverviewScreen | StandardScreen | AssessmentScreen


class Workplace(QObject):
    """Makes the screens of an assessment and takes them down together."""

    requirement_wanted = Signal(str)
    profile_wanted = Signal(str)

    def __init__(self, opened: OpenAssessment, remembered: Remembered, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open = opened
        opened.setParent(self)
        self.overview = OverviewScreen(opened, remembered)
        self.standard = StandardScreen(opened)
        self.assessment = AssessmentScreen(opened)
        self.overview.requirement_wanted.connect(self.requirement_wanted)
        self.overview.profile_wanted.connect(self.profile_wanted)
        self.standard.profile_wanted.connect(self.profile_wanted)

    @property
    def screens(self) -> dict[str, Screen]:
        """By their place in the sidebar."""
        return {OVERVIEW: self.overview, STANDARD: self.standard, ASSESSMENT: self.assessment}

    @property
    def name(self) -> str:
        return self.open.profile.organization.name or _("(no name yet)")

    @property
    def standard_line(self) -> str:
        """The lens, and what becomes of clause 8.3 where it has one."""
        lens = self.open.lens
        if not lens.certifiable:
            return _("{lens} · contract model").format(lens=lens.label)
        clause = design_clause_words(self.open.decision.today.clause_8_3)
        return f"{lens.label} · {clause}"

    @property
    def coverage(self) -> str:
        """How much is assessed, in percent rounded down, so that 100 % means all."""
        share = self.open.judgement.share
        if not share.applicable:
            return ""
        return _("{percent} %").format(percent=100 * share.assessed // share.applicable)

    @property
    def started(self) -> str:
        return _("started {day}").format(day=day_words(self.open.started))

    def title(self, place: str) -> str:
        return {OVERVIEW: _("Overview"), STANDARD: _("Standard"), ASSESSMENT: _("Assessment")}[place]

    def profile_changed(self) -> None:
        """Take over what the wizard changed; the lens follows when the rules now choose another one."""
        before = self.open.decision.today.lens
        self.open.reload()
        if self.open.own_decision is None and self.open.decision.today.lens is not before:
            self.open.decide(None)

    def close(self) -> None:
        """Take the screens down, and the headers that the frame took from them."""
        self.open.keep_standing()
        for screen in self.screens.values():
            screen.header.deleteLater()
            screen.deleteLater()
        self.deleteLater()
