"""One answer for a whole clause: each requirement has one fate, twice is as once, the way back is exact."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.applicability import applicability
from isoassess.assessment.verdict import judge
from isoassess.assessment.whole_clause import ClauseAnswer, ClausePlan, plan_clause
from isoassess.domain import NO_ANSWER, Answer, Grade, Rating
from isoassess.domain.case import Case
from isoassess.domain.decision import DesignClause
from tests.unit import cases

IDS = [requirement.id for requirement in cases.REQUIREMENTS]
REASON = "We lend nothing and borrow nothing."
SAID = st.one_of(
    st.builds(
        ClauseAnswer,
        rating=st.none() | st.sampled_from(Rating),
        reason=st.sampled_from(["", REASON]),
        also_rated=st.booleans(),
    ),
    st.builds(ClauseAnswer, flag=st.booleans(), also_rated=st.booleans()),
)
ANSWERS = st.dictionaries(st.sampled_from(IDS), cases.answer_values(), max_size=len(IDS))
SOME = st.lists(st.sampled_from([*IDS, "nowhere"]), unique=True)


def taken_over(case: Case, plan: ClausePlan) -> Case:
    return replace(case, answers=case.answers | plan.answers)


@given(answers=ANSWERS, some=SOME, said=SAID)
def test_each_requirement_has_one_fate(
    answers: dict[str, Answer], some: list[str], said: ClauseAnswer
) -> None:
    plan = plan_clause(cases.case(answers), some, said)
    told = [*(one.requirement for one in plan.changes), *(one.requirement for one in plan.refused)]
    told += [*plan.rated, *plan.same]
    assert sorted(told) == sorted(id_ for id_ in some if id_ in IDS)
    assert all(one.before != one.after for one in plan.changes)


@given(answers=ANSWERS, some=SOME, said=SAID)
def test_twice_is_as_once_and_the_way_back_is_exact(
    answers: dict[str, Answer], some: list[str], said: ClauseAnswer
) -> None:
    case = cases.case(answers)
    plan = plan_clause(case, some, said)
    after = taken_over(case, plan)
    assert plan_clause(after, some, said).changes == ()
    back = after.answers | {one.requirement: one.before for one in plan.changes}
    assert {id_: one for id_, one in back.items() if one != NO_ANSWER} == {
        id_: one for id_, one in case.answers.items() if one != NO_ANSWER
    }


@given(answers=ANSWERS, said=SAID)
def test_what_is_rated_stays_unless_that_is_wanted(answers: dict[str, Answer], said: ClauseAnswer) -> None:
    case = cases.case(answers)
    after = taken_over(case, plan_clause(case, IDS, replace(said, also_rated=False)))
    for id_, answer in case.answers.items():
        if answer.rating is not None:
            assert (after.answers[id_].rating, after.answers[id_].reason) == (answer.rating, answer.reason)


@given(answers=ANSWERS, said=SAID)
def test_nothing_but_what_is_said_changes(answers: dict[str, Answer], said: ClauseAnswer) -> None:
    for one in plan_clause(cases.case(answers), IDS, said).changes:
        kept = replace(one.after, rating=one.before.rating, reason=one.before.reason, flag=one.before.flag)
        assert kept == one.before
        assert said.flag is None or one.after.rating == one.before.rating


@given(answers=ANSWERS)
def test_no_claim_is_planned_that_does_not_hold(answers: dict[str, Answer]) -> None:
    case = cases.case(answers)
    said = ClauseAnswer(rating=Rating.NOT_APPLICABLE, reason=REASON, also_rated=True)
    plan = plan_clause(case, IDS, said)
    judged = {found.requirement: found for found in judge(taken_over(case, plan), cases.CLAUSES).findings}
    assert all(judged[one.requirement].grade is Grade.NOT_APPLICABLE for one in plan.changes)
    asked = {requirement.id: requirement for requirement in case.requirements}
    for refused in plan.refused:
        claim = Answer(rating=Rating.NOT_APPLICABLE, reason=REASON)
        standing = applicability(asked[refused.requirement], case.lens, claim, case.profile, case.decision)
        assert (standing.applies, standing.because) == (True, refused.because)


def test_a_claim_is_refused_one_by_one_with_its_own_reason() -> None:
    """One may never be left out, one does occur by the profile, and one holds."""
    case = cases.case({}, profile=cases.WITHOUT_PROPERTY)
    said = ClauseAnswer(rating=Rating.NOT_APPLICABLE, reason=REASON)
    plan = plan_clause(case, ["suppliers", "property", "design"], said)
    assert [one.requirement for one in plan.changes] == ["property"]
    assert {one.requirement: one.because.id for one in plan.refused} == {
        "suppliers": "never-left-out",
        "design": "design-stated",
    }


def test_what_falls_away_takes_no_rating() -> None:
    case = cases.case({}, clause_8_3=DesignClause.NOT_APPLICABLE)
    plan = plan_clause(case, ["design", "suppliers"], ClauseAnswer(rating=Rating.CONFORMING))
    assert [one.requirement for one in plan.changes] == ["suppliers"]
    assert [one.requirement for one in plan.refused] == ["design"]


def test_what_is_only_for_information_takes_no_rating_and_can_be_flagged() -> None:
    told = tuple(replace(one, graded=one.id != "suppliers") for one in cases.REQUIREMENTS)
    case = cases.case({}, requirements=told)
    plan = plan_clause(case, ["suppliers"], ClauseAnswer(rating=Rating.PARTIAL))
    assert [one.because.id for one in plan.refused] == ["not-graded"]
    assert len(plan_clause(case, ["suppliers"], ClauseAnswer(flag=True)).changes) == 1
