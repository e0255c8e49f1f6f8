"""Each check fires on its contradiction and is silent beside it."""

import datetime

import pytest
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.assessment.labels import contradiction_words
from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.checks import CHECKS
from isoassess.assessment.verdict.checks.answers import newest_if_before
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import (
    Action,
    ActionStatus,
    Answer,
    Attachment,
    Grade,
    Keep,
    Lens,
    Rating,
    Regrade,
    Verdict,
)
from isoassess.domain.case import Case
from isoassess.domain.decision import DesignClause, Model
from isoassess.domain.fact_keys import fact, with_fact
from isoassess.domain.profile import (
    Activity,
    Certificate,
    Conditions,
    Design,
    Designer,
    InternalAudit,
    ManagementReview,
    Offer,
    People,
    Performer,
    Profile,
    Purpose,
    Responsibility,
    ScopeOf,
    Sector,
    Site,
    System,
)
from tests.sample_organization import sample
from tests.unit.cases import CLAUSES, TODAY, WITHOUT_PROPERTY, all_rated, case, requirement

NA = Rating.NOT_APPLICABLE
OPERATING = Activity.SOFTWARE_OPERATION


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


def only(ratings: dict[str, Rating], profile: Profile | None = None) -> Case:
    """A case of these requirements alone, each rated with evidence seen."""
    answers = {id_: Answer(rating=rating, evidence="Seen.") for id_, rating in ratings.items()}
    requirements = tuple(requirement(id_, "8.1") for id_ in ratings)
    return case(answers, profile=profile, requirements=requirements)


def answered(answer: Answer, keep: Keep = Keep.RETAIN) -> Case:
    return case({"record": answer}, requirements=(requirement("record", "8.1", keep=keep),))


def seen(evidence: str, rating: Rating = Rating.CONFORMING, keep: Keep = Keep.RETAIN) -> Case:
    return answered(Answer(rating=rating, evidence=evidence), keep)


def due(day: datetime.date, rating: Rating) -> Case:
    return answered(Answer(rating=rating, action=Action(what="Mend it", due=day)), keep=Keep.NONE)


def scope(text: str) -> Case:
    profile = Profile(offer=Offer(scope=text))
    return case(profile=profile, clause_8_3=DesignClause.NOT_APPLICABLE)


def sites(*central: bool | None) -> Case:
    return with_profile(people=People(sites=tuple(Site(name="Site", is_central=is_) for is_ in central)))


def moving(**certificate: object) -> Case:
    """A transition that is to end on the day called LATER."""
    held = Certificate(**certificate)  # type: ignore[arg-type]
    return with_profile(purpose=Purpose.TRANSITION, certificate=held, target_date=LATER)


def soon(months: int) -> Case:
    system = System(months_of_records=months)
    return with_profile(purpose=Purpose.CERTIFY, target_date=IN_A_MONTH, system=system)


def audited(months: int) -> Case:
    audit, held = InternalAudit.COMPLETE, ManagementReview.HELD
    return with_profile(system=System(internal_audit=audit, management_review=held, months_of_records=months))


def until(target: datetime.date) -> Case:
    return case(lens=Lens.ISO9001_2015, profile=Profile(target_date=target), requirements=())


PEOPLE = (Site(name="A", personnel=8), Site(name="B", personnel=5))
YESTERDAY, TOMORROW = datetime.date(2026, 11, 22), datetime.date(2026, 11, 24)
BEFORE_ANY = datetime.date(2014, 11, 22)
IN_A_MONTH, LATER = datetime.date(2026, 12, 23), datetime.date(2027, 6, 30)
YES, NO = Rating.CONFORMING, Rating.ABSENT

