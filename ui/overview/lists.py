"""Documented information and next actions: what is missing, what is due, each with the way to it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from isoassess.assessment.actions import ActionCounts, FindingAction, action_counts_words, count_actions
from isoassess.assessment.actions_due import next_actions
from isoassess.assessment.planned import all_actions
from isoassess.assessment.verdict.documented import (
    SHAPE_OF_SHOWN_STATE,
    DemandedDocument,
    DocumentedInformation,
    ShownState,
    documented,
    shown_words,
)
from isoassess.domain.case import Case, Judgement
from isoassess.domain.tones import TONE_OF_GRADE
from isoassess.domain.words import keep_words
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _, ngettext
from ui.overview.words import how_actions, how_documents
from ui.parts.linked_lines import FIRST, LinkedLine, LinkedLinesCard
from ui.widgets.texts import Text
from ui.widgets.tips import tip

FIRST_ACTIONS = 4
TONE_OF_SHOWN = {
    ShownState.SHOWN: "conforming",
    ShownState.NOT_SHOWN: "minor",
    ShownState.NOT_ASSESSED: "neutral",
    ShownState.NOT_APPLICABLE: "neutral",
}


class DocumentsCard(LinkedLinesCard):
    """How much of the documented information is shown; what is missing, and the rest when asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Documented information"), narrow=True, parent=parent)
        self._figure = Text("title")
        self.body.insertWidget(1, self._figure)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        found = documented(case, judgement.findings)
        self.setVisible(bool(found.documents))
        self._figure.setText(
            _("{shown} of {assessed} assessed shown").format(
                shown=found.shown, assessed=found.shown + found.not_shown
            )
        )
        self._figure.setToolTip(tip(how_documents(found)))
        missing = found.having(ShownState.NOT_SHOWN)
        rest = (ShownState.NOT_ASSESSED, ShownState.SHOWN, ShownState.NOT_APPLICABLE)
        documents = (*missing, *(document for state in rest for document in found.having(state)))
        self.show_lines(_counts(found), [_document(one) for one in documents], first=min(FIRST, len(missing)))
        self.explain(how_documents(found))


class ActionsCard(LinkedLinesCard):
    """The open actions, the earliest due first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Next actions"), narrow=True, parent=parent)
        self.body.addStretch()

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        actions = next_actions(case, judgement.findings)
        counted = count_actions(all_actions(case), case.date)
        self.show_lines(
            _actions_words(actions, counted, case.date),
            [_action(one) for one in actions],
            first=FIRST_ACTIONS,
        )
        self.explain(how_actions(actions, case))


def _counts(found: DocumentedInformation) -> str:
    parts = []
    if found.not_shown:
        parts.append(_("{count} not shown").format(count=found.not_shown))
    if found.not_assessed:
        parts.append(_("{count} not assessed").format(count=found.not_assessed))
    left = len(found.having(ShownState.NOT_APPLICABLE))
    if left:
        parts.append(_("{count} not applicable").format(count=left))
    return " · ".join(parts)


def _document(document: DemandedDocument) -> LinkedLine:
    state, keep = shown_words(document.state), keep_words(document.keep)
    return LinkedLine(
        pill=document.clause,
        tone=TONE_OF_SHOWN[document.state],
        text=document.what,
        detail=f"{SHAPE_OF_SHOWN_STATE[document.state]} {state} · {keep}",
        requirement=document.requirement,
    )


def _actions_words(actions: tuple[FindingAction, ...], counted: ActionCounts, on: date) -> str:
    """The same figures as beside the list of actions; those that are not below are said to be elsewhere."""
    if not any(counted):
        return _("No action is open. Plan one where a requirement is not fulfilled.")
    elsewhere = counted.open - len(actions)
    words = ngettext(
        "{count} of them for a question that this standard does not ask",
        "{count} of them for questions that this standard does not ask",
        elsewhere,
    ).format(count=elsewhere)
    day = _("as of {day}").format(day=short_date_words(on)) if counted.overdue else ""
    return "; ".join(filter(None, (action_counts_words(counted), day, words if elsewhere else "")))


def _action(action: FindingAction) -> LinkedLine:
    if action.due is None:
        due = _("no date")
    elif action.overdue:
        due = _("■ overdue since {day}").format(day=short_date_words(action.due))
    else:
        due = short_date_words(action.due)
    return LinkedLine(
        pill=action.clause or "–",
        tone=TONE_OF_GRADE[action.grade],
        text=action.what or _("Not described yet"),
        detail=" · ".join(part for part in (", ".join(action.numbers), due, action.owner) if part),
        requirement=action.requirement or None,
        alarm=action.overdue,
    )
