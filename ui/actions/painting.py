"""How a cell of the list of actions is drawn where Qt alone would not do: the state, and what is refused."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from isoassess.domain import ActionState
from isoassess.domain.tones import TONE_OF_ACTION
from ui.widgets.layout.sizes import letters, scaled
from ui.widgets.theme import colors

PILL_HEIGHT, PILL_PADDING, CELL_PADDING = 21, 9, 13
BAR = 3


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The cell as every other, without its words."""
    option.text = ""
    option.widget.style().drawControl(
        option.widget.style().ControlElement.CE_ItemViewItem, option, painter, option.widget
    )


def paint_bar(painter: QPainter, cell: QRect) -> None:
    """At the left of a chosen row, so that not its color alone tells it."""
    painter.fillRect(cell.left(), cell.top(), BAR, cell.height() - 1, QColor(colors().accent))


def paint_refused(painter: QPainter, cell: QRect, typed: str) -> None:
    """In the color of what is wrong and framed with it, also in a chosen row."""
    painter.save()
    painter.setPen(QColor(colors().major))
    painter.drawRect(cell.adjusted(3, 3, -4, -5))
    room = cell.adjusted(CELL_PADDING, 4, -6, -4)
    words = painter.fontMetrics().elidedText(typed, Qt.TextElideMode.ElideRight, 2 * room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, words)
    painter.restore()


def paint_pill(painter: QPainter, cell: QRect, state: ActionState, words: str, *, chosen: bool) -> None:
    """On a chosen row, which is tinted itself, the pill's ground is plain."""
    tone, shown = TONE_OF_ACTION[state], colors()
    font = letters(12)
    font.setWeight(QFont.Weight.DemiBold)
    width, high = QFontMetrics(font).horizontalAdvance(words) + 2 * PILL_PADDING, scaled(PILL_HEIGHT)
    pill = QRectF(cell.left() + CELL_PADDING, 0, min(width, cell.width() - CELL_PADDING), high)
    pill.moveTop(cell.center().y() - high / 2 + 0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shown.panel if chosen else getattr(shown, f"{tone}_tint")))
    painter.drawRoundedRect(pill, high / 2, high / 2)
    painter.setFont(font)
    painter.setPen(QColor(getattr(shown, tone)))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
