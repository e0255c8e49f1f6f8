"""Point by point: every point of every lowest clause is asked by some requirement."""

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from isoassess.catalogue.catalogue import lowest, shipped, shipped_parts
from isoassess.catalogue.checks import lost_ids
from isoassess.domain import Confidence, Keep, Lens
from isoassess.domain.clause_numbers import group

# How many numbered points the requirements of each lowest clause of ISO 9001:2015 come to; 0 where
# they are one. The clauses of 2026 carry them on (6.1.2 is divided, 10.1 and 10.3 are joined).
POINTS_9001 = {
    "4.1": 3, "4.2": 4, "4.3": 6, "4.4.1": 6, "4.4.2": 2, "5.1.1": 6, "5.1.2": 3, "5.2.1": 5, "5.2.2":
    3, "5.3": 2, "6.1.1": 5, "6.1.2": 4, "6.2.1": 4, "6.2.2": 5, "6.3": 4, "7.1.1": 2, "7.1.2": 0,
    "7.1.3": 0, "7.1.4": 0, "7.1.5.1": 3, "7.1.5.2": 4, "7.1.6": 3, "7.2": 4, "7.3": 4, "7.4": 0,
    "7.5.1": 2, "7.5.2": 3, "7.5.3.1": 2, "7.5.3.2": 6, "8.1": 6, "8.2.1": 5, "8.2.2": 2, "8.2.3.1": 6,
    "8.2.3.2": 2, "8.2.4": 2, "8.3.1": 0, "8.3.2": 6, "8.3.3": 6, "8.3.4": 6, "8.3.5": 4, "8.3.6": 0,
    "8.4.1": 3, "8.4.2": 4, "8.4.3": 6, "8.5.1": 6, "8.5.2": 3, "8.5.3": 3, "8.5.4": 0, "8.5.5": 5,
    "8.5.6": 0, "8.6": 3, "8.7.1": 4, "8.7.2": 4, "9.1.1": 5, "9.1.2": 2, "9.1.3": 6, "9.2.1": 2,
    "9.2.2": 6, "9.3.1": 0, "9.3.2": 6, "9.3.3": 3, "10.1": 3, "10.2.1": 6, "10.2.2": 2, "10.3": 2,
}  # fmt: skip

# The same for the elements of ISO 9002:1994.
POINTS_9002 = {
    "4.1": 6, "4.2": 4, "4.3": 5, "4.5": 4, "4.6": 6, "4.7": 3, "4.8": 3, "4.9": 6, "4.10": 5, "4.11": 6,
    "4.12": 2, "4.13": 4, "4.14": 4, "4.15": 5, "4.16": 3, "4.17": 4, "4.18": 4, "4.19": 3, "4.20": 3,
}  # fmt: skip

# Documented information by clause: what must be kept as a document, and what as evidence.
MAINTAIN = {"4.3", "4.4.2", "5.2.1", "6.2.1", "7.5.1", "8.1", "8.2.4", "8.5.1", "7.5.3.2"}
RETAIN = {
    *("4.4.2", "7.1.5.1", "7.1.5.2", "7.2", "8.1", "8.2.3.2", "8.3.2", "8.3.3", "8.3.4", "8.3.5", "8.3.6"),
    *("8.4.1", "8.5.2", "8.5.3", "8.5.6", "8.6", "8.7.2", "9.1.1", "9.2.2", "9.3.3", "10.2.2"),
}
FEWEST = {
    Lens.ISO9001_2026: 200,
    Lens.ISO9001_2015: 200,
    Lens.ISO9002_1994: 85,
    Lens.ISO9001_1994: 94,
}


def asked(lens: Lens) -> Iterator[tuple[str, int]]:
    """The clause and point of every source of a lens; point 0 for a clause as a whole."""
    for requirement in shipped().requirements(lens):
        for source in requirement.source:
            if found := re.fullmatch(r"iso9001 ([\d.]+)(?: \(([\d, ]+)\))?", source):
                for point in (found[2] or "0").split(","):
                    yield found[1], int(point)
            elif found := re.fullmatch(r"iso9002 (4\.\d+)-(\d+)", source):
                yield found[1], int(found[2])


@pytest.mark.parametrize("lens", [Lens.ISO9001_2026, Lens.ISO9001_2015])
@pytest.mark.parametrize("clause", POINTS_9001)
def test_every_point_of_iso_9001_is_asked(lens: Lens, clause: str) -> None:
    points = range(1, POINTS_9001[clause] + 1) or [0]
    assert {(clause, point) for point in points} <= set(asked(lens))


@pytest.mark.parametrize("element", POINTS_9002)
def test_every_point_of_iso_9002_is_asked(element: str) -> None:
    points = range(1, POINTS_9002[element] + 1)
    assert {(element, point) for point in points} <= set(asked(Lens.ISO9002_1994))


@pytest.mark.parametrize("lens", list(Lens))
def test_every_lowest_clause_is_asked(lens: Lens) -> None:
    covered = {requirement.clause[lens] for requirement in shipped().requirements(lens)}
    assert [clause.number for clause in lowest(shipped().clauses(lens)) if clause.number not in covered] == []


@pytest.mark.parametrize("lens", list(Lens))
def test_every_edition_has_its_size(lens: Lens) -> None:
    assert len(shipped().requirements(lens)) >= FEWEST[lens]


def test_design_control_makes_the_other_model_of_1994() -> None:
    models = {lens: shipped().requirements(lens) for lens in (Lens.ISO9001_1994, Lens.ISO9002_1994)}
    without = {known.id for known in models[Lens.ISO9002_1994]}
    design = [known for known in models[Lens.ISO9001_1994] if known.id not in without]
    assert {group(requirement.clause[Lens.ISO9001_1994]) for requirement in design} == {"4.4"}
    assert len(design) >= 9


def test_the_documents_of_iso_9001_are_asked_for_where_they_are_demanded() -> None:
    found: dict[Keep, set[str]] = {Keep.MAINTAIN: set(), Keep.RETAIN: set()}
    for requirement in shipped().requirements(Lens.ISO9001_2015):
        keep = requirement.documents.keep
        kinds = found if keep is Keep.BOTH else {keep} & found.keys()
        for kind in kinds:
            found[kind].add(requirement.clause[Lens.ISO9001_2015])
    assert found[Keep.RETAIN] == RETAIN
    assert found[Keep.MAINTAIN] == MAINTAIN


def test_what_is_new_in_2026_is_marked_and_asked_only_there() -> None:
    new = [known for known in shipped().requirements(Lens.ISO9001_2026) if known.since == "2026"]
    assert {"quality-culture", "culture-awareness"} <= {known.id for known in new}
    assert all(set(known.clause) == {Lens.ISO9001_2026} for known in new)
    assert {known.confidence for known in new} == set(Confidence)


def test_released_ids_are_never_lost() -> None:
    """A released id may be added here, never taken away: answers hang on it."""
    released = (files("resources") / "catalogue" / "released-ids.txt").read_text(encoding="utf-8").split()
    parts = shipped_parts().values()
    assert lost_ids(released, parts) == []
    known = {id_ for part in parts for one in part.requirements for id_ in (one.id, *one.replaces)}
    assert known == set(released)
    assert released == sorted(set(released))
