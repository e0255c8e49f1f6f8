"""A drop-down over values, which are offered anew with every document."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.typing.editors import FormDropDown


class Pick(FormDropDown):
    """A drop-down over values; `picked` says that a person took another one."""

    picked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(8)
        self.setAccessibleName(name)
        self.activated.connect(self._say)

    @property
    def value(self) -> str:
        """The value chosen; empty where nothing is offered."""
        return str(self.currentData() or "")

    def offer(self, offered: Sequence[tuple[str, str]]) -> None:
        """Show other values; the one chosen stays chosen where it is among them, else it is the first."""
        kept = self.value if self.count() else None
        if offered == [(self.itemData(place), self.itemText(place)) for place in range(self.count())]:
            return
        self.clear()
        for value, words in offered:
            self.addItem(words, value)
        self.show_value(kept)

    def show_value(self, value: str | None) -> None:
        self.setCurrentIndex(max(self.findData(value), 0) if self.count() else -1)

    def _say(self) -> None:
        self.picked.emit()
