"""The action plan: nothing is forgotten, what is overdue stands first, and owners are told apart once."""

import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.action_plan import Plan, PlanState, Weight, plan
from isoassess.assessment.actions import is_open, is_planned
from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.domain import Action, ActionStatus, Answer, Grade, Rating
from isoassess.domain.case import Case
from tests.unit.cases import CLAUSES, REQUIREMENTS, TODAY, all_rated, case, cases, requirement

ACTIONS = st.builds(
    Action,
    what=st.sampled_from(["", " ", "Write it down"]),
    owner=st.sampled_from(["", "Workshop", "workshop ", "A. Person"]),
    due=st.none() | st.dates(datetime.date(2026, 11, 20), datetime.date(2026, 11, 26)),
    status=st.sampled_from(ActionStatus),
    effective=st.sampled_from([None, True, False]),
)


@st.composite
def planned_cases(draw: st.DrawFn) -> Case:
    found = draw(cases())
    actions = draw(st.dictionaries(st.sampled_from([known.id for known in REQUIREMENTS]), ACTIONS))
    answers = dict(found.answers)
    for id_, action in actions.items():
        answers[id_] = replace(answers.get(id_, Answer()), action=action)
    return replace(found, answers=answers)


def planned(of: Case) -> Plan:
    return plan(of, judge(of, CLAUSES))


@given(planned_cases())
def test_every_action_and_every_gap_without_one_is_in_the_plan(of: Case) -> None:
    found = planned(of)
    wanted = [id_ for id_, answer in of.answers.items() if is_planned(answer.action)]
    assert sorted(one.requirement for one in found.actions) == sorted(wanted)
    gaps = {f.requirement for f in judge(of, CLAUSES).findings if f.grade in NONCONFORMING}
    assert {finding.requirement for finding in found.unplanned} == gaps - set(wanted)
    assert sum(found.counts.values()) == len(wanted)


@given(planned_cases())
def test_the_order_is_how_it_stands_then_the_day_then_the_weight_then_majors_first(of: Case) -> None:
    actions = planned(of).actions
    for one, two in pairwise(actions):
        stands = list(PlanState).index(one.plan_state), list(PlanState).index(two.plan_state)
        days = one.action.due or datetime.date.max, two.action.due or datetime.date.max
        weights = list(Weight).index(one.weight), list(Weight).index(two.weight)
        majors = one.grade is Grade.MAJOR, two.grade is Grade.MAJOR
        first, second = zip(stands, days, weights, (not major for major in majors), strict=True)
        assert first <= second


@given(planned_cases())
def test_what_is_open_or_overdue_is_so_by_the_rules_of_actions(of: Case) -> None:
    for one in planned(of).actions:
        assert is_open(one.action) == (
            one.plan_state in (PlanState.OVERDUE, PlanState.OPEN, PlanState.NOT_EFFECTIVE)
        )
        late = one.action.due is not None and one.action.due < TODAY
        assert (one.plan_state is PlanState.OVERDUE) == (is_open(one.action) and late)


@given(planned_cases())
def test_the_owners_share_all_actions_among_them(of: Case) -> None:
    found = planned(of)
    shared = [one for _owner, actions in found.by_owner for one in actions]
    assert sorted(one.requirement for one in shared) == sorted(one.requirement for one in found.actions)
    for owner, actions in found.by_owner:
        assert found.of(f"  {owner.upper()} ") == actions
    owners = [owner for owner, _actions in found.by_owner]
    assert "" not in owners[:-1]


@given(planned_cases(), st.integers(0, 5))
def test_the_most_pressing_are_open_and_gates_come_first(of: Case, limit: int) -> None:
    found = planned(of)
    pressing = found.most_pressing(limit)
    open_ = [one for one in found.actions if is_open(one.action)]
    assert len(pressing) == min(limit, len(open_))
    left = [one for one in open_ if one not in pressing]
    heaviest = [list(Weight).index(one.weight) for one in pressing]
    assert heaviest == sorted(heaviest)
    assert all(list(Weight).index(one.weight) >= max(heaviest, default=0) for one in left)


def test_on_one_day_what_stands_in_the_way_comes_before_what_takes_long_and_the_rest() -> None:
    due = Action(what="Do it", due=TODAY)
    gap = Answer(rating=Rating.PARTIAL, evidence="Seen.", action=due)
    gate = Answer(rating=Rating.ABSENT, action=due)
    answers = all_rated(Rating.CONFORMING, policy_known=gap, audit_talk=gap, review=gap, order_review=gate)
    found = planned(case(answers, requirements=(*REQUIREMENTS, requirement("audit-talk", "9.2.1"))))
    assert [(one.requirement, one.weight) for one in found.actions] == [
        ("order-review", Weight.GATE),
        ("review", Weight.GATE),
        ("audit-talk", Weight.SLOW),
        ("policy-known", Weight.OTHER),
    ]


def test_gaps_without_an_action_are_listed_majors_first() -> None:
    found = planned(case(all_rated(Rating.PARTIAL, suppliers=Answer(rating=Rating.ABSENT))))
    assert [finding.grade for finding in found.unplanned][:2] == [Grade.MAJOR, Grade.MINOR]
    assert len(found.unplanned) == len(REQUIREMENTS)
