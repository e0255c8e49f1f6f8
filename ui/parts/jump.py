"""A button that leads to a requirement or to a fact of the profile."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class JumpButton(QPushButton):
    """`wanted` carries where to: a requirement's id or a profile key."""

    wanted = Signal(str)

    def __init__(self, word: str, target: str, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._target = target
        self.setProperty("quiet", True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._emit)

    @property
    def target(self) -> str:
        return self._target

    def _emit(self) -> None:
        self.wanted.emit(self._target)
