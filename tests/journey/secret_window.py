"""The program with hands of its own on known words: `python -m tests.journey.secret_window FILE [PASSWORD]`.

A line names where it has come to; then it waits for a line, so that the disk can be looked through meanwhile.
With a password the file is opened by it, and closed by another one on the way.
"""

import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from isoassess.store import default_store
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.keyring import KEYRING, new_key
from isoassess.store.vault.unlocking import unlock
from tests.journey.scripted_window import ALT, CONTROL, KEY, focus, press, say
from tests.journey.secrets_typed import LATER, PASSWORD_AFTER, TYPED, WAITING
from ui import app
from ui.assessment.evidence.attachment_dialog import AttachmentDialog
from ui.documents import places
from ui.password.changing import NewKey
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens

PATIENCE, LONGEST = 60.0, 240.0  # seconds
FILE = Path(sys.argv[1])
CHANGED: list[bool] = []  # once the password is another one


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
    if not CHANGED:
        yield from type_and_undo(window)
        yield from show_attachment(window)
        yield from show_documents(window)
        yield from back_up(window)
    if not CHANGED and KEYRING.of(FILE) is not None:
        CHANGED.append(True)
        window.fixed.key_wanted.emit(NewKey(new_key(PASSWORD_AFTER)))
        return  # another window comes in place of this one
    if CHANGED:
        stop("another password")
        yield from show_attachment(window)
    yield from type_while_locked(window)
    press(KEY.Key_Q, CONTROL)


def open_assessment(window: MainWindow) -> Iterator[None]:
    if window.open_screens is None:
        press(KEY.Key_Return)
        yield
    press(KEY.Key_4, CONTROL)
    yield from until(lambda: window.open_screens is not None and window.open_screens.assessment.isVisible())


def type_and_undo(window: MainWindow) -> Iterator[None]:
    press(KEY.Key_E, ALT)
    QTest.keyClicks(focus(), TYPED)
    stop("typed")
    screens = opened(window)
    requirement = screens.assessment.requirement_id
    yield from until(lambda: TYPED in screens.open.answer(requirement).evidence)
    QTest.keyClicks(focus(), " " + LATER)
    yield from until(lambda: LATER in screens.open.answer(requirement).evidence)
    press(KEY.Key_Escape)
    screens.open.undo()
    stop("undone")


def show_attachment(window: MainWindow) -> Iterator[None]:
    """No program is there that could show it; the copy for it is."""
    answers = opened(window).open
    (file,) = answers.files.known.values()
    dialog = AttachmentDialog(answers, answers.case.requirements[0].id, file, window)
    dialog.open()
    yield
    open_it = next(one for one in dialog.findChildren(QPushButton) if one.text() == "&Open")
    open_it.click()
    stop("attachment opened")
    dialog.reject()
    dialog.deleteLater()
    opened(window).assessment.setFocus()
    yield


def show_documents(window: MainWindow) -> Iterator[None]:
    press(KEY.Key_6, CONTROL)
    reports = opened(window).reports
    yield from until(reports.settled)
    stop("previewed")
    wanted = FILE.parent / "given" / "summary.pdf"
    vars(places)["FileDialog"] = SimpleNamespace(getSaveFileName=lambda *_said: (str(wanted), ""))
    reports.save()
    yield from until(wanted.exists)
    stop("saved as PDF")


def back_up(window: MainWindow) -> Iterator[None]:
    press(KEY.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    yield
    backing_up = window.fixed.backing_up
    backing_up.back_up()
    yield from until(lambda: not backing_up.busy)
    stop("backed up")


def type_while_locked(window: MainWindow) -> Iterator[None]:
    """Another program writes, so that what is typed has to wait."""
    with closing(connect(FILE, isolation_level=None)) as other:
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


def opened(window: MainWindow) -> OrganizationScreens:
    assert window.open_screens is not None
    return window.open_screens


def until(reached: Callable[[], bool]) -> Iterator[None]:
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end:
            sys.exit("it does not come")
        yield


if __name__ == "__main__":
    vars(app)["MainWindow"] = SecretWindow
    if len(sys.argv) > 2:
        unlock(FILE, sys.argv[2])
    clock = threading.Timer(LONGEST, os._exit, (1,))  # a dialog that nobody answers would last for ever
    clock.daemon = True
    clock.start()
    sys.exit(app.main(FILE))
