"""On small screens and with large letters nothing scrolls sideways, and nothing stays scrolled."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain import ActionStatus, Grade, Lens, Rating, Regrade
from isoassess.domain.decision import OwnDecision
from isoassess.domain.requirements import Keep
from isoassess.store import CarryOver, Store
from tests.ui.look.measuring import faults_of
from tests.ui.look.places import at_rest, put_away, screens
from tests.ui.sample_stores import add_named, store_in, window_on
from ui.actions.actions_model import WHAT
from ui.actions.table import ActionsTable
from ui.assessment.parts import QuestionHead
from ui.commands.places import ASSESSMENT, BACKUPS, HISTORY, OVERVIEW, REPORTS, STANDARD
from ui.home.cell_words import NAME
from ui.home.table import OrganizationsTable
from ui.password.card import PasswordCard
from ui.shell.main_window import MainWindow
from ui.standard.screen import StandardScreen
from ui.widgets.choosing.menu_button import MenuButton
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.days.day_field import DayField
from ui.widgets.layout.fitting import Fitting
from ui.widgets.layout.frames import Foot, Page
from ui.widgets.layout.sizes import scaled, text_percent
from ui.widgets.texts import ErrorText, Text
from ui.widgets.theme import dress

USUALLY = (((1024, 600), 150), ((1020, 566), 200))
EVERY = (*USUALLY, ((1024, 600), 100), ((1280, 731), 150), ((1366, 768), 200))  # on demand: --every-look


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if {"percent", "size"} <= set(metafunc.fixturenames):
        every = metafunc.config.getoption("--every-look")
        metafunc.parametrize(("size", "percent"), EVERY if every else USUALLY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    """It can be as small as a screen is."""
    dress(qapp, dark=False, percent=150)
    made = window_on(qtbot, store)
    made.setMinimumSize(1, 1)
    yield made
    put_away(made)
    dress(qapp, dark=False)


def test_every_screen_has_room_in_a_small_window(
    window: MainWindow, store: Store, size: tuple[int, int], percent: int
) -> None:
    show_at(window, size, percent)
    found = {}
    for place, shown in screens(window, store):
        shown.setMinimumSize(1, 1)
        shown.resize(*size)
        for _turn in range(3):  # what a thread brings may come after the first
            at_rest()
            found[place] = faults_of(shown)
            if not found[place]:
                break
        assert frame_of(window).verticalScrollBar().maximum() == 0, place
    assert {place: faults for place, faults in found.items() if faults} == {}
    assert ways_in_sight(window)


def test_a_question_with_all_its_marks_has_room_in_a_small_window(window: MainWindow, store: Store) -> None:
    """A gate that is new, and a nonconformity that is claimed and not shown."""
    window.open_organization(store.organizations()[0].id)
    window.go(ASSESSMENT)
    assert window.open_screens is not None
    assessment, opened = window.open_screens.assessment, window.open_screens.open
    asked = [one for one in opened.case.requirements if one.documents.keep is not Keep.NONE]
    gates = [one for one in asked if one.gate is not None]
    for requirement in (gates[0], gates[-1], asked[-1]):
        opened.write(requirement.id, "evidence", "", seen=opened.answer(requirement.id).evidence)
        opened.rate(requirement.id, Rating.CONFORMING)
    for size, percent in EVERY[:3]:
        show_at(window, size, percent)
        for requirement in (gates[0], gates[-1], asked[-1]):
            assessment.focus_requirement(requirement.id)
            at_rest()
            assert faults_of(assessment) == [], requirement.id


def test_a_question_with_all_its_fields_has_room_in_the_smallest_window(
    window: MainWindow, store: Store
) -> None:
    """An action that is done, and a grade of the assessor: a screen of 1366 x 768 at 200 %."""
    (assessment,) = store.assessments(store.organizations()[0].id)
    (number, answer) = next(one for one in store.answers(assessment.id).items() if one[1].action.what)
    done = replace(answer.action, status=ActionStatus.DONE, owner="Dispatch")
    graded = Regrade(grade=Grade.MAJOR, reason="a sample of a reason")
    store.save_answer(assessment.id, number, replace(answer, action=done, regrade=graded))
    window.open_organization(store.organizations()[0].id)
    show_at(window, (671, 360), 100)
    window.show_requirement(number)
    at_rest()
    assert window.open_screens is not None
    assert faults_of(window.open_screens.assessment) == []


def test_half_of_a_small_laptop_shows_every_screen_without_scrolling_sideways(
    window: MainWindow, store: Store
) -> None:
    """1024 x 600 at 200 %."""
    complete_and_begin_anew(store)
    (other,) = add_named(store, "Sample Bakery Cooperative")
    store.archive_organization(other)  # so that there is a choice of what is shown
    show_at(window, (506, 283), 100)
    sideways = {}
    for place, shown in screens(window, store):
        shown.setMinimumSize(1, 1)
        shown.resize(506, 283)
        at_rest()
        sideways[place] = frame_of(window).horizontalScrollBar().maximum()
        top = window._top
        assert top.minimumSizeHint().width() <= max(top.width(), 430), place
    assert {place for place, far in sideways.items() if far} == set()


def complete_and_begin_anew(store: Store) -> None:
    """So that there is an earlier assessment to compare with."""
    organization = store.organizations()[0].id
    (first,) = store.assessments(organization)
    store.complete_assessment(first.id, first.started)
    store.add_assessment(
        organization,
        lens=first.lens,
        started=first.started,
        assessor="A. Sampler",
        catalogue_version=first.catalogue_version,
        earlier=first.id,
        carry=CarryOver.EVERYTHING,
    )


def test_what_gives_way_in_the_top_bar_is_in_a_menu_with_its_keys(window: MainWindow, store: Store) -> None:
    complete_and_begin_anew(store)
    show_at(window, (1024, 600), 100)
    window.open_organization(store.organizations()[0].id)
    assert window.open_screens is not None
    window.go(REPORTS)
    header = window.open_screens.reports.header
    for width, folded in ((1024, False), (470, True)):
        window.resize(width, 600)
        at_rest()
        more = next(button for button in header.findChildren(MenuButton))
        assert more.isVisible() is folded
        assert header.print.isVisible() is not folded
        assert header.save.isVisible()
        shown = [action.text() for action in more.menu_shown.actions() if action.isVisible()]
        assert bool(shown) is folded
        keys = [action.isEnabled() for action in header.actions() if action.property("command") == "print"]
        assert keys == [folded]
    window.go(OVERVIEW)
    at_rest()
    compare = next(
        one
        for one in window.open_screens.overview.header.findChildren(QPushButton)
        if "Mar" in one.text() or one.text().startswith("Compare")
    )
    assert not compare.isVisible()
    window.resize(1024, 600)
    at_rest()
    assert compare.isVisible()


def test_a_low_window_leaves_room_for_more_than_one_row_to_the_list_of_actions(
    window: MainWindow, store: Store
) -> None:
    show_at(window, (1020, 566), 200)
    table = window.show_all_actions().findChildren(ActionsTable)[0]
    at_rest()
    assert table.viewport().height() >= 1.6 * table.rowHeight(0)


def test_the_name_and_the_words_of_an_action_keep_their_room(window: MainWindow) -> None:
    show_at(window, (1024, 600), 150)
    at_rest()
    names = window.home.findChildren(OrganizationsTable)[0]
    assert names.columnWidth(NAME) > scaled(150)
    table = window.show_all_actions().findChildren(ActionsTable)[0]
    at_rest()
    assert table.columnWidth(WHAT) > scaled(100)
    assert not table.isColumnHidden(table.currentIndex().column())


def test_what_was_scrolled_on_one_screen_is_not_scrolled_on_the_next(
    window: MainWindow, store: Store
) -> None:
    show_at(window, (600, 300), 150)  # smaller than any screen
    window.open_organization(store.organizations()[0].id)
    window.go(ASSESSMENT)
    at_rest()
    bars = (frame_of(window).horizontalScrollBar(), frame_of(window).verticalScrollBar())
    for bar in bars:
        bar.setValue(bar.maximum())
    assert all(bar.value() > 0 for bar in bars)
    window.go(HISTORY)
    at_rest()
    assert [bar.value() for bar in bars] == [0, 0]


def test_the_overview_begins_with_its_headline_and_stays_where_it_was_left(
    window: MainWindow, store: Store
) -> None:
    show_at(window, (1024, 600), 150)
    window.open_organization(store.organizations()[0].id)
    at_rest()
    assert window.open_screens is not None
    bar = window.open_screens.overview.page.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
    bar.setValue(bar.maximum() // 2)
    left_at = bar.value()
    window.go(ASSESSMENT)
    at_rest()
    window.go(OVERVIEW)
    at_rest()
    assert bar.value() == left_at


def test_what_came_of_an_act_stands_below_the_page_and_leaves_it_room(
    window: MainWindow, store: Store
) -> None:
    show_at(window, (1020, 566), 200)
    window.open_organization(store.organizations()[0].id)
    assert window.open_screens is not None
    reason = "The customer of the sample asks for it in its contract of this year."
    window.open_screens.open.decide(OwnDecision(lens=Lens.ISO9001_2015, reason=reason, name="A. Sample"))
    window.go(STANDARD)
    at_rest()
    screen = window.findChildren(StandardScreen)[0]
    bar, height = screen.page.verticalScrollBar(), screen.page.height()
    bar.setValue(bar.maximum())
    screen.follow_rules()
    at_rest()
    foot = screen.findChildren(Foot)[0]
    assert foot.visibleRegion().boundingRect() == foot.rect()
    assert screen.page.height() > height / 3
    assert bar.value() > 0
    assert frame_of(window).verticalScrollBar().maximum() == 0


def test_what_came_of_a_password_is_in_sight_however_the_page_is_scrolled(window: MainWindow) -> None:
    show_at(window, (1020, 566), 200)
    window.go(BACKUPS)
    at_rest()
    card = window.findChildren(PasswordCard)[0]
    page = next(one for one in window.findChildren(Page) if one.isAncestorOf(card))
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    card.say("The sample was not changed.", failed=True)
    at_rest()
    assert is_whole(next(one for one in card.findChildren(Text) if one.text() == card.said))


def test_what_is_wrong_with_a_date_is_in_sight_and_escape_leads_back_to_the_whole_question(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    show_at(window, (1020, 566), 150)
    (assessment,) = store.assessments(store.organizations()[0].id)
    window.open_organization(store.organizations()[0].id)
    window.show_requirement(next(key for key, one in store.answers(assessment.id).items() if one.action.what))
    at_rest()
    assert window.open_screens is not None
    screen = window.open_screens.assessment
    due = next(one for one in screen.findChildren(DayField) if one.isVisible())
    stored = due.line.text()
    due.line.setFocus()
    due.line.setText("45 foo")
    QTest.keyClick(due.line, Qt.Key.Key_Return)
    wrong = next(one for one in due.findChildren(ErrorText) if one.text())
    qtbot.waitUntil(lambda: is_whole(wrong))
    assert is_whole(due.line)
    QTest.keyClick(due.line, Qt.Key.Key_Escape)
    question = screen.findChildren(QuestionHead)[0]
    qtbot.waitUntil(lambda: is_whole(question))
    assert is_whole(screen.findChildren(RatingRow)[0])
    due.line.setFocus()
    due.line.setText(stored)
    QTest.keyClick(due.line, Qt.Key.Key_Return)
    assert not due.waiting  # else it is asked about when the window closes


def test_the_line_of_another_window_is_short_where_the_window_is_low(window: MainWindow) -> None:
    show_at(window, (1024, 600), 100)
    line = window.others.windows
    line.say("It is also open in another window.", "Both can be worked in." + " Both can." * 25)
    at_rest()
    low = line.height()
    assert line.says.endswith("Both can.")
    assert line.button.accessibleDescription() == line.says
    window.resize(1040, 760)
    at_rest()
    assert line.height() > low


def show_at(window: MainWindow, size: tuple[int, int], percent: int) -> None:
    if text_percent() != percent:
        dress(cast("QApplication", QApplication.instance()), dark=False, percent=percent)
    window.resize(*size)


def frame_of(window: MainWindow) -> Fitting:
    """What holds all of the window but its lower edge."""
    return next(one for one in window.findChildren(Fitting) if one.isAncestorOf(window._top))


def ways_in_sight(window: MainWindow) -> bool:
    """Whether one sees where one can go, and the menu of everything."""
    menu: QAbstractButton = window._sidebar.menu_button
    parts: tuple[QWidget, ...] = (menu, window._sidebar, window._top)
    return all(window.rect().contains(QRect(part.mapTo(window, QPoint()), part.size())) for part in parts)


def is_whole(part: QWidget) -> bool:
    """Whether all of it is in sight."""
    return part.visibleRegion().boundingRect() == part.rect()
