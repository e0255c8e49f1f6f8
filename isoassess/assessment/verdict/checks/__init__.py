"""Statements that cannot both be true: each check is one small function, silent when all is well."""

from isoassess.assessment.verdict.checks import (
    answers,
    between_answers,
    certificate_dates,
    duties,
    profile,
    system,
)
from isoassess.assessment.verdict.checks.statements import Check, statements
from isoassess.domain import Contradiction, Finding
from isoassess.domain.case import Case

__all__ = ["CHECKS", "contradictions"]

CHECKS: tuple[Check, ...] = (
    *between_answers.CHECKS,
    *system.CHECKS,
    *answers.CHECKS,
    *profile.CHECKS,
    *duties.CHECKS,
    *certificate_dates.CHECKS,
)


def contradictions(case: Case, findings: tuple[Finding, ...]) -> tuple[Contradiction, ...]:
    """All contradictions of a case, in the order of the checks."""
    said = statements(case, findings)
    return tuple(found for check in CHECKS for found in check(said))
