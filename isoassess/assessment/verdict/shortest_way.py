"""The shortest way to ready: a smallest set of changes that turns the verdict into the next readiness.

Every gate must be opened on its own, so its change is in every solution, and so is every fact; the rest is
reckoned as if the facts had been changed. What is left to choose is which requirement to raise in a clause
where nothing is in place or in a group of many minors, and which to assess until two thirds are assessed: one
is as good as another, but something must be on paper. What the assessor graded against the rules stands until
that grade is taken back, so it is a step of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from isoassess.assessment.verdict.claimed import FULFILLED
from isoassess.assessment.verdict.documented import is_demanded, nothing_on_paper
from isoassess.assessment.verdict.findings import (
    ASSESSED,
    BEGUN_LEVEL,
    NONCONFORMING,
    SYSTEMIC_MINORS,
    findings_of,
)
from isoassess.assessment.verdict.gates import coverage_missing, is_done_in_part
from isoassess.assessment.verdict.not_taken_place import denied_by, is_of_audit_or_review
from isoassess.domain import (
    CertificationStage,
    Finding,
    Grade,
    Keep,
    Rating,
    RequiredChange,
    Requirement,
    Verdict,
)
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import group
from isoassess.domain.message import Message, message
from isoassess.domain.profile import InternalAudit, ManagementReview, Profile

# Looked up once: each is asked of hundreds of findings.
_NOT_ASSESSED = Grade.NOT_ASSESSED
_MAJOR = Grade.MAJOR
_NOT_APPLICABLE = Grade.NOT_APPLICABLE
_VALUE: dict[str, Callable[[str], object]] = {
    "system.internal_audit": InternalAudit,
    "system.management_review": ManagementReview,
    "system.corrective_action_cases": int,
    "system.months_of_records": int,
}
_NEXT = {
    Verdict.TOO_EARLY: Verdict.READY_STAGE_1,
    Verdict.NOT_READY: Verdict.READY_STAGE_1,
    Verdict.READY_STAGE_1: Verdict.READY_STAGE_2,
    Verdict.DOES_NOT_MEET_MODEL: Verdict.MEETS_MODEL,
}


def next_verdict(verdict: Verdict) -> Verdict | None:
    """The readiness to aim at from here; None when the best one is reached."""
    return _NEXT.get(verdict)


class _Looked(Struct, frozen=True, kw_only=True):
    """A case with its findings, laid out for the choice of what to change."""

    case: Case
    findings: tuple[Finding, ...]
    requirements: dict[str, Requirement]
    final: bool

    def first(self, found: Iterable[Finding]) -> list[Finding]:
        """Those that want something on paper first, so that a change serves for both."""
        return sorted(found, key=lambda one: not is_demanded(self.requirements[one.requirement]))


def shortest_way(case: Case, findings: tuple[Finding, ...], verdict: Verdict) -> tuple[RequiredChange, ...]:
    """A smallest set of changes that reaches the next readiness; in the order of the case."""
    target = next_verdict(verdict)
    if target is None:
        return ()
    requirements = {requirement.id: requirement for requirement in case.requirements}
    if target is Verdict.MEETS_MODEL:
        return _to_model(case, findings, requirements)
    final = target is Verdict.READY_STAGE_2
    facts = _system(case, final=final)
    case, findings = _with_facts(case, findings, facts)
    chosen = _chosen(_Looked(case=case, findings=findings, requirements=requirements, final=final))
    least = Rating.CONFORMING if final else Rating.PARTIAL
    steps = [_raise(requirements[f.requirement], f, least) for f in findings if f.requirement in chosen]
    return (*steps, *facts)


def to_state(case: Case, verdict: Verdict) -> tuple[RequiredChange, ...]:
    """What the profile does not say of audits and review on the way to stage 1.

    No change of the shortest way, for nobody knows that they are missing; but if they are, they stand in the
    way of stage 1, so saying how far they are is a step there.
    """
    rated = any(answer.rating for answer in case.answers.values())
    if not rated or next_verdict(verdict) is not Verdict.READY_STAGE_1:
        return ()
    system = case.profile.system
    least = (
        ("system.internal_audit", system.internal_audit, InternalAudit.STARTED),
        ("system.management_review", system.management_review, ManagementReview.PLANNED),
    )
    return tuple(
        _fact(key, enough.value, message("step-state-fact", fact=key))
        for key, stands, enough in least
        if stands is None
    )


def _to_model(
    case: Case, findings: tuple[Finding, ...], requirements: dict[str, Requirement]
) -> tuple[RequiredChange, ...]:
    """Everything that is open or not fulfilled, once what has not taken place has."""
    facts = _denied(case, [requirements[f.requirement] for f in findings if _is_short(f)])
    case, findings = _with_facts(case, findings, facts)
    steps = [_raise(requirements[f.requirement], f, Rating.CONFORMING) for f in findings if _is_short(f)]
    return (*steps, *facts)


def _is_short(finding: Finding) -> bool:
    return finding.grade is _NOT_ASSESSED or finding.grade in NONCONFORMING


def _with_facts(
    case: Case, findings: tuple[Finding, ...], facts: list[RequiredChange]
) -> tuple[Case, tuple[Finding, ...]]:
    """The case as it will stand, and what is found in it then: only audits and reviews rest on facts."""
    if not facts:
        return case, findings
    profile: Profile = case.profile
    system = profile.system
    for change in facts:
        assert change.fact is not None
        system = replace(system, **{change.fact.partition(".")[2]: _VALUE[change.fact](change.to)})
    case = replace(case, profile=replace(profile, system=system))
    moved = tuple(r for r in case.requirements if is_of_audit_or_review(r.clause[case.lens], case.lens))
    anew = {one.requirement: one for one in findings_of(replace(case, requirements=moved))}
    return case, tuple(anew.get(one.requirement, one) for one in findings)


def _chosen(looked: _Looked) -> set[str]:
    chosen = _gates(looked)
    if looked.final:
        chosen |= _empty_clauses(looked, chosen)
        chosen |= _many_minors(looked, chosen)
        chosen |= {f.requirement for f in looked.findings if f.grade is _NOT_ASSESSED}
    else:
        chosen |= _coverage(looked, chosen)
    return chosen | _on_paper(looked, chosen)


def _gates(looked: _Looked) -> set[str]:
    """What must change on its own: gates, and what the assessor graded major."""
    chosen = set()
    for finding in looked.findings:
        if finding.grade in FULFILLED:
            continue
        requirement = looked.requirements[finding.requirement]
        counts = requirement.gate is CertificationStage.STAGE_1 or looked.final
        major = finding.grade is _MAJOR and counts
        unassessed = finding.grade is _NOT_ASSESSED and requirement.gate is not None
        in_part = looked.final and is_done_in_part(requirement, finding)
        if (
            unassessed
            or in_part
            or (major and (requirement.gate is not None or finding.predicted is not None))
        ):
            chosen.add(finding.requirement)
    return chosen


def _empty_clauses(looked: _Looked, chosen: set[str]) -> set[str]:
    """One requirement of each clause where nothing is in place and no gate changes it already."""
    changed = {f.clause for f in looked.findings if f.requirement in chosen}
    clauses: dict[str, list[Finding]] = defaultdict(list)
    for finding in looked.findings:
        if finding.grade is _MAJOR and finding.clause not in changed:
            clauses[finding.clause].append(finding)
    return {looked.first(majors)[0].requirement for majors in clauses.values()}


def _many_minors(looked: _Looked, chosen: set[str]) -> set[str]:
    """As many of each clause group as are too many; what is major for its whole clause is minor by then."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in looked.findings:
        if finding.grade in NONCONFORMING and finding.requirement not in chosen:
            groups[group(finding.clause)].append(finding)
    picked: set[str] = set()
    for members in groups.values():
        too_many = max(0, len(members) - SYSTEMIC_MINORS + 1)
        picked.update(one.requirement for one in looked.first(members)[:too_many])
    return picked


