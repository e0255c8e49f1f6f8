"""The shipped catalogue answers every lens; a file that is no catalogue is refused with place and reason."""

from pathlib import Path

import pytest

from isoassess.catalogue.catalogue import SHIPPED, Catalogue, lowest, read, shipped
from isoassess.domain import Applies, CertificationStage, Clause, Keep, Lens
from isoassess.domain.clause_numbers import group
from isoassess.errors import BadInput

SMALL = """
catalogue: small
version: "1"
editions:
  - lens: iso9001:2026
    title: "ISO 9001:2026"
    as_of: 2026-11-23
    confidence: M
    source: ["iso9001 S30"]
    clauses:
      - {number: "8", title: "Operation"}
      - {number: "8.2", title: "Second"}
      - {number: "8.10", title: "Tenth"}
requirements:
  - id: late-one
    clause: {"iso9001:2026": "8.10"}
    asks: "Is the tenth in order?"
    looks_for: ["one", "two"]
    small_firm: "A list."
    source: ["iso9001 8.1 (1)"]
    confidence: H
  - id: early-one
    clause: {"iso9001:2026": "8.2"}
    asks: "Is the second in order?"
    looks_for: ["one", "two"]
    small_firm: "A list."
    documents: {keep: retain, what: "The list"}
    source: ["iso9001 8.2.1 (1)"]
    confidence: H
"""


def small(folder: Path, *, old: str = "", new: str = "") -> Path:
    """The small catalogue as a file, with one text in it replaced."""
    assert old in SMALL
    path = folder / "small.yaml"
    path.write_text(SMALL.replace(old, new, 1) if old else SMALL, encoding="utf-8")
    return path


def elements(lens: Lens) -> list[Clause]:
    return [clause for clause in shipped().clauses(lens) if group(clause.number) == clause.number]


@pytest.mark.parametrize("lens", [Lens.ISO9001_2026, Lens.ISO9001_2015])
def test_both_editions_of_today_have_65_lowest_clauses(lens: Lens) -> None:
    assert len(lowest(shipped().clauses(lens))) == 65


def test_the_two_editions_differ_only_where_the_revision_moved_clauses() -> None:
    new, old = ({c.number for c in lowest(shipped().clauses(Lens(f"iso9001:{y}")))} for y in (2026, 2015))
    assert new - old == {"6.1.3"}
    assert old - new == {"10.3"}


def test_iso9001_of_1994_has_20_elements_and_iso9002_all_but_design_control() -> None:
    nine_one, nine_two = elements(Lens.ISO9001_1994), elements(Lens.ISO9002_1994)
    assert len(nine_one) == 20
    assert len(nine_two) == 19
    assert [clause for clause in nine_one if clause not in nine_two] == [
        Clause(number="4.4", title="Design control")
    ]


def test_iso9002_asks_nothing_about_design_control_and_shares_all_else() -> None:
    nine_one, nine_two = (shipped().requirements(Lens(f"iso900{number}:1994")) for number in (1, 2))
    only_nine_one = [known for known in nine_one if known not in nine_two]
    assert all(known in nine_one for known in nine_two)
    assert {group(known.clause[Lens.ISO9001_1994]) for known in only_nine_one} == {"4.4"}


@pytest.mark.parametrize("lens", list(Lens))
def test_every_clause_group_of_a_lens_is_in_its_quick_scan(lens: Lens) -> None:
    groups = {group(clause.number) for clause in lowest(shipped().clauses(lens))}
    assert {group(known.clause[lens]) for known in shipped().requirements(lens, quick=True)} == groups


@pytest.mark.parametrize("lens", [Lens.ISO9001_2026, Lens.ISO9001_2015])
def test_the_quick_scan_of_today_stays_an_afternoon(lens: Lens) -> None:
    assert 40 <= len(shipped().requirements(lens, quick=True)) <= 45


@pytest.mark.parametrize("lens", list(Lens))
def test_requirements_follow_the_clause_tree(lens: Lens) -> None:
    order = [clause.number for clause in shipped().clauses(lens)]
    places = [order.index(known.clause[lens]) for known in shipped().requirements(lens)]
    assert places == sorted(places)


@pytest.mark.parametrize("lens", list(Lens))
def test_the_quick_scan_is_the_quick_part_of_the_whole_in_the_same_order(lens: Lens) -> None:
    whole = shipped().requirements(lens)
    assert shipped().requirements(lens, quick=True) == tuple(known for known in whole if known.quick)


def test_design_is_a_claim_that_stops_a_certificate_when_it_applies_and_is_absent() -> None:
    design = shipped().requirement("design-process")
    assert design.applies is Applies.CLAIM
    assert design.gate is CertificationStage.STAGE_2


def test_what_2026_brought_new_is_absent_from_2015() -> None:
    new = [known for known in shipped().requirements(Lens.ISO9001_2026) if known.since == "2026"]
    assert {"quality-culture", "culture-awareness"} <= {known.id for known in new}
    assert not any(Lens.ISO9001_2015 in known.clause for known in new)


