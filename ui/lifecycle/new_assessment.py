"""Asks how the next assessment begins: what it takes over from the last one, who assesses, since when."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from isoassess.domain import Lens
from isoassess.errors import ExpectedError
from isoassess.language.texts import _, ngettext
from isoassess.store import AssessmentSummary, CarryOver
from ui.parts.assessment_labels import state_words
from ui.session.assessments import Assessments
from ui.widgets.days.day_field import DayField
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.texts import Text
from ui.widgets.typing.inputs import LineInput

INDENT = 29  # below the words of a radio button


class NewAssessmentDialog(FormDialog):
    """Accepted when the new one is stored; `started_id` is its id."""

    def __init__(self, assessments: Assessments, parent: QWidget | None = None) -> None:
        self._assessments = assessments
        self._last = assessments.last()
        super().__init__(
            _("Start a new assessment"),
            _says(self._last, assessments.next_lens()),
            _("&Start"),
            parent,
        )
        self.setWindowTitle(_("New assessment"))
        self.started_id = ""
        self.carry = _CarryChoice()
        self.assessor = LineInput(self._last.assessor or assessments.own_name)
        self.day = DayField(_("Started on"), needed=True)
        self.complete_last = QCheckBox(_("Complete and &lock the last one first"))
        self._lay_out()
        self._name_error = self.add_field(_("&Assessor"), self.assessor)
        self.add_field(_("Started &on"), self.day)
        self._add_completion()
        self.assessor.textChanged.connect(self._name_error.withdraw)
        self.complete_last.toggled.connect(self._name_error.withdraw)
        self.confirmed.connect(self._start)

    def _lay_out(self) -> None:
        self.body.addSpacing(8)
        self.body.addWidget(Text("strong", _("Take over")))
        self.body.addWidget(self.carry)
        today, begun = self._assessments.today, self._last.started
        self.day.line.first, self.day.line.last = (
            begun,
            max(today, begun),
        )  # the newest is the one that started last
        self.day.show_day(max(today, begun))

    def _add_completion(self) -> None:
        """Only where the last one still goes on."""
        goes_on = self._last.completed is None
        says = _("It stays as it is today, so that the new one can be compared with it.")
        if not self._last.assessor:
            says += " " + _("It names no assessor yet and gets the name above.")
        explained = Text("small", says)
        explained.setIndent(INDENT)
        self.complete_last.setAccessibleDescription(says)
        self.body.addSpacing(8)
        for widget in (self.complete_last, explained):
            self.body.addWidget(widget)
            widget.setVisible(goes_on)

    def _start(self) -> None:
        self.day.flush()
        started = self.day.date
        if self.day.error or started is None:
            self.day.setFocus()
            return
        name = self.assessor.text().strip()
        complete = self.complete_last.isChecked()
        if complete and not (name or self._last.assessor):
            self._name_error.say(_("Say who assessed; a completed assessment bears a name."))
            self.assessor.setFocus()
            return
        try:
            self.started_id = self._assessments.start(
                carry=self.carry.value(),
                started=started,
                assessor=name,
                complete_last=complete,
            )
        except ExpectedError as error:
            self.show_failure(str(error))
            return
        self.accept()


class _CarryChoice(QWidget):
    """What is taken over, each choice with what it means; evidence without ratings is proposed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._values = list(CarryOver)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for number, carry in enumerate(self._values):
            word, meaning = _carry_words(carry)
            button = QRadioButton(word)
            button.setAccessibleDescription(meaning)
            explained = Text("small", meaning)
            explained.setIndent(INDENT)
            self._group.addButton(button, number)
            layout.addWidget(button)
            layout.addWidget(explained)
        self.choose(CarryOver.UNRATED)

    def value(self) -> CarryOver:
        return self._values[self._group.checkedId()]

    def choose(self, carry: CarryOver) -> None:
        self._group.button(self._values.index(carry)).setChecked(True)


def _says(last: AssessmentSummary, lens: Lens) -> str:
    answered = ngettext("{count} answered", "{count} answered", last.answered).format(count=last.answered)
    says = _("The last one: {standard}, {state}, {answered}.").format(
        standard=last.lens.label, state=state_words(last.completed, last.started), answered=answered
    )
    if lens is last.lens:
        return says
    follows = _("The new one is held against {lens}, the standard chosen today. {rest}")
    kept = _("Answers to what that standard does not ask are kept aside.")
    return f"{says} {follows.format(lens=lens.label, rest=kept)}"


def _carry_words(carry: CarryOver) -> tuple[str, str]:
    """What is taken over, and what that means."""
    return {
        CarryOver.EVERYTHING: (
            _("&Everything"),
            _("Ratings, evidence, notes, files and actions: change what has changed since."),
        ),
        CarryOver.UNRATED: (
            _("Everything &but the ratings"),
            _("Evidence, notes, files and actions are at hand, and every requirement is rated anew."),
        ),
        CarryOver.NOTHING: (
            _("Not&hing"),
            _("Every requirement is asked and shown anew; the last one stays as it is."),
        ),
    }[carry]
