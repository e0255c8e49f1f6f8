"""The head of the sidebar: the product, and the way to all commands."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStyle, QStyleOptionToolButton, QToolButton, QWidget

from isoassess.language.texts import _
from ui.commands.anywhere import SHOW_MENU
from ui.commands.command import bind
from ui.shell.places.icons import paint_icon, tip_of_icon
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import Line

MARK = 18
FOLDED = QSize(40, 21)  # pixels of the menu's icon with its edge
CENTER = Qt.AlignmentFlag.AlignHCenter


class Product(QWidget):
    """The product's mark and name, and the way to all commands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = _MenuButton()
        self.menu.setText(SHOW_MENU.words)
        self.menu.setAccessibleName(SHOW_MENU.words)
        self.menu.setAccessibleDescription(_("Everything that can be done"))
        self.menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bind(self.menu, SHOW_MENU, with_keys=False)  # they work without it
        mark = QLabel()
        name = Line("product", "IsoAssess")
        self._words = (mark, name)
        mark.setPixmap(mark_pixmap(QSize(MARK, MARK), self.devicePixelRatioF()))
        layout = self._layout = QHBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(mark)
        layout.addWidget(name)
        layout.addWidget(self.menu, 1, Qt.AlignmentFlag.AlignRight)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """Only the way to all commands, as its icon."""
        self._layout.setContentsMargins(*(0, 0, 0, 0) if folded else (8, 0, 8, 0))
        self._layout.setAlignment(self.menu, CENTER if folded else Qt.AlignmentFlag.AlignRight)
        for part in self._words:
            part.setVisible(not folded)
        self.menu.fold(folded)


class _MenuButton(QToolButton):
    """By its word, or by an icon with the word as its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("menu")
        self._is_folded = False

    def fold(self, folded: bool) -> None:
        self._is_folded = folded
        self.setToolTip(tip_of_icon(SHOW_MENU) if folded else SHOW_MENU.key_words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self._is_folded:
            return super().sizeHint()
        return QSize(scaled(FOLDED.width()), scaled(FOLDED.height()))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_folded:
            super().paintEvent(event)
            return
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
        paint_icon(painter, self, "menu")


def mark_pixmap(size: QSize, ratio: float = 1.0) -> QPixmap:
    """The product's mark in any size."""
    scaled = _mark().scaled(
        size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap.fromImage(scaled)
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _mark() -> QImage:
    """Read once: to unpack it takes as long as to draw the list."""
    return QImage.fromData(files("resources").joinpath("icons", "isoassess.png").read_bytes())
