"""What a screen reader is told of every screen and page, through Qt's own interface to it."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Rating
from isoassess.store import Store
from tests.ui.sample_stores import store_in, today
from tests.ui.spoken_rules import Role, Say, faults, headings, not_in_tab_order, of, parts, placed_otherwise
from ui.commands.places import (
    ALL_ACTIONS,
    ASSESSMENT,
    BACKUPS,
    LIBRARY,
    ORGANIZATIONS,
    OVERVIEW,
    PROFILE,
    SETTINGS,
    STANDARDS_SIDE_BY_SIDE,
)
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization.screens_on_demand import PLACES
from ui.shell.places.navigation_button import NavigationButton
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.spoken.interfaces import FEWEST
from ui.widgets.spoken.parts import SpokenFrame, SpokenLabel, speak_of_parts
from ui.widgets.texts import Pill, Text
from ui.wizard.intake_wizard import IntakeWizard

WITHOUT = (ORGANIZATIONS, STANDARDS_SIDE_BY_SIDE, LIBRARY, ALL_ACTIONS, SETTINGS, BACKUPS)
FLOWING = (OVERVIEW,)  # its cards move from column to column with the width; Tab goes from card to card


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    """As while a screen reader is there: what it is told on the way must do no harm."""
    speak_of_parts()
    QAccessible.setActive(True)
    made = MainWindow(store, shipped, Remembered(store.path.with_name("settings.json")), today=today)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    QApplication.processEvents()
    QAccessible.setActive(False)


def test_an_organization_that_was_closed_leaves_nothing_for_a_reader_behind(
    window: MainWindow, store: Store
) -> None:
    known = store.organizations()[0].id
    held = []
    for _time in range(8):
        window.open_organization(known)
        window.go(ASSESSMENT)
        QApplication.processEvents()
        held.append(interfaces())
        window.close_organization()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    assert max(held) <= 2 * held[0] + FEWEST, held


def interfaces() -> int:
    gc.collect()
    return sum(isinstance(one, SpokenLabel | SpokenFrame) for one in gc.get_objects())


def test_every_screen_is_read_as_it_is_seen(window: MainWindow, store: Store) -> None:
    for place in WITHOUT:
        window.go(place)
        check(window, place)
    window.open_organization(store.organizations()[0].id)
    assert window.open_screens is not None
    for place in PLACES:
        window.go(place)
        check(window, place)
    window.open_screens.open.rate("quality-policy", Rating.ABSENT)
    window.show_requirement("quality-policy")
    check(window, "a gap")
    assert selected(window) == ["Assessment"]
    (row,) = (row for row in window.findChildren(RatingRow) if row.isVisible())
    said = of(row)
    cells = [part for part in parts(said) if part.role() is Role.RadioButton]
    assert [cell.text(Say.Name).partition(":")[0] for cell in cells if cell.state().checked] == ["0 Absent"]
    assert said.role() is Role.Grouping
    assert said.text(Say.Description) == "0 Absent: nothing in place"
    window.go(PROFILE)
    (wizard,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, IntakeWizard))
    for number in range(1, 8):
        check_wizard(wizard, number)
        wizard.next()
    wizard.close()


def check(window: MainWindow, place: str) -> None:
    assert (place, faults(window)) == (place, [])
    assert (place, placed_otherwise(window)) == (place, [])
    assert headings(window), f"{place} has no heading"
    if place not in FLOWING:
        (screens,) = (one for one in window.findChildren(QStackedWidget) if one.objectName() == "screens")
        screen = screens.currentWidget()
        assert screen is not None
        assert (place, not_in_tab_order(screen)) == (place, [])


def check_wizard(wizard: IntakeWizard, number: int) -> None:
    page = wizard.currentPage()
    assert (number, faults(wizard)) == (number, [])
    assert (number, not_in_tab_order(page)) == (number, [])
    assert headings(wizard), f"page {number} has no heading"


def selected(window: MainWindow) -> list[str]:
    buttons = [of(button) for button in window.findChildren(NavigationButton) if button.isVisible()]
    assert {button.role() for button in buttons} == {Role.PageTab}
    return [button.text(Say.Name) for button in buttons if button.state().selected]


def test_a_place_is_gone_to_by_what_a_screen_reader_presses(window: MainWindow) -> None:
    button = next(one for one in window.findChildren(NavigationButton) if one.place == SETTINGS)
    press = of(button).actionInterface()
    press.doAction(press.pressAction())
    assert selected(window) == ["Settings"]


def test_a_label_is_read_without_signs_and_told_of_its_field(qtbot: QtBot) -> None:
    speak_of_parts()
    pill = Pill("▲ Likely minor · \u200bstage 2")
    qtbot.addWidget(pill)
    pill.show()
    assert of(pill).text(Say.Name) == "Likely minor, stage 2"
    sign = QLabel("○")
    qtbot.addWidget(sign)
    sign.show()
    assert of(sign).state().invisible
    rich = QLabel("<b>All</b> of it")
    qtbot.addWidget(rich)
    assert of(rich).text(Say.Name) == "All of it"
    heading = Text("heading", "The &window")
    qtbot.addWidget(heading)
    heading.setBuddy(pill)
    assert of(heading).role() is Role.Heading
    assert of(heading).text(Say.Name) == "The window"
    told = of(heading).relations(QAccessible.RelationFlag.Labelled)
    assert [field.object() for field, _kind in told] == [pill]
