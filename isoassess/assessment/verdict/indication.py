"""What a complete quick scan points to: said with its base, and never called a verdict."""

from isoassess.domain import Finding, Grade, Indication, Obstacle, Verdict
from isoassess.domain.case import Case


def indication_of(
    case: Case, findings: tuple[Finding, ...], verdict: Verdict, obstacles: tuple[Obstacle, ...]
) -> Indication | None:
    """None where there is a verdict, and before each gate and each question of the quick scan is assessed.

    Where no question is open it is not for want of assessing that it is too early.
    """
    causes = sum(one.cause is not None and one.certain for one in obstacles)
    if not _is_undecided(verdict, causes) or all(one.cause is not None for one in obstacles):
        return None
    known = {requirement.id: requirement for requirement in case.requirements}
    applying = [finding for finding in findings if finding.grade is not Grade.NOT_APPLICABLE]
    scan = [finding for finding in applying if known[finding.requirement].quick]
    needed = [*scan, *(finding for finding in applying if known[finding.requirement].gate is not None)]
    if not scan or any(finding.grade is Grade.NOT_ASSESSED for finding in needed):
        return None
    left = sum(finding.grade is Grade.NOT_ASSESSED for finding in applying)
    return Indication(causes=causes, answered=len(scan), left=left)


def is_quick_scan(case: Case, findings: tuple[Finding, ...]) -> bool:
    """Whether only questions of the quick scan are rated, and others were passed over on the way to them."""
    quick = {requirement.id for requirement in case.requirements if requirement.quick}
    order = [requirement.id for requirement in case.requirements]
    place = {requirement_id: at for at, requirement_id in enumerate(order)}
    rated = [place[one.requirement] for one in findings if one.rating is not None]
    if not rated or any(order[at] not in quick for at in rated):
        return False
    open_ = (one.requirement for one in findings if one.grade is Grade.NOT_ASSESSED)
    return any(place[one] < max(rated) for one in open_ if one not in quick)


def scan_progress(case: Case, findings: tuple[Finding, ...]) -> tuple[int, int]:
    """How many questions of the quick scan are answered, of how many that apply."""
    quick = {requirement.id for requirement in case.requirements if requirement.quick}
    asked = [one for one in findings if one.requirement in quick and one.grade is not Grade.NOT_APPLICABLE]
    return sum(one.grade is not Grade.NOT_ASSESSED for one in asked), len(asked)


def _is_undecided(verdict: Verdict, causes: int) -> bool:
    """A contract's model of which no gap is known is neither met nor missed."""
    return verdict is Verdict.TOO_EARLY or (verdict is Verdict.DOES_NOT_MEET_MODEL and not causes)
