"""Who has never seen the program: four offers, the sample with one click in and out, and the tour."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.services.sample.putting import put_sample_back, take_sample_out
from isoassess.store import Shelf, Store
from isoassess.store.sample import SAMPLE
from tests.ui.home.home_driver import names
from tests.ui.sample_stores import add_named, store_in, today, window_on, write_protected
from ui.commands.places import ACTIONS, ASSESSMENT, ORGANIZATIONS, OVERVIEW, REPORTS, SETTINGS, STANDARD
from ui.first_minute.callout import place_beside
from ui.first_minute.tour import LOOKED_AT, Tour
from ui.first_minute.what_is_this import WhatIsThisDialog
from ui.help.desk import help_desk
from ui.overview.screen import OverviewScreen
from ui.shell.main_window import MainWindow
from ui.widgets.notice_bar import NoticeBar

NONE = Qt.KeyboardModifier.NoModifier
PLACES = [OVERVIEW, STANDARD, ASSESSMENT, ACTIONS, REPORTS]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    return window_on(qtbot, store)


def button(window: MainWindow, words: str) -> QPushButton:
    """The one that is seen; a person would press it."""
    found = [
        one
        for one in window.findChildren(QPushButton)
        if one.isVisible() and one.text().replace("&", "") == words.replace("&", "")
    ]
    assert len(found) == 1, [one.text() for one in found]
    return found[0]


def tour_of(window: MainWindow) -> Tour:
    tour = window.commands.first_minute.tour
    assert tour is not None
    return tour


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Where the keys are."""
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def test_the_empty_list_offers_four_ways(window: MainWindow) -> None:
    offers = [one.text() for one in window.home.offers.findChildren(QPushButton) if one.isVisible()]
    assert [words.replace("&", "") for words in offers] == [
        *("New organization", "Try the sample", "Open a file...", "What is this?")
    ]
    assert QApplication.focusWidget() is window.home.offers.button


def test_the_sample_comes_with_one_click_is_no_client_and_goes_with_one(
    window: MainWindow, store: Store
) -> None:
    button(window, "Try the sample").click()
    assert window.open_screens is not None
    assert window.open_screens.open.organization_id == SAMPLE
    assert "(sample)" in window.windowTitle()
    assert window.open_screens.standard_line.startswith("Sample · ")
    tour_of(window).end()
    window.close_organization()
    assert names(window.home) == ["Example Fabrications Ltd (sample)"]
    assert window.home.count == 0
    assert store.action_counts(today()).open == 0
    button(window, "Remove the sample").click()
    assert store.content(SAMPLE) is None
    assert button(window, "Try the sample").isVisible()
    button(window, "&Undo").click()
    assert names(window.home) == ["Example Fabrications Ltd (sample)"]


def test_beside_clients_it_is_not_counted_exported_or_archived(window: MainWindow, store: Store) -> None:
    add_named(store, "Sample Bakery")
    window.home.refresh()
    window.commands.first_minute.try_sample()
    tour_of(window).end()
    window.close_organization()
    assert (len(names(window.home)), window.home.count) == (2, 1)
    with_all: list[list[tuple[str, str]]] = []
    window.home.export_wanted.connect(with_all.append)
    window.home._export(everything=True, as_folder=False)
    assert [name for _id, name in with_all[0]] == ["Sample Bakery"]
    window.home.select(SAMPLE)
    window.home._move(Shelf.ARCHIVED)
    window.home._duplicate()
    assert any("cannot be duplicated" in one.text() for one in window.home.findChildren(QLabel))
    assert len(names(window.home)) == 2


def test_it_is_removed_while_it_is_open(window: MainWindow, store: Store) -> None:
    window.commands.first_minute.try_sample()
    tour_of(window).end()
    window.commands.first_minute.remove_sample()
    assert window.front.place == ORGANIZATIONS
    assert store.content(SAMPLE) is None
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert store.content(SAMPLE) is not None


def test_what_another_window_does_with_it_is_told_as_what_it_is(window: MainWindow, store: Store) -> None:
    """Told before: deleted for good, and after its undo 286 answers changed by invented people."""
    window.commands.first_minute.try_sample()
    tour_of(window).end()
    with Store.open(store.path, who="Bert") as other:
        taken = take_sample_out(other)
        assert taken is not None
        window._keeping.synchronize()
        assert window.front.place == ORGANIZATIONS
        (said,) = (bar.says for bar in window.others.line.findChildren(NoticeBar) if bar.says)
        assert said.startswith("The sample, which was open here, was removed in another window.")
        put_sample_back(other, taken)
        window._keeping.synchronize()
        assert window.said == "The sample was put into the file in another window."
        assert [bar.says for bar in window.others.line.findChildren(NoticeBar) if bar.says] == []
        assert names(window.home) == ["Example Fabrications Ltd (sample)"]


def test_where_nothing_can_be_written_it_is_said(window: MainWindow, store: Store) -> None:
    with write_protected(store.path):
        window.commands.first_minute.try_sample()
    assert window.open_screens is None
    assert window.said


def test_the_tour_leads_over_the_real_screens_and_changes_nothing(window: MainWindow, store: Store) -> None:
    window.commands.first_minute.try_sample()
    before = store.content(SAMPLE)
    seen = []
    for _step in PLACES:
        spotlight = tour_of(window).spotlight
        seen.append(window.front.place)
        assert spotlight.rect().contains(spotlight.callout.geometry())
        assert QApplication.focusWidget() is spotlight.callout.next
        assert spotlight.callout.accessibleName()
        press(window, Qt.Key.Key_1)  # a rating, where the keys would go to the question
        press(window, Qt.Key.Key_Return)
    assert seen == PLACES
    assert not tour_of(window).is_on
    assert window.front.place == OVERVIEW
    assert store.content(SAMPLE) == before


