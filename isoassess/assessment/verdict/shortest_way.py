"""The shortest way to ready: a smallest set of changes that turns the verdict into the next readiness.

Every gate must be opened on its own, so its change is in every solution. What is left to choose is which
requirement to raise in a clause where nothing is in place, and which to assess until two thirds are
assessed: one is as good as another. What the assessor graded major against the rules stands until that grade
is taken back, so it is a step of its own.
"""

from collections import defaultdict

from isoassess.assessment.verdict.findings import ASSESSED, NONCONFORMING
from isoassess.assessment.verdict.gates import coverage_missing
from isoassess.assessment.verdict.not_taken_place import denied_by
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
from isoassess.domain.message import Message, message
from isoassess.domain.profile import InternalAudit, ManagementReview

_NEXT = {
    Verdict.TOO_EARLY: Verdict.READY_STAGE_1,
    Verdict.NOT_READY: Verdict.READY_STAGE_1,
    Verdict.READY_STAGE_1: Verdict.READY_STAGE_2,
    Verdict.DOES_NOT_MEET_MODEL: Verdict.MEETS_MODEL,
}


def next_verdict(verdict: Verdict) -> Verdict | None:
    """The readiness to aim at from here; None when the best one is reached."""
    return _NEXT.get(verdict)


def shortest_way(case: Case, findings: tuple[Finding, ...], verdict: Verdict) -> tuple[RequiredChange, ...]:
    """A smallest set of changes that reaches the next readiness; in the order of the case."""
    target = next_verdict(verdict)
    if target is None:
        return ()
    requirements = {requirement.id: requirement for requirement in case.requirements}
    if target is Verdict.MEETS_MODEL:
        open_ = [f for f in findings if f.grade is Grade.NOT_ASSESSED or f.grade in NONCONFORMING]
        steps = [_raise(requirements[f.requirement], f, Rating.CONFORMING) for f in open_]
        return (*steps, *_denied(case, [requirements[f.requirement] for f in open_]))
    chosen = _gates(requirements, findings, target)
    if target is Verdict.READY_STAGE_2:
        chosen |= _empty_clauses(findings, chosen)
    chosen |= _coverage(findings, chosen)
    steps = [
        _raise(requirements[f.requirement], f, Rating.PARTIAL) for f in findings if f.requirement in chosen
    ]
    return (*steps, *_system(case, target))


def _gates(requirements: dict[str, Requirement], findings: tuple[Finding, ...], target: Verdict) -> set[str]:
    """What must change on its own: gates, and what the assessor graded major."""
    chosen = set()
    for finding in findings:
        gate = requirements[finding.requirement].gate
        counts = gate is CertificationStage.STAGE_1 or target is Verdict.READY_STAGE_2
        major = finding.grade is Grade.MAJOR and counts
        unassessed = finding.grade is Grade.NOT_ASSESSED and gate is not None
        if unassessed or (major and (gate is not None or finding.predicted is not None)):
            chosen.add(finding.requirement)
    return chosen


def _empty_clauses(findings: tuple[Finding, ...], chosen: set[str]) -> set[str]:
    """One requirement of each clause where nothing is in place and no gate changes it already."""
    clauses: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        clauses[finding.clause].append(finding)
    picked: set[str] = set()
    for members in clauses.values():
        majors = [f for f in members if f.grade is Grade.MAJOR]
        if majors and not any(f.requirement in chosen for f in members):
            picked.add(majors[0].requirement)
    return picked


def _coverage(findings: tuple[Finding, ...], chosen: set[str]) -> set[str]:
    """Unassessed requirements, in order, until two thirds of the applicable ones are assessed."""
    short = _short(findings, chosen)
    open_ = [f.requirement for f in findings if f.grade is Grade.NOT_ASSESSED and f.requirement not in chosen]
    return set(open_[:short])


def _short(findings: tuple[Finding, ...], chosen: set[str]) -> int:
    assessed = sum(f.grade in ASSESSED or f.requirement in chosen for f in findings)
    applicable = sum(f.grade is not Grade.NOT_APPLICABLE for f in findings)
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
        if finding.grade is Grade.NOT_ASSESSED:
            return message("assess-as-partial")
        return message("define-and-start")
    if requirement.documents.keep is Keep.NONE:
        return message("use")
    return message("use-and-show-evidence")


def _system(case: Case, target: Verdict) -> list[RequiredChange]:
    """The facts of the management system that the target wants otherwise; unknown ones are left alone."""
    system, final = case.profile.system, target is Verdict.READY_STAGE_2
    steps = []
    if not final and system.internal_audit in (InternalAudit.NONE, InternalAudit.PLANNED):
        steps.append(_fact("system.internal_audit", "started", message("step-first-audit")))
    elif final and system.internal_audit not in (None, InternalAudit.COMPLETE):
        steps.append(_fact("system.internal_audit", "complete", message("step-audit-round")))
    if system.management_review is ManagementReview.NONE and not final:
        steps.append(_fact("system.management_review", "planned", message("step-date-review")))
    elif final and system.management_review not in (None, ManagementReview.HELD):
        steps.append(_fact("system.management_review", "held", message("step-hold-review")))
    if final and system.corrective_action_cases == 0:
        steps.append(_fact("system.corrective_action_cases", "1", message("step-corrective-action")))
    return steps


def _denied(case: Case, open_: list[Requirement]) -> list[RequiredChange]:
    """The facts by which something open has not taken place: while they stand, no rating is shown."""
    facts = {denied_by(known, case.lens, case.profile) for known in open_}
    return [change for change in _system(case, Verdict.READY_STAGE_2) if change.fact in facts]


def _fact(key: str, to: str, what: Message) -> RequiredChange:
    return RequiredChange(fact=key, to=to, what=what)
