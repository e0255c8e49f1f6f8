"""Two assessments compared: every requirement moves in one way, and every count can be counted again."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.comparison import Comparison, Judged, Movement, compare, movement_of
from isoassess.assessment.comparison_words import change_words, majors_words, movement_words, points_words
from isoassess.assessment.verdict import judge
from isoassess.domain import Answer, Grade, Lens, Rating, Verdict
from isoassess.domain.case import Case
from tests.unit.cases import CLAUSES, LENS, REQUIREMENTS, all_rated, case, cases, requirement

M = Movement
CHANGES = {M.CLOSED, M.NEW, M.WORSE, M.BETTER}
MIRROR = {
    M.CLOSED: M.NEW,
    M.WORSE: M.BETTER,
    M.FIRST_ASSESSED: M.NO_LONGER_ASSESSED,
    M.APPLIES_NOW: M.FELL_AWAY,
    M.ENTERED: M.LEFT,
}
MIRROR |= {there: here for here, there in MIRROR.items()}
NONCONFORMITIES = (Grade.MINOR, Grade.MAJOR)


def judged(case: Case) -> Judged:
    return Judged(case, judge(case, CLAUSES))


@st.composite
def some_judged(draw: st.DrawFn) -> Judged:
    """A judged case; of some the standard lacks a few requirements."""
    drawn = draw(cases() | cases(lens=Lens.ISO9002_1994))
    dropped = draw(st.sets(st.sampled_from([known.id for known in REQUIREMENTS]), max_size=3))
    return judged(replace(drawn, requirements=tuple(r for r in REQUIREMENTS if r.id not in dropped)))


@given(some_judged(), some_judged())
def test_every_requirement_of_either_side_moves_in_exactly_one_way(before: Judged, after: Judged) -> None:
    found = compare(before, after)
    either = {one.id for side in (before, after) for one in side.case.requirements}
    ids = [row.requirement for row in found.rows]
    assert len(ids) == len(set(ids))
    assert set(ids) == either
    assert sum(found.counts.values()) == len(either)
    assert [row for movement in Movement for row in found.of(movement)] == sorted(
        found.rows, key=lambda row: list(Movement).index(row.movement)
    )


@given(some_judged())
def test_an_assessment_compared_with_itself_shows_no_change(one: Judged) -> None:
    found = compare(one, one)
    assert not CHANGES & {row.movement for row in found.rows}
    assert all(row.before is row.after for row in found.rows)
    assert found.points in (0, None)
    assert found.before == found.after


@given(some_judged(), some_judged())
def test_swapping_the_sides_swaps_what_was_closed_and_what_is_new(before: Judged, after: Judged) -> None:
    there, back = compare(before, after), compare(after, before)
    movements = {row.requirement: row.movement for row in there.rows}
    assert {row.requirement: row.movement for row in back.rows} == {
        id_: MIRROR.get(movement, movement) for id_, movement in movements.items()
    }
    assert back.points == (None if there.points is None else -there.points)
    for grade in NONCONFORMITIES:
        one, other = there.change_of(grade), back.change_of(grade)
        assert (one.closed, one.found, one.came) == (other.new, other.gone, other.went)


@given(some_judged(), some_judged())
def test_every_count_agrees_with_an_independent_count_of_the_findings(before: Judged, after: Judged) -> None:
    found = compare(before, after)
    was = {finding.requirement: finding.grade for finding in before.judgement.findings}
    is_ = {finding.requirement: finding.grade for finding in after.judgement.findings}
    fulfilled = {Grade.CONFORMING, Grade.OFI}
    closed = [id_ for id_ in was if was[id_] in NONCONFORMITIES and is_.get(id_) in fulfilled]
    new = [id_ for id_ in was if was[id_] in fulfilled and is_.get(id_) in NONCONFORMITIES]
    assert found.counts[M.CLOSED] == len(closed)
    assert found.counts[M.NEW] == len(new)
    for grade, share_before, share_after in (
        (Grade.MINOR, found.before.share.minor, found.after.share.minor),
        (Grade.MAJOR, found.before.share.major, found.after.share.major),
    ):
        change = found.change_of(grade)
        assert (change.before, change.after) == (share_before, share_after)
        assert change.closed == sum(was[id_] is grade for id_ in closed)
        assert change.new == sum(is_[id_] is grade for id_ in new)
        less, more = change.closed + change.gone + change.went, change.new + change.found + change.came
        assert change.after == change.before - less + more


def test_every_pair_of_grades_has_a_movement_and_its_mirror() -> None:
    sides = (None, *Grade)
    seen: Counter[Movement] = Counter()
    for before, after in product(sides, sides):
        if before is after is None:
            continue
        there, back = movement_of(before, after), movement_of(after, before)
        assert MIRROR.get(there, there) is back
        seen[there] += 1
    assert set(seen) == set(Movement)


@pytest.mark.parametrize(
    ("before", "after", "movement"),
    [
        (Grade.MAJOR, Grade.CONFORMING, M.CLOSED),
        (Grade.MINOR, Grade.OFI, M.CLOSED),
        (Grade.OFI, Grade.MINOR, M.NEW),
        (Grade.MINOR, Grade.MAJOR, M.WORSE),
        (Grade.CONFORMING, Grade.OFI, M.WORSE),
        (Grade.MAJOR, Grade.MINOR, M.BETTER),
        (Grade.MAJOR, Grade.MAJOR, M.UNCHANGED),
        (Grade.NOT_ASSESSED, Grade.MAJOR, M.FIRST_ASSESSED),
        (Grade.MAJOR, Grade.NOT_ASSESSED, M.NO_LONGER_ASSESSED),
        (Grade.MAJOR, Grade.NOT_APPLICABLE, M.FELL_AWAY),
        (Grade.NOT_APPLICABLE, Grade.NOT_ASSESSED, M.APPLIES_NOW),
    ],
)
def test_a_nonconformity_is_closed_only_when_it_is_seen_fulfilled(
    before: Grade, after: Grade, movement: Movement
) -> None:
    assert movement_of(before, after) is movement


def ten_requirements(fulfilled: int, *, assessed: int = 10, evidence: str = "seen") -> Case:
    """A case of ten plain requirements, the first ones of the assessed fulfilled, the others absent."""
    plain = tuple(requirement(f"r{number}", "8.2.4") for number in range(10))
    answers = {
        known.id: Answer(
            rating=Rating.CONFORMING if number < fulfilled else Rating.PARTIAL, evidence=evidence
        )
        for number, known in enumerate(plain[:assessed])
    }
    return replace(case(answers), requirements=plain)


def between(before: Case, after: Case) -> Comparison:
    return compare(judged(before), judged(after))


def test_the_change_in_points_is_said_with_both_bases() -> None:
    found = between(ten_requirements(6, assessed=9), ten_requirements(8))
    assert found.points == 14
    assert points_words(found) == "+14 points"
    assert change_words(found) == "66 % → 80 % conforming (6 of 9 assessed, then 8 of 10)."
    assert points_words(between(ten_requirements(8), ten_requirements(7))) == "−10 points"
    assert points_words(between(ten_requirements(8), ten_requirements(8))) == "±0 points"


def test_what_is_only_claimed_is_said_beside_its_base() -> None:
    found = between(ten_requirements(6, assessed=9, evidence=""), ten_requirements(8))
    said = "66 % → 80 % conforming (6 of 9 assessed, 6 of them claimed, not shown, then 8 of 10)."
    assert change_words(found) == said


def test_without_a_base_there_is_no_percentage_and_no_change_of_it() -> None:
    found = between(case(), ten_requirements(8))
    assert found.points is None
    assert points_words(found) == ""
    assert change_words(found) == "Nothing was assessed before; now 80 % conforming (8 of 10 assessed)."
    back = between(ten_requirements(8), case())
    assert change_words(back) == "80 % conforming before (8 of 10 assessed); nothing is assessed now."
    assert change_words(between(case(), case())) == "Nothing is assessed in either of them."


def test_what_became_of_the_majors_is_said_in_full() -> None:
    bad = all_rated(
        Rating.CONFORMING, scope=Answer(rating=Rating.ABSENT), policy=Answer(rating=Rating.ABSENT)
    )
    good = all_rated(Rating.CONFORMING)
    assert majors_words(between(case(bad), case(good))) == "2 major nonconformities closed, none new."
    assert majors_words(between(case(good), case(bad))) == "No major nonconformity closed, 2 new."
    eased = bad | {"scope": Answer(rating=Rating.PARTIAL)}
    assert majors_words(between(case(bad), case(eased))) == (
        "No major nonconformity closed, none new. 1 became minor."
    )
    worse = majors_words(between(case(eased), case(bad)))
    assert worse == "No major nonconformity closed, none new. 1 minor became major."
    found = majors_words(between(case(), case(bad)))
    assert found == "No major nonconformity closed, none new. 2 more found in what was not assessed before."
    gone = majors_words(between(case(bad), case()))
    assert (
        gone
        == "No major nonconformity closed, none new. 2 no longer counted: not assessed or not applicable now."
    )
    assert majors_words(between(case(good), case(good))) == "No major nonconformity closed, none new."


def test_each_side_says_its_standard_its_day_and_its_verdict() -> None:
    found = between(case(lens=Lens.ISO9002_1994), case(all_rated(Rating.EFFECTIVE)))
    assert (found.before.lens, found.after.lens) == (Lens.ISO9002_1994, LENS)
    assert found.before.verdict is Verdict.DOES_NOT_MEET_MODEL
    assert found.after.verdict is not found.before.verdict


def test_what_only_the_earlier_standard_has_stands_at_the_end() -> None:
    fewer = replace(case(), requirements=REQUIREMENTS[1:])
    found = between(case(), fewer)
    assert found.rows[-1].requirement == REQUIREMENTS[0].id
    assert (found.rows[-1].clause, found.rows[-1].movement) == ("4.3", M.LEFT)


def test_every_movement_has_its_own_words() -> None:
    assert len({movement_words(movement) for movement in Movement}) == len(Movement)
