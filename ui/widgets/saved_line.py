"""The lower edge of the window: when the last change was saved, or why it was not."""

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStatusBar, QWidget

from isoassess.texts import _
from ui.moments import clock_words
from ui.theme import restyle
from ui.widgets.key_hints import Hints, KeyHints
from ui.widgets.texts import Line
from ui.widgets.tips import tip


class SavedLine(QStatusBar):
    """The saved time at the left; at the right the file, or the keys of the screen in front."""

    def __init__(self, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(7, 0, 7, 0)  # in line with the titles above
        self._said = Line("saved")
        self._said.setAccessibleName(_("Saved"))
        self._file = Line("file")
        self._file.setText(self._file.fontMetrics().elidedText(file, Qt.TextElideMode.ElideMiddle, 420))
        self._file.setToolTip(tip(file))
        self.addWidget(self._said, 1)
        self._keys = KeyHints()
        self.addPermanentWidget(self._keys)
        self.addPermanentWidget(self._file)

    def show_keys(self, hints: Hints) -> None:
        """The keys of the screen in front stand where the file stands elsewhere."""
        self._keys.show_hints(hints)
        self._file.setVisible(not hints)

    def show_saved(self, moment: datetime.datetime | None) -> None:
        """Nothing is said before the first change."""
        self._show(_("Saved {time}").format(time=clock_words(moment)) if moment else "", wrong=False)

    def show_hint(self, sentence: str) -> None:
        """A word about the last key, until something is saved."""
        self._show(sentence, wrong=False)

    def show_failure(self, sentence: str) -> None:
        self._show(sentence, wrong=True)

    @property
    def said(self) -> str:
        return self._said.text()

    def _show(self, text: str, *, wrong: bool) -> None:
        self._said.setText(text)
        self._said.setToolTip(tip(text) if wrong else "")
        self._said.setObjectName("fieldError" if wrong else "saved")
        restyle(self._said)
