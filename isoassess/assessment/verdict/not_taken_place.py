"""What cannot have been done yet, because by the profile no internal audit or review has taken place."""

from functools import cache

from isoassess.domain import Lens, Requirement
from isoassess.domain.clause_numbers import is_within
from isoassess.domain.profile import InternalAudit, ManagementReview, Profile, System

AUDIT, REVIEW = "system.internal_audit", "system.management_review"
# What is made ready before the first audit or review, and says nothing of one that took place.
PREPARING = frozenset(
    {
        *("internal-audit-program", "audit-priorities", "audit-limits-set", "audit-objectives"),
        *("auditor-independence", "auditor-independence-1994"),
        *("management-review-schedule", "management-review-inputs"),
    }
)


def denied_by(requirement: Requirement, lens: Lens, profile: Profile) -> str | None:
    """The fact by which what a requirement asks about has not taken place; None where none says so."""
    fact = _fact_of(requirement.clause[lens], lens)
    if fact is None:
        return None
    nothing, prepared = _stands(profile.system, fact)
    return fact if nothing or (prepared and requirement.id not in PREPARING) else None


def is_of_audit_or_review(clause: str, lens: Lens) -> bool:
    """Whether a clause asks for internal audits or for the management review."""
    return _fact_of(clause, lens) is not None


@cache
def _fact_of(clause: str, lens: Lens) -> str | None:
    audit, review = ("9.2", "9.3") if lens.certifiable else ("4.17", "4.1.3")
    if is_within(clause, audit):
        return AUDIT
    return REVIEW if is_within(clause, review) else None


def _stands(system: System, fact: str) -> tuple[bool, bool]:
    """Whether not even a plan is there, and whether there is a plan and no more."""
    if fact == AUDIT:
        return system.internal_audit is InternalAudit.NONE, system.internal_audit is InternalAudit.PLANNED
    review = system.management_review
    return review is ManagementReview.NONE, review is ManagementReview.PLANNED
