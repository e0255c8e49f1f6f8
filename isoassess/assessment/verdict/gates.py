"""The gates before each certification stage, what keeps them shut, and the verdict they give.

Stage 2 wants more than gates: all that applies looked at, audits, review and a corrective action worked
through without gaps, what the profile says of them, and no clause group full of minors.

A gate is shut for good where an answer or a fact of the profile shuts it: no answer to an open requirement
opens it again. So the verdict is "not ready" as soon as one before stage 1 is shut for good, however little
is assessed, and "too early" only while the open ones can still decide, or nothing at all is shown.

What must be in place before stage 1 and stage 2 follows certification practice (domain facts on
ISO/IEC 17021-1): bodies differ, so the verdict is a prediction.
"""

from collections import Counter
from collections.abc import Container, Iterator

from isoassess.assessment.verdict.claimed import FULFILLED
from isoassess.assessment.verdict.documented import is_demanded, nothing_on_paper
from isoassess.assessment.verdict.findings import NONCONFORMING, share_of, systemic_groups
from isoassess.domain import Blocker, Cause, CertificationStage, Finding, Grade, Requirement, Share, Verdict
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import group, is_within
from isoassess.domain.message import Message, message
from isoassess.domain.profile import InternalAudit, ManagementReview

# Looked up once: each is asked of hundreds of findings.
_NOT_ASSESSED = Grade.NOT_ASSESSED
_MINOR = Grade.MINOR
_MAJOR = Grade.MAJOR
TAKES_PLACE = ("9.2", "9.3", "10.2")  # audits, review, corrective action: done with gaps is not done


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
    if any(blocker.stage is CertificationStage.STAGE_1 for blocker in shut if blocker not in for_good):
        return Verdict.TOO_EARLY
    return Verdict.READY_STAGE_1 if shut else Verdict.READY_STAGE_2


def shut_for_good(findings: tuple[Finding, ...], shut: tuple[Blocker, ...]) -> tuple[Blocker, ...]:
    """Those of the blockers that stay, whatever is answered to the requirements that are still open."""
    unassessed = {f.requirement for f in findings if f.grade is _NOT_ASSESSED}
    return tuple(blocker for blocker in shut if not is_open(blocker, unassessed))


def blockers_of(case: Case, findings: tuple[Finding, ...]) -> tuple[Blocker, ...]:
    """What keeps the verdict down, what stands before stage 1 first."""
    found = list(_contract(case, findings) if not case.lens.certifiable else _certification(case, findings))
    return tuple(sorted(found, key=lambda blocker: blocker.stage))


def is_open(blocker: Blocker, unassessed: Container[str]) -> bool:
    """Whether nobody knows that it is missing: not assessed, not stated or not shown."""
    return blocker.unknown or blocker.requirement in unassessed


def is_question(blocker: Blocker, unassessed: Container[str]) -> bool:
    """Whether it is for want of assessing that the gate is shut: coverage, or a gate not assessed."""
    if blocker.requirement is None:
        return blocker.unknown and blocker.fact is None and blocker.cause is None
    return blocker.requirement in unassessed


def is_done_in_part(requirement: Requirement, finding: Finding) -> bool:
    """Whether an audit round, a review or a corrective action took place with gaps, or is not shown."""
    wanted = requirement.gate is CertificationStage.STAGE_2 and finding.grade is _MINOR
    return wanted and any(is_within(finding.clause, clause) for clause in TAKES_PLACE)


def _certification(case: Case, findings: tuple[Finding, ...]) -> Iterator[Blocker]:
    share = share_of(findings)
    yield from _coverage(case, findings, share)
    if not coverage_missing(share.assessed, share.applicable) and nothing_on_paper(case, findings):
        yield _nothing_shown(case, findings)
    for requirement, finding in zip(case.requirements, findings, strict=True):
        if finding.grade in FULFILLED:
            continue
        if finding.grade is _NOT_ASSESSED and requirement.gate is not None:
            yield _unassessed(finding)
        elif finding.grade is _MAJOR:
            yield _major(finding, requirement)
        elif is_done_in_part(requirement, finding):
            yield _in_part(finding)
    yield from _many_minors(findings)
    yield from _system(case)


def _contract(case: Case, findings: tuple[Finding, ...]) -> Iterator[Blocker]:
    for finding in findings:
        if finding.grade is _NOT_ASSESSED:
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


