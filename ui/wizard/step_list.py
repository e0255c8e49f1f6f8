"""The steps at the left: which are done, which one is open, and the way to the others."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.widgets.keys.at_once import acted_at_once
from ui.widgets.layout.sizes import fix_width, letters, row_height, scaled
from ui.widgets.theme import colors

WIDTH, NARROW = 206, 56
_CIRCLE = 20


class StepButton(QAbstractButton):
    """One page with its number, or a check mark when it is complete."""

    asked = Signal(int)

    def __init__(self, number: int, count: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._count = count
        self._done = False
        self._current = False
        self.setText(words)
        self.setShortcut(f"Alt+{number}")
        self.setToolTip(f"{words} (Alt+{number})")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._ask)
        self._name()

    def show_state(self, *, done: bool, current: bool, allowed: bool) -> None:
        self._done, self._current = done, current
        self.setEnabled(allowed)
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(NARROW - 20), row_height(36))

    def event(self, event: QEvent) -> bool:
        return acted_at_once(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the page, like Space; it must not reach the wizard and finish it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = scaled(_CIRCLE)
        circle = QRectF(8, (self.height() - size) / 2, size, size)
        self._paint_circle(painter, circle)
        self._paint_words(painter, circle.right() + 10)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors().accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        chosen = colors()
        filled = self._done and not self._current
        line = chosen.conforming if filled else chosen.accent if self._current else chosen.control_line
        painter.setPen(QPen(QColor(line), 1.2))
        painter.setBrush(QColor(chosen.conforming if filled else chosen.panel))
        painter.drawEllipse(circle)
        painter.setFont(self._font(11, bold=self._current or filled))
        painter.setPen(QColor(chosen.panel if filled else chosen.accent if self._current else chosen.muted))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "✓" if filled else str(self._number))

    def _paint_words(self, painter: QPainter, left: float) -> None:
        chosen = colors()
        font = self._font(13, bold=self._current)
        painter.setFont(font)
        painter.setPen(QColor(chosen.accent if self._current else chosen.muted))
        room = QRectF(left, 0, self.width() - left - 4, self.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _font(self, pixels: int, *, bold: bool) -> QFont:
        font = letters(pixels, like=self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _name(self) -> None:
        state = _("this page") if self._current else _("complete") if self._done else _("not complete")
        words = _("Step {number} of {count}: {words}, {state}")
        self.setAccessibleName(
            words.format(number=self._number, count=self._count, words=self.text(), state=state)
        )

    def _ask(self) -> None:
        self.asked.emit(self._number - 1)


class StepList(QFrame):
    """The list of steps; `asked` carries the index of the one that was clicked."""

    asked = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Steps"))
        fix_width(self, WIDTH)
        self.steps = [StepButton(index + 1, len(names), name) for index, name in enumerate(names)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 20, 10, 12)
        layout.setSpacing(0)
        for step in self.steps:
            layout.addWidget(step)
            step.asked.connect(self.asked)
        layout.addStretch(1)

    def shrink(self, narrow: bool) -> None:
        """Only the numbers and marks, where there is no room for the words."""
        fix_width(self, NARROW if narrow else WIDTH)
