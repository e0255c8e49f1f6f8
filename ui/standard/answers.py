"""The two answers that always stand together: what fits today, and the model of 1994."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from isoassess.domain.decision import Decision, DesignClause, Model
from isoassess.domain.words import design_clause_words, model_words
from isoassess.language.texts import _
from isoassess.standard_choice.labels import edition_reason, question_words, route_words
from ui.widgets.explained_text import ExplainedLine, ExplainedPill, ExplainedText
from ui.widgets.layout.frames import Card
from ui.widgets.texts import Text


class _AnswerCard(Card):
    """What kind of answer, the answer, one word about it, and a sentence."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = Text("headline")
        self._pill = ExplainedPill()
        self._says = ExplainedText("muted", after=self._pill)
        self.body.addWidget(ExplainedLine("overline", kind))
        self.body.addWidget(self._name)
        self.body.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._says)
        self.body.addStretch()

    def show_answer(self, name: str, pill: str, tone: str, says: str) -> None:
        self._name.setText(name)
        self._pill.show_word(pill, tone)
        self._says.setText(says)


class TodayCard(_AnswerCard):
    """The standard and edition that can be certified on the day asked about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("FITS TODAY"), parent)

    def show_decision(self, decision: Decision) -> None:
        clause = decision.today.clause_8_3
        tone = "neutral" if clause is DesignClause.ASK else "accent"
        today = decision.today
        says = "\n\n".join(
            part for part in (route_words(today), edition_reason(today), question_words(today)) if part
        )
        self.show_answer(today.lens.label, design_clause_words(clause), tone, says)


class ModelCard(_AnswerCard):
    """The model of 1994 that fits, with the truth of today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("1994 MODEL"), parent)

    def show_decision(self, decision: Decision) -> None:
        name = _("Open") if decision.model is Model.ASK else model_words(decision.model)
        self.show_answer(name, _("– withdrawn"), "neutral", _model_says(decision))


def _model_says(decision: Decision) -> str:
    merged = _(
        "The three models of 1994 became one ISO 9001 in 2000. Nobody can be certified to this one today."
    )
    if decision.model is Model.ASK and decision.unknown[:1] == ("named_standard",):
        says = _("Which of the three models binds shows when the wording of the contract is known.")
        return f"{says} {merged}"
    return (
        {
            Model.ISO9001: _(
                "The model with design and development, production, installation and servicing."
            ),
            Model.ISO9002: _(
                "The model without design and development: purchasing, production, inspection, "
                "installation and servicing."
            ),
            Model.ISO9003: _("The model for final inspection and test alone."),
            Model.ASK: _("Which of the three models would fit shows when the design facts are known."),
        }[decision.model]
        + " "
        + merged
    )
