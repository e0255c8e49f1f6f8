"""A button that leads to one spot."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class Jump(QPushButton):
    """`wanted` carries the spot: a requirement's id or a profile key."""

    wanted = Signal(str)

    def __init__(self, word: str, spot: str, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._spot = spot
        self.setProperty("quiet", True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._emit)

    @property
    def spot(self) -> str:
        return self._spot

    def _emit(self) -> None:
        self.wanted.emit(self._spot)
