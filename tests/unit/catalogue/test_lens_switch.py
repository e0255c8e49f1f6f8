"""Another lens changes no answer: it only says what stays, enters, leaves and can be taken over."""

import datetime
from itertools import pairwise
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from isoassess.assessment.edition_switch import Switch, origins, switch
from isoassess.catalogue import crosswalk
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import NO_ANSWER, Answer, Lens, Rating
from isoassess.domain.profile import Profile
from isoassess.store import Store
from tests.unit.cases import answer_values

IDS = [known.id for lens in Lens for known in shipped().requirements(lens)]
answered = st.dictionaries(st.sampled_from([*IDS, "no-longer-there"]), answer_values(), max_size=40)
lenses = st.sampled_from(list(Lens))


def between(answers: dict[str, Answer], before: Lens, after: Lens) -> Switch:
    return switch(shipped(), crosswalk.shipped(), answers, before=before, after=after)


def ids(lens: Lens) -> set[str]:
    return {known.id for known in shipped().requirements(lens)}


@given(answered, lenses, lenses)
def test_stays_enters_and_leaves_are_parts_of_the_two_lenses(
    answers: dict[str, Answer], before: Lens, after: Lens
) -> None:
    found = between(answers, before, after)
    shared = ids(before) & ids(after)
    assert set(found.stays) == {id_ for id_ in shared if answers.get(id_, NO_ANSWER) != NO_ANSWER}
    assert (set(found.enters) | shared, set(found.enters) & shared) == (ids(after), set())
    assert (set(found.leaves) | shared, set(found.leaves) & shared) == (ids(before), set())
    assert not set(found.enters) & set(found.leaves)


@given(answered, lenses, lenses)
def test_the_way_back_brings_in_what_left(answers: dict[str, Answer], before: Lens, after: Lens) -> None:
    there, back = between(answers, before, after), between(answers, after, before)
    assert (there.enters, there.leaves) == (back.leaves, back.enters)
    assert set(there.stays) == set(back.stays)


@given(answered, st.lists(lenses, min_size=2, max_size=12))
def test_looking_at_any_number_of_switches_leaves_the_answers_equal(
    answers: dict[str, Answer], walk: list[Lens]
) -> None:
    before = msgspec.json.encode(answers)
    for here, there in pairwise(walk):
        between(answers, here, there)
    assert msgspec.json.encode(answers) == before


@given(answered, lenses, lenses)
def test_a_proposal_is_for_the_lens_and_says_where_it_comes_from(
    answers: dict[str, Answer], before: Lens, after: Lens
) -> None:
    for proposal in between(answers, before, after).proposals:
        assert proposal.requirement in ids(after)
        assert answers.get(proposal.requirement, NO_ANSWER).rating is None
        assert origins(shipped(), proposal, before)


def test_switching_a_stored_assessment_there_and_back_leaves_its_answers_byte_equal(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db", who="tester") as store:
        assessment = store.add_assessment(
            store.add_organization(Profile()),
            lens=Lens.ISO9001_2026,
            started=datetime.date(2026, 11, 23),
            assessor="A. Consultant",
            catalogue_version=shipped().version,
        )
        for known in shipped().requirements(Lens.ISO9001_2026)[::30]:
            store.save_answer(assessment, known.id, Answer(rating=Rating.PARTIAL, evidence="Seen."))
        before = msgspec.json.encode(store.answers(assessment))
        for _time in range(100):
            store.switch_lens(assessment, Lens.ISO9002_1994)
            store.switch_lens(assessment, Lens.ISO9001_2026)
        assert msgspec.json.encode(store.answers(assessment)) == before
