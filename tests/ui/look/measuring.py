"""What of a window cannot be seen: words without room, parts over one another or outside of their frame."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitterHandle,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from ui.widgets.choosing.long_check_box import LongCheckBox
from ui.widgets.typing.hinted_line import HintedLine

HEADING_PADDING = 23  # of the theme, on both sides
SLACK = 1  # pixels by which a part of a pixel is rounded
WRAPS = Qt.TextFlag.TextWordWrap
SIDEWAYS = "scrolls sideways"
MOST_ROWS = 40  # of a list; those below are like them


def faults_of(window: QWidget, *, may_scroll: bool = False) -> list[str]:
    """One line for each; none where all is seen. `may_scroll`: sideways, in so small a window."""
    found = {f"{name_of(widget)}: {fault}" for widget in shown_in(window) for fault in _faults(widget)}
    return sorted(fault for fault in found if not (may_scroll and SIDEWAYS in fault))


def shown_in(window: QWidget) -> list[QWidget]:
    """The window and all in it that is shown, but what stands in a window of its own."""
    return [
        widget
        for widget in (window, *window.findChildren(QWidget))
        if widget.isVisible() and widget.window() is window.window()
    ]


def name_of(widget: QWidget) -> str:
    """To be found by in the code."""
    above, kinds = widget.parentWidget(), [type(widget).__name__]
    while above is not None and len(kinds) < 4:
        if type(above).__module__.startswith("ui."):
            kinds.append(type(above).__name__)
        above = above.parentWidget()
    return " in ".join(kinds)


def _faults(widget: QWidget) -> Iterator[str]:
    match widget:
        case QHeaderView():
            yield from _of_header(widget)
        case QLabel() if widget.text():
            yield from _of_label(widget)
        case QAbstractButton() if widget.text():
            yield from _of_button(widget)
        case QLineEdit():
            yield from _of_line(widget)
        case QAbstractItemView():
            yield from _of_list(widget)
        case QScrollArea():
            yield from _of_page(widget)
    yield from _of_children(widget)


def _of_label(label: QLabel) -> Iterator[str]:
    says = label.text()
    if label.toolTip() and says.endswith("…"):
        return  # shortened, and told whole when asked
    if not label.wordWrap():
        yield from _lacking(label.sizeHint(), label.size(), says)
        return
    if (needed := label.heightForWidth(label.width())) > label.height() + SLACK:
        yield f"{says!r} needs a height of {needed}, has {label.height()}"
    metrics, room = label.fontMetrics(), label.contentsRect().width() - 2 * label.margin()
    if label.textFormat() is Qt.TextFormat.PlainText:
        for word in says.split():
            if metrics.boundingRect(QRect(0, 0, max(room, 1), 9999), WRAPS, word).width() > room + SLACK:
                yield f"{word!r} of {says!r} needs a width of {metrics.horizontalAdvance(word)}, has {room}"


def _of_button(button: QAbstractButton) -> Iterator[str]:
    if isinstance(button, LongCheckBox):
        yield from _lacking(QCheckBox.sizeHint(button), button.size(), button.text())
        return
    painted = not isinstance(button, QPushButton | QToolButton | QCheckBox | QRadioButton)
    if painted:  # by rules of its own
        letters = button.fontMetrics().height()
        yield from _lacking(QSize(0, letters), button.size(), button.text())
    else:
        yield from _lacking(button.sizeHint(), button.size(), button.text())


def _lacking(needed: QSize, has: QSize, says: str) -> Iterator[str]:
    if needed.width() > has.width() + SLACK:
        yield f"{says!r} needs a width of {needed.width()}, has {has.width()}"
    if needed.height() > has.height() + SLACK:
        yield f"{says!r} needs a height of {needed.height()}, has {has.height()}"


def _of_line(line: QLineEdit) -> Iterator[str]:
    if line.objectName() == "qt_spinbox_lineedit":
        return
    if line.minimumSizeHint().height() > line.height() + SLACK:
        yield f"a line needs a height of {line.minimumSizeHint().height()}, has {line.height()}"
    words = line.placeholderText()
    if words and not line.text():
        option = QStyleOptionFrame()
        line.initStyleOption(option)
        inside = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
        room = inside.width() - 4 - line.textMargins().left() - line.textMargins().right()
        needed = line.fontMetrics().horizontalAdvance(words)
        if needed > room + SLACK and not line.toolTip() and not isinstance(line, HintedLine):
            yield f"the example {words!r} needs a width of {needed}, has {room}"


def _of_header(header: QHeaderView) -> Iterator[str]:
    if header.orientation() is Qt.Orientation.Vertical:
        return
    model = header.model()
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        needed = header.fontMetrics().horizontalAdvance(words) + HEADING_PADDING
        told = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        if words and needed > header.sectionSize(section) + SLACK and not told:
            yield f"the heading {words!r} needs a width of {needed}, has {header.sectionSize(section)}"


def _of_list(view: QAbstractItemView) -> Iterator[str]:
    model: QAbstractItemModel | None = view.model()
    metrics = view.fontMetrics()
    if model is None:
        return
    columns = 1 if isinstance(view, QListView) else model.columnCount(view.rootIndex())
    for row in range(min(model.rowCount(view.rootIndex()), MOST_ROWS)):
        for column in range(columns):
            cell: QModelIndex = model.index(row, column, view.rootIndex())
            words, area = str(cell.data() or ""), view.visualRect(cell)
            if not words or area.isEmpty() or cell.data(Qt.ItemDataRole.ToolTipRole):
                continue
            delegate = view.itemDelegateForIndex(cell)
            if type(delegate).__module__.startswith("ui."):
                continue  # it paints by rules of its own
            needed = metrics.horizontalAdvance(words)
            if needed > area.width() and not getattr(view, "wordWrap", bool)():
                yield f"the cell {words!r} needs a width of {needed}, has {area.width()}"


def _of_page(page: QScrollArea) -> Iterator[str]:
    content, never = page.widget(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if content is None:
        return
    for side, policy, needed, has in (
        ("wide", page.horizontalScrollBarPolicy(), content.width(), page.viewport().width()),
        ("high", page.verticalScrollBarPolicy(), content.height(), page.viewport().height()),
    ):
        if policy is never and needed > has + SLACK:
            yield f"a page {needed} {side} of which {has} are seen because of {_widest(content, has)}"
    bar = page.horizontalScrollBar()
    if bar.isVisible() and content is not None:
        yield f"{SIDEWAYS} because of {_widest(content, page.viewport().width())}"


def _widest(content: QWidget, room: int) -> str:
    """The innermost row of parts that needs more width."""
    found = content.layout()
    if found is None:
        return _called(content)
    return _widest_of(found, room - content.contentsMargins().left() - 20) or _called(content)


def _widest_of(layout: QLayout, room: int) -> str:
    items = [item for number in range(layout.count()) if (item := layout.itemAt(number)) is not None]
    for item in items:
        inner = item.layout() or (widget.layout() if (widget := item.widget()) else None)
        if item.minimumSize().width() > room and inner is not None and (deeper := _widest_of(inner, room)):
            return deeper
    for item in items:
        if item.minimumSize().width() > room and (widget := item.widget()):
            return f"{_called(widget)} {item.minimumSize().width()}"
    if layout.minimumSize().width() <= room:
        return ""
    return " + ".join(
        f"{_called(widget)} {item.minimumSize().width()}"
        if (widget := item.widget())
        else f"a layout {item.minimumSize().width()}"
        for item in items
    )


def _of_children(parent: QWidget) -> Iterator[str]:
    holder = parent.parentWidget()
    if isinstance(parent, QAbstractScrollArea) or (
        isinstance(holder, QAbstractScrollArea) and parent is holder.viewport()
    ):
        return
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    room = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    for child in children:
        if not child.geometry().isEmpty() and not room.contains(child.geometry()):
            yield f"{_called(child)} at {_sides(child.geometry())} is outside of {_sides(parent.rect())}"
    children = [child for child in children if not isinstance(child, QSplitterHandle)]
    for one, other in combinations(children, 2):
        common = one.geometry().intersected(other.geometry())
        if common.width() > SLACK and common.height() > SLACK:
            yield f"{_called(one)} and {_called(other)} overlap by {_sides(common)}"


def _called(widget: QWidget) -> str:
    text = getattr(widget, "text", "")
    says = text() if callable(text) else text
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()} {says!r}"


def _sides(area: QRect) -> tuple[int, int, int, int]:
    return area.x(), area.y(), area.width(), area.height()
