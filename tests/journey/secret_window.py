"""The program with hands of its own on known words: `python -m tests.journey.secret_window FILE [PASSWORD]`.

A line names where it has come to; then it waits for a line, so that the disk can be looked through meanwhile.
With a password the file is opened by it, and closed by another one on the way.
"""

import os
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from isoassess.store import default_store
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.keyring import KEYRING, new_key
from isoassess.store.vault.unlocking import unlock
from tests.journey.scripted_window import ALT, CONTROL, KEY, focus, press, say
from tests.journey.secrets_typed import LATER, PASSWORD_AFTER, TYPED, WAITING
from ui import app
from ui.assessment.evidence.attachment_dialog import AttachmentDialog
from ui.shell.main_window import MainWindow

PATIENCE = 60.0  # seconds


class SecretWindow(MainWindow):
    """Goes on whenever the program has nothing else to do."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's own name)
        super().showEvent(event)
        self._steps = steps(self)
        self._clock = QTimer(self)
        self._clock.setInterval(10)
        self._clock.timeout.connect(self._go_on)
        self._clock.start()

    def _go_on(self) -> None:
        front = QApplication.activeModalWidget() or self
        if not front.isActiveWindow() or QApplication.focusWidget() is None:
            front.activateWindow()
            return
        self._clock.stop()
        try:
            if next(self._steps, "end") is None:
                self._clock.start()
        except BaseException:  # noqa: BLE001 (whatever it is, nobody would be told of it)
            traceback.print_exc()
            os._exit(1)


def stop(words: str) -> None:
    say(words)
    if not sys.stdin.readline():
        sys.exit("nobody looks any more")


def steps(window: MainWindow) -> Iterator[None]:
    """All that a person does with a store."""
    yield from open_assessment(window)
    yield from type_and_undo(window)
    yield from show_attachment(window)
    yield from show_documents(window)
    yield from back_up(window)
    if KEYRING.of(window._store.path) is not None:
        window._store.file.reseal(new_key(PASSWORD_AFTER))
        stop("another password")
    yield from type_while_locked(window)
    press(KEY.Key_Q, CONTROL)


def open_assessment(window: MainWindow) -> Iterator[None]:
    press(KEY.Key_Return)
    yield
    press(KEY.Key_4, CONTROL)
    while window.open_screens is None or not window.open_screens.assessment.isVisible():
        yield
    yield


def type_and_undo(window: MainWindow) -> Iterator[None]:
    press(KEY.Key_E, ALT)
    QTest.keyClicks(focus(), TYPED)
    stop("typed")
    requirement = window.open_screens.assessment.requirement_id
    while TYPED not in window.open_screens.open.answer(requirement).evidence:
        yield
    QTest.keyClicks(focus(), " " + LATER)
    while LATER not in window.open_screens.open.answer(requirement).evidence:
        yield
    press(KEY.Key_Escape)
    window.open_screens.open.undo()
    stop("undone")


def show_attachment(window: MainWindow) -> Iterator[None]:
    """No program is there that could show it; the copy for it is."""
    opened = window.open_screens.open
    dialog = AttachmentDialog(opened, opened.case.requirements[0].id, *opened.files.known.values(), window)
    dialog.open()
    yield
    open_it = next(one for one in dialog.findChildren(QPushButton) if one.text() == "&Open")
    open_it.click()
    stop("attachment opened")
    dialog.reject()
    dialog.deleteLater()
    window.open_screens.assessment.setFocus()
    yield


def show_documents(window: MainWindow) -> Iterator[None]:
    press(KEY.Key_6, CONTROL)
    reports = window.open_screens.screens["reports"]
    yield from until(reports.settled)
    stop("previewed")
    wanted = Path(sys.argv[1]).parent / "given" / "summary.pdf"
    QFileDialog.getSaveFileName = lambda *_said: (str(wanted), "")  # type: ignore[assignment,method-assign]
    reports.save()
    yield from until(wanted.exists)
    stop("saved as PDF")


def back_up(window: MainWindow) -> Iterator[None]:
    press(KEY.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    yield
    backing_up = window._fixed.backing_up
    backing_up.back_up()
    yield from until(lambda: not backing_up.busy)
    stop("backed up")


def type_while_locked(window: MainWindow) -> Iterator[None]:
    """Another program writes, so that what is typed has to wait."""
    with closing(connect(Path(sys.argv[1]), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        press(KEY.Key_4, CONTROL)
        yield
        press(KEY.Key_E, ALT)
        QTest.keyClicks(focus(), WAITING)
        kept = default_store().parent
        yield from until(lambda: any(kept.rglob("waiting/*.json")))
        stop("waiting")
        other.execute("ROLLBACK")
    yield from until(lambda: not any(kept.rglob("waiting/*.json")))


def until(reached: object) -> Iterator[None]:
    assert callable(reached)
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end:
            sys.exit("it does not come")
        yield


if __name__ == "__main__":
    vars(app)["MainWindow"] = SecretWindow
    file = Path(sys.argv[1])
    if len(sys.argv) > 2:
        unlock(file, sys.argv[2])
    sys.exit(app.main(file))
