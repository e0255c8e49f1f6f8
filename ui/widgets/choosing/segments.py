"""A row of joined buttons of which one is chosen, by mouse or by the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.widgets.keys.focus import can_take_keys
from ui.widgets.keys.removing import ENTER
from ui.widgets.theme import restyle

SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
STEPS = {**SIDEWAYS, **ROWS}


class Segment(QPushButton):
    """Leaves the arrow keys to its row, and Enter, which goes on and answers nothing, to what holds that."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*SIDEWAYS, *ROWS, *ENTER):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Segments(QWidget):
    """Choices side by side; `chosen` carries the value, and is not emitted by `show_value`."""

    chosen = Signal(object)

    def __init__(
        self, name: str, choices: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for value, _word in choices]
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for index, (_value, word) in enumerate(choices):
            layout.addWidget(self._button(index, word, name, last=len(choices) - 1))
        self._group.idClicked.connect(self._emit)
        self._set_tab_stop()

    def value(self) -> object:
        """The value chosen; None when none is."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    @property
    def answered(self) -> bool:
        """Whether one is chosen."""
        return self._group.checkedId() >= 0

    def show_value(self, value: object) -> None:
        """Show a value as chosen without saying that a person chose it; an unknown one shows none."""
        index = self._values.index(value) if value in self._values else -1
        self._group.setExclusive(False)
        for number, button in enumerate(self._group.buttons()):
            button.setChecked(number == index)
        self._group.setExclusive(True)
        self._set_tab_stop()

    def tab_stop(self) -> QPushButton:
        """The button that Tab leads to: the one chosen, else the first."""
        checked = self._group.checkedButton() or self._group.buttons()[0]
        assert isinstance(checked, QPushButton)
        return checked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the choice; up and down go to the row above or below, and choose nothing."""
        sideways, row = SIDEWAYS.get(Qt.Key(event.key())), ROWS.get(Qt.Key(event.key()))
        if sideways is not None:
            self._choose_beside(sideways)
        elif row is not None:
            self._go_to_row(row)
        else:
            super().keyPressEvent(event)

    def _choose_beside(self, step: int) -> None:
        buttons = self._group.buttons()
        at = next((i for i, button in enumerate(buttons) if button.hasFocus()), 0)
        target = buttons[(at + step) % len(buttons)]
        target.setFocus()
        target.click()

    def _go_to_row(self, step: int) -> None:
        """Where the next stop of Tab is no such row, the keys stay: there an arrow would answer."""
        start = self.tab_stop()
        widget = _beside(start, step)
        while widget is not start and not (_is_stop(widget) and not self.isAncestorOf(widget)):
            widget = _beside(widget, step)
        if isinstance(widget, Segment) and widget is not start:
            self.focusNextPrevChild(step > 0)

    def _button(self, index: int, word: str, name: str, *, last: int) -> QPushButton:
        button = Segment(word)
        button.setObjectName("segment")
        button.setProperty("place", {0: "first", last: "last"}.get(index, "middle"))
        button.setCheckable(True)
        button.setAccessibleName(f"{name}: {word}")
        self._group.addButton(button, index)
        return button

    def _set_tab_stop(self) -> None:
        stop = self.tab_stop()
        for button in self._group.buttons():
            if button.property("answered") is not self.answered:
                button.setProperty("answered", self.answered)
                restyle(button)
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _emit(self, index: int) -> None:
        self._set_tab_stop()
        self.chosen.emit(self._values[index])


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and can_take_keys(widget)


def _beside(widget: QWidget, step: int) -> QWidget:
    beside = widget.nextInFocusChain() if step > 0 else widget.previousInFocusChain()
    return beside or widget
