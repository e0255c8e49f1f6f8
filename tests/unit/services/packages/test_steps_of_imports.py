"""What came with an import is no step of the assessment: undo takes back what was typed here, and no more."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.domain import Answer, Rating
from isoassess.services.packages.importing import take_out
from isoassess.store import ChangedSince, Store
from tests.unit.services.packages.conftest import POLICY, SCOPE
from tests.unit.services.packages.test_packages import exported, firm_of, imported
from tests.unit.services.packages.test_undone_imports import taken_from

TYPED = "calibration"


@pytest.fixture
def two(laptop: Store, other: Store, tmp_path: Path) -> tuple[Store, Store]:
    """The same organization on two laptops."""
    imported(exported(laptop, tmp_path), other)
    return laptop, other


def newest(store: Store) -> str:
    return store.assessments(firm_of(store))[0].id


def undo_all(store: Store, assessment: str) -> int:
    """How many steps there were."""
    count = 0
    while store.undo(assessment) is not None:
        count += 1
    return count


@pytest.mark.parametrize("restarted", [False, True], ids=["in the same window", "after a restart"])
def test_undo_stops_at_what_came(laptop: Store, other: Store, tmp_path: Path, restarted: bool) -> None:
    imported(exported(laptop, tmp_path), other, asking=other)
    now = newest(other)
    came = other.answers(now)
    for rating in (Rating.PARTIAL, Rating.CONFORMING):
        other.save_answer(now, TYPED, Answer(rating=rating))
    typed = other.answers(now)
    with Store.open(other.path, who=other.who) as again:
        in_use = again if restarted else other
        assert undo_all(in_use, now) == 2
        assert other.answers(now) == came
        while in_use.redo(now) is not None:
            pass
        assert other.answers(now) == typed


def test_undo_passes_over_what_was_merged_in_between(two: tuple[Store, Store], tmp_path: Path) -> None:
    laptop, other = two
    now = newest(laptop)
    before = laptop.answers(now)
    laptop.save_answer(now, TYPED, Answer(note="typed here"))
    other.save_answer(now, POLICY, replace(other.answers(now)[POLICY], note="typed there"))
    imported(exported(other, tmp_path), laptop, asking=laptop)
    undone = laptop.undo(now)
    assert undone is not None
    assert undone.requirement_id == TYPED
    assert laptop.answers(now) == {**before, POLICY: replace(before[POLICY], note="typed there")}


def test_what_was_undone_on_the_other_laptop_is_not_undone_once_more(
    two: tuple[Store, Store], tmp_path: Path
) -> None:
    laptop, _other = two
    now = newest(laptop)
    laptop.save_answer(now, TYPED, Answer(note="first"))
    laptop.save_answer(now, SCOPE, replace(laptop.answers(now)[SCOPE], note="last"))
    with Store.open(tmp_path / "copy.db", who="A. Consultant") as away:
        imported(exported(laptop, tmp_path), away)
        away.save_answer(now, SCOPE, replace(away.answers(now)[SCOPE], note=""))
        imported(exported(away, tmp_path), laptop, asking=laptop)
    assert laptop.answers(now)[SCOPE].note == ""
    laptop.undo(now)  # that of SCOPE: it says already what it said before
    undone = laptop.undo(now)
    assert undone is not None
    assert (undone.requirement_id, TYPED in laptop.answers(now)) == (TYPED, False)


def test_neither_an_import_that_was_undone_nor_its_undoing_is_a_step(
    two: tuple[Store, Store], tmp_path: Path
) -> None:
    laptop, other = two
    now = newest(laptop)
    laptop.save_answer(now, TYPED, Answer(note="typed here"))
    other.save_answer(now, POLICY, Answer(rating=Rating.ABSENT))
    done = imported(exported(other, tmp_path), laptop, asking=laptop)
    before = laptop.answers(now)
    assert before[POLICY].rating is Rating.ABSENT
    take_out(done, laptop.path, who=laptop.who, asking=laptop)
    undone = laptop.undo(now)
    assert undone is not None
    assert undone.requirement_id == TYPED
    redone = laptop.redo(now)
    assert redone is not None
    assert redone.requirement_id == TYPED


def test_undo_goes_on_before_a_step_whose_field_came_otherwise(
    two: tuple[Store, Store], tmp_path: Path
) -> None:
    laptop, other = two
    now = newest(laptop)
    laptop.save_answer(now, TYPED, Answer(note="typed first"))
    laptop.save_answer(now, POLICY, replace(laptop.answers(now)[POLICY], note="typed here"))
    imported(exported(laptop, tmp_path), other)
    other.save_answer(now, POLICY, replace(other.answers(now)[POLICY], note="typed there"))
    imported(exported(other, tmp_path), laptop, asking=laptop)
    with pytest.raises(ChangedSince, match=r"B\. Colleague has changed this field since\..*goes on"):
        laptop.undo(now)
    undone = laptop.undo(now)
    assert undone is not None
    assert (undone.requirement_id, TYPED in laptop.answers(now)) == (TYPED, False)
    assert laptop.answers(now)[POLICY].note == "typed there"
    laptop.save_answer(now, SCOPE, replace(laptop.answers(now)[SCOPE], note="typed last"))
    assert laptop.undo(now) is not None
    with pytest.raises(ChangedSince):  # told anew, as much may be otherwise by now
        laptop.undo(now)


def test_a_file_that_was_taken_over_is_no_step(laptop: Store, tmp_path: Path) -> None:
    now = newest(laptop)
    laptop.save_answer(now, TYPED, Answer(note="typed here"))
    file = tmp_path / "said.yaml"
    file.write_text(
        "organization: {name: Example Ltd}\nassessment: {date: 2026-10-01, lens: iso9001:2026}\n"
        "answers:\n  quality-policy: {rating: 1, evidence: From the file.}\n",
        "utf-8",
    )
    taken_from(file, laptop, firm_of(laptop))
    assert laptop.answers(now)[POLICY].evidence == "From the file."
    undone = laptop.undo(now)
    assert undone is not None
    assert undone.requirement_id == TYPED
    assert laptop.answers(now)[POLICY].evidence == "From the file."
