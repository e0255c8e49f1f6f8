"""What a person types into the intake is stored at once, comes back as it was, and moves the choice."""

import datetime
import gc
import weakref
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar, cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QWidget,
    QWizard,
)
from pytestqt.qtbot import QtBot

from isoassess.domain.decision import DesignClause
from isoassess.domain.fact_keys import fact
from isoassess.domain.profile import (
    Activity,
    Corrector,
    Design,
    Designer,
    InternalAudit,
    ManagementReview,
    NoProduct,
    Organization,
    Performer,
    Profile,
    Purpose,
    Risk,
    Scheme,
    ScopeOf,
    Sector,
    Site,
    Specification,
)
from isoassess.reference.sectors import usual_risk
from isoassess.standard_choice.intake import IntakePage
from isoassess.standard_choice.labels import justification_words, route_words
from isoassess.store import Store
from tests.ready_stores import put_empty_store
from tests.ui.look.places import at_rest
from tests.ui.sample_stores import write_protected
from ui.session.profile_draft import ProfileDraft
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.choosing.segments import Segment
from ui.widgets.explained_text import ExplainedPill
from ui.widgets.layout.frames import Page
from ui.widgets.texts import Text
from ui.widgets.theme import dress
from ui.widgets.typing.editors import ParagraphEdit
from ui.wizard.intake_wizard import IntakeWizard
from ui.wizard.open_question import OpenQuestion
from ui.wizard.page import QuestionPage
from ui.wizard.questions.choice_fields import NOT_ANSWERED, SegmentField
from ui.wizard.questions.fields import Field
from ui.wizard.questions.sector_field import Chip, SearchLine
from ui.wizard.questions.sector_list import CODE, SectorList
from ui.wizard.questions.sites_model import CENTRAL, SitesModel
from ui.wizard.questions.sites_table import CellEdit, SitesTable
from ui.wizard.so_far import SoFar
from ui.wizard.step_list import StepButton

TODAY = datetime.date(2026, 11, 23)
NAME = "Example Fabrications Ltd"
HOSTILE = "<b>bold</b> & \U0001f642 שלום עולם\u00a0=1+1 " + "W" * 10_000
BUTTON = QWizard.WizardButton
NO_MODIFIER = Qt.KeyboardModifier.NoModifier

Kind = TypeVar("Kind", bound=QWidget)


class WizardDriver:
    """A real store, the wizard over it, and the hands of a person."""

    def __init__(self, qtbot: QtBot, path: Path, profile: Profile | None = None) -> None:
        self.qtbot = qtbot
        self.path = path
        self.store = Store.open(put_empty_store(path), who="A. Consultant", busy_timeout=0.05)
        organization = self.store.add_organization(profile) if profile else None
        self.open(organization)

    def open(self, organization: str | None) -> None:
        self.draft = ProfileDraft(self.store, organization, today=lambda: TODAY)
        self.wizard = IntakeWizard(self.draft)
        self.qtbot.addWidget(self.wizard)
        with self.qtbot.waitExposed(self.wizard):
            self.wizard.show()
        self.wizard.activateWindow()

    def reopen(self) -> None:
        """Close the window and come back another day."""
        self.wizard.close()
        assert not self.wizard.isVisible()
        self.open(self.draft.organization_id)

    @property
    def page(self) -> QuestionPage:
        return cast(QuestionPage, self.wizard.currentPage())

    @property
    def stored(self) -> Profile:
        """What another process would read from the file now."""
        with Store.open(self.path, who="B. Consultant") as other:
            return ProfileDraft(other, self.draft.organization_id, today=lambda: TODAY).profile

    @property
    def left_at(self) -> int | None:
        assert self.draft.organization_id
        return self.store.wizard_page(self.draft.organization_id)

    def go(self, page: IntakePage) -> None:
        self.wizard.go_to(page)
        assert self.wizard.currentId() == page

    def field(self, key: str) -> Field:
        return next(field for field in self.page.fields if field.key == key)

    def note(self, key: str) -> str:
        """What stands below a question."""
        shown = [text.text() for text in self.field(key).findChildren(Text) if text.isVisible()]
        return " ".join(shown)

    def inside(self, key: str, kind: type[Kind]) -> Kind:
        return self.field(key).findChildren(kind)[0]

    def type(self, key: str, text: str) -> None:
        editor: QWidget = self.field(key).target()
        editor.setFocus()
        self.keys(editor, text)

    def paste(self, key: str, text: str) -> None:
        QApplication.clipboard().setText(text)
        editor = self.field(key).target()
        assert isinstance(editor, QLineEdit | ParagraphEdit)
        editor.setFocus()
        editor.paste()
        if isinstance(editor, QLineEdit):
            self.key(editor, Qt.Key.Key_End)

    def key(self, widget: QWidget | None, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        assert widget is not None
        QTest.keyClick(widget, key, modifier)

    def keys(self, widget: QWidget | None, text: str) -> None:
        assert widget is not None
        QTest.keyClicks(widget, text)

    def choose(self, key: str, words: str) -> None:
        """Click the answer of a row."""
        buttons = self.field(key).findChildren(QPushButton)
        self.click(next(button for button in buttons if button.text() == words))

    def pick(self, key: str, value: object) -> None:
        """Go down in a drop-down by the keyboard until the value is there."""
        box = self.inside(key, QComboBox)
        box.setFocus()
        self.key(box, Qt.Key.Key_Home)
        for _step in range(box.count()):
            if self.field(key).value() == value:
                return
            self.key(box, Qt.Key.Key_Down)
        raise AssertionError(f"{key} does not offer {value}")

    def click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, which: QWizard.WizardButton) -> None:
        self.click(self.wizard.button(which))

    def says(self, words: str) -> bool:
        """Whether a visible label of the window says this."""
        labels = self.wizard.findChildren(QLabel)
        return any(words in label.text() for label in labels if label.isVisible())


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    dress(qapp, dark=False)
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> WizardDriver:
    return WizardDriver(qtbot, tmp_path / "clients.isoassess")


