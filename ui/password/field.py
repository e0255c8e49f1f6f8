"""A field for a password: nobody sees what is typed unless that is wanted, and Caps Lock is told of."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from isoassess.language.texts import _
from isoassess.store.vault.strength import one_line


class PasswordField(QLineEdit):
    """Blanks at its ends count. `caps_seen` tells whether capitals come without Shift."""

    caps_seen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(_OneLine(self))
        self.show_typed(False)

    def show_typed(self, shown: bool) -> None:
        """Show what is typed, or a dot for each character."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No system tells of Caps Lock in the same way, but what it makes of a letter does."""
        text = event.text()
        if text.isalpha() and text.upper() != text.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(text.isupper() != shift)
        super().keyPressEvent(event)


class _OneLine(QValidator):
    """Any text will do; a line break that was pasted would be kept, and seen by nobody."""

    def validate(self, text: str, place: int) -> object:
        kept = one_line(text)
        return QValidator.State.Acceptable, kept, min(place, len(kept))


class ShowTyped(QCheckBox):
    """Shows what is typed in some fields as long as it is ticked."""

    def __init__(self, *fields: PasswordField, parent: QWidget | None = None) -> None:
        super().__init__(_("&Show what is typed"), parent)
        self._fields = fields
        self.toggled.connect(self._show)

    def _show(self, shown: bool) -> None:
        for field in self._fields:
            field.show_typed(shown)


def caps_words(seen: bool) -> str:
    """What is said of Caps Lock."""
    return _("Caps Lock is on.") if seen else ""
