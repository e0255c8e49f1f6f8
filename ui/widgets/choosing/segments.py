"""A row of joined buttons of which one is chosen, by mouse or by keys, and can be taken back where it may."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QWidget

from isoassess.language.texts import _
from ui.widgets.keys.focus import can_take_keys
from ui.widgets.keys.removing import ENTER
from ui.widgets.layout.frames import keep_place
from ui.widgets.theme import restyle

SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
STEPS = {**SIDEWAYS, **ROWS}
NOTHING = object()  # no value of any row
TAKING_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Segment(QPushButton):
    """Leaves the arrow keys to its row, and Enter, which goes on and answers nothing, to what holds that."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*SIDEWAYS, *ROWS, *ENTER):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Segments(QWidget):
    """Choices side by side; `chosen` carries the value, and is not emitted by `show_value`.

    Where a choice is `revocable`, a sign at its end or a key takes it back: then none is chosen.
    """

    chosen = Signal(object)
    taken_back = Signal()
    spoken_as = QAccessible.Role.Grouping
    spoken_name = ""  # each of its buttons says it

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[object, str]],
        *,
        revocable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for value, _word in choices]
        self._group = QButtonGroup(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for index, (_value, word) in enumerate(choices):
            self._row.addWidget(self._button(index, word, name, last=len(choices) - 1))
        self._group.idClicked.connect(self._emit)
        self._back = self._way_back(name) if revocable else None
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

    def fit(self, room: int) -> None:
        """Below each other where so many pixels are too few for all of them side by side."""
        widths = [button.sizeHint().width() for button in self._group.buttons()]
        beside = 0 if self._back is None else self._back.sizeHint().width()
        stacked = sum(widths) + beside > room
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
            self._shape(stacked=stacked)

    def tab_stop(self) -> QPushButton:
        """The button that Tab leads to: the one chosen, else the first."""
        checked = self._group.checkedButton() or self._group.buttons()[0]
        assert isinstance(checked, QPushButton)
        return checked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the choice, Delete takes it back; up and down go to the row above or below."""
        sideways, row = SIDEWAYS.get(Qt.Key(event.key())), ROWS.get(Qt.Key(event.key()))
        if sideways is not None:
            self._choose_beside(sideways)
        elif row is not None:
            self._go_to_row(row)
        elif event.key() in TAKING_BACK and self._back is not None and self.answered:
            self._take_back()
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
        button.setAutoExclusive(True)  # spoken as what it is, one of several
        button.setAccessibleName(f"{name}: {word}")
        self._group.addButton(button, index)
        return button

    def _shape(self, *, stacked: bool) -> None:
        """The edges that the buttons share."""
        buttons = self._group.buttons()
        for index, button in enumerate(buttons):
            place = {0: "first", len(buttons) - 1: "last"}.get(index, "middle")
            button.setProperty("place", "stacked" if stacked else place)
            restyle(button)

    def _way_back(self, name: str) -> QPushButton:
        """Tab passes it by, for there is a key: one stop a row is enough."""
        button = QPushButton("✕")
        button.setObjectName("takeBack")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(_("Take the answer back: {question}").format(question=name))
        button.setToolTip(_("Take the answer back (Delete)"))
        button.clicked.connect(self._take_back)
        keep_place(button)
        self._row.addWidget(button)
        return button

    def _take_back(self) -> None:
        had_keys = any(button.hasFocus() for button in self._group.buttons())
        self.show_value(NOTHING)
        if had_keys:
            self.tab_stop().setFocus()
        self.taken_back.emit()

    def _set_tab_stop(self) -> None:
        if self._back is not None:
            self._back.setVisible(self.answered)
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
