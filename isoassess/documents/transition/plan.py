"""The transition plan: what the new edition asks, what of it is in place, what to do, and until when."""

import datetime

from isoassess.assessment.labels.transition import no_transition_words, transition_lines
from isoassess.assessment.transition import AFTER, BEFORE, Transition, transition_to
from isoassess.catalogue import custom
from isoassess.documents.common_parts import framed, head
from isoassess.documents.document_data import DocumentData
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import paragraph, sentence
from isoassess.documents.sections.control import controlled
from isoassess.documents.sections.outlook.closing import limits
from isoassess.documents.sections.outlook.numbered_sources import NumberedSources
from isoassess.documents.sections.transition.days import dates_of_transition, sources_of_days, what_to_do
from isoassess.documents.sections.transition.points import new_or_changed, standings, what_else
from isoassess.documents.sections.transition.questions import questions_to_the_body
from isoassess.domain import Requirement
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import Profile
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Document, Line, NoteBox, Prose, Section, Span
from isoassess.reference.transition_facts import transition_facts
from isoassess.standard_choice.editions import not_running
from isoassess.standard_choice.labels import edition_reason
from isoassess.timeline.transition_days import TransitionDays, TransitionStep, transition_days
from isoassess.timeline.transition_words import audit_words


def transition_plan(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The plan; one short page that says why there is none where no certificate has to move."""
    data = DocumentData(case, judgement, options.issued)
    title = _("Transition plan")
    against = _("from {old} to {new}").format(old=BEFORE.label, new=AFTER.label)
    found = _transition(data)
    opening = head(case, options, title, against)
    sections = (
        (Section(blocks=(opening, *_no_transition(data))), limits(case, options), controlled(case, options))
        if found is None
        else _plan(data, options, found, opening)
    )
    return framed(
        case, options, title=title, running_title=_("transition plan"), sections=sections, against=against
    )


def _transition(data: DocumentData) -> Transition | None:
    """By the answers of this assessment alone, on the day of issue."""
    case = data.case
    answers = {id_: answer for id_, answer in case.answers.items() if data.is_asked(id_)}
    return transition_to(_asked(case), case.profile, answers, data.issued, case.lens)


def _asked(case: Case) -> tuple[Requirement, ...]:
    """The requirements of the new edition; an assessment against another one does not have them."""
    return case.requirements if case.lens is AFTER else custom.in_use().requirements(AFTER)


def _plan(
    data: DocumentData, options: Options, found: Transition, opening: Block
) -> tuple[Section | None, ...]:
    days = transition_days(found.expires, data.issued)
    sources = NumberedSources(
        (*sources_of_days(), *(key for fact in transition_facts().all for key in fact.sources))
    )
    to_do, stays, *until = transition_lines(found)
    lines = (*_in_short(found, days), *((Span(text),) for text in (to_do, *until)))
    dated = () if days is None else (what_to_do(days), dates_of_transition(found, days, sources))
    return (
        Section(blocks=(opening, Prose(lines=lines), standings(found))),
        *dated,
        new_or_changed(data, found),
        Section(heading=_("What stays"), blocks=(paragraph(stays),)),
        questions_to_the_body(data, found, sources),
        what_else(sources),
        sources.section(),
        limits(data.case, options),
        controlled(data.case, options),
    )


def _in_short(found: Transition, days: TransitionDays | None) -> tuple[Line, ...]:
    """When to move and when to begin; what is missing to reckon it by the firm's own audits."""
    if days is None:
        return ()
    begin = dict(days.steps)[TransitionStep.RATE]
    if begin > days.on:
        says = _("Move at the {audit}, by {day}; begin by {begin}.")
    else:
        says = _("Move at the {audit}, by {day}; begin at once.")
    told = says.format(audit=audit_words(days.audit), day=date_words(days.audit.day), begin=date_words(begin))
    line: Line = (Span(told, strong=True),)
    if found.expires is not None:
        return (line,)
    unknown = _("Until when your certificate runs is not stated; with that day your own audits are reckoned.")
    return (line, (Span(unknown),))


def _no_transition(data: DocumentData) -> tuple[Block, ...]:
    """Why nothing has to move, and what there is to prepare for instead."""
    says = _nothing_to_move(data.case.profile, data.issued)
    named = data.case.profile.certificate.standard.strip()
    held = _("The certificate named is “{named}”.").format(named=named) if named else ""
    turn = _("If one to {old} runs all the same, name it in the profile, and this plan is made.").format(
        old=BEFORE.label
    )
    lines = (says, " ".join(filter(None, (held, turn))))
    note = NoteBox(
        label=_("Nothing to move") if named else _("Not known"), lines=tuple((Span(line),) for line in lines)
    )
    edition = edition_reason(data.case.decision.today)
    return (note, paragraph(sentence(edition))) if edition else (note,)


def _nothing_to_move(profile: Profile, on: datetime.date) -> str:
    """The reason in a sentence; empty where a certificate has to move."""
    why = not_running(profile, on)
    if why is None:
        return ""
    if not profile.certificate.standard.strip():
        says = _("Whether a certificate to {old} has to move to {new} is not known: {reason}.")
        reason = _("the profile names no certificate")
    else:
        says = _("No certificate to {old} runs, so nothing has to move to {new}: {reason}.")
        reason = no_transition_words(why)
    return says.format(old=BEFORE.label, new=AFTER.label, reason=reason)


TRANSITION_PLAN = KnownDocument(
    write=transition_plan,
    code="TP",
    title=lambda: _("Transition plan"),
    purpose=lambda: _("from a 2015 certificate to 2026"),
    file_name=lambda: _("{organization} transition plan {date}.pdf"),
    nothing_in_it=_nothing_to_move,
)
