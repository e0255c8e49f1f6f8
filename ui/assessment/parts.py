"""The parts of a requirement's page: its question, what its rating leads to, why it does not apply."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.assessment.labels import message_words
from isoassess.assessment.verdict.claimed import SHAPE_OF_CLAIM
from isoassess.domain import Clause, Finding, Requirement
from isoassess.domain.case import Case
from isoassess.domain.tones import TONE_OF_GRADE
from isoassess.domain.words import SHAPE_OF_GRADE, grade_words
from isoassess.language.texts import _
from ui.assessment.words import breakable, gate_words, place_words
from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.frames import keep_place, quiet
from ui.widgets.texts import Pill, Text
from ui.widgets.typing.saved_text import SavedText


class QuestionHead(QWidget):
    """Where the requirement stands, the question itself, and what is special about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = Text("small")
        self._question = Text("question")
        self._gate = Pill(tone="accent")
        self._new = Pill(tone="ofi")
        self._marks = QWidget()
        marks = QHBoxLayout(self._marks)
        marks.setContentsMargins(0, 2, 0, 0)
        marks.setSpacing(8)
        marks.addWidget(self._gate)
        marks.addWidget(self._new)
        marks.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._place, self._question, self._marks):
            layout.addWidget(widget)

    def show_requirement(
        self, requirement: Requirement, case: Case, clauses: tuple[Clause, ...], *, quick: bool
    ) -> None:
        """`quick`: its place is the one in the quick scan."""
        self._place.setText(place_words(requirement, case, clauses, quick=quick))
        self._question.setText(requirement.asks)
        new = requirement.since is not None and requirement.since == case.lens.edition
        self._gate.setText(gate_words(requirement.gate, case.lens) if requirement.gate else "")
        self._new.setText(_("New in {edition}").format(edition=requirement.since) if new else "")
        self._gate.setVisible(requirement.gate is not None)
        self._new.setVisible(new)
        self._marks.setVisible(new or requirement.gate is not None)


class Refusal(Text):
    """Why a key did not do what it does: it can hold the keys, so that what is typed next does no harm.

    Who presses N or A goes on to type a reason or an action; where that was refused, these letters
    would be commands on the question.
    """

    read = Signal()  # by Enter or Escape

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("refusal", parent=parent)
        self._sentence = ""
        self.hide()

    def say(self, sentence: str) -> None:
        """Nothing takes it away."""
        self._sentence = sentence
        self._show()
        self.setVisible(bool(sentence))

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
        self.setText(
            f"{self._sentence}\n{way_back}" if self._sentence and self.hasFocus() else self._sentence
        )


class ResultLine(QWidget):
    """The likely grade as a pill, the reason beside it, and below it why something could not be done."""

    read = Signal()  # the refusal that had the keys

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pill = Pill()
        self._claimed = Pill(f"{SHAPE_OF_CLAIM} " + _("Claimed, not shown"), "minor")
        self._claimed.hide()
        self._because = Text("small")
        self._because.setMinimumWidth(1)
        self._error = Refusal()
        self._error.read.connect(self.read)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._claimed, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._because, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._error)

    def show_finding(self, finding: Finding, *, refused: bool) -> None:
        """`refused`: not applicable was claimed, and the claim does not hold."""
        words = f"{SHAPE_OF_GRADE[finding.grade]} {grade_words(finding.grade)}"
        self._pill.show_word(words, TONE_OF_GRADE[finding.grade])
        self._claimed.setVisible(finding.claimed)
        because = message_words(finding.because)
        if refused:
            because = _("The claim that it does not apply is not accepted yet.")
        self._because.setText(breakable(because))

    def say(self, sentence: str) -> None:
        """Why something could not be done; nothing takes it away."""
        self._error.say(sentence)

    def hold_keys(self) -> None:
        """Let the sentence have the keys until it is read."""
        give_focus(self._error)


class ClaimBox(QWidget):
    """Why the requirement does not apply, in the person's words; there only while it is claimed."""

    drafted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = ""
        self.reason = SavedText(
            _("Reason why it does not apply"),
            lines=2,
            hint=_("Who does it instead, or why it never occurs here"),
        )
        self._refusal = Text("fieldError")
        self._take = quiet(_("Use the draft from the decision"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Text("heading", _("Why it does not apply")))
        layout.addWidget(self.reason)
        layout.addWidget(self._refusal)
        keep_place(self._refusal)  # below it nothing moves when a reason is accepted
        layout.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
        self._take.clicked.connect(self._say_draft)

    def show_claim(self, *, claimed: bool, refusal: str, draft: str) -> None:
        self._draft = draft
        self._refusal.setText(breakable(refusal))
        self._refusal.setVisible(bool(refusal))
        self._take.setVisible(bool(draft))
        self.setVisible(claimed)

    def _say_draft(self) -> None:
        self.drafted.emit(self._draft)
