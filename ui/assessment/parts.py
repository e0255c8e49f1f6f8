"""The parts of a requirement's page: its question, what its rating leads to, why it does not apply."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from isoassess.assessment.labels import message_words
from isoassess.assessment.verdict.claimed import SHAPE_OF_CLAIM
from isoassess.assessment.verdict.numbering import earlier_numbers, earlier_words, number_words
from isoassess.domain import Answer, Clause, Finding, Grade, Rating, Requirement
from isoassess.domain.case import Case
from isoassess.domain.message import message
from isoassess.domain.tones import TONE_OF_GRADE
from isoassess.domain.words import SHAPE_OF_GRADE, grade_words, note_words, rating_words
from isoassess.language.texts import _
from ui.assessment.words import LONGEST_REASON, gate_words, place_words, title_note
from ui.widgets.explained_text import ExplainedPill, ExplainedText, WrappingPill
from ui.widgets.keys.focus import give_focus
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.flow import FlowLayout
from ui.widgets.layout.frames import give_place, keep_place, quiet
from ui.widgets.spoken.announcing import announce
from ui.widgets.texts import ErrorText, Line, Pill, SteadyText, Text
from ui.widgets.tips import breakable, tip
from ui.widgets.typing.saved_text import SavedText

LONGEST = message("evidence-missing")  # of what a rating alone leads to
REFUSAL_FRAME = 10  # as the theme draws it, above and below


class QuestionHead(QWidget):
    """Where the requirement stands, the question itself, and what is special about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = Text("small")
        self._question = ExplainedText("question")
        self._gate = WrappingPill(tone="accent")
        self._new = Pill(tone="ofi")
        self._marks = QWidget()
        self._marks.setContentsMargins(0, 2, 0, 0)
        marks = FlowLayout(self._marks)
        marks.addWidget(self._gate)
        marks.addWidget(self._new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._place, self._question, self._marks):
            layout.addWidget(widget)

    def show_requirement(
        self, requirement: Requirement, case: Case, clauses: tuple[Clause, ...], *, quick: bool
    ) -> None:
        """`quick`: its place is the one in the quick scan."""
        number = requirement.clause[case.lens]
        note = title_note(next((one.title for one in clauses if one.number == number), ""))
        self._place.setText(place_words(requirement, case, clauses, quick=quick))
        self._place.setToolTip(tip(note))
        self._place.setAccessibleDescription(note)
        self._question.setText(requirement.asks)
        new = requirement.since is not None and requirement.since == case.lens.edition
        self._gate.setText(gate_words(requirement.gate, case.lens) if requirement.gate else "")
        self._new.setText(_("New in {edition}").format(edition=requirement.since) if new else "")
        self._gate.setVisible(requirement.gate is not None)
        self._new.setVisible(new)
        self._marks.setVisible(new or requirement.gate is not None)
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def _tell(self) -> None:
        """The keys stay where they are from question to question, so that nothing else would be said."""
        said = (self._question, self._gate, self._new, self._place)
        announce(self, " ".join(_as_sentence(label.text()) for label in said if label.text()), as_row=True)


def _as_sentence(words: str) -> str:
    return words if words.endswith((".", "?")) else f"{words}."


