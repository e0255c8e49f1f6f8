"""Which standard, and why: both answers side by side, and all that they rest on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from isoassess.domain.decision import OwnDecision
from isoassess.language.texts import _
from ui.commands.command import bind
from ui.commands.of_assessment import DECIDE_OTHERWISE, FOLLOW_RULES
from ui.parts.judged_page import JudgedPage
from ui.session.open_assessment import OpenAssessment
from ui.standard.answers import ModelCard, TodayCard
from ui.standard.cards import (
    JustificationCard,
    ReasonsCard,
    SourcesCard,
    UnknownCard,
    WarningsCard,
    WhatIfCard,
)
from ui.standard.own_decision import OwnDecisionDialog, OwnDecisionNote
from ui.standard.side_by_side_cards import SideBySideCards
from ui.standard.taken_back import TakenBackNote
from ui.widgets.keys.removing import RemovingButton
from ui.widgets.layout.columns import Columns


class StandardScreen(JudgedPage):
    """`profile_wanted` carries the key of the fact to settle."""

    profile_wanted = Signal(str)
    opens_at_top = True

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(opened, parent)
        self._open = opened
        self._dialog: OwnDecisionDialog | None = None
        self._header = _StandardHeader()
        self._own = OwnDecisionNote()
        self._taken_back = TakenBackNote(self)
        self._today = TodayCard()
        self._model = ModelCard()
        self._reasons = ReasonsCard()
        self._turns = WhatIfCard()
        self._justification = JustificationCard()
        self._unknown = UnknownCard()
        self._warnings = WarningsCard()
        self._sources = SourcesCard()
        self._compared: SideBySideCards | None = None
        self._lay_out()
        self._header.comparison_wanted.connect(self.show_elements)
        self._header.otherwise_wanted.connect(self.decide_otherwise)
        self._header.rules_wanted.connect(self.follow_rules)
        self._taken_back.undo_wanted.connect(self._decide_again)
        self._unknown.profile_wanted.connect(self.profile_wanted)

    @property
    def header(self) -> QWidget:
        """The buttons of the top bar."""
        return self._header

    @property
    def dialog(self) -> OwnDecisionDialog | None:
        """The dialog while it is open."""
        return self._dialog

    def decide_otherwise(self) -> None:
        """Ask which standard instead, why, and who says so."""
        if self._dialog is not None or not self._open.may_write():
            return
        self._dialog = OwnDecisionDialog(self._open, self.window())
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.open()

    def follow_rules(self) -> None:
        """Take the own decision back, at once and with the way to have it again."""
        decision = self._open.own_decision
        if self._open.decide(None):
            self._taken_back.show_taken(decision)
            self.setFocus()  # the button is away, and the key that pressed it is for nothing else

    def show_elements(self) -> None:
        """Unfold ISO 9001 and ISO 9002 side by side, and let the keys scroll them."""
        if self._compared is not None:
            self._compared.elements.unfold()
            self.setFocus()

    def _lay_out(self) -> None:
        page = self.page
        page.body.addWidget(self._own)
        page.body.addWidget(
            Columns((self._today,), (self._model,), shares=(1, 1), threshold=680, filled=True)
        )
        left = (self._reasons, self._turns, self._justification)
        right = (self._unknown, self._warnings, self._sources)
        page.body.addWidget(Columns(left, right, shares=(3, 2)))
        self.stand_below(self._taken_back)

    def refresh(self) -> None:
        """Show what is judged now."""
        decision = self._open.decision
        self._own.show_decision(self._open.own_decision)
        if self._open.own_decision is not None or self._open.completed is not None:
            self._taken_back.show_taken(None)
        self._header.show_own(self._open.own_decision is not None, locked=self._open.completed is not None)
        self._today.show_decision(decision)
        self._model.show_decision(decision)
        self._reasons.show_decision(decision)
        self._turns.show_decision(decision)
        self._justification.show_decision(decision)
        self._unknown.show_decision(decision)
        self._warnings.show_decision(decision)
        self._sources.show_decision(decision)
        self._compare()

    def _compare(self) -> None:
        """Below the decision, and only once it is seen: the catalogue's models of 1994, and the article."""
        if self._compared is None:
            self._compared = SideBySideCards(self.page)
            self.page.body.addWidget(self._compared)
            self.page.body.addStretch(1)

    def _decide_again(self, decision: OwnDecision) -> None:
        if self._open.decide(decision):
            self.setFocus()

    def _forget_dialog(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class _StandardHeader(QWidget):
    """Compare the standards; decide otherwise, or take that back."""

    comparison_wanted = Signal()
    otherwise_wanted = Signal()
    rules_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = QPushButton(_("Side by side"))
        self._rules = RemovingButton(FOLLOW_RULES.words)
        self._otherwise = QPushButton(DECIDE_OTHERWISE.words)
        bind(self._rules, FOLLOW_RULES)
        bind(self._otherwise, DECIDE_OTHERWISE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for button in (self._rules, self._comparison, self._otherwise):  # the first comes and moves no other
            button.setAutoDefault(button is not self._rules)  # it takes the own decision away
            layout.addWidget(button)
        self._rules.hide()
        self._comparison.clicked.connect(self.comparison_wanted)
        self._rules.clicked.connect(self.rules_wanted)
        self._otherwise.clicked.connect(self.otherwise_wanted)

    def show_own(self, own: bool, *, locked: bool) -> None:
        """A completed assessment rests on the decision kept with it."""
        self._rules.setVisible(own and not locked)
        self._otherwise.setVisible(not locked)
