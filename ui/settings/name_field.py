"""A line of what a person says of themselves, kept while it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from isoassess.errors import BadInput
from isoassess.settings import Setting
from ui.session.remembered import Remembered
from ui.widgets.typing.inputs import LineInput
from ui.widgets.typing.save_pause import SavePause


class NameField(LineInput):
    """`wrong` carries why what is typed cannot be kept, or nothing once it is."""

    wrong = Signal(str)
    kept = Signal(str)

    def __init__(self, setting: Setting[str], remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._setting, self._remembered = setting, remembered
        self._pause = SavePause(self)
        self._pause.due.connect(self._keep)
        self.textEdited.connect(self._pause.begin)
        self.refresh()

    def refresh(self) -> None:
        """What is kept; what is being typed stays."""
        if not self.hasFocus():
            self.setText(self._remembered.get(self._setting))
            self.wrong.emit("")

    def finish_typing(self) -> None:
        """Keep what waits."""
        self._pause.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish_typing()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.finish_typing()

    def _keep(self) -> None:
        try:
            line = self._setting.kind.typed(self.text())
        except BadInput as problem:
            self.wrong.emit(str(problem))
            return
        self.wrong.emit("")
        if line != self._remembered.get(self._setting):
            self._remembered.put(self._setting, line)
            self.kept.emit(line)
