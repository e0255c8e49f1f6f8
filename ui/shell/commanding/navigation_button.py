"""A button of the sidebar: a place to go."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.commands.command import WindowCommand, bind
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.texts import Line

GAP = 6  # between a place and its figure


class NavigationButton(AtOnceButton):
    """A place to go, with a small figure at its right end; `wanted` names the place."""

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
        self.setObjectName("navigation")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setAccessibleName(words or command.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bind(self, command, with_keys=with_keys)
        self.setToolTip(command.key_words)
        self._figure = Line("small")
        self._figure.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.addStretch()
        layout.addWidget(self._figure)
        self.clicked.connect(self._want)

    def sizeHint(self) -> QSize:
        """Room for the figure as well."""
        figure = self._figure.sizeHint().width() + GAP if self._figure.text() else 0
        return super().sizeHint() + QSize(figure, 0)

    minimumSizeHint = sizeHint

    def show_figure(self, text: str, spoken: str) -> None:
        """`spoken`: what the figure means."""
        self._figure.setText(text)
        self.updateGeometry()
        self.setAccessibleDescription(spoken)

    def nextCheckState(self) -> None:
        """A click asks; the window marks where it really went."""

    def _want(self) -> None:
        self.wanted.emit(self.place)