@pytest.fixture
def named(qtbot: QtBot, tmp_path: Path) -> WizardDriver:
    return WizardDriver(qtbot, tmp_path / "clients.isoassess", Profile(organization=Organization(name=NAME)))


# --- the way --------------------------------------------------------------------------------------


def test_it_is_a_wizard_of_seven_pages(empty: WizardDriver) -> None:
    assert empty.wizard.pageIds() == list(IntakePage)
    assert empty.wizard.windowTitle() == "New organization"


def test_without_a_name_the_page_does_not_turn_and_says_why_beside_it(empty: WizardDriver) -> None:
    empty.press(BUTTON.NextButton)
    assert empty.wizard.currentId() == IntakePage.ORGANIZATION
    name = empty.field("organization.name")
    assert any("Enter the name" in label.text() and label.isVisible() for label in name.findChildren(QLabel))
    assert name.target().hasFocus()
    empty.type("organization.name", NAME)
    empty.press(BUTTON.NextButton)
    assert empty.wizard.currentId() == IntakePage.SITES
    assert empty.stored.organization.name == NAME


def test_an_organization_without_a_word_is_not_stored(empty: WizardDriver) -> None:
    empty.wizard.close()
    assert empty.store.organizations() == []


def test_next_and_back_lead_through_all_pages(named: WizardDriver) -> None:
    for page in list(IntakePage)[1:]:
        named.press(BUTTON.NextButton)
        assert named.wizard.currentId() == page
        assert named.left_at == page
    for page in reversed(list(IntakePage)[:-1]):
        named.press(BUTTON.BackButton)
        assert named.wizard.currentId() == page


def test_a_click_on_a_step_turns_to_its_page(named: WizardDriver) -> None:
    steps = named.wizard.findChildren(StepButton)
    named.click(steps[4])
    assert named.wizard.currentId() == IntakePage.EXTERNAL
    named.click(steps[0])
    assert named.wizard.currentId() == IntakePage.ORGANIZATION


def test_steps_wait_for_the_name(empty: WizardDriver) -> None:
    steps = empty.wizard.findChildren(StepButton)
    assert [step.isEnabled() for step in steps] == [True] + [False] * 6
    empty.type("organization.name", NAME)
    assert empty.page.flush()
    assert all(step.isEnabled() for step in steps)
    assert "complete" in steps[1].accessibleName()