def _coverage(case: Case, findings: tuple[Finding, ...], share: Share) -> Iterator[Blocker]:
    """Two thirds before stage 1, all of it before stage 2."""
    missing = coverage_missing(share.assessed, share.applicable)
    left = share.applicable - share.assessed
    if left and not missing and not _gates_left(case, findings):
        yield Blocker(
            stage=CertificationStage.STAGE_2,
            because=_left(case, findings, left),
            opens=message("assess-more", count=left),
            unknown=True,
        )
    if missing:
        yield Blocker(
            stage=CertificationStage.STAGE_1,
            because=_too_little(share),
            opens=message("assess-more", count=missing),
            unknown=True,
        )


def _gates_left(case: Case, findings: tuple[Finding, ...]) -> bool:
    pairs = zip(case.requirements, findings, strict=True)
    return any(one.grade is _NOT_ASSESSED and known.gate is not None for known, one in pairs)


def _left(case: Case, findings: tuple[Finding, ...], left: int) -> Message:
    """How many are not looked at, and how many of those the edition brought."""
    edition = case.lens.edition
    new = sum(
        known.since == edition and finding.grade is _NOT_ASSESSED
        for known, finding in zip(case.requirements, findings, strict=True)
    )
    if not new:
        return message("not-looked-at", count=left)
    return message("not-looked-at-new", count=left, new=new, lens=case.lens)


def _nothing_shown(case: Case, findings: tuple[Finding, ...]) -> Blocker:
    """Ratings without a single document are somebody's word; said once enough is rated for a verdict."""
    pairs = zip(case.requirements, findings, strict=True)
    demanded = sum(is_demanded(known) and one.grade is not Grade.NOT_APPLICABLE for known, one in pairs)
    return Blocker(
        stage=CertificationStage.STAGE_1,
        because=message("nothing-shown", count=demanded),
        opens=message("show-documents"),
        cause=Cause.DOCUMENTS,
        unknown=True,
    )


def _in_part(finding: Finding) -> Blocker:
    own = finding.predicted is not None
    return Blocker(
        requirement=finding.requirement,
        clause=finding.clause,
        stage=CertificationStage.STAGE_2,
        because=message("done-in-part") if finding.because.id == "has-gaps" else finding.because,
        opens=message("close-and-take-back") if own else message("complete-and-show"),
    )


def _many_minors(findings: tuple[Finding, ...]) -> Iterator[Blocker]:
    """An auditor may see one major in the many minors of a group."""
    count = Counter([group(finding.clause) for finding in findings if finding.grade is _MINOR])
    for number in systemic_groups(findings):
        yield Blocker(
            clause=number,
            stage=CertificationStage.STAGE_2,
            because=message("many-minors", clause=number, count=count[number]),
            opens=message("close-minors"),
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
    """What the profile says of the system; what it does not say is asked for before stage 2."""
    system = case.profile.system
    yield from _not_stated(case)
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
    yield from _none_yet(case)


def _none_yet(case: Case) -> Iterator[Blocker]:
    """What the profile counts, where the count is nothing."""
    system = case.profile.system
    if system.corrective_action_cases == 0:
        yield _fact(
            "system.corrective_action_cases",
            CertificationStage.STAGE_2,
            message("no-corrective-action"),
            message("close-case"),
        )
    if system.months_of_records == 0:
        yield _fact(
            "system.months_of_records",
            CertificationStage.STAGE_2,
            message("no-records"),
            message("keep-records"),
        )


def _not_stated(case: Case) -> Iterator[Blocker]:
    """While nothing is rated, the questions come first."""
    if not any(answer.rating for answer in case.answers.values()):
        return
    system = case.profile.system
    for key in ("internal_audit", "management_review", "corrective_action_cases", "months_of_records"):
        if getattr(system, key) is None:
            yield Blocker(
                fact=f"system.{key}",
                stage=CertificationStage.STAGE_2,
                because=message("fact-not-stated", fact=f"system.{key}"),
                opens=message("state-fact", fact=f"system.{key}"),
                unknown=True,
            )


def _fact(key: str, stage: CertificationStage, because: Message, opens: Message) -> Blocker:
    return Blocker(fact=key, stage=stage, because=because, opens=opens)
