"""The list of organizations finds, shows and opens them, however many there are."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.domain.profile import Organization, People, Profile, Sector, Site
from isoassess.reference.sectors import usual_risk
from isoassess.store import Shelf, Store
from isoassess.store.vault.driver import sqlite3
from tests.ui.home.home_driver import (
    break_file,
    choose_in_menu,
    chosen,
    home,
    names,
    press,
    press_delete,
    press_undo,
    said,
    search_field,
    table,
    undo_button,
)
from tests.ui.sample_stores import add_named, named, open_begun, open_sample, store_in, today, window_on
from ui.home.cell_words import ASSESSED, NAME, READINESS, SECTOR, STANDARD
from ui.home.organization_changes import OrganizationChanges
from ui.home.organizations_model import HELD, PAGE, OrganizationRole, OrganizationsModel
from ui.home.screen import HomeScreen
from ui.widgets.keys import removing
from ui.widgets.theme import dress


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


def deleted(name: str) -> str:
    return f"{name} was deleted. It stays under Deleted and can be brought back."


def test_the_newest_change_stands_first(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    assert names(home(qtbot, store)) == ["Demo Polymers", "Sample Bakery"]


def test_a_line_says_sector_standard_and_how_far_it_is(qtbot: QtBot, store: Store) -> None:
    open_sample(store)
    left, _finished = add_named(store, "Sample Bakery", "Sample Freight")
    store.save_wizard_page(left, 2)
    screen = home(qtbot, store)
    model = screen.model
    assert model.index(2, SECTOR).data() == "17\u00a0Basic metals"
    assert model.index(2, STANDARD).data() == "ISO 9001:2026"
    assert [model.index(2, column).data() for column in (ASSESSED, READINESS)] == ["–", "Not up to date"]
    assert model.index(1, STANDARD).data() == "profile not finished"
    assert model.index(0, STANDARD).data() == "not started yet"
    assert [model.index(0, column).data() for column in (ASSESSED, READINESS)] == ["–", "–"]


def test_typing_finds_an_organization_in_any_case(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    QTest.keyClicks(search_field(screen), "POLY")
    QApplication.processEvents()
    assert names(screen) == ["Demo Polymers"]
    search_field(screen).clear()
    assert len(names(screen)) == 2


def test_enter_opens_the_chosen_line(qtbot: QtBot, store: Store) -> None:
    first, second = add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    screen.focus_list()
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.keyClick(table(screen), Qt.Key.Key_Return)
    assert opened.args == [second]
    QTest.keyClick(table(screen), Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.keyClick(table(screen), Qt.Key.Key_Return)
    assert opened.args == [first]


def test_a_double_click_opens_a_line(qtbot: QtBot, store: Store) -> None:
    (only,) = add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    spot = table(screen).visualRect(screen.model.index(0, READINESS)).center()
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.mouseClick(table(screen).viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(table(screen).viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [only]


def test_enter_in_the_search_opens_the_first_hit(qtbot: QtBot, store: Store) -> None:
    first, _second = add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    QTest.keyClicks(search_field(screen), "bakery")
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.keyClick(search_field(screen), Qt.Key.Key_Return)
    assert opened.args == [first]


def test_a_search_without_a_hit_opens_nothing_and_says_so(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    QTest.keyClicks(search_field(screen), "nobody")
    with qtbot.assertNotEmitted(screen.opened):
        QTest.keyClick(search_field(screen), Qt.Key.Key_Return)
    assert not table(screen).isVisible()


def test_an_empty_store_offers_to_begin(qtbot: QtBot, store: Store) -> None:
    screen = home(qtbot, store)
    assert not search_field(screen).isVisible()
    begin = next(button for button in screen.findChildren(QPushButton) if button.isVisible())
    with qtbot.waitSignal(screen.new_wanted):
        QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(screen.new_wanted):
        QTest.keyClick(begin, Qt.Key.Key_Return)


def test_the_chosen_line_stays_chosen_when_the_list_is_read_again(qtbot: QtBot, store: Store) -> None:
    first, _second = add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    screen.select(first)
    add_named(store, "Sample Freight")
    screen.refresh()
    assert table(screen).currentIndex().row() == 2


def test_of_a_long_list_only_what_is_in_sight_is_in_memory(qtbot: QtBot, store: Store) -> None:
    count = PAGE * (HELD + 2) + 5
    add_named(store, *(f"Sample {number}" for number in range(count)))
    screen = home(qtbot, store)
    model = screen.model
    assert model.rowCount() == count
    assert model.held == PAGE
    assert names(screen) == [f"Sample {number}" for number in reversed(range(count))]
    assert model.held <= PAGE * HELD
    add_named(store, "Sample of another window")
    assert names(screen)[0] == f"Sample {count - 1}"  # no line moves before the list is read again
    screen.refresh()
    assert names(screen)[0] == "Sample of another window"


def test_the_end_of_a_long_list_is_one_key_away(qtbot: QtBot, store: Store) -> None:
    add_named(store, *(f"Sample {number}" for number in range(PAGE * 3)))
    screen = home(qtbot, store)
    screen.focus_list()
    QTest.keyClick(table(screen), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert chosen(screen) == "Sample 0"
    screen.refresh()
    assert chosen(screen) == "Sample 0"


def test_a_letter_typed_in_the_list_begins_a_search(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    screen.focus_list()
    QTest.keyClicks(table(screen), "b")
    assert search_field(screen).text() == "b"
    assert names(screen) == ["Sample Bakery"]


def test_the_model_keeps_the_rules_of_item_models(qtbot: QtBot, store: Store) -> None:
    add_named(store, *(f"Sample {number}" for number in range(PAGE + 5)))
    model = OrganizationsModel(store, today=today)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.refresh()
    assert model.rowCount() == PAGE + 5
    model.drop(model.index(2, NAME).data(OrganizationRole.ID))
    model.sort(NAME)
    model.search("7")
    model.search("no such name")
    assert tester.model() is model


def test_a_store_that_cannot_be_read_is_said_in_the_list(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    break_file(store)
    with qtbot.waitSignal(screen.model.failed) as failed:
        screen.refresh()
    assert str(store.path) in failed.args[0]
    assert names(screen) == ["Sample Bakery"]  # what was read before is still there


def test_a_page_that_cannot_be_read_is_said_in_the_list(qtbot: QtBot, store: Store) -> None:
    add_named(store, *(f"Sample {number}" for number in range(PAGE * 2)))
    screen = home(qtbot, store)
    break_file(store)
    with qtbot.waitSignal(screen.model.failed) as failed:
        assert screen.model.index(PAGE, NAME).data() is None
    assert str(store.path) in failed.args[0]
    assert str(store.path) in said(screen)[0]


def test_delete_takes_the_chosen_one_off_the_list_and_says_so(qtbot: QtBot, store: Store) -> None:
    first, second, _third = add_named(store, "Sample Bakery", "Demo Polymers", "Sample Freight")
    screen = home(qtbot, store)
    screen.select(second)
    with qtbot.waitSignal(screen.committed):
        press_delete(qtbot, screen)
    assert names(screen) == ["Sample Freight", "Sample Bakery"]
    assert chosen(screen) == "Sample Bakery"
    assert said(screen) == [deleted("Demo Polymers")]
    assert [listed.name for listed in store.organizations()] == ["Sample Freight", "Sample Bakery"]
    assert store.profile(second) == named("Demo Polymers")  # it stays in the file
    assert first == table(screen).currentIndex().data(OrganizationRole.ID)


def test_what_was_undone_is_said_in_the_line_below(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Sample Works")
    window = window_on(qtbot, store)
    for key, control, words in (
        (Qt.Key.Key_Delete, False, "Undone: {name} is active again."),
        (Qt.Key.Key_E, True, "Undone: {name} is active again."),
        (Qt.Key.Key_D, True, "Undone: the copy {name} (copy) lies under Deleted."),
    ):
        window.home.focus_list()
        name = chosen(window.home)
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(table(window.home), key, held)
        QTest.keyClick(table(window.home), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert words.format(name=name) in [label.text() for label in window.findChildren(QLabel)]


def test_undo_brings_a_deleted_organization_back_with_its_assessment(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    screen.select(opened.organization_id)
    removed = chosen(screen)
    press_delete(qtbot, screen)
    undo = undo_button(screen)
    assert undo is not None
    assert removed in undo.accessibleName()
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert sorted(names(screen)) == [removed, "Sample Bakery"]
    assert chosen(screen) == removed
    assert said(screen) == []
    assert store.assessments(opened.organization_id)


@pytest.mark.parametrize("word", ["Delete", "Archive"])
def test_a_key_pressed_thrice_puts_one_organization_away(qtbot: QtBot, store: Store, word: str) -> None:
    """What was found: the next one was chosen after each press, and went with the next press."""
    add_named(store, "Sample Bakery", "Demo Polymers", "Sample Freight")
    screen = home(qtbot, store)
    screen.focus_list()
    for _time in range(3):
        if word == "Delete":
            press(qtbot, screen, Qt.Key.Key_Delete)
        else:
            press(qtbot, screen, Qt.Key.Key_E, control=True)
    assert len(names(screen)) == 2


def test_a_key_pressed_once_more_later_counts_again(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removing, "TOO_SOON", 0)
    add_named(store, "Sample Bakery", "Demo Polymers", "Sample Freight")
    screen = home(qtbot, store)
    for left in (2, 1):
        press_delete(qtbot, screen)
        assert len(names(screen)) == left


def test_ctrl_z_brings_back_one_after_the_other_the_last_first(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removing, "TOO_SOON", 0)
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    press_delete(qtbot, screen)
    press_delete(qtbot, screen)
    assert names(screen) == []
    assert deleted("Sample Bakery") in said(screen)
    press_undo(qtbot, screen)
    assert chosen(screen) == "Sample Bakery"
    assert said(screen) == [deleted("Demo Polymers")]
    press_undo(qtbot, screen)
    assert chosen(screen) == "Demo Polymers"
    assert undo_button(screen) is None
    press_undo(qtbot, screen)
    assert names(screen) == ["Demo Polymers", "Sample Bakery"]


def press_duplicate(qtbot: QtBot, screen: HomeScreen) -> None:
    qtbot.keyClick(table(screen), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_z_takes_back_a_copy_before_the_deletion_that_came_before_it(qtbot: QtBot, store: Store) -> None:
    """What was found: the deletion was undone, and the copy stayed."""
    add_named(store, "Sample Bakery", "Demo Polymers", "Sample Freight")
    screen = home(qtbot, store)
    screen.select(next(one.id for one in store.organizations() if one.name == "Sample Bakery"))
    press_delete(qtbot, screen)
    screen.select(next(one.id for one in store.organizations() if one.name == "Demo Polymers"))
    press_duplicate(qtbot, screen)
    assert said(screen) == ["Demo Polymers (copy) was made as a copy."]
    press_undo(qtbot, screen)
    assert sorted(names(screen)) == ["Demo Polymers", "Sample Freight"]
    assert chosen(screen) == "Demo Polymers"
    assert said(screen) == [deleted("Sample Bakery")]
    assert store.shelf_counts()[Shelf.REMOVED] == 2  # the copy too can be brought back
    press_undo(qtbot, screen)
    assert sorted(names(screen)) == ["Demo Polymers", "Sample Bakery", "Sample Freight"]


def test_a_name_that_acts_is_spelled_out(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Client\nof \u202eeno eht", "Sample Bakery")
    assert names(home(qtbot, store)) == ["Sample Bakery", "Client of [turns letters around]eno eht"]


def test_a_copy_keeps_no_risk_that_nobody_answered(store: Store) -> None:
    profile = Profile(organization=Organization(name="Sample Bakery"), sector=Sector(codes=(17,)))
    changes = OrganizationChanges(store)
    proposed, answered = (store.add_organization(profile) for _each in range(2))
    with_risk = replace(profile, sector=Sector(codes=(17,), risk=usual_risk((17,))))
    store.save_profile(answered, with_risk)  # alone, by a person
    for sector in (Sector(), with_risk.sector):  # with the sectors, as earlier versions did
        store.save_profile(proposed, replace(profile, sector=sector))
    assert store.profile(changes.duplicate(proposed)).sector == Sector(codes=(17,))
    assert store.profile(changes.duplicate(answered)).sector == with_risk.sector


def test_what_was_done_before_something_else_is_not_undone_by_surprise(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    press_delete(qtbot, screen)
    screen.follow_wizard("", False)
    assert said(screen) == [deleted("Demo Polymers")] or said(screen) == [deleted("Sample Bakery")]
    screen.follow_wizard(store.organizations()[0].id, False)
    assert said(screen) == []
    press_undo(qtbot, screen)
    assert len(names(screen)) == 1


def test_undo_shows_what_came_back_beyond_a_search_and_the_first_page(qtbot: QtBot, store: Store) -> None:
    oldest, *_others = add_named(store, "Sample Bakery", *(f"Demo {number}" for number in range(PAGE + 5)))
    screen = home(qtbot, store)
    QTest.keyClicks(search_field(screen), "bakery")
    press_delete(qtbot, screen)
    search_field(screen).setText("demo")
    undo = undo_button(screen)
    assert undo is not None
    undo.click()
    assert search_field(screen).text() == ""
    assert table(screen).currentIndex().data(OrganizationRole.ID) == oldest


def test_the_menu_opens_duplicates_and_deletes(qtbot: QtBot, store: Store) -> None:
    (only,) = add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    with qtbot.waitSignal(screen.opened) as opened:
        choose_in_menu(screen, "Open")
    assert opened.args == [only]
    choose_in_menu(screen, "Duplicate")
    assert names(screen) == ["Sample Bakery (copy)", "Sample Bakery"]
    choose_in_menu(screen, "Delete")
    assert names(screen) == ["Sample Bakery"]
    assert said(screen) == [deleted("Sample Bakery (copy)")]


def test_a_right_click_means_the_line_under_it(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    spot = table(screen).visualRect(screen.model.index(1, READINESS)).center()
    viewport = table(screen).viewport()
    for where in (QPoint(spot.x(), viewport.height() + 50), spot):
        assert QApplication.activePopupWidget() is None
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, viewport.mapToGlobal(where))
        QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.accessibleName()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert chosen(screen) == "Sample Bakery"


def test_ctrl_d_copies_the_profile_but_no_assessment(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    screen = home(qtbot, store)
    name = chosen(screen)
    screen.focus_list()
    press(qtbot, screen, Qt.Key.Key_D, control=True)
    assert chosen(screen) == f"{name} (copy)"
    copied = table(screen).currentIndex().data(OrganizationRole.ID)
    assert copied != opened.organization_id
    original = store.profile(opened.organization_id)
    organization = replace(original.organization, name=f"{name} (copy)")
    assert store.profile(copied) == replace(original, organization=organization)
    assert store.assessments(copied) == []
    assert len(store.assessments(opened.organization_id)) == 1


def test_a_copy_of_an_unfinished_profile_is_as_unfinished(qtbot: QtBot, store: Store) -> None:
    (left,) = add_named(store, "Sample Bakery")
    store.save_wizard_page(left, 2)
    screen = home(qtbot, store)
    choose_in_menu(screen, "Duplicate")
    assert store.wizard_page(table(screen).currentIndex().data(OrganizationRole.ID)) == 2


@pytest.mark.parametrize("word", ["Duplicate", "Delete", "Archive"])
def test_what_the_store_refuses_is_said_and_changes_nothing(qtbot: QtBot, store: Store, word: str) -> None:
    add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    break_file(store)
    choose_in_menu(screen, word)
    (sentence,) = said(screen)
    assert str(store.path) in sentence
    assert names(screen) == ["Sample Bakery"]
    assert undo_button(screen) is None


def test_a_failed_undo_can_be_tried_again(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    press_delete(qtbot, screen)
    break_file(store)
    press_undo(qtbot, screen)
    assert str(store.path) in said(screen)[0]
    assert said(screen)[1] == deleted("Demo Polymers")
    assert undo_button(screen) is not None


def test_a_search_looks_into_sites_and_says_so(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery")
    people = People(sites=(Site(name="Plant North", address="Zürich"),))
    store.add_organization(Profile(organization=Organization(name="Demo Polymers"), people=people))
    screen = home(qtbot, store)
    QTest.keyClicks(search_field(screen), "zurich")
    QApplication.processEvents()
    assert names(screen) == ["Demo Polymers"]
    index = screen.model.index(0, NAME)
    assert screen.model.cell(0, NAME).addition == "site: Plant North, Zürich"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Demo Polymers, site: Plant North, Zürich"
    search_field(screen).setText("poly")
    assert screen.model.cell(0, NAME).addition == ""
    search_field(screen).setText('poly \0 " OR * ' + "x" * 10_000)
    assert names(screen) == []


def test_the_index_of_the_search_is_made_in_idle_moments(qtbot: QtBot, store: Store) -> None:
    add_named(store, *(f"Sample {number}" for number in range(50)))
    screen = home(qtbot, store)

    def is_ready() -> None:
        assert screen.isVisible()
        with closing(sqlite3.connect(store.path)) as connection:
            assert connection.execute("SELECT count(*) FROM search_number").fetchone() == (50,)

    qtbot.waitUntil(is_ready, timeout=20_000)


def test_no_row_moves_when_a_notice_comes(qtbot: QtBot, store: Store) -> None:
    add_named(store, *(f"Sample {number}" for number in range(40)))
    screen = home(qtbot, store)
    before = table(screen).geometry()
    press_delete(qtbot, screen)
    QApplication.processEvents()
    assert len(said(screen)) == 1
    assert table(screen).geometry() == before


def test_a_sector_and_a_name_take_two_lines_before_they_are_cut(
    qtbot: QtBot, qapp: QApplication, store: Store
) -> None:
    dress(qapp, dark=False)
    told = replace(named("Sample Information Services GmbH"), sector=Sector(codes=(33,)))
    store.add_organization(told)
    screen = home(qtbot, store)
    shown = table(screen)
    for column in (NAME, SECTOR):
        index = shown.model().index(0, column)
        font = QFont("Inter")
        font.setPixelSize(13)  # as the style sheet says
        font.setWeight(QFont.Weight.DemiBold if column == NAME else QFont.Weight.Normal)
        room = shown.visualRect(index).adjusted(13, 2, -10, -3)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        needed = QFontMetrics(font).boundingRect(room, flags, str(index.data()))
        assert shown.wordWrap()
        assert needed.width() <= room.width()
        assert needed.height() <= room.height()


@pytest.mark.parametrize("dark", [False, True])
def test_an_empty_bar_is_seen_on_the_chosen_row(
    qtbot: QtBot, qapp: QApplication, store: Store, dark: bool
) -> None:
    dress(qapp, dark=dark)
    opened = open_begun(store, named("Sample Bakery"))
    opened.keep_standing()
    screen = home(qtbot, store)
    screen.select(opened.organization_id)
    place = table(screen).visualRect(table(screen).model().index(0, ASSESSED))
    picture = table(screen).viewport().grab(place).toImage()
    middle = [picture.pixelColor(40, y).lightness() for y in range(picture.height())]
    dress(qapp, dark=False)
    assert max(middle) - min(middle) > 30
