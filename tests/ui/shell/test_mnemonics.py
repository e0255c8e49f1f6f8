"""An underlined letter leads to one place: no two alike in what a person sees at once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Grade, Lens, Rating, Regrade
from isoassess.domain.decision import OwnDecision
from isoassess.store import Store
from tests.ui.sample_stores import add_named, store_in, today
from ui.assessment.evidence.attaching import EvidenceFiles
from ui.commands.places import ALL_ACTIONS, LIBRARY, ORGANIZATIONS, STANDARDS_SIDE_BY_SIDE
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization.screens_on_demand import PLACES
from ui.shell.organization_screens import OrganizationScreens


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    made = MainWindow(store, shipped, Remembered(store.path.with_name("settings.json")), today=today)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def open_screens(window: MainWindow, store: Store) -> OrganizationScreens:
    """The sample organization with all its answers."""
    window.open_organization(store.organizations()[0].id)
    assert window.open_screens is not None
    return window.open_screens


def letters(seen: QWidget) -> list[str]:
    """The underlined letters of all that is visible in a window."""
    buttons = [button.text() for button in seen.findChildren(QAbstractButton) if button.isVisible()]
    labels = [label for label in seen.findChildren(QLabel) if label.isVisible()]
    headings = [label.text() for label in labels if label.buddy() is not None]
    parts = [text.replace("&&", "").partition("&") for text in buttons + headings]
    return [after[0].upper() for _before, mark, after in parts if mark]


def twice(seen: QWidget) -> list[str]:
    return [letter for letter, count in Counter(letters(seen)).items() if count > 1]


@pytest.mark.usefixtures("open_screens")
def test_no_screen_has_a_letter_twice(window: MainWindow) -> None:
    for place in PLACES:
        window.go(place)
        assert (place, twice(window)) == (place, [])


@pytest.mark.parametrize("place", [ORGANIZATIONS, STANDARDS_SIDE_BY_SIDE, LIBRARY, ALL_ACTIONS])
def test_no_screen_without_an_organization_has_a_letter_twice(window: MainWindow, place: str) -> None:
    window.go(place)
    assert twice(window) == []


def test_every_way_of_an_empty_list_has_a_letter_and_no_other_has_it(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path) as nothing:
        made = MainWindow(nothing, shipped, Remembered(tmp_path / "settings.json"), today=today)
        qtbot.addWidget(made)
        made.show()
        ways = [one for one in made.home.offers.findChildren(QAbstractButton) if one.isVisible()]
        assert len(ways) == 4
        assert all("&" in way.text() for way in ways)
        assert twice(made) == []
        made.close()


def test_the_assessment_has_no_letter_twice_whatever_it_shows(
    window: MainWindow, store: Store, tmp_path: Path
) -> None:
    """A proposal, a claim, another grade, a file here and one elsewhere."""
    (tmp_path / "list.pdf").write_bytes(b"list")
    window.open_organization(add_named(store, "Sample Bakery")[0])
    assert window.open_screens is not None
    opened = window.open_screens.open
    for lens in (Lens.ISO9002_1994, Lens.ISO9001_2026):
        assert opened.decide(OwnDecision(lens=lens, reason="A contract names it.", name="A. Consultant"))
        opened.rate("quality-policy-1994", Rating.CONFORMING)
    opened.files.attach(opened.case.requirements[0].id, [tmp_path / "list.pdf"])
    window.show_requirement("quality-policy")
    assert "V" in letters(window)  # what another standard's answer offers
    assert twice(window) == []
    for rating in (Rating.NOT_APPLICABLE, Rating.ABSENT):
        opened.rate("quality-policy", rating)
        assert twice(window) == []
    opened.regrade("quality-policy", Regrade(grade=Grade.OFI))
    assert twice(window) == []


def test_no_dialog_over_an_assessment_has_a_letter_twice(
    open_screens: OrganizationScreens, tmp_path: Path
) -> None:
    open_screens.dialogs.start_new()
    check(open_screens.dialogs.dialog)
    open_screens.dialogs.complete()
    check(open_screens.dialogs.dialog)
    open_screens.reports.issue()
    check(open_screens.reports.issuing.dialog)
    open_screens.reports.issuing.show_list()
    check(open_screens.reports.issuing.dialog)
    open_screens.standard.decide_otherwise()
    check(open_screens.standard.dialog)
    (tmp_path / "list.pdf").write_bytes(b"list")
    requirement_id = open_screens.assessment.requirement_id
    open_screens.open.files.attach(requirement_id, [tmp_path / "list.pdf"])
    (files,) = open_screens.assessment.findChildren(EvidenceFiles)
    files.describe(open_screens.open.files.of(requirement_id)[0].id)
    check(files.dialog)
    open_screens.open.complete()
    open_screens.dialogs.reopen()
    check(open_screens.dialogs.dialog)


def check(dialog: QDialog | None) -> None:
    assert dialog is not None
    assert dialog.isVisible()
    assert (dialog.windowTitle(), twice(dialog)) == (dialog.windowTitle(), [])
    dialog.reject()
