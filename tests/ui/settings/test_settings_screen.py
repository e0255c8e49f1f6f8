"""What is set takes effect at once, everywhere, and stands there the next day."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.documents import DocumentKind
from isoassess.domain import Rating
from isoassess.domain.tones import palette
from isoassess.settings.declared import ASSESSOR, DENSITY, FIRM, START_WHERE_LEFT, TEXT_SIZE, THEME
from isoassess.store import HistoryQuery, Store
from tests.ui.sample_stores import add_named, named, remembered_beside, store_in, window_on
from ui.assessment.clauses.tree import ClauseView
from ui.commands.places import ASSESSMENT, LIBRARY, ORGANIZATIONS, OVERVIEW, REPORTS, SETTINGS
from ui.documents.look.color_field import ColorField
from ui.documents.options import ReportOptions
from ui.home.table import OrganizationsTable
from ui.lifecycle.completion import CompleteDialog
from ui.packages.password_dialog import PackagePasswordDialog
from ui.session.remembered import Remembered
from ui.settings.folder_field import FolderField
from ui.settings.screen import SettingsScreen
from ui.shell.main_window import MainWindow
from ui.shell.sidebar import Sidebar
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.theme import colors, dress

Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, store: Store) -> Iterator[MainWindow]:
    add_named(store, "Sample Works")
    dress(qapp, dark=False)
    yield window_on(qtbot, store)
    dress(qapp, dark=False)


def part(parent: QWidget, kind: type[Kind]) -> Kind:
    found = parent.findChild(kind)
    assert found is not None
    return found


def settings_of(window: MainWindow) -> SettingsScreen:
    window.go(SETTINGS)
    (screen,) = window.findChildren(SettingsScreen)
    return screen


def press(screen: SettingsScreen, name: str) -> None:
    buttons = screen.findChildren(QAbstractButton)
    next(one for one in buttons if one.accessibleName() == name or one.text() == name).click()


def field(screen: SettingsScreen, name: str) -> QLineEdit:
    return next(one for one in screen.findChildren(QLineEdit) if one.accessibleName() == name)


def take_size(screen: SettingsScreen, words: str) -> None:
    box = next(one for one in screen.findChildren(ValueDropDown) if one.accessibleName() == "Text size")
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def kept(window: MainWindow, store: Store) -> Remembered:
    """As the next program finds it."""
    return remembered_beside(store)


def open_first(window: MainWindow, store: Store) -> None:
    window.open_organization(store.organizations()[0].id)


def test_settings_are_a_key_away_wherever_one_is(window: MainWindow, store: Store) -> None:
    for place in (ORGANIZATIONS, LIBRARY):
        window.go(place)
        QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        assert window.front.place == SETTINGS
    open_first(window, store)
    for place in (OVERVIEW, ASSESSMENT, REPORTS):
        window.go(place)
        QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        assert window.front.place == SETTINGS
        assert window.open_screens is not None
    for key, place in ((Qt.Key.Key_L, LIBRARY), (Qt.Key.Key_1, OVERVIEW)):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.front.place == place


def test_each_setting_shown_can_be_gone_to(window: MainWindow) -> None:
    names = dict(settings_of(window).named)
    assert len(names) == 11
    for name in names:
        screen = window.fixed.show_settings(window.front, name)
        focus = window.focusWidget()
        assert focus is not None
        card_field = next(card.fields[name] for card in screen._cards if name in card.fields)
        assert card_field is focus or card_field.isAncestorOf(focus) or card_field.focusProxy() is focus


def test_the_colors_change_at_once_and_are_there_the_next_day(window: MainWindow, store: Store) -> None:
    screen = settings_of(window)
    press(screen, "Colors: Dark")
    assert colors() == palette(dark=True)
    assert kept(window, store).get(THEME) == "dark"
    press(screen, "Colors: Light")
    assert colors() == palette(dark=False)


def test_letters_grow_in_every_screen_that_is_there_and_come_back(window: MainWindow, store: Store) -> None:
    open_first(window, store)
    window.go(ASSESSMENT)
    window.resize(1500, 800)  # the sidebar has room for its words, also when they are twice as large
    sidebar, tree = part(window, Sidebar), part(window, ClauseView)
    table = part(window, OrganizationsTable)
    label = next(one for one in window.findChildren(QLabel) if one.objectName() == "title")

    def sizes() -> tuple[int, ...]:
        return (
            sidebar.width(),
            label.fontInfo().pixelSize(),
            table.verticalHeader().defaultSectionSize(),
            tree.sizeHintForRow(0),
        )

    before, screen = sizes(), settings_of(window)
    take_size(screen, "200 %")
    assert sizes() == tuple(2 * size for size in before)
    assert kept(window, store).get(TEXT_SIZE) == "200"
    take_size(screen, "100 %")
    assert sizes() == before


def test_dense_rows_are_lower_and_what_is_framed_thicker_does_not_move(
    window: MainWindow, store: Store, qapp: QApplication
) -> None:
    screen, table = settings_of(window), part(window, OrganizationsTable)
    before = table.verticalHeader().defaultSectionSize()
    press(screen, "Rows and buttons: Dense")
    assert table.verticalHeader().defaultSectionSize() < before
    assert kept(window, store).get(DENSITY) == "dense"
    button = next(one for one in screen.findChildren(QPushButton) if one.text() == "Choose a folder...")
    height = button.sizeHint().height()
    button.setFocus()
    qapp.processEvents()
    assert button.hasFocus()
    assert button.sizeHint().height() == height


def test_what_is_typed_stays_while_the_window_and_a_dialog_take_another_look(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    screen = settings_of(window)
    dialog = PackagePasswordDialog(store.path, "")
    qtbot.addWidget(dialog)
    dialog.show()
    line, color = part(dialog, QLineEdit), part(part(screen, ColorField), QLineEdit)
    QTest.keyClicks(line, "Half a")
    QTest.keyClicks(color, "#0f5")
    press(screen, "Colors: Dark")
    assert (line.text(), color.text()) == ("Half a", "#0f5")
    assert line.palette().color(line.foregroundRole()).name() == palette(dark=True).text


def test_the_own_name_is_proposed_where_nobody_is_named(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    screen = settings_of(window)
    QTest.keyClicks(field(screen, "Your name"), "A. Consultant")
    QTest.keyClicks(field(screen, "Your firm"), "Sample Consulting")
    window.go(ORGANIZATIONS)
    open_first(window, store)
    assert window.open_screens is not None
    opened = window.open_screens.open
    assert opened.assessor == "A. Consultant"
    window.go(REPORTS)
    (options,) = window.findChildren(ReportOptions)
    assert options.options(DocumentKind.SUMMARY).control.prepared_by == "A. Consultant, Sample Consulting"
    assert opened.name_assessor("B. Other")
    options.refresh(DocumentKind.SUMMARY)
    assert options.options(DocumentKind.SUMMARY).control.prepared_by == "B. Other"
    assert opened.name_assessor("")
    dialog = CompleteDialog(opened)
    qtbot.addWidget(dialog)
    assert dialog.assessor.text() == "A. Consultant"


def test_the_history_names_who_works_here_from_when_it_is_said(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    """What was found: it named the account of the computer whatever name was set."""
    (organization,) = add_named(store, "Sample Bakery")
    account = store.who

    def who_changed(rating: Rating) -> str:
        window.open_organization(organization)
        assert window.open_screens is not None
        assert window.open_screens.open.rate("context-issues", rating)
        window.close_organization()
        asked = HistoryQuery(organization_id=organization)
        return store.history_entries(store.history_numbers(asked)[:1])[0].who

    assert who_changed(Rating.ABSENT) == account
    screen = settings_of(window)
    line = field(screen, "Your name")
    QTest.keyClicks(line, "A. Consultant")
    screen.finish_typing()
    assert who_changed(Rating.PARTIAL) == "A. Consultant"
    window.go(SETTINGS)
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    screen.finish_typing()
    assert who_changed(Rating.ABSENT) == account


def test_a_name_is_kept_after_a_pause_in_typing(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    screen = settings_of(window)
    QTest.keyClicks(field(screen, "Your firm"), "Sample Consulting")
    qtbot.waitUntil(lambda: kept(window, store).get(FIRM) == "Sample Consulting")
    line = field(screen, "Your name")
    line.setText("a" * 201)
    screen.finish_typing()
    assert any("200 characters" in one.text() for one in screen.findChildren(QLabel) if one.isVisible())
    assert kept(window, store).get(ASSESSOR) == ""
    line.clear()
    QTest.keyClicks(line, "A. C.")
    screen.finish_typing()
    assert not any("200 characters" in one.text() for one in screen.findChildren(QLabel))
    assert kept(window, store).get(ASSESSOR) == "A. C."


def test_what_documents_look_like_is_the_same_here_and_beside_a_document(
    window: MainWindow, store: Store
) -> None:
    open_first(window, store)
    window.go(REPORTS)
    (options,) = window.findChildren(ReportOptions)
    screen = settings_of(window)
    color = part(screen, ColorField)
    typed = part(color, QLineEdit)
    QTest.keyClicks(typed, "#0f5f73")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    window.go(REPORTS)
    options.refresh(DocumentKind.SUMMARY)
    assert options.options(DocumentKind.SUMMARY).accent == "#0f5f73"
    QTest.keyClicks(typed, "nothing")
    assert "color" in color.says.lower()
    assert kept(window, store).color("") == ""


def test_folders_are_chosen_and_given_up(
    window: MainWindow, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = settings_of(window)
    documents, backups = (
        next(one for one in screen.findChildren(FolderField) if one._name == name)
        for name in ("Folder of documents", "Second folder of backups")
    )
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(chosen))
    part(documents, QPushButton).click()
    assert documents.says == str(chosen)
    assert kept(window, store).folder == chosen
    part(backups, QPushButton).click()
    assert kept(window, store).backup_folder == chosen
    press(screen, "Use no second folder")
    assert kept(window, store).backup_folder is None
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: "")
    part(documents, QPushButton).click()
    assert kept(window, store).folder == chosen


def test_the_start_is_chosen(window: MainWindow, store: Store) -> None:
    screen = settings_of(window)
    (box,) = screen.findChildren(QCheckBox)
    assert box.isChecked()
    box.click()
    assert kept(window, store).get(START_WHERE_LEFT) is False


def test_what_cannot_be_read_is_said_once(qtbot: QtBot, store: Store) -> None:
    path = store.path.with_name("settings.json")
    path.write_text(json.dumps({"theme": "sepia", "text-size": 100, "paper": "A4"}), encoding="utf-8")
    remembered = remembered_beside(store)
    says = remembered.tell_fallen_back()
    assert "Colors" in says
    assert "Text size" in says
    assert "Paper" not in says
    assert remembered.tell_fallen_back() == ""
    assert remembered_beside(store).tell_fallen_back() == ""
    path.write_text("{", encoding="utf-8")
    says = remembered_beside(store).tell_fallen_back()
    assert "settings.spoiled.json" in says
    assert remembered_beside(store).tell_fallen_back() == ""


def test_the_window_says_what_could_not_be_read(qtbot: QtBot, store: Store) -> None:
    path = store.path.with_name("settings.json")
    path.write_text(json.dumps({"theme": "sepia"}), encoding="utf-8")
    add_named(store, named("Sample Works").organization.name)
    made = window_on(qtbot, store)
    qtbot.waitUntil(lambda: any("first day: Colors" in one.text() for one in made.findChildren(QLabel)))


def test_no_empty_line_stands_below_a_choice(window: MainWindow) -> None:
    screen = settings_of(window)
    names = [one for one in screen.findChildren(QLabel) if one.text() in ("Colors", "Text size")]
    colors_name, size_name = sorted(names, key=lambda one: one.mapTo(screen, one.rect().topLeft()).y())
    choice = colors_name.buddy()
    end = choice.mapTo(screen, choice.rect().bottomLeft()).y()
    assert size_name.mapTo(screen, size_name.rect().topLeft()).y() - end < 2 * size_name.height()
