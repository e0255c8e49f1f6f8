"""What stands in place of a list in which nothing was found: another spelling, or the way back to all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.widgets.layout.frames import quiet
from ui.widgets.texts import Text

LONGEST_SHOWN = 60  # characters of a search that is said again


class NothingFound(QWidget):
    """`says` and, on a button, `show_all`."""

    given_up = Signal()
    other_wanted = Signal(str)  # the search in another spelling

    def __init__(self, says: str, show_all: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._other = ""
        self._try = quiet("")
        self._try.hide()
        self._clear = quiet(show_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 22, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(Text("muted", says))
        for button in (self._try, self._clear):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setFocusProxy(self._clear)
        self._clear.clicked.connect(self.given_up)
        self._try.clicked.connect(self._say_other)

    def offer(self, other: str) -> None:
        """A search that finds something; empty where none is near."""
        self._other = other
        self._try.setText(_offered(other))
        self._try.setVisible(bool(other))

    def _say_other(self) -> None:
        self.other_wanted.emit(self._other)


def _offered(other: str) -> str:
    """The words on the button; an & in them is not the mark of a key."""
    shown = other if len(other) <= LONGEST_SHOWN else other[: LONGEST_SHOWN - 1] + "…"
    return _("Search for “{words}”").format(words=shown).replace("&", "&&")
