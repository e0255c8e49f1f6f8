"""What is determined as not applicable and why, what would be questioned, and what an auditor asks to see."""

from isoassess.assessment.labels import message_words
from isoassess.assessment.scope import (
    LeftOut,
    NotApplicableBy,
    in_doubt,
    left_out,
    refused,
    scope_questions,
    usual_challenges,
)
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell, paragraph, sentence
from isoassess.documents.sections.findings.finding_cells import graded, seen
from isoassess.documents.sections.findings.left_open import contradiction_lines, statement
from isoassess.documents.sections.outlook.standards import warnings
from isoassess.domain import Finding, Requirement
from isoassess.domain.case import Case
from isoassess.domain.decision import DesignClause
from isoassess.domain.fact_words import fact_words
from isoassess.domain.message import Message
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Cell, Column, Grid, Items, Line, NoteBox, Prose, Section, Span, Tone
from isoassess.standard_choice.labels import choice_words


def determined(data: DocumentData) -> Section:
    """Each clause and each single requirement that is claimed, with its justification."""
    found = left_out(data.case, data.judgement)
    blocks: list[Block] = []
    for group in found:
        if group.ground is NotApplicableBy.CLAUSE:
            blocks += _whole(data, group)
    single = [group for group in found if group.ground is NotApplicableBy.REQUIREMENT]
    if single:
        blocks.append(_single(data, single))
    if not blocks:
        blocks.append(paragraph(_nothing(data)))
    return Section(heading=_("Determined as not applicable"), blocks=(*_open(data), *blocks))


def fallen_away(data: DocumentData) -> Section | None:
    """What a fact of the profile takes away; a statement does not have to name it."""
    found = left_out(data.case, data.judgement)
    rows = tuple(
        (data.statements(group.requirements), cell(message_words(group.because)))
        for group in found
        if group.ground is NotApplicableBy.FACT
    )
    if not rows:
        return None
    columns = (Column(title=_("Requirements"), share=0.5), Column(title=_("Fact"), share=0.5))
    about = _("These need no claim: what triggers them does not occur. Be able to show that it does not.")
    blocks = (paragraph(about), Grid(columns=columns, rows=rows))
    return Section(heading=_("Falls away by a fact"), blocks=blocks)


def questioned(data: DocumentData) -> Section:
    """Claims that do not hold, and what is likely to be held against those that do."""
    blocks: list[Block] = []
    claims_refused = refused(data.judgement)
    if claims_refused:
        blocks += [paragraph(_("These claims do not hold; the requirements apply:")), _refused(data)]
    doubts = _doubts(data)
    if doubts:
        blocks.append(Items(lines=doubts))
    if not blocks:
        blocks.append(paragraph(_("Nothing that is known.")))
    return Section(heading=_("Refused, or likely to be questioned"), blocks=tuple(blocks))


def questions(data: DocumentData) -> Section | None:
    """The questions about the scope itself, what is looked for, and what there is so far."""
    asked = scope_questions(data.case)
    if not asked:
        return None
    columns = (
        Column(title=_("Question"), share=0.27),
        Column(title=_("What is looked for"), share=0.4),
        Column(title=_("So far"), share=0.33),
    )
    rows = tuple(_question_row(data, requirement) for requirement in asked)
    return Section(heading=_("What an auditor will ask to see"), blocks=(Grid(columns=columns, rows=rows),))


def _whole(data: DocumentData, group: LeftOut) -> tuple[Block, ...]:
    names = {result.clause.number: result.clause.name for result in data.judgement.clauses}
    named = "; ".join(names.get(number, number) for number in group.clauses)
    return (Prose(lines=((Span(named, strong=True),), statement(data.case, group))),)


def _single(data: DocumentData, groups: list[LeftOut]) -> Grid:
    columns = (
        Column(title=_("Single requirements"), share=0.5),
        Column(title=_("Justification"), share=0.5),
    )
    rows = tuple(
        (data.statements(group.requirements), cell(message_words(group.because))) for group in groups
    )
    return Grid(columns=columns, rows=rows)