RESTS_ON = {
    "policy-known-without-policy": ("policy-known", "quality-policy"),
    "risk-actions-without-risks": ("risk-actions", "risks-identified"),
    "objectives-followed-without-objectives": ("objectives-followed", "quality-objectives"),
    "order-review-record-only": ("order-review-record", "order-review"),
    "reevaluation-only": ("supplier-reevaluation", "supplier-selection"),
    "revalidation-only": ("special-process-renewed", "special-process-validation"),
    "release-record-only": ("release-record", "release-checks"),
    "satisfaction-trend-only": ("satisfaction-trend", "customer-satisfaction"),
    "audit-priorities-without-program": ("audit-priorities", "internal-audit-program"),
    "audit-round-without-records": ("internal-audit-round", "audit-records"),
    "review-decisions-without-inputs": ("management-review-decisions", "management-review-inputs"),
    "corrective-case-without-log": ("corrective-action-case", "problem-log"),
}

STARTED = Profile(system=System(internal_audit=InternalAudit.STARTED))
PLANNED = Profile(system=System(internal_audit=InternalAudit.PLANNED))
COMPLETE = Profile(system=System(internal_audit=InternalAudit.COMPLETE))
BOTH_HELD = Profile(
    system=System(internal_audit=InternalAudit.COMPLETE, management_review=ManagementReview.HELD)
)
TWO_CASES = Profile(system=System(corrective_action_cases=2))
NO_RECORDS = Profile(system=System(months_of_records=0))
LEAVES_EARLY = Profile(conditions=Conditions(release_before_checks=True))
NO_DEVICES = Conditions(measuring_equipment=False)
TESTING = Activity.TESTING_CALIBRATION


def acted(rating: Rating, *, effective: bool, status: ActionStatus = ActionStatus.DONE) -> Case:
    action = Action(what="Mend it", status=status, effective=effective)
    return answered(Answer(rating=rating, evidence="Seen.", action=action))


