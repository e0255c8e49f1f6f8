"""Files are asked for without a look into those that are listed."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeView
from pytestqt.qtbot import QtBot

from isoassess.store import Store
from ui.widgets.choosing.file_dialog import FileDialog

COME_AND_GO = """
import sys
from pathlib import Path
from isoassess.store import Store
with Store.open(Path(sys.argv[1]), who="another") as store:
    store.organizations()
"""
BETWEEN = 20  # milliseconds


def _when_listed(name: str, answer: str) -> None:
    """Presses a button of the dialog, `accept` or `reject`, once it lists a file."""
    dialog = QApplication.activeModalWidget()
    listed = [] if dialog is None else dialog.findChildren(QTreeView)
    found = any(
        view.model().index(row, 0, view.rootIndex()).data() == name
        for view in listed
        for row in range(view.model().rowCount(view.rootIndex()))
    )
    if isinstance(dialog, QFileDialog) and found:
        getattr(dialog, answer)()
    else:
        QTimer.singleShot(BETWEEN, partial(_when_listed, name, answer))


@pytest.mark.skipif(sys.platform == "win32", reason="locks end with any closing on POSIX systems only")
def test_the_open_store_keeps_its_locks_when_its_folder_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    with Store.open(file, who="one") as store:
        store.organizations()
        QTimer.singleShot(BETWEEN, partial(_when_listed, file.name, "reject"))
        assert FileDialog.getOpenFileName(None, "Open", str(tmp_path), "All files (*)") == ("", "")
        subprocess.run([sys.executable, "-c", COME_AND_GO, str(file)], check=True)
        assert (tmp_path / "store.db-wal").exists()


def test_what_is_proposed_is_given_back_with_its_kind(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "there.txt").touch()
    QTimer.singleShot(BETWEEN, partial(_when_listed, "there.txt", "accept"))
    chosen = FileDialog.getSaveFileName(
        None, "Save", str(tmp_path / "new.txt"), "Texts (*.txt);;All files (*)"
    )
    assert chosen == (str(tmp_path / "new.txt"), "Texts (*.txt)")
    QTimer.singleShot(BETWEEN, partial(_when_listed, "there.txt", "reject"))
    assert FileDialog.getOpenFileNames(None, "Open", str(tmp_path), "Texts (*.txt)") == ([], "")
