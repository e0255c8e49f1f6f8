"""What a screen has room for: windows ask for no more, and what does not fit scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
)
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.layout.in_sight import keep_focus_in_sight
from ui.widgets.layout.sizes import scaled

FRAME = QSize(4, 34)  # what a window manager lays around a window
EDGES = 2  # of a page, where the theme draws them
SIDES = 24  # beside what a dialog says


def room_for(window: QWidget) -> QSize:
    """The largest a window can be on its screen."""
    return window.screen().availableSize() - FRAME


def keep_on_screen(window: QWidget) -> None:
    """Move a window that grew after it was placed, so far that all of it is seen."""
    free, here = window.screen().availableGeometry(), window.pos()
    last = free.bottomRight() - QPoint(window.width() + FRAME.width(), window.height() + FRAME.height())
    x, y = min(here.x(), last.x() + 1), min(here.y(), last.y() + 1)
    there = QPoint(max(x, free.x()), max(y, free.y()))
    if there != here:
        window.move(there)


def width_of(page: QScrollArea) -> int:
    """That at which nothing on a page scrolls sideways."""
    content, bar = page.widget(), page.verticalScrollBar()
    least = content.minimumSizeHint().width() if content is not None else 0
    return least + (bar.sizeHint().width() if bar.isVisible() else 0) + EDGES


class Fitting(QScrollArea):
    """Holds a layout at its smallest usable size where the window is smaller; the focus stays in sight.

    It asks for as much room as its content, and is content with less.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fitting")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(content)
        keep_focus_in_sight(self)
        self._cells: QItemSelectionModel | None = None  # of the list that has the focus
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        content = self.widget()
        return content.sizeHint() if content is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 60)

    def to_start(self) -> None:
        """Nothing of what was looked at before is left scrolled."""
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible() or not self.isAncestorOf(now):
            return
        if QApplication.mouseButtons():
            return
        if isinstance(now, QAbstractItemView) and now.selectionModel() is not self._cells:
            self._follow_cells(now)

    def _follow_cells(self, view: QAbstractItemView) -> None:
        if self._cells is not None and isValid(self._cells):
            self._cells.currentChanged.disconnect(self._show_cell)
        self._cells = view.selectionModel()
        self._cells.currentChanged.connect(self._show_cell)

    def _show_cell(self, cell: QModelIndex | QPersistentModelIndex) -> None:
        """The keys are on a cell, not on the whole list."""
        view, content = QApplication.focusWidget(), self.widget()
        if isinstance(view, QAbstractItemView) and content is not None and content.isAncestorOf(view):
            area = view.visualRect(cell)
            middle = view.viewport().mapTo(content, area.center())
            self.ensureVisible(middle.x(), middle.y(), area.width() // 2, area.height() // 2)


class Growing(Fitting):
    """Asks anew for room whenever its content wants another width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # a bar has come or gone

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class FittingDialog(QDialog):
    """Its parts below each other, which scroll where the screen is small; its buttons are always in sight."""

    scrolls = False  # whether the screen has no room for all of it

    def lay_out(self, parts: Sequence[QWidget], buttons: QDialogButtonBox, *, width: int) -> None:
        """`width` is the one wanted; the height is that of the parts."""
        room = room_for(self)
        self.setMaximumSize(room)
        self._wide = min(scaled(width), room.width())
        inside = QWidget()
        inside.setObjectName("ground")
        inside.setMinimumHeight(1)  # as high as its texts need at their width, not at the least one
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(SIDES, 20, SIDES, 0)
        self._column.setSpacing(12)
        for part in parts:
            self._column.addWidget(part)
        self._buttons = buttons
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDES, 14, SIDES, 20)
        foot.addWidget(buttons)
        self._foot = foot
        whole = QVBoxLayout(self)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Fitting(inside), 1)
        whole.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._grow()  # before it is placed in the middle of its window
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """As high as its parts are now, where the screen has room for that."""
        self._grow()
        keep_on_screen(self)

    def _grow(self) -> None:
        if self._buttons.sizeHint().width() > self._wide - 2 * SIDES:
            self._buttons.setOrientation(Qt.Orientation.Vertical)
            self._foot.invalidate()  # it knows the buttons side by side
        wanted = self._column.totalHeightForWidth(self._wide) + self._foot.totalSizeHint().height()
        self.scrolls = wanted > room_for(self).height()
        self.resize(self._wide, min(wanted, room_for(self).height()))
