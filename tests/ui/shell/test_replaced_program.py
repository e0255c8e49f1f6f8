"""Whoever has the program open while it is updated is told to start it again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.shell.file.replaced_program import ReplacedProgram


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
