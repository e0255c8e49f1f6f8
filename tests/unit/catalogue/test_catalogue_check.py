"""Each rule of the catalogue finds the defect it is there for, and the shipped files have none."""

from collections.abc import Callable
from importlib.resources import files

import pytest
from msgspec.structs import replace

from isoassess.catalogue.catalogue import SHIPPED, CatalogueFile, load
from isoassess.catalogue.checks import breaches, problems
from isoassess.catalogue.requirement_checks import yes_no_facts
from isoassess.domain import (
    Applies,
    CertificationStage,
    Clause,
    Confidence,
    Documents,
    Keep,
    Lens,
    Requirement,
)
from isoassess.domain.fact_keys import fact
from isoassess.domain.profile import Profile

Fault = Callable[[Requirement], Requirement]

SHIPPED_FILES = tuple(load(files("resources") / "catalogue" / name) for name in SHIPPED)
ISO9001, OF_1994 = SHIPPED_FILES
TODAY, FORMER = Lens.ISO9001_2026, Lens.ISO9001_2015


def with_requirements(change: Callable[[Requirement], Requirement | None]) -> CatalogueFile:
    """ISO 9001 as shipped, each requirement changed, or left out where the change gives none."""
    changed = (change(known) for known in ISO9001.requirements)
    return replace(ISO9001, requirements=tuple(known for known in changed if known is not None))


def with_one(id: str, fault: Fault) -> CatalogueFile:
    assert any(known.id == id for known in ISO9001.requirements)
    return with_requirements(lambda known: fault(known) if known.id == id else known)


def with_tree(change: Callable[[tuple[Clause, ...]], tuple[Clause, ...]]) -> CatalogueFile:
    """ISO 9001 as shipped, the clause tree of 2026 changed."""
    first, *others = ISO9001.editions
    return replace(ISO9001, editions=(replace(first, clauses=change(first.clauses)), *others))


def without(number: str) -> CatalogueFile:
    return with_tree(lambda clauses: tuple(clause for clause in clauses if clause.number != number))


def set_to(**values: object) -> Fault:
    return lambda known: replace(known, **values)


def test_the_shipped_files_have_no_problem() -> None:
    assert problems(SHIPPED_FILES) == []


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        (set_to(id="Upkeep_of"), "the id is not lower-case words"),
        (set_to(id="upkeep--twice"), "the id is not lower-case words"),
        (set_to(id="key-knowledge"), "this id is used twice"),
        (set_to(clause={}), "it belongs to no clause"),
        (set_to(clause={TODAY: "7.9"}), "iso9001:2026 has no 7.9"),
        (set_to(clause={Lens.ISO9002_1994: "4.9"}), "iso9002:1994 has no 4.9"),
        (set_to(clause={TODAY: "7.1"}), "clause 7.1 of iso9001:2026 has clauses below it"),
        (set_to(asks="Is it " + "very " * 40 + "good?"), "longer than 200"),
        (set_to(asks="Tell me how it is kept."), "not one question"),
        (set_to(asks="Is it kept? Is it safe?"), "not one question"),
        (set_to(asks="Is it kept and/or repaired?"), "and/or"),
        (set_to(asks=""), "asks is empty"),
        (set_to(states=""), "it has no statement"),
        (set_to(states=" "), "it has no statement"),
        (set_to(states="Is it kept?"), "the statement asks"),
        (set_to(states="Is it kept? It is kept."), "the statement asks"),
        (set_to(states="It is kept"), "does not end with a full stop"),
        (set_to(states="It is kept.\nIt is safe."), "the statement is not one line"),
        (set_to(states="It is kept. "), "the statement is not one line"),
        (set_to(states="It is " + "very " * 30 + "good."), "the statement is longer than 140"),
        (set_to(states="It must be kept."), "demands with must"),
        (set_to(states="Shall be kept."), "demands with Shall"),
        (set_to(states="It should be kept."), "demands with should"),
        (set_to(states="The organisation keeps it."), "organisation is not the American spelling"),
        (set_to(looks_for=("one",)), "2 to 5 points"),
        (set_to(looks_for=("1", "2", "3", "4", "5", "6")), "2 to 5 points"),
        (set_to(looks_for=("one", "one")), "stands twice"),
        (set_to(looks_for=("one", " ")), "looks_for is empty"),
        (set_to(small_firm="  "), "small_firm is empty"),
        (set_to(small_firm="A list of the organisation."), "organisation is not the American spelling"),
        (set_to(applies=Applies.CONDITIONAL), "needs when"),
        (set_to(when="conditions.measuring_equipment"), "that can fall away"),
        (set_to(applies=Applies.CONDITIONAL, when="conditions.weather"), "no yes-or-no key"),
        (set_to(applies=Applies.CONDITIONAL, when="design.product"), "no yes-or-no key"),
        (set_to(documents=Documents(keep=Keep.RETAIN, what=" ")), "both what is kept and how"),
        (set_to(documents=Documents(what="A list")), "both what is kept and how"),
        (set_to(gate=CertificationStage.STAGE_2, quick=False), "a gate must be in the quick scan"),
        (set_to(source=()), "it has no source"),
        (set_to(source=("a blog",)), "source a blog"),
        (set_to(since="2026"), "an earlier edition has it too"),
        (set_to(since="2031"), "there is no edition 2031"),
        (set_to(replaces=("equipment-upkeep",)), "it replaces itself"),
        (set_to(cause=None), "it has no cause"),
        (set_to(confidence=Confidence.LOW), "only one doubtful source"),
        (set_to(graded=False, quick=True), "not graded is no gate"),
        (set_to(applies=Applies.CASE, when="conditions.post_delivery"), "a fact lets fall away"),
    ],
)
def test_a_defect_of_one_requirement_is_found(fault: Fault, found: str) -> None:
    said = breaches([with_one("equipment-upkeep", fault)])
    assert any(found in problem for problem in said)
    assert all(problem.startswith("iso9001: ") for problem in said)


