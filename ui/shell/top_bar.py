"""The upper edge of the window: which screen this is, and the screen's own buttons."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.layout.sizes import fix_height
from ui.widgets.texts import Line, ShortenedLine

HEIGHT = 60


class TopBar(QFrame):
    """A title, a subtitle that gives way when there is little room, and one header at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        fix_height(self, HEIGHT)
        self._title = Line("title")
        self._subtitle = ShortenedLine("muted")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._header: QWidget | None = None
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(24, 0, 24, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._subtitle, 1)

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

    def show_subtitle(self, subtitle: str) -> None:
        self._subtitle.show_words(subtitle)

    def forget(self, header: QWidget) -> None:
        """The header's screen is going away."""
        if self._header is header:
            self._layout.removeWidget(header)
            self._header = None
        header.hide()
