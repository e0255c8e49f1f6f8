"""What the profile says of the management system today, held against the answers."""

from collections.abc import Iterator

from isoassess.assessment.verdict.checks.certificate_dates import MONTHS_OF_RECORDS
from isoassess.assessment.verdict.checks.statements import (
    FULFILLED,
    Check,
    Statements,
    below,
    is_absent,
    is_fulfilled,
)
from isoassess.domain import Contradiction, Keep, Rating
from isoassess.domain.message import arguments
from isoassess.domain.profile import InternalAudit, ManagementReview


def audit_rated_without_audit(said: Statements) -> Iterator[Contradiction]:
    if said.profile.system.internal_audit is not InternalAudit.NONE:
        return
    yield from _fulfilled_in("9.2", said, "audit-rated-without-audit", "system.internal_audit")


def audit_complete_but_rated_absent(said: Statements) -> Iterator[Contradiction]:
    if said.profile.system.internal_audit is not InternalAudit.COMPLETE:
        return
    yield from _absent_in("9.2", said, "audit-complete-but-absent", "system.internal_audit")


def audit_planned_but_recorded(said: Statements) -> Iterator[Contradiction]:
    planned = said.profile.system.internal_audit is InternalAudit.PLANNED
    if planned and said.fulfilled("audit-records"):
        yield Contradiction(
            id="audit-planned-but-recorded",
            requirement="audit-records",
            fact="system.internal_audit",
        )


def round_rated_before_it_is_complete(said: Statements) -> Iterator[Contradiction]:
    under_way = said.profile.system.internal_audit in (InternalAudit.PLANNED, InternalAudit.STARTED)
    if under_way and said.fulfilled("internal-audit-round"):
        yield Contradiction(
            id="audit-round-incomplete",
            requirement="internal-audit-round",
            fact="system.internal_audit",
        )


def review_rated_without_review(said: Statements) -> Iterator[Contradiction]:
    if said.profile.system.management_review is not ManagementReview.NONE:
        return
    yield from _fulfilled_in("9.3", said, "review-rated-without-review", "system.management_review")


def review_held_but_rated_absent(said: Statements) -> Iterator[Contradiction]:
    if said.profile.system.management_review is not ManagementReview.HELD:
        return
    yield from _absent_in("9.3", said, "review-held-but-absent", "system.management_review")


def review_planned_but_decided(said: Statements) -> Iterator[Contradiction]:
    """Inputs can be made ready before the review; its decisions (9.3.3) cannot."""
    if said.profile.system.management_review is not ManagementReview.PLANNED:
        return
    yield from _fulfilled_in("9.3.3", said, "review-planned-but-decided", "system.management_review")


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
    audit_rated_without_audit,
    audit_complete_but_rated_absent,
    audit_planned_but_recorded,
    round_rated_before_it_is_complete,
    review_rated_without_review,
    review_held_but_rated_absent,
    review_planned_but_decided,
    review_before_audit,
    audits_missing_in_review,
    corrective_action_without_case,
    case_counted_but_not_shown,
    effective_without_records,
    audited_on_few_records,
    records_rated_without_records,
    deliveries_wait_but_leave_early,
)