def test_two_questions_that_are_nearly_the_same_are_found() -> None:
    asked = next(known.asks for known in ISO9001.requirements if known.id == "calibration")
    twin = with_one("equipment-upkeep", set_to(asks=asked.replace("regularly", "often")))
    assert problems([twin]) == ["iso9001: calibration: asks nearly the same as equipment-upkeep"]


def test_two_requirements_that_state_the_same_are_found() -> None:
    stated = next(known.states for known in ISO9001.requirements if known.id == "calibration")
    said = breaches([with_one("equipment-upkeep", set_to(states=stated.upper()))])
    assert said == ["iso9001: calibration: states the same as equipment-upkeep"]


def test_the_same_question_in_two_lenses_that_never_meet_is_no_problem() -> None:
    asked = "Do the people in charge put quality before a quick result?"
    one, other, *rest = ISO9001.requirements
    apart = (
        replace(one, asks=asked, clause={TODAY: "4.1"}),
        replace(other, asks=asked, clause={FORMER: "4.1"}),
    )
    said = problems([replace(ISO9001, requirements=(*apart, *rest))])
    assert not any("nearly the same" in problem for problem in said)


@pytest.mark.parametrize(
    "number",
    [
        *("4.3", "4.4.1", "5.1.1", "5.2", "6.1", "6.2.1", "7.1.5.2", "7.2", "8.1", "8.2.3", "8.3", "8.4.1"),
        *("8.5.1", "8.6", "8.7", "9.1.1", "9.1.2", "9.2", "9.3", "10.2"),
    ],
)
@pytest.mark.parametrize("lens", [TODAY, FORMER])
def test_a_clause_that_stops_a_certificate_must_have_a_gate(lens: Lens, number: str) -> None:
    def opened(known: Requirement) -> Requirement:
        clause = known.clause.get(lens, "")
        return replace(known, gate=None) if f"{clause}.".startswith(f"{number}.") else known

    said = breaches([with_requirements(opened)])
    assert any(problem.startswith(f"iso9001: {lens}: clause {number} has no gate") for problem in said)


@pytest.mark.parametrize(
    "id",
    [
        "scope-statement",
        "process-overview",
        "quality-policy",
        "quality-objectives",
        "risks-identified",
        "internal-audit-program",
        "management-review-schedule",
        "corrective-action-process",
    ],
)
def test_what_must_exist_before_stage_1_is_a_gate_of_stage_1(id: str) -> None:
    said = breaches([with_one(id, set_to(gate=CertificationStage.STAGE_2))])
    assert any("has no gate for stage-1" in problem for problem in said)


@pytest.mark.parametrize("element", [f"4.{number}" for number in range(1, 20)])
def test_an_element_of_1994_must_have_a_gate(element: str) -> None:
    opened = tuple(
        replace(known, gate=None)
        if f"{known.clause[Lens.ISO9001_1994]}.".startswith(f"{element}.")
        else known
        for known in OF_1994.requirements
    )
    said = breaches([replace(OF_1994, requirements=opened)])
    assert f"iso9000-1994: iso9001:1994: clause {element} has no gate for stage-2" in said


def test_a_clause_group_missing_from_the_quick_scan_is_found() -> None:
    said = breaches([with_one("communication-agreed", set_to(quick=False))])
    assert said == [
        f"iso9001: {lens}: the quick scan asks nothing of clause group 7.4" for lens in (TODAY, FORMER)
    ]


def test_a_clause_without_its_parent_is_found() -> None:
    assert "iso9001: iso9001:2026: clause 9.2.1 has no parent 9.2" in breaches([without("9.2")])


def test_a_clause_out_of_order_is_found() -> None:
    said = breaches([with_tree(lambda clauses: (*clauses[1:], clauses[0]))])
    assert said == ["iso9001: iso9001:2026: clause 4 stands after 10.2.2"]


def test_a_clause_that_stands_twice_is_found() -> None:
    said = breaches([with_tree(lambda clauses: (clauses[0], *clauses))])
    assert said == ["iso9001: iso9001:2026: clause 4 stands after 4"]


def test_a_clause_without_a_title_is_found() -> None:
    said = breaches([with_tree(lambda clauses: (replace(clauses[0], title=" "), *clauses[1:]))])
    assert said == ["iso9001: iso9001:2026: clause 4 has no title"]


def test_an_edition_without_a_source_is_found() -> None:
    first, *others = ISO9001.editions
    said = breaches([replace(ISO9001, editions=(replace(first, source=()), *others))])
    assert said == ["iso9001: iso9001:2026: the edition has no source"]


def test_an_id_used_in_two_files_is_found() -> None:
    taken = OF_1994.requirements[0].id
    said = breaches([with_one("equipment-upkeep", set_to(id=taken)), OF_1994])
    assert f"iso9000-1994: {taken}: this id is used twice" in said


def test_yes_no_facts_are_keys_of_the_profile_that_start_unknown() -> None:
    assert "conditions.post_delivery" in yes_no_facts()
    assert all(fact(Profile(), key) is None for key in yes_no_facts())
