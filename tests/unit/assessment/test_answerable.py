"""Each question can be answered by a firm it does not concern yet, and a note is never held against one."""

import pytest
from msgspec.structs import replace

from isoassess.assessment.case_builder import answered, judge_case, open_case
from isoassess.assessment.scope import left_out, refused
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Applies, Confidence, Grade, Keep, Lens, Rating
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import Conditions, InternalAudit, ManagementReview, Profile, System
from tests.unit.cases import TODAY

READY = Profile(
    conditions=Conditions(
        measuring_equipment=True,
        special_processes=False,
        traceability_required=False,
        customer_property=False,
        post_delivery=False,
        release_before_checks=False,
    ),
    system=System(
        internal_audit=InternalAudit.COMPLETE,
        management_review=ManagementReview.HELD,
        corrective_action_cases=2,
        months_of_records=8,
    ),
)
NA = Answer(rating=Rating.NOT_APPLICABLE, reason="There has been no case yet.")
WAITING = (
    *("change-planning", "change-announced", "change-effect-check", "outside-steps-planned"),
    *("subcontracted-work-owned", "supplier-skills-told", "checks-at-supplier", "exclusion-reasons"),
    *("exclusion-no-harm", "review-earlier-decisions", "order-change-outside"),
    *("outside-people-able", "spoken-orders-confirmed", "new-wishes-noted", "concession-record"),
)
NOTES = ("climate-expectations", "opportunity-thinking", "order-change-outside", "risk-opportunity-apart")


def conforming(profile: Profile = READY, *, lens: Lens = Lens.ISO9001_2026, **said: Answer) -> Case:
    """Everything seen and in order, but for what is said otherwise."""
    case = open_case(shipped(), profile=profile, answers={}, lens=lens, on=TODAY)
    good = Answer(rating=Rating.CONFORMING, evidence="Seen on the day.")
    answers = {known.id: good for known in case.requirements}
    return answered(case, answers | {id_.replace("_", "-"): answer for id_, answer in said.items()}, {})


def judged(case: Case) -> Judgement:
    return judge_case(shipped(), case)


def grade(case: Case, id_: str) -> Grade:
    return next(finding.grade for finding in judged(case).findings if finding.requirement == id_)


def with_readings(trusted: bool | None, *, measuring: bool | None = True) -> Profile:
    conditions = replace(READY.conditions, trusted_readings=trusted, measuring_equipment=measuring)
    return replace(READY, conditions=conditions)


@pytest.mark.parametrize(
    ("profile", "applies"),
    [
        (with_readings(True), True),
        (with_readings(None), True),
        (with_readings(False), False),
        (with_readings(None, measuring=False), False),  # as a profile of before says it
        (with_readings(True, measuring=False), True),
    ],
)
def test_calibration_is_asked_where_readings_must_be_trusted(profile: Profile, applies: bool) -> None:
    case = conforming(profile, calibration=Answer(rating=Rating.ABSENT))
    assert (grade(case, "calibration") is Grade.MAJOR) is applies
    assert (grade(case, "calibration") is Grade.NOT_APPLICABLE) is not applies


def test_a_firm_whose_devices_nobody_relies_on_can_say_so_with_a_reason() -> None:
    claims = {
        known.id: Answer(rating=Rating.NOT_APPLICABLE, reason="No reading decides what a customer gets.")
        for known in shipped().requirements(Lens.ISO9001_2026)
        if known.clause[Lens.ISO9001_2026] == "7.1.5.2"
    }
    case = conforming(with_readings(None))
    case = answered(case, case.answers | claims, {})
    assert grade(case, "calibration") is Grade.NOT_APPLICABLE
    assert judged(case).verdict == judged(conforming(with_readings(False))).verdict
    assert refused(judged(case)) == ()


@pytest.mark.parametrize("id_", NOTES)
@pytest.mark.parametrize("rating", [Rating.ABSENT, Rating.EFFECTIVE, None])
def test_a_note_is_never_a_finding_and_in_no_count(id_: str, rating: Rating | None) -> None:
    case = conforming()
    changed = answered(case, case.answers | {id_: Answer(rating=rating, evidence="Seen.")}, {})
    found, usual = judged(changed), judged(case)
    assert found.share == usual.share
    assert (found.verdict, found.not_applicable) == (usual.verdict, usual.not_applicable)
    assert found.contradictions == usual.contradictions
    assert [one.share for one in found.clauses] == [one.share for one in usual.clauses]
    assert id_ not in {named for group in left_out(changed, found) for named in group.requirements}
    assert changed.answers[id_].rating is rating  # it is kept as it was given


def test_a_note_alone_in_no_count_of_n() -> None:
    case = conforming()
    graded = [known for known in case.requirements if known.graded]
    assert judged(case).share.applicable + judged(case).not_applicable == len(graded)


def test_the_customers_duty_of_1994_decides_nothing() -> None:
    lens = Lens.ISO9002_1994
    owned = replace(READY, conditions=replace(READY.conditions, customer_property=True))
    case = conforming(owned, lens=lens)
    changed = answered(case, case.answers | {"customer-duty-1994": Answer(rating=Rating.ABSENT)}, {})
    assert judged(changed).verdict == judged(case).verdict
    assert judged(changed).share == judged(case).share


@pytest.mark.parametrize("id_", WAITING)
def test_what_waits_for_a_case_can_be_answered_before_it(id_: str) -> None:
    case = conforming()
    case = answered(case, case.answers | {id_: NA}, {})
    assert grade(case, id_) is Grade.NOT_APPLICABLE
    assert refused(judged(case)) == ()
    assert id_ not in {named for group in left_out(case, judged(case)) for named in group.requirements}


def test_before_a_case_a_reason_is_needed() -> None:
    case = conforming()
    case = answered(case, case.answers | {"change-planning": replace(NA, reason=" ")}, {})
    assert grade(case, "change-planning") is Grade.NOT_ASSESSED


def test_terms_for_property_are_asked_where_customers_hand_something_over() -> None:
    owned = replace(READY, conditions=replace(READY.conditions, customer_property=True))
    poor = Answer(rating=Rating.PARTIAL)
    assert grade(conforming(READY, property_terms_told=poor), "property-terms-told") is Grade.NOT_APPLICABLE
    assert grade(conforming(owned, property_terms_told=poor), "property-terms-told") is Grade.MINOR


def test_the_policy_is_shown_by_the_policy_and_not_by_its_last_check() -> None:
    known = {one.id: one for one in shipped().requirements(Lens.ISO9001_2026)}
    assert known["quality-policy"].documents.keep is Keep.MAINTAIN
    assert known["policy-current"].documents.keep is Keep.NONE


def test_goods_used_unchecked_do_not_hang_on_how_deliveries_are_released() -> None:
    case = conforming(READY, lens=Lens.ISO9002_1994)
    case = answered(case, case.answers | {"urgent-release-1994": Answer(rating=Rating.PARTIAL)}, {})
    assert grade(case, "urgent-release-1994") is Grade.MINOR


def test_whatever_is_doubtful_is_shown_and_not_graded() -> None:
    catalogue = shipped()
    known = {one.id: one for lens in catalogue.lenses for one in catalogue.requirements(lens)}
    assert {id_ for id_, one in known.items() if one.confidence is Confidence.LOW} < {
        id_ for id_, one in known.items() if not one.graded
    }
    assert known["doubts-welcome"].confidence is Confidence.MEDIUM
    assert {id_ for id_, one in known.items() if one.applies is Applies.CASE} == {
        *WAITING,
        "urgent-release-1994",
    }
