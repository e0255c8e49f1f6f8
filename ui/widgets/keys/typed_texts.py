"""What is typed in a dialog, so that a key too many does not throw it away."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from isoassess.language.texts import _


def typed_texts(widget: QWidget) -> tuple[str, ...]:
    """The words in all fields of a widget, in the order in which the fields were made."""
    lines = tuple(field.text() for field in widget.findChildren(QLineEdit))
    return lines + tuple(field.toPlainText() for field in widget.findChildren(QPlainTextEdit))


def kept_words() -> str:
    """What is said to who presses Escape where words were typed that no other place has."""
    return _("Esc does not throw away what you typed. Cancel does.")
