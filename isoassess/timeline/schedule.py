"""The calendar to a first certificate: every milestone with its earliest honest date, and the target.

One step follows the other: documents, months of records, a full round of internal audits, the management
review after it, stage 1, stage 2, findings closed, certificate. What is done takes no time. A step waits
for the actions planned against what holds it back. Durations are practice, not rules of certification.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from isoassess.assessment.actions import FindingAction
from isoassess.assessment.actions_due import next_actions
from isoassess.assessment.verdict.documented import ShownState, documented
from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.domain import CertificationStage, Confidence, Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import is_within
from isoassess.domain.message import Message, arguments, message
from isoassess.domain.profile import InternalAudit, ManagementReview, Purpose
from isoassess.language.texts import _
from isoassess.standard_choice.editions import table
from isoassess.timeline.durations import CertificationStep, Duration, later, shipped


class Milestone(Struct, frozen=True, kw_only=True):
    """A step of the way. `earliest` and `latest` follow from the shortest and the longest usual durations.

    Both are None where the step is done. `waits_for`: the requirements whose planned actions hold it back.
    """

    step: CertificationStep
    done: bool
    earliest: date | None
    latest: date | None
    because: tuple[Message, ...]
    waits_for: tuple[str, ...]
    confidence: Confidence
    source: tuple[str, ...]


class Target(Struct, frozen=True, kw_only=True):
    """The wished day of the certificate: `days_late` is how much too early it is, 0 where it can be met.

    `at_any_pace`: it can be met with the longest usual durations too.
    """

    date: date
    reachable: bool
    days_late: int
    at_any_pace: bool


class Schedule(Struct, frozen=True, kw_only=True):
    """The way from a day on; `cautions` say where it does not hold; `as_of` dates the durations."""

    on: date
    milestones: tuple[Milestone, ...]
    target: Target | None
    cautions: tuple[Message, ...]
    as_of: date

    @property
    def certificate(self) -> Milestone:
        """The end of the way."""
        return self.milestones[-1]


class _Part(Struct, frozen=True):
    """A step before it has dates."""

    step: CertificationStep
    done: bool
    because: tuple[Message, ...]
    duration: Duration
    waits: tuple[FindingAction, ...] = ()


def schedule(case: Case, judgement: Judgement, *, on: date) -> Schedule | None:
    """The calendar from `on`; None for a model that no body certifies."""
    if not case.lens.certifiable:
        return None
    milestones = []
    soon, late = on, on
    for part in _parts(case, judgement):
        milestone = _milestone(part, soon, late)
        soon, late = milestone.earliest or soon, milestone.latest or late
        milestones.append(milestone)
    return Schedule(
        on=on,
        milestones=tuple(milestones),
        target=_target(case.profile.target_date, soon, late),
        cautions=(*_unplanned(case, judgement), *_cautions(case, soon)),
        as_of=shipped().as_of,
    )


def step_words(step: CertificationStep) -> str:
    """The milestone as a person says it."""
    return {
        CertificationStep.DOCUMENTS: _("Documents ready"),
        CertificationStep.RECORDS: _("Records running"),
        CertificationStep.INTERNAL_AUDIT: _("Internal audit round complete"),
        CertificationStep.MANAGEMENT_REVIEW: _("Management review held"),
        CertificationStep.STAGE_1: _("Stage 1"),
        CertificationStep.STAGE_2: _("Stage 2"),
        CertificationStep.FINDINGS: _("Findings closed"),
        CertificationStep.CERTIFICATE: _("Certificate"),
    }[step]


def _milestone(part: _Part, soon: date, late: date) -> Milestone:
    """The part with its dates, counted from those of the step before it."""
    earliest = latest = None
    waits: tuple[FindingAction, ...] = ()
    because = part.because
    if not part.done:
        duration = part.duration
        earliest = later(soon, duration.least, duration.unit)
        latest = later(late, duration.most, duration.unit)
        waits = tuple(action for action in part.waits if action.due and action.due > earliest)
        days = [action.due for action in waits if action.due]
        earliest, latest = max([earliest, *days]), max([latest, *days])
        if waits:
            because = (*because, _waiting(waits, earliest))
    return Milestone(
        step=part.step,
        done=part.done,
        earliest=earliest,
        latest=latest,
        because=because,
        waits_for=tuple(action.requirement for action in waits),
        confidence=part.duration.confidence,
        source=part.duration.source,
    )


def _waiting(waits: tuple[FindingAction, ...], until: date) -> Message:
    clauses = dict.fromkeys(action.clause for action in waits)
    return message("waits", day=until, clauses=", ".join(clauses))


def _parts(case: Case, judgement: Judgement) -> Iterator[_Part]:
    actions = next_actions(case, judgement.findings)
    yield _documents(case, judgement, actions)
    yield _records(case)
    yield _audit(case, judgement, actions)
    yield _review(case, judgement, actions)
    yield _stage(CertificationStep.STAGE_1, CertificationStage.STAGE_1, judgement, actions)
    yield _stage(CertificationStep.STAGE_2, CertificationStage.STAGE_2, judgement, actions)
    yield _after_stage_2(CertificationStep.FINDINGS)
    yield _after_stage_2(CertificationStep.CERTIFICATE)


def _documents(case: Case, judgement: Judgement, actions: tuple[FindingAction, ...]) -> _Part:
    """The documents to maintain; records come from running the system."""
    demanded = [
        document
        for document in documented(case, judgement.findings).documents
        if document.maintained and document.state is not ShownState.NOT_APPLICABLE
    ]
    missing = {document.requirement for document in demanded if document.state is not ShownState.SHOWN}
    duration = shipped().durations[CertificationStep.DOCUMENTS]
    because = [message("documents-shown", shown=len(demanded) - len(missing), all=len(demanded))]
    if missing:
        because.append(message("write-missing", step=CertificationStep.DOCUMENTS))
    return _Part(CertificationStep.DOCUMENTS, not missing, tuple(because), duration, _of(missing, actions))


def _records(case: Case) -> _Part:
    months = case.profile.system.months_of_records
    duration = shipped().durations[CertificationStep.RECORDS]
    said = message("records-not-stated") if months is None else message("records", count=months)
    done = months is not None and months >= duration.least
    because = (said, message("records-wanted", step=CertificationStep.RECORDS))
    return _Part(CertificationStep.RECORDS, done, because, duration.without(months or 0))


def _audit(case: Case, judgement: Judgement, actions: tuple[FindingAction, ...]) -> _Part:
    duration = shipped().durations[CertificationStep.INTERNAL_AUDIT]
    done = case.profile.system.internal_audit is InternalAudit.COMPLETE
    to_do = message("audits-to-do", step=CertificationStep.INTERNAL_AUDIT)
    because = message("audits-complete") if done else to_do
    waits = _of(_open_in("9.2", judgement), actions)
    return _Part(CertificationStep.INTERNAL_AUDIT, done, (because,), duration, waits)


def _review(case: Case, judgement: Judgement, actions: tuple[FindingAction, ...]) -> _Part:
    """Held counts once the round of audits is complete: the review needs what the audits found."""
    duration = shipped().durations[CertificationStep.MANAGEMENT_REVIEW]
    held = case.profile.system.management_review is ManagementReview.HELD
    done = held and case.profile.system.internal_audit is InternalAudit.COMPLETE
    to_do = message("review-to-do", step=CertificationStep.MANAGEMENT_REVIEW)
    because = [message("review-held") if done else to_do]
    if held and not done:
        because.append(message("review-too-early"))
    waits = _of(_open_in("9.3", judgement), actions)
    return _Part(CertificationStep.MANAGEMENT_REVIEW, done, tuple(because), duration, waits)


def _stage(
    step: CertificationStep,
    gate: CertificationStage,
    judgement: Judgement,
    actions: tuple[FindingAction, ...],
) -> _Part:
    duration = shipped().durations[step]
    because = (Message(step.value, arguments(step=step)),)
    shut = {one.requirement for one in judgement.blockers if one.stage is gate and one.requirement}
    return _Part(step, False, because, duration, _of(shut, actions))


def _after_stage_2(step: CertificationStep) -> _Part:
    duration = shipped().durations[step]
    because = [Message(step.value, arguments(step=step))]
    if step is CertificationStep.FINDINGS:
        because.append(message("major-limit", months=shipped().major.most))
    return _Part(step, False, tuple(because), duration)


def _open_in(clause: str, judgement: Judgement) -> set[str]:
    """What is likely not fulfilled in a clause and all below it."""
    return {
        finding.requirement
        for finding in judgement.findings
        if is_within(finding.clause, clause) and finding.grade in NONCONFORMING
    }


def _of(requirements: set[str], actions: tuple[FindingAction, ...]) -> tuple[FindingAction, ...]:
    return tuple(action for action in actions if action.requirement in requirements)


def _target(target: date | None, soon: date, late: date) -> Target | None:
    if target is None:
        return None
    return Target(
        date=target,
        reachable=soon <= target,
        days_late=max(0, (soon - target).days),
        at_any_pace=late <= target,
    )


def _unplanned(case: Case, judgement: Judgement) -> Iterator[Message]:
    """Where the dates rest on what nobody has assessed or planned."""
    if judgement.verdict is Verdict.TOO_EARLY:
        yield message("too-little-assessed")
        return
    dated = {action.requirement for action in next_actions(case, judgement.findings) if action.due}
    count = sum(bool(one.requirement) and one.requirement not in dated for one in judgement.blockers)
    if count:
        yield message("points-unplanned", count=count)


def _cautions(case: Case, certificate: date) -> Iterator[Message]:
    if case.profile.purpose is Purpose.TRANSITION:
        yield message("first-certificate-only")
    closed = table().of(case.lens).closed_to_new_from
    if closed is not None and certificate >= closed.date:
        yield message("closed-to-new", lens=case.lens)
    accredited = shipped().accredited
    if case.lens is accredited.lens and certificate < accredited.expected:
        yield message("accreditation-expected", lens=case.lens, month=accredited.expected)
