"""Carrying answers between standards: proposals only, nothing removed, nothing overwritten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue import crosswalk
from isoassess.catalogue.catalogue import shipped
from isoassess.catalogue.crosswalk import Correspondence, Crosswalk, Link, Proposal, confirmed, proposals
from isoassess.catalogue.crosswalk_checks import problems
from isoassess.domain import Answer, Confidence, Lens, Rating
from tests.unit.cases import answer_values

OLD, NEW = Lens.ISO9002_1994, Lens.ISO9001_2026
IDS = [known.id for lens in (OLD, NEW) for known in shipped().requirements(lens)]


def drafts(answers: dict[str, Answer], lens: Lens = NEW) -> dict[str, Proposal]:
    found = proposals(crosswalk.shipped(), answers, shipped().requirements(lens))
    return {proposal.requirement: proposal for proposal in found}


def seen(rating: Rating) -> Answer:
    return Answer(rating=rating, evidence="Seen.")


def test_the_shipped_crosswalk_has_no_problem() -> None:
    assert problems(crosswalk.shipped(), shipped()) == []


def test_an_equivalent_answer_is_carried_to_be_confirmed() -> None:
    draft = drafts({"quality-policy-1994": seen(Rating.CONFORMING)})["quality-policy"]
    assert (draft.carry, draft.answer.rating, draft.asks) == (
        Correspondence.EQUIVALENT,
        Rating.CONFORMING,
        (),
    )
    assert draft.answer.evidence == "Seen."


def test_a_partial_answer_is_a_draft_with_its_question() -> None:
    draft = drafts({"policy-fit-1994": seen(Rating.CONFORMING)})["policy-fits-firm"]
    assert draft.carry is Correspondence.PARTIAL
    assert all(question.endswith("?") for question in draft.asks)
    assert draft.asks


def test_the_way_back_exists() -> None:
    assert "quality-policy-1994" in drafts({"quality-policy": seen(Rating.PARTIAL)}, OLD)


def test_what_is_new_today_is_asked_fresh() -> None:
    everything = {known.id: seen(Rating.EFFECTIVE) for known in shipped().requirements(OLD)}
    assert "context-issues" not in drafts(everything)
    assert not any(id_.startswith("design-") for id_ in drafts(everything))


def test_the_weakest_of_several_answers_counts() -> None:
    wanted = shipped().requirements(NEW)[:1]
    ends = {"to": wanted[0].id, "source": ("own",), "confidence": Confidence.HIGH}
    walk = Crosswalk(
        crosswalk="test",
        version="1",
        source=("own",),
        carries=(
            Link(source_id="a", carry=Correspondence.EQUIVALENT, **ends),  # type: ignore[arg-type]
            Link(source_id="b", carry=Correspondence.PARTIAL, ask="And the rest?", **ends),  # type: ignore[arg-type]
        ),
        nothing=(),
    )
    (draft,) = proposals(walk, {"a": seen(Rating.EFFECTIVE), "b": seen(Rating.INFORMAL)}, wanted)
    assert (draft.answer.rating, draft.carry, draft.sources) == (
        Rating.INFORMAL,
        Correspondence.PARTIAL,
        ("a", "b"),
    )


answered = st.dictionaries(st.sampled_from(IDS), answer_values(), max_size=40)


@given(answered, st.sampled_from([OLD, NEW]))
def test_a_carry_never_removes_or_overwrites_an_answer(answers: dict[str, Answer], lens: Lens) -> None:
    before = dict(answers)
    found = proposals(crosswalk.shipped(), answers, shipped().requirements(lens))
    after = confirmed(answers, found)
    assert answers == before
    for id_, answer in answers.items():
        if answer.rating is not None:
            assert after[id_] == answer


@given(answered)
def test_not_applicable_is_never_carried(answers: dict[str, Answer]) -> None:
    for draft in drafts(answers).values():
        assert draft.answer.rating not in (None, Rating.NOT_APPLICABLE)
        assert all(answers[id_].rating is not Rating.NOT_APPLICABLE for id_ in draft.sources)


@given(answered, st.sampled_from([OLD, NEW]))
def test_confirming_twice_changes_nothing_more(answers: dict[str, Answer], lens: Lens) -> None:
    wanted = shipped().requirements(lens)
    once = confirmed(answers, proposals(crosswalk.shipped(), answers, wanted))
    again = proposals(crosswalk.shipped(), once, wanted)
    assert not {draft.requirement for draft in again} & {
        id_ for id_, answer in once.items() if answer.rating is not None
    }


@pytest.mark.parametrize("lens", list(Lens))
def test_without_answers_nothing_is_proposed(lens: Lens) -> None:
    assert drafts({}, lens) == {}
