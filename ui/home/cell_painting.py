"""How the cells of the list of organizations are painted that are more than words: bar, pill, addition."""

from functools import cache, lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from isoassess.domain import Cause, Lens, Verdict
from isoassess.domain.tones import Palette
from isoassess.domain.words import SHAPE_OF_VERDICT, indicated_short, verdict_short
from isoassess.language.texts import _
from ui.home.cell_words import ACTIONS, ASSESSED, NAME, READINESS, STANDARD, Cell
from ui.home.organizations_model import OrganizationsModel
from ui.widgets.layout.sizes import scaled
from ui.widgets.theme import colors

PAINTED = (STANDARD, ASSESSED, READINESS, ACTIONS)
LEFT, RIGHT = 13, 10  # as the style sheet pads the other cells
BAR, SHORT_BAR, BAR_HEIGHT = 72, 36, 6
GAP = 8
ADDITION_GAP = 4
PILL_HEIGHT, PILL_PADDING = 19, 9
CHOSEN_BAR, CURRENT_FRAME = 3, 2  # at the left of a chosen row, around what the keys are at
USUAL, SMALL = 13, 12  # pixels of the letters

Index = QModelIndex | QPersistentModelIndex


class OrganizationCells(QStyledItemDelegate):
    """The ground is the style sheet's, as of every other cell; the words on it are painted here.

    A cell is asked of the model itself, and at once: role by role, and through Qt, takes longer than to
    paint it. What needs more lines than one is left to the style, which takes longer still.
    """

    def __init__(self, model: OrganizationsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        option.index = index  # type: ignore[assignment]
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.text = self._model.cell(index.row(), index.column()).words
        if index.column() == NAME:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            option.font = font

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._paint_cell(painter, option, index)
        if index.column() == NAME and option.state & QStyle.StateFlag.State_Selected:
            bar = QRect(option.rect.left(), option.rect.top(), CHOSEN_BAR, option.rect.height() - 1)
            painter.fillRect(bar, QColor(colors().accent))
        if (
            option.state & QStyle.StateFlag.State_HasFocus
            and not option.state & QStyle.StateFlag.State_Selected
        ):
            painter.setPen(QPen(QColor(colors().accent), CURRENT_FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = index.column()
        cell = self._model.cell(index.row(), column)
        room = option.rect.adjusted(LEFT, 0, -RIGHT, -1)
        bold = column == NAME
        one_line = room.width() - (LEFT - RIGHT)
        if not (column in PAINTED or cell.addition or _width(cell.words, bold=bold) <= one_line):
            super().paint(painter, option, index)
            return
        view = option.widget
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        shown = colors()
        faint = cell.outdated and column in (ASSESSED, READINESS, ACTIONS)
        painter.setFont(_font(bold=bold))
        painter.setPen(QColor(shown.muted if faint else shown.text))
        if column == NAME and cell.addition:
            _paint_two_lines(painter, room, cell, shown, bold=True)
        elif column == STANDARD:
            _paint_standard(painter, room, cell, shown)
        elif column == ASSESSED:
            _paint_assessed(painter, room, cell, shown)
        elif column == READINESS and cell.tone:
            _paint_pill(painter, room, cell, shown)
        else:
            _draw(painter, room, cell.words, bold=bold)


def standard_widths() -> tuple[int, int]:
    """Of the column of standards, with the addition beside the standard and with it below."""
    large, small = QFontMetrics(_font()), QFontMetrics(_font(SMALL))
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
    metrics = QFontMetrics(_font(SMALL, bold=True))
    words = [f"{SHAPE_OF_VERDICT[verdict]} {verdict_short(verdict)}" for verdict in Verdict]
    words.append(f"{SHAPE_OF_VERDICT[Verdict.TOO_EARLY]} {indicated_short(len(Cause))}")
    return LEFT + max(metrics.horizontalAdvance(said) for said in words) + 2 * PILL_PADDING + RIGHT


def _paint_standard(painter: QPainter, room: QRect, cell: Cell, shown: Palette) -> None:
    """The standard with its small addition: beside it, or below where there is no room beside."""
    used = _width(cell.words) + ADDITION_GAP
    if not cell.addition:
        _draw_wrapped(painter, room, cell.words)
    elif used + _width(cell.addition, SMALL) <= room.width():
        _draw(painter, room, cell.words)
        _draw_addition(painter, room.adjusted(used, 0, 0, 0), cell.addition, shown)
    else:
        _paint_two_lines(painter, room, cell, shown)


def _paint_two_lines(
    painter: QPainter, room: QRect, cell: Cell, shown: Palette, *, bold: bool = False
) -> None:
    height, small = _lines(USUAL, bold=bold)[0], _lines(SMALL, bold=False)[0]
    top = room.top() + (room.height() - height - small) // 2
    first = QRect(room.left(), top, room.width(), height)
    _draw_elided(painter, first, cell.words, bold=bold)
    second = QRect(room.left(), first.bottom() + 1, room.width(), small)
    _draw_addition(painter, second, cell.addition, shown)


def _draw_wrapped(painter: QPainter, room: QRect, words: str) -> None:
    """In a second line what the first has no room for."""
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, words)


def _draw_addition(painter: QPainter, room: QRect, words: str, shown: Palette) -> None:
    painter.setFont(_font(SMALL))
    painter.setPen(QColor(shown.muted))
    _draw_elided(painter, room, words, SMALL)


def _draw_elided(
    painter: QPainter, room: QRect, words: str, pixels: int = USUAL, *, bold: bool = False
) -> None:
    if _width(words, pixels, bold=bold) > room.width():
        metrics = QFontMetrics(_font(pixels, bold=bold))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    _draw(painter, room, words, pixels, bold=bold)


def _draw(painter: QPainter, room: QRect, words: str, pixels: int = USUAL, *, bold: bool = False) -> None:
    """From the left, in the middle of the height; by its baseline, which takes Qt half as long as a box."""
    height, ascent = _lines(pixels, bold=bold)
    painter.drawText(room.left(), room.top() + (room.height() - height) // 2 + ascent, words)


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
    _draw(painter, room, cell.words)


def _paint_bar(
    painter: QPainter, bar: QRectF, percent: int, *, track: QColor, edge: QColor, fill: QColor
) -> None:
    """The track has an edge, so that it is seen on the ground of the chosen row, too."""
    pen = painter.pen()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(edge)
    painter.setBrush(track)
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), bar.height() / 2, bar.height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    if percent:
        painter.setBrush(fill)
        part = QRectF(bar.left(), bar.top(), max(bar.width() * percent / 100, bar.height()), bar.height())
        painter.drawRoundedRect(part, bar.height() / 2, bar.height() / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(pen)


def _paint_pill(painter: QPainter, room: QRect, cell: Cell, shown: Palette) -> None:
    """The verdict on a tinted ground; one that is not up to date only has an outline."""
    width, high = (
        min(_width(cell.words, SMALL, bold=True) + 2 * PILL_PADDING, room.width()),
        scaled(PILL_HEIGHT),
    )
    pill = QRectF(room.left(), room.top() + (room.height() - high) / 2, width, high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if cell.outdated:
        pill.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(shown.control_line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(shown, f"{cell.tone}_tint")))
    painter.drawRoundedRect(pill, high / 2, high / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(_font(SMALL, bold=True))
    painter.setPen(QColor(getattr(shown, cell.tone)))
    inside = pill.toRect().adjusted(PILL_PADDING, 0, 1 - PILL_PADDING, 0)
    _draw_elided(painter, inside, cell.words, SMALL, bold=True)


def _font(pixels: int = USUAL, *, bold: bool = False) -> QFont:
    return _made_font(scaled(pixels), bold=bold)


@cache
def _made_font(pixels: int, *, bold: bool) -> QFont:
    """One of each, because Qt looks for the shapes of the letters once in each."""
    font = QFont("Inter")
    font.setPixelSize(pixels)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _lines(pixels: int, *, bold: bool) -> tuple[int, int]:
    """The height of a line, and how far below its top the letters stand."""
    return _made_lines(scaled(pixels), bold=bold)


@cache
def _made_lines(pixels: int, *, bold: bool) -> tuple[int, int]:
    metrics = QFontMetrics(_made_font(pixels, bold=bold))
    return metrics.height(), metrics.ascent()


@lru_cache(maxsize=2000)
def _width(words: str, pixels: int = USUAL, *, bold: bool = False) -> int:
    """Kept for some screens full of cells: most words of a list stand in it again at the next letter."""
    return QFontMetrics(_font(pixels, bold=bold)).horizontalAdvance(words)
