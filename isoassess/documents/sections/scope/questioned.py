"""What is likely to be held against a scope: claims that do not hold, usual challenges, questions."""

from isoassess.assessment.labels import message_words
from isoassess.assessment.scope import (
    in_doubt,
    left_out,
    refused,
    scope_questions,
    usual_challenges,
)
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell, paragraph
from isoassess.documents.sections.findings.finding_cells import graded, seen
from isoassess.documents.sections.findings.left_open import contradiction_lines
from isoassess.documents.sections.outlook.standards import warnings
from isoassess.documents.sections.scope.determined import by_condition
from isoassess.domain import Finding, Requirement
from isoassess.domain.decision import DesignClause
from isoassess.domain.message import Message
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Cell, Column, Grid, Items, Line, Section, Span


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


def to_be_shown(data: DocumentData) -> Section | None:
    """What the statement says does not occur, which must be shown to be so."""
    found = by_condition(data, left_out(data.case, data.judgement))
    rows = tuple((fact, data.statements(ids)) for fact, ids in found)
    if not rows:
        return None
    columns = (
        Column(title=_("Does not occur"), share=0.36),
        Column(title=_("Falls away with it"), share=0.64),
    )
    about = _("Be able to show that these do not occur; a claim with a reason is not needed.")
    heading = _("To be shown when asked")
    return Section(heading=heading, blocks=(paragraph(about), Grid(columns=columns, rows=rows)))


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
