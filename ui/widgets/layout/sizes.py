"""Sizes that follow the size of the letters: each is said as it usually is, and set anew with them."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTreeView, QWidget

USUAL = 100  # percent
DENSE_ROWS = 0.78  # of the height of a row
PERCENT, DENSE = "textPercent", "dense"  # kept by the application
_KEPT = "usual"  # before the name of a size, among the properties of a widget


def text_percent() -> int:
    """How large the letters of the program are."""
    return int(_of_application(PERCENT) or USUAL)


def is_dense() -> bool:
    """Whether little room lies between rows."""
    return bool(_of_application(DENSE))


def scaled(pixels: float) -> int:
    """What takes so many pixels at 100 %."""
    return round(pixels * text_percent() / USUAL)


def scaled_size(size: QSize) -> QSize:
    return QSize(scaled(size.width()), scaled(size.height()))


def row_height(pixels: float) -> int:
    """Of a row that is so high at 100 % with room between the rows."""
    return scaled(pixels * DENSE_ROWS if is_dense() else pixels)


def letters(pixels: int, like: QFont | None = None) -> QFont:
    """Letters that are so high at 100 %, for what is painted."""
    font = QFont("Inter") if like is None else QFont(like)
    font.setPixelSize(scaled(pixels))
    return font


def fix_width(widget: QWidget, pixels: int) -> None:
    _keep(widget, "FixedWidth", pixels)


def fix_height(widget: QWidget, pixels: int) -> None:
    _keep(widget, "FixedHeight", pixels)


def least_width(widget: QWidget, pixels: int) -> None:
    _keep(widget, "LeastWidth", pixels)


def least_height(widget: QWidget, pixels: int) -> None:
    _keep(widget, "LeastHeight", pixels)


def most_width(widget: QWidget, pixels: int) -> None:
    _keep(widget, "MostWidth", pixels)


def fix_rows(header: QHeaderView, pixels: int) -> None:
    """How high the rows of a table are."""
    _keep(header, "Rows", pixels)


def size_anew(widgets: Iterable[QWidget]) -> None:
    """Letters or rows have another size: what depends on them is worked out again."""
    found = list(widgets)
    for widget in found:
        for name, put in _SETTERS.items():
            pixels = widget.property(_KEPT + name)
            if pixels is not None:
                put(widget, pixels)
    for widget in found:
        if isinstance(widget, QAbstractItemView):
            _lay_out_rows(widget)
        if not widget.size().isEmpty():
            QApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))
        widget.updateGeometry()
        widget.update()


def _keep(widget: QWidget, name: str, pixels: int) -> None:
    widget.setProperty(_KEPT + name, pixels)
    _SETTERS[name](widget, pixels)


_SETTERS: dict[str, Callable[[Any, int], None]] = {
    "FixedWidth": lambda widget, pixels: widget.setFixedWidth(scaled(pixels)),
    "FixedHeight": lambda widget, pixels: widget.setFixedHeight(scaled(pixels)),
    "LeastWidth": lambda widget, pixels: widget.setMinimumWidth(scaled(pixels)),
    "LeastHeight": lambda widget, pixels: widget.setMinimumHeight(scaled(pixels)),
    "MostWidth": lambda widget, pixels: widget.setMaximumWidth(scaled(pixels)),
    "Rows": lambda header, pixels: header.setDefaultSectionSize(row_height(pixels)),
}


def _lay_out_rows(view: QAbstractItemView) -> None:
    if isinstance(view, QTreeView):
        view.doItemsLayout()
    else:
        view.scheduleDelayedItemsLayout()


def _of_application(name: str) -> Any:
    application = QApplication.instance()
    return application.property(name) if application is not None else None
