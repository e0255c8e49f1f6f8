"""What has to be settled before a scope statement can be signed, one point after the other."""

from collections.abc import Iterator
from itertools import chain

from isoassess.assessment.scope import in_doubt, refused
from isoassess.documents.document_data import DocumentData
from isoassess.documents.issue_day import issued_before_data
from isoassess.documents.options import Options
from isoassess.documents.phrases import paragraph, sentence
from isoassess.documents.sections.scope.determined import design_is_open
from isoassess.domain.case import Case
from isoassess.domain.decision import DesignClause
from isoassess.domain.fact_words import fact_words, value_words
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Block, Items, Line, Section, Span
from isoassess.standard_choice.labels import choice_words, justification_words


def before_signing(data: DocumentData, options: Options) -> Section:
    """Each open point with what it takes to close it."""
    found = (_days(data.case, options), _scope(data.case), _design(data.case), _claims(data))
    points = (*chain.from_iterable(found), *_by_hand(options))
    block: Block = Items(lines=points, numbered=True) if points else paragraph(_("Nothing that is known."))
    return Section(heading=_("Before the statement is signed"), blocks=(block,))


def _days(case: Case, options: Options) -> Iterator[Line]:
    """That the day of issue cannot be right."""
    if said := issued_before_data(options.issued, case.date):
        yield _point(_("Date of issue"), said)


def _scope(case: Case) -> Iterator[Line]:
    """What the statement leaves blank because the organization has not said it."""
    offer, profile = case.profile.offer, case.profile
    if not offer.scope.strip():
        says = _("not written yet; name products, services, sites and main activities.")
        yield _point(_("Scope"), says)
    if offer.scope_of is None:
        yield _point(_("Covers"), _("say whether the whole organization or one site."))
    if not profile.activities:
        yield _point(_("Activities"), _("none is stated."))
    unsaid = [activity for activity in profile.activities if activity not in profile.performed_by]
    if unsaid:
        names = ", ".join(value_words("activities", activity) for activity in unsaid)
        yield _point(_("Not said who carries them out"), sentence(names))
    if profile.activities and profile.unanswered_stages:
        names = ", ".join(value_words("activities", activity) for activity in profile.unanswered_stages)
        yield _point(_("Not answered, and treated as not done"), sentence(names))


def _design(case: Case) -> Iterator[Line]:
    """Why nobody can sign for clause 8.3 yet, and the text that waits."""
    because = sentence(choice_words(case.decision.design_because))
    clause = case.decision.today.clause_8_3
    if not case.lens.certifiable:
        return
    if clause is DesignClause.PARTLY:
        yield _point(_("Clause 8.3 applies in part"), because)
    if not design_is_open(case):
        return
    if clause is DesignClause.ASK:
        yield _point(_("Clause 8.3 is still to be settled"), because)
        return
    facts = ", ".join(map(fact_words, case.decision.open_about_design))
    says = _("still to be answered: {facts}. Until then nothing about clause 8.3 is to be signed.")
    yield _point(_("Clause 8.3 is provisional"), says.format(facts=facts))
    if draft := justification_words(case.decision):
        yield _point(_("Draft for clause 8.3, as far as it is known"), sentence(draft))


def _claims(data: DocumentData) -> Iterator[Line]:
    """How many claims are in the way; which ones stands below."""
    if count := len(refused(data.judgement)):
        says = ngettext(
            "{count} does not hold, so the requirement applies and the statement does not name it.",
            "{count} do not hold, so the requirements apply and the statement does not name them.",
            count,
        )
        yield _point(_("Claims"), says.format(count=count))
    if count := len(in_doubt(data.judgement)):
        says = ngettext(
            "{count} thing that the statement says contradicts another answer; see below.",
            "{count} things that the statement says contradict other answers; see below.",
            count,
        )
        yield _point(_("Contradictions"), says.format(count=count))


def _by_hand(options: Options) -> Iterator[Line]:
    """What the statement leaves blank because nobody gave it."""
    control = options.control
    version = "" if control.version is None else str(control.version)
    given = (
        (_("document number"), control.number),
        (_("version and date of issue"), version),
        (_("distribution"), control.distribution),
        (_("who approves it"), control.approved_by),
    )
    blank = [name for name, value in given if not value.strip()]
    if blank:
        yield _point(_("To be filled in by hand"), sentence(", ".join(blank)))


def _point(name: str, says: str) -> Line:
    return (Span(f"{name}: ", strong=True), Span(says))