def test_the_keyboard_alone_fills_and_turns_a_page(empty: WizardDriver) -> None:
    window = empty.wizard
    empty.field("organization.name").target().setFocus()
    for words in (NAME, "Ltd", "Ireland"):
        empty.keys(window.focusWidget(), words)
        empty.key(window.focusWidget(), Qt.Key.Key_Return)
    assert empty.stored.organization == Organization(name=NAME, legal_form="Ltd", country="Ireland")
    empty.field("organization.website").target().setFocus()
    empty.key(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget() is window.button(BUTTON.NextButton)
    empty.key(window.focusWidget(), Qt.Key.Key_Return)
    assert window.currentId() == IntakePage.SITES
    empty.key(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    empty.qtbot.waitUntil(lambda: window.currentId() == IntakePage.ACTIVITIES, timeout=3000)


# --- nothing typed is lost ------------------------------------------------------------------------


def test_what_was_typed_is_in_the_file_after_a_pause(empty: WizardDriver) -> None:
    empty.type("organization.name", NAME)
    empty.qtbot.waitUntil(lambda: empty.draft.organization_id is not None, timeout=3000)
    assert empty.stored.organization.name == NAME
    assert empty.left_at == IntakePage.ORGANIZATION
    assert empty.says("All answers saved")


@pytest.mark.parametrize("how", ["close", "later"])
def test_leaving_saves_the_last_letters_and_the_page(named: WizardDriver, how: str) -> None:
    named.go(IntakePage.PRODUCTS)
    named.type("offer.products", "Welded frames")
    if how == "close":
        named.wizard.close()
    else:
        named.press(BUTTON.CancelButton)
    assert not named.wizard.isVisible()
    assert named.wizard.result() == QDialog.DialogCode.Rejected
    assert named.stored.offer.products == "Welded frames"
    assert named.left_at == IntakePage.PRODUCTS


@pytest.mark.parametrize("times", [1, 3])
def test_escape_leaves_no_wizard_in_which_something_was_answered(named: WizardDriver, times: int) -> None:
    """What was found: one Escape more than a list needed closed it without a word."""
    named.reopen()
    named.go(IntakePage.PRODUCTS)
    named.type("offer.products", "Welded frames")
    for _time in range(times):
        named.key(named.wizard, Qt.Key.Key_Escape)
    assert named.wizard.isVisible()
    assert named.says("Use the button Finish later.")
    assert named.stored.offer.products == "Welded frames"
    named.press(BUTTON.CancelButton)
    assert not named.wizard.isVisible()


def test_page_down_scrolls_the_last_page_though_a_button_has_the_keys(named: WizardDriver) -> None:
    named.go(IntakePage.STANDARD)
    named.wizard.resize(named.wizard.width(), 480)
    named.wizard.button(BUTTON.FinishButton).setFocus()
    page = named.wizard.currentPage()
    bar = next(area.verticalScrollBar() for area in page.findChildren(Page) if area.isVisible())
    named.qtbot.waitUntil(lambda: bar.maximum() > 0)
    named.key(named.wizard.button(BUTTON.FinishButton), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    named.key(named.wizard.button(BUTTON.FinishButton), Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_escape_leaves_a_wizard_in_which_nothing_was_answered(named: WizardDriver) -> None:
    named.reopen()
    named.key(named.wizard, Qt.Key.Key_Escape)
    assert not named.wizard.isVisible()


def test_reopened_it_shows_the_page_and_every_value(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    named.choose("performed_by.production", "We do")
    named.choose("conditions.special_processes", "Yes")
    named.reopen()
    assert named.wizard.currentId() == IntakePage.ACTIVITIES
    assert named.field("performed_by.production").value() is Performer.WE
    assert named.field("conditions.special_processes").value() is True
    named.press(BUTTON.BackButton)
    assert named.wizard.currentId() == IntakePage.PRODUCTS


def test_hostile_text_comes_back_as_it_was_and_is_never_markup(empty: WizardDriver) -> None:
    empty.paste("organization.name", HOSTILE)
    empty.paste("organization.address", f"{HOSTILE}\n'; drop table x; --")
    empty.reopen()
    assert empty.stored.organization.name == HOSTILE
    assert empty.stored.organization.address == f"{HOSTILE}\n'; drop table x; --"
    assert empty.field("organization.name").value() == HOSTILE
    assert empty.field("organization.address").value() == empty.stored.organization.address
    empty.go(IntakePage.STANDARD)
    assert empty.wizard.width() <= 1040
    formats = {label.textFormat() for label in empty.page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_refused_save_is_said_in_the_window_and_holds_it_open_once(named: WizardDriver) -> None:
    with write_protected(named.path):
        named.type("organization.phone", "555")
        named.press(BUTTON.CancelButton)
        assert named.wizard.isVisible()
        assert named.says("write-protected")
    named.press(BUTTON.CancelButton)
    assert not named.wizard.isVisible()
    assert named.stored.organization.phone == "555"


def test_a_character_that_cannot_be_stored_never_enters_and_the_rest_is_saved(named: WizardDriver) -> None:
    line = named.field("organization.contact").target()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.insert("A\0B")
    named.keys(line, "C")
    assert line.text() == "ABC"
    assert named.page.flush()
    assert named.stored.organization.contact == "ABC"
    assert named.says("All answers saved")


# --- each page stores its facts -------------------------------------------------------------------


def test_the_organization_page_stores_its_facts(empty: WizardDriver) -> None:
    typed = Organization(
        name=NAME,
        legal_form="Ltd",
        country="Ireland",
        address="1 Sample Street",
        contact="Quality manager",
        phone="555-0100",
        email="office@example.org",
        website="example.org",
    )
    for key in typed.__struct_fields__:
        if key != "logo":
            empty.type(f"organization.{key}", getattr(typed, key))
    assert empty.page.flush()
    assert empty.stored.organization == typed


def test_an_odd_email_is_pointed_at_and_stops_nobody(named: WizardDriver) -> None:
    named.type("organization.email", "office")
    named.press(BUTTON.NextButton)
    assert named.wizard.currentId() == IntakePage.SITES
    named.press(BUTTON.BackButton)
    assert named.says("does not look like an email address")


def test_words_in_a_number_field_are_refused_beside_it(named: WizardDriver) -> None:
    named.go(IntakePage.SITES)
    named.type("people.effective_personnel", "ten")
    named.press(BUTTON.NextButton)
    assert named.wizard.currentId() == IntakePage.SITES
    field = named.field("people.effective_personnel")
    assert any("in digits" in label.text() and label.isVisible() for label in field.findChildren(QLabel))
    assert named.stored.people.effective_personnel is None
    named.inside("people.effective_personnel", QLineEdit).clear()
    named.type("people.effective_personnel", "10")
    named.type("people.shifts", "2")
    named.press(BUTTON.NextButton)
    assert named.wizard.currentId() == IntakePage.PRODUCTS
    people = named.stored.people
    assert (people.effective_personnel, people.shifts) == (10, 2)


def test_sites_are_added_edited_and_removed(named: WizardDriver) -> None:
    named.go(IntakePage.SITES)
    add, remove = named.field("people.sites").findChildren(QPushButton)[-3:-1]
    named.click(add)
    for words in ("Main works", "1 Sample Street", "40"):
        cell = named.wizard.focusWidget()
        assert isinstance(cell, CellEdit)
        named.keys(cell, words)
        named.key(cell, Qt.Key.Key_Tab)
    site = Site(name="Main works", address="1 Sample Street", personnel=40)
    assert list(named.stored.people.sites) == [site]
    model = cast(SitesModel, named.inside("people.sites", SitesTable).model())
    model.setData(model.index(0, CENTRAL), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert named.stored.people.sites[0].is_central is True
    named.inside("people.sites", SitesTable).setCurrentIndex(model.index(0, 0))
    named.click(remove)
    assert list(named.stored.people.sites) == []


def test_a_long_text_about_a_site_is_seen_whole(named: WizardDriver) -> None:
    activities = "Cutting, welding, machining, powder coating, assembly and the packing of frames"
    sites = (Site(name="Works", activities=activities), Site(name="Store"))
    named.draft.set_fact("people.sites", sites)
    named.go(IntakePage.SITES)
    table = named.inside("people.sites", SitesTable)
    QApplication.processEvents()
    cell = table.visualRect(table.model().index(0, 3))
    needed = table.fontMetrics().boundingRect(
        QRect(0, 0, cell.width() - 22, 1000), Qt.TextFlag.TextWordWrap, activities
    )
    assert cell.height() >= needed.height() > 3 * table.fontMetrics().height()
    assert table.rowHeight(1) < cell.height()
    assert table.viewport().height() >= table.rowHeight(0) + table.rowHeight(1)


def test_a_cell_is_saved_while_it_is_open(named: WizardDriver) -> None:
    named.go(IntakePage.SITES)
    named.click(named.field("people.sites").findChildren(QPushButton)[-3])
    named.keys(named.inside("people.sites", CellEdit), "Store")
    named.press(BUTTON.CancelButton)
    assert named.stored.people.sites == (Site(name="Store"),)


def test_words_for_the_personnel_of_a_site_are_refused_beside_the_table(named: WizardDriver) -> None:
    named.go(IntakePage.SITES)
    model = cast(SitesModel, named.inside("people.sites", SitesTable).model())
    model.add()
    assert not model.setData(model.index(0, 2), "many")
    assert named.says("Personnel: Enter a number in digits")
    assert model.setData(model.index(0, 2), "4")
    assert not named.says("Personnel: Enter")


def test_the_sites_model_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = SitesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show((Site(name="Works", personnel=3), Site(name="Store")))
    model.add()
    model.setData(model.index(2, 0), "Office")
    model.setData(model.index(1, CENTRAL), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    model.remove(0)
    assert model.sites() == (Site(name="Store", is_central=True), Site(name="Office"))


def test_who_designs_the_product_is_offered_for_the_service_and_never_set(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    named.pick("design.product", Designer.CUSTOMER)
    assert named.stored.design.service is Designer.UNKNOWN
    offers = [button for button in named.page.findChildren(QPushButton) if "As for" in button.text()]
    shown = [button for button in offers if button.isVisible()]
    assert [button.text() for button in shown] == ["As for the product"]
    assert "The customer" in shown[0].toolTip()
    named.click(shown[0])
    assert str(named.stored.design.service) == "customer"
    assert not any(button.isVisible() for button in offers)


def test_what_is_still_to_answer_at_the_side_leads_there(named: WizardDriver) -> None:
    """What was found: it could be clicked on the last page only."""
    named.go(IntakePage.SITES)
    side = named.page.findChildren(SoFar)[0]
    shown = [one for one in side.findChildren(OpenQuestion) if one.isVisible()]
    wanted = next(one for one in shown if "Who designs the product" in one.accessibleName())
    named.click(wanted)
    assert named.wizard.currentId() == IntakePage.ACTIVITIES
    assert named.field("design.product").target().hasFocus()


def test_lines_that_wrap_stay_clear_of_their_points(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    panel = named.page.findChildren(SoFar)[0]
    points = [label for label in panel.findChildren(QLabel) if label.text() == "•" and label.isVisible()]
    wrapped = [
        label
        for label in panel.findChildren(QLabel)
        if "with “" in label.text() and label.height() > 2 * points[0].height() - 4
    ]
    assert len(points) == 3
    assert wrapped
    assert all(label.x() >= points[0].x() + points[0].width() for label in wrapped)
    assert not any("•" in label.text() for label in wrapped)


def test_a_sector_is_found_by_a_word_and_by_its_number(named: WizardDriver) -> None:
    named.go(IntakePage.PRODUCTS)
    search = named.inside("sector.codes", SearchLine)
    search.setFocus()
    for typed in ("welding", "30"):
        named.keys(search, typed)
        named.key(search, Qt.Key.Key_Return)
    both = named.stored.sector
    assert (both.codes, both.risk) == ((17, 30), None)
    assert "Proposed, as usual for what you chose: medium" in named.note("sector.risk")
    assert "not answered" in named.note("sector.risk")
    QApplication.processEvents()
    chips = [chip for chip in named.field("sector.codes").findChildren(Chip) if chip.isVisible()]
    named.click(chips[0].button)
    left = named.stored.sector
    assert (left.codes, left.risk) == ((30,), None)
    assert "usual for what you chose: low" in named.note("sector.risk")


def test_a_sector_typed_and_not_taken_is_said_and_holds_the_tick_back(named: WizardDriver) -> None:
    """What was found: 18 stood in the search, the page had its tick, and the file knew nothing of it."""
    named.go(IntakePage.PRODUCTS)
    search = named.inside("sector.codes", SearchLine)
    search.setFocus()
    named.keys(search, "17")
    named.key(search, Qt.Key.Key_Return)
    named.keys(search, "18")
    assert "not taken" not in named.note("sector.codes")  # while it is being typed
    named.go(IntakePage.ACTIVITIES)
    assert not named.says("All answers saved")
    step = named.wizard.findChildren(StepButton)[IntakePage.PRODUCTS]
    assert step.accessibleName().endswith("not complete")
    named.go(IntakePage.PRODUCTS)
    assert search.text() == "18"
    assert "“18” is not taken as a sector yet" in named.note("sector.codes")
    assert named.stored.sector.codes == (17,)
    named.key(search, Qt.Key.Key_Return)
    assert list(named.stored.sector.codes) == [17, 18]
    assert "not taken" not in named.note("sector.codes")
    named.go(IntakePage.ACTIVITIES)
    assert not named.says("not saved")


def test_a_search_for_a_sector_that_is_left_says_so_at_once(named: WizardDriver) -> None:
    named.go(IntakePage.PRODUCTS)
    search = named.inside("sector.codes", SearchLine)
    search.setFocus()
    named.keys(search, "18")
    named.field("offer.scope").target().setFocus()
    assert "is not taken as a sector yet" in named.note("sector.codes")
    search.setFocus()
    search.clear()
    assert "not taken" not in named.note("sector.codes")


def test_all_sectors_are_listed_at_once_and_taken_by_key_and_click(named: WizardDriver) -> None:
    named.go(IntakePage.PRODUCTS)
    search = named.inside("sector.codes", SearchLine)
    search.setFocus()
    named.key(search, Qt.Key.Key_Down)
    listed = named.inside("sector.codes", SectorList)
    items = [listed.list.item(row) for row in range(listed.list.count())]
    shown = [item for item in items if item.data(CODE) is not None]
    assert [item.data(CODE) for item in shown] == list(range(1, 40))
    inside = listed.list.viewport().rect()
    assert all(inside.contains(listed.list.visualItemRect(item)) for item in shown)
    named.key(listed.list, Qt.Key.Key_Down)
    named.key(listed.list, Qt.Key.Key_Right)
    named.key(listed.list, Qt.Key.Key_Return)
    taken = named.stored.sector.codes
    assert taken == (18,)
    assert not listed.isVisible()
    browse = named.field("sector.codes").findChild(QPushButton, "browse")
    assert browse is not None
    named.click(browse)
    place = listed.list.visualItemRect(next(item for item in shown_again(listed) if item.data(CODE) == 28))
    QTest.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, place.center())
    assert list(named.stored.sector.codes) == [18, 28]


def shown_again(listed: SectorList) -> list[QListWidgetItem]:
    return [listed.list.item(row) for row in range(listed.list.count())]


def test_a_risk_of_ones_own_stays_when_the_sectors_change(named: WizardDriver) -> None:
    named.go(IntakePage.PRODUCTS)
    named.choose("sector.risk", "High")
    search = named.inside("sector.codes", SearchLine)
    named.keys(search, "17")
    named.key(search, Qt.Key.Key_Return)
    assert named.stored.sector.codes == (17,)
    assert named.stored.sector.risk is Risk.HIGH


def proposed_as_by_an_earlier_version(named: WizardDriver) -> None:
    """The sector and the risk usual there in one step, as earlier versions wrote them."""
    known = named.draft.profile
    assert named.draft.replace(replace(known, sector=Sector(codes=(17,), risk=usual_risk((17,)))))
    named.reopen()
    named.go(IntakePage.PRODUCTS)


def test_a_risk_that_an_earlier_version_took_over_is_not_shown_as_answered(named: WizardDriver) -> None:
    proposed_as_by_an_earlier_version(named)
    assert named.field("sector.risk").value() is NOT_ANSWERED
    assert "An earlier version took over “medium” by itself; nobody has answered it." in named.note(
        "sector.risk"
    )
    assert named.stored.sector.risk is Risk.MEDIUM, "nothing is lost by looking"


@pytest.mark.parametrize(("words", "risk"), [("Medium", Risk.MEDIUM), ("High", Risk.HIGH)])
def test_an_answer_in_place_of_it_is_ones_own_also_where_it_is_the_same(
    named: WizardDriver, words: str, risk: Risk
) -> None:
    proposed_as_by_an_earlier_version(named)
    named.choose("sector.risk", words)
    assert named.stored.sector.risk is risk
    assert "An earlier version" not in named.note("sector.risk")
    named.reopen()
    named.go(IntakePage.PRODUCTS)
    assert named.field("sector.risk").value() is risk


def test_a_risk_that_a_person_gave_is_answered(named: WizardDriver) -> None:
    """Beside the sectors in one file, or later by hand."""
    whole = Profile(
        organization=Organization(name="Sample Frames"), sector=Sector(codes=(17,), risk=Risk.MEDIUM)
    )
    named.wizard.close()
    named.open(named.store.add_organization(whole))
    named.go(IntakePage.PRODUCTS)
    assert named.field("sector.risk").value() is Risk.MEDIUM


def test_escape_in_the_sector_search_only_empties_it(named: WizardDriver) -> None:
    named.go(IntakePage.PRODUCTS)
    search = named.inside("sector.codes", SearchLine)
    named.keys(search, "zzz")
    QApplication.processEvents()
    assert named.says("No sector matches")
    named.key(search, Qt.Key.Key_Escape)
    assert named.wizard.isVisible()
    assert search.text() == ""


def test_the_products_page_stores_its_facts(named: WizardDriver) -> None:
    named.go(IntakePage.PRODUCTS)
    named.type("offer.products", "Frames")
    named.type("offer.services", "Repair")
    named.type("offer.scope", "Contract machining")
    named.type("sector.nace", "25.6, 25.62,")
    named.choose("offer.scope_of", "One site")
    assert named.page.flush()
    offer, sector = named.stored.offer, named.stored.sector
    assert (offer.products, offer.services, offer.scope) == ("Frames", "Repair", "Contract machining")
    assert offer.scope_of is ScopeOf.SITE
    assert sector.nace == ("25.6", "25.62")


def test_the_activities_page_stores_its_facts(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    named.choose("performed_by.production", "We do")
    named.choose("performed_by.installation", "Outsourced")
    named.choose("performed_by.purchasing", "Customer")
    named.choose("performed_by.repair", "We do")
    named.choose("performed_by.repair", "Not done")
    named.pick("design.product", Designer.LICENSOR)
    named.pick("design.service", Designer.NOBODY)
    named.pick("design.corrected_by", Corrector.GIVER)
    named.pick("design.specification", Specification.GAPS)
    for key, words in (
        ("standard_leaves", "No"),
        ("may_change", "No"),
        ("own_brand", "No product"),
        ("only_process", "Not known"),
    ):
        named.choose(f"design.{key}", words)
    named.type("design.example", "A bracket, to the customer's drawing")
    conditions = Profile().conditions.__struct_fields__
    for number, key in enumerate(conditions):
        named.choose(f"conditions.{key}", "No" if number % 2 else "Yes")
    assert named.page.flush()
    assert named.stored.activities == (Activity.PURCHASING, Activity.PRODUCTION, Activity.INSTALLATION)
    assert named.stored.performed_by == {
        Activity.PRODUCTION: Performer.WE,
        Activity.INSTALLATION: Performer.OUTSOURCED,
        Activity.PURCHASING: Performer.CUSTOMER,
    }
    assert named.stored.design == Design(
        product=Designer.LICENSOR,
        service=Designer.NOBODY,
        corrected_by=Corrector.GIVER,
        specification=Specification.GAPS,
        standard_leaves=False,
        may_change=False,
        own_brand=NoProduct.NO_PRODUCT,
        example="A bracket, to the customer's drawing",
    )
    facts = [fact(named.stored, f"conditions.{key}") for key in conditions]
    assert facts == [number % 2 == 0 for number in range(len(conditions))]


@pytest.mark.parametrize("key", ["design.product", "design.corrected_by", "design.specification"])
def test_unanswered_and_not_known_are_two_things_and_an_answer_can_be_taken_back(
    named: WizardDriver, key: str
) -> None:
    named.go(IntakePage.ACTIVITIES)
    assert named.field(key).value() is NOT_ANSWERED
    nothing = fact(Profile(), key)
    named.pick(key, nothing)
    assert list(named.stored.answered) == [key]
    named.reopen()
    assert named.field(key).value() == nothing
    named.pick(key, NOT_ANSWERED)
    assert list(named.stored.answered) == []
    assert fact(named.stored, key) == nothing
    named.reopen()
    assert named.field(key).value() is NOT_ANSWERED
    assert named.inside(key, QComboBox).currentText() == ""


ROWS = [page for page in IntakePage if page is not IntakePage.STANDARD]


@pytest.mark.parametrize("page", ROWS)
@pytest.mark.parametrize("how", ["sign", "delete", "backspace"])
def test_every_row_of_answers_can_be_taken_back(named: WizardDriver, page: IntakePage, how: str) -> None:
    """Whatever was answered, by mouse and by keys; the profile is again as if nobody had been asked."""
    named.go(page)
    nothing_said = named.draft.profile
    rows = [field for field in named.page.fields if isinstance(field, SegmentField)]
    for row in rows:
        answers = row.findChildren(Segment)
        for answer in answers:
            named.click(answer)
            assert named.draft.profile != nothing_said, answer.accessibleName()
            if how == "sign":
                named.click(way_back(row))
            else:
                named.key(row.target(), {"delete": Qt.Key.Key_Delete, "backspace": Qt.Key.Key_Backspace}[how])
            assert named.draft.profile == nothing_said, answer.accessibleName()
            assert row.value() is NOT_ANSWERED
            assert not way_back(row).isVisible()
            assert "not answered" in named.note(row.key)
    assert named.stored == nothing_said


def way_back(row: Field) -> QPushButton:
    return next(button for button in row.findChildren(QPushButton) if button.text() == "✕")


def test_what_was_taken_back_is_not_answered_another_day(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    for key, words in (("conditions.customer_property", "Not known"), ("performed_by.repair", "We do")):
        named.choose(key, words)
        named.choose(key, "✕")
    named.choose("performed_by.production", "We do")
    named.reopen()
    assert named.field("conditions.customer_property").value() is NOT_ANSWERED
    assert named.field("performed_by.repair").value() is NOT_ANSWERED
    assert Activity.REPAIR in named.stored.unanswered_stages
    assert "conditions.customer_property" not in named.stored.answered


@pytest.mark.usefixtures("dressed")
def test_the_drop_downs_of_a_column_are_of_one_width(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    boxes = [box for box in named.page.findChildren(QComboBox) if box.isVisible()]
    assert len(boxes) > 2
    assert len({box.width() for box in boxes}) == 1


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("page", [IntakePage.ACTIVITIES, IntakePage.EXTERNAL])
def test_a_drop_down_has_room_for_every_answer_in_the_usual_window(
    named: WizardDriver, page: IntakePage
) -> None:
    """What was found: "Something is missing; we ask the cust..." in the window as it opens."""
    named.wizard.resize(named.wizard.sizeHint())
    named.go(page)
    QApplication.processEvents()
    boxes = [box for box in named.page.findChildren(DropDown) if box.isVisible()]
    assert boxes
    for box in boxes:
        for row in range(box.count()):
            box.setCurrentIndex(row)
            assert box.shown_words() == box.itemText(row)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("width", [1024, 1366])
def test_a_way_to_an_open_question_fills_its_lines(named: WizardDriver, width: int) -> None:
    """No line ends before the next word would be too wide, and none is cut off."""
    named.wizard.resize(width, 700)
    named.go(IntakePage.STANDARD)
    QApplication.processEvents()
    for question in (item for item in named.page.findChildren(OpenQuestion) if item.isVisible()):
        lines = question.text().split("\n")
        metrics = question.fontMetrics()
        assert max(map(metrics.horizontalAdvance, lines)) < question.width()
        for line, following in pairwise(lines):
            longer = f"{line} {following.split()[0]}"
            assert metrics.horizontalAdvance(longer) > question.width() - 2 * metrics.horizontalAdvance("mm")


def test_no_hint_runs_into_the_words_that_a_row_is_not_answered(named: WizardDriver) -> None:
    for page in ROWS:
        named.go(page)
        for row in named.page.findChildren(SegmentField):
            notes = [text.text() for text in row.findChildren(Text) if "not answered" in text.text()]
            assert [note.splitlines()[-1] for note in notes] == ["not answered"], row.key


def test_after_the_first_click_no_other_row_looks_answered(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    named.choose("performed_by.production", "We do")
    rows = [field for field in named.page.fields if field.key.startswith("performed_by.")]
    answered = [field.key for field in rows if field.value() is not NOT_ANSWERED]
    assert answered == ["performed_by.production"]
    assert all("not answered" in named.note(field.key) for field in rows if field.key not in answered)
    assert "not answered" not in named.note("performed_by.production")


def test_each_design_question_has_an_example_of_a_shop_a_workshop_and_a_service(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    asked = [f.key for f in named.page.fields if f.key.startswith("design.") and f.key != "design.example"]
    assert len(asked) == 9
    for key in asked:
        assert all(
            f"{place}: " in named.note(key) for place in ("For example, shop", "Workshop", "Service")
        ), key


def test_more_people_at_a_site_than_in_the_firm_are_pointed_at(named: WizardDriver) -> None:
    named.draft.set_fact("people.effective_personnel", 10)
    named.draft.set_fact("people.sites", (Site(name="Hall 2", personnel=12),))
    named.go(IntakePage.SITES)
    assert "Hall 2: 12 people, but the whole organization has 10" in named.note("people.sites")


def test_no_two_questions_of_the_wizard_change_one_answer(named: WizardDriver) -> None:
    """What was found: a row of its own for design erased the answer to the question who designs."""
    pages = [named.wizard.page(page) for page in IntakePage]
    facts = [field.key for page in pages if isinstance(page, QuestionPage) for field in page.fields]
    assert len(facts) == len(set(facts)) > 20
    named.go(IntakePage.ACTIVITIES)
    named.pick("design.product", Designer.JOINTLY)
    named.choose("performed_by.production", "We do")
    named.pick("design.service", Designer.NOBODY)
    assert named.stored.design == Design(product=Designer.JOINTLY, service=Designer.NOBODY)


def test_the_external_page_stores_its_facts(named: WizardDriver) -> None:
    named.go(IntakePage.EXTERNAL)
    named.pick("purpose", Purpose.CONTRACT)
    named.pick("sector.scheme", Scheme.AEROSPACE)
    named.type("named_standard", "BS EN ISO 9002:1994")
    named.type("target_date", "2027-06-30")
    named.type("certificate.standard", "ISO 9001:2015")
    named.type("certificate.body", "Sample Certification")
    named.type("certificate.expires", "1.2.2028")
    named.choose("certificate.accredited", "Yes")
    assert named.page.flush()
    profile = named.stored
    assert (profile.purpose, profile.sector.scheme) == (Purpose.CONTRACT, Scheme.AEROSPACE)
    assert profile.named_standard == "BS EN ISO 9002:1994"
    assert profile.target_date == datetime.date(2027, 6, 30)
    assert profile.certificate.expires == datetime.date(2028, 2, 1)
    assert profile.certificate.accredited is True
    assert named.says("the old ISO 9002")
    assert named.says("1 February 2028")


@pytest.mark.parametrize("above", [20, 300])
def test_marking_the_rest_as_not_done_moves_nothing_under_the_pointer(
    named: WizardDriver, above: int
) -> None:
    """What was found: the page moved by 185 pixels, and the next click landed beside its target."""
    named.wizard.resize(1100, 700)
    named.go(IntakePage.ACTIVITIES)
    rest = next(one for one in named.page.findChildren(QPushButton) if one.text().startswith("Mark the rest"))
    area = cast(QScrollArea, named.page.findChild(QScrollArea))
    at_rest()
    area.ensureWidgetVisible(rest, 0, above)
    at_rest()
    before = {field.key: field.mapToGlobal(QPoint()) for field in named.page.fields}
    QTest.mouseClick(rest, Qt.MouseButton.LeftButton)
    named.qtbot.waitUntil(rest.isHidden)
    at_rest()
    assert {field.key: field.mapToGlobal(QPoint()) for field in named.page.fields} == before
    assert not named.stored.unanswered_stages


def test_an_impossible_day_holds_the_page(named: WizardDriver) -> None:
    named.go(IntakePage.EXTERNAL)
    named.type("target_date", "2027-02-30")
    named.press(BUTTON.NextButton)
    assert named.wizard.currentId() == IntakePage.EXTERNAL
    assert named.says("does not exist")


def test_the_system_page_stores_its_facts(named: WizardDriver) -> None:
    named.go(IntakePage.SYSTEM)
    named.choose("system.internal_audit", "Started")
    named.choose("system.management_review", "Held")
    named.type("system.corrective_action_cases", "3")
    named.type("system.months_of_records", "4")
    assert named.page.flush()
    system = named.stored.system
    assert (system.internal_audit, system.management_review) == (InternalAudit.STARTED, ManagementReview.HELD)
    assert (system.corrective_action_cases, system.months_of_records) == (3, 4)


def test_the_wheel_over_a_closed_choice_changes_nothing(named: WizardDriver) -> None:
    named.go(IntakePage.EXTERNAL)
    box = named.inside("purpose", QComboBox)
    for focused in (named.field("target_date").target(), box):  # an answer just chosen keeps the focus
        focused.setFocus()
        wheel(box)
        assert named.stored.purpose is None


def wheel(widget: QWidget) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(0, -10),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


# --- the choice -----------------------------------------------------------------------------------


def test_the_choice_follows_every_answer(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    so_far = cast(SoFar, named.page.findChild(SoFar))
    pill = cast(ExplainedPill, so_far.findChild(ExplainedPill))
    assert pill.text() == "8.3 to be settled"
    named.pick("design.product", Designer.CUSTOMER)
    named.choose("performed_by.production", "We do")
    named.pick("design.specification", Specification.COMPLETE)
    named.choose("design.may_change", "No")
    assert pill.text() == "8.3 not applicable"
    assert named.says("ISO 9002:1994. Withdrawn in 2000; nobody can be certified to it today.")
    named.pick("design.product", Designer.WE)
    assert pill.text() == "8.3 applies"
    assert named.draft.decision.today.clause_8_3 is DesignClause.APPLIES


def test_the_last_page_leads_to_what_is_not_answered(named: WizardDriver) -> None:
    named.go(IntakePage.STANDARD)
    assert named.says("ISO 9001:2026")
    questions = [item for item in named.page.findChildren(OpenQuestion) if item.isVisible()]
    assert len(questions) == len(named.draft.decision.unknown) > 0
    named.click(questions[0])
    assert named.wizard.currentId() == IntakePage.ACTIVITIES
    target = named.field(named.draft.decision.unknown[0]).target()
    assert target.hasFocus()


def test_the_last_page_leads_to_answers_that_contradict_each_other(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    named.choose("performed_by.production", "We do")
    named.pick("design.product", Designer.CUSTOMER)
    named.pick("design.corrected_by", Corrector.US)
    named.pick("design.specification", Specification.UNKNOWN)
    named.go(IntakePage.STANDARD)
    assert named.says("Two answers contradict each other")
    questions = [item for item in named.page.findChildren(OpenQuestion) if item.isVisible()]
    asked = [" ".join(question.text().split()).partition(" →")[0] for question in questions]
    assert "Who would have to change the design if it were wrong" in asked
    assert "How fully an order is specified (answered: not known)" in asked
    named.click(questions[asked.index("Who would have to change the design if it were wrong")])
    assert named.field("design.corrected_by").target().hasFocus()


def test_the_last_page_shows_the_justification_where_design_is_not_here(named: WizardDriver) -> None:
    named.go(IntakePage.ACTIVITIES)
    named.pick("design.product", Designer.CUSTOMER)
    named.choose("performed_by.production", "We do")
    named.pick("design.specification", Specification.COMPLETE)
    named.choose("design.may_change", "No")
    named.go(IntakePage.STANDARD)
    assert named.draft.decision.justification
    assert named.says(justification_words(named.draft.decision))
    assert named.says(route_words(named.draft.decision.today))


def test_finish_ends_the_intake(named: WizardDriver) -> None:
    named.go(IntakePage.STANDARD)
    named.press(BUTTON.FinishButton)
    assert named.wizard.result() == QDialog.DialogCode.Accepted
    assert named.left_at is None


# --- the window -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("dressed")
def test_nothing_makes_the_window_wider_than_a_small_laptop(named: WizardDriver) -> None:
    named.wizard.resize(1024, 560)
    for page in IntakePage:
        named.go(page)
        QApplication.processEvents()
        assert named.wizard.width() == 1024
        assert named.wizard.height() == 560
        for field in named.page.fields:
            right = field.mapTo(named.wizard, field.rect().topRight()).x()
            assert right < 1024
    named.go(IntakePage.ACTIVITIES)
    so_far = cast(SoFar, named.page.findChild(SoFar))
    for field in named.page.fields:
        assert field.mapTo(named.wizard, field.rect().topRight()).x() < so_far.geometry().left() + 206


def test_every_control_has_a_name_for_those_who_do_not_see_it(named: WizardDriver) -> None:
    for page in IntakePage:
        named.go(page)
        for control in named.page.findChildren(QWidget):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                text = control.text() if isinstance(control, QPushButton) else ""
                assert control.accessibleName() or text, control


def test_the_wizard_is_freed_after_it_was_closed(qtbot: QtBot, tmp_path: Path) -> None:
    with Store.open(tmp_path / "clients.isoassess", who="A. Consultant") as store:
        draft = ProfileDraft(store, today=lambda: TODAY)
        wizard = IntakeWizard(draft)
        wizard.show()
        draft.set_fact("organization.name", NAME)
        for page in IntakePage:
            wizard.go_to(page)
        freed = weakref.ref(wizard)
        last = weakref.ref(wizard.currentPage())
        wizard.close()
        wizard.deleteLater()
        del wizard
        qtbot.waitUntil(lambda: gc.collect() >= 0 and freed() is None and last() is None, timeout=3000)
        draft.set_fact("organization.country", "Ireland")


def test_nothing_is_called_saved_while_a_day_is_marked_red(named: WizardDriver) -> None:
    named.go(IntakePage.EXTERNAL)
    named.type("target_date", "31.2.2027")
    named.key(named.field("target_date").target(), Qt.Key.Key_Tab)
    assert named.says("What is marked red is not saved.")
    assert not named.says("All answers saved")
    assert named.stored.target_date is None
    line = named.field("target_date").target()
    assert isinstance(line, QLineEdit)
    line.clear()
    named.type("target_date", "28.2.2027")
    named.key(line, Qt.Key.Key_Tab)
    assert named.says("All answers saved")
    assert named.stored.target_date == datetime.date(2027, 2, 28)
