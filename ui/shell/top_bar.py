"""The upper edge of the window: which screen this is, and the screen's own buttons."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.layout.columns import has_room
from ui.widgets.layout.folding_row import FoldingRow
from ui.widgets.layout.frames import NARROW_PAGE, NARROW_SIDES
from ui.widgets.layout.sizes import fix_height, scaled
from ui.widgets.texts import Line, ShortenedLine

HEIGHT, OF_TWO_LINES = 60, 94
SIDES, EDGE = 24, 9  # the edge above and below two lines
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TopBar(QFrame):
    """A title, a subtitle that gives way when there is little room, and one header at the right.

    Where the window is too narrow for both, the header stands in a line of its own.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        fix_height(self, HEIGHT)
        self._title = Line("title")
        self._subtitle = ShortenedLine("muted")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._header: QWidget | None = None
        self._words = QHBoxLayout()
        self._words.setSpacing(12)
        self._words.addWidget(self._title)
        self._words.addWidget(self._subtitle, 1)
        self._layout = QBoxLayout(ACROSS, self)
        self._layout.setContentsMargins(SIDES, 0, SIDES, 0)
        self._layout.setSpacing(12)
        self._layout.addLayout(self._words, 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two lines is."""
        parts = (self._words.minimumSize(), self._header.minimumSizeHint() if self._header else QSize())
        return QSize(max(part.width() for part in parts) + 2 * NARROW_SIDES, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # another header, or longer words
            self._stand()
        return super().event(event)

    def show_screen(self, title: str, subtitle: str, header: QWidget) -> None:
        """Show a screen's name, and its header in place of the one before."""
        self._title.setText(title)
        self.show_subtitle(subtitle)
        if self._header is header:
            return
        if self._header is not None:
            self._header.hide()
            self._layout.removeWidget(self._header)
        self._header = header
        self._layout.addWidget(header)
        header.show()
        self.updateGeometry()

    def show_subtitle(self, subtitle: str) -> None:
        self._subtitle.show_words(subtitle)

    def forget(self, header: QWidget) -> None:
        """The header's screen is going away."""
        if self._header is header:
            self._layout.removeWidget(header)
            self._header = None
        header.hide()

    def _stand(self) -> None:
        """In one line where there is room, else in two."""
        sides = NARROW_SIDES if self.width() < scaled(NARROW_PAGE) else SIDES  # as the page below it
        room = self.width() - 2 * sides
        if isinstance(self._header, FoldingRow):  # which folds only where a line of its own is too short
            room -= self._header.gives_way
        direction = ACROSS if has_room(self._layout, room) else DOWN
        if direction is self._layout.direction() and sides == self._layout.contentsMargins().left():
            return
        self._layout.setDirection(direction)
        edge = 0 if direction is ACROSS else scaled(EDGE)
        self._layout.setSpacing(12 if direction is ACROSS else 6)
        self._layout.setContentsMargins(sides, edge, sides, edge)
        fix_height(self, HEIGHT if direction is ACROSS else OF_TWO_LINES)
