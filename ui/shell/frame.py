"""How the frame is laid out: sidebar, titles, screens, the lines below them, and the lower edge."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, QSize
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.layout.fitting import Fitting, room_for
from ui.widgets.layout.frames import flows
from ui.widgets.layout.sizes import least_height, least_width, scaled_size

SMALLEST = QSize(880, 470)  # has room on a screen of 1366 x 768 at 150 %, frame and all
NARROWEST = 664  # for what flows: on a screen of 1366 pixels at 200 %, or of 1024 at 150 %, all of its width
FIRST = QSize(1280, 800)  # where the screen has room for it


def give_size(window: QWidget, before: QByteArray | None) -> None:
    """The size and place that it had `before`, or the one in which everything has room."""
    room = room_for(window)
    window.setMinimumSize(SMALLEST.boundedTo(room))
    window.resize(scaled_size(FIRST).expandedTo(FIRST).boundedTo(room))
    if before is not None:
        window.restoreGeometry(before)


def lay_out_frame(
    window: QMainWindow,
    sidebar: QWidget,
    top: QWidget,
    screens: QStackedWidget,
    notices: Sequence[QWidget],
    saved: QWidget,
) -> None:
    """Lay out all parts in the window; `notices` come below the screens: what one works at does not move.

    From the outside in: each time that a part moves into another one, Qt styles all that is in it anew.
    """
    whole, ground = QWidget(), QWidget()
    window.setCentralWidget(whole)
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(Fitting(ground), 1)
    _Width(ground, screens)
    least_height(ground, SMALLEST.height() - saved.sizeHint().height())
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


class _Width(QObject):
    """How narrow the ground may be before it scrolls sideways: that depends on the screen in front."""

    def __init__(self, ground: QWidget, screens: QStackedWidget) -> None:
        super().__init__(ground)
        self._ground, self._screens = ground, screens
        screens.currentChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        screen = self._screens.currentWidget()
        narrow = screen is not None and flows(screen)
        least_width(self._ground, NARROWEST if narrow else SMALLEST.width())


class _FrameRow(QHBoxLayout):
    """Asks for no height that a text on some screen would like: the screens scroll by themselves."""

    def hasHeightForWidth(self) -> bool:
        return False
