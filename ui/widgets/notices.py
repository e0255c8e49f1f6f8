"""Lines below the screens that stay until their cause is gone or a person has read them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.frames import Card, quiet
from ui.widgets.texts import ToldText


class Notices(QWidget):
    """Each notice has a key; `wanted` carries the key of the one whose button was pressed."""

    wanted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, _Notice] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 8, 24, 8)
        self._layout.setSpacing(6)
        self.hide()
        MovedClicks(self)

    def show_notice(self, key: str, sentence: str, *, button: str = "", dismissible: bool = False) -> None:
        """Show it, in place of the one with the same key; `button` is what can be done about it."""
        self.take(key)
        notice = _Notice(key, sentence, button=button, dismissible=dismissible)
        notice.wanted.connect(self.wanted)
        notice.dismissed.connect(self._dismiss)
        self._shown[key] = notice
        self._layout.addWidget(notice)
        self.show()

    def take(self, key: str) -> None:
        """Its cause is gone."""
        notice = self._shown.pop(key, None)
        if notice is not None:
            self._layout.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._shown))

    def said(self, key: str) -> str:
        """What the notice says; empty where there is none."""
        return self._shown[key].says if key in self._shown else ""

    def _dismiss(self, key: str) -> None:
        self.take(key)
        self.dismissed.emit(key)


class _Notice(Card):
    """One sentence, what can be done about it, and a way to put it away."""

    wanted = Signal(str)
    dismissed = Signal(str)
    spoken_name = ""  # its sentence is read in it

    def __init__(self, key: str, sentence: str, *, button: str, dismissible: bool) -> None:
        super().__init__(kind="noteCard")
        self._key = key
        self._text = ToldText("strong", sentence)
        self._text.setMinimumWidth(1)  # a long path does not widen the window
        self.setAccessibleName(sentence)
        self.body.setContentsMargins(16, 6, 10, 6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        if button:
            self._act = QPushButton(button)
            self._act.setAutoDefault(True)
            self._act.clicked.connect(self._want)
            row.addWidget(self._act, 0, Qt.AlignmentFlag.AlignVCenter)
        if dismissible:
            self._away = quiet(_("Understood"))
            self._away.clicked.connect(self._dismiss)
            row.addWidget(self._away, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    @property
    def says(self) -> str:
        return self._text.text()

    def _want(self) -> None:
        self.wanted.emit(self._key)

    def _dismiss(self) -> None:
        self.dismissed.emit(self._key)
