"""The last page: the decision in full, both answers side by side, with what could still turn it."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.domain.fact_words import fact_words
from isoassess.domain.words import design_clause_words, model_words
from isoassess.language.texts import _
from isoassess.reference.value_in_words import value_in_words
from isoassess.standard_choice.intake import IntakePage
from isoassess.standard_choice.labels import choice_words, justification_words, route_words
from isoassess.standard_choice.what_if_words import what_if_sentences
from ui.session.profile_draft import ProfileDraft
from ui.widgets.bullets import Bullets
from ui.widgets.explained_text import ExplainedPill, ExplainedText
from ui.widgets.layout.frames import Card
from ui.widgets.spoken.announcing import announce
from ui.widgets.texts import Line, Text
from ui.wizard.decision_words import historical_words, open_words, tone_of
from ui.wizard.open_question import OpenQuestion
from ui.wizard.page import QuestionPage
from ui.wizard.questions.choices import capitalized


class Lines(Card):
    """A card with a heading and lines of text; without lines it is not there."""

    def __init__(self, heading: str, *, selectable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent=parent)
        self._lines = Bullets("muted", selectable=selectable)
        self.body.addWidget(self._lines)

    def show_lines(self, lines: list[str]) -> None:
        self._lines.show_lines(lines)
        self.setVisible(bool(lines))


class StandardPage(QuestionPage):
    """What is not answered leads to its question."""

    def __init__(self, draft: ProfileDraft) -> None:
        self._questions: list[OpenQuestion] = []
        super().__init__(
            IntakePage.STANDARD,
            draft,
            heading=_("Your standard"),
            lead=_(
                "Both answers and what they rest on. Finish starts the assessment; answers can still change."
            ),
        )
        self._make_parts()
        self.add_beside(self._today(), self._history())
        self.body.addWidget(self._open)
        for card in (self._facts, self._warnings, self._turns, self._justification):
            self.body.addWidget(card)
        self.begin(so_far=False)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys are on a button below: the answer is said before."""
        super().showEvent(event)
        if event.spontaneous():
            return
        said = (self._standard, self._pill, self._edition, self._model, self._because)
        announce(self, ". ".join(label.text().rstrip(".") for label in said if label.text()))

    def refresh(self) -> None:
        super().refresh()
        decision = self.draft.decision
        clause = decision.today.clause_8_3
        self._standard.setText(decision.today.lens.label)
        self._pill.show_word(design_clause_words(clause), tone_of(clause))
        self._edition.setText(route_words(decision.today))
        self._design_because.setText(choice_words(decision.design_because))
        self._design_because.setVisible(len(decision.reasons) > 1)
        self._model.setText(capitalized(model_words(decision.model, decision.unknown)))
        self._because.setText(choice_words(decision.because))
        self._never.setText(historical_words(decision).partition(". ")[2])
        self._facts.show_lines([_said(fact.fact, fact.value) for fact in decision.facts])
        self._warnings.show_lines([choice_words(note.says) for note in decision.warnings])
        self._turns.show_lines(what_if_sentences(decision))
        draft = justification_words(decision)
        self._justification.show_lines([draft] if draft else [])
        self._open_heading.setText(open_words(decision, self.draft.profile.answered))
        self._show_questions((*decision.unknown, *decision.to_settle))

    def _make_parts(self) -> None:
        self._standard, self._model = Line("headline"), Text("headline")
        self._pill, self._design_because = ExplainedPill(), Text("muted")
        self._edition, self._because, self._never = Text("muted"), Text("muted"), Text("muted")
        self._open = Card()
        self._open_heading = Text("heading")
        self._open.body.addWidget(self._open_heading)
        self._asked_in = QVBoxLayout()
        self._open.body.addLayout(self._asked_in)
        self._facts = Lines(_("What it rests on"))
        self._warnings = Lines(_("Please note"))
        self._turns = Lines(_("What would change it"))
        self._justification = Lines(_("Draft of the justification for clause 4.3"), selectable=True)

    def _today(self) -> Card:
        card = Card()
        shown = (self._standard, self._pill, self._design_because, self._edition)
        for widget in (Text("overline", _("TODAY")), *shown):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        return card

    def _history(self) -> Card:
        card = Card()
        for widget in (
            ExplainedText("overline", _("HISTORICAL MODEL")),
            self._model,
            self._because,
            self._never,
        ):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        return card

    def _show_questions(self, keys: tuple[str, ...]) -> None:
        while len(self._questions) < len(keys):
            question = OpenQuestion()
            question.asked.connect(self.asked)
            self._questions.append(question)
            self._asked_in.addWidget(question)
        for index, question in enumerate(self._questions):
            question.setVisible(index < len(keys))
            if index < len(keys):
                question.show_key(keys[index], self.draft.profile.answered)
        self._open.setVisible(bool(keys))


def _said(key: str, value: str) -> str:
    return f"{fact_words(key)}: {value_in_words(key, value)}"
