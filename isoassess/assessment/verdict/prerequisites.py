"""What must be in place before a certification body comes, and how far each point is.

The points and their stage follow certification practice (domain facts: what must be in place before
stage 1 and stage 2); certification bodies differ.
"""

from enum import StrEnum
from functools import cache

from msgspec import Struct

from isoassess.assessment.verdict.documented import ShownState, documented, nothing_on_paper
from isoassess.assessment.verdict.findings import NONCONFORMING, share_of
from isoassess.domain import CertificationStage, Finding, Grade, Prerequisite, Share, State
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import from_top
from isoassess.domain.message import Message, message
from isoassess.domain.profile import InternalAudit, ManagementReview

# Looked up once: each is asked of hundreds of findings.
_NOT_APPLICABLE = Grade.NOT_APPLICABLE
_MINOR = Grade.MINOR
HABIT_LEVEL = 1  # from this rating on something is done, though nothing may define it


class _PrerequisitePoint(Struct, frozen=True):
    """A prerequisite that the ratings of some clauses speak for."""

    stage: CertificationStage
    what: Message
    clauses: tuple[str, ...]


def prerequisites(case: Case, findings: tuple[Finding, ...]) -> tuple[Prerequisite, ...]:
    """The points in the order they are needed; empty for a model that no body certifies."""
    if not case.lens.certifiable:
        return ()
    rated = _rated_points(findings)
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


@cache
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


def _rated_points(findings: tuple[Finding, ...]) -> list[Prerequisite]:
    """Every point as its clauses are rated; none where all of them do not apply."""
    members: list[list[Finding]] = [[] for _point in _points()]
    for finding in findings:
        for place in _places(finding.clause):
            if finding.grade is not _NOT_APPLICABLE:
                members[place].append(finding)
    return [_rated(point, found) for point, found in zip(_points(), members, strict=True) if found]


@cache
def _places(clause: str) -> tuple[int, ...]:
    """The points that a clause speaks for."""
    above = from_top(clause)
    return tuple(place for place, point in enumerate(_points()) for one in above if one in point.clauses)


def _rated(point: _PrerequisitePoint, members: list[Finding]) -> Prerequisite:
    share = share_of(tuple(members))
    begun = sum(finding.grade in NONCONFORMING and _is_begun(finding) for finding in members)
    return Prerequisite(
        stage=point.stage,
        what=point.what,
        state=_state(share, begun),
        detail=_detail(share, begun),
        claimed=share.claimed,
    )


def _is_begun(finding: Finding) -> bool:
    """Whether there is something, though not all of it, or the assessor graded it so."""
    level = finding.rating.level if finding.rating is not None else None
    regraded = finding.predicted is not None and finding.grade is _MINOR
    return regraded or (level is not None and level >= HABIT_LEVEL)


def _state(share: Share, begun: int) -> State:
    """In place only where all that applies is fulfilled; of what is not assessed nothing is said."""
    if not share.assessed:
        return State.UNKNOWN
    if share.fulfilled == share.applicable:
        return State.IN_PLACE
    return State.PARTLY if share.fulfilled or begun else State.MISSING


def _detail(share: Share, begun: int) -> Message:
    """How many of those assessed are fulfilled, and what the others are: the state follows from it."""
    if not share.assessed:
        return message("none-assessed")
    return message(
        "fulfilled",
        fulfilled=share.fulfilled,
        all=share.assessed,
        begun=begun,
        major=share.major,
        open=share.applicable - share.assessed,
        claimed=share.claimed,
    )


def _documents(case: Case, findings: tuple[Finding, ...]) -> Prerequisite:
    """The documented information that is demanded: how much of what is assessed is shown."""
    found = documented(case, findings)
    missing = ", ".join(dict.fromkeys(document.clause for document in found.having(ShownState.NOT_SHOWN)))
    assessed = found.shown + found.not_shown
    detail = message("none-assessed")
    if assessed:
        detail = message("shown", shown=found.shown, all=assessed, clauses=missing, open=found.not_assessed)
    if found.shown == found.demanded:
        state = State.IN_PLACE
    elif assessed:
        state = State.MISSING if nothing_on_paper(case, findings) else State.PARTLY
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
        stage=stage,
        what=what,
        state=_reached(audit, enough, InternalAudit),
        detail=_short_of(audit, enough) or _step(audit),
    )


def _review(case: Case, stage: CertificationStage) -> Prerequisite:
    review = case.profile.system.management_review
    if stage is CertificationStage.STAGE_1:
        what, enough = message("review-dated"), ManagementReview.PLANNED
    else:
        what, enough = message("review-held"), ManagementReview.HELD
    return Prerequisite(
        stage=stage,
        what=what,
        state=_reached(review, enough, ManagementReview),
        detail=_short_of(review, enough) or _step(review),
    )


def _short_of(value: StrEnum | None, enough: StrEnum) -> Message | None:
    """What a step that has been reached is not yet; None where it is enough, nothing or unknown."""
    if value is InternalAudit.PLANNED:
        return message("planned-not-started")
    if value is InternalAudit.STARTED and enough is InternalAudit.COMPLETE:
        return message("started-not-complete")
    if value is ManagementReview.PLANNED and enough is ManagementReview.HELD:
        return message("planned-not-held")
    return None


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
    begun = order.index(value) and value.value != "planned"
    return State.PARTLY if begun else State.MISSING


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
