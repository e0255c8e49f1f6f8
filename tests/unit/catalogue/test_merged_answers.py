"""Where requirements became one, so do their answers: the lowest rating holds, and no word is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue.catalogue import shipped
from isoassess.catalogue.merged_answers import MergedPart, carried, merged
from isoassess.catalogue.replaced import ReplacedRequirement, replaced_requirements
from isoassess.domain import NO_ANSWER, Action, ActionStatus, Answer, Grade, Lens, Rating, Regrade
from tests.unit.cases import answer_values

KNOWN = tuple(
    ReplacedRequirement(
        id=id_, by="whole", until="2", clause={Lens.ISO9001_2026: "4.1"}, asks=f"Is {id_} so?"
    )
    for id_ in ("left", "right")
)
IDS = ("left", "right", "whole", "other")


def rated(rating: Rating | None, **said: object) -> Answer:
    return Answer(rating=rating, **said)  # type: ignore[arg-type]


def whole(own: Answer, left: Answer = NO_ANSWER, right: Answer = NO_ANSWER) -> Answer:
    return carried({"whole": own, "left": left, "right": right}, KNOWN)["whole"]


def test_the_catalogue_and_the_list_of_replaced_requirements_say_the_same() -> None:
    catalogue = shipped()
    known = {one.id: one for lens in catalogue.lenses for one in catalogue.requirements(lens)}
    listed = {(one.id, one.by) for one in replaced_requirements()}
    assert listed == {(old, one.id) for one in known.values() for old in one.replaces}
    assert not {one.id for one in replaced_requirements()} & known.keys()
    for one in replaced_requirements():
        assert one.clause == known[one.by].clause
        assert set(known[one.by].source) or one.asks.endswith("?")


@pytest.mark.parametrize(
    ("own", "left", "right", "holds"),
    [
        (Rating.EFFECTIVE, Rating.CONFORMING, Rating.EFFECTIVE, Rating.CONFORMING),
        (Rating.CONFORMING, Rating.ABSENT, Rating.EFFECTIVE, Rating.ABSENT),
        (Rating.PARTIAL, Rating.EFFECTIVE, None, Rating.PARTIAL),
        (Rating.NOT_APPLICABLE, Rating.INFORMAL, None, Rating.INFORMAL),
        (Rating.NOT_APPLICABLE, Rating.NOT_APPLICABLE, None, Rating.NOT_APPLICABLE),
        (None, Rating.INFORMAL, Rating.EFFECTIVE, Rating.INFORMAL),
        (None, Rating.CONFORMING, Rating.EFFECTIVE, None),
        (None, Rating.NOT_APPLICABLE, None, None),
    ],
)
def test_the_lowest_rating_holds_and_a_part_that_is_met_does_not_speak_for_the_whole(
    own: Rating | None, left: Rating | None, right: Rating | None, holds: Rating | None
) -> None:
    found = whole(rated(own), rated(left), rated(right))
    assert found.rating is holds
    assert found.flag is (own is None)


def test_every_rating_is_told_apart_from_the_evidence() -> None:
    found = whole(rated(Rating.EFFECTIVE), rated(Rating.PARTIAL))
    assert found.evidence == ""
    assert "Is left so?” rated 2" in found.internal
    assert "Rated 4" in found.internal


def test_a_text_says_which_question_it_answered_and_the_same_text_stands_once() -> None:
    found = whole(
        Answer(evidence="Minutes of May."), Answer(evidence="List."), Answer(evidence="Minutes of May.")
    )
    assert found.evidence == "Minutes of May.\nFrom “Is left so?” List."


def test_several_actions_keep_what_who_and_when_and_the_next_date_stands_on_the_whole() -> None:
    found = whole(
        Answer(action=Action(what="Write.", owner="Anna", due=date(2027, 5, 1))),
        Answer(action=Action(what="Ask.", owner="Bert", due=date(2027, 3, 1), status=ActionStatus.STARTED)),
        Answer(
            action=Action(
                what="Sort.",
                owner="Anna",
                due=date(2026, 1, 1),
                status=ActionStatus.DONE,
                effective=True,
                check="Seen.",
            )
        ),
    ).action
    assert (found.owner, found.due, found.status, found.effective) == (
        "Anna; Bert",
        date(2027, 3, 1),
        ActionStatus.STARTED,
        None,
    )
    for word in ("Write.", "Ask.", "Bert", "1 March 2027", "Sort.", "1 January 2026", "effective"):
        assert word in found.what
    assert found.check == "From “Is right so?” Seen."


def test_one_action_alone_stays_as_it_is() -> None:
    action = Action(what="Ask.", owner="Bert", due=date(2027, 3, 1))
    assert whole(NO_ANSWER, Answer(action=action)).action == action


@pytest.mark.parametrize(
    ("own", "left", "holds"),
    [
        (Regrade(), Regrade(grade=Grade.MAJOR, reason="Harm."), Grade.MAJOR),
        (
            Regrade(grade=Grade.MINOR, reason="Small."),
            Regrade(grade=Grade.MAJOR, reason="Harm."),
            Grade.MAJOR,
        ),
        (Regrade(), Regrade(grade=Grade.OFI, reason="Small."), None),
    ],
)
def test_a_mild_own_grade_never_covers_a_gap_it_was_not_given_for(
    own: Regrade, left: Regrade, holds: Grade | None
) -> None:
    found = whole(rated(Rating.PARTIAL, regrade=own), rated(Rating.PARTIAL, regrade=left))
    assert found.regrade.grade is holds
    assert left.reason in found.internal


answers_given = st.dictionaries(st.sampled_from(IDS), answer_values())


@given(answers_given)
def test_carrying_loses_no_text_and_no_file_and_leaves_the_others_alone(answers: dict[str, Answer]) -> None:
    found = carried(answers, KNOWN)
    assert found.keys() <= {"whole", "other"}
    assert found.get("other") == answers.get("other")
    here = found.get("whole", NO_ANSWER)
    for id_ in ("left", "right", "whole"):
        was = answers.get(id_, NO_ANSWER)
        assert set(was.attachments) <= set(here.attachments)
        for key in ("evidence", "note", "internal", "reason"):
            assert not getattr(was, key).strip() or getattr(was, key) in getattr(here, key)
        assert was.action.what in here.action.what
        assert was.action.owner.strip() in here.action.owner


@given(answers_given)
def test_carrying_twice_changes_nothing_more(answers: dict[str, Answer]) -> None:
    once = carried(answers, KNOWN)
    assert carried(once, KNOWN) == once


@given(answer_values(), answer_values(), answer_values())
def test_the_rating_is_never_above_any_that_was_given(own: Answer, left: Answer, right: Answer) -> None:
    found = merged(own, (MergedPart("Left?", left), MergedPart("Right?", right))).rating
    if found is not None and found.level is not None:
        levels = [
            one.rating.level for one in (own, left, right) if one.rating and one.rating.level is not None
        ]
        assert found.level == min(levels)
