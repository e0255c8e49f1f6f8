"""The number of a document: proposed by a pattern, which can be looked at and changed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.errors import BadInput
from isoassess.language.texts import _
from ui.widgets.layout.form_dialog import Complaint
from ui.widgets.layout.frames import quiet
from ui.widgets.texts import Text
from ui.widgets.typing.inputs import LineInput

LONGEST = 200  # characters


class DocumentNumberField(QWidget):
    """A number that was typed stays; any other one follows the pattern. `edited` says that one was typed."""

    edited = Signal()

    def __init__(
        self,
        pattern: str,
        numbered: Callable[[str], str],
        *,
        known: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`numbered`: the number by a pattern (BadInput); `known`: the one that the document has already."""
        super().__init__(parent)
        self._numbered = numbered
        self._proposed = None if known else ""  # the number that the pattern gave
        self.line = LineInput(known)
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(_("Number"))
        self._more = quiet(_("Pattern of numbers..."))
        self._more.setCheckable(True)
        self.pattern = LineInput(pattern)
        self.pattern.setAccessibleName(_("Pattern of numbers"))
        self._about = Text("small", _about_words())
        self._wrong = Complaint(self.pattern)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.line, self._more, self.pattern, self._about, self._wrong):
            layout.addWidget(widget)
        self.setFocusProxy(self.line)
        if not known:
            self.propose()
        self._fold(False)
        self._more.toggled.connect(self._fold)
        self.pattern.textEdited.connect(self.propose)
        self.line.textEdited.connect(self.edited)

    @property
    def number(self) -> str:
        return self.line.text().strip()

    @property
    def wrong(self) -> str:
        """What is wrong with the pattern."""
        return self._wrong.text()

    def propose(self) -> None:
        """Follow the pattern, as far as nobody typed a number."""
        try:
            proposed = self._numbered(self.pattern.text())
        except BadInput as problem:
            self._wrong.say(str(problem))
            return
        self._wrong.withdraw()
        if self.line.text() == self._proposed:
            self.line.setText(proposed[:LONGEST])
            self._proposed = self.line.text()

    def show_wrong(self) -> None:
        """Lead to a pattern that is wrong."""
        self._more.setChecked(True)
        self.pattern.setFocus()

    def _fold(self, opened: bool) -> None:
        self.pattern.setVisible(opened)
        self._about.setVisible(opened)


def _about_words() -> str:
    places = "{organization short}, {organization}, {kind}, {year}, {count}"
    return _("Kept for all documents; it can hold {places}.").format(places=places)
