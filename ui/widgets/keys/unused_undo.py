"""Ctrl+Z in a text in which nothing was typed is for the screen around it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

TEXTS = (QLineEdit, QPlainTextEdit)
STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def pass_unused_undo() -> None:
    """One watcher of the application looks after all texts."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(UnusedUndo) is None:
        UnusedUndo(application)


class UnusedUndo(QObject):
    """Qt keeps these keys in every text that has the focus, also where they do nothing.

    Where something was typed they stay in the text, also once all of it is taken back: a key too many
    reaches nothing that nobody looks at.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not _is_step(event) or _was_typed_in(watched):
            return super().eventFilter(watched, event)
        event.ignore()
        return True

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, TEXTS):
            before.removeEventFilter(self)
        if isinstance(now, TEXTS):
            now.installEventFilter(self)


def _is_step(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(step) for step in STEPS)


def _was_typed_in(text: QObject) -> bool:
    if isinstance(text, QLineEdit):
        return text.isUndoAvailable() or text.isRedoAvailable()
    if isinstance(text, QPlainTextEdit):
        return text.document().isUndoAvailable() or text.document().isRedoAvailable()
    return False
