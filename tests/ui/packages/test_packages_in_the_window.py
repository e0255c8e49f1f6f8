"""Packages in the window: exported, opened, compared side by side, taken over, and undone."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from isoassess.domain import Action, Answer, Rating
from isoassess.exchange.package.reading import opened_package
from isoassess.exchange.package.writing import PackageOptions
from isoassess.language.dates import clock_words
from isoassess.services.packages.exporting import export
from isoassess.store import Store
from isoassess.store.joining.comparing import ContentSide
from tests.ui.home.home_driver import said as said_in_list
from tests.ui.packages.driver import SOON, assessment, dialog_in, firm, press, told
from tests.ui.sample_stores import store_in, window_on
from ui.assessment.undo_redo import UndoRedo
from ui.commands.command import can_do, do, doers
from ui.commands.of_list import UNDO_MOVE
from ui.commands.places import REPORTS
from ui.packages.differences_model import ABOUT
from ui.packages.export_dialog import ExportDialog
from ui.packages.import_dialog import ImportDialog
from ui.packages.password_dialog import PackagePasswordDialog
from ui.packages.reopening_box import ReopeningBox
from ui.packages.shelf_box import ShelfBox
from ui.shell.saved_line import SavedLine
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.texts import Text
from ui.widgets.tips import BREAK

NOBODY = "quality-policy"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


def changed_elsewhere(store: Store, folder: Path, answers: dict[str, Answer], *, password: str = "") -> Path:
    """The package of a colleague who had a copy of the file, and answered on."""
    folder.mkdir()
    shutil.copyfile(store.path, folder / "copy.db")
    with Store.open(folder / "copy.db", who="B. Colleague") as other:
        for requirement, answer in answers.items():
            other.save_answer(assessment(other), requirement, answer)
        options = PackageOptions()
        return export(other, [firm(other)], folder / "given", options=options, password=password).file


def test_an_organization_is_exported_and_its_name_is_told_first(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_on(qtbot, store)
    target = tmp_path / "out.isoassess"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    window.home.export_wanted.emit([(firm(store), "Example Fabrications Ltd")])
    dialog = dialog_in(qtbot, window, ExportDialog)
    assert isinstance(dialog, ExportDialog)
    said = [text.text() for text in dialog.findChildren(Text)]
    assert any("Example" in one for one in said)
    assert not dialog.internal.isChecked()
    press(dialog, "Export...")
    qtbot.waitUntil(target.exists, timeout=SOON)
    qtbot.waitUntil(lambda: "Written and read back" in told(window), timeout=SOON)
    with opened_package(target) as package:
        assert not package.manifest.internal_notes
        assert [one.name for one in package.manifest.organizations] == ["Example Fabrications Ltd"]


def test_two_long_names_that_begin_alike_are_proposed_as_two_packages(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, proposed = window_on(qtbot, store), list[str]()

    def ask(_window: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(place).name)
        return "", ""

    monkeypatch.setattr(FileDialog, "getSaveFileName", ask)
    for which in ("North", "South"):
        window.home.export_wanted.emit([(firm(store), "Example Fabrications " * 12 + which)])
        press(dialog_in(qtbot, window, ExportDialog), "Export...")
        qtbot.waitUntil(lambda: window.packages.packages.dialog is None, timeout=SOON)
    one, other = proposed
    assert one != other
    assert {one[:40], other[:40]} == {"Example Fabrications Example Fabrications"[:40]}


def test_a_package_that_the_dialog_did_not_ask_about_is_not_replaced(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_on(qtbot, store)
    there = tmp_path / "Smith & Co. Ltd.isoassess"
    there.write_bytes(b"another")
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_given: (str(there.with_suffix("")), ""))
    window.home.export_wanted.emit([(firm(store), "Example Fabrications Ltd")])
    press(dialog_in(qtbot, window, ExportDialog), "Export...")
    qtbot.waitUntil(lambda: "is there already" in window.packages.line.says, timeout=SOON)
    assert there.read_bytes() == b"another"


def test_an_open_organization_is_exported_from_its_overview_and_its_reports(
    qtbot: QtBot, store: Store
) -> None:
    window = window_on(qtbot, store)
    window.open_organization(firm(store))
    screens = window.open_screens
    assert screens is not None
    button = screens.overview.header.assessment
    button.menu_shown.aboutToShow.emit()
    (action,) = [one for one in button.menu_shown.actions() if "package" in one.text()]
    window.go(REPORTS)
    for ask in (action.trigger, screens.reports.tables.package.click):
        ask()
        dialog = dialog_in(qtbot, window, ExportDialog)
        said = "\n".join(text.text() for text in dialog.findChildren(Text))
        assert "Example Fabrications Ltd" in said.replace(BREAK, "")
        dialog.reject()
        qtbot.waitUntil(lambda: window.packages.packages.dialog is None)
    qtbot.waitUntil(screens.reports.settled, timeout=SOON)


def test_two_different_passwords_are_told(qtbot: QtBot, store: Store) -> None:
    window = window_on(qtbot, store)
    window.home.export_wanted.emit([(firm(store), "Example Fabrications Ltd")])
    dialog = dialog_in(qtbot, window, ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.password.setText("one")
    dialog.again.setText("another")
    press(dialog, "Export...")
    assert dialog.isVisible()
    dialog.reject()
    qtbot.waitUntil(lambda: window.packages.packages.dialog is None)


def test_conflicts_stand_side_by_side_and_each_is_chosen(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    now, (first, second) = assessment(store), list(store.answers(assessment(store)))[:2]
    file = changed_elsewhere(
        store, tmp_path / "there", {first: Answer(evidence="there 1"), second: Answer(evidence="there 2")}
    )
    store.save_answer(now, first, Answer(evidence="here 1"))
    store.save_answer(now, second, Answer(evidence="here 2"))
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    dialog = dialog_in(qtbot, window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.model.undecided == 2
    assert not dialog.confirm.isEnabled()
    assert dialog.values.words in {("here 1", "there 1"), ("here 2", "there 2")}
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Right)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, Qt.Key.Key_Left)
    assert dialog.model.undecided == 0
    taken = dialog.model.rows[0].difference.place.requirement
    kept = dialog.model.rows[1].difference.place.requirement
    press(dialog, "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    assert store.answers(now)[taken].evidence.startswith("there")
    assert store.answers(now)[kept].evidence.startswith("here")


def test_rows_of_one_clause_are_told_apart(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    said = {id_: Answer(evidence="there", note="there") for id_ in list(store.answers(assessment(store)))[:3]}
    window = window_on(qtbot, store)
    window.packages.look_into(changed_elsewhere(store, tmp_path / "there", said))
    dialog = dialog_in(qtbot, window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    rows = range(dialog.model.rowCount())
    assert len({dialog.model.words(row)[:2] for row in rows}) == len(rows)
    cell = dialog.model.index(0, ABOUT)
    asked = str(dialog.model.data(cell))
    assert asked.partition(" ")[2] in str(dialog.model.data(cell, Qt.ItemDataRole.ToolTipRole)).replace(
        BREAK, ""
    )
    header, table = dialog.table.horizontalHeader(), dialog.table.viewport()
    assert header.length() == table.width()
    assert header.sectionSize(ABOUT) == max(header.sectionSize(place) for place in range(header.count()))
    dialog.reject()


def test_undoing_in_the_assessment_after_an_import_says_first_what_takes_that_back(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    now = assessment(store)
    first, second = list(store.answers(now))[:2]
    file = changed_elsewhere(store, tmp_path / "there", {first: Answer(rating=Rating.EFFECTIVE)})
    window = window_on(qtbot, store)
    window.open_organization(firm(store))
    screens = window.open_screens
    assert screens is not None
    before = screens.open.answer(second)
    screens.open.rate(second, Rating.EFFECTIVE if before.rating is not Rating.EFFECTIVE else Rating.PARTIAL)
    window.packages.look_into(file)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    (steps,) = screens.assessment.findChildren(UndoRedo)
    now_said = store.answers(now)
    with qtbot.waitSignal(steps.said) as told_first:
        steps.undo()
    assert "“Undo the import” below takes that back" in str(told_first.args)
    assert store.answers(now) == now_said
    steps.undo()
    assert store.answers(now) != now_said


def test_an_import_is_undone_from_the_window(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    now = assessment(store)
    (first,) = list(store.answers(now))[:1]
    before = store.answers(now)
    file = changed_elsewhere(store, tmp_path / "there", {first: Answer(rating=Rating.EFFECTIVE)})
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    assert store.answers(now) != before
    (undo,) = doers(window)[UNDO_MOVE.id]
    assert can_do(undo)
    do(undo)  # as the button of the line does
    undone = f"The import was undone: {store.organizations()[0].name} is as it was before."
    qtbot.waitUntil(lambda: told(window) == undone, timeout=SOON)
    assert store.last_commit is not None
    (line,) = window.findChildren(SavedLine)
    assert line.said == f"Saved {clock_words(store.last_commit)}"
    assert store.answers(now) == before
    do(undo)
    assert "There is nothing to undo in the list." in said_in_list(window.home)


def test_a_rule_decides_all_conflicts(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    now, requirements = assessment(store), list(store.answers(assessment(store)))[:3]
    file = changed_elsewhere(store, tmp_path / "there", {id_: Answer(evidence="x") for id_ in requirements})
    for id_ in requirements:
        store.save_answer(now, id_, Answer(evidence="mine"))
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    dialog = dialog_in(qtbot, window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    for word, side in (
        ("Keep all here", ContentSide.HERE),
        ("Take all from the package", ContentSide.THERE),
    ):
        press(dialog, word)
        assert {dialog.model.side(row) for row in range(3)} == {side}
    dialog.model.take(0, ContentSide.HERE)
    press(dialog, "Take the newer")
    press(dialog, "Take all from the package")
    assert [dialog.model.side(row) for row in range(3)] == [ContentSide.HERE, *(2 * (ContentSide.THERE,))]
    texts = [text.text() for text in dialog.findChildren(Text)]
    assert "1 that you chose by hand stays as you chose it." in texts
    dialog.reject()
    qtbot.waitUntil(lambda: window.packages.packages.dialog is None)
    assert store.answers(now)[requirements[0]].evidence == "mine"


def test_a_closed_package_asks_for_its_password(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    file = changed_elsewhere(store, tmp_path / "there", {NOBODY: Answer(note="n")}, password="secret words")
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    for typed in ("wrong", "secret words"):
        dialog = dialog_in(qtbot, window, PackagePasswordDialog)
        assert isinstance(dialog, PackagePasswordDialog)
        dialog.field.setText(typed)
        press(dialog, "Open")
    dialog_in(qtbot, window, ImportDialog).reject()


def test_what_is_no_package_is_told_and_nothing_opens(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "broken.isoassess"
    file.write_bytes(b"PK\x03\x04 and nothing else")
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    qtbot.waitUntil(lambda: "no package" in told(window), timeout=SOON)
    assert window.packages.packages.dialog is None


def test_the_same_package_once_more_brings_nothing(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    file = export(store, [firm(store)], tmp_path / "given").file
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    dialog = dialog_in(qtbot, window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert not dialog.confirm.isEnabled()
    why = "There is nothing to take over: all of it is here already."
    assert dialog.confirm.accessibleDescription() == why
    said = [text.text() for text in dialog.findChildren(Text)]
    assert said.count(why) == 1
    assert "Example Fabrications Ltd: nothing new" in said
    dialog.reject()
    before = store.answers(assessment(store))
    store.save_answer(assessment(store), NOBODY, replace(before[NOBODY], evidence="since then"))
    window.packages.look_into(file)
    dialog = dialog_in(qtbot, window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert "what differs was changed here since" in dialog.confirm.toolTip()
    dialog.theirs.click()
    press(dialog, "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    assert store.answers(assessment(store)) == before


def test_what_was_put_under_deleted_here_comes_back_with_its_package(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    gone = firm(store)
    file = export(store, [gone], tmp_path / "given").file
    store.remove_organization(gone)
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    dialog = dialog_in(qtbot, window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    said = [text.text().replace(BREAK, "") for text in dialog.findChildren(Text)]
    assert "Example Fabrications Ltd: nothing new" in said
    assert "Example Fabrications Ltd lies under Deleted here." in said
    (box,) = dialog.findChildren(ShelfBox)
    assert box.accessibleName() == "Bring Example Fabrications Ltd back from Deleted"
    assert box.isChecked()
    box.click()
    assert not dialog.confirm.isEnabled()
    assert "There is nothing to take over" in dialog.confirm.toolTip()
    box.click()
    assert dialog.confirm.isEnabled()
    press(dialog, "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    assert [one.id for one in store.organizations()] == [gone]


def test_a_package_is_dropped_on_the_window(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    file = changed_elsewhere(store, tmp_path / "there", {NOBODY: Answer(note="dropped")})
    window = window_on(qtbot, store)
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(file))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    spot, way = QPoint(30, 30), Qt.DropAction.CopyAction
    entered = QDragEnterEvent(spot, way, given, buttons, keys)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(spot.toPointF(), way, given, buttons, keys))
    dialog_in(qtbot, window, ImportDialog).reject()


def test_a_stick_that_is_pulled_out_meanwhile_brings_nothing(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    now = assessment(store)
    (first,) = list(store.answers(now))[:1]
    before = store.answers(now)
    file = changed_elsewhere(store, tmp_path / "there", {first: Answer(rating=Rating.EFFECTIVE)})
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    dialog = dialog_in(qtbot, window, ImportDialog)
    file.unlink()  # the stick is pulled out meanwhile
    press(dialog, "Take over")
    qtbot.waitUntil(lambda: file.name in told(window), timeout=SOON)
    qtbot.waitUntil(lambda: not window.packages.packages.busy, timeout=SOON)
    assert store.answers(now) == before
    assert not window.packages.line.can_undo


@pytest.mark.parametrize("where", ["in the search", "in the list"])
def test_a_file_is_opened_by_its_keys_wherever_the_keys_are(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    asked: list[object] = []

    def ask(*given: object) -> tuple[str, str]:
        asked.append(given)
        return "", ""

    monkeypatch.setattr(FileDialog, "getOpenFileName", ask)
    window = window_on(qtbot, store)
    window.home.focus_list()
    if where == "in the search":
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    here = window.focusWidget()
    assert isinstance(here, QLineEdit) is (where == "in the search")
    QTest.keyClick(here, Qt.Key.Key_O, both)
    assert len(asked) == 1


def test_a_file_is_opened_by_its_keys_where_nothing_is_there_yet(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a new second laptop."""
    asked: list[object] = []

    def ask(*given: object) -> tuple[str, str]:
        asked.append(given)
        return "", ""

    monkeypatch.setattr(FileDialog, "getOpenFileName", ask)
    (tmp_path / "new").mkdir()
    with store_in(tmp_path / "new") as empty:
        window = window_on(qtbot, empty)
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_O, both)
        assert len(asked) == 1


