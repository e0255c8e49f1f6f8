"""The icons of the places, drawn in a color of the theme."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QStyle

from ui.commands.command import WindowCommand
from ui.widgets.layout.sizes import scaled
from ui.widgets.theme import colors

ICON = 20  # pixels of a side at 100 %
PAINTED = "currentColor"  # what the drawings call the color they are painted in


def paint_icon(painter: QPainter, button: QAbstractButton, name: str) -> None:
    """In the middle of a button, in the color that its words would have."""
    side = scaled(ICON)
    place = QStyle.alignedRect(
        Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignCenter, QSize(side, side), button.rect()
    )
    painter.drawPixmap(place, icon(name, color_of(button), side, painter.device().devicePixelRatio()))


def color_of(button: QAbstractButton) -> str:
    chosen = colors()
    if not button.isEnabled():
        return chosen.faint
    return chosen.accent if button.isChecked() else chosen.text


def tip_of_icon(command: WindowCommand, *more: str) -> str:
    """What an icon alone stands for, with its key."""
    words = f"{command.plain_words} ({command.key_words})" if command.key_words else command.plain_words
    return " · ".join(filter(None, (words, *more)))


@lru_cache(maxsize=64)
def icon(name: str, color: str, side: int, ratio: float) -> QPixmap:
    """So many pixels wide and high, sharp on a screen of that ratio."""
    drawn = files("resources").joinpath("icons", "places", f"{name}.svg").read_text(encoding="utf-8")
    buffer = QBuffer()
    buffer.setData(QByteArray(drawn.replace(PAINTED, color).encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(side, side) * ratio)
    made = QPixmap.fromImage(reader.read())
    made.setDevicePixelRatio(ratio)
    return made
