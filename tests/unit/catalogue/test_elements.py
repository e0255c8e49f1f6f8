"""The models of 1994 differ in design control alone, and every element leads somewhere today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue import catalogue, elements_1994
from isoassess.catalogue.catalogue import Catalogue, CatalogueFile, Edition, lowest
from isoassess.catalogue.crosswalk import Correspondence, Crosswalk, Link
from isoassess.catalogue.elements_1994 import MODELS, Element, covering, left_out, side_by_side
from isoassess.domain import Clause, Confidence, Lens, Requirement
from isoassess.errors import BadInput

NEW = Lens.ISO9001_2026
FULL, LESS = MODELS
TREE = catalogue.shipped().clauses(NEW)
LOWEST = [clause.number for clause in lowest(TREE)]
SMALL = {
    NEW: {"7": "Support", "7.1": "Resources", "7.1.1": "General", "7.1.2": "[People]", "7.2": "Skills"},
    FULL: {"4.1": "Management", "4.2": "Design", "4.2.1": "General", "4.10": "Statistics"},
    LESS: {"4.1": "Management", "4.10": "Statistics"},
}


def element(number: str) -> Element:
    return next(known for known in elements_1994.shipped() if known.clause.number == number)


def requirement(id: str, clause: dict[Lens, str]) -> Requirement:
    return Requirement(
        id=id,
        clause=clause,
        asks="Is it there?",
        looks_for=("It",),
        small_firm="It.",
        source=("x",),
        confidence=Confidence.HIGH,
    )


def small(*links: tuple[str, str], lenses: tuple[Lens, ...] = tuple(SMALL)) -> tuple[Element, ...]:
    """The elements of a small catalogue with these links between its requirements."""
    editions = tuple(
        Edition(
            lens=lens,
            title=lens.label,
            as_of="2026-11-23",  # type: ignore[arg-type]  # only read, never reckoned with
            confidence=Confidence.HIGH,
            source=("x",),
            clauses=tuple(Clause(number=number, title=title) for number, title in SMALL[lens].items()),
        )
        for lens in lenses
    )
    asked = (
        requirement("led-1994", {FULL: "4.1", LESS: "4.1"}),
        requirement("design-1994", {FULL: "4.2.1"}),
        requirement("statistics-1994", {FULL: "4.10", LESS: "4.10"}),
        requirement("general", {NEW: "7.1.1"}),
        requirement("people", {NEW: "7.1.2"}),
        requirement("more-people", {NEW: "7.1.2"}),
        requirement("skills", {NEW: "7.2"}),
    )
    part = CatalogueFile(catalogue="small", version="1", editions=editions, requirements=asked)
    carries = tuple(
        Link(source_id=source, to=to, carry=Correspondence.PARTIAL, source=(), confidence=Confidence.HIGH)
        for source, to in links
    )
    walk = Crosswalk(crosswalk="small", version="1", source=(), carries=carries, nothing=())
    return side_by_side(Catalogue([part]), walk)


def test_one_model_has_20_elements_and_the_other_19() -> None:
    assert [known.clause.number for known in elements_1994.shipped()] == [
        f"4.{place}" for place in range(1, 21)
    ]
    assert [sum(known.is_in(model) for known in elements_1994.shipped()) for model in MODELS] == [20, 19]


def test_only_design_control_is_missing_and_only_in_iso_9002() -> None:
    assert left_out(elements_1994.shipped(), FULL) == ()
    assert [known.clause.title for known in left_out(elements_1994.shipped(), LESS)] == ["Design control"]
    assert "4.4 Design control" in elements_1994.in_short(elements_1994.shipped())


def test_what_both_models_have_asks_the_same_in_both() -> None:
    for known in elements_1994.shipped():
        assert known.asked[FULL] > 0
        assert known.asked.get(LESS, known.asked[FULL]) == known.asked[FULL]


@pytest.mark.parametrize("model", MODELS)
def test_every_requirement_is_counted_once(model: Lens) -> None:
    counted = sum(known.asked.get(model, 0) for known in elements_1994.shipped())
    assert counted == len(catalogue.shipped().requirements(model))


def test_every_element_leads_to_clauses_of_today() -> None:
    numbers = {clause.number for clause in TREE}
    for known in elements_1994.shipped():
        assert known.today, known.clause.number
        assert {clause.number for clause in known.today} <= numbers
        assert all(clause.title[0].isalpha() for clause in known.today)


@pytest.mark.parametrize(
    ("number", "today"),
    [("4.4", ["8.3"]), ("4.6", ["8.4"]), ("4.7", ["8.5.3"]), ("4.13", ["8.7"]), ("4.19", ["8.5.5"])],
)
def test_well_known_elements_are_where_one_looks_for_them(number: str, today: list[str]) -> None:
    assert [clause.number for clause in element(number).today] == today


def test_an_element_that_nothing_took_up_says_so() -> None:
    statistics = small(("led-1994", "general"))[2]
    assert statistics.clause.number == "4.10"
    assert statistics.today == ()


def test_the_clause_that_took_most_stands_first_with_a_title_that_says_something() -> None:
    people, skills = ("led-1994", "people"), ("led-1994", "skills")
    (first, second) = small(people, skills, ("led-1994", "more-people"))[0].today
    assert (first.number, first.title) == ("7.1.2", "Resources")
    assert (second.number, second.title) == ("7.2", "Skills")


def test_clauses_below_one_are_said_as_one_when_all_are_meant() -> None:
    (only,) = small(("design-1994", "general"), ("design-1994", "people"))[1].today
    assert only.number == "7.1"


def test_a_catalogue_without_a_model_is_refused() -> None:
    with pytest.raises(BadInput, match="ISO 9002:1994"):
        small(lenses=(NEW, FULL))


@given(st.sets(st.sampled_from(LOWEST)))
def test_a_covering_stands_for_exactly_what_was_touched_and_cannot_be_shorter(touched: set[str]) -> None:
    found = covering(touched, TREE)
    below = {place: {number for number in LOWEST if f"{number}.".startswith(f"{place}.")} for place in found}
    assert set().union(*below.values()) == touched
    assert sum(map(len, below.values())) == len(touched)
    parents = {place.rpartition(".")[0] for place in found} - {""}
    for parent in parents:
        assert not touched.issuperset(number for number in LOWEST if number.startswith(f"{parent}."))
