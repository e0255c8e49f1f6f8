"""What the statement says of non-applicability: each clause and requirement with its justification."""

from collections.abc import Iterable

from isoassess.assessment.labels import message_words
from isoassess.assessment.scope import LeftOut, NotApplicableBy, left_out, reason_words
from isoassess.documents.document_data import SPELLED_OUT, DocumentData, grouped
from isoassess.documents.phrases import cell, clause_words, paragraph, sentence
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import is_within
from isoassess.domain.decision import DesignClause
from isoassess.domain.fact_words import fact_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Cell, Column, Grid, Line, Section, Span

DESIGN = "8.3"
BY_HAND = 16.0  # millimeters that a sentence written by hand needs


def determined(data: DocumentData) -> Section:
    """What does not apply and why: what is determined, what is still to be marked, what has no occasion."""
    groups = left_out(data.case, data.judgement)
    stated = tuple(group for group in groups if _is_stated(data.case, group))
    open_ = design_is_open(data.case)
    blocks: list[Block] = [paragraph(_applied(data.case, anything=bool(stated), marked=open_))]
    if stated:
        blocks.append(_stated(data, stated))
    if open_:
        blocks.append(_to_be_marked(data))
    return Section(
        heading=_("Determined as not applicable"), blocks=(*blocks, *_without_occasion(data, groups))
    )


def by_condition(data: DocumentData, groups: Iterable[LeftOut]) -> tuple[tuple[Cell, tuple[str, ...]], ...]:
    """What falls away by a fact: the fact with the reasons given besides, and the requirements."""
    away = [group for group in groups if group.ground is NotApplicableBy.FACT]
    facts = [data.requirement(group.requirements[0]).when or "" for group in away]
    return tuple(
        (_condition(fact_words(fact), members), tuple(id_ for group in members for id_ in group.requirements))
        for fact, members in zip(dict.fromkeys(facts), grouped(away, facts), strict=True)
    )


def design_is_open(case: Case) -> bool:
    """Whether an answer is missing that decides about clause 8.3, so that nobody can sign for it."""
    if not case.lens.certifiable:
        return False
    clause = case.decision.today.clause_8_3
    claimed = clause is DesignClause.NOT_APPLICABLE
    return clause is DesignClause.ASK or (claimed and bool(case.decision.open_about_design))


def _is_stated(case: Case, group: LeftOut) -> bool:
    design = all(is_within(number, DESIGN) for number in group.clauses)
    return group.ground is not NotApplicableBy.FACT and not (design and design_is_open(case))


def _applied(case: Case, *, anything: bool, marked: bool) -> str:
    """That all the rest is applied, and that nothing is lost by what is not."""
    if anything:
        says = _(
            "Every requirement of {lens} that can be applied within the scope is applied. Those below cannot "
            "be; conformity, the responsibility for it and customer satisfaction are not affected."
        )
    elif marked:
        says = _(
            "Every requirement of {lens} that can be applied within the scope is applied; whether clause "
            "8.3 is one of them is marked here."
        )
    else:
        says = _(
            "No requirement is determined as not applicable: every requirement of {lens} that can be applied "
            "within the scope is applied."
        )
    return says.format(lens=case.lens.label)


def _stated(data: DocumentData, groups: Iterable[LeftOut]) -> Grid:
    columns = (Column(title=_("Not applicable"), share=0.2), Column(title=_("Justification"), share=0.8))
    rows = ((_left_out(data, group), _justified(group)) for group in groups)
    return Grid(columns=columns, rows=tuple(rows))


def _justified(group: LeftOut) -> Cell:
    return tuple((Span(sentence(text)),) for text in reason_words(group))


def _to_be_marked(data: DocumentData) -> Grid:
    """Clause 8.3 with both answers to choose from, and room for the reason."""
    columns = (
        Column(title=_("Clause"), share=0.26),
        Column(title=_("Applies"), share=0.14),
        Column(title=_("If not, why"), share=0.6),
    )
    answers = tuple((Span(answer, box=True),) for answer in (_("yes"), _("no")))
    row: tuple[Cell, ...] = (((Span(_named(data, (DESIGN,)), strong=True),),), answers, ())
    return Grid(columns=columns, rows=(row,), room=BY_HAND)


def _without_occasion(data: DocumentData, groups: Iterable[LeftOut]) -> tuple[Block, ...]:
    """What applies on a condition that does not occur; no justification is owed for it."""
    rows = tuple((fact, _requirements(data, ids)) for fact, ids in by_condition(data, groups))
    if not rows:
        return ()
    columns = (Column(title=_("Does not occur"), share=0.2), Column(title=_("Requirement"), share=0.8))
    about = _("These apply on a condition of their own, which does not occur within the scope:")
    return (paragraph(about), Grid(columns=columns, rows=rows))


def _condition(fact: str, groups: Iterable[LeftOut]) -> Cell:
    """A fact by its name, and what a person said besides."""
    reasons = (message_words(group.because) for group in groups if group.because.id != "does-not-occur")
    return tuple((Span(text),) for text in (fact, *reasons))


def _left_out(data: DocumentData, group: LeftOut) -> Cell:
    if group.ground is NotApplicableBy.CLAUSE:
        return ((Span(_named(data, group.clauses), strong=True),),)
    return _requirements(data, group.requirements)


def _named(data: DocumentData, numbers: Iterable[str]) -> str:
    names = {result.clause.number: result.clause.name for result in data.judgement.clauses}
    return "; ".join(names.get(number, number) for number in numbers)


def _requirements(data: DocumentData, ids: tuple[str, ...]) -> Cell:
    """Each by its clause and statement; where they are too many, how many of which clause."""
    if len(ids) > SPELLED_OUT:
        return cell(clause_words(data.clause(id_) for id_ in ids))
    clauses = [data.clause(id_) for id_ in ids]
    return tuple(_of_clause(data, members) for members in grouped(ids, clauses))


def _of_clause(data: DocumentData, ids: tuple[str, ...]) -> Line:
    statements = " ".join(data.requirement(id_).statement for id_ in ids)
    return (Span(data.clause(ids[0]), strong=True), Span(f"\u2002{statements}"))