def test_opportunities_have_their_own_clause_in_2026_and_share_the_one_of_actions_in_2015() -> None:
    clause = shipped().requirement("opportunity-actions").clause
    assert clause == {Lens.ISO9001_2026: "6.1.3", Lens.ISO9001_2015: "6.1.2"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [("8.4.1", "8.4"), ("4.6.2", "4.6"), ("8", "8"), ("7.1.5.2", "7.1"), ("4.10.2", "4.10")],
)
def test_group_is_the_first_two_steps_of_a_number(number: str, expected: str) -> None:
    assert group(number) == expected


def test_an_unknown_requirement_is_refused_with_the_nearest_one() -> None:
    assert shipped().near("supplier-reevalution") == "supplier-reevaluation"
    with pytest.raises(BadInput, match="did you mean supplier-reevaluation"):
        shipped().requirement("supplier-reevalution")


def test_nothing_near_means_no_suggestion() -> None:
    assert shipped().near("qqqqqq") is None
    with pytest.raises(BadInput, match=r"^There is no requirement qqqqqq\.$"):
        shipped().requirement("qqqqqq")


def test_shipped_is_read_once() -> None:
    assert shipped() is shipped()
    assert shipped().version == "2026.12"


def test_order_is_by_number_not_by_text_and_not_by_file(tmp_path: Path) -> None:
    catalogue = read(small(tmp_path))
    assert [known.id for known in catalogue.requirements(Lens.ISO9001_2026)] == ["early-one", "late-one"]


def test_a_requirement_left_bare_gets_the_plain_defaults(tmp_path: Path) -> None:
    known = read(small(tmp_path)).requirement("late-one")
    assert (known.documents.keep, known.applies, known.gate, known.quick) == (
        Keep.NONE,
        Applies.NEVER,
        None,
        False,
    )


def test_a_lens_that_no_file_describes_is_refused(tmp_path: Path) -> None:
    catalogue = read(small(tmp_path))
    for ask in (Catalogue.clauses, Catalogue.requirements):
        with pytest.raises(BadInput, match="does not hold ISO 9002:1994"):
            ask(catalogue, Lens.ISO9002_1994)


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ('asks: "Is the tenth in order?"', "asks: 10", ["late-one: asks", "int"]),
        ('asks: "Is the tenth in order?"', "{}", ["small.yaml", "YAML", "line"]),
        ('asks: "Is the tenth in order?"', "", ["late-one", "asks"]),
        ("confidence: H", "confidence: sure", ["late-one: confidence", "sure"]),
        ("confidence: H", "confidence: H\n    qick: true", ["late-one", "qick"]),
        ("keep: retain", "keep: retain, where: here", ["early-one", "where"]),
        ('title: "Tenth"', 'title: "Tenth", gate: yes', ["8.10", "gate"]),
        ('number: "8.10"', "number: 8.10", ["clauses", "number"]),
        ("as_of: 2026-11-23", "as_of: soon", ["as_of"]),
        ('version: "1"', 'version: "1"\ncolour: red', ["colour"]),
        ('version: "1"', "", ["version"]),
        ('"iso9001:2026": "8.10"', '"iso9001:2026": "8.11"', ["late-one", "clause", "8.11"]),
        ('"iso9001:2026": "8.10"', '"iso9001:2015": "8.10"', ["late-one", "clause", "iso9001:2015"]),
        ('"iso9001:2026": "8.10"', '"iso9001:2030": "8.10"', ["late-one", "2030"]),
        ("id: early-one", "id: late-one", ["late-one", "twice"]),
        (SMALL, "- just\n- a list\n", ["the whole file", "small.yaml"]),
        (SMALL, "", ["the whole file", "small.yaml"]),
    ],
)
def test_a_bad_file_is_refused_with_file_key_and_reason(
    tmp_path: Path, old: str, new: str, names: list[str]
) -> None:
    with pytest.raises(BadInput) as refusal:
        read(small(tmp_path, old=old, new=new))
    for name in ["small.yaml", *names]:
        assert name in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(b"\xff\x00\xfe" * 50)
    with pytest.raises(BadInput, match=r"small\.yaml"):
        read(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.yaml: cannot be read"):
        read(tmp_path / "none.yaml")


def test_one_edition_described_by_two_files_is_refused(tmp_path: Path) -> None:
    again = small(tmp_path).rename(tmp_path / "again.yaml")
    with pytest.raises(BadInput, match=r"small\.yaml: iso9001:2026 is described twice"):
        read(again, small(tmp_path))


def test_all_shipped_files_are_in_the_package() -> None:
    folder = Path(__file__).parents[3] / "resources" / "catalogue"
    assert {path.name for path in folder.glob("iso*.yaml")} == set(SHIPPED)