TRIED: list[tuple[str, Case, Case]] = [
    (
        "claim-refused",
        case({"scope": Answer(rating=NA, reason="No.")}),
        case(
            {"property": Answer(rating=NA, reason="None.")},
            profile=with_fact(Profile(), "conditions.customer_property", False),
        ),
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
    ("target-before-edition", with_profile(target_date=BEFORE_ANY), with_profile(target_date=YESTERDAY)),
    (
        "certificate-expired",
        with_profile(certificate=Certificate(expires=YESTERDAY)),
        with_profile(certificate=Certificate(expires=TOMORROW)),
    ),
    ("other-standard-judged", contract(Model.ISO9001), contract(Model.ISO9002)),
    *((id_, only({a: YES, b: NO}), only({a: YES, b: Rating.INFORMAL})) for id_, (a, b) in RESTS_ON.items()),
    (
        "audit-round-incomplete",
        only({"internal-audit-round": YES}, STARTED),
        only({"internal-audit-round": YES}, COMPLETE),
    ),
    (
        "audits-missing-in-review",
        only({"management-review-inputs": NO}, BOTH_HELD),
        only({"management-review-inputs": NO}, COMPLETE),
    ),
    (
        "case-counted-not-shown",
        only({"corrective-action-case": NO}, TWO_CASES),
        only({"corrective-action-case": Rating.PARTIAL}, TWO_CASES),
    ),
    (
        "records-rated-without-records",
        replace(seen("Ten job cards"), profile=NO_RECORDS),
        replace(seen("The policy", keep=Keep.MAINTAIN), profile=NO_RECORDS),
    ),
    (
        "release-waits-but-early",
        only({"release-waits": YES}, LEAVES_EARLY),
        only({"release-waits": Rating.PARTIAL}, LEAVES_EARLY),
    ),
    (
        "evidence-too-old",
        seen("Audit report of 12 March 2024"),
        seen("Policy of 2024", keep=Keep.MAINTAIN),
    ),
    ("evidence-says-none", seen("None."), seen("None of ten cards was incomplete.")),
    (
        "words-say-not-applicable",
        answered(Answer(rating=NO, note="N/A")),
        answered(Answer(rating=NO, note="List of clauses not applicable is missing.")),
    ),
    ("action-overdue", due(YESTERDAY, Rating.PARTIAL), due(YESTERDAY, YES)),
    ("action-effective-but-gap", acted(Rating.PARTIAL, effective=True), acted(YES, effective=True)),
    (
        "action-checked-before-done",
        acted(YES, effective=False, status=ActionStatus.STARTED),
        acted(YES, effective=False, status=ActionStatus.DONE),
    ),
    (
        "regrade-without-reason",
        answered(Answer(rating=YES, evidence="Seen.", regrade=Regrade(grade=Grade.MINOR))),
        answered(Answer(rating=YES, evidence="Seen.", regrade=Regrade(grade=Grade.MINOR, reason="Thin."))),
    ),
    (
        "scope-names-design",
        scope("Design and manufacture of pumps"),
        scope("Manufacture of pumps to the design of customers"),
    ),
    (
        "bought-design-without-purchasing",
        with_profile(activities=(Activity.PRODUCTION,), design=Design(product=Designer.SUBCONTRACTOR)),
        with_profile(activities=(Activity.PURCHASING,), design=Design(product=Designer.SUBCONTRACTOR)),
    ),
    (
        "nothing-left-to-do",
        with_profile(activities=(TESTING,), performed_by={TESTING: Performer.CUSTOMER}),
        with_profile(activities=(TESTING,), performed_by={TESTING: Performer.OUTSOURCED}),
    ),
    (
        "testing-without-equipment",
        with_profile(activities=(TESTING,), performed_by={TESTING: Performer.WE}, conditions=NO_DEVICES),
        with_profile(
            activities=(TESTING,), performed_by={TESTING: Performer.OUTSOURCED}, conditions=NO_DEVICES
        ),
    ),
    (
        "nobody-does-the-work",
        with_profile(activities=(TESTING,), people=People(effective_personnel=0)),
        with_profile(activities=(TESTING,), people=People(effective_personnel=1)),
    ),
    (
        "traceability-asked-by-law",
        with_profile(sector=Sector(codes=(3,)), conditions=Conditions(traceability_required=False)),
        with_profile(sector=Sector(codes=(17,)), conditions=Conditions(traceability_required=False)),
    ),
    (
        "post-delivery-asked-by-law",
        with_profile(sector=Sector(nace=("32.50",)), conditions=Conditions(post_delivery=False)),
        with_profile(sector=Sector(nace=("32.50",)), conditions=Conditions(post_delivery=True)),
    ),
    (
        "data-of-customers",
        with_profile(
            activities=(OPERATING,),
            performed_by={OPERATING: Performer.WE},
            conditions=Conditions(customer_property=False),
        ),
        with_profile(
            activities=(OPERATING,),
            performed_by={OPERATING: Performer.CUSTOMER},
            conditions=Conditions(customer_property=False),
        ),
    ),
    ("no-central-site", sites(False, False), sites(False, None)),
    ("several-central-sites", sites(True, True), sites(True, False)),
    ("target-before-records", soon(0), soon(1)),
    (
        "target-after-edition-ends",
        until(datetime.date(2029, 10, 1)),
        until(datetime.date(2029, 9, 30)),
    ),
    ("certificate-ends-before-target", moving(expires=TOMORROW), moving(expires=LATER)),
    (
        "certificate-of-ended-standard",
        with_profile(certificate=Certificate(standard="ISO 9002:1994", expires=TOMORROW)),
        with_profile(certificate=Certificate(standard="ISO 9001:2015", expires=TOMORROW)),
    ),
    (
        "certificate-ends-before-new",
        with_profile(certificate=Certificate(standard="ISO 9001:2015", expires=datetime.date(2027, 3, 1))),
        with_profile(certificate=Certificate(standard="ISO 9001:2015", expires=datetime.date(2027, 7, 1))),
    ),
    (
        "edition-not-published",
        replace(case(), date=datetime.date(2026, 9, 15)),
        replace(case(), date=datetime.date(2026, 9, 16)),
    ),
    ("audited-on-few-records", audited(months=1), audited(months=2)),
    (
        "regrade-no-grade",
        answered(Answer(rating=Rating.PARTIAL, regrade=Regrade(grade=Grade.NOT_APPLICABLE, reason="No."))),
        answered(Answer(rating=Rating.PARTIAL, regrade=Regrade(grade=Grade.OFI, reason="Small."))),
    ),
    ("transition-without-certificate", moving(accredited=False), moving(standard="ISO 9001:2015")),
    (
        "certified-to-ended-standard",
        with_profile(purpose=Purpose.CERTIFY, named_standard="ISO 9002:1994"),
        with_profile(purpose=Purpose.CONTRACT, named_standard="ISO 9002:1994"),
    ),
]


@pytest.mark.parametrize(("id_", "fires", "silent"), TRIED, ids=[row[0] for row in TRIED])
def test_a_check_fires_on_its_contradiction_only(id_: str, fires: Case, silent: Case) -> None:
    assert id_ in [found.id for found in judge(fires, CLAUSES).contradictions]
    assert id_ not in [found.id for found in judge(silent, CLAUSES).contradictions]


@pytest.mark.parametrize(
    ("id_", "fires", "silent"),
    [
        (
            "audit-rated-without-audit",
            audit(InternalAudit.NONE, Rating.PARTIAL),
            audit(InternalAudit.NONE, Rating.INFORMAL),
        ),
        (
            "audit-planned-but-recorded",
            audit(InternalAudit.PLANNED, YES),
            audit(InternalAudit.STARTED, YES),
        ),
        (
            "review-rated-without-review",
            review(ManagementReview.NONE, Rating.CONFORMING),
            review(ManagementReview.NONE, Rating.ABSENT),
        ),
        (
            "review-planned-but-decided",
            review(ManagementReview.PLANNED, YES),
            review(ManagementReview.HELD, YES),
        ),
    ],
)
def test_what_has_not_taken_place_is_a_contradiction_once_rated(id_: str, fires: Case, silent: Case) -> None:
    test_a_check_fires_on_its_contradiction_only(id_, fires, silent)


BEFORE_THE_FIRST = {
    *("internal-audit-program", "audit-priorities", "audit-limits-set", "audit-objectives"),
    *("auditor-independence", "management-review-schedule", "management-review-inputs"),
}


@pytest.mark.parametrize("step", ["none", "planned"])
@pytest.mark.parametrize("lens", [Lens.ISO9001_2026, Lens.ISO9001_2015, Lens.ISO9002_1994])
def test_all_that_says_an_audit_or_a_review_took_place_is_named_and_not_shown(lens: Lens, step: str) -> None:
    system = System(internal_audit=InternalAudit(step), management_review=ManagementReview(step))
    good = Answer(rating=YES, evidence="Seen on the day.")
    answers = {known.id: good for known in shipped().requirements(lens)}
    opened = open_case(shipped(), profile=Profile(system=system), answers=answers, lens=lens, on=TODAY)
    judged = judge_case(shipped(), opened)
    roots = ("9.2.", "9.3.") if lens.certifiable else ("4.17.", "4.1.3.")
    concerned = {
        one.requirement
        for one in judged.findings
        if f"{one.clause}.".startswith(roots)
        and one.graded
        and (step == "none" or one.requirement not in {*BEFORE_THE_FIRST, "auditor-independence-1994"})
    }
    named = {
        one.requirement
        for one in judged.contradictions
        if one.id.startswith(("audit-rated", "review-rated", "audit-planned", "review-planned"))
    }
    assert named == concerned == {one.requirement for one in judged.findings if one.claimed}
    assert len(concerned) > 3


def test_a_contract_whose_review_never_took_place_is_led_to_hold_it() -> None:
    profile = Profile(system=System(management_review=ManagementReview.NONE))
    lens = Lens.ISO9002_1994
    good = Answer(rating=YES, evidence="Seen on the day.")
    answers = {known.id: good for known in shipped().requirements(lens)}
    opened = open_case(shipped(), profile=profile, answers=answers, lens=lens, on=TODAY)
    judged = judge_case(shipped(), opened)
    assert judged.verdict is Verdict.DOES_NOT_MEET_MODEL
    assert "system.management_review" in {change.fact for change in judged.shortest_way}


def test_every_check_is_tried_here() -> None:
    assert len({row[0] for row in TRIED}) == len(TRIED) == len(CHECKS)


def test_an_empty_assessment_contradicts_nothing() -> None:
    assert judge(case(), CLAUSES).contradictions == ()


@pytest.mark.parametrize("fires", [row[1] for row in TRIED], ids=[row[0] for row in TRIED])
def test_every_contradiction_says_what_is_wrong_and_leads_to_a_spot(fires: Case) -> None:
    known = {asked.id for asked in fires.requirements}
    for found in judge(fires, CLAUSES).contradictions:
        assert contradiction_words(found)
        assert found.requirement in known or found.fact
        if found.fact:
            fact(fires.profile, found.fact)  # a key that does not exist raises


def test_the_sample_organization_contradicts_nothing() -> None:
    given = sample()
    assert given.assessment.lens
    assert given.assessment.date
    opened = open_case(
        shipped(),
        profile=given.profile,
        answers=given.answers,
        lens=given.assessment.lens,
        on=given.assessment.date,
    )
    assert judge_case(shipped(), opened).contradictions == ()


@pytest.mark.parametrize("lens", [Lens.ISO9001_2026, Lens.ISO9001_2015])
def test_the_requirements_that_checks_name_are_in_the_shipped_catalogue(lens: Lens) -> None:
    clauses = {known.id: known.clause[lens] for known in shipped().requirements(lens)}
    pairs = {id_ for pair in RESTS_ON.values() for id_ in pair}
    assert pairs | {"release-waits", "management-review-inputs"} <= set(clauses)
    assert clauses["management-review-decisions"] == "9.3.3"


@pytest.mark.parametrize("id_", RESTS_ON)
def test_a_check_is_silent_where_a_requirement_is_unknown_or_both_are_absent(id_: str) -> None:
    fulfilled, missing = RESTS_ON[id_]
    assert judge(only({fulfilled: YES}), CLAUSES).contradictions == ()
    unstated = replace(WITHOUT_PROPERTY, system=System())
    assert judge(only({fulfilled: NO, missing: NO}, unstated), CLAUSES).contradictions == ()


@pytest.mark.parametrize(
    ("evidence", "newest"),
    [
        ("Audit report of 12 January 2024", (2024, 1)),
        ("Minutes of March 2024 and list of 2024-01-12", (2024, 3)),
        ("January 12, 2024: five cards", (2024, 1)),
        ("Report (2024)", (2024, 12)),
        ("Audit of 12.03.2024", (2024, 12)),
        ("In 2024 all calipers were checked", (2024, 12)),
        ("October 2025", (2025, 10)),
        ("November 2025", None),
        ("Minutes of March 2024, next one in March 2027", None),
        ("List of 2025", None),
        ("Kept since March 2024", None),
        ("Certificate to ISO 9001:2015", None),
        ("2010 parts measured", None),
        ("Job 2019-17 and drawing X2020", None),
        ("Report of 2024, seen again on 12/3/26", None),
        ("Ten job cards", None),
    ],
)
def test_evidence_is_old_only_when_every_date_in_it_is(evidence: str, newest: tuple[int, int] | None) -> None:
    assert newest_if_before((TODAY.year - 1, TODAY.month), evidence) == newest


def fired(judged: Case) -> list[str]:
    return [found.id for found in judge(judged, CLAUSES).contradictions]


def test_evidence_is_as_young_as_its_newest_file() -> None:
    (old,) = (case_ for id_, case_, _silent in TRIED if id_ == "evidence-too-old")
    assert "evidence-too-old" in fired(old)
    for effective, silent in ((None, True), (TODAY, True), (datetime.date(2020, 1, 1), False)):
        file = Attachment(id="f", name="list.pdf", sha256="0" * 64, size=1, effective=effective)
        answers = {id_: replace(answer, attachments=("f",)) for id_, answer in old.answers.items()}
        with_file = replace(old, answers=answers, attachments={"f": file})
        assert ("evidence-too-old" not in fired(with_file)) is silent


def test_a_duty_that_the_law_sets_is_no_doubt_about_a_model_that_asks_for_agreed_servicing() -> None:
    told = with_profile(sector=Sector(nace=("32.50",)), conditions=Conditions(post_delivery=False))
    old = case(all_rated(Rating.CONFORMING), lens=Lens.ISO9002_1994, profile=told.profile)
    assert "post-delivery-asked-by-law" in fired(told)
    assert "post-delivery-asked-by-law" not in fired(old)
