"""The library puts every question of every edition in one place, and finds it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue import crosswalk
from isoassess.catalogue.catalogue import Catalogue, CatalogueFile, Edition, shipped
from isoassess.catalogue.crosswalk import Correspondence, Crosswalk, Link, NoLink
from isoassess.catalogue.question_library import Difference, Library, LibraryFilter, Number, difference
from isoassess.domain import CertificationStage, Clause, Confidence, Documents, Keep, Lens, Requirement

NEW, OLD = Lens.ISO9001_2026, Lens.ISO9001_2015
FULL, MODEL = Lens.ISO9001_1994, Lens.ISO9002_1994
TREES = {
    NEW: {"8": "Operation", "8.4": "Suppliers", "8.4.1": "General", "8.10": "Late", "10": "Improvement"},
    OLD: {"8": "Operation", "8.4": "Suppliers", "8.4.1": "General", "10": "Improvement", "10.3": "Better"},
    FULL: {"4.4": "Design control", "4.4.1": "General", "4.6": "Purchasing"},
    MODEL: {"4.6": "Purchasing"},
}


def edition(lens: Lens) -> Edition:
    clauses = tuple(Clause(number=number, title=title) for number, title in TREES[lens].items())
    return Edition(
        lens=lens,
        title=lens.label,
        as_of="2026-11-23",  # type: ignore[arg-type]  # only read, never reckoned with
        confidence=Confidence.HIGH,
        source=("x",),
        clauses=clauses,
    )


def requirement(id: str, clause: dict[Lens, str], asks: str = "", **more: object) -> Requirement:
    return Requirement(
        id=id,
        clause=clause,
        asks=asks or f"Is {id} in place?",
        looks_for=("A list of 12 bakers",),
        small_firm="One page.",
        source=("x",),
        confidence=Confidence.HIGH,
        **more,  # type: ignore[arg-type]
    )


SHARED = requirement("shared", {NEW: "8.4.1", OLD: "8.4.1"}, gate=CertificationStage.STAGE_2)
MOVED = requirement("moved", {NEW: "10", OLD: "10.3"})
FRESH = requirement("fresh", {NEW: "8.10"}, since="2026")
GONE = requirement("gone", {OLD: "8.4"}, documents=Documents(keep=Keep.RETAIN, what="The Purchase log"))
DESIGN = requirement("design-1994", {FULL: "4.4.1"})
BUYING = requirement("buying-1994", {FULL: "4.6", MODEL: "4.6"})
ALL = (SHARED, MOVED, FRESH, GONE, DESIGN, BUYING)


def link(source: str, to: str, carry: Correspondence = Correspondence.PARTIAL) -> Link:
    return Link(source_id=source, to=to, carry=carry, ask="Really?", source=(), confidence=Confidence.HIGH)


WALK = Crosswalk(
    crosswalk="sample",
    version="1",
    source=("x",),
    carries=(
        link("buying-1994", "shared"),
        link("shared", "buying-1994", Correspondence.EQUIVALENT),
        link("gone", "fresh"),
        link("shared", "nobody-knows-this"),
    ),
    nothing=(NoLink(to="fresh", source_lens=MODEL, why="Unheard of.", source=(), confidence=Confidence.LOW),),
)


@pytest.fixture(scope="module")
def library() -> Library:
    part = CatalogueFile(
        catalogue="sample", version="1", editions=tuple(map(edition, TREES)), requirements=ALL
    )
    return Library(Catalogue([part]), WALK)


def found(library: Library, search: str = "", choice: LibraryFilter = LibraryFilter.ALL) -> list[str]:
    return [known.id for group in library.groups(choice, search) for known in group.requirements]


def test_today_stands_before_1994_and_clauses_in_the_order_of_their_numbers(library: Library) -> None:
    said = [(group.clause.number, group.clause.title) for group in library.groups()]
    assert said == [
        ("8", "Operation"),
        ("10", "Improvement"),
        ("4.4", "Design control"),
        ("4.6", "Purchasing"),
    ]
    assert found(library) == ["gone", "shared", "fresh", "moved", "design-1994", "buying-1994"]


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        (LibraryFilter.ISO9001_2026, ["shared", "fresh", "moved"]),
        (LibraryFilter.ISO9001_2015, ["gone", "shared", "moved"]),
        (LibraryFilter.ISO9001_1994, ["design-1994", "buying-1994"]),
        (LibraryFilter.ISO9002_1994, ["buying-1994"]),
        (LibraryFilter.DIFFERS_TODAY, ["gone", "fresh", "moved"]),
        (LibraryFilter.DIFFERS_1994, ["design-1994"]),
        (LibraryFilter.NEW, ["fresh"]),
        (LibraryFilter.GATES, ["shared"]),
        (LibraryFilter.DOCUMENTS, ["gone"]),
    ],
)
def test_a_choice_holds_what_its_name_says(library: Library, choice: LibraryFilter, ids: list[str]) -> None:
    assert found(library, choice=choice) == ids
    assert library.count(choice) == len(ids)


@pytest.mark.parametrize(
    ("search", "ids"),
    [
        ("8.4", ["gone", "shared"]),
        ("8.4.", ["gone", "shared"]),
        ("8", ["gone", "shared", "fresh"]),
        ("8.1", []),
        ("10.3", ["moved"]),
        ("4.4", ["design-1994"]),
        ("PURCHASE LOG", ["gone"]),
        ("log purchase", ["gone"]),
        ("suppliers", ["gone", "shared"]),
        ("design-1994", ["design-1994"]),
        ("8.4 log", ["gone"]),
        ("log 8.10", []),
    ],
)
def test_search_finds_words_numbers_ids_and_documents(library: Library, search: str, ids: list[str]) -> None:
    assert found(library, search) == ids


def test_search_looks_into_what_an_auditor_looks_for(library: Library) -> None:
    assert len(found(library, "bakers")) == len(ALL)
    assert len(found(library, "12")) == len(ALL)


def test_a_question_stands_under_its_own_numbers_and_those_of_its_counterparts(library: Library) -> None:
    near = Number("4.6", near=True)
    assert library.numbers(SHARED) == {NEW: Number("8.4.1"), OLD: Number("8.4.1"), FULL: near, MODEL: near}
    assert library.numbers(FRESH) == {NEW: Number("8.10"), OLD: Number("8.4", near=True)}
    assert library.numbers(DESIGN) == {FULL: Number("4.4.1")}


def test_a_counterpart_says_what_an_answer_is_worth_in_both_directions(library: Library) -> None:
    (counterpart,) = library.counterparts("shared")
    assert counterpart.requirement == BUYING
    assert counterpart.arrives is not None
    assert counterpart.arrives.carry is Correspondence.PARTIAL
    assert counterpart.leaves is not None
    assert counterpart.leaves.carry is Correspondence.EQUIVALENT


def test_links_to_what_is_not_in_the_catalogue_are_left_out(library: Library) -> None:
    assert library.counterparts("nobody-knows-this") == ()
    assert library.requirement("nobody-knows-this") is None


def test_an_edition_without_a_counterpart_says_why(library: Library) -> None:
    assert [gap.why for gap in library.without("fresh")] == ["Unheard of."]
    assert library.without("shared") == ()


@pytest.mark.parametrize(
    ("known", "what"),
    [
        (SHARED, Difference.SAME),
        (MOVED, Difference.MOVED),
        (FRESH, Difference.ONLY_HERE),
        (GONE, Difference.ONLY_THERE),
        (BUYING, None),
    ],
)
def test_what_became_of_a_question_between_two_editions(known: Requirement, what: Difference | None) -> None:
    assert difference(known, NEW, OLD) is what


def test_a_title_names_the_clause_above_but_not_the_chapter(library: Library) -> None:
    assert library.title(NEW, "8.4.1") == "Suppliers: General"
    assert library.title(NEW, "8") == "Operation"
    assert library.title(FULL, "4.4.1") == "Design control: General"


SHIPPED = Library(shipped(), crosswalk.shipped())
IDS = sorted({known.id for lens in Lens for known in shipped().requirements(lens)})


def test_every_shipped_question_is_there_once() -> None:
    assert sorted(found(SHIPPED)) == IDS


@given(st.sampled_from(IDS), st.sampled_from(list(LibraryFilter)))
def test_each_question_is_found_by_its_id_wherever_it_belongs(id: str, choice: LibraryFilter) -> None:
    assert (id in found(SHIPPED, id, choice)) == (id in found(SHIPPED, choice=choice))


@given(st.text(max_size=12), st.text(max_size=12))
def test_a_longer_search_never_finds_more(first: str, second: str) -> None:
    assert set(found(SHIPPED, f"{first} {second}")) <= set(found(SHIPPED, first))


@given(st.sampled_from(IDS))
def test_counterparts_point_to_each_other(id: str) -> None:
    for counterpart in SHIPPED.counterparts(id):
        assert id in {back.requirement.id for back in SHIPPED.counterparts(counterpart.requirement.id)}
