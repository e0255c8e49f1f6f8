"""F1 opens the page about what is in front, on screens, in dialogs, in the wizard; the guide bars nothing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QWizard
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.guide.pages import CONTENTS, guide_page, guide_pages
from isoassess.standard_choice.intake import IntakePage
from isoassess.store import Store
from tests.ui.sample_stores import store_in, today
from ui.commands.command import doers
from ui.commands.places import (
    ALL_ACTIONS,
    BACKUPS,
    INSIDE,
    LIBRARY,
    PROFILE,
    SETTINGS,
    STANDARDS_SIDE_BY_SIDE,
)
from ui.commands.table import COMMANDS
from ui.help.desk import help_desk
from ui.help.topics import OF_DIALOG, OF_PLACE, OF_STEP, topic_of
from ui.help.window import HelpWindow
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.widgets.theme import dress
from ui.wizard.intake_wizard import PAGES

ROOT = Path(__file__).parents[3]
KEY = Qt.Key
NO_TOPIC = {
    "DialogWithFields",
    "FittingDialog",
    "FormDialog",
    "IntakeWizard",
}  # bases, and what asks by its page


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    made = MainWindow(store, shipped, Remembered(store.path.with_name("settings.json")), today=today)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    help_desk().close_window()


@pytest.fixture
def guide(qtbot: QtBot) -> HelpWindow:
    made = HelpWindow()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_topic(CONTENTS)
    made.show()
    return made


def opened() -> HelpWindow:
    found = help_desk().window
    assert found is not None
    assert found.isVisible()
    return found


def dialog_classes() -> set[str]:
    """The names of all classes of the window that are dialogs by the name or the base they have."""
    bases = {"QDialog", "QMessageBox", "QWizard", *NO_TOPIC}
    found = set()
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and bases & {
                base.id for base in node.bases if isinstance(base, ast.Name)
            }:
                found.add(node.name)
    return found


def test_every_topic_is_a_page_or_a_part_of_one() -> None:
    for topic in {*OF_PLACE.values(), *OF_DIALOG.values(), *OF_STEP.values()}:
        name, _mark, anchor = topic.partition("#")
        assert not anchor or anchor in {section.anchor for section in guide_page(name).sections}, topic


def test_every_place_every_dialog_and_every_step_has_its_topic() -> None:
    assert set(OF_PLACE) == {
        *INSIDE,
        "organizations",
        ALL_ACTIONS,
        BACKUPS,
        LIBRARY,
        SETTINGS,
        STANDARDS_SIDE_BY_SIDE,
    }
    assert dialog_classes() - NO_TOPIC == set(OF_DIALOG), (
        "each dialog has a page of the guide in ui/help/topics.py"
    )
    assert set(OF_STEP) == {kind.__name__ for kind in PAGES.values()}


def test_f1_opens_the_page_of_the_screen_and_comes_to_the_front_again(
    window: MainWindow, store: Store
) -> None:
    QTest.keyClick(window, KEY.Key_F1)
    first = opened()
    assert (first.topic, first.isModal(), window.isEnabled()) == ("organizations", False, True)
    assert "All organizations with what is known" in first.view.toPlainText()
    window.open_organization(store.organizations()[0].id)
    for place in INSIDE:
        if place != PROFILE:
            window.go(place)
            QTest.keyClick(window, KEY.Key_F1)
            assert opened() is first
            assert first.topic == OF_PLACE[place]
            QApplication.processEvents()
            assert QApplication.activeWindow() is first
            window.activateWindow()
            QApplication.processEvents()
    first.close()
    assert not first.isVisible()
    QTest.keyClick(window, KEY.Key_F1)
    assert opened().topic == OF_PLACE["history"]
    QTest.keyClick(first, KEY.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()
    assert help_desk().window is None, "the guide goes with the window"


def test_f1_in_the_wizard_opens_the_part_about_its_step(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    window.open_organization(store.organizations()[0].id)
    window.edit_profile()
    wizard = window.intake.wizard
    assert isinstance(wizard, QWizard)
    wizard.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is wizard)
    for step, kind in PAGES.items():
        wizard.go_to(step)
        QTest.keyClick(wizard, KEY.Key_F1)
        assert opened().topic == OF_STEP[kind.__name__]
        assert opened().parentWidget() is wizard, "else the wizard would bar it"
        wizard.activateWindow()
    assert set(PAGES) == set(IntakePage)
    wizard.reject()
    assert opened().parentWidget() is None
    assert opened().topic == "profile#your-standard"


def test_f1_in_a_dialog_opens_its_page_and_in_one_without_that_of_the_place(window: MainWindow) -> None:
    window.commands.show_keys()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert topic_of("settings", dialog) == "keys"
    dialog.reject()
    assert topic_of("settings", QDialog()) == "settings"
    assert topic_of("") == CONTENTS


def test_the_guide_is_reached_from_menu_and_palette(window: MainWindow) -> None:
    found = doers(window)
    assert {"help", "show-guide", "show-keys", "report-problem", "about"} <= set(found)
    window.commands.help.show_contents()
    assert opened().topic == CONTENTS


def test_every_page_is_shown_with_its_pictures_and_links(guide: HelpWindow) -> None:
    for page in (guide_page(CONTENTS), *guide_pages()):
        guide.show_topic(page.name)
        shown = guide.view.toPlainText()
        assert shown.startswith(page.title)
        assert "**" not in shown
        assert "](" not in shown
        assert guide.windowTitle() == f"{page.title} - Guide of IsoAssess"
        assert guide.view.document().idealWidth() <= guide.view.viewport().width() + 1, "it scrolls sideways"


def test_one_goes_back_and_forward_through_what_was_read(guide: HelpWindow) -> None:
    guide.view.wanted.emit("password#the-recovery-key")
    assert guide.topic == "password#the-recovery-key"
    assert guide.view.textCursor().block().text() == "The recovery key"
    down = guide.view.verticalScrollBar().value()
    guide.show_topic("backup")
    QTest.keyClick(guide, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (guide.topic, guide.view.verticalScrollBar().value()) == ("password#the-recovery-key", down)
    QTest.keyClick(guide, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.topic == CONTENTS
    guide.go_back()
    assert guide.topic == CONTENTS
    guide.go_forward()
    QTest.keyClick(guide, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert guide.topic == "backup"
    guide.show_topic("backup")
    guide.go_back()
    assert guide.topic.startswith("password")


def test_a_part_is_in_sight_and_marked_however_the_window_comes_to_its_size(qtbot: QtBot) -> None:
    """What was found: the window scrolled before it had its size, and every step opened the same place."""
    made = HelpWindow()
    qtbot.addWidget(made)
    made.resize(1000, 500)
    seen = set()
    for part in ("organization", "activities-and-design", "your-standard"):
        made.show_topic(f"profile#{part}")
        made.show()
        for width in (1000, 560):
            made.resize(width, 500)
            (mark,) = made.view.extraSelections()
            heading = mark.cursor.block().text()
            place = made.view.cursorRect(mark.cursor)
            assert made.view.viewport().rect().contains(place.center()), (part, width)
        seen.add((heading, made.view.verticalScrollBar().value()))
    assert len(seen) == 3
    made.show_topic("profile")
    assert made.view.extraSelections() == []


def test_escape_empties_the_search_once_and_then_closes_the_guide(guide: HelpWindow) -> None:
    QTest.keyClick(guide, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, KEY.Key_Escape)
    assert not guide.isVisible()


def test_what_is_searched_for_is_listed_and_opened_by_enter(qtbot: QtBot, guide: HelpWindow) -> None:
    QTest.keyClick(guide, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "recovery")
    QTest.keyClick(field, KEY.Key_Return)
    assert guide.topic == "password#the-recovery-key"
    (listed,) = guide.findChildren(QListWidget)
    assert listed.accessibleName() == "Found in the guide"
    field.setFocus()
    QTest.keyClicks(field, "qwzx")
    qtbot.waitUntil(lambda: listed.item(0).text().startswith("Nothing is said of this."))
    ways = [listed.item(row).text() for row in range(1, listed.count())]
    assert ways == ["Questions at the beginning", "First steps", "Words", "When something goes wrong"]
    QTest.keyClick(field, KEY.Key_Escape)
    assert listed.accessibleName() == "Contents of the guide"
    assert listed.count() > len(guide_pages())
    listed.itemActivated.emit(listed.findItems("Backups", Qt.MatchFlag.MatchExactly)[0])
    assert guide.topic == "backup"
    QTest.keyClick(guide, KEY.Key_Escape)
    assert not guide.isVisible()


def test_the_page_follows_theme_and_text_size_and_stays_where_one_reads(
    qapp: QApplication, guide: HelpWindow
) -> None:
    guide.show_topic("assessment#evidence")
    size = guide.view.document().defaultFont().pixelSize()
    try:
        dress(qapp, dark=True, percent=150)
        assert guide.view.document().defaultFont().pixelSize() > size
        assert guide.view.palette().base().color().lightness() < 128
        assert guide.view.verticalScrollBar().value() > 0
    finally:
        dress(qapp, dark=False)


def test_every_key_that_the_guide_names_does_something() -> None:
    """Keys of commands, of the question in view, of the guide itself, and those that every window knows."""
    of_commands = {keys for command in COMMANDS for keys in command.keys}
    of_question = {*"01234", "N", "A", "F", "Enter", "Delete", "Esc", "Ctrl+Enter"}
    everywhere = {"Tab", "Alt", "Page Down", "Page Up", "Shift", "Ctrl", "Ctrl+V", "Alt+Left", "Alt+Right"}
    for page in (guide_page(CONTENTS), *guide_pages()):
        named = {
            word for word in re.findall(r"`([^`]+)`", page.text) if not re.search(r"isoassess|--|\.", word)
        }
        assert named <= of_commands | of_question | everywhere, page.name
