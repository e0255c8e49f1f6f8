"""What a narrow list has no column for, told in the cell beside: state and finding, and the effect."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QTableView, QWidget

from isoassess.domain.tones import TONE_OF_ACTION
from ui.actions.actions_model import CLAUSE, EFFECT, NONE, ORGANIZATION, STATE, STATUS, WHAT, Index, StateRole
from ui.actions.painting import CELL_PADDING
from ui.widgets.layout.sizes import letters, scaled
from ui.widgets.theme import colors

LINE = 18  # pixels of the line that is told besides
LETTERS, GAP, EDGE = 12, 8, 5


def first_shown(table: QWidget | None) -> int:
    """The column at the left edge."""
    if not isinstance(table, QTableView):
        return STATE
    return next(column for column in (STATE, ORGANIZATION, WHAT) if not table.isColumnHidden(column))


def told_in(table: QWidget | None, index: Index) -> int | None:
    """The first of the hidden columns that this cell tells; none where it has only its own words."""
    if not isinstance(table, QTableView):
        return None
    if index.column() == WHAT and table.isColumnHidden(STATE):
        return STATE
    is_told = index.column() == STATUS and table.isColumnHidden(EFFECT) and _words(index, EFFECT) != NONE
    return EFFECT if is_told else None


def paint_hidden(painter: QPainter, cell: QRect, column: int, index: Index) -> QRect:
    """State and finding above the words, for which room is given; the effect below the status, with that."""
    line, edge = scaled(LINE), scaled(EDGE)
    if column == EFFECT:
        upper = QRect(cell.left() + CELL_PADDING, cell.center().y() - line, cell.width() - CELL_PADDING, line)
        _write(painter, upper, str(index.data()), colors().text, like=painter.font())
        _write(
            painter, upper.translated(0, line), _words(index, EFFECT), colors().muted, like=letters(LETTERS)
        )
        return QRect()
    above = QRect(cell.left() + CELL_PADDING, cell.top() + edge, cell.width() - 2 * CELL_PADDING, line)
    tone = getattr(colors(), TONE_OF_ACTION[index.data(StateRole)])
    bold = letters(LETTERS)
    bold.setWeight(QFont.Weight.DemiBold)
    used = _write(painter, above, _words(index, STATE), tone, like=bold) + scaled(GAP)
    behind = above.adjusted(used, 0, 0, 0)
    _write(painter, behind, _words(index, CLAUSE), colors().muted, like=letters(LETTERS))
    return cell.adjusted(0, edge + line, 0, 0)


def _write(painter: QPainter, place: QRect, words: str, color: str, *, like: QFont) -> int:
    """In one line; how wide it is."""
    painter.save()
    painter.setFont(like)
    painter.setPen(QColor(color))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(place.width(), 0))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    wide = painter.fontMetrics().horizontalAdvance(shown)
    painter.restore()
    return wide


def _words(index: Index, column: int) -> str:
    return str(index.sibling(index.row(), column).data())
