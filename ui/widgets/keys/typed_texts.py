"""What is typed in a dialog, so that a key too many neither replaces it nor throws it away."""

from abc import abstractmethod

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from isoassess.language.texts import _


class DialogWithFields(QDialog):
    """A key meant for something else replaces nothing in the field one comes to, and is only typed there.

    Escape and the window's own cross close it while nothing is typed; words that were typed are given up by
    its button alone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts_before: tuple[str, ...] = ()

    @property
    def has_typed(self) -> bool:
        """Whether the fields say something else than they were shown with."""
        return typed_texts(self) != self._texts_before

    def take_as_shown(self) -> None:
        """What the fields say now was not typed here."""
        self._texts_before = typed_texts(self)

    def kept_words(self, *, by_closing: bool) -> str:
        """What is said to who would give up by a key or by closing what only a button gives up."""
        return kept_by_closing_words() if by_closing else kept_words()

    @abstractmethod
    def show_failure(self, sentence: str) -> None:
        """Say why it was not done."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.has_typed:
            self.show_failure(self.kept_words(by_closing=False))
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt would give up the dialog, and with it what was typed."""
        if self.isVisible() and self.has_typed:
            event.ignore()
            self.show_failure(self.kept_words(by_closing=True))
        else:
            super().closeEvent(event)

    def setVisible(self, visible: bool) -> None:
        """QDialog chooses all that stands in the field with the keys, as if one came there by Tab."""
        super().setVisible(visible)
        if visible:
            keep_what_stands(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.take_as_shown()


def keep_what_stands(window: QWidget) -> None:
    """Nothing in the field with the keys is chosen: the next letter comes after what stands there."""
    field: QWidget | None = window.focusWidget()
    if isinstance(field, QLineEdit):
        field.deselect()
        field.end(False)


def typed_texts(widget: QWidget) -> tuple[str, ...]:
    """The words in all fields of a widget, in the order in which the fields were made.

    Not those of another window that came from it: the guide, the words, a calendar.
    """
    window = widget.window()
    lines = (field.text() for field in widget.findChildren(QLineEdit) if field.window() is window)
    texts = (field for field in widget.findChildren(QPlainTextEdit) if field.window() is window)
    return (*lines, *(field.toPlainText() for field in texts))


def kept_words() -> str:
    """What is said to who presses Escape where words were typed that no other place has."""
    return _("Esc does not throw away what you typed. Cancel does.")


def kept_by_closing_words() -> str:
    """What is said to who closes the window of such words."""
    return _("Closing the window does not throw away what you typed. Cancel does.")
