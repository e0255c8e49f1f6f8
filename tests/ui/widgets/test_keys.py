"""Whoever has only a keyboard gets everywhere, and a key does what stands under the focus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget, QWizard
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.standard_choice.intake import IntakePage
from isoassess.store import Store
from tests.ui.sample_stores import add_named, store_in, today
from ui.commands.places import ALL_ACTIONS, ASSESSMENT, ORGANIZATIONS, STANDARD
from ui.home.cell_words import NAME
from ui.home.organizations_model import OrganizationsModel
from ui.session.profile_draft import ProfileDraft
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.places.navigation_button import NavigationButton
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.choosing.segments import Segments
from ui.widgets.layout.fitting import room_for
from ui.widgets.theme import dress
from ui.widgets.tips import tip
from ui.wizard.intake_wizard import SMALLEST, IntakeWizard
from ui.wizard.open_question import OpenQuestion
from ui.wizard.questions.sites_table import SitesTable
from ui.wizard.step_list import StepButton

KEY = Qt.Key


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store, tmp_path: Path) -> MainWindow:
    (organization_id,) = add_named(store, "Sample Bakery")
    made = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
    qtbot.addWidget(made)
    made.show()
    made.open_organization(organization_id)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def wizard(qtbot: QtBot, store: Store) -> IntakeWizard:
    """Of an organization of which only the name is known."""
    organization_id = store.add_organization(Profile(organization=Organization(name="Sample Bakery")))
    store.save_wizard_page(organization_id, IntakePage.ORGANIZATION)
    return shown(qtbot, ProfileDraft(store, organization_id, today=today))


def shown(qtbot: QtBot, draft: ProfileDraft) -> IntakeWizard:
    made = IntakeWizard(draft)
    qtbot.addWidget(made)
    draft.setParent(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(key: KEY, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def enter(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, KEY.Key_Return)


def test_tab_leads_to_every_place_of_the_sidebar_wherever_one_is(window: MainWindow) -> None:
    for place in (STANDARD, ASSESSMENT, ORGANIZATIONS, ALL_ACTIONS):
        window.go(place)
        met: set[str] = set()
        for _tab in range(60):
            press(KEY.Key_Tab)
            if isinstance(here := QApplication.focusWidget(), NavigationButton):
                met.add(here.place)
        assert met == {there.place for there in window.findChildren(NavigationButton) if there.isVisible()}


def test_an_arrow_chooses_where_nothing_is_chosen_yet(qtbot: QtBot) -> None:
    row = Segments("Purchasing", [("we", "We do"), ("outsourced", "Outsourced"), (None, "None")])
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    row.tab_stop().setFocus()
    press(KEY.Key_Right)
    assert row.value() == "outsourced"
    press(KEY.Key_Left)
    assert row.value() == "we"


def test_enter_on_a_step_opens_its_page_and_never_finishes(wizard: IntakeWizard) -> None:
    wizard.go_to(IntakePage.STANDARD)
    enter(wizard.findChildren(StepButton)[IntakePage.PRODUCTS])
    assert wizard.isVisible()
    assert wizard.currentId() == IntakePage.PRODUCTS


def test_enter_on_an_open_question_leads_to_it_and_never_finishes(wizard: IntakeWizard) -> None:
    wizard.go_to(IntakePage.STANDARD)
    enter(next(link for link in wizard.findChildren(OpenQuestion) if link.isVisible()))
    assert wizard.isVisible()
    assert wizard.currentId() == IntakePage.ACTIVITIES


def test_enter_on_the_button_for_a_site_adds_one(wizard: IntakeWizard) -> None:
    wizard.go_to(IntakePage.SITES)
    table = wizard.findChildren(SitesTable)[0]
    add = next(button for button in wizard.findChildren(QPushButton) if button.text() == "&Add a site")
    enter(add)
    assert wizard.currentId() == IntakePage.SITES
    assert table.model().rowCount() == 1


def test_a_finished_profile_is_closed_and_an_unfinished_one_finished_later(
    qtbot: QtBot, store: Store, wizard: IntakeWizard
) -> None:
    assert wizard.buttonText(QWizard.WizardButton.CancelButton) == "Finish &later"
    (organization_id,) = add_named(store, "Sample Mill")
    finished = shown(qtbot, ProfileDraft(store, organization_id, today=today))
    assert finished.buttonText(QWizard.WizardButton.CancelButton) == "&Close"


def test_no_page_of_the_wizard_is_cut_off_at_its_smallest(
    qtbot: QtBot, qapp: QApplication, store: Store
) -> None:
    dress(qapp, dark=False)
    (organization_id,) = add_named(store, "Sample Mill")
    wizard = shown(qtbot, ProfileDraft(store, organization_id, today=today))
    assert wizard.minimumSize() == SMALLEST.boundedTo(room_for(wizard))  # no more than the screen has
    wizard.setMinimumSize(SMALLEST)
    wizard.resize(0, 0)
    assert (wizard.width(), wizard.height()) == (SMALLEST.width(), SMALLEST.height())
    for page in IntakePage:
        wizard.go_to(page)
        (scroll, *_tables) = wizard.currentPage().findChildren(QScrollArea)
        inside = scroll.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= scroll.viewport().width()
    qapp.setStyleSheet("")


def test_a_rating_key_works_as_soon_as_the_assessment_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    open_screens = window.open_screens
    assert open_screens is not None
    press(KEY.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(open_screens.assessment.isVisible)
    press(KEY.Key_3)
    assert open_screens.open.answer(open_screens.assessment.requirement_id).rating is Rating.CONFORMING


def test_the_lower_edge_says_what_was_undone(window: MainWindow) -> None:
    window.go("assessment")
    press(KEY.Key_3)
    press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.said.startswith("Undone:")
    press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.said == "There is nothing to undo."


def test_enter_presses_the_button_that_has_the_focus_and_goes_on_from_anywhere_else(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go("assessment")
    open_screens = window.open_screens
    assert open_screens is not None
    here = open_screens.assessment.requirement_id
    asked: list[object] = []

    def choose_none(*given: object) -> tuple[list[str], str]:
        asked.append(given)
        return [], ""

    monkeypatch.setattr(FileDialog, "getOpenFileNames", choose_none)
    buttons = open_screens.assessment.findChildren(QPushButton)
    enter(next(button for button in buttons if button.text() == "Attach &file..."))
    assert len(asked) == 1
    assert open_screens.assessment.requirement_id == here
    open_screens.assessment.setFocus()
    press(KEY.Key_Return)
    assert open_screens.assessment.requirement_id != here


def test_the_overview_scrolls_by_key_as_soon_as_it_is_shown(window: MainWindow) -> None:
    window.go("overview")
    open_screens = window.open_screens
    assert open_screens is not None
    (scroll, *_others) = open_screens.overview.findChildren(QScrollArea)
    press(KEY.Key_PageDown)
    assert scroll.verticalScrollBar().value() > 0


def test_the_first_window_is_not_larger_than_the_screen_or_its_smallest_size(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    made = MainWindow(store, shipped, Remembered(tmp_path / "new.json"), today=today)
    qtbot.addWidget(made)
    room = made.screen().availableSize().expandedTo(made.minimumSize())
    assert made.width() <= room.width()
    assert made.height() <= room.height()


def test_what_a_person_typed_is_no_markup_in_a_tooltip(store: Store, window: MainWindow) -> None:
    add_named(store, "<b>A & B</b>")
    model = OrganizationsModel(store, today=today)
    model.refresh()
    tips = [model.index(row, NAME).data(Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]
    assert "<p>&lt;b&gt;A &amp; B&lt;/b&gt;</p>" in tips
    label = QLabel()
    label.setText(tip("W" * 10_000))
    label.setWordWrap(True)
    assert label.minimumSizeHint().width() < 800
    assert len(tip("W" * 10_000)) < 700
