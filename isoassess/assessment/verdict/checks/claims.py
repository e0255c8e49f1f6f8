"""Answers that speak against the profile or against each other: one cannot be so without the other."""

from collections.abc import Iterator

from isoassess.assessment.verdict.checks.statements import Check, Statements
from isoassess.domain import Contradiction, Grade, Rating
from isoassess.language.texts import _


def refused_claims(said: Statements) -> Iterator[Contradiction]:
    for finding in said.findings:
        if finding.rating is Rating.NOT_APPLICABLE and finding.grade is Grade.NOT_ASSESSED:
            says = _("Claimed not applicable, but: {reason}").format(reason=finding.because)
            yield Contradiction(id="claim-refused", says=says, requirement=finding.requirement)


def rated_though_not_applicable(said: Statements) -> Iterator[Contradiction]:
    for finding in said.findings:
        rated = finding.rating not in (None, Rating.NOT_APPLICABLE)
        if rated and finding.grade is Grade.NOT_APPLICABLE:
            says = _("Rated, although it does not apply: {reason}").format(reason=finding.because)
            yield Contradiction(id="rated-not-applicable", says=says, requirement=finding.requirement)


def policy_known_without_policy(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "policy-known", "quality-policy"):
        says = _("People are rated as knowing the quality policy, but the policy is rated as absent.")
        yield Contradiction(id="policy-known-without-policy", says=says, requirement="policy-known")


def risk_actions_without_risks(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "risk-actions", "risks-identified"):
        says = _("Something is rated as done about the important risks, but knowing the risks as absent.")
        yield Contradiction(id="risk-actions-without-risks", says=says, requirement="risk-actions")


def objectives_followed_without_objectives(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "objectives-followed", "quality-objectives"):
        says = _("Progress on the quality objectives is rated as followed, but the objectives as absent.")
        id_ = "objectives-followed-without-objectives"
        yield Contradiction(id=id_, says=says, requirement="objectives-followed")


def order_review_shown_but_absent(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "order-review-record", "order-review"):
        says = _("The results of order reviews are rated as shown, but the review itself as absent.")
        yield Contradiction(id="order-review-record-only", says=says, requirement="order-review-record")


def suppliers_reevaluated_but_never_selected(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "supplier-reevaluation", "supplier-selection"):
        says = _("Suppliers are rated as evaluated again, but their first evaluation is rated as absent.")
        yield Contradiction(id="reevaluation-only", says=says, requirement="supplier-reevaluation")


def proof_renewed_but_never_given(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "special-process-renewed", "special-process-validation"):
        says = _("Special processes are rated as validated again, but the first validation as absent.")
        yield Contradiction(id="revalidation-only", says=says, requirement="special-process-renewed")


def release_recorded_without_checks(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "release-record", "release-checks"):
        says = _("Proof that deliveries passed is rated as kept, but their checks are rated as absent.")
        yield Contradiction(id="release-record-only", says=says, requirement="release-record")


def satisfaction_trend_without_asking(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "satisfaction-trend", "customer-satisfaction"):
        says = _("A trend of customer satisfaction is rated as seen, but finding it out as absent.")
        yield Contradiction(id="satisfaction-trend-only", says=says, requirement="satisfaction-trend")


def audit_priorities_without_program(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "audit-priorities", "internal-audit-program"):
        says = _("The audit program is rated as putting its weight right, but also as absent.")
        yield Contradiction(id="audit-priorities-without-program", says=says, requirement="audit-priorities")


def audit_round_without_records(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "internal-audit-round", "audit-records"):
        says = _("A full round of internal audits is rated as done, but nothing is rated as showing it.")
        yield Contradiction(id="audit-round-without-records", says=says, requirement="internal-audit-round")


def review_decisions_without_inputs(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "management-review-decisions", "management-review-inputs"):
        says = _("The management review is rated as deciding, but its inputs are rated as absent.")
        id_ = "review-decisions-without-inputs"
        yield Contradiction(id=id_, says=says, requirement="management-review-decisions")


def corrective_case_without_log(said: Statements) -> Iterator[Contradiction]:
    if _rests_on_nothing(said, "corrective-action-case", "problem-log"):
        says = _("A problem is rated as followed on paper, but writing problems down as absent.")
        yield Contradiction(id="corrective-case-without-log", says=says, requirement="corrective-action-case")


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
