"""The day on which an action was done: said beside it, and another one chosen in a calendar."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from isoassess.domain import ActionStatus
from tests.ui.actions.actions_driver import CALIBRATION, CTRL, KEY, ActionsDriver
from tests.ui.sample_stores import TODAY
from ui.actions.actions_model import WHAT
from ui.parts.done_day import DoneDay


def day_in_view(driver: ActionsDriver) -> DoneDay | None:
    return next((one for one in driver.window.findChildren(DoneDay) if one.isVisible()), None)


def choose(driver: ActionsDriver, *keys: Qt.Key) -> None:
    """Open the calendar by key, and go to a day in it."""
    button = day_in_view(driver)
    assert button is not None
    button.setFocus()
    driver.press(KEY.Key_Space)
    calendar = QApplication.activePopupWidget()
    assert calendar is not None
    for key in keys:
        focus = QApplication.focusWidget() or calendar
        QTest.keyClick(focus, key)


def set_done(driver: ActionsDriver) -> None:
    status = driver.combo("Action: status")
    assert status is not None
    status.setCurrentIndex(list(ActionStatus).index(ActionStatus.DONE))
    status.activated.emit(status.currentIndex())


@pytest.mark.parametrize("completed", [False, True])
def test_another_day_than_today_is_chosen_by_key_and_taken_back(
    driver: ActionsDriver, completed: bool
) -> None:
    if completed:
        driver.store.complete_assessment(driver.assessment, TODAY)
    driver.enter()
    driver.at(CALIBRATION, WHAT)
    assert day_in_view(driver) is None
    set_done(driver)
    button = day_in_view(driver)
    assert button is not None
    assert button.text() == "Done on 18 Nov 2026"
    choose(driver, KEY.Key_Left, KEY.Key_Left, KEY.Key_Return)
    before = TODAY - datetime.timedelta(days=2)
    assert driver.stored(CALIBRATION).done == before
    assert button.text() == "Done on 16 Nov 2026"
    assert "16 Nov 2026" in button.accessibleName()
    if not completed:
        driver.press(KEY.Key_Z, CTRL)
        assert driver.stored(CALIBRATION).done == TODAY
        assert driver.stored(CALIBRATION).status is ActionStatus.DONE


def test_no_day_after_today_can_be_chosen_and_escape_chooses_none(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, WHAT)
    set_done(driver)
    choose(driver, KEY.Key_Right, KEY.Key_Return)
    assert driver.stored(CALIBRATION).done == TODAY
    choose(driver, KEY.Key_Left, KEY.Key_Escape)
    assert driver.stored(CALIBRATION).done == TODAY


def test_the_day_stands_in_the_assessment_too(driver: ActionsDriver) -> None:
    driver.window.open_organization(driver.organization)
    driver.window.show_requirement(CALIBRATION)
    assert day_in_view(driver) is None
    set_done(driver)
    choose(driver, KEY.Key_Left, KEY.Key_Return)
    assert driver.stored(CALIBRATION).done == TODAY - datetime.timedelta(days=1)
