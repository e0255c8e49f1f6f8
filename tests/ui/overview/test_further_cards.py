"""What nobody sees when an organization opens comes once the rest is painted, and is as true as the rest."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from isoassess.assessment.verdict.claimed import claimed, count_words
from isoassess.domain import Grade, Rating
from isoassess.store import Store
from tests.ui.sample_stores import store_in, whole, window_on
from ui.commands.places import ASSESSMENT, OVERVIEW
from ui.overview.charts import ChartsCard
from ui.overview.claimed import ClaimedCard
from ui.overview.lists import ActionsCard
from ui.overview.screen import OverviewScreen
from ui.overview.way import ObstaclesCard, WayCard
from ui.shell.main_window import MainWindow
from ui.widgets.layout.frames import Card

LOW, HIGH = 600, 1300


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


def opened_at(qtbot: QtBot, store: Store, height: int) -> tuple[MainWindow, OverviewScreen]:
    """The organization is just opened, and nothing has been painted of it yet."""
    window = window_on(qtbot, store)
    window.resize(1366, height)
    QCoreApplication.processEvents()
    window.open_organization(store.organizations()[0].id)
    assert window.open_screens is not None
    return window, window.open_screens.overview


def cards_in_sight(screen: OverviewScreen) -> list[Card]:
    return [card for card in screen.findChildren(Card) if not card.visibleRegion().isEmpty()]


def test_in_a_low_window_the_cards_below_come_by_themselves_and_move_nothing(
    qtbot: QtBot, store: Store
) -> None:
    _window, screen = opened_at(qtbot, store, LOW)
    assert not screen.is_whole
    first = {card: place(card, screen) for card in cards_in_sight(screen)}
    whole(screen)
    assert {card: place(card, screen) for card in cards_in_sight(screen)} == first
    kinds = [type(card) for card in screen.findChildren(Card) if card.isVisible()]
    assert kinds.index(WayCard) < kinds.index(ActionsCard) < kinds.index(ChartsCard)


def test_in_a_high_window_each_card_in_sight_belongs_to_the_first_picture(qtbot: QtBot, store: Store) -> None:
    _window, screen = opened_at(qtbot, store, HIGH)
    first = {card: place(card, screen) for card in cards_in_sight(screen)}
    assert any(isinstance(card, ObstaclesCard) for card in first)
    whole(screen)
    assert {card: place(card, screen) for card in cards_in_sight(screen)} == first


def test_who_goes_elsewhere_at_once_finds_all_cards_on_coming_back(qtbot: QtBot, store: Store) -> None:
    window, screen = opened_at(qtbot, store, LOW)
    window.go(ASSESSMENT)
    for _turn in range(10):
        QCoreApplication.processEvents()
    assert not screen.is_whole
    window.go(OVERVIEW)
    whole(screen)


def test_a_card_that_comes_later_shows_what_was_answered_meanwhile(qtbot: QtBot, store: Store) -> None:
    window, screen = opened_at(qtbot, store, LOW)
    assert window.open_screens is not None
    opened = window.open_screens.open
    before = count_words(claimed(opened.judgement.findings))
    open_one = next(one for one in opened.judgement.findings if one.grade is Grade.NOT_ASSESSED)
    assert opened.rate(open_one.requirement, Rating.EFFECTIVE)
    assert not screen.is_whole
    card = whole(screen).findChild(ClaimedCard)
    assert card is not None
    said = [label.text() for label in card.findChildren(QLabel)]
    assert count_words(claimed(opened.judgement.findings)) in said
    assert before not in said


def place(card: QWidget, screen: QWidget) -> tuple[QPoint, int]:
    """Where it stands, and how wide it is."""
    return card.mapTo(screen, QPoint()), card.width()
