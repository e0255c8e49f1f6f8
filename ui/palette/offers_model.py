"""The rows of the palette, and how each is drawn: what it is called, its key, what it is."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from isoassess.language.texts import _
from ui.palette.offers import PaletteOffer
from ui.widgets.theme import colors
from ui.widgets.tips import tip

AnyIndex = QModelIndex | QPersistentModelIndex
HIGH, BESIDE, BETWEEN, CAP = 34, 14, 14, 7  # a row, at its edges, between its parts, around a key
SHARE = 0.45  # of the width that what stands at the right may take


class OffersModel(QAbstractListModel):
    """What was found, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: Sequence[PaletteOffer] = ()

    def show_offers(self, offers: Sequence[PaletteOffer]) -> None:
        self.beginResetModel()
        self._offers = offers
        self.endResetModel()

    def offer(self, row: int) -> PaletteOffer | None:
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's own)
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        offer = self.offer(index.row()) if index.isValid() else None
        if offer is None:
            return None
        return {
            Qt.ItemDataRole.DisplayRole: offer.words,
            Qt.ItemDataRole.AccessibleTextRole: offer_words(offer),
            Qt.ItemDataRole.ToolTipRole: tip(": ".join(filter(None, (offer.words, offer.about)))),
            Qt.ItemDataRole.UserRole: offer,
        }.get(Qt.ItemDataRole(role))


class OfferRow(QStyledItemDelegate):
    """One line; what cannot be taken now is faint, with the reason at its end."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        offer = index.data(Qt.ItemDataRole.UserRole)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        shown, metrics = colors(), QFontMetrics(option.font)
        room = option.rect.adjusted(BESIDE, 0, -BESIDE, 0)
        faint = QColor(shown.muted)
        room = self._paint_key(painter, room, offer.keys, faint, metrics)
        end = metrics.elidedText(offer.why_not or offer.kind, ELIDED, round(option.rect.width() * SHARE))
        painter.setPen(faint)
        painter.drawText(room, RIGHT, end)
        room.setRight(room.right() - metrics.horizontalAdvance(end) - BETWEEN)
        painter.setPen(faint if offer.why_not else QColor(shown.text))
        words = metrics.elidedText(offer.words, ELIDED, room.width())
        painter.drawText(room, LEFT, words)
        room.setLeft(room.left() + metrics.horizontalAdvance(words) + BETWEEN)
        painter.setPen(faint)
        painter.drawText(room, LEFT, metrics.elidedText(offer.about, ELIDED, max(0, room.width())))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(0, max(HIGH, QFontMetrics(option.font).height() + BETWEEN))

    def _paint_key(
        self, painter: QPainter, room: QRect, keys: str, ink: QColor, metrics: QFontMetrics
    ) -> QRect:
        """At the right end; what room is left."""
        if not keys:
            return room
        wide, high = metrics.horizontalAdvance(keys) + 2 * CAP, metrics.height() + 4
        cap = QRect(room.right() - wide, room.center().y() - high // 2, wide, high)
        painter.setPen(ink)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
        painter.setPen(QColor(colors().control_line))
        painter.drawRoundedRect(cap, 4, 4)
        return room.adjusted(0, 0, -wide - BETWEEN, 0)


ELIDED = Qt.TextElideMode.ElideRight
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def offer_words(offer: PaletteOffer) -> str:
    """As it is read aloud."""
    name = ": ".join(filter(None, (offer.words, offer.about)))
    if offer.why_not:
        return _("{name}, {kind}, not possible now: {reason}").format(
            name=name, kind=offer.kind, reason=offer.why_not
        )
    return ", ".join(filter(None, (name, offer.kind, offer.keys)))
