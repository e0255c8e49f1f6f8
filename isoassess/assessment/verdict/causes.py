"""From many points to few causes: what one piece of work opens, changes and answers stands together.

Auditors write one finding for an internal audit that did not take place, however many requirements ask about
it. The order is the one to work in: what has to run for some time before it counts comes first.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from isoassess.assessment.verdict.gates import is_open, is_question
from isoassess.domain import (
    Blocker,
    Cause,
    CertificationStage,
    Finding,
    Grade,
    Obstacle,
    RequiredChange,
    Requirement,
    WayStep,
)
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import from_top, group

# Looked up once: each is asked of hundreds of findings.
_NOT_ASSESSED = Grade.NOT_ASSESSED
_MINOR = Grade.MINOR
ORDER = (
    Cause.INTERNAL_AUDIT,
    Cause.MANAGEMENT_REVIEW,
    Cause.CORRECTIVE_ACTION,
    Cause.RISKS,
    Cause.CALIBRATION,
    Cause.CONTEXT,
    Cause.POLICY_OBJECTIVES,
    Cause.ROLES,
    Cause.COMPETENCE,
    Cause.DOCUMENTS,
    Cause.ORDERS,
    Cause.DESIGN,
    Cause.SUPPLIERS,
    Cause.PRODUCTION,
    Cause.RELEASE,
    Cause.NONCONFORMING,
    Cause.CUSTOMERS,
    Cause.RESOURCES,
    Cause.IMPROVEMENT,
    Cause.CHANGE,
)
_OF_FACT = {
    "system.internal_audit": Cause.INTERNAL_AUDIT,
    "system.management_review": Cause.MANAGEMENT_REVIEW,
    "system.corrective_action_cases": Cause.CORRECTIVE_ACTION,
    "system.months_of_records": Cause.DOCUMENTS,
}
_ALREADY_AT_STAGE_1 = {"system.internal_audit", "system.management_review"}
_OF_CLAUSE = {
    "4": Cause.CONTEXT,
    "5.1": Cause.ROLES,
    "5.1.2": Cause.CUSTOMERS,
    "5.2": Cause.POLICY_OBJECTIVES,
    "5": Cause.ROLES,
    "6": Cause.RISKS,
    "6.2": Cause.POLICY_OBJECTIVES,
    "6.3": Cause.CHANGE,
    "7": Cause.RESOURCES,
    "7.1.5": Cause.CALIBRATION,
    "7.1.6": Cause.COMPETENCE,
    "7.2": Cause.COMPETENCE,
    "7.3": Cause.COMPETENCE,
    "7.4": Cause.ROLES,
    "7.5": Cause.DOCUMENTS,
    "8": Cause.PRODUCTION,
    "8.2": Cause.ORDERS,
    "8.3": Cause.DESIGN,
    "8.4": Cause.SUPPLIERS,
    "8.5.6": Cause.CHANGE,
    "8.6": Cause.RELEASE,
    "8.7": Cause.NONCONFORMING,
    "9": Cause.IMPROVEMENT,
    "9.1.2": Cause.CUSTOMERS,
    "9.2": Cause.INTERNAL_AUDIT,
    "9.3": Cause.MANAGEMENT_REVIEW,
    "10": Cause.IMPROVEMENT,
    "10.2": Cause.CORRECTIVE_ACTION,
}
_OF_ELEMENT = {
    "4.1": Cause.ROLES,
    "4.1.1": Cause.POLICY_OBJECTIVES,
    "4.1.3": Cause.MANAGEMENT_REVIEW,
    "4.2": Cause.DOCUMENTS,
    "4.3": Cause.ORDERS,
    "4.4": Cause.DESIGN,
    "4.5": Cause.DOCUMENTS,
    "4.6": Cause.SUPPLIERS,
    "4.10": Cause.RELEASE,
    "4.11": Cause.CALIBRATION,
    "4.12": Cause.RELEASE,
    "4.13": Cause.NONCONFORMING,
    "4.14": Cause.CORRECTIVE_ACTION,
    "4.16": Cause.DOCUMENTS,
    "4.17": Cause.INTERNAL_AUDIT,
    "4.18": Cause.COMPETENCE,
    "4.20": Cause.IMPROVEMENT,
    "4": Cause.PRODUCTION,
}


def causes_of(case: Case) -> dict[str, Cause]:
    """The cause of every requirement of the case by its id: its own, or the one of its clause."""
    return {known.id: _cause(known, case) for known in case.requirements}


def obstacles_of(
    blockers: Iterable[Blocker], cause_of: Mapping[str, Cause], findings: Iterable[Finding]
) -> tuple[Obstacle, ...]:
    """The blockers by cause, in the order to work in, those before stage 1 first.

    Behind what is known to stand in the way comes what nobody knows yet, and open questions last.
    """
    found, groups = tuple(findings), defaultdict[Cause | None, list[Blocker]](list)
    unassessed, minors = unassessed_of(found), _causes_of_minors(found, cause_of)
    for one in blockers:
        groups[_of_blocker(one, cause_of, unassessed, minors)].append(one)
    obstacles = (
        Obstacle(
            cause=cause,
            stage=min(one.stage for one in members),
            blockers=tuple(members),
            certain=not all(is_open(one, unassessed) for one in members),
        )
        for cause, members in groups.items()
    )
    return tuple(sorted(obstacles, key=_rank))


def way_of(
    changes: Iterable[RequiredChange], cause_of: Mapping[str, Cause], unassessed: Container[str]
) -> tuple[WayStep, ...]:
    """The required changes by cause, in the order to work in.

    Answering questions is the last step where something is known to stand in the way, else the only one.
    """
    groups: dict[Cause | None, list[RequiredChange]] = defaultdict(list)
    for change in changes:
        is_question = change.requirement is not None and change.requirement in unassessed
        groups[None if is_question else _of_place(change.requirement, change.fact, cause_of)].append(change)
    steps = (WayStep(cause=cause, changes=tuple(members)) for cause, members in groups.items())
    return tuple(sorted(steps, key=lambda step: (step.cause is None, _place(step.cause))))


def by_cause(
    findings: Iterable[Finding], cause_of: Mapping[str, Cause]
) -> tuple[tuple[Cause, tuple[Finding, ...]], ...]:
    """Findings with those of the same cause, in the order to work in."""
    groups: dict[Cause, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[cause_of[finding.requirement]].append(finding)
    return tuple((cause, tuple(groups[cause])) for cause in ORDER if cause in groups)


def earliest_stage(one: Obstacle) -> CertificationStage:
    """Before which stage it stands; what is not known of audits and review may stand before stage 1."""
    asked = {blocker.fact for blocker in one.blockers if blocker.unknown}
    if not one.certain and asked & _ALREADY_AT_STAGE_1:
        return CertificationStage.STAGE_1
    return one.stage


def unassessed_of(findings: Iterable[Finding]) -> frozenset[str]:
    """The requirements that are still open."""
    return frozenset(one.requirement for one in findings if one.grade is _NOT_ASSESSED)


def _cause(requirement: Requirement, case: Case) -> Cause:
    if requirement.cause is not None:
        return requirement.cause
    known = _OF_CLAUSE if case.lens.certifiable else _OF_ELEMENT
    return _of_clause(requirement.clause[case.lens], known)


def _of_clause(clause: str, known: Mapping[str, Cause]) -> Cause:
    return next((known[number] for number in reversed(from_top(clause)) if number in known), Cause.CONTEXT)


def _causes_of_minors(findings: Iterable[Finding], cause_of: Mapping[str, Cause]) -> Mapping[str, set[Cause]]:
    """The causes of the likely minors of each clause group."""
    causes: dict[str, set[Cause]] = defaultdict(set)
    for finding in findings:
        if finding.grade is _MINOR:
            causes[group(finding.clause)].add(cause_of[finding.requirement])
    return causes


def _of_blocker(
    one: Blocker,
    cause_of: Mapping[str, Cause],
    unassessed: Container[str],
    minors: Mapping[str, set[Cause]],
) -> Cause | None:
    """Many minors of one cause have that cause; those of several have the one of their clause."""
    if is_question(one, unassessed):
        return None
    if one.requirement is None and one.fact is None:
        shared = minors.get(one.clause, set())
        alone = next(iter(shared)) if len(shared) == 1 else None
        return one.cause or alone or _of_clause(one.clause, _OF_CLAUSE)
    return _of_place(one.requirement, one.fact, cause_of)


def _of_place(requirement: str | None, fact: str | None, cause_of: Mapping[str, Cause]) -> Cause:
    return cause_of[requirement] if requirement is not None else _OF_FACT[fact or ""]


def _rank(one: Obstacle) -> tuple[bool, bool, CertificationStage, int]:
    return one.cause is None, not one.certain, one.stage, _place(one.cause)


def _place(cause: Cause | None) -> int:
    return ORDER.index(cause) if cause is not None else len(ORDER)
