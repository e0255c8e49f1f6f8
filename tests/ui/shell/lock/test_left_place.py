"""The next start goes on where the program was left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isoassess.settings.declared import LEFT_AT, START_WHERE_LEFT
from isoassess.store import Store
from isoassess.store.vault.keyring import KEYRING, new_key
from tests.ui.sample_stores import remembered_beside, store_in, window_on
from ui.assessment.selection import RequirementFilter
from ui.commands.places import ASSESSMENT, LIBRARY, ORGANIZATIONS, OVERVIEW, REPORTS
from ui.shell.lock.left_place import PlaceKept, begin_where_left, go_where_left, keep_place
from ui.shell.main_window import MainWindow

REQUIREMENT = "calibration"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


def leave(qtbot: QtBot, store: Store, *, place: str, requirement: str = "") -> None:
    window = window_on(qtbot, store)
    window.open_organization(store.organizations()[0].id)
    window.go(place)
    if requirement:
        window.show_requirement(requirement)
    keep_place(window, remembered_beside(store), store)
    window.close()


def begin(qtbot: QtBot, store: Store) -> MainWindow:
    window = window_on(qtbot, store)
    go_where_left(window, remembered_beside(store), store)
    return window


def test_the_requirement_that_was_open_is_open_again(qtbot: QtBot, store: Store) -> None:
    leave(qtbot, store, place=ASSESSMENT, requirement=REQUIREMENT)
    window = begin(qtbot, store)
    assert window.front.place == ASSESSMENT
    assert window.open_screens is not None
    assert window.open_screens.assessment.requirement_id == REQUIREMENT


@pytest.mark.parametrize(("left", "begun"), [(REPORTS, REPORTS), (LIBRARY, OVERVIEW)])
def test_so_is_another_screen_of_the_organization(qtbot: QtBot, store: Store, left: str, begun: str) -> None:
    leave(qtbot, store, place=left)
    assert begin(qtbot, store).front.place == begun


def test_a_program_that_was_ended_by_force_opens_what_was_open_then(qtbot: QtBot, store: Store) -> None:
    window = window_on(qtbot, store)
    begin_where_left(window, remembered_beside(store), store, goes_on=False)
    (kept,) = window.findChildren(PlaceKept)
    window.open_organization(store.organizations()[0].id)
    window.show_requirement(REQUIREMENT)
    kept.look()
    assert begin(qtbot, store).front.place == ASSESSMENT
    window.close_organization()
    kept.look()
    assert begin(qtbot, store).open_screens is None


@pytest.mark.parametrize("shown", [RequirementFilter.ALL, RequirementFilter.QUICK, RequirementFilter.GATES])
def test_the_same_requirements_are_shown_again_after_a_forced_end(
    qtbot: QtBot, store: Store, shown: RequirementFilter
) -> None:
    window = window_on(qtbot, store)
    begin_where_left(window, remembered_beside(store), store, goes_on=False)
    (kept,) = window.findChildren(PlaceKept)
    window.open_organization(store.organizations()[0].id)
    window.go(ASSESSMENT)
    assert window.open_screens is not None
    window.open_screens.assessment.show_choice(shown)
    before = window.open_screens.assessment.requirement_id
    kept.look()
    screens = begin(qtbot, store).open_screens
    assert screens is not None
    assert screens.assessment.header.choice is shown
    assert screens.assessment.requirement_id == before


def test_who_left_at_the_list_begins_there(qtbot: QtBot, store: Store) -> None:
    leave(qtbot, store, place=ASSESSMENT, requirement=REQUIREMENT)
    leave(qtbot, store, place=ORGANIZATIONS)
    assert begin(qtbot, store).open_screens is None


def test_so_does_who_wants_it_so(qtbot: QtBot, store: Store) -> None:
    leave(qtbot, store, place=ASSESSMENT, requirement=REQUIREMENT)
    remembered_beside(store).put(START_WHERE_LEFT, False)
    assert begin(qtbot, store).open_screens is None


def test_of_an_organization_that_was_deleted_the_list_is_shown_and_nothing_is_complained_of(
    qtbot: QtBot, store: Store
) -> None:
    leave(qtbot, store, place=ASSESSMENT, requirement=REQUIREMENT)
    store.remove_organization(store.organizations()[0].id)
    window = begin(qtbot, store)
    assert window.open_screens is None
    assert window.front.place == ORGANIZATIONS
    assert "not" not in window.said


@pytest.mark.parametrize("kept", ["{", "{}", '{"assessment_id": "gone", "place": "assessment"}', "7"])
def test_what_is_kept_of_nothing_leads_to_the_list(qtbot: QtBot, store: Store, kept: str) -> None:
    assert store.file.identity is not None
    remembered_beside(store).put(LEFT_AT, frozenset({f"{store.file.identity.id} {kept}"}))
    assert begin(qtbot, store).open_screens is None


def test_a_requirement_that_is_asked_no_more_leads_to_the_assessment(qtbot: QtBot, store: Store) -> None:
    leave(qtbot, store, place=ASSESSMENT, requirement=REQUIREMENT)
    remembered = remembered_beside(store)
    (kept,) = remembered.get(LEFT_AT)
    remembered.put(LEFT_AT, frozenset({kept.replace(REQUIREMENT, "asked-no-more")}))
    window = begin(qtbot, store)
    assert window.front.place == ASSESSMENT


def test_of_a_file_with_a_password_the_place_is_closed_with_it(qtbot: QtBot, store: Store) -> None:
    leave(qtbot, store, place=ASSESSMENT, requirement=REQUIREMENT)
    path, settings = store.path, store.path.with_name("settings.json")
    assert REQUIREMENT in settings.read_text(encoding="utf-8")
    store.file.reseal(new_key("a password"))
    store.close()
    with Store.open(path, who="tester") as opened:
        remembered = remembered_beside(opened)
        remembered.keep_secret(opened)
        assert REQUIREMENT not in settings.read_text(encoding="utf-8")
        window = window_on(qtbot, opened)
        go_where_left(window, remembered, opened)
        assert window.front.place == ASSESSMENT
        window.close()
    KEYRING.forget(path)
