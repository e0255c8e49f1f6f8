"""Somebody deletes or archives in one window what is open in another: that is said, and can be taken back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from tests.ui.sample_stores import named, ticking, today, write
from ui.commands.places import ASSESSMENT
from ui.session.first_assessment import start_assessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.typing.inputs import TextInput

PutAside = Callable[[Store, str], None]
WAYS: list[tuple[PutAside, PutAside, str]] = [
    (Store.remove_organization, Store.restore_organization, "deleted"),
    (Store.archive_organization, Store.unarchive_organization, "archived"),
]


class PutAwayDriver:
    """A window on an organization, and the store of somebody else who has the same file open."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        path = folder / "store.db"
        self.store, self.theirs = (Store.open(path, who=who, clock=ticking()) for who in ("Anna", "Bert"))
        self.other = self.store.add_organization(named("Sample Joinery"))
        self.id = self.store.add_organization(named("Sample Bakery"))
        for id_ in (self.other, self.id):
            start_assessment(self.store, shipped(), id_, today=today())
        self.theirs.news()
        self.window = MainWindow(self.store, shipped, Remembered(folder / "settings.json"), today=today)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.open_organization(self.id)

    @property
    def bar(self) -> NoticeBar:
        return self.window.others.put_away.bar

    @property
    def open_screens(self) -> OrganizationScreens:
        assert self.window.open_screens is not None
        return self.window.open_screens

    def look(self) -> None:
        """What the light timer does each second."""
        self.window._keeping.synchronize()

    def listed(self) -> set[str]:
        return {one.id for one in self.theirs.organizations()}


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[PutAwayDriver]:
    made = PutAwayDriver(qtbot, tmp_path)
    yield made
    made.window.others.leave()
    made.window.close()
    made.window.deleteLater()
    made.store.close()
    made.theirs.close()


def test_what_was_archived_is_worked_in_and_said_for_long(driver: PutAwayDriver) -> None:
    driver.theirs.archive_organization(driver.id)
    driver.look()
    assert driver.bar.isVisible()
    assert driver.bar.says == (
        "This organization was archived in another window by Bert. What you enter is still saved in it."
    )
    assert write(driver.open_screens.open, driver.open_screens.assessment.requirement_id, "note", "Seen")
    driver.look()
    assert "archived" in driver.bar.says


def test_what_was_deleted_is_closed_with_all_that_was_typed_saved(
    driver: PutAwayDriver, qtbot: QtBot
) -> None:
    driver.window.go(ASSESSMENT)
    page = driver.open_screens.assessment
    requirement, opened = page.requirement_id, driver.open_screens.open
    text = next(one for one in page.findChildren(TextInput) if one.isVisible())
    text.setFocus()
    QTest.keyClicks(text, "Typed just now")
    driver.theirs.remove_organization(driver.id)
    driver.look()
    QTest.keyClicks(text, ", and on")
    assert driver.open_screens.open is opened
    qtbot.waitUntil(lambda: driver.window.open_screens is None)
    assert "Typed just now, and on" in repr(driver.theirs.answers(opened.id)[requirement])
    assert driver.bar.says == (
        "Sample Bakery was deleted in another window by Bert, so it was closed here. All that you entered is "
        "saved in it: it lies under Deleted."
    )
    driver.window.open_organization(driver.id)
    assert driver.window.open_screens is None
    assert driver.window.said == "This organization is deleted. Bring it back to open it."


def test_what_was_deleted_stays_open_while_a_dialog_about_it_asks(
    driver: PutAwayDriver, qtbot: QtBot
) -> None:
    driver.window.edit_profile()
    wizard = driver.window.intake.wizard
    assert wizard is not None
    driver.theirs.remove_organization(driver.id)
    driver.look()
    assert driver.window.open_screens is not None
    assert "What you enter is still saved in it." in driver.bar.says
    wizard.reject()
    qtbot.waitUntil(lambda: driver.window.open_screens is None)
    assert "so it was closed here" in driver.bar.says


@pytest.mark.parametrize(("put_away", "_back", "word"), WAYS)
def test_the_button_takes_it_back(
    driver: PutAwayDriver, put_away: PutAside, _back: PutAside, word: str
) -> None:
    put_away(driver.theirs, driver.id)
    driver.look()
    assert driver.id not in driver.listed(), word
    driver.bar.button.setFocus()
    QTest.keyClick(driver.bar.button, Qt.Key.Key_Space)
    assert driver.id in driver.listed()
    assert driver.open_screens.open.organization_id == driver.id
    assert not driver.bar.isVisible()
    assert driver.window.said.startswith("Saved ")


@pytest.mark.parametrize(("put_away", "back", "word"), WAYS)
def test_it_goes_when_the_other_one_takes_it_back(
    driver: PutAwayDriver, put_away: PutAside, back: PutAside, word: str
) -> None:
    put_away(driver.theirs, driver.id)
    driver.look()
    assert word in driver.bar.says
    back(driver.theirs, driver.id)
    driver.look()
    assert not driver.bar.isVisible()


def test_it_goes_when_another_organization_is_opened(driver: PutAwayDriver, qtbot: QtBot) -> None:
    driver.theirs.remove_organization(driver.id)
    driver.look()
    assert driver.bar.isVisible()
    driver.window.open_organization(driver.other)
    qtbot.waitUntil(lambda: not driver.bar.isVisible())


def test_what_becomes_of_another_organization_is_not_said(driver: PutAwayDriver) -> None:
    driver.theirs.remove_organization(driver.other)
    driver.look()
    assert not driver.bar.isVisible()


@pytest.mark.parametrize(("put_away", "_back", "word"), WAYS)
@pytest.mark.parametrize("inside", [True, False], ids=["from inside", "from the list"])
def test_the_profile_s_dialog_says_it_too_and_takes_it_back(
    driver: PutAwayDriver, put_away: PutAside, _back: PutAside, word: str, inside: bool
) -> None:
    if not inside:
        driver.window.close_organization()
    driver.window.intake.ask(driver.id)
    wizard = driver.window.intake.wizard
    assert wizard is not None
    assert not wizard.put_away.isVisible()
    put_away(driver.theirs, driver.id)
    driver.look()
    assert wizard.put_away.isVisible()
    assert word in wizard.put_away.says
    QTest.keyClick(wizard.put_away.button, Qt.Key.Key_Space)
    assert driver.id in driver.listed()
    assert not wizard.put_away.isVisible()
    wizard.reject()


def test_a_dialog_opened_later_says_it_at_once(driver: PutAwayDriver) -> None:
    driver.theirs.archive_organization(driver.id)
    driver.look()
    driver.window.edit_profile()
    wizard = driver.window.intake.wizard
    assert wizard is not None
    assert wizard.put_away.isVisible()
    assert "archived" in wizard.put_away.says
    wizard.reject()
