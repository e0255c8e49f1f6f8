"""While a file can only be looked at, nothing is asked for that could not be saved: one sentence says why."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.store import Shelf, Store
from tests.ui.home.home_driver import said
from tests.ui.packages.test_only_looked_at import held
from tests.ui.sample_stores import TODAY, store_in, window_on
from ui.commands.places import REPORTS
from ui.home.cell_words import NAME
from ui.home.header import HomeHeader
from ui.home.menu import OrganizationMenu
from ui.home.organizations_model import OrganizationRole
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens

WHY = "has been open on the computer"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    with store_in(tmp_path, sample=True) as store:
        pass
    with held(store.path):
        yield store.path


@pytest.fixture
def window(qtbot: QtBot, file: Path) -> Iterator[MainWindow]:
    with Store.open(file, who="tester") as looking:
        yield window_on(qtbot, looking)


def screens_of(window: MainWindow) -> OrganizationScreens:
    window.open_organization(window.home.model.index(0, NAME).data(OrganizationRole.ID))
    assert window.open_screens is not None
    return window.open_screens


def asked(window: MainWindow) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def test_no_wizard_opens_for_an_organization_that_could_not_be_saved(window: MainWindow) -> None:
    new = next(
        one for one in window.findChildren(QPushButton) if one.text().replace("&", "") == "New organization"
    )
    QTest.mouseClick(new, Qt.MouseButton.LeftButton)
    assert window.intake.wizard is None
    assert WHY in window.said


def test_the_wizard_opens_once_the_file_can_be_written(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        store.close()
        with held(store.path):
            looking = Store.open(store.path, who="tester")
            window = window_on(qtbot, looking)
            window.new_organization()
            assert not asked(window)
        assert looking.file.check()
        window.new_organization()
        assert window.intake.wizard is not None
        window.intake.give_up()
        looking.close()


@pytest.mark.parametrize(
    "begin",
    [
        lambda screens: screens.dialogs.start_new(),
        lambda screens: screens.dialogs.complete(),
        lambda screens: screens.dialogs.delete(),
        lambda screens: screens.standard.decide_otherwise(),
    ],
    ids=["new", "complete", "delete", "decide"],
)
def test_no_dialog_of_an_assessment_opens(
    window: MainWindow, begin: Callable[[OrganizationScreens], None]
) -> None:
    screens = screens_of(window)
    begin(screens)
    assert not asked(window)
    assert WHY in window.said


def test_a_completed_one_is_not_reopened(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path, sample=True) as store:
        assessment = store.assessments(store.organizations()[0].id)[0].id
        store.complete_assessment(assessment, TODAY)
    with held(store.path), Store.open(store.path, who="tester") as looking:
        window = window_on(qtbot, looking)
        screens_of(window).dialogs.reopen()
        assert not asked(window)
        assert WHY in window.said


def test_no_version_is_asked_about_that_could_not_be_recorded(qtbot: QtBot, window: MainWindow) -> None:
    screens = screens_of(window)
    window.go(REPORTS)
    reports = screens.reports
    QTest.mouseClick(reports.header.issue, Qt.MouseButton.LeftButton)
    assert not asked(window)
    assert WHY in reports.outcome.says
    qtbot.waitUntil(reports.settled, timeout=20_000)


def test_no_word_is_asked_for_to_delete_for_good(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path, sample=True) as store:
        store.remove_organization(store.organizations()[0].id)
    with held(store.path), Store.open(store.path, who="tester") as looking:
        window = window_on(qtbot, looking)
        header, menu = window.home.header, window.home.findChild(OrganizationMenu)
        assert isinstance(header, HomeHeader)
        assert isinstance(menu, OrganizationMenu)
        header.shelf_chosen.emit(Shelf.REMOVED)
        menu.deletion_wanted.emit()
        assert not asked(window)
        assert any(WHY in one for one in said(window.home))
