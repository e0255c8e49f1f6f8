"""Statements that cannot both be true: each check is one small function, silent when all is well."""

from collections.abc import Callable, Iterator

from isoassess.decision import DesignClause
from isoassess.judgement import Case
from isoassess.model import Contradiction, Finding, Grade, Rating
from isoassess.profile import (
    Activity,
    Designer,
    InternalAudit,
    ManagementReview,
    Performer,
    Responsibility,
    ScopeOf,
)
from isoassess.texts import _
from isoassess.verdict.findings import NONCONFORMING

Findings = tuple[Finding, ...]
Check = Callable[[Case, Findings], Iterator[Contradiction]]

OTHERS_DESIGN = frozenset({Designer.CUSTOMER, Designer.PUBLIC_STANDARD, Designer.NOBODY})


def contradictions(case: Case, findings: Findings) -> tuple[Contradiction, ...]:
    """All contradictions of a case, in the order of the checks."""
    return tuple(found for check in CHECKS for found in check(case, findings))


def refused_claims(case: Case, findings: Findings) -> Iterator[Contradiction]:
    for finding in findings:
        if finding.grade is Grade.NOT_ASSESSED and finding.rating is Rating.NOT_APPLICABLE:
            says = _("Claimed not applicable, but: {reason}").format(reason=finding.because)
            yield Contradiction(id="claim-refused", says=says, requirement=finding.requirement)


def rated_though_not_applicable(case: Case, findings: Findings) -> Iterator[Contradiction]:
    for finding in findings:
        rated = finding.rating not in (None, Rating.NOT_APPLICABLE)
        if finding.grade is Grade.NOT_APPLICABLE and rated:
            says = _("Rated, although it does not apply: {reason}").format(reason=finding.because)
            yield Contradiction(id="rated-not-applicable", says=says, requirement=finding.requirement)


def audit_rated_without_audit(case: Case, findings: Findings) -> Iterator[Contradiction]:
    if case.profile.system.internal_audit is not InternalAudit.NONE:
        return
    says = _("Internal audit is rated as fulfilled, but the profile says that none is planned.")
    yield from _fulfilled_in("9.2", findings, "audit-rated-without-audit", says, "system.internal_audit")


def audit_complete_but_rated_absent(case: Case, findings: Findings) -> Iterator[Contradiction]:
    if case.profile.system.internal_audit is not InternalAudit.COMPLETE:
        return
    says = _("The profile says that the internal audits are complete, but they are rated as absent.")
    yield from _absent_in("9.2", findings, "audit-complete-but-absent", says, "system.internal_audit")


def review_rated_without_review(case: Case, findings: Findings) -> Iterator[Contradiction]:
    if case.profile.system.management_review is not ManagementReview.NONE:
        return
    says = _("Management review is rated as fulfilled, but the profile says that none is planned.")
    yield from _fulfilled_in("9.3", findings, "review-rated-without-review", says, "system.management_review")


def review_held_but_rated_absent(case: Case, findings: Findings) -> Iterator[Contradiction]:
    if case.profile.system.management_review is not ManagementReview.HELD:
        return
    says = _("The profile says that the management review was held, but it is rated as absent.")
    yield from _absent_in("9.3", findings, "review-held-but-absent", says, "system.management_review")


def review_before_audit(case: Case, findings: Findings) -> Iterator[Contradiction]:
    system = case.profile.system
    held = system.management_review is ManagementReview.HELD
    if held and system.internal_audit in (InternalAudit.NONE, InternalAudit.PLANNED):
        says = _("The management review was held before any internal audit, so it lacked the audit results.")
        yield Contradiction(id="review-before-audit", says=says, fact="system.management_review")


def corrective_action_without_case(case: Case, findings: Findings) -> Iterator[Contradiction]:
    if case.profile.system.corrective_action_cases != 0:
        return
    says = _("Corrective action is rated as fulfilled, but the profile counts no case of it.")
    fact = "system.corrective_action_cases"
    yield from _fulfilled_in("10.2", findings, "corrective-action-without-case", says, fact)


def effective_without_records(case: Case, findings: Findings) -> Iterator[Contradiction]:
    effective = any(finding.rating is Rating.EFFECTIVE for finding in findings)
    if case.profile.system.months_of_records == 0 and effective:
        says = _("Requirements are rated effective, but the profile says that there are no records yet.")
        yield Contradiction(id="effective-without-records", says=says, fact="system.months_of_records")


def own_brand_but_customer_answers(case: Case, findings: Findings) -> Iterator[Contradiction]:
    design = case.profile.design
    if design.own_brand and design.responsibility is Responsibility.CUSTOMER:
        says = _("You sell under your own name, but say that the customer answers for the design.")
        yield Contradiction(id="own-brand-customer-responsible", says=says, fact="design.responsibility")


