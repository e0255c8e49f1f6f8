"""Which keys do what on the screen in front, in one line."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from isoassess.texts import _
from ui.widgets.texts import Line

Hints = tuple[tuple[str, str], ...]


class KeyHints(QWidget):
    """Keys as caps, each with its word; away while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Hints = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 12, 0)
        self._row.setSpacing(5)
        self.setAccessibleName(_("Keys"))
        self.hide()

    def show_hints(self, hints: Hints) -> None:
        """A key, or several, and what it does."""
        self.setVisible(bool(hints))
        if hints == self._shown:
            return
        self._shown = hints
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, word in hints:
            self._row.addWidget(Line("keyCap", key))
            self._row.addWidget(Line("hint", word))
            self._row.addSpacing(8)
        self.setAccessibleDescription(", ".join(f"{key}: {word}" for key, word in hints))
