"""A firm with a running ISO 9001:2015 certificate is offered only what is new, and keeps what it answered."""

from datetime import date

import pytest
from msgspec.structs import replace

from isoassess.assessment.labels.transition import point_words, transition_lines
from isoassess.assessment.transition import Novelty, Transition, transition
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Confidence, Lens, Rating
from isoassess.domain.profile import (
    Activity,
    Certificate,
    Corrector,
    Design,
    Designer,
    Profile,
    Specification,
)

ON = date(2026, 11, 27)
HOLDER = Profile(certificate=Certificate(standard="ISO 9001:2015", accredited=True))
SEEN = Answer(rating=Rating.CONFORMING, evidence="Seen.")
BEFORE = {known.id: SEEN for known in shipped().requirements(Lens.ISO9001_2015)}

DESIGN = {
    known.id
    for known in shipped().requirements(Lens.ISO9001_2015)
    if known.clause[Lens.ISO9001_2015].startswith("8.3")
}


def found(profile: Profile = HOLDER, answers: dict[str, Answer] | None = None) -> Transition:
    known = transition(shipped(), profile, BEFORE if answers is None else answers, ON)
    assert known is not None
    return known


@pytest.mark.parametrize(
    "certificate",
    [
        Certificate(),
        Certificate(standard="ISO 9001:2026"),
        Certificate(standard="ISO 9002:1994"),
        Certificate(standard="ISO 9001:2015", expires=date(2026, 11, 26)),
        Certificate(standard="ISO 9001:2015", accredited=False),
    ],
)
def test_without_a_running_certificate_there_is_no_transition(certificate: Certificate) -> None:
    assert transition(shipped(), Profile(certificate=certificate), BEFORE, ON) is None


def test_only_what_is_new_or_changed_is_offered_in_the_order_of_its_clauses() -> None:
    catalogue = shipped()
    points = found().points
    asked = [known.id for known in catalogue.requirements(Lens.ISO9001_2026)]
    assert [point.requirement.id for point in points] == [
        id_ for id_ in asked if id_ in {point.requirement.id for point in points}
    ]
    new = {point.requirement.id for point in points if point.novelty is Novelty.NEW}
    assert new == set(asked) - {known.id for known in catalogue.requirements(Lens.ISO9001_2015)}
    for point in points:
        assert (point.before == "") is (point.novelty is Novelty.NEW)


def test_whatever_moved_to_another_number_is_told() -> None:
    moved = {
        known.id
        for known in shipped().requirements(Lens.ISO9001_2026)
        if known.clause.get(Lens.ISO9001_2015) not in (None, known.clause[Lens.ISO9001_2026])
    }
    known = found()
    told = {point.requirement.id: point for point in (*known.points, *known.moved)}
    assert moved <= told.keys()
    assert all(f"was {told[id_].before}" in point_words(told[id_]) for id_ in moved)
    (point,) = (one for one in found().points if one.requirement.id == "opportunity-actions")
    assert "changed, was 6.1.2" in point_words(point)


def test_what_only_moved_is_told_apart_from_what_changed_and_asks_for_nothing() -> None:
    known = found(answers={})
    asked = {one.id: one for one in shipped().requirements(Lens.ISO9001_2026)}
    moved = {point.requirement.id: point for point in known.moved}
    assert moved.keys() & {point.requirement.id for point in known.points} == set()
    assert {"continual-improvement", "improvement-from-results"} <= moved.keys()
    for id_, point in moved.items():
        assert asked[id_].changed is None
        assert (point.before, point.clause) == ("10.3", "10.1")
        assert point_words(point).startswith(f"○ {point.clause} (moved, was {point.before}")
    assert (
        f"{len(moved)} of them only moved, which nobody has to look at again: 10.3 is now 10.1."
        in " ".join(transition_lines(known))
    )
    assert found(answers=dict.fromkeys(moved, SEEN)).stays == len(moved)


def test_all_answers_of_before_are_counted_as_kept() -> None:
    known = found()
    changed = sum(point.novelty is Novelty.CHANGED for point in known.points)
    graded = sum(one.graded for one in shipped().requirements(Lens.ISO9001_2015))
    assert known.stays == known.asked_before == graded - changed
    assert found(answers={}).stays == 0
    assert found(answers={"context-issues": SEEN, "no-such": SEEN}).stays == 1


def test_what_is_open_is_graded_and_has_no_rating() -> None:
    ids = {point.requirement.id for point in found().open}
    assert "quality-culture" in ids
    assert "opportunity-thinking" not in ids
    rated = found(answers=BEFORE | {"quality-culture": SEEN})
    assert {point.requirement.id for point in rated.open} == ids - {"quality-culture"}


def test_every_point_says_how_sure_it_is() -> None:
    for point in found().points:
        assert ("reported" in point_words(point)) is (point.confidence is not Confidence.HIGH)
        assert point.requirement.states in point_words(point)


def test_it_says_until_when() -> None:
    own = Profile(certificate=Certificate(standard="ISO 9001:2015", expires=date(2028, 5, 1)))
    assert found().deadline == date(2029, 9, 30)
    assert found(own).deadline == date(2029, 9, 30)
    assert "30 September 2029 (reported)" in transition_lines(found())[-1]
    assert transition_lines(found(own))[-1].endswith(
        "Yours runs out on 1 May 2028. Arrange its renewal now; ask your body in writing whether to "
        "ISO 9001:2015 and until when. Moving to ISO 9001:2026 is due by 30 September 2029 (reported)."
    )
    later = Profile(certificate=Certificate(standard="ISO 9001:2015", expires=date(2030, 5, 1)))
    assert "That binds you. Yours cannot run to 1 May 2030" in transition_lines(found(later))[-1]


def test_what_does_not_apply_is_neither_asked_nor_counted() -> None:
    given = Design(
        product=Designer.CUSTOMER,
        service=Designer.CUSTOMER,
        corrected_by=Corrector.CUSTOMER,
        specification=Specification.COMPLETE,
        may_change=False,
        own_brand=False,
    )
    made = replace(HOLDER, design=given, activities=(Activity.PURCHASING, Activity.PRODUCTION))
    kept = {id_: answer for id_, answer in BEFORE.items() if id_ not in DESIGN}
    known = found(made, answers=kept)
    assert known.stays == known.asked_before
    assert known.asked_before < found(answers=kept).asked_before


def test_a_changed_requirement_rated_by_the_old_wording_is_to_be_confirmed() -> None:
    rated = dict.fromkeys((known.id for known in shipped().requirements(Lens.ISO9001_2026)), SEEN)
    for lens, mark in ((Lens.ISO9001_2015, "○"), (Lens.ISO9001_2026, "✓")):
        known = transition(shipped(), HOLDER, rated, ON, lens)
        assert known is not None
        changed = [point for point in known.points if point.novelty is Novelty.CHANGED]
        assert {point_words(point)[0] for point in changed} == {mark}
        assert {"to be confirmed" in point_words(point) for point in changed} == {mark == "○"}
