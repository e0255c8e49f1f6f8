"""A button of the sidebar: a place to go."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.commands.command import WindowCommand, bind
from ui.shell.places.icons import paint_icon, tip_of_icon
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import Line

NO_LIMIT = 16_777_215  # pixels, of Qt
GAP = 6  # between a place and its figure
FOLDED, MOST_HEIGHT = QSize(40, 21), 34  # pixels of an icon with its edge, and where there is room


class NavigationButton(AtOnceButton):
    """A place to go, with a small figure at its right end; `wanted` names the place.

    Folded it is its icon alone; its words and its figure are told by its tip.
    """

    wanted = Signal(str)

    def __init__(
        self,
        place: str,
        command: WindowCommand,
        words: str = "",
        *,
        with_keys: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`words` where they are not those of the command."""
        super().__init__(parent)
        self.setText(words or command.words)  # not before a screen reader can know what this becomes
        self.place = place
        self._command, self._is_folded = command, False
        self.setObjectName("navigation")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setAccessibleName(words or command.words)
        bind(self, command, with_keys=with_keys)
        self._figure = Line("small")
        self._figure.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.addStretch()
        layout.addWidget(self._figure)
        self.clicked.connect(self._want)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        self._is_folded = folded
        height = QSizePolicy.Policy.Expanding if folded else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, height)
        self._limit()
        self._figure.setVisible(not folded)
        self._say()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the figure as well."""
        if self._is_folded:
            return QSize(scaled(FOLDED.width()), scaled(FOLDED.height()))
        figure = self._figure.sizeHint().width() + GAP if self._figure.text() else 0
        return super().sizeHint() + QSize(figure, 0)

    minimumSizeHint = sizeHint

    def show_figure(self, text: str, spoken: str) -> None:
        """`spoken`: what the figure means."""
        self._figure.setText(text)
        self.setAccessibleDescription(spoken)
        self._say()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The letters may have another size."""
        super().resizeEvent(event)
        self._limit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_folded:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        paint_icon(painter, self, self.place)

    def nextCheckState(self) -> None:
        """A click asks; the window marks where it really went."""

    def _limit(self) -> None:
        self.setMaximumHeight(scaled(MOST_HEIGHT) if self._is_folded else NO_LIMIT)

    def _say(self) -> None:
        whole = tip_of_icon(self._command, self.accessibleDescription())
        self.setToolTip(whole if self._is_folded else self._command.key_words)

    def _want(self) -> None:
        self.wanted.emit(self.place)