def _coverage(looked: _Looked, chosen: set[str]) -> set[str]:
    """Unassessed requirements, in order, until two thirds of the applicable ones are assessed."""
    short = _short(looked.findings, chosen)
    open_ = [f for f in looked.findings if f.grade is _NOT_ASSESSED and f.requirement not in chosen]
    if _needs_paper(looked, chosen):
        open_ = looked.first(open_)
    return {one.requirement for one in open_[:short]}


def _on_paper(looked: _Looked, chosen: set[str]) -> set[str]:
    """One document, where none at all is shown and no other change shows one."""
    if not _needs_paper(looked, chosen):
        return set()
    assessed = [one for one in looked.first(looked.findings) if one.grade in ASSESSED]
    return {one.requirement for one in assessed[:1]}


def _needs_paper(looked: _Looked, chosen: set[str]) -> bool:
    if any(is_demanded(looked.requirements[id_]) for id_ in chosen):
        return False
    return nothing_on_paper(looked.case, looked.findings)


def _short(findings: tuple[Finding, ...], chosen: set[str]) -> int:
    assessed = sum(f.grade in ASSESSED or f.requirement in chosen for f in findings)
    applicable = sum(f.grade is not _NOT_APPLICABLE for f in findings)
    return coverage_missing(assessed, applicable)