def developing_but_not_designing(case: Case, findings: Findings) -> Iterator[Contradiction]:
    developing = case.profile.our_activities & {Activity.SOFTWARE_DEVELOPMENT, Activity.RESEARCH}
    if developing and case.profile.design.product in OTHERS_DESIGN:
        says = _("You develop or research, but say that somebody else designs the product.")
        yield Contradiction(id="developing-not-designing", says=says, fact="design.product")


def may_change_customers_design(case: Case, findings: Findings) -> Iterator[Contradiction]:
    design = case.profile.design
    if design.may_change and design.product is Designer.CUSTOMER:
        says = _("The customer designs, but you may change characteristics without asking.")
        yield Contradiction(id="may-change-customers-design", says=says, fact="design.may_change")


def performer_of_nothing(case: Case, findings: Findings) -> Iterator[Contradiction]:
    for activity in case.profile.performed_by:
        if activity not in case.profile.activities:
            says = _("It is said who carries out {activity}, but it is not among the activities.").format(
                activity=activity.value
            )
            yield Contradiction(id="performer-of-nothing", says=says, fact="activities")


def outsourcing_without_purchasing(case: Case, findings: Findings) -> Iterator[Contradiction]:
    profile = case.profile
    outsourced = Performer.OUTSOURCED in profile.performed_by.values()
    if outsourced and profile.activities and Activity.PURCHASING not in profile.activities:
        says = _("Work is outsourced, but purchasing is not among the activities.")
        yield Contradiction(id="outsourcing-without-purchasing", says=says, fact="activities")


def more_people_on_sites(case: Case, findings: Findings) -> Iterator[Contradiction]:
    people = case.profile.people
    on_sites = sum(site.personnel or 0 for site in people.sites)
    if people.effective_personnel is not None and on_sites > people.effective_personnel:
        says = _("The sites together have {sites} people, the organization only {all}.").format(
            sites=on_sites, all=people.effective_personnel
        )
        yield Contradiction(id="more-people-on-sites", says=says, fact="people.effective_personnel")


def site_scope_without_site(case: Case, findings: Findings) -> Iterator[Contradiction]:
    profile = case.profile
    if profile.offer.scope_of is ScopeOf.SITE and not profile.people.sites:
        says = _("The scope is one site, but no site is named.")
        yield Contradiction(id="site-scope-without-site", says=says, fact="people.sites")


def target_in_the_past(case: Case, findings: Findings) -> Iterator[Contradiction]:
    target = case.profile.target_date
    if target is not None and target < case.date:
        says = _("The target date {target} lies before the assessment.").format(target=target.isoformat())
        yield Contradiction(id="target-in-the-past", says=says, fact="target_date")


def certificate_expired(case: Case, findings: Findings) -> Iterator[Contradiction]:
    expires = case.profile.certificate.expires
    if expires is not None and expires < case.date:
        says = _("The certificate named in the profile expired on {day}.").format(day=expires.isoformat())
        yield Contradiction(id="certificate-expired", says=says, fact="certificate.expires")


def other_standard_judged(case: Case, findings: Findings) -> Iterator[Contradiction]:
    settled = case.decision.today.clause_8_3 is not DesignClause.ASK
    own = case.own_decision.lens if case.own_decision else None
    contract = case.decision.model.value == case.lens.standard.value
    if settled and not case.lens.certifiable and own is not case.lens and not contract:
        says = _("Assessed against {lens}, but the profile leads to another model.").format(
            lens=case.lens.label
        )
        yield Contradiction(id="other-standard-judged", says=says)


def _fulfilled_in(clause: str, findings: Findings, id_: str, says: str, fact: str) -> Iterator[Contradiction]:
    """A contradiction at the first requirement of the clause that is rated as fulfilled."""
    for finding in _below(clause, findings):
        if finding.rating in (Rating.CONFORMING, Rating.EFFECTIVE):
            yield Contradiction(id=id_, says=says, requirement=finding.requirement, fact=fact)
            return


def _absent_in(clause: str, findings: Findings, id_: str, says: str, fact: str) -> Iterator[Contradiction]:
    for finding in _below(clause, findings):
        if finding.grade in NONCONFORMING and finding.rating is Rating.ABSENT:
            yield Contradiction(id=id_, says=says, requirement=finding.requirement, fact=fact)
            return


def _below(clause: str, findings: Findings) -> Iterator[Finding]:
    return (f for f in findings if f.clause == clause or f.clause.startswith(f"{clause}."))


CHECKS: tuple[Check, ...] = (
    refused_claims,
    rated_though_not_applicable,
    audit_rated_without_audit,
    audit_complete_but_rated_absent,
    review_rated_without_review,
    review_held_but_rated_absent,
    review_before_audit,
    corrective_action_without_case,
    effective_without_records,
    own_brand_but_customer_answers,
    developing_but_not_designing,
    may_change_customers_design,
    performer_of_nothing,
    outsourcing_without_purchasing,
    more_people_on_sites,
    site_scope_without_site,
    target_in_the_past,
    certificate_expired,
    other_standard_judged,
)
