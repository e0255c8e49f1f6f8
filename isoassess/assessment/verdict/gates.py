"""The gates before each certification stage, what keeps them shut, and the verdict they give.

A gate is shut for good where an answer or a fact of the profile shuts it: no answer to an open requirement
opens it again. So the verdict is "not ready" as soon as one before stage 1 is shut for good, however little
is assessed, and "too early" only while the open ones can still decide.

What must be in place before stage 1 and stage 2 follows certification practice (domain facts on
ISO/IEC 17021-1): bodies differ, so the verdict is a prediction.
"""

from collections.abc import Container, Iterator

from isoassess.assessment.verdict.findings import NONCONFORMING, share_of
from isoassess.domain import Blocker, CertificationStage, Finding, Grade, Requirement, Share, Verdict
from isoassess.domain.case import Case
from isoassess.domain.message import Message, message
from isoassess.domain.profile import InternalAudit, ManagementReview


def coverage_missing(assessed: int, applicable: int) -> int:
    """How many more requirements must be assessed before two thirds of the applicable ones are."""
    return max(0, -(-2 * applicable // 3) - assessed)


def verdict_of(case: Case, findings: tuple[Finding, ...], shut: tuple[Blocker, ...]) -> Verdict:
    """The verdict: the worst gate that is shut for good, else whether those still open can decide."""
    if not case.lens.certifiable:
        return Verdict.DOES_NOT_MEET_MODEL if shut else Verdict.MEETS_MODEL
    for_good = shut_for_good(findings, shut)
    if any(blocker.stage is CertificationStage.STAGE_1 for blocker in for_good):
        return Verdict.NOT_READY
    if len(for_good) < len(shut):
        return Verdict.TOO_EARLY
    return Verdict.READY_STAGE_1 if shut else Verdict.READY_STAGE_2


def shut_for_good(findings: tuple[Finding, ...], shut: tuple[Blocker, ...]) -> tuple[Blocker, ...]:
    """Those of the blockers that stay, whatever is answered to the requirements that are still open."""
    unassessed = {f.requirement for f in findings if f.grade is Grade.NOT_ASSESSED}
    return tuple(blocker for blocker in shut if not is_open(blocker, unassessed))


def blockers_of(case: Case, findings: tuple[Finding, ...]) -> tuple[Blocker, ...]:
    """What keeps the verdict down, what stands before stage 1 first."""
    found = list(_contract(case, findings) if not case.lens.certifiable else _certification(case, findings))
    return tuple(sorted(found, key=lambda blocker: blocker.stage))


def is_open(blocker: Blocker, unassessed: Container[str]) -> bool:
    """Whether it is for want of assessing that the gate is shut: coverage, or a gate not assessed."""
    if blocker.requirement is None:
        return blocker.fact is None
    return blocker.requirement in unassessed


def _certification(case: Case, findings: tuple[Finding, ...]) -> Iterator[Blocker]:
    yield from _coverage(findings)
    requirements = {requirement.id: requirement for requirement in case.requirements}
    for finding in findings:
        requirement = requirements[finding.requirement]
        if finding.grade is Grade.NOT_ASSESSED and requirement.gate is not None:
            yield _unassessed(finding)
        elif finding.grade is Grade.MAJOR:
            yield _major(finding, requirement)
    yield from _system(case)


def _contract(case: Case, findings: tuple[Finding, ...]) -> Iterator[Blocker]:
    for finding in findings:
        if finding.grade is Grade.NOT_ASSESSED:
            yield _unassessed(finding)
        elif finding.grade in NONCONFORMING:
            yield Blocker(
                requirement=finding.requirement,
                clause=finding.clause,
                stage=CertificationStage.STAGE_1,
                because=finding.because,
                opens=message("use-and-see-evidence")
                if finding.predicted is None
                else message("close-and-take-back"),
            )


def _coverage(findings: tuple[Finding, ...]) -> Iterator[Blocker]:
    share = share_of(findings)
    missing = coverage_missing(share.assessed, share.applicable)
    if missing:
        yield Blocker(
            stage=CertificationStage.STAGE_1,
            because=_too_little(share),
            opens=message("assess-more", count=missing),
        )


def _too_little(share: Share) -> Message:
    if not share.assessed:
        return message("nothing-assessed", applicable=share.applicable)
    return message("little-assessed", assessed=share.assessed, applicable=share.applicable)


def _unassessed(finding: Finding) -> Blocker:
    return Blocker(
        requirement=finding.requirement,
        clause=finding.clause,
        stage=CertificationStage.STAGE_1,
        because=finding.because,
        opens=message("assess"),
    )


def _major(finding: Finding, requirement: Requirement) -> Blocker:
    return Blocker(
        requirement=finding.requirement,
        clause=finding.clause,
        stage=requirement.gate or CertificationStage.STAGE_2,
        because=finding.because,
        opens=message("define-and-start") if finding.predicted is None else message("close-and-take-back"),
    )


def _system(case: Case) -> Iterator[Blocker]:
    """What the profile says of the system; an unknown fact shuts no gate, the ratings speak for it."""
    system = case.profile.system
    if system.internal_audit in (InternalAudit.NONE, InternalAudit.PLANNED):
        yield _fact(
            "system.internal_audit",
            CertificationStage.STAGE_1,
            message("audit-not-started"),
            message("start-audits"),
        )
    elif system.internal_audit is InternalAudit.STARTED:
        yield _fact(
            "system.internal_audit",
            CertificationStage.STAGE_2,
            message("audit-round-open"),
            message("finish-audit-round"),
        )
    if system.management_review is ManagementReview.NONE:
        yield _fact(
            "system.management_review",
            CertificationStage.STAGE_1,
            message("review-not-planned"),
            message("date-review"),
        )
    elif system.management_review is ManagementReview.PLANNED:
        yield _fact(
            "system.management_review",
            CertificationStage.STAGE_2,
            message("review-not-held"),
            message("hold-review"),
        )
    if system.corrective_action_cases == 0:
        yield _fact(
            "system.corrective_action_cases",
            CertificationStage.STAGE_2,
            message("no-corrective-action"),
            message("close-case"),
        )


def _fact(key: str, stage: CertificationStage, because: Message, opens: Message) -> Blocker:
    return Blocker(fact=key, stage=stage, because=because, opens=opens)
