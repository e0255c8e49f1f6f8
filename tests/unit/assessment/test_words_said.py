"""What a verdict and its findings say: true of what it is said of, and something that can be done."""

import pytest

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.causes import obstacle_to_do, to_do_words, way_step_words
from isoassess.assessment.labels.messages import sentences
from isoassess.assessment.labels.stage_1 import stage_1_words
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Grade, Lens, Rating, State, Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import InternalAudit, ManagementReview, Profile, System
from tests.unit.cases import TODAY

AUDIT, REVIEW = InternalAudit, ManagementReview


def rated(
    rating: Rating,
    *,
    lens: Lens = Lens.ISO9001_2026,
    audit: InternalAudit | None = None,
    review: ManagementReview | None = None,
) -> tuple[Case, Judgement]:
    """The shipped catalogue, every question rated alike with evidence."""
    answers = {
        known.id: Answer(rating=rating, evidence="Seen on the day.") for known in shipped().requirements(lens)
    }
    profile = Profile(system=System(internal_audit=audit, management_review=review))
    case = open_case(shipped(), profile=profile, answers=answers, lens=lens, on=TODAY)
    return case, judge_case(shipped(), case)


@pytest.mark.parametrize("lens", list(Lens))
def test_why_an_absence_is_graded_major_is_true_of_every_requirement_and_model(lens: Lens) -> None:
    _case, judgement = rated(Rating.ABSENT, lens=lens)
    said = {message_words(one.because) for one in judgement.findings if one.grade is Grade.MAJOR}
    assert said
    for words in said:
        assert "process" not in words
        assert ("certificate" in words) <= lens.certifiable
    asked = "The model that the contract names asks for it, so its absence is graded major."
    assert (asked in said) is not lens.certifiable


@pytest.mark.parametrize("rating", [Rating.ABSENT, Rating.PARTIAL])
@pytest.mark.parametrize("lens", [Lens.ISO9002_1994, Lens.ISO9001_1994])
def test_a_contract_is_told_for_each_cause_what_is_to_be_done(lens: Lens, rating: Rating) -> None:
    _case, judgement = rated(rating, lens=lens)
    said = [obstacle_to_do(one, judgement) for one in judgement.obstacles]
    assert said == [to_do_words(one.cause) for one in judgement.obstacles]
    assert len(set(said)) == len(said) > 5
    ways = [way_step_words(step, judgement) for step in judgement.way]
    assert len(set(ways)) == len(ways) > 5


def test_nothing_that_is_to_be_done_plans_a_gap_or_is_no_sentence() -> None:
    for id_, words in sentences(count=2).items():
        assert "gaps may remain" not in words, id_
        assert not words.endswith(": conforming."), id_


@pytest.mark.parametrize(
    ("audit", "review", "state", "says"),
    [
        (AUDIT.COMPLETE, REVIEW.PLANNED, State.MISSING, "planned, not held"),
        (AUDIT.COMPLETE, REVIEW.NONE, State.MISSING, "none planned"),
        (AUDIT.COMPLETE, REVIEW.HELD, State.IN_PLACE, "held"),
        (AUDIT.COMPLETE, None, State.UNKNOWN, "not known yet"),
    ],
)
def test_a_review_that_is_only_planned_is_not_held_in_part(
    audit: InternalAudit, review: ManagementReview | None, state: State, says: str
) -> None:
    _case, judgement = rated(Rating.CONFORMING, audit=audit, review=review)
    (held,) = [one for one in judgement.prerequisites if one.what.id == "review-held"]
    assert (held.state, message_words(held.detail)) == (state, says)


@pytest.mark.parametrize(
    ("audit", "begun", "complete"),
    [
        (AUDIT.PLANNED, "planned, not started", "planned, not started"),
        (AUDIT.STARTED, "started", "started, not complete"),
        (AUDIT.COMPLETE, "complete", "complete"),
    ],
)
def test_how_far_the_audits_are_says_what_is_left(audit: InternalAudit, begun: str, complete: str) -> None:
    _case, judgement = rated(Rating.CONFORMING, audit=audit)
    said = {one.what.id: message_words(one.detail) for one in judgement.prerequisites}
    assert (said["audit-begun"], said["audit-round"]) == (begun, complete)


@pytest.mark.parametrize(
    ("audit", "review", "says"),
    [
        (AUDIT.STARTED, REVIEW.PLANNED, "want the round complete and the review held by then"),
        (AUDIT.STARTED, REVIEW.HELD, "want the round complete by then"),
        (AUDIT.COMPLETE, REVIEW.PLANNED, "want it held by then"),
    ],
)
def test_ready_for_stage_1_says_what_it_takes_as_enough_and_what_many_bodies_want(
    audit: InternalAudit, review: ManagementReview, says: str
) -> None:
    case, judgement = rated(Rating.CONFORMING, audit=audit, review=review)
    assert judgement.verdict is Verdict.READY_STAGE_1
    said = stage_1_words(case, judgement)
    assert "enough for stage 1 here. Many certification bodies want" in said
    assert says in said


@pytest.mark.parametrize(
    ("audit", "review"), [(AUDIT.COMPLETE, REVIEW.HELD), (None, None), (AUDIT.NONE, REVIEW.NONE)]
)
def test_nothing_is_said_of_stage_1_where_it_is_finished_unknown_or_not_the_verdict(
    audit: InternalAudit | None, review: ManagementReview | None
) -> None:
    assert stage_1_words(*rated(Rating.CONFORMING, audit=audit, review=review)) == ""


def test_what_the_profile_calls_planned_is_called_so_and_not_asked_for_again() -> None:
    """What was found: a planned review was printed as dated, and planned audits as still to be planned."""
    _case, judgement = rated(Rating.ABSENT, audit=AUDIT.PLANNED, review=REVIEW.PLANNED)
    (dated,) = [one for one in judgement.prerequisites if one.what.id == "review-dated"]
    assert dated.state is State.IN_PLACE
    assert message_words(dated.what) == "Management review planned"
    assert message_words(dated.detail) == "planned"
    told = [obstacle_to_do(one, judgement) for one in judgement.obstacles]
    told += [way_step_words(step, judgement) for step in judgement.way]
    about = [words for words in told if "audits" in words or "management review" in words]
    assert about
    assert not any(words.startswith(("Plan ", "Set the date")) for words in about)
