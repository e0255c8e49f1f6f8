"""Which keys do what on the screen in front, in one line."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from isoassess.language.texts import _
from ui.widgets.texts import Line

Hints = tuple[tuple[str, str], ...]
GAP, MARGIN = 13, 12  # between two keys with their words, and after the last


class KeyHints(QWidget):
    """Keys as caps, each with its word, as many as there is room for; away while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Hints = ()
        self._keys: list[_Key] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, MARGIN, 0)
        self._row.setSpacing(GAP)
        self.setAccessibleName(_("Keys"))
        self.hide()

    def show_hints(self, hints: Hints) -> None:
        """A key, or several, and what it does; the ones that matter most come first."""
        if hints == self._shown:
            return
        self._shown = hints
        for key in self._keys:
            self._row.removeWidget(key)
            key.hide()
            key.deleteLater()
        self._keys = [_Key(key, word) for key, word in hints]
        for key in self._keys:
            self._row.addWidget(key)
        self.setAccessibleDescription(", ".join(f"{key}: {word}" for key, word in hints))

    def fit(self, room: int) -> None:
        """Show whole hints only, as many as this width holds."""
        left = room - MARGIN
        fits = True
        for key in self._keys:
            left -= key.sizeHint().width() + GAP
            fits = fits and left >= 0
            key.setVisible(fits)
        self.setVisible(any(not key.isHidden() for key in self._keys))


class _Key(QWidget):
    """A cap and its word."""

    def __init__(self, key: str, word: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(Line("keyCap", key))
        row.addWidget(Line("hint", word))
