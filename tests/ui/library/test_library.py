"""The question library is browsed, searched and read by mouse and by keyboard, and takes own catalogues."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from isoassess.catalogue import crosswalk, custom
from isoassess.catalogue.catalogue import shipped
from isoassess.catalogue.question_library import Library, LibraryFilter
from isoassess.domain import Lens
from isoassess.reference.sources import source_words
from isoassess.store import Store
from tests.ui.sample_stores import add_named, store_in, today
from ui.library.questions_model import EDITIONS, QUESTION, LibraryModel, QuestionRole
from ui.library.screen import LibraryScreen
from ui.parts.jump import JumpButton
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.places.navigation_button import NavigationButton
from ui.widgets.choosing.file_dialog import FileDialog

OWN = """catalogue: {name}
version: "7"
editions: []
requirements:
  - id: {id}
    clause: {{"iso9001:2026": "8.5.2"}}
    asks: "Does each part carry the works logo?"
    looks_for: ["A part with the logo", "The rule where it goes"]
    small_firm: "A photo of a marked part."
    source: ["works rule 7"]
    confidence: H
"""
BROKEN = 'catalogue: house-rules\nversion: "7"\neditions: []\nrequirements:\n  - id: own-logo\n    asks: 7\n'


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> LibraryScreen:
    made = LibraryScreen(crosswalk.shipped, Remembered(tmp_path / "settings.json"))
    for widget in (made, made.header):
        qtbot.addWidget(widget)
        widget.show()
    made.resize(1060, 700)
    return made


def own_file(folder: Path, name: str = "house-rules", id: str = "own-logo") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(OWN.format(name=name, id=id), encoding="utf-8")
    return path


def tree(screen: LibraryScreen) -> QTreeView:
    found = screen.findChild(QTreeView)
    assert isinstance(found, QTreeView)
    return found


def search_field(screen: LibraryScreen) -> QLineEdit:
    found = screen.header.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def rows(screen: LibraryScreen) -> Iterator[QModelIndex]:
    model = tree(screen).model()
    for group in range(model.rowCount()):
        parent = model.index(group, 0)
        for row in range(model.rowCount(parent)):
            yield model.index(row, 0, parent)


def shown(screen: LibraryScreen) -> list[str]:
    return [index.data(QuestionRole.ID) for index in rows(screen)]


def said(screen: LibraryScreen) -> str:
    QCoreApplication.processEvents()  # rows made anew show themselves a moment later
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def button(screen: LibraryScreen, word: str) -> QPushButton:
    return next(one for one in screen.findChildren(QPushButton) if one.text() == word)


def press(screen: LibraryScreen, word: str) -> None:
    QTest.mouseClick(button(screen, word), Qt.MouseButton.LeftButton)


def ask_for(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    answer = (str(path or ""), "")
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_given: answer)


def test_the_model_keeps_to_the_rules_of_qt(qapp: object) -> None:
    library = Library(shipped(), crosswalk.shipped())
    model = LibraryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for choice in LibraryFilter:
        model.load(library, library.groups(choice))
        assert model.index_of(model.first()).isValid()
    model.load(library, ())
    assert model.first() == ""


def test_each_question_shows_its_number_in_every_edition_and_a_dash_where_it_has_none(
    screen: LibraryScreen,
) -> None:
    screen.go_to("supplier-reevaluation")
    current = tree(screen).currentIndex()
    numbers = [current.siblingAtColumn(1 + EDITIONS.index(lens)).data() for lens in EDITIONS]
    assert numbers[:2] == ["8.4.1", "8.4.1"]
    assert all(number.startswith("≈ 4.6") for number in numbers[2:])
    screen.go_to("context-issues")
    old = tree(screen).currentIndex().siblingAtColumn(1 + EDITIONS.index(Lens.ISO9002_1994))
    assert old.data() == "–"
    assert old.data(Qt.ItemDataRole.AccessibleTextRole) == "ISO 9002:1994: not asked"


def test_the_first_question_is_in_view_from_the_start(screen: LibraryScreen) -> None:
    first = next(rows(screen))
    assert screen.requirement_id == first.data(QuestionRole.ID)
    assert first.data() in said(screen)


def test_the_details_say_all_about_a_question(screen: LibraryScreen) -> None:
    known = shipped().requirement("supplier-reevaluation")
    screen.go_to(known.id)
    text = said(screen)
    assert known.id not in text
    for words in (
        known.asks,
        *known.looks_for,
        known.small_firm,
        known.documents.what,
        *source_words(known.source),
    ):
        assert words in text
    assert "Control of externally provided processes, products and services: General" in text
    assert "cannot be claimed not applicable" in text
    assert "Still to ask:" in text


def test_gates_news_and_reported_content_are_marked(screen: LibraryScreen) -> None:
    screen.go_to("scope-statement")
    assert "Stage 1 gate" in said(screen)
    assert "Reported" not in said(screen)
    screen.go_to("expectations-taken-on")
    assert "New in 2026" in said(screen)
    assert "Reported: not yet checked" in said(screen)
    assert "ISO 9001:2026 asks this, ISO 9001:2015 does not." in said(screen)


def test_a_question_without_a_counterpart_says_why(screen: LibraryScreen) -> None:
    screen.go_to("context-issues")
    assert "ISO 9001 and 9002:1994: no counterpart. " in said(screen)


def test_a_question_that_moved_says_from_where(screen: LibraryScreen) -> None:
    screen.go_to("continual-improvement")
    assert "Moved: 10.3 in ISO 9001:2015, 10.1 in ISO 9001:2026." in said(screen)


def test_when_a_requirement_applies_is_said_in_words(screen: LibraryScreen) -> None:
    known = {
        one.when: one for one in shipped().requirements(Lens.ISO9001_2026) if one.applies == "conditional"
    }
    screen.go_to(known["conditions.trusted_readings"].id)
    assert "Unless the profile says no to this: Devices whose readings must be trusted." in said(screen)


def test_typing_narrows_the_list_and_the_keys_stay_in_the_field(screen: LibraryScreen) -> None:
    screen.activateWindow()
    search_field(screen).setFocus()
    QTest.keyClicks(search_field(screen), "8.4 supplier")
    QApplication.processEvents()
    assert shown(screen)
    assert len(shown(screen)) < 30
    assert search_field(screen).text() == "8.4 supplier"
    for id in shown(screen):
        assert "8.4" in " ".join(shipped().requirement(id).clause.values())


def test_the_question_in_view_stays_where_a_search_still_holds_it(screen: LibraryScreen) -> None:
    screen.go_to("supplier-reevaluation")
    QTest.keyClicks(search_field(screen), "8.4")
    QApplication.processEvents()
    assert screen.requirement_id == "supplier-reevaluation"
    QTest.keyClicks(search_field(screen), ".3")
    QApplication.processEvents()
    assert screen.requirement_id == shown(screen)[0]


def test_escape_empties_the_search(screen: LibraryScreen) -> None:
    everything = shown(screen)
    QTest.keyClicks(search_field(screen), "supplier")
    QTest.keyClick(search_field(screen), Qt.Key.Key_Escape)
    assert shown(screen) == everything


def test_nothing_found_says_so_and_leads_back(screen: LibraryScreen) -> None:
    QTest.keyClicks(search_field(screen), "no such words anywhere")
    QApplication.processEvents()
    assert shown(screen) == []
    assert "No requirement matches" in said(screen)
    press(screen, "Show all requirements")
    assert len(shown(screen)) == Library(shipped(), crosswalk.shipped()).count(LibraryFilter.ALL)
    assert screen.requirement_id


def test_every_choice_shows_as_many_as_it_promises(screen: LibraryScreen) -> None:
    box = screen.header.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    for place in range(box.count()):
        box.setCurrentIndex(place)
        assert box.currentText().endswith(f"({len(shown(screen))})")


def test_down_goes_from_question_to_question(screen: LibraryScreen) -> None:
    first, second = shown(screen)[:2]
    assert screen.requirement_id == first
    QTest.keyClick(tree(screen), Qt.Key.Key_Down)
    assert screen.requirement_id == second
    assert shipped().requirement(second).asks in said(screen)


def test_a_main_clause_folds_at_a_click_on_any_column(screen: LibraryScreen) -> None:
    view = tree(screen)
    group = view.model().index(0, QUESTION)
    at = view.visualRect(group).center()
    at.setX(view.viewport().width() - 20)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not view.isExpanded(group)


def test_a_counterpart_is_one_click_away_even_when_the_choice_hides_it(screen: LibraryScreen) -> None:
    screen.header.choose(LibraryFilter.ISO9001_2026)
    screen.go_to("supplier-reevaluation")
    assert "Counterparts" in said(screen)
    jump = next(one for one in screen.findChildren(JumpButton) if one.isVisible())
    assert jump.text() == "4.6.2 · ISO 9001 and 9002:1994"
    QTest.mouseClick(jump, Qt.MouseButton.LeftButton)
    assert screen.requirement_id == jump.target
    assert "1994" in jump.target


def test_a_loaded_file_shows_at_once_and_the_shipped_catalogue_comes_back(
    screen: LibraryScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = shown(screen)
    ask_for(monkeypatch, own_file(tmp_path))
    with qtbot.waitSignal(screen.catalogue_changed):
        press(screen, "&Load a catalogue file...")
    assert screen.files.says == "Loaded: house-rules, version 7, 1 question."
    assert set(shown(screen)) - set(before) == {"own-logo"}
    with qtbot.waitSignal(screen.catalogue_changed):
        press(screen, "&Back to the shipped one")
    assert shown(screen) == before
    assert custom.loaded() == ()
    assert "as shipped" in screen.files.says
    assert not button(screen, "&Back to the shipped one").isVisible()


def test_a_bad_file_is_refused_beside_the_button_with_its_line_and_changes_nothing(
    screen: LibraryScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    before = shown(screen)
    ask_for(monkeypatch, path)
    press(screen, "&Load a catalogue file...")
    assert screen.files.says.startswith("Not loaded. broken.yaml, line 5: ")
    assert shown(screen) == before
    assert custom.loaded() == ()


def test_asking_for_no_file_changes_nothing(screen: LibraryScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    before = screen.files.says
    ask_for(monkeypatch, None)
    press(screen, "&Load a catalogue file...")
    assert screen.files.says == before


def test_of_several_loaded_files_a_person_says_which_one_goes(screen: LibraryScreen, tmp_path: Path) -> None:
    screen.files.load(own_file(tmp_path, "house-rules", "own-logo"))
    screen.files.load(own_file(tmp_path, "other-rules", "other-logo"))
    menu = button(screen, "&Back to the shipped one").menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["house-rules", "other-rules"]
    menu.actions()[0].trigger()
    assert custom.loaded() == ("other-rules",)
    assert "own-logo" not in shown(screen)
    press(screen, "&Back to the shipped one")
    assert custom.loaded() == ()


def test_a_loaded_file_that_became_unfit_is_said_and_the_shipped_catalogue_is_shown(
    screen: LibraryScreen, tmp_path: Path
) -> None:
    screen.files.load(own_file(tmp_path))
    (custom.folder() / "house-rules.yaml").write_text(BROKEN, encoding="utf-8")
    screen.refresh()
    assert screen.files.says.startswith("The shipped catalogue is shown. ")
    assert "own-logo" not in shown(screen)
    press(screen, "&Back to the shipped one")
    assert "as shipped" in screen.files.says


def test_every_control_has_a_name(screen: LibraryScreen) -> None:
    for holder in (screen, screen.header):
        for kind in (QLineEdit, QComboBox, QTreeView):
            assert all(one.accessibleName() for one in holder.findChildren(kind))


def test_the_screen_is_freed_when_it_goes(qapp: object, tmp_path: Path) -> None:
    made = LibraryScreen(crosswalk.shipped, Remembered(tmp_path / "settings.json"))
    made.go_to("supplier-reevaluation")
    gone = weakref.ref(made)
    made.header.deleteLater()
    made.deleteLater()
    del made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


def test_in_a_narrow_list_the_question_keeps_its_room_and_the_editions_asked_for_stay(
    screen: LibraryScreen,
) -> None:
    def shown() -> list[Lens]:
        view = tree(screen)
        return [lens for place, lens in enumerate(EDITIONS, start=1) if not view.isColumnHidden(place)]

    screen.resize(1060, 700)
    QApplication.processEvents()
    assert shown() == list(EDITIONS)
    screen.resize(700, 500)
    QApplication.processEvents()
    assert tree(screen).columnWidth(QUESTION) > 150
    assert shown()[:2] == [Lens.ISO9001_2026, Lens.ISO9001_2015]
    assert Lens.ISO9002_1994 not in shown()
    screen.header.choose(LibraryFilter.ISO9002_1994)
    assert Lens.ISO9002_1994 in shown()
    screen.resize(1060, 700)
    QApplication.processEvents()
    assert shown() == list(EDITIONS)


def test_the_sidebar_leads_to_the_library_and_back(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    add_named(store, "Sample Bakery")
    window = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
    qtbot.addWidget(window)
    window.show()
    places = {one.text(): one for one in window.findChildren(NavigationButton) if one.isVisible()}
    QTest.mouseClick(places["Question library"], Qt.MouseButton.LeftButton)
    library = window.findChild(LibraryScreen)
    assert isinstance(library, LibraryScreen)
    assert library.isVisible()
    assert places["Question library"].isChecked()
    assert not places["Organizations"].isChecked()
    window.resize(1024, 600)
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 600
    QTest.mouseClick(places["Organizations"], Qt.MouseButton.LeftButton)
    assert window.home.isVisible()
    assert not library.header.isVisible()
