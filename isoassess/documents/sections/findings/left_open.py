"""What is in no figure of conformity: not applicable, in contradiction, not assessed."""

from isoassess.assessment.labels import contradiction_words, message_words
from isoassess.assessment.labels.contradictions import alike
from isoassess.assessment.scope import LeftOut, NotApplicableBy, left_out, reason_words
from isoassess.documents.document_data import DocumentData, grouped
from isoassess.documents.phrases import cell, clause_line, paragraph, sentence
from isoassess.domain import Contradiction, Grade
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import group as clause_group
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Block, Column, Grid, Items, Line, Prose, Section, Span, Tone

NOT_APPLICABLE = "not applicable"  # what links call the section; no requirement is called so


def not_applicable(data: DocumentData) -> Section | None:
    """What falls away and why, with the statement the documented scope needs (4.3)."""
    found = left_out(data.case, data.judgement)
    if not found:
        return None
    stated = tuple(statement(data.case, group) for group in found if group.ground is NotApplicableBy.CLAUSE)
    rows = tuple(
        (data.statements(group.requirements), cell(message_words(group.because)))
        for group in found
        if group.ground is not NotApplicableBy.CLAUSE
    )
    columns = (Column(title=_("Requirements"), share=0.5), Column(title=_("Why not applicable"), share=0.5))
    blocks: list[Block] = [Prose(lines=stated)] if stated else []
    if rows:
        blocks.append(Grid(columns=columns, rows=rows))
    return Section(heading=_("Not applicable"), blocks=tuple(blocks), anchor=NOT_APPLICABLE)


def stated_for_clause(data: DocumentData) -> frozenset[str]:
    """The requirements that fall away with their clauses, for one reason that need not be repeated."""
    found = left_out(data.case, data.judgement)
    groups = (group.requirements for group in found if group.ground is NotApplicableBy.CLAUSE)
    return frozenset(id_ for group in groups if len(group) > 1 for id_ in group)


def statement(case: Case, group: LeftOut) -> Line:
    """The sentence for the scope, or for the contract where the model has no scope to document."""
    label = _("For the documented scope (4.3): ") if case.lens.certifiable else _("For the contract: ")
    return (Span(label, strong=True), Span(statement_words(group)))


def statement_words(group: LeftOut) -> str:
    """That the clauses do not apply, with the reason; a drafted justification names its clause itself."""
    reason = " ".join(map(sentence, reason_words(group)))
    if group.because.id == "design-not-applicable" and group.clauses == (clause_group(group.clauses[0]),):
        return reason
    return ngettext(
        "The requirements of clause {clauses} are determined as not applicable. {reason}",
        "The requirements of clauses {clauses} are determined as not applicable. {reason}",
        len(group.clauses),
    ).format(clauses=", ".join(group.clauses), reason=reason)


def contradictions(lines: tuple[Line, ...]) -> Section | None:
    """Statements that cannot both be true, each in one of the lines."""
    if not lines:
        return None
    about = _("Statements that do not fit together. Until they are cleared up, the verdict rests on doubt.")
    return Section(heading=_("To clear up"), blocks=(paragraph(about), Items(lines=lines)))


def contradiction_lines(data: DocumentData, found: tuple[Contradiction, ...]) -> tuple[Line, ...]:
    """One line for all that say the same."""
    return tuple(_contradiction(data, group) for group in alike(found))


def not_assessed(data: DocumentData) -> Section | None:
    """What nobody has looked at yet; never counted as a failure."""
    found = tuple(data.graded(Grade.NOT_ASSESSED))
    if not found:
        return None
    lines: list[Line] = []
    for group in grouped(found, [message_words(f.because) for f in found]):
        lines.append((Span(sentence(message_words(group[0].because)), Tone.MUTED),))
        lines.extend(data.statements(f.requirement for f in group))
    return Section(heading=_("Not assessed"), blocks=(Prose(lines=tuple(lines), small=True),))


def _contradiction(data: DocumentData, group: tuple[Contradiction, ...]) -> Line:
    ids = [c.requirement for c in group if c.requirement is not None]
    clauses = clause_line([data.clause(id) for id in ids], ids)
    says = Span(contradiction_words(group[0]))
    return (*clauses, Span("\u2002"), says) if clauses else (says,)
