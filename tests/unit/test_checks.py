"""Each check fires on its contradiction and is silent beside it."""

import datetime

import pytest
from msgspec.structs import replace

from isoassess.decision import DesignClause, Model
from isoassess.judgement import Case
from isoassess.model import Answer, Lens, Rating
from isoassess.profile import (
    Activity,
    Certificate,
    Design,
    Designer,
    InternalAudit,
    ManagementReview,
    Offer,
    People,
    Performer,
    Profile,
    Responsibility,
    ScopeOf,
    Site,
    System,
)
from isoassess.verdict import judge
from isoassess.verdict.checks import CHECKS
from tests.unit.cases import CLAUSES, all_rated, case

NA = Rating.NOT_APPLICABLE


def with_profile(**parts: object) -> Case:
    return case(all_rated(Rating.CONFORMING), profile=Profile(**parts))  # type: ignore[arg-type]


def audit(state: InternalAudit, rating: Rating) -> Case:
    profile = Profile(system=System(internal_audit=state))
    return case(all_rated(Rating.CONFORMING, audit=Answer(rating=rating, evidence="Seen.")), profile=profile)


def review(state: ManagementReview, rating: Rating) -> Case:
    profile = Profile(system=System(management_review=state))
    return case(all_rated(Rating.CONFORMING, review=Answer(rating=rating, evidence="Seen.")), profile=profile)


def before_audit(state: InternalAudit) -> Case:
    return with_profile(system=System(internal_audit=state, management_review=ManagementReview.HELD))


def records(months: int, rating: Rating) -> Case:
    return case(all_rated(rating), profile=Profile(system=System(months_of_records=months)))


def design(**facts: object) -> Case:
    return with_profile(design=Design(**facts))  # type: ignore[arg-type]


def contract(model: Model) -> Case:
    made = case(all_rated(Rating.CONFORMING), lens=Lens.ISO9002_1994)
    return replace(made, decision=replace(made.decision, model=model))


def corrective(cases: int) -> Case:
    """A case whose corrective action (10.2) is rated as fulfilled."""
    made = with_profile(system=System(corrective_action_cases=cases))
    last = replace(made.requirements[-1], clause={made.lens: "10.2.1"})
    return replace(made, requirements=(*made.requirements[:-1], last))


PEOPLE = (Site(name="A", personnel=8), Site(name="B", personnel=5))
YESTERDAY, TOMORROW = datetime.date(2026, 11, 22), datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("id_", "fires", "silent"),
    [
        (
            "claim-refused",
            case({"scope": Answer(rating=NA, reason="No.")}),
            case({"property": Answer(rating=NA, reason="None.")}),
        ),
        (
            "rated-not-applicable",
            case({"design": Answer(rating=Rating.PARTIAL)}, clause_8_3=DesignClause.NOT_APPLICABLE),
            case({"design": Answer(rating=Rating.PARTIAL)}),
        ),
        (
            "audit-rated-without-audit",
            audit(InternalAudit.NONE, Rating.CONFORMING),
            audit(InternalAudit.STARTED, Rating.CONFORMING),
        ),
        (
            "audit-complete-but-absent",
            audit(InternalAudit.COMPLETE, Rating.ABSENT),
            audit(InternalAudit.COMPLETE, Rating.PARTIAL),
        ),
        (
            "review-rated-without-review",
            review(ManagementReview.NONE, Rating.CONFORMING),
            review(ManagementReview.NONE, Rating.ABSENT),
        ),
        (
            "review-held-but-absent",
            review(ManagementReview.HELD, Rating.ABSENT),
            review(ManagementReview.PLANNED, Rating.ABSENT),
        ),
        ("review-before-audit", before_audit(InternalAudit.PLANNED), before_audit(InternalAudit.STARTED)),
        ("corrective-action-without-case", corrective(0), corrective(1)),
        ("effective-without-records", records(0, Rating.EFFECTIVE), records(0, Rating.CONFORMING)),
        (
            "own-brand-customer-responsible",
            design(own_brand=True, responsibility=Responsibility.CUSTOMER),
            design(own_brand=True, responsibility=Responsibility.US),
        ),
        (
            "developing-not-designing",
            with_profile(activities=(Activity.RESEARCH,), design=Design(product=Designer.CUSTOMER)),
            with_profile(activities=(Activity.RESEARCH,), design=Design(product=Designer.WE)),
        ),
        (
            "may-change-customers-design",
            design(may_change=True, product=Designer.CUSTOMER),
            design(may_change=False, product=Designer.CUSTOMER),
        ),
        (
            "performer-of-nothing",
            with_profile(performed_by={Activity.REPAIR: Performer.WE}),
            with_profile(activities=(Activity.REPAIR,), performed_by={Activity.REPAIR: Performer.WE}),
        ),
        (
            "outsourcing-without-purchasing",
            with_profile(
                activities=(Activity.PRODUCTION,), performed_by={Activity.PRODUCTION: Performer.OUTSOURCED}
            ),
            with_profile(
                activities=(Activity.PRODUCTION, Activity.PURCHASING),
                performed_by={Activity.PRODUCTION: Performer.OUTSOURCED},
            ),
        ),
        (
            "more-people-on-sites",
            with_profile(people=People(effective_personnel=12, sites=PEOPLE)),
            with_profile(people=People(effective_personnel=13, sites=PEOPLE)),
        ),
        (
            "site-scope-without-site",
            with_profile(offer=Offer(scope_of=ScopeOf.SITE)),
            with_profile(offer=Offer(scope_of=ScopeOf.SITE), people=People(sites=PEOPLE)),
        ),
        ("target-in-the-past", with_profile(target_date=YESTERDAY), with_profile(target_date=TOMORROW)),
        (
            "certificate-expired",
            with_profile(certificate=Certificate(expires=YESTERDAY)),
            with_profile(certificate=Certificate(expires=TOMORROW)),
        ),
        ("other-standard-judged", contract(Model.ISO9001), contract(Model.ISO9002)),
    ],
)
def test_a_check_fires_on_its_contradiction_only(id_: str, fires: Case, silent: Case) -> None:
    assert id_ in [found.id for found in judge(fires, CLAUSES).contradictions]
    assert id_ not in [found.id for found in judge(silent, CLAUSES).contradictions]


def test_every_check_is_tried_here() -> None:
    tried = test_a_check_fires_on_its_contradiction_only.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert len({row[0] for row in tried}) == len(CHECKS)


def test_an_empty_assessment_contradicts_nothing() -> None:
    assert judge(case(), CLAUSES).contradictions == ()


def test_every_contradiction_leads_to_a_spot_or_says_what_is_wrong() -> None:
    for found in judge(before_audit(InternalAudit.NONE), CLAUSES).contradictions:
        assert found.says
        assert found.requirement or found.fact
