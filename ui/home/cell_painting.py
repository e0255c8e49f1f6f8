"""How the cells of the list of organizations are painted that are more than words: bar, pill, addition."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from isoassess.domain import Lens, Verdict
from isoassess.domain.tones import Palette
from isoassess.domain.words import SHAPE_OF_VERDICT, verdict_short
from isoassess.language.texts import _
from ui.home.cell_words import ACTIONS, ASSESSED, NAME, READINESS, STANDARD, Cell
from ui.home.organizations_model import OrganizationRole
from ui.widgets.theme import colors

PAINTED = (STANDARD, ASSESSED, READINESS, ACTIONS)
LEFT, RIGHT = 13, 10  # as the style sheet pads the other cells
BAR, SHORT_BAR, BAR_HEIGHT = 72, 36, 6
GAP = 8
ADDITION_GAP = 4
PILL_HEIGHT, PILL_PADDING = 19, 9

Index = QModelIndex | QPersistentModelIndex
MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class OrganizationCells(QStyledItemDelegate):
    """The ground is the style sheet's, as of every other cell; the words on it are painted here."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """All that the list needs of a cell, asked for once and not role by role."""
        option.index = index  # type: ignore[assignment]
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.text = _cell(index).words
        if index.column() == NAME:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            option.font = font

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column, cell = index.column(), _cell(index)
        room = option.rect.adjusted(LEFT, 0, -RIGHT, -1)
        font = _bold_font() if column == NAME else _font()
        if not (column in PAINTED or cell.addition or _is_one_line(cell.words, font, room)):
            super().paint(painter, option, index)
            return
        view = option.widget
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        shown = colors()
        faint = cell.outdated and column in (ASSESSED, READINESS, ACTIONS)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(QColor(shown.muted if faint else shown.text))
        if column == NAME and cell.addition:
            _paint_two_lines(painter, room, cell.words, cell.addition, shown)
        elif column == STANDARD:
            _paint_standard(painter, room, cell, shown)
        elif column == ASSESSED:
            _paint_assessed(painter, room, cell, shown)
        elif column == READINESS and cell.tone:
            _paint_pill(painter, room, cell, shown)
        else:
            painter.drawText(room, MIDDLE, cell.words)
        painter.restore()


def _is_one_line(words: str, font: QFont, room: QRect) -> bool:
    """Whether it needs no wrapping, for which the style is asked: that takes ten times as long."""
    return QFontMetrics(font).horizontalAdvance(words) <= room.width() - (LEFT - RIGHT)


def _cell(index: Index) -> Cell:
    """Without words where the row could not be read."""
    cell = index.data(OrganizationRole.CELL)
    return cell if isinstance(cell, Cell) else Cell("")


def standard_widths() -> tuple[int, int]:
    """Of the column of standards, with the addition beside the standard and with it below."""
    large, small = QFontMetrics(_font()), QFontMetrics(_font(12))
    label = max(large.horizontalAdvance(lens.label) for lens in Lens)
    additions = (_("contract"), _("without 8.3"), _("8.3 in part"), _("8.3 open"))
    addition = max(small.horizontalAdvance(words) for words in additions)
    narrow = LEFT + max(label, addition) + 2 + RIGHT  # a word that just fits may be drawn a little wider
    return narrow + ADDITION_GAP + addition, narrow


def assessed_widths() -> tuple[int, int]:
    """Of the column of shares, with a long and with a short bar."""
    figures = QFontMetrics(_font()).horizontalAdvance(_("{percent} %").format(percent=100))
    around = LEFT + GAP + figures + RIGHT
    return BAR + around, SHORT_BAR + around


def readiness_width() -> int:
    """Of the column of verdicts: that of the longest one."""
    metrics = QFontMetrics(_bold_font(12))
    words = [f"{SHAPE_OF_VERDICT[verdict]} {verdict_short(verdict)}" for verdict in Verdict]
    return LEFT + max(metrics.horizontalAdvance(said) for said in words) + 2 * PILL_PADDING + RIGHT


