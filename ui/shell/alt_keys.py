"""Alt with a letter or a digit is a command, also one that is not to be had now: it is never typed."""

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
Mod = Qt.KeyboardModifier


class AltKeys(QObject):
    """Watches the one text that has the focus: Qt types the sign of a key whose command is out of use."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        if sys.platform != "darwin":  # there Alt is what makes the signs of the third level
            application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return _is_command(event)
        return super().eventFilter(watched, event)

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, TEXTS):
            new.installEventFilter(self)


def _is_command(event: QKeyEvent) -> bool:
    """AltGr, which types signs, comes with Ctrl or as a modifier of its own."""
    others = Mod.ControlModifier | Mod.GroupSwitchModifier
    alone = bool(event.modifiers() & Mod.AltModifier) and not event.modifiers() & others
    return alone and event.text().isprintable() and bool(event.text())
