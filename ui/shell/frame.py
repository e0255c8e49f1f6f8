"""How the frame is laid out: sidebar, titles, screens, the lines below them, and the lower edge."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.shell.sidebar import Sidebar
from ui.widgets.layout.fitting import Fitting, room_for
from ui.widgets.layout.sizes import scaled, scaled_size

SMALLEST = QSize(880, 470)  # has room on a screen of 1366 x 768 at 150 %, frame and all
LEAST = QSize(470, 230)  # of what scrolls within: at 200 % all of a screen of 1024 x 600 pixels
FOLDED_BELOW = 720  # pixels of width at which the sidebar shows only its icons
FIRST = QSize(1280, 800)  # where the screen has room for it


def give_size(window: QWidget, before: QByteArray | None) -> None:
    """The size and place that it had `before`, as far as a screen is there, or one where all has room."""
    room = room_for(window)
    window.setMinimumSize(SMALLEST.boundedTo(room))
    window.resize(scaled_size(FIRST).expandedTo(FIRST).boundedTo(room))
    if before is not None:
        window.restoreGeometry(before)  # Qt brings it back from a screen that is gone, but for its frame
        if not window.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
            _bring_inside(window, window.screen().availableGeometry(), room)


def _bring_inside(window: QWidget, screen: QRect, room: QSize) -> None:
    size = window.size().boundedTo(room)
    frame = screen.size() - room
    left = min(max(window.geometry().left(), screen.left()), screen.right() + 1 - size.width())
    lowest = screen.bottom() + 1 - size.height()
    top = min(max(window.geometry().top(), screen.top() + frame.height()), lowest)
    window.setGeometry(QRect(QPoint(left, top), size))


def lay_out_frame(
    window: QMainWindow,
    sidebar: Sidebar,
    top: QWidget,
    screens: QStackedWidget,
    notices: Sequence[QWidget],
    saved: QWidget,
) -> None:
    """Lay out all parts in the window; `notices` come below the screens: what one works at does not move.

    From the outside in: each time that a part moves into another one, Qt styles all that is in it anew.
    """
    whole, ground = QWidget(), _Ground()
    window.setCentralWidget(whole)
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    frame = _Frame(ground, sidebar)
    rows.addWidget(frame, 1)
    screens.currentChanged.connect(frame.to_start)
    layout = _FrameRow(ground)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(sidebar)
    right = QVBoxLayout()
    right.setSpacing(0)
    layout.addLayout(right, 1)
    right.addWidget(top)
    right.addWidget(screens, 1)
    for line in notices:
        right.addWidget(line)
    rows.addWidget(saved)  # in sight however small the window is


class FrontScreen(QStackedWidget):
    """Needs the room of the screen in front, whatever those behind it need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        screen = self.currentWidget()
        return super().minimumSizeHint() if screen is None else screen.minimumSizeHint()


class _Frame(Fitting):
    """Folds the sidebar where there is little room beside it."""

    def __init__(self, content: QWidget, sidebar: Sidebar) -> None:
        super().__init__(content)
        self._sidebar = sidebar

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._sidebar.fold(event.size().width() < scaled(FOLDED_BELOW))
        super().resizeEvent(event)


class _Ground(QWidget):
    """As narrow and as low as its parts can be, within reason; in a smaller window it scrolls."""

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(scaled_size(LEAST))


class _FrameRow(QHBoxLayout):
    """Asks for no height that a text on some screen would like: the screens scroll by themselves."""

    def hasHeightForWidth(self) -> bool:
        return False