def test_it_goes_back_and_is_left_by_escape_where_one_was(window: MainWindow) -> None:
    window.commands.first_minute.try_sample()
    tour_of(window).end()
    window.go(REPORTS)
    window.commands.first_minute.show_around()
    for _step in range(2):
        tour_of(window).spotlight.callout.next.click()
    assert window.open_screens is not None
    assert window.open_screens.assessment.requirement_id == LOOKED_AT
    button(window, "Back").click()
    assert window.front.place == STANDARD
    press(window, Qt.Key.Key_Escape)
    assert not tour_of(window).is_on
    assert window.front.place == REPORTS


def test_tab_stays_in_the_callout_and_keys_of_the_window_mean_nothing(window: MainWindow) -> None:
    window.commands.first_minute.try_sample()
    spotlight = tour_of(window).spotlight
    spotlight.callout.next.click()
    for _time in range(4):
        press(window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert spotlight.callout.isAncestorOf(focused)
    press(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.front.place == STANDARD
    press(window, Qt.Key.Key_F1)  # of the screen that is told of
    guide = help_desk().window
    assert guide is not None
    assert (guide.topic, tour_of(window).is_on) == ("standard", True)
    help_desk().close_window()


def test_it_ends_where_what_it_points_at_goes_away(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.first_minute.try_sample()
    window.close_organization()
    qtbot.waitUntil(lambda: not tour_of(window).is_on)
    assert window.front.place == ORGANIZATIONS


@pytest.mark.parametrize("place", [ORGANIZATIONS, SETTINGS])
def test_begun_from_outside_it_leads_back_there_and_leaves_no_sample(
    window: MainWindow, store: Store, place: str
) -> None:
    add_named(store, "Sample Bakery")
    window.go(place)
    window.commands.first_minute.show_around()
    assert store.content(SAMPLE) is not None
    tour_of(window).spotlight.callout.next.click()
    press(window, Qt.Key.Key_Escape)
    assert not tour_of(window).is_on
    assert window.front.place == place
    assert window.open_screens is None
    assert not is_listed(store)


def test_a_sample_that_was_there_stays_and_work_goes_on_where_it_was(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    window.commands.first_minute.try_sample()
    tour_of(window).end()
    screens = window.open_screens
    assert screens is not None
    before = next_words(screens.overview)
    window.commands.first_minute.show_around()
    for _step in PLACES:
        tour_of(window).spotlight.callout.next.click()
    assert next_words(screens.overview) == before
    window.close_organization()
    window.commands.first_minute.show_around()
    tour_of(window).end()
    assert window.front.place == ORGANIZATIONS
    assert is_listed(store)


def is_listed(store: Store) -> bool:
    return SAMPLE in {known.id for known in store.organizations()}


def next_words(overview: OverviewScreen) -> str:
    (found,) = [label.text() for label in overview.findChildren(QLabel) if label.text().startswith("Next: ")]
    return found


def test_on_an_organization_of_ones_own_it_adds_nothing(window: MainWindow, store: Store) -> None:
    (own,) = add_named(store, "Sample Bakery")
    window.open_organization(own)
    before = store.content(own)
    window.commands.first_minute.show_around()
    for _step in PLACES:
        tour_of(window).spotlight.callout.next.click()
    assert store.content(own) == before
    assert store.content(SAMPLE) is None


def test_what_it_is_is_told_with_the_file_and_leads_on(window: MainWindow, store: Store) -> None:
    button(window, "What is this?").click()
    (dialog,) = window.findChildren(WhatIsThisDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert store.path.name in said.replace("\u200b", "")
    (around,) = (one for one in dialog.findChildren(QPushButton) if one.text() == "Show me around")
    around.click()
    assert tour_of(window).is_on


@pytest.mark.parametrize(
    "lit",
    [
        QRect(20, 20, 200, 60),
        QRect(300, 10, 200, 500),
        QRect(20, 20, 760, 440),  # below it there is room for the flattest one alone
        QRect(0, 0, 800, 600),
    ],
)
def test_a_callout_stands_in_the_window_and_beside_what_is_lit(lit: QRect) -> None:
    room, sizes = QRect(12, 12, 776, 576), [QSize(260, 160), QSize(200, 200), QSize(600, 90)]
    placed, left = place_beside(lit, sizes, room)
    assert room.contains(placed)
    assert placed.size() in sizes
    assert not placed.intersects(left)
    assert lit.contains(left)
    assert left == lit or (lit.width() == 800 and left.height() > 400)


def test_the_callout_follows_the_window_and_clicks_beside_it_reach_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.commands.first_minute.try_sample()
    spotlight = tour_of(window).spotlight
    window.resize(900, 500)
    qtbot.waitUntil(lambda: spotlight.size() == window.size())
    assert spotlight.rect().contains(spotlight.callout.geometry())
    for corner in (spotlight.lit.center(), spotlight.rect().topLeft()):
        QTest.mouseClick(spotlight, Qt.MouseButton.LeftButton, pos=corner)
    assert tour_of(window).is_on
    assert window.front.place == OVERVIEW


def test_from_the_explanation_one_begins_ones_own(window: MainWindow) -> None:
    window.commands.first_minute.explain()
    (dialog,) = window.findChildren(WhatIsThisDialog)
    (new,) = (one for one in dialog.findChildren(QPushButton) if one.text() == "New organization")
    new.click()
    assert window.intake.wizard is not None
    window.intake.give_up()
