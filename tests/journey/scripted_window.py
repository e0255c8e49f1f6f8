"""The program with hands of its own, to be killed: `python -m tests.journey.scripted_window FILE WORK`.

WORK is `rate` or `ask`. A line is printed after each key whose effect must be in the file.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from isoassess.standard_choice.intake import IntakePage
from ui import app
from ui.shell.main_window import MainWindow

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class ScriptedWindow(MainWindow):
    """Presses a key whenever the program has nothing else to do."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's own name)
        super().showEvent(event)
        self._keys = SCRIPTS[sys.argv[2]](self)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._go_on)
        self._clock.start()

    def _go_on(self) -> None:
        front = QApplication.activeModalWidget() or self
        if front.isActiveWindow() and QApplication.focusWidget():
            next(self._keys)
        else:
            front.activateWindow()


def rate(window: MainWindow) -> Iterator[None]:
    """Open the only organization and rate one requirement after the other, without an end."""
    press(KEY.Key_Return)
    yield
    press(KEY.Key_4, CONTROL)
    while window.open_screens is None or not window.open_screens.assessment.isVisible():
        yield
    while True:
        here = window.open_screens.assessment.requirement_id
        press(KEY.Key_2)
        say(here)
        press(KEY.Key_Return)
        yield


def ask(window: MainWindow) -> Iterator[None]:
    """Begin a new organization, go to the fourth page and answer one question there."""
    press(KEY.Key_Return)
    yield
    QTest.keyClicks(focus(), "Sample Precision Parts GmbH")
    for page in (IntakePage.SITES, IntakePage.PRODUCTS, IntakePage.ACTIVITIES):
        press(KEY.Key_N, ALT)
        while window.intake.wizard is not None and window.intake.wizard.currentId() != page:
            yield
    for _designer in ("of the product", "of the service"):
        press(KEY.Key_Tab)
    press(KEY.Key_Space)
    say("Purchasing is answered.")
    while True:
        yield


SCRIPTS: dict[str, Callable[[MainWindow], Iterator[None]]] = {"rate": rate, "ask": ask}


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: KEY, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    vars(app)["MainWindow"] = ScriptedWindow
    sys.exit(app.main(Path(sys.argv[1])))
