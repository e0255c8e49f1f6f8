"""Whoever has the program open while it is updated is told to start it again."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.shell.fault_dialog import FaultDialog, FaultReporter
from ui.shell.file import replaced_program
from ui.shell.file.replaced_program import ReplacedProgram, replaced_since_now


def told() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def replace(program: Path) -> None:
    """As an installer does: the new file takes the name of the old one."""
    new = program.with_suffix(".new")
    new.write_bytes(b"another version")
    new.replace(program)


@pytest.fixture
def watching() -> Iterator[QObject]:
    """What the watch belongs to; with it the watch ends before the folder of the test goes."""
    owner = QObject()
    yield owner
    delete(owner)


@pytest.mark.parametrize("change", [replace, Path.unlink])
def test_a_replaced_or_removed_program_is_told_once(
    qtbot: QtBot, watching: QObject, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    program = tmp_path / "isoassess"
    program.write_bytes(b"a version")
    ReplacedProgram(watching, program=program, settled=0)
    change(program)
    qtbot.waitUntil(lambda: len(told()) == 1)
    (box,) = told()
    assert "start it again" in box.informativeText()
    box.close()
    replace(program)
    QApplication.processEvents()
    assert told() == []


def test_a_program_that_was_only_touched_for_its_rights_is_not_replaced(
    qtbot: QtBot, watching: QObject, tmp_path: Path
) -> None:
    program = tmp_path / "isoassess"
    program.write_bytes(b"a version")
    watch = ReplacedProgram(watching, program=program, settled=0)
    with qtbot.waitSignal(watch._watcher.fileChanged):
        program.chmod(0o755)
    QApplication.processEvents()
    assert told() == []


@pytest.mark.parametrize("change", [replace, Path.unlink])
def test_a_module_in_use_that_was_changed_or_is_gone_means_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
) -> None:
    file = tmp_path / "screen.py"
    file.write_text("a version")
    module = ModuleType("ui.a_screen")
    module.__file__ = str(file)
    monkeypatch.setitem(sys.modules, "ui.a_screen", module)
    begun = file.stat().st_ctime + 1
    monkeypatch.setattr("time.time", lambda: begun)
    changed = replaced_since_now()
    assert not changed()
    change(file)
    if file.exists():
        os.utime(file, (begun + 60, begun + 60))
    assert changed()


def test_of_a_bundle_the_program_itself_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "isoassess"
    monkeypatch.setattr(replaced_program, "bundled_program", lambda: program)
    assert replaced_since_now()()
    program.write_bytes(b"a version")
    monkeypatch.setattr("time.time", lambda: program.stat().st_ctime + 1)
    assert not replaced_since_now()()


def test_a_fault_of_a_replaced_program_is_told_as_that(qtbot: QtBot) -> None:
    reporter = FaultReporter(replaced=lambda: True)
    reporter.take(ImportError, ImportError("cannot import name"), None)
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, FaultDialog)]
    qtbot.addWidget(dialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "IsoAssess was changed while it was open and must be started again" in said
    assert (dialog.windowTitle(), dialog.says) == ("IsoAssess", "Everything that you typed is saved.")
    assert not any(box.isVisibleTo(dialog) for box in dialog.findChildren(QPlainTextEdit))
    dialog.reject()
    delete(reporter)
