"""One answer for a whole clause: what is to be said, what it would change, and then all of it as one step."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QVBoxLayout, QWidget

from isoassess.assessment.whole_clause import ClauseAnswer, ClausePlan, findings_after, plan_clause
from isoassess.domain import Rating
from isoassess.language.texts import _
from isoassess.store import changed
from ui.assessment.clauses.rows import TreePlace
from ui.assessment.clauses.whole_clause_words import (
    also_rated_words,
    clause_answers,
    clause_words,
    done_words,
    plan_lines,
    plan_words,
)
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.layout.fitting import room_for
from ui.widgets.layout.form_dialog import Complaint, FormDialog
from ui.widgets.layout.sizes import fix_height, least_height, scaled
from ui.widgets.spoken.labels import speak_rows
from ui.widgets.texts import Text
from ui.widgets.typing.inputs import TextInput

WIDTH, LIST_HEIGHT, REASON_HEIGHT = 680, 190, 58


class WholeClauseDialog(FormDialog):
    """Accepted when it is in the file; `told` carries what was done, in words."""

    told = Signal(str)

    def __init__(
        self,
        opened: OpenAssessment,
        places: Sequence[TreePlace],
        at: TreePlace,
        said: ClauseAnswer,
        parent: QWidget | None = None,
    ) -> None:
        """`places`: the clauses to choose among, of which `at` is shown; `said`: what is shown first."""
        super().__init__(
            _("One answer for a whole clause"),
            _("Nothing changes before you apply it, and one undo takes all of it back."),
            _("A&pply"),
            parent,
        )
        self.setWindowTitle(_("Whole clause"))
        self.setMinimumWidth(min(scaled(WIDTH), room_for(self).width()))
        self._open = opened
        told = [(place, clause_words(place.number, place.title, len(place.requirements))) for place in places]
        self._clause = ValueDropDown(_("Clause"), told)
        self._says = ValueDropDown(_("Answer"), clause_answers())
        self._also = QCheckBox()
        self._reason = TextInput()
        self._summary = Text("strong")
        self._preview = QListWidget()
        self._plan = ClausePlan()
        self._clause.show_value(at)
        self._says.show_value(said)
        self._lay_out()
        self._connect()
        self._show_plan()

    @property
    def plan(self) -> ClausePlan:
        """What is shown now."""
        return self._plan

    def _lay_out(self) -> None:
        self.add_field(_("&Clause"), self._clause)
        self.add_field(_("Ans&wer"), self._says)
        self._reason.setTabChangesFocus(True)
        self._reason.setAccessibleName(_("Reason"))
        fix_height(self._reason, REASON_HEIGHT)
        self._reason_part = QWidget()
        part = QVBoxLayout(self._reason_part)
        part.setContentsMargins(0, 8, 0, 0)
        part.setSpacing(6)
        word = Text("strong", _("&Reason why all of it does not apply"))
        word.setBuddy(self._reason)
        self._complaint = Complaint(self._reason)
        for widget in (word, self._reason, self._complaint):
            part.addWidget(widget)
        self._preview.setWordWrap(True)
        self._preview.setSpacing(3)
        least_height(self._preview, LIST_HEIGHT)
        self.body.addWidget(self._reason_part)
        self.body.addSpacing(8)
        self.body.addWidget(self._also)
        self.add_field(_("What c&hanges"), self._preview)
        self.body.insertWidget(self.body.indexOf(self._preview), self._summary)

    def _connect(self) -> None:
        self._clause.currentIndexChanged.connect(self._show_plan)
        self._says.currentIndexChanged.connect(self._show_plan)
        self._also.toggled.connect(self._show_plan)
        self._reason.textChanged.connect(self._complaint.withdraw)
        self.confirmed.connect(self._apply)

    def _said(self) -> ClauseAnswer:
        said = self._says.value()
        assert isinstance(said, ClauseAnswer)
        return replace(said, reason=self._reason.toPlainText().strip(), also_rated=self._also.isChecked())

    def _place(self) -> TreePlace:
        place = self._clause.value()
        assert isinstance(place, TreePlace)
        return place

    def _planned(self, said: ClauseAnswer) -> ClausePlan:
        return plan_clause(self._open.case, self._place().requirements, said)

    def _show_plan(self) -> None:
        """What would change, as if the reason were given already."""
        said = self._said()
        claims = said.rating is Rating.NOT_APPLICABLE
        if claims and not said.reason:
            said = replace(said, reason=_("Reason"))
        self._reason_part.setVisible(claims)
        left = len(self._planned(replace(said, also_rated=False)).rated)
        self._also.setText(also_rated_words(left))
        self._also.setVisible(bool(left))
        self._plan = self._planned(said)
        self._summary.setText(plan_words(self._plan))
        opened = self._open
        now = {finding.requirement: finding for finding in opened.judgement.findings}
        after = findings_after(opened.catalogue, opened.case, self._plan)
        self._preview.clear()
        self._preview.addItems(plan_lines(self._plan, said, opened.requirement, now, after))
        speak_rows(self._preview)
        self.show_failure("")

    def _apply(self) -> None:
        said = self._said()
        if said.rating is Rating.NOT_APPLICABLE and not said.reason:
            self._complaint.say(_("Say why it does not apply, in your own words."))
            self._reason.setFocus()
            return
        plan = self._planned(said)
        if not plan.changes:
            self.show_failure(_("Nothing would change."))
        elif self._open.read_in({one.requirement: changed(one.before, one.after) for one in plan.changes}):
            self.told.emit(done_words(plan, said, self._place().number))
            self.accept()
        else:
            self._show_plan()
            self.show_failure(self._open.failure)
