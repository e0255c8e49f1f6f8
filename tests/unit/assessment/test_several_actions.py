"""One change for several actions: each has one fate, and what is locked is only followed up."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from isoassess.assessment.actions import is_planned
from isoassess.assessment.several_actions import Chosen, SeveralChange, SeveralPlan, plan_several
from isoassess.domain import Action, ActionStatus

TODAY = datetime.date(2026, 11, 23)
DAYS = st.none() | st.dates(TODAY, TODAY + datetime.timedelta(days=9))
ACTIONS = st.builds(
    Action,
    what=st.sampled_from(["", "Write it down"]),
    owner=st.sampled_from(["", "Office"]),
    due=DAYS,
    status=st.sampled_from(ActionStatus),
    done=DAYS,
    effective=st.none() | st.booleans(),
)
CHOSEN = st.lists(st.tuples(ACTIONS, st.booleans()), max_size=6).map(
    lambda pairs: [Chosen(key=key, action=one, locked=locked) for key, (one, locked) in enumerate(pairs)]
)
SAID = st.builds(
    SeveralChange,
    status=st.none() | st.sampled_from(ActionStatus),
    owner=st.none() | st.sampled_from(["", "Production"]),
    due=DAYS,
    no_due=st.booleans(),
    deletes=st.booleans(),
)


def after(chosen: list[Chosen[int]], plan: SeveralPlan[int]) -> list[Chosen[int]]:
    changed = {key: action for key, _before, action in plan.changes}
    return [Chosen(key=one.key, action=changed.get(one.key, one.action), locked=one.locked) for one in chosen]


@given(chosen=CHOSEN, said=SAID)
def test_each_has_one_fate_and_twice_is_as_once(chosen: list[Chosen[int]], said: SeveralChange) -> None:
    plan = plan_several(chosen, said, TODAY)
    fates = [*(key for key, _before, _after in plan.changes), *plan.locked, *plan.same]
    assert sorted(fates) == list(range(len(chosen)))
    again = plan_several(after(chosen, plan), said, TODAY)
    assert (again.changes, again.locked) == ((), plan.locked)


@given(chosen=CHOSEN, said=SAID)
def test_the_way_back_is_exact_and_of_what_is_locked_only_the_progress_changes(
    chosen: list[Chosen[int]], said: SeveralChange
) -> None:
    plan = plan_several(chosen, said, TODAY)
    assert all(before == chosen[key].action != action for key, before, action in plan.changes)
    for key, before, action in plan.changes:
        if chosen[key].locked:
            assert (action.what, action.owner, action.due) == (before.what, before.owner, before.due)
        if said.deletes:
            assert not is_planned(action)


def test_what_is_done_is_done_since_today_and_what_was_done_before_since_then() -> None:
    earlier = datetime.date(2026, 11, 2)
    chosen = [
        Chosen(key="open", action=Action(what="A")),
        Chosen(key="done", action=Action(what="B", status=ActionStatus.DONE, done=earlier, effective=True)),
    ]
    plan = plan_several(chosen, SeveralChange(status=ActionStatus.DONE, owner="Office"), TODAY)
    found = {key: (action.done, action.effective, action.owner) for key, _before, action in plan.changes}
    assert found == {"open": (TODAY, None, "Office"), "done": (earlier, True, "Office")}
