"""What the profile says of the management system today, held against the answers."""

from collections.abc import Iterator

from msgspec.structs import replace

from isoassess.assessment.verdict.checks.certificate_dates import MONTHS_OF_RECORDS
from isoassess.assessment.verdict.checks.statements import (
    FULFILLED,
    Check,
    Statements,
    below,
    is_absent,
    is_fulfilled,
)
from isoassess.assessment.verdict.not_taken_place import AUDIT, PREPARING, denied_by, is_of_audit_or_review
from isoassess.domain import Contradiction, Grade, Keep, Rating
from isoassess.domain.message import arguments
from isoassess.domain.profile import InternalAudit, ManagementReview, System


def rated_without_having_taken_place(said: Statements) -> Iterator[Contradiction]:
    """At each requirement of audits and reviews that is rated as done, in part at least."""
    lens = said.case.lens
    for requirement, finding in zip(said.case.requirements, said.findings, strict=True):
        if not is_of_audit_or_review(finding.clause, lens):
            continue
        fact = denied_by(requirement, lens, said.profile)
        if fact is None or finding.rating is None or finding.grade is Grade.NOT_APPLICABLE:
            continue
        in_part = finding.rating is Rating.PARTIAL and requirement.id not in PREPARING
        if in_part or finding.rating in FULFILLED:
            yield replace(
                _denial(said.profile.system, fact),
                arguments=arguments(rating=finding.rating.level or 0),
                requirement=requirement.id,
                fact=fact,
            )


def audit_complete_but_rated_absent(said: Statements) -> Iterator[Contradiction]:
    if said.profile.system.internal_audit is not InternalAudit.COMPLETE:
        return
    yield from _absent_in("9.2", said, "audit-complete-but-absent", "system.internal_audit")


def round_rated_before_it_is_complete(said: Statements) -> Iterator[Contradiction]:
    under_way = said.profile.system.internal_audit is InternalAudit.STARTED
    if under_way and said.fulfilled("internal-audit-round"):
        yield Contradiction(
            id="audit-round-incomplete",
            requirement="internal-audit-round",
            fact="system.internal_audit",
        )


def review_held_but_rated_absent(said: Statements) -> Iterator[Contradiction]:
    if said.profile.system.management_review is not ManagementReview.HELD:
        return
    yield from _absent_in("9.3", said, "review-held-but-absent", "system.management_review")


def review_before_audit(said: Statements) -> Iterator[Contradiction]:
    system = said.profile.system
    held = system.management_review is ManagementReview.HELD
    if held and system.internal_audit in (InternalAudit.NONE, InternalAudit.PLANNED):
        yield Contradiction(id="review-before-audit", fact="system.management_review")


def audits_missing_in_review(said: Statements) -> Iterator[Contradiction]:
    system = said.profile.system
    both = system.internal_audit is InternalAudit.COMPLETE and (
        system.management_review is ManagementReview.HELD
    )
    if both and said.absent("management-review-inputs"):
        yield Contradiction(
            id="audits-missing-in-review",
            requirement="management-review-inputs",
            fact="system.management_review",
        )


def corrective_action_without_case(said: Statements) -> Iterator[Contradiction]:
    if said.profile.system.corrective_action_cases != 0:
        return
    fact = "system.corrective_action_cases"
    yield from _fulfilled_in("10.2", said, "corrective-action-without-case", fact)


def case_counted_but_not_shown(said: Statements) -> Iterator[Contradiction]:
    cases = said.profile.system.corrective_action_cases
    if cases and said.absent("corrective-action-case"):
        yield Contradiction(
            id="case-counted-not-shown",
            arguments=arguments(count=cases),
            requirement="corrective-action-case",
            fact="system.corrective_action_cases",
        )


def effective_without_records(said: Statements) -> Iterator[Contradiction]:
    if said.profile.system.months_of_records != 0:
        return
    if any(finding.rating is Rating.EFFECTIVE for finding in said.findings):
        yield Contradiction(id="effective-without-records", fact="system.months_of_records")


def audited_on_few_records(said: Statements) -> Iterator[Contradiction]:
    system = said.profile.system
    done = (
        system.internal_audit is InternalAudit.COMPLETE and system.management_review is ManagementReview.HELD
    )
    months = system.months_of_records
    if done and months is not None and months < MONTHS_OF_RECORDS:
        yield Contradiction(
            id="audited-on-few-records", arguments=arguments(count=months), fact="system.months_of_records"
        )


def records_rated_without_records(said: Statements) -> Iterator[Contradiction]:
    """At the first requirement that demands kept results and is rated as fulfilled with evidence."""
    if said.profile.system.months_of_records != 0:
        return
    answers = said.case.answers
    for requirement, finding in zip(said.case.requirements, said.findings, strict=True):
        kept = requirement.documents.keep in (Keep.RETAIN, Keep.BOTH)
        if kept and is_fulfilled(finding) and answers[requirement.id].evidence.strip():
            yield Contradiction(
                id="records-rated-without-records",
                requirement=finding.requirement,
                fact="system.months_of_records",
            )
            return


def deliveries_wait_but_leave_early(said: Statements) -> Iterator[Contradiction]:
    if said.profile.conditions.release_before_checks and said.fulfilled("release-waits"):
        yield Contradiction(
            id="release-waits-but-early",
            requirement="release-waits",
            fact="conditions.release_before_checks",
        )


def _denial(system: System, fact: str) -> Contradiction:
    """What is contradicted: that nothing is planned, or that nothing but a plan is there."""
    if fact == AUDIT:
        if system.internal_audit is InternalAudit.NONE:
            return Contradiction(id="audit-rated-without-audit")
        return Contradiction(id="audit-planned-but-recorded")
    if system.management_review is ManagementReview.NONE:
        return Contradiction(id="review-rated-without-review")
    return Contradiction(id="review-planned-but-decided")


def _fulfilled_in(clause: str, said: Statements, id_: str, fact: str) -> Iterator[Contradiction]:
    """A contradiction at the first requirement of the clause that is rated as fulfilled."""
    for finding in below(clause, said):
        if finding.rating in FULFILLED:
            yield Contradiction(id=id_, requirement=finding.requirement, fact=fact)
            return


def _absent_in(clause: str, said: Statements, id_: str, fact: str) -> Iterator[Contradiction]:
    for finding in below(clause, said):
        if is_absent(finding):
            yield Contradiction(id=id_, requirement=finding.requirement, fact=fact)
            return


CHECKS: tuple[Check, ...] = (
    rated_without_having_taken_place,
    audit_complete_but_rated_absent,
    round_rated_before_it_is_complete,
    review_held_but_rated_absent,
    review_before_audit,
    audits_missing_in_review,
    corrective_action_without_case,
    case_counted_but_not_shown,
    effective_without_records,
    audited_on_few_records,
    records_rated_without_records,
    deliveries_wait_but_leave_early,
)
