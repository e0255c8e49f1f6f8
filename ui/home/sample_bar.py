"""The line below the list while the sample is in it: what it is, the tour, and the way to be rid of it."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.commands.command import WindowCommand, bind
from ui.commands.of_first_minute import REMOVE_SAMPLE, SHOW_AROUND
from ui.widgets.layout.flow import FlowLayout
from ui.widgets.layout.frames import quiet
from ui.widgets.texts import Line


class SampleBar(QWidget):
    """`removal_wanted`: at once, for there is an undo."""

    around_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, gap=6)
        says = Line("normal", _("The sample is invented, and is not counted among your organizations."))
        says.setContentsMargins(0, 6, 0, 6)
        self._row.addWidget(says)
        self._add(SHOW_AROUND, self.around_wanted)
        self._add(REMOVE_SAMPLE, self.removal_wanted)

    def _add(self, command: WindowCommand, wanted: SignalInstance) -> None:
        button = quiet(command.words)
        bind(button, command, with_keys=False)
        button.clicked.connect(wanted)
        self._row.addWidget(button)


class ListPage(QWidget):
    """The list, as high as its rows, with the line right below it."""

    def hold(self, table: QWidget, bar: QWidget) -> None:
        held = QVBoxLayout(self)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(table, 1)
        held.addWidget(bar)
        held.addStretch()
