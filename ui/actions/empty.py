"""What the screen of actions says where it has none to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.widgets.layout.frames import primary, quiet
from ui.widgets.texts import Text


class NoAction(QWidget):
    """There is no action at all; says how one comes about, and leads there."""

    def __init__(self, says: str, way: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = primary(way)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(2)
        for text in (Text("headline", _("No action yet")), Text("muted", says)):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(text)
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


class NoActionFound(QWidget):
    """There are actions, but none for this search and choice."""

    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = Text("muted")
        self.button = quiet(_("Show all actions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addWidget(self._says)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.button.clicked.connect(self.given_up)

    def explain(self, failure: str, search: str) -> None:
        """Why there is none: they could not be read, none was found, or all is done."""
        if failure:
            says = _("The actions could not be read.")
        elif search.strip():
            says = _("No action matches this search and filter.")
        else:
            says = _("Nothing is left to do: every action is done and found effective.")
        self._says.setText(says)
