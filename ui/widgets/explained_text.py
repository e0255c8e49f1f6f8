"""Labels whose words of the trade are underlined with dots, and explained where one points or clicks."""

import re
from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from isoassess.reference.terms.explained import ExplainedTerm
from isoassess.reference.terms.glossary import TermInText, terms_in, told
from ui.widgets.texts import Text, keep_in_one_line
from ui.widgets.theme import colors
from ui.widgets.tips import tip
from ui.widgets.word_note import WordNote

DOTS = [1.0, 2.0]  # a dot, and the room to the next, in widths of the line
SIDES_OF_PILL = 20  # of the theme, and what is lost by rounding
BELOW = 2.0  # pixels from the letters' line to the dots


class ExplainedText(Text):
    """It never takes the focus: all words of a screen are told together by a key."""

    def __init__(
        self,
        role: str,
        text: str = "",
        parent: QWidget | None = None,
        *,
        after: "ExplainedText | None" = None,
    ) -> None:
        """What is explained in `after`, which says its text first, is not explained again."""
        self._terms: tuple[TermInText, ...] = ()
        self._after = after
        super().__init__(role, text, parent)
        self.setMouseTracking(True)
        self._look_for_words()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._look_for_words()

    def setBuddy(self, buddy: QWidget) -> None:
        """Its letter is no longer shown as it is written."""
        super().setBuddy(buddy)
        self._look_for_words()

    @property
    def explained(self) -> tuple[ExplainedTerm, ...]:
        """The words that are explained here."""
        return tuple(place.term for place in self._terms)

    def point_of(self, term_id: str) -> QPoint:
        """The middle of a word that is explained here; KeyError where it is not."""
        return {term.id: area.center().toPoint() for area, term in reversed(list(self._areas()))}[term_id]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            here = self._word_at(event.pos())
            if here is not None:
                area, term = here
                QToolTip.showText(event.globalPos(), tip(told(term)), self, area.toAlignedRect())
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._terms or not self.isEnabled():
            return
        painter = QPainter(self)
        pen = QPen(QColor(colors().muted), 1)
        pen.setDashPattern(DOTS)
        painter.setPen(pen)
        for area, _term in self._areas():
            painter.drawLine(area.bottomLeft(), area.bottomRight())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._word_at(event.position().toPoint()) is not None:
            self.setCursor(Qt.CursorShape.WhatsThisCursor)
        else:
            self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On a word: it is explained once the button is let go."""
        if event.button() is Qt.MouseButton.LeftButton and self._word_at(event.position().toPoint()):
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here = self._word_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and here is not None:
            area, term = here
            event.accept()
            WordNote(term, self).open_below(area.toAlignedRect())
        else:
            super().mouseReleaseEvent(event)

    def _look_for_words(self) -> None:
        known = self._after.explained if self._after else ()
        self._terms = tuple(place for place in terms_in(self._shown()) if place.term not in known)
        self.setAccessibleDescription(" ".join(told(place.term) for place in self._terms))

    def _shown(self) -> str:
        """The text without the sign before the letter that leads to a field."""
        shown = self.text().replace("\n", "\u2028")
        return re.sub("&(.)", r"\1", shown) if self.buddy() is not None else shown

    def _word_at(self, point: QPoint) -> tuple[QRectF, ExplainedTerm] | None:
        areas = self._areas() if self._terms else ()
        return next((here for here in areas if here[0].contains(QPointF(point))), None)

    def _areas(self) -> Iterator[tuple[QRectF, ExplainedTerm]]:
        """Where each word stands; one that is parted by the end of a line, in parts."""
        lines, upper_left = self._laid_out()
        for place in self._terms:
            for line in lines:
                begin, end = line.textStart(), line.textStart() + line.textLength()
                first, last = max(place.start, begin), min(place.start + place.length, end)
                if first < last:
                    left, right = _across(line, first), _across(line, last)
                    low = line.y() + line.ascent() + BELOW
                    area = QRectF(QPointF(left, line.y()), QPointF(right, low)).translated(upper_left)
                    yield area, place.term

    def _inside(self) -> QRectF:
        """Where the text has its room: half an x from a frame, as Qt says of `indent`."""
        inside = QRectF(self.contentsRect())
        indent = self.fontMetrics().horizontalAdvance("x") // 2 if self.frameWidth() else 0
        if self.alignment() & Qt.AlignmentFlag.AlignLeft:
            inside.setLeft(inside.left() + indent)
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            inside.setTop(inside.top() + indent)
        return inside

    def _laid_out(self) -> tuple[list[QTextLine], QPointF]:
        """The lines as the label breaks them, and where the first one begins."""
        inside = self._inside()
        option = QTextOption(Qt.AlignmentFlag(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask))
        wraps = QTextOption.WrapMode.WordWrap if self.wordWrap() else QTextOption.WrapMode.ManualWrap
        option.setWrapMode(wraps)
        self._layout = layout = QTextLayout(self._shown(), self.font())
        layout.setTextOption(option)
        lines: list[QTextLine] = []
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(inside.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
            lines.append(line)
        layout.endLayout()
        upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        if upright & Qt.AlignmentFlag.AlignVCenter:
            inside.translate(0, (inside.height() - height) / 2)
        elif upright & Qt.AlignmentFlag.AlignBottom:
            inside.translate(0, inside.height() - height)
        return lines, inside.topLeft()


class ExplainedLine(ExplainedText):
    """A label of one line that explains its words."""

    def __init__(self, role: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(role, text, parent)
        keep_in_one_line(self)


class ExplainedPill(ExplainedLine):
    """A word on a tinted ground, which is explained."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__("pill", text, parent)
        self.set_tone(tone)

    def show_word(self, text: str, tone: str) -> None:
        self.setText(text)
        self.set_tone(tone)


class WrappingPill(ExplainedPill):
    """Goes on in a second line where the first one is too narrow for it."""

    def __init__(self, tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__("", tone, parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """In one line, with the half x by which Qt indents a text in a frame, and as much for rounding."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance("x") + SIDES_OF_PILL
        return QSize(width, self.heightForWidth(width))


def _across(line: QTextLine, place: int) -> float:
    """How far from the left a letter of a line stands."""
    return cast("tuple[float, int]", line.cursorToX(place))[0]
