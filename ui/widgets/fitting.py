"""What a screen has room for: windows ask for no more, and what does not fit scrolls."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

FRAME = QSize(4, 34)  # what a window manager lays around a window
MARGIN = 24  # around the control that has the focus


def room_for(window: QWidget) -> QSize:
    """The largest a window can be on its screen."""
    return window.screen().availableSize() - FRAME


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
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        content = self.widget()
        return content.sizeHint() if content is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 60)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible() or not self.isAncestorOf(now):
            return
        room, content = self.viewport().size(), self.widget()
        if now.width() <= room.width() and now.height() <= room.height():
            self.ensureWidgetVisible(now, MARGIN, MARGIN)
        elif content is not None:  # of what is larger, where it begins
            corner = now.mapTo(content, QPoint())
            self.horizontalScrollBar().setValue(corner.x() - MARGIN)
            self.verticalScrollBar().setValue(corner.y() - MARGIN)
