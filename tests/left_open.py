"""A question that stands open when a test is over: nobody is there to answer it, so the tests would hang."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

AGAIN = 50  # milliseconds
GIVEN_UP = QMessageBox.ButtonRole.DestructiveRole


@contextmanager
def answered() -> Iterator[list[str]]:
    """Meanwhile every such question is answered, what was typed is given up; what they said."""
    said: list[str] = []
    if not isinstance(QApplication.instance(), QApplication):
        yield said
        return
    timer = QTimer()
    timer.setInterval(AGAIN)
    timer.timeout.connect(lambda: _answer(said))
    timer.start()
    try:
        yield said
    finally:
        timer.stop()


def _answer(said: list[str]) -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog):
        dialog.reject()  # a key pressed at random asked for a file
    elif isinstance(dialog, QMessageBox):
        said.append(dialog.text())
        given_up = [one for one in dialog.buttons() if dialog.buttonRole(one) == GIVEN_UP]
        (given_up or dialog.buttons())[0].click()
