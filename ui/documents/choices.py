"""What there is to choose for a document: owners of actions, sets of questions, earlier assessments."""

from contextlib import suppress

from isoassess.assessment.actions import is_planned
from isoassess.assessment.comparison import Comparison
from isoassess.assessment.planned import all_actions
from isoassess.documents import Paper
from isoassess.domain.case import Case
from isoassess.errors import ExpectedError
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _
from ui.assessment.selection import RequirementFilter, Selection
from ui.assessment.words import filter_words
from ui.parts.assessment_labels import day_of
from ui.session.open_assessment import OpenAssessment

Offered = list[tuple[str, str]]
"""Values with their words."""

BY_OWNER = "owner"
QUESTIONS = (
    RequirementFilter.ALL,
    RequirementFilter.QUICK,
    RequirementFilter.UNANSWERED,
    RequirementFilter.GAPS,
    RequirementFilter.NEW,
)


def papers() -> Offered:
    return [(Paper.A4.name, _("A4")), (Paper.LETTER.name, _("Letter"))]


def orders() -> Offered:
    """In which order an action plan tells the actions."""
    return [("day", _("By day")), (BY_OWNER, _("By owner"))]


def owners(case: Case) -> Offered:
    """Everybody, or one person who owns an action."""
    actions = all_actions(case)
    named = {action.owner.strip() for action in actions if is_planned(action)} - {""}
    return [("", _("Everybody")), *((name, name) for name in sorted(named, key=str.casefold))]


def questions(opened: OpenAssessment) -> Offered:
    """Which questions a worksheet asks, with their number."""
    selection = _selection(opened)
    counts = selection.counts(opened.case, opened.judgement)
    return [
        (choice.value, filter_words(choice, counts[choice], opened.lens.edition))
        for choice in QUESTIONS
        if choice in selection.choices
    ]


def asked(opened: OpenAssessment, value: str) -> frozenset[str] | None:
    """The ids of the requirements of a choice; None for all."""
    choice = RequirementFilter(value) if value else RequirementFilter.ALL
    if choice is RequirementFilter.ALL:
        return None
    return frozenset(_selection(opened).found(opened.case, opened.judgement, choice, ""))


def earlier(opened: OpenAssessment) -> Offered:
    """The assessments before this one, newest first, and none; empty where there is none."""
    with suppress(ExpectedError):  # a document can do without
        before = [(known.id, short_date_words(day_of(known))) for known in opened.assessments.before()]
        return [*before, ("", _("no comparison"))] if before else []
    return []


def compared(opened: OpenAssessment, assessment_id: str) -> Comparison | None:
    """What changed since another assessment; None without one, or where the store cannot say."""
    if assessment_id:
        with suppress(ExpectedError):
            return opened.assessments.compare(assessment_id, opened.id)
    return None


def _selection(opened: OpenAssessment) -> Selection:
    return Selection(opened.case, opened.catalogue.clauses(opened.lens))
