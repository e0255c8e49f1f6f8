"""While a file can only be looked at, what comes from outside is refused beside the place, in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isoassess.domain import Answer
from isoassess.store import Store
from isoassess.store.sharing.computer import Computer
from isoassess.store.sharing.writer_note import Writer, leave_note, take_note_away
from tests.ui.packages.driver import SOON, assessment, dialog_in, press, told
from tests.ui.packages.test_packages_in_the_window import changed_elsewhere
from tests.ui.sample_stores import open_sample, store_in, window_on
from ui.documents.screen import ReportsScreen
from ui.packages.import_dialog import ImportDialog
from ui.widgets.texts import Text
from ui.widgets.tips import BREAK


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Another computer has the file open, or was ended while it had."""
    take_note_away(file)
    now = datetime.now(UTC)
    writer = Writer(
        who="anna", computer=Computer("other laptop", "1"), processes=(1,), since=now, renewed=now
    )
    assert leave_note(file, writer)
    try:
        yield
    finally:
        take_note_away(file)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


def said(dialog: ImportDialog) -> str:
    return "\n".join(text.text() for text in dialog.findChildren(Text)).replace(BREAK, "")


def test_a_package_is_shown_and_why_it_is_not_taken_over(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    file = changed_elsewhere(store, tmp_path / "there", {"calibration": Answer(note="there")})
    before = store.answers(assessment(store))
    store.close()
    with held(store.path), Store.open(store.path, who="tester") as looking:
        window = window_on(qtbot, looking)
        window.packages.look_into(file)
        dialog = dialog_in(qtbot, window, ImportDialog)
        assert isinstance(dialog, ImportDialog)
        assert not dialog.confirm.isEnabled()
        assert "open on the computer" in said(dialog)
        assert "can be undone" not in said(dialog)
        dialog.reject()
        assert looking.answers(assessment(looking)) == before


def test_a_file_that_is_held_while_the_dialog_is_open_is_told(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    file = changed_elsewhere(store, tmp_path / "there", {"calibration": Answer(note="there")})
    before = store.answers(assessment(store))
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    dialog = dialog_in(qtbot, window, ImportDialog)
    with held(store.path):
        press(dialog, "Take over")
        qtbot.waitUntil(lambda: not window.packages.packages.busy, timeout=SOON)
        assert "has been open on the computer" in told(window)
        assert not window.packages.line.can_undo
    assert store.answers(assessment(store)) == before


def test_an_import_that_cannot_be_undone_now_can_be_later(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    file = changed_elsewhere(store, tmp_path / "there", {"calibration": Answer(note="there")})
    before = store.answers(assessment(store))
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    with held(store.path):
        window.packages.line.undo_wanted.emit()
        qtbot.waitUntil(lambda: not window.packages.packages.busy, timeout=SOON)
        assert "has been open on the computer" in told(window)
        assert window.packages.line.can_undo
        assert store.answers(assessment(store)) != before
    window.packages.line.undo_wanted.emit()
    qtbot.waitUntil(lambda: "as it was before" in told(window), timeout=SOON)
    assert store.answers(assessment(store)) == before


def test_no_file_is_asked_for_that_could_not_be_read_in(qtbot: QtBot, store: Store) -> None:
    store.close()
    with held(store.path), Store.open(store.path, who="tester") as looking:
        screen = ReportsScreen(open_sample(looking))
        qtbot.addWidget(screen)
        screen.show()
        tables = screen.tables
        for button in (tables.read_in, tables.take_over, screen.options.worksheet.read_in):
            screen.outcome.tell("")
            button.click()
            assert "has been open on the computer" in screen.outcome.says
        qtbot.waitUntil(screen.settled, timeout=SOON)
