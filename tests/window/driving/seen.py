"""What can be told of a widget that is seen: its names, its place on the screen, its rows."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QListView,
    QMenu,
    QTreeView,
    QWidget,
)

Facts = dict[str, Any]
MOST_ROWS = 500


def is_seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.width() > 0


def reading_order(widget: QWidget) -> tuple[int, int]:
    corner = widget.mapToGlobal(QPoint(0, 0))
    return corner.y(), corner.x()


def describe(widget: QWidget) -> Facts:
    """Rectangles are in pixels of the screen; `seen` is the part that nothing clips."""
    corner = widget.mapToGlobal(QPoint(0, 0))
    return {
        "kind": widget.metaObject().className(),  # also of what Qt keeps to itself, such as a tip
        "name": spoken_name(widget),
        "label": widget.accessibleName(),
        "object": widget.objectName(),
        "text": _text(widget),
        "tip": widget.toolTip(),
        "title": widget.windowTitle(),
        "area": in_pixels(widget, QRect(corner, widget.size())),
        "seen": in_pixels(widget, _seen_part(widget)),
        "pages": [
            {"area": in_pixels(page, _on_screen(page)), "seen": in_pixels(page, _seen_part(page))}
            for page in _pages_of(widget)
        ],
        "enabled": widget.isEnabled(),
        "checked": bool(getattr(widget, "isChecked", lambda: False)()),
        "focused": widget is QApplication.focusWidget(),
    }


def names_of(widget: QWidget) -> set[str]:
    return {spoken_name(widget), widget.accessibleName(), widget.objectName(), _text(widget)} - {""}


def spoken_name(widget: QWidget) -> str:
    interface = _interface(widget)
    return widget.accessibleName() if interface is None else interface.text(QAccessible.Text.Name)


def _interface(widget: QWidget) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(widget)


def popup() -> QWidget | None:
    """The open list, calendar or menu."""
    return QApplication.activePopupWidget()


def rows_of(widget: QWidget) -> list[Facts]:
    """Text and place of every row; of a menu its entries; `seen` where all of the row is within the view."""
    if isinstance(widget, QMenu):
        return [_entry(widget, action) for action in widget.actions() if not action.isSeparator()]
    view = widget if isinstance(widget, QAbstractItemView) else widget.findChild(QAbstractItemView)
    if not isinstance(view, QAbstractItemView) or not is_seen(view) or view.model() is None:
        return []
    found: list[Facts] = []
    _collect(view, view.rootIndex(), found)
    return found


def in_pixels(widget: QWidget, area: QRect) -> tuple[int, int, int, int]:
    ratio = widget.devicePixelRatio()
    left, top, width, height = (round(side * ratio) for side in _sides(area))
    return left, top, width, height


def _sides(area: QRect) -> tuple[int, int, int, int]:
    return area.x(), area.y(), area.width(), area.height()


def _collect(view: QAbstractItemView, parent: QModelIndex, found: list[Facts]) -> None:
    model = view.model()
    for number in range(model.rowCount(parent)):
        if len(found) >= MOST_ROWS:
            return
        found.append(_row(view, parent, number))
        if isinstance(view, QTreeView) and view.isExpanded(first := model.index(number, 0, parent)):
            _collect(view, first, found)


def _row(view: QAbstractItemView, parent: QModelIndex, number: int) -> Facts:
    model, port = view.model(), view.viewport()
    columns = 1 if isinstance(view, QListView) else model.columnCount(parent)  # a list's model hides it
    cells = [model.index(number, column, parent) for column in range(columns)]
    shown = [(cell, view.visualRect(cell)) for cell in cells]
    whole = QRect()
    for _cell, area in shown:
        whole = whole.united(area)
    corner = port.mapToGlobal(QPoint(0, 0))
    return {
        "text": " | ".join(text for cell in cells if (text := str(cell.data() or ""))),
        "area": in_pixels(view, whole.translated(corner)),
        "cells": [
            {"text": str(cell.data() or ""), "area": in_pixels(view, area.translated(corner))}
            for cell, area in shown
        ],
        "seen": not whole.isEmpty() and port.rect().contains(whole),
        "current": view.currentIndex().siblingAtColumn(0) == cells[0] if cells else False,
    }


def _entry(menu: QMenu, action: QAction) -> Facts:
    area = menu.actionGeometry(action)
    return {
        "text": action.text().replace("&", ""),
        "area": in_pixels(menu, area.translated(menu.mapToGlobal(QPoint(0, 0)))),
        "seen": menu.rect().contains(area),
        "enabled": action.isEnabled(),
        "checked": action.isChecked(),
        "current": menu.activeAction() is action,
    }


def _text(widget: QWidget) -> str:
    for reader in ("text", "currentText", "toPlainText", "title"):
        read = getattr(widget, reader, None)
        if callable(read):
            try:
                return str(read()).replace("&", "")
            except TypeError:
                return ""
    return ""


def _pages_of(widget: QWidget) -> list[QWidget]:
    """The scrolling pages it lies on, the innermost first."""
    found: list[QWidget] = []
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            found.append(parent.viewport())
        parent = parent.parentWidget()
    return found


def _on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _seen_part(widget: QWidget) -> QRect:
    return widget.visibleRegion().boundingRect().translated(widget.mapToGlobal(QPoint(0, 0)))
