"""In the wizard the keys are on the page in view; Enter goes on, and arrows answer only in their row."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget, QWizard
from pytestqt.qtbot import QtBot

from isoassess.domain.profile import Organization, People, Profile, Sector, Site
from isoassess.standard_choice.intake import IntakePage
from isoassess.store import Store
from tests.ui.sample_stores import store_in, today
from ui.session.profile_draft import ProfileDraft
from ui.widgets.choosing.segments import Segment, Segments
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.keys.removing import RemovingButton
from ui.wizard.intake_wizard import IntakeWizard
from ui.wizard.questions.sites_table import SitesTable

Key, Mod = Qt.Key, Qt.KeyboardModifier
LONGER = 3000  # milliseconds in place of the moment of a hand
KNOWN = Profile(
    organization=Organization(name="Sample Bakery"),
    people=People(sites=(Site(name="Mill"), Site(name="Shop"))),
    sector=Sector(codes=(3, 17)),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def draft(store: Store) -> ProfileDraft:
    return ProfileDraft(store, store.add_organization(KNOWN), today=today)


@pytest.fixture
def wizard(qtbot: QtBot, draft: ProfileDraft) -> IntakeWizard:
    made = IntakeWizard(draft)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def turn(qtbot: QtBot, wizard: IntakeWizard, key: Qt.Key, page: IntakePage) -> None:
    press(key, Mod.AltModifier)
    qtbot.waitUntil(lambda: wizard.currentId() == page)


def is_in_sight(wizard: IntakeWizard) -> bool:
    """Whether what has the keys is seen and on the page in view, or a button that goes on."""
    here = focused()
    buttons = (QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton)
    on_page = wizard.currentPage().isAncestorOf(here)
    return here.isVisible() and (on_page or here in [wizard.button(which) for which in buttons])


def rows_of(wizard: IntakeWizard) -> list[Segments]:
    rows = wizard.currentPage().findChildren(Segments)
    return sorted(rows, key=lambda one: one.mapTo(wizard, QPoint()).y())


def test_every_arrival_gives_the_keys_to_the_page_in_view(
    qtbot: QtBot, wizard: IntakeWizard, draft: ProfileDraft
) -> None:
    before = draft.profile
    last = wizard.button(QWizard.WizardButton.FinishButton)
    for page in list(IntakePage)[1:]:
        turn(qtbot, wizard, Key.Key_N, page)
        assert is_in_sight(wizard), page
    assert focused() is last
    for key, page in (
        (Key.Key_B, IntakePage.SYSTEM),
        (Key.Key_B, IntakePage.EXTERNAL),
        (Key.Key_N, IntakePage.SYSTEM),
        (Key.Key_N, IntakePage.STANDARD),
    ):
        turn(qtbot, wizard, key, page)
        assert is_in_sight(wizard), page
    assert focused() is last
    press(Key.Key_Right)
    assert is_in_sight(wizard)
    assert draft.profile == before


def test_a_control_of_a_page_out_of_sight_never_keeps_the_keys(wizard: IntakeWizard) -> None:
    wizard.go_to(IntakePage.STANDARD)
    for number in list(IntakePage)[:-1]:
        page = wizard.page(number)
        for control in page.findChildren(QWidget):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                control.setFocus()
                assert is_in_sight(wizard), control.accessibleName()


def test_enter_goes_through_every_page_and_answers_nothing(wizard: IntakeWizard, draft: ProfileDraft) -> None:
    before = draft.profile
    pages = [IntakePage.SITES, IntakePage.PRODUCTS, IntakePage.ACTIVITIES, IntakePage.SYSTEM]
    for page in pages:
        wizard.go_to(page)
        for widget in wizard.currentPage().findChildren(QPushButton):
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus()
                press(Key.Key_Return)
                assert wizard.currentId() == page
                assert (focused() is widget) is isinstance(widget, RemovingButton), widget.accessibleName()
    assert draft.profile == before


def test_up_and_down_go_from_row_to_row_and_left_and_right_choose(
    wizard: IntakeWizard, draft: ProfileDraft
) -> None:
    wizard.go_to(IntakePage.ACTIVITIES)
    before = draft.profile
    rows = rows_of(wizard)
    for _designer in ("of the product", "of the service"):  # asked first
        press(Key.Key_Tab)
    assert rows[0].isAncestorOf(focused())
    for row in rows[1:13]:
        press(Key.Key_Down)
        assert row.isAncestorOf(focused())
    press(Key.Key_Up)
    assert rows[11].isAncestorOf(focused())
    assert draft.profile == before
    press(Key.Key_Right)
    assert rows[11].isAncestorOf(focused())
    assert rows[11].answered
    assert not rows[10].answered


def test_arrows_on_a_button_lead_nowhere_and_answer_nothing(
    wizard: IntakeWizard, draft: ProfileDraft
) -> None:
    before = draft.profile
    for page in (IntakePage.SITES, IntakePage.PRODUCTS, IntakePage.ACTIVITIES):
        wizard.go_to(page)
        for widget in wizard.currentPage().findChildren(QPushButton):
            if widget.isVisible() and widget.isEnabled() and not isinstance(widget, Segment):
                for key in (Key.Key_Right, Key.Key_Left, Key.Key_Up, Key.Key_Down):
                    widget.setFocus()
                    press(key)
                    press(key)
                    assert focused() is widget, widget.accessibleName() or widget.text()
    assert draft.profile == before


def test_an_answer_moves_no_row_under_the_pointer(wizard: IntakeWizard) -> None:
    wizard.go_to(IntakePage.ACTIVITIES)
    QApplication.processEvents()
    rows = rows_of(wizard)[2:12]
    places = [row.mapTo(wizard.currentPage(), QPoint()) for row in rows]
    for row in rows:
        row.tab_stop().click()
        QApplication.processEvents()
        assert [one.mapTo(wizard.currentPage(), QPoint()) for one in rows] == places


@pytest.mark.parametrize("page", [IntakePage.PRODUCTS, IntakePage.ACTIVITIES])
def test_tab_leads_from_top_to_bottom(wizard: IntakeWizard, page: IntakePage) -> None:
    wizard.go_to(page)
    inside = wizard.currentPage()
    stops = [focused()]
    press(Key.Key_Tab)
    while inside.isAncestorOf(focused()):
        stops.append(focused())
        press(Key.Key_Tab)
    tops = [stop.mapTo(wizard, QPoint(0, stop.height())).y() for stop in stops]
    assert len(stops) > 5
    if page is IntakePage.PRODUCTS:  # the page is low enough to stand still meanwhile
        assert all(upper <= lower + 8 for upper, lower in pairwise(tops)), [
            one.accessibleName() for one in stops
        ]


def test_the_cell_with_the_keys_looks_otherwise_than_its_neighbors(wizard: IntakeWizard) -> None:
    wizard.go_to(IntakePage.SITES)
    table = wizard.findChild(SitesTable)
    assert isinstance(table, SitesTable)
    table.setFocus()
    pictures = []
    for column in (1, 2):
        table.setCurrentIndex(table.model().index(0, column))
        QApplication.processEvents()
        pictures.append(table.grab().toImage())
    assert pictures[0] != pictures[1]


def test_a_key_meant_for_elsewhere_replaces_no_name(draft: ProfileDraft, wizard: IntakeWizard) -> None:
    press(Key.Key_3)
    press(Key.Key_Tab)
    assert draft.profile.organization.name == "Sample Bakery3"


def at_the_last_but_one(qtbot: QtBot, wizard: IntakeWizard) -> QWidget:
    """Its button to the last page, with the keys."""
    wizard.go_to(IntakePage.SYSTEM)
    button = wizard.button(QWizard.WizardButton.NextButton)
    qtbot.waitUntil(lambda: not any(one.is_waiting() for one in wizard.findChildren(MovedClicks)))
    button.setFocus()
    for guard in wizard.findChildren(MovedClicks):
        guard.moment.setInterval(LONGER)
    return button


def test_a_double_click_on_next_ends_nothing(qtbot: QtBot, wizard: IntakeWizard) -> None:
    """What was found: its second press met the button that had come there and ended the questions."""
    button = at_the_last_but_one(qtbot, wizard)
    place = button.mapTo(wizard, button.rect().center())
    handle = wizard.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Mod.NoModifier, place)
    assert wizard.currentId() == IntakePage.STANDARD
    QApplication.processEvents()
    last = wizard.button(QWizard.WizardButton.FinishButton)
    assert wizard.childAt(place) is last
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Mod.NoModifier, place)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Mod.NoModifier, place)
    assert wizard.isVisible()
    assert wizard.result() == 0
    qtbot.waitUntil(lambda: not any(one.is_waiting() for one in wizard.findChildren(MovedClicks)))
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Mod.NoModifier, place)
    assert wizard.result() == QWizard.DialogCode.Accepted


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_the_key_that_turned_to_the_last_page_ends_nothing(
    qtbot: QtBot, wizard: IntakeWizard, key: Qt.Key
) -> None:
    at_the_last_but_one(qtbot, wizard)
    press(key)
    assert wizard.currentId() == IntakePage.STANDARD
    press(key)
    assert wizard.isVisible()
    qtbot.waitUntil(lambda: not any(one.is_waiting() for one in wizard.findChildren(MovedClicks)))
    press(key)
    assert wizard.result() == QWizard.DialogCode.Accepted


def test_the_letter_of_next_ends_nothing_however_often_it_is_pressed(wizard: IntakeWizard) -> None:
    for _turn in range(12):
        press(Key.Key_N, Mod.AltModifier)
    assert wizard.currentId() == IntakePage.STANDARD
    assert wizard.isVisible()
    press(Key.Key_F, Mod.AltModifier)
    assert wizard.result() == QWizard.DialogCode.Accepted
