"""What must be in place before a certification body comes, and how far each point is.

The points and their stage follow certification practice (domain facts: what must be in place before
stage 1 and stage 2); certification bodies differ.
"""

from enum import StrEnum

from msgspec import Struct

from isoassess.assessment.verdict.documented import ShownState, documented
from isoassess.assessment.verdict.findings import ASSESSED, share_of
from isoassess.domain import CertificationStage, Finding, Grade, Prerequisite, State
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import is_within
from isoassess.domain.message import Message, message
from isoassess.domain.profile import InternalAudit, ManagementReview


class _PrerequisitePoint(Struct, frozen=True):
    """A prerequisite that the ratings of some clauses speak for."""

    stage: CertificationStage
    what: Message
    clauses: tuple[str, ...]


def prerequisites(case: Case, findings: tuple[Finding, ...]) -> tuple[Prerequisite, ...]:
    """The points in the order they are needed; empty for a model that no body certifies."""
    if not case.lens.certifiable:
        return ()
    rated = [p for p in (_rated(point, findings) for point in _points()) if p is not None]
    before_1 = [p for p in rated if p.stage is CertificationStage.STAGE_1]
    before_2 = [p for p in rated if p.stage is CertificationStage.STAGE_2]
    audit = (_audit(case, CertificationStage.STAGE_1), _review(case, CertificationStage.STAGE_1))
    held = (
        _audit(case, CertificationStage.STAGE_2),
        _review(case, CertificationStage.STAGE_2),
        _cases(case),
        _records(case),
    )
    return (*before_1, _documents(case, findings), *audit, *before_2, *held)


def _points() -> tuple[_PrerequisitePoint, ...]:
    one, two = CertificationStage.STAGE_1, CertificationStage.STAGE_2
    return (
        _PrerequisitePoint(one, message("scope"), ("4.3",)),
        _PrerequisitePoint(one, message("context"), ("4.1", "4.2")),
        _PrerequisitePoint(one, message("processes"), ("4.4",)),
        _PrerequisitePoint(one, message("policy"), ("5.2",)),
        _PrerequisitePoint(one, message("risks"), ("6.1",)),
        _PrerequisitePoint(one, message("objectives"), ("6.2",)),
        _PrerequisitePoint(two, message("competence"), ("7.2",)),
        _PrerequisitePoint(two, message("equipment"), ("7.1.5",)),
        _PrerequisitePoint(two, message("providers"), ("8.4",)),
        _PrerequisitePoint(two, message("satisfaction"), ("9.1.2",)),
        _PrerequisitePoint(two, message("corrective-action"), ("10.2",)),
    )


def _rated(point: _PrerequisitePoint, findings: tuple[Finding, ...]) -> Prerequisite | None:
    """The point as its clauses are rated; None when all of them do not apply."""
    members = [
        finding
        for finding in findings
        if is_within(finding.clause, *point.clauses) and finding.grade is not Grade.NOT_APPLICABLE
    ]
    if not members:
        return None
    state, detail = _state(members)
    claimed = share_of(tuple(members)).claimed
    return Prerequisite(stage=point.stage, what=point.what, state=state, detail=detail, claimed=claimed)


def _state(members: list[Finding]) -> tuple[State, Message]:
    fulfilled = sum(f.grade in (Grade.CONFORMING, Grade.OFI) for f in members)
    detail = _fulfilled(fulfilled, members)
    if fulfilled == len(members):
        return State.IN_PLACE, detail
    if any(f.grade is Grade.MAJOR for f in members):
        return State.MISSING, detail
    if not any(f.grade in ASSESSED for f in members):
        return State.UNKNOWN, message("none-assessed")
    return State.PARTLY, detail


def _fulfilled(fulfilled: int, members: list[Finding]) -> Message:
    """How many are fulfilled, and how many of those are only said to be."""
    count = share_of(tuple(members)).claimed
    if count:
        return message("fulfilled-some-claimed", fulfilled=fulfilled, all=len(members), count=count)
    return message("fulfilled", fulfilled=fulfilled, all=len(members))


def _documents(case: Case, findings: tuple[Finding, ...]) -> Prerequisite:
    """The documented information that is demanded: how much of it is shown."""
    found = documented(case, findings)
    missing = ", ".join(dict.fromkeys(document.clause for document in found.having(ShownState.NOT_SHOWN)))
    detail = message("shown", shown=found.shown, all=found.demanded)
    if missing:
        detail = message("shown-some-not", shown=found.shown, all=found.demanded, clauses=missing)
    if found.shown == found.demanded:
        state = State.IN_PLACE
    elif found.shown or found.not_shown:
        state = State.PARTLY
    else:
        state = State.UNKNOWN
    what = message("documented-information")
    return Prerequisite(stage=CertificationStage.STAGE_1, what=what, state=state, detail=detail)


def _audit(case: Case, stage: CertificationStage) -> Prerequisite:
    audit = case.profile.system.internal_audit
    if stage is CertificationStage.STAGE_1:
        what, enough = message("audit-begun"), InternalAudit.STARTED
    else:
        what, enough = message("audit-round"), InternalAudit.COMPLETE
    return Prerequisite(
        stage=stage, what=what, state=_reached(audit, enough, InternalAudit), detail=_step(audit)
    )


def _review(case: Case, stage: CertificationStage) -> Prerequisite:
    review = case.profile.system.management_review
    if stage is CertificationStage.STAGE_1:
        what, enough = message("review-dated"), ManagementReview.PLANNED
    else:
        what, enough = message("review-held"), ManagementReview.HELD
    return Prerequisite(
        stage=stage, what=what, state=_reached(review, enough, ManagementReview), detail=_step(review)
    )


def _step(value: InternalAudit | ManagementReview | None) -> Message:
    """How far it is; the messages are called as the steps of the profile are."""
    return message("not-stated") if value is None else Message(value.value)


def _reached(value: StrEnum | None, enough: StrEnum, steps: type[StrEnum]) -> State:
    """How far a value is on the steps of its enumeration, whose first one is nothing at all."""
    order = list(steps)
    if value is None:
        return State.UNKNOWN
    if order.index(value) >= order.index(enough):
        return State.IN_PLACE
    return State.PARTLY if order.index(value) else State.MISSING


def _cases(case: Case) -> Prerequisite:
    cases = case.profile.system.corrective_action_cases
    what = message("corrective-action-case")
    if cases is None:
        return Prerequisite(
            stage=CertificationStage.STAGE_2, what=what, state=State.UNKNOWN, detail=message("not-stated")
        )
    state = State.IN_PLACE if cases else State.MISSING
    detail = message("cases", count=cases)
    return Prerequisite(stage=CertificationStage.STAGE_2, what=what, state=state, detail=detail)


def _records(case: Case) -> Prerequisite:
    """Two to three months of records: a consultants' rule of thumb, not a rule of certification."""
    months = case.profile.system.months_of_records
    what = message("months-of-records")
    if months is None:
        return Prerequisite(
            stage=CertificationStage.STAGE_2, what=what, state=State.UNKNOWN, detail=message("not-stated")
        )
    detail = message("months", count=months)
    state = State.IN_PLACE if months >= 2 else State.PARTLY if months else State.MISSING
    return Prerequisite(stage=CertificationStage.STAGE_2, what=what, state=state, detail=detail)