class Refusal(Text):
    """Why a key did not do what it does: it can hold the keys, so that what is typed next does no harm.

    Who presses N or A goes on to type a reason or an action; where that was refused, these letters
    would be commands on the question.
    """

    read = Signal()  # by Enter or Escape
    shown = Signal(bool)  # whether there is anything to say now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("refusal", parent=parent)
        self._sentence = ""
        self.hide()

    def say(self, sentence: str) -> None:
        """Nothing takes it away."""
        self._sentence = sentence
        self._show()
        self.setVisible(bool(sentence))
        if not self.hasFocus():
            announce(self, sentence, at_once=True)
        self.shown.emit(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Signs are swallowed here; Tab goes on as everywhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.read.emit()
        elif not event.text():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()

    def _show(self) -> None:
        way_back = _("Enter or Esc: back to the rating.")
        self.setText(f"{self._sentence} {way_back}" if self._sentence and self.hasFocus() else self._sentence)


class ResultLine(QWidget):
    """The likely grade as a pill, below it the reason, or in its place why something could not be done.

    The room is the same for every rating: who looks for a field below finds it where it was.
    """

    read = Signal()  # the refusal that had the keys

    def __init__(self, beside: QWidget, parent: QWidget | None = None) -> None:
        """`beside` the grade stands what can be done about it."""
        super().__init__(parent)
        self._pill = ExplainedPill()
        self._number = Line("strong")
        self._claimed = ExplainedPill(f"{SHAPE_OF_CLAIM} " + _("Claimed, not shown"), "minor")
        self._claimed.hide()
        self._because = SteadyText("small", message_words(LONGEST), spare=REFUSAL_FRAME)
        self._because.setMinimumWidth(1)
        self._answer: Answer | None = None
        self._told: tuple[str, Rating | None, Grade] | None = None
        self._error = Refusal()
        self._error.read.connect(self.read)
        self._error.shown.connect(self._make_room)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10)
        pills = FlowLayout(gap=10)
        pills.addWidget(self._number)
        pills.addWidget(self._pill)
        pills.addWidget(self._claimed)
        self._row.addLayout(pills, 1)
        self._row.setAlignment(pills, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(beside, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._row)
        layout.addWidget(self._because)
        layout.addWidget(self._error)

    def show_finding(self, finding: Finding, answer: Answer, case: Case, *, refused: bool) -> None:
        """`refused`: not applicable was claimed, and the claim does not hold.

        Why something could not be done is said of the answer as it was then, and goes with it.
        """
        if answer != self._answer:
            self._answer = answer
            self._take_back()
        grade = grade_words(finding.grade) if finding.graded else note_words()
        words = f"{SHAPE_OF_GRADE[finding.grade]} {grade}"
        self._pill.show_word(words, TONE_OF_GRADE[finding.grade])
        earlier = earlier_words(earlier_numbers(finding, case.numbers, case.earlier_numbers))
        self._number.setText(" ".join(filter(None, (number_words(finding), earlier))))
        self._number.setVisible(bool(finding.number))
        self._claimed.setVisible(finding.claimed)
        because = message_words(finding.because)
        if refused:
            because = _("The claim that it does not apply is not accepted yet.")
        self._tell(finding, answer, f"{grade}. {because}")
        own = finding.predicted is not None or (
            finding.grade is Grade.NOT_APPLICABLE and bool(finding.rating)
        )
        self._because.say(breakable(because, LONGEST_REASON), cuts=own)

    def _tell(self, finding: Finding, answer: Answer, follows: str) -> None:
        """What was answered and what follows, when one of them or the question is another."""
        told = (finding.requirement, answer.rating, finding.grade)
        if told == self._told:
            return
        another = self._told is None or self._told[0] != finding.requirement
        self._told = told
        said = _("Not rated.")
        if answer.rating is not None:
            name, _means = rating_words(answer.rating)
            level = answer.rating.level
            said = f"{name if level is None else f'{level} {name}'}. {follows}"
        announce(self, said, as_row=another)

    def stand(self, *, abreast: bool) -> None:
        """What can be done about the grade beside it, or below it where there is little room."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if abreast else ways.TopToBottom)

    def say(self, sentence: str) -> None:
        """Why something could not be done; nothing takes it away."""
        self._error.say(sentence)

    def hold_keys(self) -> None:
        """Let the sentence have the keys until it is read."""
        give_focus(self._error)

    def hideEvent(self, event: QHideEvent) -> None:
        """Why something was not done is said only until the place is left."""
        if not event.spontaneous():
            self.say("")
        super().hideEvent(event)

    def _take_back(self) -> None:
        """The keys it held go on, also where a dialog or an undo changed the answer."""
        held = self.window().focusWidget() is self._error
        self.say("")
        if held:
            self.read.emit()

    def _make_room(self, refused: bool) -> None:
        """One of the two sentences at a time, in the same room."""
        if not self._because.isHidden():
            self._error.setMinimumHeight(self._because.height())
        self._because.setVisible(not refused)


class NotApplicableBox(QWidget):
    """Why the requirement does not apply, in the person's words; there only while it is claimed."""

    drafted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = ""
        self.reason = SavedText(
            _("Reason why it does not apply"),
            lines=4,  # as the evidence, in whose place it comes
            hint=_("Who does it instead, or why it never occurs here"),
        )
        self._refusal = ErrorText()
        self._take = quiet(_("Use the draft from the decision"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(ExplainedText("heading", _("Why it does not apply")))
        layout.addWidget(self.reason)
        layout.addWidget(self._refusal)
        keep_place(self._refusal)  # below it nothing moves when a reason is accepted
        layout.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self._take.hide()
        self.hide()
        MovedClicks(self)
        self._take.clicked.connect(self._say_draft)

    def show_claim(self, *, claimed: bool, refusal: str, draft: str) -> None:
        """What was in sight once keeps its room as long as the requirement does, and its words with it."""
        self._draft = draft
        if refusal:
            self._refusal.setText(breakable(refusal, LONGEST_REASON))
        self._refusal.setVisible(bool(refusal))
        if draft:
            keep_place(self._take)
        self._take.setVisible(bool(draft))
        self.setVisible(claimed)

    def begin(self) -> None:
        """Another requirement: no room is kept for what was said of the last one."""
        self._refusal.setText("")
        give_place(self._take)

    def _say_draft(self) -> None:
        self.drafted.emit(self._draft)
