"""In a narrow list state and finding stand above the words of an action, and the effect below its status."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from isoassess.domain import ActionState
from isoassess.domain.tones import TONE_OF_ACTION
from tests.ui.actions.actions_driver import CALIBRATION, ActionsDriver
from ui.actions.actions_model import CLAUSE, DUE, EFFECT, STATE, STATUS, WHAT, StateRole
from ui.actions.table import ROOM_FOR_EFFECT, ROOM_FOR_STATE
from ui.widgets.theme import colors


def test_the_state_stands_above_the_words_in_its_own_color(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, DUE)
    wide = driver.table.rowHeight(0)
    narrow(driver, ROOM_FOR_STATE)
    assert driver.table.isColumnHidden(STATE)
    assert driver.table.isColumnHidden(CLAUSE)
    assert driver.table.rowHeight(0) > wide
    state = driver.table.currentIndex().siblingAtColumn(STATE).data(StateRole)
    assert state is not ActionState.OPEN
    assert getattr(colors(), TONE_OF_ACTION[state]) in colors_in(picture(driver, WHAT))
    narrow(driver, 2 * ROOM_FOR_STATE)
    assert driver.table.rowHeight(0) == wide


def test_the_effect_stands_below_the_status_once_it_is_done(driver: ActionsDriver) -> None:
    driver.enter()
    narrow(driver, ROOM_FOR_EFFECT)
    assert driver.table.isColumnHidden(EFFECT)
    model = driver.table.model()
    done = next(row for row in range(model.rowCount()) if model.index(row, STATUS).data() == "done")
    driver.table.setCurrentIndex(model.index(done, DUE))
    told = colors_in(picture(driver, STATUS))
    driver.table.setCurrentIndex(model.index(done + 1, DUE))
    assert colors().muted in told - colors_in(picture(driver, STATUS))


def test_what_has_no_column_is_spoken_with_the_cell_that_shows_it(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, WHAT)

    def heard(column: int) -> str:
        cell = driver.table.currentIndex().siblingAtColumn(column)
        return str(cell.data(Qt.ItemDataRole.AccessibleTextRole))

    wide, state, finding = heard(WHAT), heard(STATE), heard(CLAUSE)
    narrow(driver, ROOM_FOR_STATE)
    assert heard(WHAT) == f"{state}. {finding}. {wide}"
    assert heard(STATUS) == f"{heard(EFFECT)}. {wide_status(driver)}"
    narrow(driver, 2 * ROOM_FOR_STATE)
    assert heard(WHAT) == wide


def wide_status(driver: ActionsDriver) -> str:
    return f"Status: {driver.table.currentIndex().siblingAtColumn(STATUS).data()}"


def narrow(driver: ActionsDriver, room: int) -> None:
    """A list that is not as wide as that."""
    beside = driver.window.width() - driver.table.viewport().width()
    driver.window.setMinimumSize(1, 1)
    driver.window.resize(room + beside - 20, 800)
    QApplication.processEvents()
    driver.window.resize(room + driver.window.width() - driver.table.viewport().width() - 20, 800)
    QApplication.processEvents()


def picture(driver: ActionsDriver, column: int) -> QImage:
    """The cell of the current row as it is painted."""
    cell = driver.table.visualRect(driver.table.currentIndex().siblingAtColumn(column))
    return driver.table.viewport().grab(QRect(cell)).toImage()


def colors_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
