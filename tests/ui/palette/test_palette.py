"""A few letters and Enter lead to everything; nothing that was typed elsewhere is lost by looking for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind
from isoassess.settings import Setting, declared
from isoassess.settings.declared import (
    ASSESSOR,
    BACKUP_FOLDER,
    DENSITY,
    DOCUMENTS_FOLDER,
    FIRM,
    LOCK_AFTER,
    OWN_COLOR,
    OWN_LOGO,
    PAPER,
    START_WHERE_LEFT,
    TEXT_SIZE,
    THEME,
)
from isoassess.store import Store
from tests.ui.sample_stores import add_named, store_in, today
from ui.commands.places import ASSESSMENT, BACKUPS, LIBRARY, ORGANIZATIONS, OVERVIEW, REPORTS, SETTINGS
from ui.help.about import AboutDialog
from ui.help.desk import help_desk
from ui.palette.find_anything import FindAnything
from ui.palette.key_list import KeyList
from ui.palette.menu import CommandMenu
from ui.palette.other_names import OF_SETTING
from ui.palette.palette import FindPalette
from ui.palette.setting_offers import WITHOUT_FIELD, setting_offers
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    made = MainWindow(store, shipped, Remembered(store.path.with_name("settings.json")), today=today)
    qtbot.addWidget(made)
    made.resize(1024, 600)
    made.show()
    return made


@pytest.fixture
def look_for(window: MainWindow) -> Callable[[str], FindPalette]:
    """Opens the palette with its key and types into it."""

    def looked_for(words: str) -> FindPalette:
        QTest.keyClick(window, KEY.Key_K, CONTROL)
        palette = palette_of(window)
        assert palette.isVisible()
        QTest.keyClicks(palette.field, words)
        QApplication.processEvents()  # the names come a moment after the field
        return palette

    return looked_for


def palette_of(window: MainWindow) -> FindPalette:
    return window.findChildren(FindAnything)[0].palette


def shown(palette: FindPalette) -> list[str]:
    model = palette.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def enter(palette: FindPalette) -> None:
    QTest.keyClick(palette.field, KEY.Key_Return)


Look = Callable[[str], FindPalette]


def test_an_organization_is_opened_by_a_few_letters(window: MainWindow, store: Store, look_for: Look) -> None:
    wanted = add_named(store, "Sample Bakery", "Sample Foundry")[1]
    palette = look_for("foudnry")
    assert shown(palette)[0] == "Sample Foundry"
    enter(palette)
    assert palette.isHidden()
    assert window.open_screens is not None
    assert window.open_screens.open.organization_id == wanted


def test_pages_of_the_guide_are_found_by_the_words_of_a_newcomer(look_for: Look) -> None:
    palette = look_for("how much does it cost")
    assert shown(palette)[0] == "How much does it cost?"
    enter(palette)
    guide = help_desk().window
    assert guide is not None
    assert guide.topic == "questions#how-much-does-it-cost"
    help_desk().close_window()
    assert "Spreadsheets" in shown(look_for("excel"))


def test_a_clause_and_a_requirement_lead_to_the_question(
    window: MainWindow, store: Store, look_for: Look
) -> None:
    enter(look_for("8.4.2"))
    assert window.front.place == LIBRARY  # no organization is open
    asked = window.show_library().requirement_id
    assert any(number.startswith("8.4.2") for number in shipped().requirement(asked).clause.values())
    window.open_organization(store.organizations()[0].id)
    enter(look_for("7.1.5.2"))
    assert window.front.place == ASSESSMENT
    assert window.open_screens is not None
    lens = window.open_screens.open.lens
    assert shipped().requirement(window.open_screens.assessment.requirement_id).clause[lens] == "7.1.5.2"
    question = shipped().requirement("quality-policy").asks
    palette = look_for(question)
    assert shown(palette)[0] == question
    enter(palette)
    assert window.open_screens.assessment.requirement_id == "quality-policy"


def test_the_name_of_the_assessor_is_said_where_it_counts_for_this_assessment(
    window: MainWindow, store: Store, look_for: Look
) -> None:
    window.open_organization(store.organizations()[0].id)
    palette = look_for("name of assessor")
    assert shown(palette)[0] == "Name the assessor of this assessment..."
    enter(palette)
    assert window.front.place == OVERVIEW
    assert focused().accessibleName() == "Assessor"


def test_a_document_is_chosen(window: MainWindow, store: Store, look_for: Look) -> None:
    window.open_organization(store.organizations()[0].id)
    enter(look_for("interview worksheet"))
    assert window.front.place == REPORTS
    assert window.open_screens is not None
    assert window.open_screens.reports.kind is DocumentKind.WORKSHEET


def test_a_command_is_done_from_anywhere_and_stands_first_the_next_time(
    window: MainWindow, look_for: Look
) -> None:
    enter(look_for("backup password"))
    assert window.front.place == BACKUPS
    assert shown(look_for(""))[0] == "Backup and password"


def test_what_is_not_possible_now_says_why_and_stays(window: MainWindow, look_for: Look) -> None:
    palette = look_for("print the document")
    assert shown(palette)[0] == "Print the document..."
    assert "Open an organization first." in palette.field.accessibleDescription()
    enter(palette)
    assert palette.isVisible()
    assert palette.says == "Open an organization first."
    assert window.front.place == ORGANIZATIONS


def test_nothing_found_is_said(look_for: Look) -> None:
    palette = look_for("qqqqqq")
    assert shown(palette) == []
    assert palette.says == "Nothing was found for qqqqqq. Try another word."
    enter(palette)
    assert palette.isVisible()


def test_the_arrow_keys_choose_and_go_round(look_for: Look) -> None:
    palette = look_for("organization")
    rows = len(shown(palette))
    assert rows > 2
    for key, row in ((KEY.Key_Down, 1), (KEY.Key_Up, 0), (KEY.Key_Up, rows - 1), (KEY.Key_Down, 0)):
        QTest.keyClick(palette.field, key)
        assert palette.rows.currentIndex().row() == row
        assert palette.field.accessibleDescription().startswith(shown(palette)[row])


def test_a_click_takes_a_row_and_one_beside_closes(window: MainWindow, look_for: Look) -> None:
    palette = look_for("question library")
    QTest.mouseClick(
        palette.rows.viewport(),
        Qt.MouseButton.LeftButton,
        pos=palette.rows.visualRect(palette.rows.model().index(0, 0)).center(),
    )
    assert window.front.place == LIBRARY
    palette = look_for("")
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, palette.height() - 5))
    assert palette.isHidden()


@pytest.mark.parametrize("closing", [(KEY.Key_Escape, Qt.KeyboardModifier.NoModifier), (KEY.Key_K, CONTROL)])
def test_what_is_typed_stays_and_has_the_keys_again(
    window: MainWindow, store: Store, look_for: Look, closing: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    window.open_organization(store.organizations()[0].id)
    window.show_requirement("quality-policy")
    assert window.open_screens is not None
    texts = window.open_screens.assessment.findChildren(QPlainTextEdit)
    field = next(one for one in texts if "evidence" in one.accessibleName().lower() and one.isVisible())
    field.setFocus()
    QTest.keyClicks(field, "Seen in the office")
    before, place = field.toPlainText(), field.textCursor().position()
    palette = look_for("prnt")
    assert focused() is palette.field
    QTest.keyClick(palette.field, KEY.Key_Tab)
    assert focused() is palette.field
    QTest.keyClick(palette.field, *closing)
    assert focused() is field
    assert (field.toPlainText(), field.textCursor().position()) == (before, place)
    QTest.keyClicks(field, ".")
    assert window.open_screens.finish_typing()
    kept = store.answers(window.open_screens.open.id)["quality-policy"].evidence
    assert kept == f"{before[:place]}.{before[place:]}"


def test_a_refused_answer_is_still_there_after_looking_for_something(
    window: MainWindow, store: Store, look_for: Look
) -> None:
    """A due date that is none stays in its red field, and going away by a command asks about it."""
    window.open_organization(store.organizations()[0].id)
    window.show_requirement("quality-policy")
    assert window.open_screens is not None
    due = next(
        one
        for one in window.open_screens.assessment.findChildren(QWidget)
        if one.accessibleName() == "Action: due date" and one.focusPolicy() and one.isVisible()
    )
    due.setFocus()
    typed = focused()
    QTest.keyClicks(typed, "31.2.2027")
    palette = look_for("over")
    assert "31.2.2027" in typed.property("text")
    QTest.keyClick(palette.field, KEY.Key_Escape)
    assert focused() is typed
    assert "31.2.2027" in typed.property("text")
    enter(look_for("overview"))
    assert window.front.place == OVERVIEW
    assert "31.2.2027" in typed.property("text")
    window.open_screens.assessment.give_up_typing()


def test_it_has_room_in_any_window(window: MainWindow, look_for: Look) -> None:
    palette = look_for("e")
    for size in ((1366, 768), (1024, 600), (880, 470)):
        window.resize(*size)
        QApplication.processEvents()
        assert palette.rect().contains(palette.panel.geometry())
        assert palette.rows.height() >= 3 * palette.rows.sizeHintForRow(0)
        bottom = palette.rows.geometry().bottom()
        assert bottom < palette.panel.height()


def test_it_does_not_open_over_a_dialog(window: MainWindow) -> None:
    window.new_organization()
    assert window.intake.wizard is not None
    QTest.keyClick(focused(), KEY.Key_K, CONTROL)
    assert not window.findChildren(FindAnything)
    window.intake.wizard.reject()


def test_the_menu_opens_by_key_and_does_what_is_chosen(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, KEY.Key_F10)
    (menu,) = window.findChildren(CommandMenu)
    assert menu.isVisible()
    assert menu.actions()[0] is menu.activeAction()
    entries = {
        action.text().partition("\t")[0]: action
        for part in menu.findChildren(QMenu)
        for action in part.actions()
    }
    assert not entries["Print the document..."].isEnabled()
    assert entries["Print the document..."].toolTip() == "Open an organization first."
    menu.close()
    entries["Question library"].trigger()
    assert window.front.place == LIBRARY


def test_alt_alone_opens_the_menu_and_with_another_key_does_not(window: MainWindow) -> None:
    handle = window.windowHandle()
    QTest.keyPress(handle, KEY.Key_Alt)
    QTest.keyRelease(handle, KEY.Key_Alt)
    (menu,) = window.findChildren(CommandMenu)
    assert menu.isVisible()
    menu.close()
    QTest.keyPress(handle, KEY.Key_Alt)
    QTest.keyClick(handle, KEY.Key_Q, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(handle, KEY.Key_Alt)
    assert not menu.isVisible()
    QTest.keyPress(handle, KEY.Key_Alt)
    QApplication.sendEvent(handle, QEvent(QEvent.Type.FocusOut))
    QTest.keyRelease(handle, KEY.Key_Alt)
    assert not menu.isVisible()


def test_help_lists_the_keys_and_the_menu_leads_to_what_is_said_of_the_program(
    qtbot: QtBot, window: MainWindow
) -> None:
    for wanted, kind in ((KEY.Key_Question, KeyList), (None, AboutDialog)):
        if wanted is not None:
            QTest.keyClick(window, wanted)
        else:
            window.commands.show_about()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        assert isinstance(dialog, QDialog)
        dialog.reject()


@pytest.mark.parametrize(
    ("setting", "typed"),
    [
        (THEME, ("dark", "drak mode", "theme", "colour", "light", "darkmode")),
        (TEXT_SIZE, ("text size", "font", "fnt", "zoom", "bigger letters", "make the text bigger")),
        (DENSITY, ("density", "compact", "densty")),
        (START_WHERE_LEFT, ("start where I left", "startup", "resume")),
        (ASSESSOR, ("my name", "your name")),
        (FIRM, ("your firm", "my company")),
        (OWN_LOGO, ("logo", "lgo", "own logo", "company logo")),
        (OWN_COLOR, ("accent", "brand color")),
        (PAPER, ("paper", "A4", "papre")),
        (DOCUMENTS_FOLDER, ("folders", "report folder")),
        (BACKUP_FOLDER, ("usb", "cloud folder")),
    ],
    ids=lambda one: one.name if isinstance(one, Setting) else "",
)
def test_a_setting_is_found_by_any_name_and_its_field_has_the_keys(
    window: MainWindow, look_for: Look, setting: Setting[object], typed: tuple[str, ...]
) -> None:
    window.resize(880, 470)
    for words in typed:
        palette = look_for(words)
        assert shown(palette)[0] == setting.label(), words
        enter(palette)
        assert window.front.place == SETTINGS
        stop = focused()
        (field,) = [one for one in window.findChildren(QWidget) if one.property("setting") == setting.name]
        assert stop is field or stop is field.focusProxy() or field.isAncestorOf(stop)
        assert stop.visibleRegion().boundingRect().height() > stop.height() // 2
        window.go(LIBRARY)


def test_a_setting_beside_what_it_belongs_to_is_led_to_where_it_counts(
    window: MainWindow, store: Store, look_for: Look
) -> None:
    palette = look_for("idle minutes")
    assert shown(palette)[0] == LOCK_AFTER.label()
    enter(palette)
    assert palette.says == "The file has no password."
    QTest.keyClick(palette.field, KEY.Key_Escape)
    window.open_organization(store.organizations()[0].id)
    enter(look_for("format of documents"))
    assert window.front.place == REPORTS
    assert window.open_screens is not None
    assert focused().accessibleName() == "Format: PDF"


def test_every_setting_of_a_person_is_found_or_has_no_field() -> None:
    offered = {offer.id for offer in setting_offers(is_open=True, has_password=True)}
    named = {setting.name for setting in declared().values() if not setting.internal}
    assert offered == {f"{OF_SETTING}{name}" for name in named - WITHOUT_FIELD}


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("delete client", "Delete the chosen organization"),
        ("how do I remove a customer", "Delete the chosen organization"),
        ("8,3", "8.3 Design and development of products and services"),
        ("encrypt", "Backup and password"),
        ("german", "Which languages does it speak?"),
        ("exel", "Save as a spreadsheet..."),  # rather than a requirement with "explained"
    ],
)
def test_what_is_called_otherwise_is_found_by_what_people_say(look_for: Look, typed: str, best: str) -> None:
    assert shown(look_for(typed))[0] == best
