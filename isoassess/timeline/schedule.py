"""The calendar to a first certificate: every milestone with its earliest honest date, and the target.

One step follows the other: documents, months of records, a full round of internal audits, the management
review after it, stage 1, stage 2, findings closed, certificate. What is done takes no time. A step waits
for the actions planned against what holds it back, and the certificate for bodies that may issue it.
Durations are practice, not rules of certification. While it is too early to tell there are no dates.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from msgspec import Struct

from isoassess.assessment.actions import FindingAction
from isoassess.assessment.actions_due import next_actions
from isoassess.domain import Confidence, Grade, Lens, Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.message import Message, message
from isoassess.domain.profile import Purpose
from isoassess.standard_choice.editions import (
    new_edition_comes_too_late,
    past_the_last_day,
    running_2015,
    table,
)
from isoassess.timeline.durations import CertificationStep, later, shipped
from isoassess.timeline.steps import UndatedStep, undated_steps


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

    `days_left`: how many days there are to spare. `at_any_pace`: it can be met with the longest usual
    durations too. `ended`: the edition of which no certificate is valid
    any more on that day; `unpublished`: the edition that did not exist yet on that day.
    """

    date: date
    reachable: bool
    days_late: int
    days_left: int
    at_any_pace: bool
    ended: Lens | None = None
    unpublished: Lens | None = None


class Schedule(Struct, frozen=True, kw_only=True):
    """The way from a day on; `cautions` say where it does not hold; `as_of` dates the durations.

    `milestones` is empty, and `target` None, where no honest date can be given: the first caution says why.
    `decided_by` names the fact without which the certificate could come earlier. `old_possible`: a first
    certificate to the edition before is still given on the target date.
    """

    on: date
    milestones: tuple[Milestone, ...] = ()
    target: Target | None = None
    decided_by: Message | None = None
    cautions: tuple[Message, ...]
    as_of: date
    old_possible: bool = False

    @property
    def certificate(self) -> Milestone | None:
        """The end of the way; None where there are no dates."""
        return self.milestones[-1] if self.milestones else None


def schedule(case: Case, judgement: Judgement, *, on: date) -> Schedule | None:
    """The calendar from `on`; None for a model that no body certifies."""
    if not case.lens.certifiable:
        return None
    as_of = shipped().as_of
    if running_2015(case.profile, on):
        return Schedule(on=on, cautions=tuple(_of_running(case)), as_of=as_of)
    if is_too_early(case, judgement):
        return Schedule(on=on, cautions=(_too_early(case, judgement),), as_of=as_of)
    milestones = []
    soon, late, ready = on, on, on
    for part in undated_steps(case, judgement):
        milestone = _milestone(part, soon, late)
        ready = later(soon, part.duration.least, part.duration.unit)
        soon, late = milestone.earliest or soon, milestone.latest or late
        milestones.append(milestone)
    closed = table().of(case.lens).closed_to_new_from
    if closed is not None and soon >= closed.date:
        return Schedule(on=on, cautions=(message("closed-to-new", lens=case.lens),), as_of=as_of)
    return Schedule(
        on=on,
        milestones=tuple(milestones),
        target=_target(case.profile.target_date, soon, late, case.lens),
        decided_by=_decided_by(case, milestones, on),
        cautions=(*_unplanned(case, judgement), *_cautions(case)),
        old_possible=_old_edition_possible(case, ready),
        as_of=as_of,
    )


def is_too_early(case: Case, judgement: Judgement) -> bool:
    """Whether a date would rest on too little: no verdict yet, or a gate that nobody has looked at."""
    return judgement.verdict is Verdict.TOO_EARLY or _gates_open(case, judgement) > 0


def _too_early(case: Case, judgement: Judgement) -> Message:
    """Why there are no dates, in agreement with the verdict that stands above them."""
    if judgement.verdict is Verdict.TOO_EARLY:
        return message("too-early-for-dates")
    return message("gates-not-assessed", count=_gates_open(case, judgement))


def _gates_open(case: Case, judgement: Judgement) -> int:
    gates = {requirement.id for requirement in case.requirements if requirement.gate is not None}
    open_ = (finding for finding in judgement.findings if finding.grade is Grade.NOT_ASSESSED)
    return sum(finding.requirement in gates for finding in open_)


def _milestone(part: UndatedStep, soon: date, late: date) -> Milestone:
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
        days += [part.not_before] if part.not_before else []
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


def _target(target: date | None, soon: date, late: date, lens: Lens) -> Target | None:
    if target is None:
        return None
    ends = table().of(lens).ends
    ended = ends is not None and target > ends.date
    return Target(
        date=target,
        reachable=soon <= target and not ended,
        days_late=max(0, (soon - target).days),
        days_left=max(0, (target - soon).days),
        at_any_pace=late <= target and not ended,
        ended=lens if ended else None,
        unpublished=lens if target < table().of(lens).published.date else None,
    )


def _decided_by(case: Case, milestones: list[Milestone], on: date) -> Message:
    """Accreditation, else the last action that a step waits for, else the step that takes longest."""
    accredited = table().of(case.lens).accredited
    if accredited is not None and milestones[-1].earliest == accredited.date:
        return message("decided-by-accreditation", lens=case.lens, month=accredited.date)
    waiting = next((one for one in reversed(milestones) if one.waits_for and one.earliest), None)
    if waiting is not None and waiting.earliest is not None:
        return message("decided-by-actions", day=waiting.earliest)
    days = [on, *(one.earliest for one in milestones if one.earliest)]
    steps = [one.step for one in milestones if one.earliest]
    taken = [(after - before).days for before, after in pairwise(days)]
    return message("decided-by-step", step=steps[taken.index(max(taken))])


def _unplanned(case: Case, judgement: Judgement) -> Iterator[Message]:
    """Where the dates rest on what nobody has assessed or planned."""
    open_ = judgement.share.applicable - judgement.share.assessed
    if open_:
        yield message("open-not-in-dates", count=open_)
    dated = {action.requirement for action in next_actions(case, judgement.findings) if action.due}
    count = sum(
        any(one.requirement and one.requirement not in dated for one in obstacle.blockers)
        for obstacle in judgement.obstacles
        if obstacle.cause is not None
    )
    if count:
        yield message("causes-unplanned", count=count)


def _cautions(case: Case) -> Iterator[Message]:
    if case.profile.purpose is Purpose.TRANSITION:
        yield message("first-certificate-only")


def _of_running(case: Case) -> Iterator[Message]:
    """Who is certified goes through no stage 1 and 2 again; what binds is the day by which to move."""
    expires = case.profile.certificate.expires
    if expires is None:
        yield message("certified")
    elif past_the_last_day(case.profile):
        yield message("certified-too-long", day=expires)
    else:
        yield message("certified-until", day=expires)
        if new_edition_comes_too_late(expires):
            yield message("gap-between-certificates", day=expires)
    yield message("move-by")


def _old_edition_possible(case: Case, ready: date) -> bool:
    """`ready`: when a certificate could come if no body had to be accredited first."""
    closed, target = table().of(Lens.ISO9001_2015).closed_to_new_from, case.profile.target_date
    new = case.lens is Lens.ISO9001_2026
    return new and target is not None and closed is not None and ready <= target < closed.date
