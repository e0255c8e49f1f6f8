"""What is missing, claimed, open or in doubt: each requirement of which more is to be said than a figure."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

from isoassess import words
from isoassess.model import Action, Applies, Blocker, Change, Contradiction, Finding, Grade
from isoassess.report.blocks import Block, Cell, Column, Grid, Items, Line, Prose, Section, Span, Tone
from isoassess.report.material import SPELLED_OUT, Material
from isoassess.report.phrases import clause_words, date_words, marked, sentence, short_grade_mark
from isoassess.texts import _, ngettext
from isoassess.verdict.shortest_way import next_verdict

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def blockers(material: Material) -> Section:
    """What keeps the verdict down and what opens it, one row for all that have both in common."""
    standing = material.judgement.blockers
    if not standing:
        return Section(heading=_("What stands in the way"), blocks=(_prose(_("Nothing that is known.")),))
    staged = material.case.lens.certifiable
    columns = (
        *((Column(title=_("Before"), share=0.1),) if staged else ()),
        Column(title=_("What stands in the way"), share=0.56 if staged else 0.66),
        Column(title=_("What opens it"), share=0.34),
    )
    groups = _grouped(standing, [(b.stage, b.because, b.opens) for b in standing])
    rows = tuple(_blocker_row(material, group, staged=staged) for group in groups)
    blocks: tuple[Block, ...] = (Grid(columns=columns, rows=rows),)
    return Section(heading=_("What stands in the way"), blocks=blocks)


def shortest_way(material: Material) -> Section | None:
    """The smallest set of changes, as steps."""
    changes = material.judgement.shortest_way
    target = next_verdict(material.judgement.verdict)
    if not changes or target is None:
        return None
    heading = _("The shortest way to “{verdict}”").format(verdict=words.verdict_words(target))
    groups = _grouped(changes, [change.what for change in changes])
    steps = Items(lines=tuple(_step(group) for group in groups), numbered=True)
    about = _("The smallest set of changes that reaches it. A certificate needs every requirement fulfilled.")
    if not material.case.lens.certifiable:
        about = _("The smallest set of changes that reaches it.")
    return Section(heading=heading, blocks=(_prose(about), steps))


def nonconformities(material: Material) -> Section | None:
    """Every likely nonconformity, majors first, with what was seen and what is done about it."""
    found = tuple(material.graded(Grade.MAJOR, Grade.MINOR))
    if not found:
        return None
    columns = (
        Column(title=_("Clause"), share=0.08),
        Column(title=_("Finding"), share=0.52),
        Column(title=_("Likely grade"), share=0.13),
        Column(title=_("Action, owner, due"), share=0.27),
    )
    rows = tuple(_nonconformity_row(material, finding) for finding in found)
    blocks: tuple[Block, ...] = (Grid(columns=columns, rows=rows),)
    if material.judgement.systemic:
        blocks = (_prose(_systemic(material)), *blocks)
    return Section(heading=_("Likely nonconformities"), blocks=blocks)


def opportunities(material: Material) -> Section | None:
    """What is fulfilled and could be better; nobody has to answer it."""
    found = tuple(material.graded(Grade.OFI))
    if not found:
        return None
    acted = any(material.answer(f.requirement).action != Action() for f in found)
    columns = (
        Column(title=_("Clause"), share=0.09),
        Column(title=_("Fulfilled, and could be better"), share=0.66 if acted else 0.91),
        *((Column(title=_("Action, owner, due"), share=0.25),) if acted else ()),
    )
    rows = tuple(_opportunity_row(material, finding, acted=acted) for finding in found)
    heading = _("Opportunities for improvement (likely OFI)")
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=rows),))


def not_applicable(material: Material) -> Section | None:
    """What falls away and why, with the statement the documented scope needs (4.3)."""
    found = tuple(material.graded(Grade.NOT_APPLICABLE))
    if not found:
        return None
    groups = _grouped(found, [(f.because, _in_scope_statement(material, f)) for f in found])
    stated = tuple(_statement(group) for group in groups if _in_scope_statement(material, group[0]))
    rows = tuple(
        (material.questions(f.requirement for f in group), _text(group[0].because))
        for group in groups
        if not _in_scope_statement(material, group[0])
    )
    columns = (Column(title=_("Requirements"), share=0.5), Column(title=_("Why not applicable"), share=0.5))
    blocks: list[Block] = [Prose(lines=stated)] if stated else []
    if rows:
        blocks.append(Grid(columns=columns, rows=rows))
    return Section(heading=_("Not applicable"), blocks=tuple(blocks))


def contradictions(material: Material) -> Section | None:
    """Statements that cannot both be true."""
    found = material.judgement.contradictions
    if not found:
        return None
    says = tuple(_contradiction(material, group) for group in _grouped(found, [c.says for c in found]))
    about = _("Statements that do not fit together. Until they are cleared up, the verdict rests on doubt.")
    return Section(heading=_("To clear up"), blocks=(_prose(about), Items(lines=says)))


def not_assessed(material: Material) -> Section | None:
    """What nobody has looked at yet; never counted as a failure."""
    found = tuple(material.graded(Grade.NOT_ASSESSED))
    if not found:
        return None
    lines: list[Line] = []
    for group in _grouped(found, [f.because for f in found]):
        lines.append((Span(sentence(group[0].because), Tone.MUTED),))
        lines.extend(material.questions(f.requirement for f in group))
    return Section(heading=_("Not assessed"), blocks=(Prose(lines=tuple(lines), small=True),))


def _blocker_row(material: Material, group: tuple[Blocker, ...], *, staged: bool) -> tuple[Cell, ...]:
    first = group[0]
    known = material.questions(b.requirement for b in group if b.requirement is not None)
    because = (Span(first.because, Tone.MUTED if known else Tone.TEXT),)
    stage = (_text(words.stage_words(first.stage)),) if staged else ()
    return (*stage, (*known, because), _text(first.opens))


def _step(group: tuple[Change, ...]) -> Line:
    clauses = clause_words(change.clause for change in group if change.clause)
    few = len(group) <= SPELLED_OUT
    return (Span(f"{clauses}: ", strong=few), Span(group[0].what)) if clauses else (Span(group[0].what),)


def _nonconformity_row(material: Material, finding: Finding) -> tuple[Cell, ...]:
    asks = material.question(finding.requirement, numbered=False)
    because = ((Span(finding.because, Tone.MUTED),),) if _needs_reason(material, finding) else ()
    return (
        ((Span(finding.clause, strong=True),),),
        (asks, *_seen(material, finding), *because),
        (marked(short_grade_mark(finding.grade)), *_rated(finding)),
        _act(material, finding),
    )


def _needs_reason(material: Material, finding: Finding) -> bool:
    """Why a grade is major is always said; a reason that many minors share stands under the method."""
    shared = sum(other.because == finding.because for other in material.graded(Grade.MINOR))
    return finding.grade is Grade.MAJOR or (shared == 1 and not finding.claimed)


def _opportunity_row(material: Material, finding: Finding, *, acted: bool) -> tuple[Cell, ...]:
    note = material.answer(finding.requirement).note.strip()
    asks = material.question(finding.requirement, numbered=False)
    noted = (Span(_(" Note: "), Tone.MUTED), Span(note)) if note else ()
    action = (_act(material, finding),) if acted else ()
    return (((Span(finding.clause, strong=True),),), ((*asks, *noted),), *action)


def _rated(finding: Finding) -> Cell:
    if finding.claimed:
        return ((Span(_("claimed, not shown"), Tone.MUTED),),)
    if finding.rating is None or finding.rating.level is None:
        return ()
    name, _meaning = words.rating_words(finding.rating)
    rated = _("rated {level}, {name}").format(level=finding.rating.level, name=name.lower())
    return ((Span(rated, Tone.MUTED),),)


def _seen(material: Material, finding: Finding) -> Cell:
    answer = material.answer(finding.requirement)
    lines: list[Line] = []
    if answer.evidence.strip():
        lines.append((Span(_("Evidence: "), Tone.MUTED), Span(answer.evidence.strip())))
    if answer.note.strip():
        lines.append((Span(_("Note: "), Tone.MUTED), Span(answer.note.strip())))
    return tuple(lines)


def _act(material: Material, finding: Finding) -> Cell:
    action = material.answer(finding.requirement).action
    if action == Action():
        nothing = _("none set yet") if finding.grade is not Grade.OFI else "\u2013"
        return ((Span(nothing, Tone.MUTED),),)
    due = date_words(action.due) if action.due else _("no date")
    who = f"{action.owner.strip() or _('no owner')}; {due}"
    what = action.what.strip() or _("not described")
    return ((Span(what),), (Span(who, Tone.MUTED),))


def _systemic(material: Material) -> str:
    return _(
        "Three or more likely minor nonconformities stand together in {clauses}. "
        "A certification body may see one major nonconformity in them."
    ).format(clauses=", ".join(material.judgement.systemic))


def _in_scope_statement(material: Material, finding: Finding) -> bool:
    """Whether the finding is part of a claim that covers its whole clause."""
    claimed = material.requirement(finding.requirement).applies is Applies.CLAIM
    return claimed and all(
        other.grade is Grade.NOT_APPLICABLE for other in material.of_clause(finding.clause)
    )


def _statement(group: tuple[Finding, ...]) -> Line:
    clauses = ", ".join(dict.fromkeys(finding.clause for finding in group))
    says = ngettext(
        "The requirements of clause {clauses} are determined as not applicable. {reason}",
        "The requirements of clauses {clauses} are determined as not applicable. {reason}",
        len({finding.clause for finding in group}),
    ).format(clauses=clauses, reason=sentence(group[0].because))
    return (Span(_("For the documented scope (4.3): "), strong=True), Span(says))


def _contradiction(material: Material, group: tuple[Contradiction, ...]) -> Line:
    clauses = clause_words(material.clause(c.requirement) for c in group if c.requirement is not None)
    return (Span(f"{clauses}\u2002", strong=True), Span(group[0].says)) if clauses else (Span(group[0].says),)


def _prose(text: str) -> Prose:
    return Prose(lines=((Span(text),),))


def _text(text: str) -> Cell:
    return ((Span(text),),)


def _grouped(members: Iterable[T], keys: Iterable[K]) -> tuple[tuple[T, ...], ...]:
    """The members that share a key together, in the order in which the keys first occur."""
    groups: dict[K, list[T]] = defaultdict(list)
    for member, key in zip(members, keys, strict=True):
        groups[key].append(member)
    return tuple(map(tuple, groups.values()))
