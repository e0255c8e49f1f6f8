"""Says whose names are inside what leaves; they are looked for while the dialog is there already."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.services.names_inside import NamedPerson, names_words
from ui.widgets.tasks import Task
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

LookForNames = Callable[[], tuple[NamedPerson, ...]]
"""Works on any thread (ExpectedError)."""


class NamesText(QWidget):
    """Empty where nothing is to be looked for."""

    def __init__(self, look: LookForNames | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = Text("normal")
        self._task = Task(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._says)
        layout.addWidget(Text("muted", _("Who is named within a longer text is not found.")))
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._says.setText)
        self.setVisible(look is not None)
        if look is not None:
            self._says.setText(_("Looking for the names inside..."))
            self._task.run(look)

    @property
    def says(self) -> str:
        return self._says.text()

    @property
    def looking(self) -> bool:
        return self._task.busy

    def _show(self, people: tuple[NamedPerson, ...]) -> None:
        words = names_words(people)
        self._says.setText(breakable(words))
        self.setAccessibleName(words)
