"""Six joined cells from absent to effective, and not applicable: a press rates, another takes it back."""

from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from isoassess.domain import Rating
from isoassess.domain.words import rating_words
from isoassess.language.texts import _
from ui.widgets.keys.focus_ring import FocusRing
from ui.widgets.keys.question_keys import QuestionKeys
from ui.widgets.texts import SteadyText, Text
from ui.widgets.theme import restyle

Key = Qt.Key
Label = TypeVar("Label", bound=Text)
TWO_LINES = 2  # where one is too narrow for the words
LOWEST_CLAIMED = 3  # the level from which a rating is to be shown


class RatingRow(QWidget):
    """`chosen` carries a Rating, or None when the chosen cell is pressed again; showing one says nothing.

    The row as a whole takes the keys; left and right lead to a cell, which Space presses. A ring outside
    of the row, or of the cell, says so: the cells look the same with the keys as without.
    """

    chosen = Signal(object)
    stepped = Signal(int)  # up or down was pressed: one row back or on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Rating"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.keys = QuestionKeys(self)
        self._ratings = tuple(Rating)
        self._rating: Rating | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._ring = FocusRing(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._cells = [RatingCell(rating) for rating in self._ratings]
        for number, cell in enumerate(self._cells):
            cell.setProperty("place", {0: "first", len(self._cells) - 1: "last"}.get(number, "middle"))
            cell.focused.connect(self._show_focus)
            self._group.addButton(cell, number)
        self._lines = 0
        self._arrange(1)
        self.show_rating(None, "neutral")
        self._group.idClicked.connect(self._choose)

    @property
    def ring(self) -> FocusRing:
        """What shows that the keys go here."""
        return self._ring

    def cell(self, rating: Rating) -> "RatingCell":
        return self._cells[self._ratings.index(rating)]

    def show_rating(self, rating: Rating | None, tone: str, *, claimed: bool = False) -> None:
        """Show a rating as chosen, in the tone of its likely grade; `claimed`: nothing shows it."""
        self._rating = rating
        for cell in self._cells:
            cell.show_chosen(chosen=cell.rating is rating, tone=tone)
            cell.say_claimed(claimed=claimed and cell.rating is rating)
        self.spoken_description = self.cell(rating).accessibleName() if rating else _("not rated")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters rate; left and right go to another cell, up and down to another requirement."""
        sideways = {Key.Key_Left: -1, Key.Key_Right: 1}.get(Key(event.key()))
        rows = {Key.Key_Up: -1, Key.Key_Down: 1}.get(Key(event.key()))
        if self.keys.take(event):
            return
        if sideways is not None:
            self._go_sideways(sideways)
        elif rows is not None:
            self.stepped.emit(rows)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._ring.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(cell.minimumSizeHint().width() for cell in self._cells)
        self._arrange(1 if needed <= event.size().width() else TWO_LINES)
        self._ring.follow()

    def minimumSizeHint(self) -> QSize:
        """As narrow as two lines are."""
        widths = [cell.minimumSizeHint().width() for cell in self._cells]
        half = len(widths) // TWO_LINES
        return QSize(sum(map(max, widths[:half], widths[half:])), super().minimumSizeHint().height())

    def _arrange(self, lines: int) -> None:
        """Side by side, or half of them below the others."""
        if lines == self._lines:
            return
        self._lines, length = lines, len(self._cells) // lines
        for column in range(len(self._cells)):
            shares = [cell.weight for cell in self._cells[column::length]] if column < length else [0]
            self._grid.setColumnStretch(column, max(shares))
        for number, cell in enumerate(self._cells):
            self._grid.addWidget(cell, number // length, number % length)

    def _show_focus(self) -> None:
        parts: tuple[QWidget, ...] = (self, *self._cells)
        self._ring.surround(next((part for part in parts if part.hasFocus()), None))

    def _go_sideways(self, step: int) -> None:
        """To the neighbor of the cell that has the keys; to the first or last where none has."""
        here = next((number for number, cell in enumerate(self._cells) if cell.hasFocus()), None)
        if here is None and self._rating is not None:
            here = self._ratings.index(self._rating)
        start = here if here is not None else -1 if step > 0 else 0
        self._cells[(start + step) % len(self._cells)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, number: int) -> None:
        rating = self._ratings[number]
        self._cells[number].setChecked(rating is self._rating)  # until it is committed, nothing changed
        self.chosen.emit(None if rating is self._rating else rating)


class RatingCell(QPushButton):
    """One rating: its number and name, and below it what it means; a click gives the keys to the row."""

    focused = Signal()  # it has the keys now, or has them no more

    def __init__(self, rating: Rating) -> None:
        super().__init__()
        self.rating = rating
        self.setObjectName("ratingCell")
        self.setCheckable(True)
        self.setAutoExclusive(True)  # spoken as what it is, one of several
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
        )  # all as high as the row
        name, self._means = rating_words(rating)
        head = name if rating.level is None else f"{rating.level} {name}"
        self.weight = len(head) + 8  # the share of the row: the longer name gets more, all get some
        self._head = _shown(Text("ratingName", head))
        self._words = QVBoxLayout(self)
        self._words.setContentsMargins(3, 8, 3, 8)
        self._words.setSpacing(1)
        self._words.addWidget(self._head)
        usual = (self._means, claimed_words()) if (rating.level or 0) >= LOWEST_CLAIMED else (self._means,)
        self._meaning = _shown(SteadyText("ratingMeaning", *usual))
        self._words.addWidget(self._meaning, 1)
        self.say_claimed(claimed=False)
        key = "N" if rating.level is None else rating.value
        self.setToolTip(_("Key {key}; click the chosen one again to take it back").format(key=key))

    def show_chosen(self, *, chosen: bool, tone: str) -> None:
        self.setChecked(chosen)
        wanted = tone if chosen else ""
        if self.property("tone") == wanted:
            return
        self.setProperty("tone", wanted)
        self._head.setProperty("tone", wanted)
        restyle(self)
        restyle(self._head)

    def say_claimed(self, *, claimed: bool) -> None:
        """What the rating means; that evidence was seen is not said where there is none."""
        meaning = claimed_words() if claimed else self._means
        self._meaning.say(meaning)
        self.setAccessibleName(f"{self._head.text()}: {meaning}")

    def sizeHint(self) -> QSize:
        return self._words.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._words.totalMinimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses the cell; all else is for the row."""
        if event.key() == Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()


def claimed_words() -> str:
    return _("claimed, not shown")


def _shown(text: Label) -> Label:
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return text
