"""The self-test with its window: an installed program says of itself whether it works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from isoassess.self_test import SampleFiles, run_trials
from tests.ui.sample_stores import store_in
from tests.unit.test_start import start
from ui import self_test
from ui.backups.backing_up import BackingUp
from ui.help.about import AboutDialog
from ui.session.remembered import Remembered

ROOT = Path(__file__).parents[2]
WINDOW_NAMES = ["Qt", "letters", "pictures", "printing", "page", "drawing", "window"]


def test_the_whole_program_is_tried_and_says_so_line_by_line(home: Path) -> None:
    done = start("--selftest", "-platform", "offscreen")
    told = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(told) == 21
    assert [line for line in told if not line.startswith("ok ")] == []
    assert "offscreen" in done.stdout
    assert not (home / "data" / "IsoAssess").exists()


def test_what_does_not_work_is_told_with_code_1(tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("")
    done = start("--selftest", XDG_DATA_HOME=str(tmp_path / "no folder"))
    assert done.returncode == 1
    failed = [line[8:].partition(":")[0] for line in done.stdout.splitlines() if line.startswith("FAILED")]
    # Catalogues that were loaded would lie there, too, and go along in a package.
    assert failed == ["catalogue", "package", "data folder"]


@pytest.mark.parametrize("more", [("-x",), ("--platform",), ("-platform", "-x"), ("schema",)])
def test_anything_else_beside_it_is_refused_in_one_line(more: tuple[str, ...]) -> None:
    done = start("--selftest", *more)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("qtbot")
def test_a_page_that_is_drawn_empty_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    blank = QImage(30, 40, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFFFF)
    monkeypatch.setattr("ui.pdf_viewer.pdf_file.PdfFile.picture", lambda *_asked: blank)
    files = SampleFiles()
    (page,) = run_trials([trial for trial in self_test.window_trials(files) if trial.name == "page"])
    files.clear_away()
    assert not page.passed


@pytest.fixture
def backing_up(tmp_path: Path) -> Iterator[BackingUp]:
    with store_in(tmp_path) as store:
        made = BackingUp(store, Remembered(tmp_path / "settings.json"))
        yield made
        made.leave()


def test_the_program_is_tried_from_its_window_and_the_report_can_be_copied(
    qtbot: QtBot, backing_up: BackingUp
) -> None:
    dialog = AboutDialog(backing_up)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.report == ""
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["&Test this copy"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.report), timeout=120_000)
    assert dialog.says == "Everything that was tried works."
    assert all(name in dialog.report for name in WINDOW_NAMES)
    qtbot.mouseClick(buttons["Co&py report"], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.report


def test_a_self_test_that_cannot_be_started_is_told(
    qtbot: QtBot, backing_up: BackingUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/isoassess")
    dialog = AboutDialog(backing_up)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.try_program()
    qtbot.waitUntil(lambda: dialog.says == "The self-test could not be done.")
