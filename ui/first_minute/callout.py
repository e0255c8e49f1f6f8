"""What a step of the tour says, beside what it is about; all else in the window is dimmed and waits."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from isoassess.language.texts import _
from ui.commands.anywhere import HELP, QUIT
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.layout.fitting import Fitting
from ui.widgets.layout.frames import primary, quiet
from ui.widgets.layout.sizes import scaled
from ui.widgets.spoken.announcing import announce
from ui.widgets.texts import Line, Text
from ui.widgets.theme import colors

WIDTHS = (380, 280, 700)  # the usual one, then those that may fit where it does not; the last is the flattest
GAP, EDGE = 14, 12  # between callout and what it is beside, and to the edge of the window
ROUND, AROUND, RING = 8, 6, 3
LEAST_LIT = 4  # the part of a thing whose beginning still tells what it is: one of so many
SHADE = 120  # of 255: how dark the rest is
BEAT = 100  # milliseconds between two looks at where the thing is


class Callout(QFrame):
    """A step in words, with the ways on, back and out."""

    next_wanted = Signal()
    back_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._place = Line("small")
        self._title, self._text = Text("title"), Text("body")
        self._end = quiet(_("Leave the tour"))
        self._back = AtOnceButton(_("Back"))
        self._back.setAutoDefault(True)
        self.next = primary("")
        self._end.clicked.connect(self.end_wanted)
        self._back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)
        self._lay_out()

    def say(self, title: str, text: str, *, number: int, of: int) -> None:
        """The keys stay where they are, unless that is away now."""
        place = _("Step {number} of {count}").format(number=number, count=of)
        self._place.setText(place)
        self._title.setText(title)
        self._text.setText(text)
        self._end.setVisible(number < of)
        self._back.setVisible(number > 1)
        self.next.setText(_("Next") if number < of else _("Done"))
        self.setAccessibleName(f"{place}. {title}")
        self.setAccessibleDescription(text)
        self.next.setAccessibleDescription(f"{place}. {title}. {text}")

    def tell(self) -> None:
        """To who does not see it."""
        announce(self, self.next.accessibleDescription())

    def sizes_for(self, room: QSize) -> list[QSize]:
        """As wide as is easily read first; each as high as its words need and there is room for."""
        return [self._size_for(min(scaled(wide), room.width()), room.height()) for wide in WIDTHS]

    def _size_for(self, wide: int, highest: int) -> QSize:
        wide = max(wide, self._foot.sizeHint().width() + 2 * self._column.contentsMargins().left())
        inside = self._said.widget()
        margins = self._column.contentsMargins()
        between = wide - margins.left() - margins.right()
        layout = inside.layout() if inside is not None else None
        words = layout.totalHeightForWidth(between) if layout is not None else 0
        around = margins.top() + margins.bottom() + self._column.spacing()
        return QSize(wide, min(words + around + self._foot.sizeHint().height() + 2, highest))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMinimumHeight(1)
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(6)
        for label in (self._place, self._title, self._text):
            words.addWidget(label)
        words.addStretch()
        self._said = Fitting(inside)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addWidget(self._end)
        self._foot.addStretch()
        self._foot.addWidget(self._back)
        self._foot.addWidget(self.next)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 16, 18, 14)
        self._column.setSpacing(12)
        self._column.addWidget(self._said, 1)
        self._column.addLayout(self._foot)


class Spotlight(QWidget):
    """Covers its window: one thing in it is lit, and the callout stands beside it.

    Clicks and keys reach nothing that lies behind, so nothing is changed by them. `ended`: Escape was
    pressed, or what was lit is gone.
    """

    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.callout = Callout(self)
        self._target: QWidget | None = None
        self._seen = QRect()  # where the thing is
        self._lit = QRect()  # as much of that as the callout leaves
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._follow)
        self.setAccessibleName(_("Tour"))
        self.hide()
        window.installEventFilter(self)

    @property
    def lit(self) -> QRect:
        """Where the thing is in the window, as far as it is lit."""
        return self._lit

    def light(self, target: QWidget) -> None:
        """Show it, scrolled into sight, and give the keys to the callout."""
        self._target = target
        _scroll_to(target)
        self.resize(self.window().size())
        self.show()
        self.raise_()
        self._place()
        self.callout.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self.callout.tell()
        self._beat.start()

    def go_out(self) -> None:
        self._beat.stop()
        self._target = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window behind changes its size."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.resize(self.window().size())
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The keys of the screens behind mean nothing now; to quit and to ask the guide goes on."""
        if event.type() is QEvent.Type.ShortcutOverride and not _is_left_over(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the buttons leave over."""
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays among the buttons of the callout, as long as it is seen."""
        if self._target is None:
            return super().focusNextPrevChild(next)
        stops = [one for one in self.callout.findChildren(AtOnceButton) if one.isVisible()]
        here = self.focusWidget()
        place = stops.index(here) if isinstance(here, AtOnceButton) and here in stops else 0
        stops[(place + (1 if next else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, lit = QPainterPath(), QPainterPath()
        whole.addRect(self.rect())
        lit.addRoundedRect(self._lit, ROUND, ROUND)
        painter.fillPath(whole.subtracted(lit), QColor(0, 0, 0, SHADE))
        painter.setPen(QPen(QColor(colors().accent), RING))
        painter.drawPath(lit)

    def _follow(self) -> None:
        """Screens lay themselves out after they were shown, and others may change what is in front."""
        if self._target is None or not isValid(self._target) or not self._target.isVisible():
            self.ended.emit()
        elif self._rectangle() != self._seen:
            self._place()

    def _rectangle(self) -> QRect:
        """What is seen of it, with a little around."""
        if self._target is None:
            return QRect()
        seen = self._target.visibleRegion().boundingRect()
        corner = self._target.mapTo(self.window(), seen.topLeft())
        around = QRect(corner, seen.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)
        return around.intersected(self.rect().adjusted(RING, RING, -RING, -RING))

    def _place(self) -> None:
        self._seen = self._rectangle()
        room = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        beside, self._lit = place_beside(self._seen, self.callout.sizes_for(room.size()), room)
        self.callout.setGeometry(beside)
        self.update()


def _is_left_over(event: QEvent) -> bool:
    """Whether it is a key of the window that means the same during the tour."""
    if not isinstance(event, QKeyEvent):
        return False
    return QKeySequence(event.keyCombination()) in [QKeySequence(one.keys[0]) for one in (QUIT, HELP)]


def place_beside(lit: QRect, sizes: Sequence[QSize], room: QRect) -> tuple[QRect, QRect]:
    """A callout of the first size that covers nothing: right, left, below, above; and what stays lit.

    Where none of them does, the last one stands at the lower or upper edge, and lit is what it leaves.
    """
    for size in sizes:
        for corner in _ways(lit, size, room):
            if room.contains(QRect(corner, size)):
                return QRect(corner, size), lit
    size = QSize(sizes[-1].width(), min(sizes[-1].height(), room.height() // 2))
    left = _within(lit.left(), room.left(), room.right() + 1 - size.width())
    below = QRect(QPoint(left, room.bottom() + 1 - size.height()), size)
    above = QRect(QPoint(left, room.top()), size)
    upper, lower = QRect(lit), QRect(lit)
    upper.setBottom(min(lit.bottom(), below.top() - GAP))
    lower.setTop(max(lit.top(), above.bottom() + GAP))
    tells = upper.height() * LEAST_LIT >= lit.height()  # what a thing is stands at its top
    return (below, upper) if tells else (above, lower)


def _ways(lit: QRect, size: QSize, room: QRect) -> tuple[QPoint, ...]:
    """The corners of a callout at each side."""
    beside_y = _within(lit.top(), room.top(), room.bottom() + 1 - size.height())
    below_x = _within(lit.left(), room.left(), room.right() + 1 - size.width())
    return (
        QPoint(lit.right() + 1 + GAP, beside_y),
        QPoint(lit.left() - GAP - size.width(), beside_y),
        QPoint(below_x, lit.bottom() + 1 + GAP),
        QPoint(below_x, lit.top() - GAP - size.height()),
    )


def _within(place: int, least: int, most: int) -> int:
    return min(max(place, least), most)


def _scroll_to(target: QWidget) -> None:
    """On every page around it, the outermost last; of what is larger than the page, its beginning."""
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target, AROUND, AROUND)
            inside = around.widget()
            begin = target.mapTo(inside, QPoint()) if inside is not None else QPoint()
            around.ensureVisible(begin.x(), begin.y(), AROUND, AROUND)
        around = around.parentWidget()
