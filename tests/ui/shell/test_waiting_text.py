"""An emptied file is called so, and what was typed is saved as text at least."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from tests.ui.sample_stores import named, today
from ui.commands.places import ASSESSMENT
from ui.session.remembered import Remembered
from ui.shell.file.lost_dialog import LostDialog
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.file_dialog import FileDialog

TYPED = "Typed when the file was emptied"


def test_what_was_typed_into_an_emptied_file_is_saved_as_text(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "rescued.txt"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_arguments: (str(text), ""))
    with Store.open(tmp_path / "store.db", who="tester", busy_timeout=0.05) as store:
        window = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
        qtbot.addWidget(window)
        window.show()
        window.open_organization(store.add_organization(named("Sample Bakery")))
        window.go(ASSESSMENT)
        store.file.fold()
        os.truncate(store.path, 0)
        assert window.open_screens is not None
        screen = window.open_screens.assessment
        spot = window.open_screens.open.requirement_words(screen.requirement_id)
        editors = screen.findChildren(QPlainTextEdit)
        editor = next(found for found in editors if found.accessibleName() == "Objective evidence")
        editor.setFocus()
        QTest.keyClicks(editor, TYPED)
        qtbot.waitUntil(lambda: bool(ways(window)))
        assert not window.findChildren(LostDialog)  # it would take the keys of whoever is typing
        ways(window)[0].click()
        (dialog,) = window.findChildren(LostDialog)
        buttons = {one.text().replace("&", ""): one for one in dialog.findChildren(QPushButton)}
        assert "Open the file that is there now" not in {
            name for name, button in buttons.items() if button.isVisible()
        }
        buttons["Save what waits as text..."].click()
        written = text.read_text()
        assert f"{spot}\nObjective evidence:\n{TYPED}\n" in written
        go_on = QTimer(window)
        go_on.timeout.connect(_go_on)
        go_on.start(50)
        assert window.close()


def ways(window: MainWindow) -> list[QPushButton]:
    return [one for one in window.findChildren(QPushButton) if one.text() == "W&hat to do..."]


def _go_on() -> None:
    """A person who has the text gives up the rest."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        words = {button.text().replace("&", ""): button for button in box.buttons()}
        (words.get("Go on without it") or words["OK"]).click()
