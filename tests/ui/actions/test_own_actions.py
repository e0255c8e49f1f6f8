"""Several actions a requirement, one action for several findings, and some for none: chosen with keys."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListWidget

from isoassess.assessment.planned import is_own
from isoassess.domain import Action
from isoassess.store import Store
from tests.ui.actions.actions_driver import CALIBRATION, CTRL, KEY, LATE_ONE, ActionsDriver
from ui.actions.actions_model import CLAUSE, OWNER, WHAT
from ui.actions.served import IdRole, Served
from ui.commands.places import ASSESSMENT
from ui.parts.jump import JumpButton
from ui.widgets.typing.search_field import SearchField

EDITING = QAbstractItemView.State.EditingState


def own(driver: ActionsDriver) -> dict[str, Action]:
    """Those of no requirement, as another session reads them."""
    with Store.open(driver.store.path, who="reader") as other:
        return {id_: answer.action for id_, answer in other.answers(driver.assessment).items() if is_own(id_)}


def begin(driver: ActionsDriver, what: str) -> str:
    """A new action, described; its id."""
    before = set(own(driver))
    driver.button("New action").click()
    driver.press(KEY.Key_A, CTRL)
    driver.type(what)
    driver.press(KEY.Key_Return)
    (new,) = set(own(driver)) - before
    return new


def tick(driver: ActionsDriver, search: str, *, accept: bool = True) -> list[str]:
    """In the dialog: search, tick the first finding that is found, and take over; what was in sight."""
    seen: list[str] = []

    def work() -> None:
        (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Served))
        field = dialog.findChild(SearchField)
        assert isinstance(field, SearchField)
        QTest.keyClicks(field, search)
        QTest.keyClick(field, Qt.Key.Key_Return)
        found = dialog.findChild(QListWidget)
        assert isinstance(found, QListWidget)
        items = [found.item(row) for row in range(found.count())]
        seen.extend(str(item.data(IdRole)) for item in items if not item.isHidden())
        QTest.keyClick(found, Qt.Key.Key_Space)
        dialog.accept() if accept else dialog.reject()

    QTimer.singleShot(0, work)
    driver.button("Choose findings...").click()
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.table.hasFocus)
    return seen


def test_an_action_for_no_requirement_is_begun_described_and_taken_back(driver: ActionsDriver) -> None:
    driver.enter()
    id_ = begin(driver, "Hire an assistant")
    assert own(driver) == {id_: Action(what="Hire an assistant")}
    assert driver.cell(WHAT) == "Hire an assistant"
    assert driver.cell(CLAUSE) == "–"
    assert "General action, for no single finding" in driver.words()
    driver.press(KEY.Key_Z, CTRL)
    assert own(driver)[id_].what == "To be described"
    assert driver.window.said == "Undone: action"


def test_one_action_serves_what_is_ticked_in_a_list_that_is_searched(driver: ActionsDriver) -> None:
    driver.enter()
    id_ = begin(driver, "One procedure for both")
    assert tick(driver, "nc-09") == [CALIBRATION]
    assert own(driver)[id_].covers == (CALIBRATION,)
    assert driver.cell(CLAUSE) == "NC-09 · 7.1.5.2"
    tick(driver, "nc-10")
    assert driver.cell(CLAUSE) == "NC-09 · 7.1.5.2 +1"
    assert "NC-09 (7.1.5.2), NC-10 (7.1.5.2)" in driver.words()
    driver.press(KEY.Key_Z, CTRL)
    assert own(driver)[id_].covers == (CALIBRATION,)


def test_an_action_on_a_requirement_may_serve_another_finding_too(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, WHAT)
    tick(driver, "nc-04")
    assert driver.stored(CALIBRATION).covers == (LATE_ONE,)
    assert driver.cell(CLAUSE) == "NC-09 · 7.1.5.2 +1"


def test_what_is_given_up_in_the_list_changes_nothing(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, OWNER)
    before = driver.stored(CALIBRATION)
    tick(driver, "nc-04", accept=False)
    assert driver.stored(CALIBRATION) == before


def test_correction_and_root_cause_are_saved_as_they_are_typed_and_taken_back(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, WHAT)
    driver.field("Action: correction").setFocus()
    driver.type("Took the wrench out of use")
    driver.press(KEY.Key_Tab)
    assert driver.stored(CALIBRATION).correction == "Took the wrench out of use"
    driver.type("Nobody had the list")
    driver.at(LATE_ONE, WHAT)  # leaving the row saves
    assert driver.stored(CALIBRATION).cause == "Nobody had the list"
    assert driver.stored(LATE_ONE).cause == ""
    driver.press(KEY.Key_Z, CTRL)
    assert driver.stored(CALIBRATION).cause == ""
    assert driver.window.said == "Undone: action of 7.1.5.2"


def test_another_action_for_a_question_is_begun_described_and_found_again(driver: ActionsDriver) -> None:
    """It serves the requirement beside the first one, and is shown there with the way to it."""
    actions = driver.enter()
    driver.window.show_requirement(CALIBRATION)
    before = set(own(driver))
    driver.button("Another action...").click()
    driver.qtbot.waitUntil(lambda: driver.screen is actions and driver.table.state() is EDITING)
    driver.type("Lend two gauges")  # over the words that hold their place
    driver.press(KEY.Key_Return)
    assert driver.cell(CLAUSE) == "NC-09 · 7.1.5.2"
    (new,) = set(own(driver)) - before
    assert own(driver)[new] == Action(what="Lend two gauges", covers=(CALIBRATION,))
    driver.window.show_requirement(CALIBRATION)
    assert "Also planned for this requirement" in driver.words()
    assert "○ Lend two gauges · open" in driver.words()
    ways = driver.window.findChildren(JumpButton)
    next(one for one in ways if one.isVisible() and one.target == new).click()
    assert driver.screen is actions
    assert driver.cell(WHAT) == "Lend two gauges"


def test_a_further_action_names_the_clause_of_a_question_that_is_not_rated(driver: ActionsDriver) -> None:
    """As the first action of the question does, and leads there as that one."""
    driver.enter()
    opened = driver.window.open_screens.open  # type: ignore[union-attr]
    open_one = next(one for one in opened.case.requirements if not opened.finding(one.id).number)
    id_ = opened.begin_own_action(covers=(open_one.id,))
    assert id_ is not None
    driver.screen.refresh()
    driver.at(id_, WHAT)
    assert driver.cell(CLAUSE) == open_one.clause[opened.lens]
    clause = driver.table.currentIndex().siblingAtColumn(CLAUSE)
    assert open_one.statement[:20] in str(clause.data(Qt.ItemDataRole.ToolTipRole))
    driver.press(KEY.Key_F2)
    driver.type("Ask them")
    driver.press(KEY.Key_Return)
    assert own(driver)[id_].what == "Ask them"
    driver.press(KEY.Key_F2)
    driver.type(" again")  # behind what somebody wrote
    driver.press(KEY.Key_Return)
    assert own(driver)[id_].what == "Ask them again"
    driver.button("Go to the requirement").click()
    assert driver.window.front.place == ASSESSMENT
