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


def _is_undecided(verdict: Verdict, causes: int) -> bool:
    """A contract's model of which no gap is known is neither met nor missed."""
    return verdict is Verdict.TOO_EARLY or (verdict is Verdict.DOES_NOT_MEET_MODEL and not causes)
