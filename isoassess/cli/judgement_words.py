"""The judgement as the command line tells it to a person: causes first, each with the points behind it."""

from collections.abc import Iterator

from isoassess.assessment.labels import contradiction_words, message_words
from isoassess.assessment.labels.causes import (
    heading_words,
    indication_words,
    obstacle_to_do,
    obstacles_words,
    points_words,
    systemic_words,
    way_step_words,
    way_words,
)
from isoassess.assessment.labels.contradictions import alike
from isoassess.assessment.labels.stage_1 import stage_1_words
from isoassess.assessment.scope import usual_challenges
from isoassess.assessment.verdict.causes import by_cause, causes_of
from isoassess.assessment.verdict.claimed import claimed, claimed_words
from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.assessment.verdict.shortest_way import next_verdict
from isoassess.domain import Contradiction, Obstacle
from isoassess.domain.case import Case, Judgement
from isoassess.domain.fact_words import fact_words
from isoassess.domain.words import (
    SHAPE_OF_GRADE,
    SHAPE_OF_VERDICT,
    counted_clauses,
    grade_words,
    verdict_words,
)
from isoassess.language.texts import _
from isoassess.shown import shown_lines
from isoassess.timeline.schedule import schedule
from isoassess.timeline.schedule_words import about_words


def judgement_text(case: Case, judgement: Judgement) -> str:
    """The judgement for a person."""
    return shown_lines(
        (
            *_verdict_lines(case, judgement),
            *_obstacle_lines(case, judgement),
            *_way_lines(judgement),
            *_finding_lines(case, judgement),
            *_calendar_lines(case, judgement),
            *_contradiction_lines(case, judgement),
            *_challenge_lines(case, judgement),
            _("A prediction, not an audit: a certification body grades."),
        )
    )


def _verdict_lines(case: Case, judgement: Judgement) -> Iterator[str]:
    share = judgement.share
    shape = SHAPE_OF_VERDICT[judgement.headline]
    yield _("{lens}: {shape} {verdict}").format(
        lens=case.lens.label, shape=shape, verdict=verdict_words(judgement.headline)
    )
    yield message_words(judgement.because)
    if stage_1 := stage_1_words(case, judgement):
        yield stage_1
    if judgement.indication is not None:
        says, base = indication_words(judgement.indication)
        yield _("{says}. {base} An indication, no verdict.").format(says=says, base=base)
    yield _(
        "{assessed} of {applicable} applicable requirements assessed, {fulfilled} of those fulfilled"
    ).format(assessed=share.assessed, applicable=share.applicable, fulfilled=share.fulfilled)
    yield _("Likely: {major} major, {minor} minor, {ofi} OFI, {conforming} conforming").format(
        major=share.major, minor=share.minor, ofi=share.ofi, conforming=share.conforming
    )
    if judgement.systemic:
        yield f"! {systemic_words(judgement)}"
    if merely := claimed_words(claimed(judgement.findings)):
        yield merely


def _obstacle_lines(case: Case, judgement: Judgement) -> Iterator[str]:
    if says := obstacles_words(judgement):
        yield says
    for one in judgement.obstacles:
        points = f" ({points_words(one)})" if case.lens.certifiable else ""
        about = f"{heading_words(one.cause)}: {obstacle_to_do(one, judgement)}"
        yield f"  {about}" if one.cause is None else f"  {about}{points}"
        yield from _point_lines(case, one)


def _point_lines(case: Case, one: Obstacle) -> Iterator[str]:
    """What a cause rests on; open questions are many, and the same thing is said of all of them."""
    for blocker in one.blockers:
        if one.cause is None and blocker.requirement is not None:
            continue
        where = "" if blocker.unknown else _spot(case, blocker.requirement, blocker.fact)
        opens = message_words(blocker.opens) if one.cause is not None else ""
        says = " ".join(filter(None, (message_words(blocker.because), opens)))
        yield f"    - {_about(where, says)}"


def _way_lines(judgement: Judgement) -> Iterator[str]:
    target = next_verdict(judgement.verdict)
    if target is None or not judgement.way:
        return
    yield _("The shortest way to “{verdict}”: {things}").format(
        verdict=verdict_words(target), things=way_words(judgement.way)
    )
    for number, step in enumerate(judgement.way, start=1):
        about = f"{heading_words(step.cause)}: " if step.cause is not None else ""
        yield f"  {number}. {about}{way_step_words(step, judgement)}"


def _finding_lines(case: Case, judgement: Judgement) -> Iterator[str]:
    gaps = (finding for finding in judgement.findings if finding.grade in NONCONFORMING)
    groups = by_cause(gaps, causes_of(case))
    if groups:
        yield _("Likely nonconformities, by cause:")
    for cause, findings in groups:
        yield f"  {heading_words(cause)}"
        for finding in findings:
            named = (SHAPE_OF_GRADE[finding.grade], finding.number, grade_words(finding.grade))
            yield f"    {' '.join(filter(None, named))}: {_spot(case, finding.requirement)}"


def _calendar_lines(case: Case, judgement: Judgement) -> Iterator[str]:
    calendar = schedule(case, judgement, on=case.date)
    if calendar is None:
        return
    if calendar.certificate is not None and calendar.certificate.earliest is not None:
        day = calendar.certificate.earliest.isoformat()
        yield _("Certificate not before {day}").format(day=day)
    yield from about_words(calendar)


def _contradiction_lines(case: Case, judgement: Judgement) -> Iterator[str]:
    """A line for all that say the same."""
    for group in alike(judgement.contradictions):
        where = _spots(case, group)
        says = contradiction_words(group[0])
        yield f"! {_about(where, says)}"


def _spots(case: Case, group: tuple[Contradiction, ...]) -> str:
    clauses = {one.id: one.clause[case.lens] for one in case.requirements}
    numbers = [clauses[one.requirement] for one in group if one.requirement in clauses]
    return counted_clauses(numbers) if len(numbers) > 1 else _spot(case, group[0].requirement, group[0].fact)


def _challenge_lines(case: Case, judgement: Judgement) -> Iterator[str]:
    """What an auditor usually holds against what is said not to occur."""
    if not case.lens.certifiable:
        return
    for says in usual_challenges(case, judgement):
        yield _("Likely to be questioned: {says}").format(says=message_words(says))


def _about(where: str, says: str) -> str:
    """After a whole sentence another one; after a name what is said of it."""
    if not where:
        return says
    return f"{where} {says}" if where.endswith((".", "?")) else f"{where}: {says}"


def _spot(case: Case, requirement: str | None, fact: str | None = None) -> str:
    """A requirement as its clause and statement, or what a fact is about; empty where it is neither."""
    asked = next((one for one in case.requirements if one.id == requirement), None)
    if asked is not None:
        return f"{asked.clause[case.lens]} {asked.statement}"
    return requirement or (fact_words(fact) if fact else "")