def test_what_is_completed_here_is_a_choice_of_its_own(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    here = assessment(store)
    file = changed_elsewhere(store, tmp_path / "b", {NOBODY: Answer(evidence="Seen by a colleague.")})
    before = store.answers(here).get(NOBODY)
    store.complete_assessment(here, date(2026, 11, 18))
    window = window_on(qtbot, store)
    window.packages.packages.look_into(file)
    dialog = dialog_in(qtbot, window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    (box,) = dialog.findChildren(ReopeningBox)
    assert not box.isChecked()
    rows = range(dialog.model.rowCount())
    assert {dialog.model.words(row)[-1] for row in rows} == {"left out: completed here"}
    assert not dialog.values.there.isEnabled()
    box.click()
    assert {dialog.model.words(row)[-1] for row in rows} == {"the package's"}
    assert dialog.values.there.isEnabled()
    box.click()
    press(dialog, "Take over")
    qtbot.waitUntil(lambda: "left out" in told(window), timeout=SOON)
    assert store.answers(here).get(NOBODY) == before
    assert store.assessment(here).completed == date(2026, 11, 18)


def test_a_completed_assessment_is_reopened_by_a_package_where_that_is_ticked(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    here = assessment(store)
    file = changed_elsewhere(store, tmp_path / "b", {NOBODY: Answer(evidence="Seen by a colleague.")})
    store.complete_assessment(here, date(2026, 11, 18))
    window = window_on(qtbot, store)
    window.packages.packages.look_into(file)
    dialog = dialog_in(qtbot, window, ImportDialog)
    dialog.findChildren(ReopeningBox)[0].click()
    press(dialog, "Take over")
    qtbot.waitUntil(lambda: "was reopened" in told(window), timeout=SOON)
    assert store.answers(here)[NOBODY].evidence == "Seen by a colleague."
    assert store.assessment(here).completed is None


def test_what_is_in_conflict_in_one_action_is_chosen_together(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    theirs = Action(what="Describe the main site.", owner="Office")
    file = changed_elsewhere(store, tmp_path / "b", {NOBODY: Answer(action=theirs)})
    ours = Action(what="Describe all sites.", owner="Quality")
    store.save_answer(assessment(store), NOBODY, Answer(action=ours))
    window = window_on(qtbot, store)
    window.packages.packages.look_into(file)
    dialog = dialog_in(qtbot, window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    rows = [one.difference.place.key for one in dialog.model.rows]
    dialog.table.selectRow(rows.index("action.owner"))
    dialog.values.there.click()
    assert dialog.model.side(rows.index("action.what")) is ContentSide.THERE
    dialog.values.here.click()
    assert dialog.model.side(rows.index("action.what")) is ContentSide.HERE
    press(dialog, "Cancel")
