"""A drop-down of values, each with its word."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.choosing.drop_down import DropDown


class ValueDropDown(DropDown):
    """`chosen` carries the value a person took; showing one says nothing."""

    chosen = Signal(object)

    def __init__(
        self, name: str, choices: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values = [value for value, _word in choices]
        self.setAccessibleName(name)
        self.addItems([word for _value, word in choices])
        self.activated.connect(self._choose)

    def value(self) -> object:
        return self._values[self.currentIndex()]

    def show_value(self, value: object) -> None:
        """Show one of the values as the one chosen."""
        self.setCurrentIndex(self._values.index(value))

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._values[place])
