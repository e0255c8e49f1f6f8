"""The gates before each certification stage, what keeps them shut, and the verdict they give.

What must be in place before stage 1 and stage 2 follows certification practice (domain facts on
ISO/IEC 17021-1): bodies differ, so the verdict is a prediction.
"""

from collections.abc import Iterator

from isoassess.assessment.verdict.findings import NONCONFORMING, share_of
from isoassess.domain import Blocker, Finding, Gate, Grade, Requirement, Share, Verdict
from isoassess.domain.case import Case
from isoassess.domain.profile import InternalAudit, ManagementReview
from isoassess.language.texts import _, ngettext


def coverage_missing(assessed: int, applicable: int) -> int:
    """How many more requirements must be assessed before two thirds of the applicable ones are."""
    return max(0, -(-2 * applicable // 3) - assessed)


def verdict_of(case: Case, findings: tuple[Finding, ...], shut: tuple[Blocker, ...]) -> Verdict:
    """The verdict: the worst gate that is still shut."""
    if not case.lens.certifiable:
        return Verdict.DOES_NOT_MEET_MODEL if shut else Verdict.MEETS_MODEL
    unassessed = {f.requirement for f in findings if f.grade is Grade.NOT_ASSESSED}
    if any(_keeps_early(blocker, unassessed) for blocker in shut):
        return Verdict.TOO_EARLY
    if any(blocker.stage is Gate.STAGE_1 for blocker in shut):
        return Verdict.NOT_READY
    return Verdict.READY_STAGE_1 if shut else Verdict.READY_STAGE_2


def blockers_of(case: Case, findings: tuple[Finding, ...]) -> tuple[Blocker, ...]:
    """What keeps the verdict down, what stands before stage 1 first."""
    found = list(_contract(case, findings) if not case.lens.certifiable else _certification(case, findings))
    return tuple(sorted(found, key=lambda blocker: blocker.stage))


def reason_of(verdict: Verdict, blockers: tuple[Blocker, ...]) -> str:
    """One sentence that says what the verdict rests on."""
    before_1 = sum(blocker.stage is Gate.STAGE_1 for blocker in blockers)
    if verdict is Verdict.TOO_EARLY:
        return _("Too little is assessed to predict anything: two thirds and every gate are needed.")
    if verdict is Verdict.NOT_READY:
        return ngettext(
            "{count} point stands in the way of stage 1.",
            "{count} points stand in the way of stage 1.",
            before_1,
        ).format(count=before_1)
    if verdict is Verdict.READY_STAGE_1:
        return ngettext(
            "{count} point stands in the way of a certificate at stage 2.",
            "{count} points stand in the way of a certificate at stage 2.",
            len(blockers),
        ).format(count=len(blockers))
    if verdict is Verdict.READY_STAGE_2:
        return _("Every gate is in place and no major nonconformity is likely.")
    if verdict is Verdict.MEETS_MODEL:
        met = _("Every requirement of the contract's model is assessed and fulfilled.")
        return f"{met} {_no_certificate()}"
    missed = ngettext(
        "{count} requirement of the contract's model is not shown to be fulfilled.",
        "{count} requirements of the contract's model are not shown to be fulfilled.",
        len(blockers),
    ).format(count=len(blockers))
    return f"{missed} {_no_certificate()}"


def _no_certificate() -> str:
    return _("It serves a contract only: nobody can be certified to an edition of 1994 today.")


def _keeps_early(blocker: Blocker, unassessed: set[str]) -> bool:
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
                stage=Gate.STAGE_1,
                because=finding.because,
                opens=_("Put it into use and see the evidence: conforming.")
                if finding.predicted is None
                else _("Close it, and take the assessor's own grade back."),
            )


def _few_words(share: Share) -> str:
    if not share.assessed:
        return _("None of the {applicable} applicable requirements is assessed yet.")
    return _("Only {assessed} of {applicable} applicable requirements are assessed.")


def _coverage(findings: tuple[Finding, ...]) -> Iterator[Blocker]:
    share = share_of(findings)
    missing = coverage_missing(share.assessed, share.applicable)
    if missing:
        yield Blocker(
            stage=Gate.STAGE_1,
            because=_few_words(share).format(assessed=share.assessed, applicable=share.applicable),
            opens=ngettext(
                "Assess {count} more requirement.", "Assess {count} more requirements.", missing
            ).format(count=missing),
        )


def _unassessed(finding: Finding) -> Blocker:
    return Blocker(
        requirement=finding.requirement,
        clause=finding.clause,
        stage=Gate.STAGE_1,
        because=finding.because,
        opens=_("Assess this requirement."),
    )


def _major(finding: Finding, requirement: Requirement) -> Blocker:
    return Blocker(
        requirement=finding.requirement,
        clause=finding.clause,
        stage=requirement.gate or Gate.STAGE_2,
        because=finding.because,
        opens=_("Define it and start using it: at least partial.")
        if finding.predicted is None
        else _("Close it, and take the assessor's own grade back."),
    )


def _system(case: Case) -> Iterator[Blocker]:
    """What the profile says of the system; an unknown fact shuts no gate, the ratings speak for it."""
    system = case.profile.system
    if system.internal_audit in (InternalAudit.NONE, InternalAudit.PLANNED):
        yield _fact(
            "system.internal_audit",
            Gate.STAGE_1,
            _("No internal audit has been started."),
            _("Set up the audit program with dates, and carry out its first audit."),
        )
    elif system.internal_audit is InternalAudit.STARTED:
        yield _fact(
            "system.internal_audit",
            Gate.STAGE_2,
            _("The round of internal audits is not complete."),
            _("Finish one full round over all clauses, processes and sites."),
        )
    if system.management_review is ManagementReview.NONE:
        yield _fact(
            "system.management_review",
            Gate.STAGE_1,
            _("No management review is planned."),
            _("Set its date, after the internal audits."),
        )
    elif system.management_review is ManagementReview.PLANNED:
        yield _fact(
            "system.management_review",
            Gate.STAGE_2,
            _("The management review has not been held."),
            _("Hold it with every input, and keep the decisions."),
        )
    if system.corrective_action_cases == 0:
        yield _fact(
            "system.corrective_action_cases",
            Gate.STAGE_2,
            _("No corrective action has been worked through."),
            _("Close one case with cause, action and a check that it worked."),
        )


def _fact(key: str, stage: Gate, because: str, opens: str) -> Blocker:
    return Blocker(fact=key, stage=stage, because=because, opens=opens)