def _paint_standard(painter: QPainter, room: QRect, cell: Cell, shown: Palette) -> None:
    """The standard with its small addition: beside it, or below where there is no room beside."""
    words, addition = cell.words, cell.addition
    small = QFontMetrics(_font(12))
    used = painter.fontMetrics().horizontalAdvance(words) + ADDITION_GAP
    if not addition:
        _draw_elided(painter, room, words)
    elif used + small.horizontalAdvance(addition) <= room.width():
        painter.drawText(room, MIDDLE, words)
        _draw_addition(painter, room.adjusted(used, 0, 0, 0), addition, shown)
    else:
        _paint_two_lines(painter, room, words, addition, shown)


def _paint_two_lines(painter: QPainter, room: QRect, words: str, addition: str, shown: Palette) -> None:
    height, small = painter.fontMetrics().height(), QFontMetrics(_font(12)).height()
    top = room.top() + (room.height() - height - small) // 2
    first = QRect(room.left(), top, room.width(), height)
    _draw_elided(painter, first, words)
    second = QRect(room.left(), first.bottom() + 1, room.width(), small)
    _draw_addition(painter, second, addition, shown)


def _draw_addition(painter: QPainter, room: QRect, words: str, shown: Palette) -> None:
    painter.setFont(_font(12))
    painter.setPen(QColor(shown.muted))
    _draw_elided(painter, room, words)


def _draw_elided(painter: QPainter, room: QRect, words: str) -> None:
    fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, MIDDLE, fitting)


def _paint_assessed(painter: QPainter, room: QRect, cell: Cell, shown: Palette) -> None:
    """The share as a thin bar and in percent."""
    if cell.percent is not None:
        length = BAR if room.width() >= assessed_widths()[0] - LEFT - RIGHT else SHORT_BAR
        bar = QRectF(room.left(), room.center().y() - BAR_HEIGHT / 2 + 1, length, BAR_HEIGHT)
        fill = shown.control_line if cell.outdated else shown.accent
        _paint_bar(
            painter,
            bar,
            cell.percent,
            track=QColor(shown.track),
            edge=QColor(shown.control_line),
            fill=QColor(fill),
        )
        room = room.adjusted(length + GAP, 0, 0, 0)
    painter.drawText(room, MIDDLE, cell.words)


def _paint_bar(
    painter: QPainter, bar: QRectF, percent: int, *, track: QColor, edge: QColor, fill: QColor
) -> None:
    """The track has an edge, so that it is seen on the ground of the chosen row, too."""
    pen = painter.pen()
    painter.setPen(edge)
    painter.setBrush(track)
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), bar.height() / 2, bar.height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    if percent:
        painter.setBrush(fill)
        part = QRectF(bar.left(), bar.top(), max(bar.width() * percent / 100, bar.height()), bar.height())
        painter.drawRoundedRect(part, bar.height() / 2, bar.height() / 2)
    painter.setPen(pen)


def _paint_pill(painter: QPainter, room: QRect, cell: Cell, shown: Palette) -> None:
    """The verdict on a tinted ground; one that is not up to date only has an outline."""
    tone, words = cell.tone, cell.words
    painter.setFont(_bold_font(12))
    width = min(painter.fontMetrics().horizontalAdvance(words) + 2 * PILL_PADDING, room.width())
    pill = QRectF(room.left(), room.top() + (room.height() - PILL_HEIGHT) / 2, width, PILL_HEIGHT)
    if cell.outdated:
        pill.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(shown.control_line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(shown, f"{tone}_tint")))
    painter.drawRoundedRect(pill, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    painter.setPen(QColor(getattr(shown, tone)))
    _draw_elided(painter, pill.toRect().adjusted(PILL_PADDING, 0, 1 - PILL_PADDING, 0), words)


def _font(pixels: int = 13) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(pixels)
    return font


def _bold_font(pixels: int = 13) -> QFont:
    font = _font(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    return font