def _raise(requirement: Requirement, finding: Finding, least: Rating) -> RequiredChange:
    reached = finding.rating is not None and (finding.rating.level or 0) >= (least.level or 0)
    return RequiredChange(
        requirement=requirement.id,
        clause=finding.clause,
        to=finding.rating.value if reached and finding.rating else least.value,
        what=_step(requirement, finding, least),
    )


def _step(requirement: Requirement, finding: Finding, least: Rating) -> Message:
    if finding.predicted is not None and finding.grade in NONCONFORMING:
        return message("close-and-take-back")
    if least is Rating.PARTIAL:
        if finding.grade is _NOT_ASSESSED:
            return message("assess-as-partial")
        begun = finding.rating is not None and (finding.rating.level or 0) >= BEGUN_LEVEL
        return message("show-document") if begun else message("define-and-start")
    if requirement.documents.keep is Keep.NONE:
        return message("use")
    return message("use-and-show-evidence")


def _system(case: Case, *, final: bool) -> list[RequiredChange]:
    """The facts of the management system that are wanted otherwise; before stage 1 unknown ones are not."""
    system = case.profile.system
    steps = []
    if not final and system.internal_audit in (InternalAudit.NONE, InternalAudit.PLANNED):
        steps.append(_fact("system.internal_audit", "started", message("step-first-audit")))
    elif final and system.internal_audit is not InternalAudit.COMPLETE:
        steps.append(_fact("system.internal_audit", "complete", message("step-audit-round")))
    if system.management_review is ManagementReview.NONE and not final:
        steps.append(_fact("system.management_review", "planned", message("step-date-review")))
    elif final and system.management_review is not ManagementReview.HELD:
        steps.append(_fact("system.management_review", "held", message("step-hold-review")))
    if final and not system.corrective_action_cases:
        steps.append(_fact("system.corrective_action_cases", "1", message("step-corrective-action")))
    if final and not system.months_of_records:
        steps.append(_fact("system.months_of_records", "2", message("step-records")))
    return [_stated(case, step) for step in steps]


def _stated(case: Case, step: RequiredChange) -> RequiredChange:
    """Where the profile says nothing, saying it comes first: perhaps there is nothing left to do."""
    key = step.fact or ""
    if getattr(case.profile.system, key.partition(".")[2]) is not None:
        return step
    return replace(step, what=message("step-state-fact", fact=key))


def _denied(case: Case, open_: list[Requirement]) -> list[RequiredChange]:
    """The facts by which something open has not taken place: while they stand, no rating is shown."""
    facts = {denied_by(known, case.lens, case.profile) for known in open_}
    return [change for change in _system(case, final=True) if change.fact in facts]


def _fact(key: str, to: str, what: Message) -> RequiredChange:
    return RequiredChange(fact=key, to=to, what=what)