def _nothing(data: DocumentData) -> str:
    if data.case.decision.today.clause_8_3 is DesignClause.ASK and data.case.lens.certifiable:
        return _("Apart from that, no requirement is claimed as not applicable.")
    if refused(data.judgement):
        return _("No claim that a requirement is not applicable holds; those below are refused.")
    if any(group.ground is NotApplicableBy.FACT for group in left_out(data.case, data.judgement)):
        says = _(
            "No requirement is claimed as not applicable. Some fall away by a fact, as listed below; every "
            "other requirement of {lens} is applied."
        )
    else:
        says = _(
            "No requirement is claimed as not applicable: every requirement of {lens} that can be applied "
            "within the scope is applied."
        )
    return says.format(lens=data.case.lens.label)


def _open(data: DocumentData) -> tuple[Block, ...]:
    """That the answer about clause 8.3 is not there yet, or that it cannot be left out."""
    case = data.case
    if not case.lens.certifiable:
        return ()
    clause, because = case.decision.today.clause_8_3, sentence(choice_words(case.decision.design_because))
    if clause is DesignClause.ASK:
        label = _("Clause 8.3 is still to be settled")
        return (NoteBox(label=label, lines=((Span(because),),), tone=Tone.MINOR),)
    if clause is DesignClause.NOT_APPLICABLE:
        return _provisional(case)
    label = _("Clause 8.3 applies") if clause is DesignClause.APPLIES else _("Clause 8.3 applies in part")
    return (NoteBox(label=label, lines=((Span(because),),)),)


def _provisional(case: Case) -> tuple[Block, ...]:
    """That the claim waits for a fact that could still turn it."""
    if not case.decision.open_about_design:
        return ()
    facts = ", ".join(map(fact_words, case.decision.open_about_design))
    says = _("Still to be answered: {facts}. Until then nothing here about clause 8.3 is to be signed.")
    label = _("Clause 8.3 is provisional")
    return (NoteBox(label=label, lines=((Span(says.format(facts=facts)),),), tone=Tone.MINOR),)


def _refused(data: DocumentData) -> Grid:
    columns = (
        Column(title=_("Requirement"), share=0.44),
        Column(title=_("Reason given"), share=0.28),
        Column(title=_("Why it does not hold"), share=0.28),
    )
    return Grid(columns=columns, rows=tuple(_refused_row(data, f) for f in refused(data.judgement)))


def _refused_row(data: DocumentData, finding: Finding) -> tuple[Cell, ...]:
    reason = data.answer(finding.requirement).reason.strip() or _("none")
    return ((data.statement(finding.requirement),), cell(reason), cell(message_words(finding.because)))


def _doubts(data: DocumentData) -> tuple[Line, ...]:
    case = data.case
    lines: list[Line] = []
    claimed = case.decision.today.clause_8_3 is DesignClause.NOT_APPLICABLE
    if case.lens.certifiable and claimed:
        text = _(
            "That clause 8.3 does not apply is the claim that auditors question most (reported): stage 1 may "
            "look at it before anything else."
        )
        lines.append((Span(text),))
    usual = tuple((Span(message_words(says)),) for says in _challenged(data))
    return (*lines, *warnings(case), *contradiction_lines(data, in_doubt(data.judgement)), *usual)


def _challenged(data: DocumentData) -> tuple[Message, ...]:
    """The usual challenges; the models of 1994 have other numbers and no scope to document."""
    return usual_challenges(data.case, data.judgement) if data.case.lens.certifiable else ()


def _question_row(data: DocumentData, requirement: Requirement) -> tuple[Cell, ...]:
    finding = data.finding(requirement.id)
    looked_for = tuple((Span(f"\u2022\u00a0{point}"),) for point in requirement.looks_for)
    return ((data.question(requirement.id),), looked_for, (*graded(finding), *seen(data, finding)))
