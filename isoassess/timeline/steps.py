"""The steps to a first certificate before they have dates: what is done, how long the rest takes, what waits.

What the profile says of audits and review counts only where no likely major says otherwise.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from isoassess.assessment.actions import FindingAction
from isoassess.assessment.actions_due import next_actions
from isoassess.assessment.verdict.documented import ShownState, documented
from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.domain import CertificationStage, Grade
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import is_within
from isoassess.domain.message import Message, arguments, message
from isoassess.domain.profile import InternalAudit, ManagementReview
from isoassess.standard_choice.editions import table
from isoassess.timeline.durations import CertificationStep, Duration, shipped


class UndatedStep(Struct, frozen=True):
    """A step before it has dates; `not_before`: a day that no duration can go behind."""

    step: CertificationStep
    done: bool
    because: tuple[Message, ...]
    duration: Duration
    waits: tuple[FindingAction, ...] = ()
    not_before: date | None = None


def undated_steps(case: Case, judgement: Judgement) -> Iterator[UndatedStep]:
    """Every step on the way to a first certificate, in order."""
    actions = next_actions(case, judgement.findings)
    yield _documents(case, judgement, actions)
    yield _records(case)
    yield _audit(case, judgement, actions)
    yield _review(case, judgement, actions)
    yield _stage(CertificationStep.STAGE_1, CertificationStage.STAGE_1, judgement, actions)
    yield _stage(CertificationStep.STAGE_2, CertificationStage.STAGE_2, judgement, actions)
    yield _after_stage_2(CertificationStep.FINDINGS)
    yield _certificate(case)


def _documents(case: Case, judgement: Judgement, actions: tuple[FindingAction, ...]) -> UndatedStep:
    """The documents to maintain; records come from running the system."""
    demanded = [
        document
        for document in documented(case, judgement.findings).documents
        if document.maintained and document.state is not ShownState.NOT_APPLICABLE
    ]
    missing = {document.requirement for document in demanded if document.state is not ShownState.SHOWN}
    duration = shipped().durations[CertificationStep.DOCUMENTS]
    open_ = sum(document.state is ShownState.NOT_ASSESSED for document in demanded)
    shown, assessed = len(demanded) - len(missing), len(demanded) - open_
    because = [message("documents-shown", shown=shown, all=assessed, open=open_)]
    if missing:
        because.append(message("write-missing", step=CertificationStep.DOCUMENTS))
    return UndatedStep(
        CertificationStep.DOCUMENTS, not missing, tuple(because), duration, _of(missing, actions)
    )


def _records(case: Case) -> UndatedStep:
    months = case.profile.system.months_of_records
    duration = shipped().durations[CertificationStep.RECORDS]
    said = message("records-not-stated") if months is None else message("records", count=months)
    done = months is not None and months >= duration.least
    because = (said, message("records-wanted", step=CertificationStep.RECORDS))
    return UndatedStep(CertificationStep.RECORDS, done, because, duration.without(months or 0))


def _audit(case: Case, judgement: Judgement, actions: tuple[FindingAction, ...]) -> UndatedStep:
    duration = shipped().durations[CertificationStep.INTERNAL_AUDIT]
    done = _round_is_complete(case, judgement)
    to_do = message("audits-to-do", step=CertificationStep.INTERNAL_AUDIT)
    because = message("audits-complete") if done else to_do
    waits = _of(_open_in("9.2", judgement), actions)
    return UndatedStep(CertificationStep.INTERNAL_AUDIT, done, (because,), duration, waits)


def _review(case: Case, judgement: Judgement, actions: tuple[FindingAction, ...]) -> UndatedStep:
    """Held counts once the round of audits is complete: the review needs what the audits found."""
    duration = shipped().durations[CertificationStep.MANAGEMENT_REVIEW]
    held = case.profile.system.management_review is ManagementReview.HELD
    done = held and _round_is_complete(case, judgement) and not _majors_in("9.3", judgement)
    to_do = message("review-to-do", step=CertificationStep.MANAGEMENT_REVIEW)
    because = [message("review-held") if done else to_do]
    if held and not done:
        because.append(message("review-too-early"))
    waits = _of(_open_in("9.3", judgement), actions)
    return UndatedStep(CertificationStep.MANAGEMENT_REVIEW, done, tuple(because), duration, waits)


def _stage(
    step: CertificationStep,
    gate: CertificationStage,
    judgement: Judgement,
    actions: tuple[FindingAction, ...],
) -> UndatedStep:
    duration = shipped().durations[step]
    because = (Message(step.value, arguments(step=step)),)
    shut = {one.requirement for one in judgement.blockers if one.stage is gate and one.requirement}
    return UndatedStep(step, False, because, duration, _of(shut, actions))


def _after_stage_2(step: CertificationStep) -> UndatedStep:
    because = (
        Message(step.value, arguments(step=step)),
        message("major-limit", months=shipped().major.most),
    )
    return UndatedStep(step, False, because, shipped().durations[step])


def _certificate(case: Case) -> UndatedStep:
    """Issued by a body that is accredited for the edition, so never before there is one."""
    step, accredited = CertificationStep.CERTIFICATE, table().of(case.lens).accredited
    because: tuple[Message, ...] = (Message(step.value, arguments(step=step)),)
    if accredited is None:
        return UndatedStep(step, False, because, shipped().durations[step])
    because = (*because, message("accredited-from", lens=case.lens, month=accredited.date))
    return UndatedStep(step, False, because, shipped().durations[step], not_before=accredited.date)


def _round_is_complete(case: Case, judgement: Judgement) -> bool:
    """The profile says so, and no likely major in the same clause says that it is not."""
    said = case.profile.system.internal_audit is InternalAudit.COMPLETE
    return said and not _majors_in("9.2", judgement)


def _majors_in(clause: str, judgement: Judgement) -> bool:
    return any(
        finding.grade is Grade.MAJOR and is_within(finding.clause, clause) for finding in judgement.findings
    )


def _open_in(clause: str, judgement: Judgement) -> set[str]:
    """What is likely not fulfilled in a clause and all below it."""
    return {
        finding.requirement
        for finding in judgement.findings
        if is_within(finding.clause, clause) and finding.grade in NONCONFORMING
    }


def _of(requirements: set[str], actions: tuple[FindingAction, ...]) -> tuple[FindingAction, ...]:
    return tuple(action for action in actions if action.requirement in requirements)
