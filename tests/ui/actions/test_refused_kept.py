"""What is refused outlives a kill: it is in its field again, with its reason, and F8 leads to it."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem, QTableView, QToolTip
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action
from isoassess.store import KeptWaiting, Store
from tests.ui.sample_stores import named, store_in, today
from tests.ui.shell.test_unsaved import open_screens
from ui.actions.actions_model import DUE
from ui.actions.cells import ActionCells
from ui.actions.screen import ActionsScreen
from ui.assessment.due_date import DueDate
from ui.commands.places import ACTIONS, ASSESSMENT
from ui.session.keeping import Keeping
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.widgets.days.day_line import DayLine
from ui.wizard.questions.sites_field import SitesField
from ui.wizard.questions.sites_model import ADDRESS, NAME, PERSONNEL, WrongRole
from ui.wizard.questions.typed_fields import NumberField

NO_DAY, WHY = "31.2.2027", "This date does not exist."
PLANNED = Action(what="Register all torque wrenches", due=datetime.date(2027, 1, 15))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def organization(store: Store) -> str:
    return store.add_organization(named("Sample Bakery"))


@pytest.fixture
def start(qtbot: QtBot, store: Store, organization: str) -> Iterator[Callable[[], MainWindow]]:
    """In front of the organization, after taking over what a window before it left."""
    windows: list[MainWindow] = []

    def made() -> MainWindow:
        ini = Remembered(store.path.with_name("settings.json"))
        windows.append(window := MainWindow(store, shipped, ini, today=today))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.others.watch(None)
        window.open_organization(organization)
        return window

    yield made
    for window in windows:
        window.close()


def killed(window: MainWindow) -> None:
    """Its file beside the store is all that is left of it."""
    keeping = window.findChild(Keeping)
    assert keeping is not None
    kept = keeping._kept
    assert isinstance(kept, KeptWaiting)
    assert kept._lock is not None
    kept._lock.close()  # as the system does
    keeping._kept = None
    keeping._beat.stop()
    for wizard in [window.intake.wizard] * 2:
        if wizard is not None:
            wizard.reject()
    open_screens(window).assessment.give_up_typing()
    open_screens(window).actions.give_up_typing()
    keeping.forget()
    window.hide()


def plan(window: MainWindow) -> str:
    """An action on the first requirement; its id."""
    opened = open_screens(window).open
    opened.plan_action(opened.case.requirements[0].id, PLANNED)
    return opened.case.requirements[0].id


def due_of(window: MainWindow) -> DueDate:
    found = open_screens(window).assessment.findChild(DueDate)
    assert found is not None
    return found


def type_over(line: DayLine, typed: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, typed)


def says(window: MainWindow, words: str) -> bool:
    return any(words in label.text() for label in window.findChildren(QLabel) if label.isVisible())


def press_f8(window: MainWindow) -> None:
    window.others._lead_on()


def test_a_refused_due_date_is_in_its_field_again_and_f8_leads_to_it(
    qtbot: QtBot, start: Callable[[], MainWindow]
) -> None:
    window = start()
    requirement = plan(window)
    window.show_requirement(requirement)
    type_over(due_of(window).line, NO_DAY)  # and does not leave it
    keeping = window.findChild(Keeping)
    assert keeping is not None
    qtbot.waitUntil(lambda: bool(keeping.refused.all()))
    killed(window)
    again = start()
    press_f8(again)
    assert open_screens(again).assessment.requirement_id == requirement
    assert QApplication.focusWidget() is due_of(again).line
    assert due_of(again).line.text() == NO_DAY
    assert due_of(again).line.property("wrong") is True
    assert says(again, WHY)
    clause = shipped().requirement(requirement).clause[open_screens(again).open.lens]
    qtbot.waitUntil(lambda: again.said == f"Not saved: Action: due date of {clause}")
    type_over(due_of(again).line, "2027-02-28")
    due_of(again).line.settle()
    assert open_screens(again).open.answer(requirement).action.due == datetime.date(2027, 2, 28)
    assert not again.findChild(Keeping).refused.all()  # type: ignore[union-attr]


def table_of(screen: ActionsScreen) -> QTableView:
    found = screen.findChild(QTableView)
    assert found is not None
    return found


def open_due(window: MainWindow) -> DayLine:
    table = table_of(open_screens(window).actions)
    index = open_screens(window).actions.model.index(0, DUE)
    table.setCurrentIndex(index)
    table.edit(index)
    line = QApplication.focusWidget()
    assert isinstance(line, DayLine)
    return line


def test_a_day_refused_in_the_list_is_there_again_and_f8_opens_its_cell(
    qtbot: QtBot, start: Callable[[], MainWindow]
) -> None:
    window = start()
    plan(window)
    window.go(ACTIONS)
    type_over(open_due(window), NO_DAY)
    keeping = window.findChild(Keeping)
    assert keeping is not None
    qtbot.waitUntil(lambda: bool(keeping.refused.all()))
    killed(window)
    again = start()
    again.go(ACTIONS)
    assert says(again, WHY)
    press_f8(again)
    line = QApplication.focusWidget()
    assert isinstance(line, DayLine)
    assert line.text() == NO_DAY
    QTest.keyClick(line, Qt.Key.Key_Escape)
    kept = again.findChild(Keeping).refused  # type: ignore[union-attr]
    assert kept.all()
    line = open_due(again)
    assert line.text() == NO_DAY
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not kept.all()


def test_a_day_refused_in_the_list_says_why_as_a_tip_and_is_the_form_s_too(
    qtbot: QtBot, start: Callable[[], MainWindow]
) -> None:
    window = start()
    requirement = plan(window)
    window.go(ACTIONS)
    screen, line = open_screens(window).actions, open_due(window)
    type_over(line, NO_DAY)
    table = table_of(screen)
    table.setFocus()
    qtbot.waitUntil(lambda: not isinstance(QApplication.focusWidget(), DayLine))
    qtbot.waitUntil(lambda: says(window, f'The due date "{NO_DAY}"') and says(window, WHY))
    cells, index = table.itemDelegate(), screen.model.index(0, DUE)
    assert isinstance(cells, ActionCells)
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    assert cells.helpEvent(event, table, QStyleOptionViewItem(), index)
    assert WHY in QToolTip.text()
    window.go(ASSESSMENT)
    window.show_requirement(requirement)
    assert due_of(window).line.text() == NO_DAY
    due_of(window).forget()
    open_screens(window).assessment.give_up_typing()
    open_screens(window).actions.give_up_typing()


def test_a_refused_number_of_the_wizard_is_there_again_with_its_reason(
    qtbot: QtBot, start: Callable[[], MainWindow], organization: str
) -> None:
    window = start()
    window.intake.ask(organization, fact="people.shifts")
    field = shifts_of(window)
    field._line.selectAll()
    QTest.keyClicks(field.target(), "1,5")
    keeping = window.findChild(Keeping)
    assert keeping is not None
    qtbot.waitUntil(lambda: bool(keeping.refused.all()))
    killed(window)
    again = start()
    press_f8(again)
    field = shifts_of(again)
    assert field.target().text() == "1,5"  # type: ignore[attr-defined]
    assert field.wrong
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field.target())
    wizard = again.intake.wizard
    assert wizard is not None
    wizard.reject()
    wizard.reject()
    assert not again.findChild(Keeping).refused.all()  # type: ignore[union-attr]


def shifts_of(window: MainWindow) -> NumberField:
    wizard = window.intake.wizard
    assert wizard is not None
    return next(field for field in wizard.findChildren(NumberField) if field.key == "people.shifts")


def sites_of(window: MainWindow) -> SitesField:
    wizard = window.intake.wizard
    assert wizard is not None
    return wizard.findChildren(SitesField)[0]


def test_a_refused_number_of_a_site_stays_in_its_cell_and_is_there_again(
    qtbot: QtBot, start: Callable[[], MainWindow], organization: str
) -> None:
    window = start()
    window.intake.ask(organization, fact="people.sites")
    model = sites_of(window)._model
    row = model.add()
    model.setData(model.index(row, NAME), "Sample Hall")
    model.setData(model.index(row, PERSONNEL), "10,5x")
    model.setData(model.index(row, ADDRESS), "Sample Street 1")  # what is right beside it is saved
    assert model.index(row, PERSONNEL).data() == "10,5x"
    assert model.index(row, PERSONNEL).data(WrongRole)
    assert model.index(row, PERSONNEL).data(WrongRole) in str(
        model.index(row, PERSONNEL).data(Qt.ItemDataRole.ToolTipRole)
    )
    assert sites_of(window).wrong
    assert sites_of(window)._error.text().startswith("Personnel: ")
    assert open_screens(window).open.keeping.refused.all()
    killed(window)
    again = start()
    again.others._lead_on()
    field = sites_of(again)
    qtbot.waitUntil(lambda: field.wrong)
    row = field._model.rowCount() - 1
    assert field._model.index(row, PERSONNEL).data() == "10,5x"
    assert field._model.index(row, ADDRESS).data() == "Sample Street 1"
    assert not field.flush()
    field._model.setData(field._model.index(row, PERSONNEL), "10")
    assert field.flush()
    assert field._error.text() == ""
    assert field.value()[-1].personnel == 10  # type: ignore[index]
    assert not open_screens(again).open.keeping.refused.all()
    wizard = again.intake.wizard
    assert wizard is not None
    wizard.reject()
