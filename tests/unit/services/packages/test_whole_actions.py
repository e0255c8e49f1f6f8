"""An action that was changed on two laptops stays one that somebody wrote."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action
from isoassess.services.packages.exporting import export
from isoassess.services.packages.importing import preview, take_in
from isoassess.services.store_check import check_store
from isoassess.store import Store
from isoassess.store.joining.comparing import DifferenceKind
from isoassess.store.joining.joined import JoinRule
from tests.unit.services.packages.conftest import NOW, SCOPE


@pytest.fixture
def colleague(laptop: Store, tmp_path: Path) -> Iterator[Store]:
    path = shutil.copyfile(laptop.path, tmp_path / "colleague.db")
    with Store.open(path, who="B. Colleague") as store:
        yield store


def change(store: Store, **fields: object) -> None:
    assessment = store.assessments(store.organizations()[0].id)[0].id
    answer = store.answers(assessment)[SCOPE]
    store.save_answer(assessment, SCOPE, replace(answer, action=replace(answer.action, **fields)))


def action(store: Store) -> Action:
    return store.answers(store.assessments(store.organizations()[0].id)[0].id)[SCOPE].action


def given(store: Store, folder: Path) -> Path:
    return export(store, [store.organizations()[0].id], folder / f"{store.path.stem}-given").file


@pytest.mark.parametrize("rule", JoinRule)
def test_no_action_is_made_of_two(colleague: Store, laptop: Store, tmp_path: Path, rule: JoinRule) -> None:
    change(laptop, what="Describe all sites.")
    change(colleague, what="Describe the main site.", owner="Office")
    change(laptop, due=date(2027, 1, 15))
    written = [action(laptop), action(colleague)]
    first, second = given(colleague, tmp_path), given(laptop, tmp_path)
    (found,) = preview(first, laptop, shipped()).comparisons
    assert {one.place.key for one in found.conflicts} == {"action.what", "action.owner", "action.due"}
    take_in(first, laptop.path, who=laptop.who, now=NOW, rule=rule)
    take_in(second, colleague.path, who=colleague.who, now=NOW, rule=rule)
    assert action(laptop) in written
    assert action(colleague) in written
    assert (action(laptop) == action(colleague)) == (rule is JoinRule.NEWER)
    if rule is JoinRule.NEWER:
        assert action(laptop) == written[0]
    for store in (laptop, colleague):
        assert check_store(store.path, shipped()) == ()


def test_one_who_writes_and_one_who_names_the_owner_are_asked(
    colleague: Store, laptop: Store, tmp_path: Path
) -> None:
    change(laptop, what="Describe all sites.")
    change(colleague, owner="Office")
    (found,) = preview(given(colleague, tmp_path), laptop, shipped()).comparisons
    assert {one.place.key for one in found.conflicts} == {"action.what", "action.owner"}


def test_an_action_that_only_one_side_changed_comes_unasked(
    colleague: Store, laptop: Store, tmp_path: Path
) -> None:
    change(colleague, what="Describe the main site.", owner="Office")
    (found,) = preview(given(colleague, tmp_path), laptop, shipped()).comparisons
    assert {one.kind for one in found.differences} == {DifferenceKind.THERE}


def test_what_both_chose_for_themselves_is_the_same_byte_by_byte_after_another_round(
    colleague: Store, laptop: Store, tmp_path: Path
) -> None:
    change(laptop, what="Describe all sites.")
    change(colleague, what="Describe the main site.", owner="Office")
    change(laptop, due=date(2027, 1, 15))
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        from_colleague, from_laptop = (given(store, tmp_path / name) for store in (colleague, laptop))
        take_in(from_colleague, laptop.path, who=laptop.who, now=NOW, rule=JoinRule.NEWER)
        take_in(from_laptop, colleague.path, who=colleague.who, now=NOW, rule=JoinRule.NEWER)
        assert action(laptop) == action(colleague)
    (tmp_path / "last").mkdir()
    assert given(laptop, tmp_path / "last").read_bytes() == given(colleague, tmp_path / "last").read_bytes()
