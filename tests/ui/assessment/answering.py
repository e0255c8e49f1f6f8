"""Answers the questions that come up, one after the other, as a person would."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMessageBox

LOOK = 20  # milliseconds


class PressedAnswers(QObject):
    """Presses a button of each question, by its words, or a key where one is given; what they said."""

    def __init__(self, *answers: str | Qt.Key) -> None:
        super().__init__()
        self.said: list[str] = []
        self._left = list(answers)
        self._button: QAbstractButton | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK)

    @property
    def is_done(self) -> bool:
        return not self._left

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not self._left or not isinstance(dialog, QDialog):
            return
        answer = self._left.pop(0)
        self.said.append(_words(dialog))
        if not self._left:
            self._timer.stop()
        if isinstance(answer, Qt.Key):
            QTest.keyClick(dialog, answer)
        else:
            buttons = dialog.findChildren(QAbstractButton)
            self._button = next(one for one in buttons if one.text().replace("&", "") == answer)
            QTimer.singleShot(0, self._press)  # no timer fires again while its own slot waits for a question

    def _press(self) -> None:
        button, self._button = self._button, None
        if button is not None:
            button.click()


def _words(dialog: QDialog) -> str:
    return f"{dialog.text()} {dialog.informativeText()}" if isinstance(dialog, QMessageBox) else ""
