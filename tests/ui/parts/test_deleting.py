"""Deleting for good in the window: said before, confirmed by typing, told afterwards, nothing left of it."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.assessment.whole_clause import ClauseAnswer
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Answer, Rating
from isoassess.store import Shelf, Store, Subject
from isoassess.store.sharing.computer import Computer
from isoassess.store.sharing.writer_lock import WriterLock
from isoassess.store.vault.driver import sqlite3
from tests.ui.sample_stores import add_named, store_in, today
from ui.app import PATIENCE
from ui.assessment.clauses.whole_clause_dialog import WholeClauseDialog
from ui.assessment.clauses.whole_clauses import WholeClauses
from ui.assessment.evidence.attachment_dialog import AttachmentDialog
from ui.commands.places import ASSESSMENT
from ui.help.topics import OF_DIALOG
from ui.home.table import OrganizationsTable
from ui.palette.key_list import KeyList
from ui.parts.deleting.dialog import DeleteDialog, delete_dialog
from ui.parts.deleting.removal import CopyFate
from ui.session.remembered import Remembered
from ui.shell.deleted import OF_PROGRAM
from ui.shell.main_window import MainWindow
from ui.words.dialog import WordsDialog, show_words

SECRET = "Zanderhoff Metals"
REQUIREMENT = "supplier-reevaluation"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "settings" / "settings.json")


@pytest.fixture
def window(qtbot: QtBot, store: Store, remembered: Remembered) -> MainWindow:
    return shown(qtbot, store, remembered)


def shown(qtbot: QtBot, store: Store, remembered: Remembered) -> MainWindow:
    made = MainWindow(store, shipped, remembered, today=today)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def secret(store: Store) -> str:
    (id_,) = add_named(store, SECRET)
    return id_


def found_in(folder: Path, words: str = SECRET) -> list[str]:
    forms = [words.encode(), words.casefold().encode(), words.encode("utf-16-le"), json.dumps(words).encode()]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(form in file.read_bytes() for form in forms)]


def dialog_of(window: MainWindow) -> DeleteDialog:
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, DeleteDialog) and one.isVisible()
    )


def confirm(qtbot: QtBot, dialog: DeleteDialog, words: str) -> None:
    QTest.keyClicks(dialog.typed, words)
    with qtbot.waitSignal(dialog.deleted, timeout=20_000):
        QTest.keyClick(dialog.typed, Qt.Key.Key_Return)


def texts(dialog: DeleteDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def put_away(window: MainWindow, store: Store, secret: str) -> OrganizationsTable:
    """The list of deleted organizations, with this one chosen."""
    store.remove_organization(secret)
    window.home.refresh()
    window.home._choose_shelf(Shelf.REMOVED)
    window.home.select(secret)
    return table_of(window)


def table_of(window: MainWindow) -> OrganizationsTable:
    found = window.home.findChild(OrganizationsTable)
    assert isinstance(found, OrganizationsTable)
    return found


def test_a_deleted_organization_goes_for_good_by_keys(
    qtbot: QtBot, window: MainWindow, store: Store, secret: str, tmp_path: Path, remembered: Remembered
) -> None:
    add_named(store, "Example Fabrications Ltd")
    logo = tmp_path / f"{SECRET}.png"
    remembered.remember_logo(logo, secret)
    folder = tmp_path / SECRET
    folder.mkdir()
    remembered.folder = folder
    remembered.folders.of_client(secret).remember(tmp_path)
    remembered.copies.put(f"{SECRET}.txt", b"opened")
    table = put_away(window, store, secret)
    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    dialog = dialog_of(window)
    assert SECRET in texts(dialog)
    assert "cannot be undone" in texts(dialog)
    confirm(qtbot, dialog, SECRET)
    assert secret not in store.organization_ids(shelf=Shelf.REMOVED)
    assert not store.is_to_clean()
    assert found_in(tmp_path) == []
    assert remembered.logo(secret) is None
    assert remembered.folders.of_client(secret).path != tmp_path
    assert "The organization was deleted for good." in shown_texts(window)
    window.home._choose_shelf(Shelf.REMOVED)
    assert "Something was deleted for good 1 time: an organization" in shown_texts(window)


def shown_texts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.home.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("typed", ["", "Zanderhoff", "delete"])
def test_without_its_name_nothing_is_deleted(
    qtbot: QtBot, window: MainWindow, store: Store, remembered: Remembered, secret: str, typed: str
) -> None:
    dialog = delete_dialog(store, remembered, Subject.ORGANIZATION, secret, window)
    dialog.open()
    QTest.keyClicks(dialog.typed, typed)
    QTest.keyClick(dialog.typed, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "nothing has been deleted" in texts(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert store.profile(secret).organization.name == SECRET
    assert store.deletions() == []


@pytest.fixture
def hurried(store: Store) -> Iterator[Store]:
    """The same file as the program opens it: a window waits for nobody."""
    with Store.open(store.path, who=store.who, patience=PATIENCE) as opened:
        yield opened


def test_the_window_lives_while_something_large_is_deleted(
    qtbot: QtBot, hurried: Store, remembered: Remembered, secret: str
) -> None:
    """Another program keeps the deletion waiting, as its own size would."""
    store, window = hurried, shown(qtbot, hurried, remembered)
    dialog = delete_dialog(store, remembered, Subject.ORGANIZATION, secret, window)
    dialog.open()
    beats: list[int] = []
    beat = QTimer(dialog)
    beat.timeout.connect(lambda: beats.append(1))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        QTest.keyClicks(dialog.typed, SECRET)
        QTest.keyClick(dialog.typed, Qt.Key.Key_Return)
        beat.start(10)
        qtbot.waitUntil(lambda: len(beats) > 10)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert "Removing what is left of it" in texts(dialog)
        assert store.profile(secret).organization.name == SECRET
        with qtbot.waitSignal(dialog.deleted, timeout=20_000):
            other.execute("ROLLBACK")
    assert [one.here for one in store.heard_deletions()] == [True]
    assert SECRET not in {one.name for one in store.organizations()}


def test_what_stands_against_it_is_said_and_nothing_is_deleted(
    qtbot: QtBot, window: MainWindow, store: Store, remembered: Remembered, secret: str
) -> None:
    dialog = delete_dialog(store, remembered, Subject.ORGANIZATION, secret, window)
    dialog.open()
    WriterLock(store.path, who="bert", computer=Computer("laptop-of-bert", "other")).take_over()
    QTest.keyClicks(dialog.typed, SECRET)
    QTest.keyClick(dialog.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "laptop-of-bert" in texts(dialog))
    assert dialog.typed.isEnabled()
    assert store.profile(secret).organization.name == SECRET


def test_only_what_was_put_away_is_offered_to_be_deleted_for_good(
    window: MainWindow, store: Store, secret: str
) -> None:
    window.home.refresh()
    window.home.select(secret)
    table = table_of(window)
    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert not any(isinstance(one, DeleteDialog) for one in QApplication.topLevelWidgets() if one.isVisible())


@pytest.mark.parametrize("fate", list(CopyFate))
def test_each_copy_that_holds_it_is_asked_about(
    qtbot: QtBot, window: MainWindow, store: Store, remembered: Remembered, secret: str, fate: CopyFate
) -> None:
    copy = store.path.with_name(f"{store.path.stem}.kept{store.path.suffix}")
    store.file.save_elsewhere(copy, replace=False)
    dialog = delete_dialog(store, remembered, Subject.ORGANIZATION, secret, window)
    dialog.open()
    assert copy.name in texts(dialog)
    dialog.fate(copy).show_value(fate)
    confirm(qtbot, dialog, SECRET)
    left = found_in(store.path.parent)
    assert left == ([copy.name] if fate is CopyFate.KEEP else [])
    assert copy.exists() is (fate is not CopyFate.REMOVE)


def test_an_assessment_is_deleted_and_the_one_before_it_is_shown(
    qtbot: QtBot, window: MainWindow, store: Store, secret: str
) -> None:
    window.open_organization(secret)
    screens = window.open_screens
    assert screens is not None
    first = screens.open.id
    store.save_answer(first, REQUIREMENT, Answer(rating=Rating.PARTIAL, evidence="seen"))
    screens.overview.header.deletion_wanted.emit()
    dialog = screens.dialogs.dialog
    assert isinstance(dialog, DeleteDialog)
    assert "1 answer" in texts(dialog)
    confirm(qtbot, dialog, "delete")
    assert store.assessments(secret) == []
    assert window.open_screens is None
    assert window.home.isVisible()
    assert "The assessment was deleted for good." in bar_of(window)


def bar_of(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.others.line.findChildren(QLabel) if label.isVisible())


def test_a_file_is_deleted_from_where_it_is_described(
    qtbot: QtBot, window: MainWindow, store: Store, secret: str, tmp_path: Path
) -> None:
    window.open_organization(secret)
    screens = window.open_screens
    assert screens is not None
    file = store.add_attachment(secret, name="plan of zebras.txt", content=b"a zebra" * 5000)
    answer = Answer(rating=Rating.CONFORMING, attachments=(file,))
    store.save_answer(screens.open.id, REQUIREMENT, answer)
    screens.open.reload()
    described = AttachmentDialog(screens.open, REQUIREMENT, screens.open.files.known[file], window)
    described.open()
    (button,) = [one for one in described.findChildren(QPushButton) if one.text() == "&Delete for good..."]
    corner = button.mapTo(described, button.rect().bottomRight())
    assert described.rect().contains(corner)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    confirm(qtbot, dialog_of(window), "delete")
    assert not described.isVisible()
    assert "The file was deleted for good." in bar_of(window)
    assert screens.open.files.known == {}
    assert screens.open.answer(REQUIREMENT) == Answer(rating=Rating.CONFORMING)
    assert found_in(tmp_path, "zebra") == []


def test_the_other_window_leaves_what_was_deleted_and_keeps_no_word_of_it(
    window: MainWindow, store: Store, secret: str, tmp_path: Path, remembered: Remembered
) -> None:
    with Store.open(store.path, who="B. Colleague") as elsewhere:
        copy = remembered.copies.put("opened.txt", SECRET.encode())
        window.open_organization(secret)
        elsewhere.delete_for_good(Subject.ORGANIZATION, secret)
        window.others._keeping.synchronize()
        assert window.open_screens is None
        assert not copy.exists()
        assert "B. Colleague has deleted the organization" in bar_of(window)
        assert elsewhere.clean()
    assert found_in(tmp_path) == []


def test_a_dialog_on_what_was_deleted_is_closed_and_changes_nothing(
    window: MainWindow, store: Store, secret: str
) -> None:
    window.open_organization(secret)
    window.go(ASSESSMENT)
    screens = window.open_screens
    assert screens is not None
    whole = screens.assessment.findChild(WholeClauses)
    assert whole is not None
    window.commands.show_keys()
    (about_keys,) = window.findChildren(KeyList)
    whole.open(ClauseAnswer(flag=True))
    (dialog,) = window.findChildren(WholeClauseDialog)
    show_words(dialog)
    (words,) = dialog.findChildren(WordsDialog)
    assert dialog.isVisible()
    assert words.isVisible()
    with Store.open(store.path, who="B. Colleague") as elsewhere:
        elsewhere.delete_for_good(Subject.ORGANIZATION, secret)
        window.others._keeping.synchronize()
    assert window.open_screens is None
    assert not dialog.isVisible()
    assert not words.isVisible()
    assert about_keys.isVisible(), "what is not about the organization stays"
    assert "B. Colleague has deleted the organization" in bar_of(window)
    about_keys.reject()


def test_what_stays_when_an_organization_goes_are_dialogs_that_there_are() -> None:
    assert set(OF_DIALOG) >= OF_PROGRAM


def test_the_other_window_lists_no_action_of_what_was_deleted(
    window: MainWindow, store: Store, secret: str
) -> None:
    window.open_organization(secret)
    assert window.open_screens is not None
    action = Action(what=f"Visit {SECRET}")
    store.save_answer(window.open_screens.open.id, REQUIREMENT, Answer(action=action))
    window.close_organization()
    listed = window.show_all_actions()
    assert listed.model.rowCount() == 1
    with Store.open(store.path, who="B. Colleague") as elsewhere:
        elsewhere.delete_for_good(Subject.ORGANIZATION, secret)
    window.others._keeping.synchronize()
    assert listed.model.rowCount() == 0


def test_a_wizard_on_what_was_deleted_is_closed_and_does_not_bring_it_back(
    qtbot: QtBot, window: MainWindow, store: Store, secret: str
) -> None:
    with Store.open(store.path, who="B. Colleague") as elsewhere:
        window.intake.ask(secret)
        elsewhere.delete_for_good(Subject.ORGANIZATION, secret)
        window.others._keeping.synchronize()
        assert window.intake.wizard is None
        assert secret not in elsewhere.organization_ids()
    assert store.organization_ids() == []


def test_what_could_not_be_cleaned_is_cleaned_at_the_next_start(
    qtbot: QtBot, store: Store, remembered: Remembered, secret: str
) -> None:
    store.delete_for_good(Subject.ORGANIZATION, secret)
    shown(qtbot, store, remembered)
    qtbot.waitUntil(lambda: not store.is_to_clean(), timeout=20_000)
    assert found_in(store.path.parent) == []
