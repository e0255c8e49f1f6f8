"""The standards are compared without an organization, to be read and reached by mouse and by keyboard."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from isoassess.catalogue import elements_1994
from isoassess.catalogue.catalogue import shipped
from isoassess.reference import article_claims
from isoassess.store import Store
from tests.ui.sample_stores import store_in, today
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.places.navigation_button import NavigationButton
from ui.standard.side_by_side_screen import SideBySideScreen
from ui.widgets.theme import dress

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store, tmp_path: Path) -> MainWindow:
    made = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def screen(window: MainWindow) -> SideBySideScreen:
    made = window.show_comparison()
    QCoreApplication.processEvents()
    return made


def words(screen: SideBySideScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def page(screen: SideBySideScreen) -> QScrollArea:
    (found,) = screen.findChildren(QScrollArea)
    return found


def button(screen: SideBySideScreen, word: str) -> QPushButton:
    return next(found for found in screen.header.findChildren(QPushButton) if found.text() == word)


def at_top(screen: SideBySideScreen, heading: str) -> bool:
    """Whether the card with this heading begins at the upper edge of the page."""
    label = next(label for label in screen.findChildren(QLabel) if label.text() == heading)
    return 0 <= label.mapTo(page(screen), label.rect().topLeft()).y() < 60


def test_the_sidebar_leads_there_and_back(qtbot: QtBot, window: MainWindow) -> None:
    places = {found.text(): found for found in window.findChildren(NavigationButton)}
    QTest.mouseClick(places["Compare standards"], Qt.MouseButton.LeftButton)
    screen = window.show_comparison()
    assert screen.isVisible()
    assert screen.header.isVisible()
    assert [word for word, place in places.items() if place.isChecked()] == ["Compare standards"]
    QTest.mouseClick(places["Organizations"], Qt.MouseButton.LeftButton)
    assert window.home.isVisible()
    assert not screen.header.isVisible()


def test_every_element_says_whether_each_model_has_it_and_where_it_is_today(
    screen: SideBySideScreen,
) -> None:
    said = words(screen)
    for element in elements_1994.shipped():
        assert {element.clause.number, element.clause.title} <= set(said)
        assert f"{element.today[0].number} {element.today[0].title}" in said
    assert (said.count("has it"), said.count("does not have it")) == (39, 1)
    assert (said.count("✓"), said.count("–")) == (39, 1)


def test_the_only_difference_stands_in_the_row_of_design_control(screen: SideBySideScreen) -> None:
    said = words(screen)
    row = said[said.index("Design control") : said.index("Document and data control")]
    assert row[1:7] == [
        "✓",
        "has it",
        "15 questions",
        "–",
        "does not have it",
        "8.3 Design and development of products and services",
    ]


def test_every_claim_is_shown_with_its_standing_its_fact_and_its_source(screen: SideBySideScreen) -> None:
    said = words(screen)
    for claim in article_claims.table().claims:
        place = said.index(claim.says)
        assert said[place - 1].split()[0] == article_claims.SHAPE_OF_TRUTH[claim.stands]
        assert said[place - 1].endswith(article_claims.truth_words(claim.stands))
        assert said[place + 1] == claim.fact
        assert "Source: " in said[place + 2]
    assert article_claims.table().in_short.says in said
    assert any("As of 23 Nov 2026" in text for text in said)


def test_what_is_not_certain_is_called_reported(screen: SideBySideScreen) -> None:
    said = words(screen)
    for claim in article_claims.table().claims:
        reported = said[said.index(claim.says) + 2].startswith("Reported")
        assert reported == (claim.confidence.value != "H")


def test_the_keyboard_gets_there_and_scrolls_at_once(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, KEY.Key_7, CONTROL)
    screen = window.show_comparison()
    qtbot.waitUntil(screen.isVisible)
    focused = QApplication.focusWidget()
    assert focused is page(screen)
    QTest.keyClick(focused, KEY.Key_PageDown)
    assert page(screen).verticalScrollBar().value() > 0
    QTest.keyClick(focused, KEY.Key_PageUp)
    assert at_top(screen, "ISO 9001 and ISO 9002 side by side")


def test_enter_on_a_button_of_the_top_bar_leads_to_its_part_and_the_keys_go_on_there(
    screen: SideBySideScreen,
) -> None:
    button(screen, "Common claims").setFocus()
    QTest.keyClick(button(screen, "Common claims"), KEY.Key_Return)
    assert at_top(screen, "What is commonly claimed, and what is true today")
    assert QApplication.focusWidget() is page(screen)
    QTest.mouseClick(button(screen, "Side by side"), Qt.MouseButton.LeftButton)
    assert at_top(screen, "ISO 9001 and ISO 9002 side by side")


def test_nothing_is_cut_off_in_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, store: Store, tmp_path: Path
) -> None:
    dress(qapp, dark=False)
    window = MainWindow(store, shipped, Remembered(tmp_path / "other.json"), today=today)
    qtbot.addWidget(window)
    window.resize(window.minimumSize())
    window.show()
    screen = window.show_comparison()
    for _turn in range(2):
        QCoreApplication.processEvents()
    inside = page(screen).widget()
    assert inside is not None
    assert inside.width() <= page(screen).viewport().width()
    for label in screen.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width(), label.text()
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    qapp.setStyleSheet("")


def test_a_closed_window_frees_it(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    made = MainWindow(store, shipped, Remembered(tmp_path / "other.json"), today=today)
    gone = weakref.ref(made.show_comparison())
    made.show_comparison().show_claims()
    made.close()
    made.deleteLater()
    del made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
