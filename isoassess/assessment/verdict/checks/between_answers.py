"""Answers that speak against the profile or against each other: one cannot be so without the other."""

from collections.abc import Iterator

from isoassess.assessment.verdict.checks.statements import Check, Statements
from isoassess.domain import Contradiction, Grade, Rating
from isoassess.domain.message import arguments

_NOT_APPLICABLE, _NOT_ASSESSED = Grade.NOT_APPLICABLE, Grade.NOT_ASSESSED  # for each finding of a case


def refused_claims(said: Statements) -> Iterator[Contradiction]:
    for finding in said.findings:
        if finding.grade is _NOT_ASSESSED and finding.rating is Rating.NOT_APPLICABLE:
            yield Contradiction(
                id="claim-refused",
                arguments=arguments(reason=finding.because),
                requirement=finding.requirement,
            )


def rated_though_not_applicable(said: Statements) -> Iterator[Contradiction]:
    for finding in said.findings:
        if finding.grade is not _NOT_APPLICABLE or not finding.graded:
            continue
        if finding.rating not in (None, Rating.NOT_APPLICABLE):
            yield Contradiction(
                id="rated-not-applicable",
                arguments=arguments(reason=finding.because),
                requirement=finding.requirement,
            )


def policy_known_without_policy(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "policy-known", "quality-policy"):
        yield Contradiction(id="policy-known-without-policy", requirement="policy-known")


def risk_actions_without_risks(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "risk-actions", "risks-identified"):
        yield Contradiction(id="risk-actions-without-risks", requirement="risk-actions")


def objectives_followed_without_objectives(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "objectives-followed", "quality-objectives"):
        yield Contradiction(id="objectives-followed-without-objectives", requirement="objectives-followed")


def order_review_shown_but_absent(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "order-review-record", "order-review"):
        yield Contradiction(id="order-review-record-only", requirement="order-review-record")


def suppliers_reevaluated_but_never_selected(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "supplier-reevaluation", "supplier-selection"):
        yield Contradiction(id="reevaluation-only", requirement="supplier-reevaluation")


def proof_renewed_but_never_given(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "special-process-renewed", "special-process-validation"):
        yield Contradiction(id="revalidation-only", requirement="special-process-renewed")


def release_recorded_without_checks(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "release-record", "release-checks"):
        yield Contradiction(id="release-record-only", requirement="release-record")


def satisfaction_trend_without_asking(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "satisfaction-trend", "customer-satisfaction"):
        yield Contradiction(id="satisfaction-trend-only", requirement="satisfaction-trend")


def audit_priorities_without_program(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "audit-priorities", "internal-audit-program"):
        yield Contradiction(id="audit-priorities-without-program", requirement="audit-priorities")


def audit_round_without_records(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "internal-audit-round", "audit-records"):
        yield Contradiction(id="audit-round-without-records", requirement="internal-audit-round")


def review_decisions_without_inputs(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "management-review-decisions", "management-review-inputs"):
        yield Contradiction(id="review-decisions-without-inputs", requirement="management-review-decisions")


def corrective_case_without_log(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "corrective-action-case", "problem-log"):
        yield Contradiction(id="corrective-case-without-log", requirement="corrective-action-case")


def _rests_on_nothing(said: Statements, fulfilled: str, absent: str) -> bool:
    """Whether the one is rated as fulfilled while what it rests on is rated as absent."""
    return said.fulfilled(fulfilled) and said.absent(absent)


CHECKS: tuple[Check, ...] = (
    refused_claims,
    rated_though_not_applicable,
    policy_known_without_policy,
    risk_actions_without_risks,
    objectives_followed_without_objectives,
    order_review_shown_but_absent,
    suppliers_reevaluated_but_never_selected,
    proof_renewed_but_never_given,
    release_recorded_without_checks,
    satisfaction_trend_without_asking,
    audit_priorities_without_program,
    audit_round_without_records,
    review_decisions_without_inputs,
    corrective_case_without_log,
)
