"""Labels by their role on the page; the theme decides how each looks."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.in_sight import look_at_error
from ui.widgets.spoken.announcing import announce
from ui.widgets.theme import restyle
from ui.widgets.tips import tip

TALL = 10_000
MORE, LEAST_LETTERS = "…", 5


class Text(QLabel):
    """A wrapping label that shows plain text only, so that nothing a person typed is read as markup.

    It knows how high it is: layouts within layouts ask some fifty times, and Qt breaks the lines each time.
    """

    def __init__(self, role: str, text: str = "", parent: QWidget | None = None) -> None:
        self._heights: dict[tuple[int, float], int] = {}  # by width, and how fine the screen is
        super().__init__(text, parent)
        self.setObjectName(role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a new policy forgets that wrapping set it
        self.setSizePolicy(policy)

    def set_tone(self, tone: str) -> None:
        """The color by meaning: conforming, ofi, minor, major, neutral, accent."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def setBuddy(self, buddy: QWidget) -> None:
        self._heights.clear()
        super().setBuddy(buddy)

    def changeEvent(self, event: QEvent) -> None:
        """Its letters or its style may be others now."""
        self._heights.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        asked = width, self.devicePixelRatioF()
        known = self._heights.get(asked)
        if known is None:
            known = super().heightForWidth(width)
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                self._heights[asked] = known
        return known

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the name of a field is a click on the field."""
        buddy: QWidget | None = self.buddy()
        if buddy is None or not give_focus(buddy, Qt.FocusReason.MouseFocusReason):
            super().mousePressEvent(event)


class ToldText(Text):
    """A screen reader says it when it comes: who does not see it would not know."""

    def __init__(
        self, role: str, text: str = "", parent: QWidget | None = None, *, at_once: bool = False
    ) -> None:
        """`at_once`: nothing that is being said goes before it."""
        super().__init__(role, text, parent)
        self._told = ""
        self._at_once = at_once

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def _tell(self) -> None:
        """Once, when it is both there and seen."""
        text = self.text()
        if text != self._told and (self.isVisible() or not text):
            self._told = text
            announce(self, text, at_once=self._at_once)


class ErrorText(ToldText):
    """What is wrong, beside what it is about."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("fieldError", text, parent, at_once=True)

    def setText(self, text: str) -> None:
        super().setText(text)
        if text:
            look_at_error(self)


class SteadyText(Text):
    """As high as the highest of its usual sentences, whatever it says, so that nothing below it moves."""

    def __init__(self, role: str, *usual: str, spare: int = 0, parent: QWidget | None = None) -> None:
        """`spare` pixels more, for the frame of what may stand in its place."""
        super().__init__(role, parent=parent)
        self._spare = spare
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._usual = usual
        self._whole = ""
        self._cuts = False
        self._usual_rooms: dict[tuple[str, int], int] = {}  # by font and width: a layout asks many times
        self._whole_rooms: dict[tuple[str, int], int] = {}

    def say(self, sentence: str, *, cuts: bool = False) -> None:
        """`cuts`: what has no room is left away, as where the same words stand in a field nearby."""
        self._whole, self._cuts = sentence, cuts
        self._whole_rooms.clear()
        self._fit()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        at = (self.font().key(), width)
        if at not in self._usual_rooms:
            self._usual_rooms[at] = max(self._height(text, width) for text in self._usual) + self._spare
        if self._cuts:
            return self._usual_rooms[at]
        if at not in self._whole_rooms:
            self._whole_rooms[at] = self._height(self._whole, width)
        return max(self._usual_rooms[at], self._whole_rooms[at])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, shown = self.heightForWidth(self.width()), self._whole
        if self._cuts and self._height(shown, self.width()) > room:
            ends = range(1, len(shown))
            fitting = bisect_left(ends, True, key=lambda end: not self._ends_well(end, room))
            shown = shown[:fitting].rstrip() + "…"
        self.setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")

    def _ends_well(self, end: int, room: int) -> bool:
        return self._height(self._whole[:end].rstrip() + "…", self.width()) <= room

    def _height(self, text: str, width: int) -> int:
        wraps = Qt.TextFlag.TextWordWrap
        return self.fontMetrics().boundingRect(0, 0, max(width, 1), TALL, wraps, text or " ").height()


class Line(Text):
    """A label of one line that takes no more room than its text."""

    def __init__(self, role: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(role, text, parent)
        keep_in_one_line(self)


class ShortenedLine(Line):
    """Says as much as there is room for, and all of it in its tooltip; one or two letters say nothing."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(role, parent=parent)
        self._words = ""

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def show_words(self, words: str) -> None:
        self._words = words
        self.setToolTip(tip(words))
        self.updateGeometry()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        self.setText(MORE if shown != self._words and len(shown) < LEAST_LETTERS else shown)


class Pill(Line):
    """A word on a tinted ground, always with a shape or a word that says the same as its color."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__("pill", text, parent)
        self.set_tone(tone)

    def show_word(self, text: str, tone: str) -> None:
        self.setText(text)
        self.set_tone(tone)


def keep_in_one_line(label: QLabel) -> None:
    """It takes no more room than its text."""
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
