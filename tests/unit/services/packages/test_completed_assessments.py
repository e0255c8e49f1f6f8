"""What comes in a package to an assessment that is completed here: left out unasked, or a reopening."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, ActionStatus, Answer, Rating
from isoassess.services.packages.exporting import export
from isoassess.services.packages.importing import preview, reopening, take_in, take_out
from isoassess.services.packages.taken_words import taken_in_words
from isoassess.services.packages.warning_words import warnings
from isoassess.store import HistoryEntry, Store
from isoassess.store.joining.joined import JoinRule
from isoassess.store.joining.locks import held, locked
from tests.unit.services.packages.conftest import NOW, POLICY, SCOPE

ON = date(2026, 11, 18)


def newest(store: Store) -> str:
    return store.assessments(store.organizations()[0].id)[0].id


def package(file: Path, folder: Path, answers: dict[str, Answer]) -> Path:
    """From a colleague who has a copy of the file, in which the assessment goes on."""
    with Store.open(file, who="B. Colleague") as store:
        for requirement, answer in answers.items():
            store.save_answer(newest(store), requirement, answer)
        return export(store, [store.organizations()[0].id], folder / "given").file


@pytest.fixture
def copy(laptop: Store, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(laptop.path, tmp_path / "copy.db"))


def take(file: Path, store: Store, **given: object) -> object:
    return take_in(file, store.path, who=store.who, now=NOW, rule=JoinRule.THEIRS, **given)  # type: ignore[arg-type]


def history(store: Store) -> list[HistoryEntry]:
    return store.history(newest(store))


def test_a_completed_assessment_stays_as_it_was_completed(laptop: Store, copy: Path, tmp_path: Path) -> None:
    here = newest(laptop)
    before = laptop.answers(here)
    laptop.complete_assessment(here, ON)
    other = Answer(rating=Rating.PARTIAL, evidence="Seen by a colleague.")
    file = package(copy, tmp_path, {POLICY: other, "calibration": other})
    found = preview(file, laptop, shipped())
    (one,) = found.comparisons
    assert locked(one) == (here,)
    assert found.conflict_count() == 0
    assert any("stays so" in sentence and "left out" in sentence for sentence in warnings(found, shipped()))
    done = take(file, laptop)
    assert laptop.answers(here) == before
    assert laptop.assessment(here).completed == ON
    assert f"{len(held(one))} changes of completed assessments were left out" in taken_in_words(done.taken)  # type: ignore[attr-defined]
    assert '"Seen by a colleague."' in {entry.after for entry in history(laptop)}
    assert preview(file, laptop, shipped()).brings_nothing


def test_how_far_an_action_is_comes_to_a_completed_assessment_too(
    laptop: Store, copy: Path, tmp_path: Path
) -> None:
    here = newest(laptop)
    laptop.complete_assessment(here, ON)
    answer = laptop.answers(here)[SCOPE]
    done = replace(answer, action=replace(answer.action, status=ActionStatus.DONE, done=ON))
    file = package(copy, tmp_path, {SCOPE: done})
    assert locked(preview(file, laptop, shipped()).comparisons[0]) == ()
    take(file, laptop)
    assert laptop.answers(here)[SCOPE].action.status is ActionStatus.DONE
    assert laptop.assessment(here).completed == ON


def test_taken_over_it_is_reopened_with_the_package_as_the_reason_and_undone_it_is_completed_again(
    laptop: Store, copy: Path, tmp_path: Path
) -> None:
    here = newest(laptop)
    before = laptop.answers(here)
    laptop.complete_assessment(here, ON)
    judged = laptop.content(laptop.organizations()[0].id)
    other = Answer(rating=Rating.PARTIAL, evidence="Seen by a colleague.", action=Action(what="Ask again."))
    file = package(copy, tmp_path, {POLICY: other})
    done = take(file, laptop, chosen=reopening(preview(file, laptop, shipped())))
    assert laptop.answers(here)[POLICY] == other
    assert laptop.assessment(here).completed is None
    (reason,) = [json.loads(one.after or "") for one in history(laptop) if one.key == "reopened"]
    assert file.name in reason
    assert "1 completed assessment was reopened." in taken_in_words(done.taken)  # type: ignore[attr-defined]
    take_out(done, laptop.path, who=laptop.who)  # type: ignore[arg-type]
    assert laptop.assessment(here).completed == ON
    assert laptop.answers(here) == before
    again = laptop.content(laptop.organizations()[0].id)
    assert judged is not None
    assert again is not None
    assert [one.completed_profile for one in again.assessments] == [
        one.completed_profile for one in judged.assessments
    ]


def test_what_a_colleague_reopened_with_a_reason_comes_reopened_and_is_told(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    here = newest(laptop)
    laptop.complete_assessment(here, ON)
    take(package(laptop.path, tmp_path, {}), other)
    other.reopen_assessment(here, "A record was found.")
    seen = Answer(rating=Rating.PARTIAL, evidence="Seen by a colleague.")
    file = package(other.path, tmp_path, {POLICY: seen})
    assert any(
        "was reopened in the package" in one for one in warnings(preview(file, laptop, shipped()), shipped())
    )
    take(file, laptop)
    assert laptop.assessment(here).completed is None
    assert laptop.answers(here)[POLICY] == seen
    assert [json.loads(one.after or "") for one in history(laptop) if one.key == "reopened"] == [
        "A record was found."
    ]


@pytest.mark.parametrize("changed", [(), (POLICY,), (POLICY, SCOPE)])
def test_changes_that_whoever_completed_it_has_not_seen_are_told(
    laptop: Store, copy: Path, tmp_path: Path, changed: tuple[str, ...]
) -> None:
    here = newest(laptop)
    for requirement in changed:
        kept = laptop.answers(here).get(requirement, Answer())
        laptop.save_answer(here, requirement, replace(kept, evidence="Seen here meanwhile."))
    with Store.open(copy, who="B. Colleague") as store:
        store.complete_assessment(here, ON)
    found = preview(package(copy, tmp_path, {}), laptop, shipped())
    told = [one for one in warnings(found, shipped()) if "was completed in the package without" in one]
    assert len(told) == bool(changed)
    assert [one for one in told if f"without {len(changed)} change" not in one] == []
    take(found.file, laptop)
    assert laptop.assessment(here).completed == ON
    assert all(laptop.answers(here)[one].evidence == "Seen here meanwhile." for one in changed)
