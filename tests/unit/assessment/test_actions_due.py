"""The next actions: open ones only, earliest due first."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.assessment.actions_due import next_actions
from isoassess.assessment.verdict.findings import findings_of
from isoassess.domain import Action, ActionStatus, Answer, Rating
from isoassess.domain.case import Case
from tests.unit.cases import REQUIREMENTS, TODAY, case

DAYS = st.none() | st.dates(min_value=datetime.date(2020, 1, 1), max_value=datetime.date(2035, 12, 31))
ANSWERS = st.dictionaries(
    st.sampled_from([known.id for known in REQUIREMENTS]),
    st.builds(
        Answer,
        rating=st.sampled_from([None, *Rating]),
        reason=st.just("Nothing of it is done here."),
        evidence=st.just("Seen."),
        ofi=st.booleans(),
        action=st.builds(Action, what=st.sampled_from(["", "  ", "Do it"]), due=DAYS),
    ),
)


def answered(rating: Rating | None, what: str = "Do it", due: datetime.date | None = None) -> Case:
    return case({"order-change": Answer(rating=rating, evidence="Seen.", action=Action(what=what, due=due))})


@given(ANSWERS, st.integers(0, 5))
def test_the_earliest_due_come_first_and_those_without_a_day_last(
    answers: dict[str, Answer], limit: int
) -> None:
    held = case(answers)
    found = next_actions(held, findings_of(held))
    days = [action.due or datetime.date.max for action in found]
    assert days == sorted(days)
    assert all(action.overdue == (action.due is not None and action.due < TODAY) for action in found)
    assert next_actions(held, findings_of(held), limit) == found[:limit]


@pytest.mark.parametrize("rating", [None, Rating.ABSENT, Rating.EFFECTIVE])
def test_an_action_is_open_until_it_is_done_whatever_the_rating(rating: Rating | None) -> None:
    """The same count as in the list of actions and in the list of organizations."""
    for status, effective, open_ in [
        (ActionStatus.OPEN, None, True),
        (ActionStatus.STARTED, None, True),
        (ActionStatus.DONE, None, False),
        (ActionStatus.DONE, False, True),
        (ActionStatus.DONE, True, False),
    ]:
        action = Action(what="Do it", status=status, effective=effective)
        held = case({"order-change": Answer(rating=rating, evidence="Seen.", action=action)})
        assert bool(next_actions(held, findings_of(held))) is open_


def test_nothing_planned_is_no_action() -> None:
    held = answered(Rating.ABSENT, what="  ")
    assert next_actions(held, findings_of(held)) == ()


def test_a_day_alone_is_an_action_nobody_has_described_yet() -> None:
    held = answered(Rating.ABSENT, what="", due=TODAY)
    (action,) = next_actions(held, findings_of(held))
    assert (action.what, action.due, action.overdue) == ("", TODAY, False)
