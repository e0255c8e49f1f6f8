"""The lines below the preview: how long the document is, whose names are inside, what is going on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from isoassess.documents import Rendered
from isoassess.language.texts import _
from isoassess.services.names_inside import NamedPerson, names_words
from isoassess.services.unprinted import UnprintedText, unprinted_words
from ui.documents.outcome import pages_words, replaced_words
from ui.widgets.texts import ErrorText, Line, Text

MOST_SAID = 3  # texts that cannot be printed


class ReportFoot(QFrame):
    """What is wrong stands above the rest until a document could be made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewFoot")
        self._wrong = ErrorText()
        self._says = Text("small")
        self._updating = Line("small", _("Updating..."))
        row = QHBoxLayout()
        row.addWidget(self._says, 1)
        row.addWidget(self._updating, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(3)
        layout.addWidget(self._wrong)
        layout.addLayout(row)
        self._wrong.hide()
        self.show_updating(False)

    @property
    def says(self) -> str:
        """All that is said now."""
        updating = self._updating.text() if self.updating else ""
        return "\n".join(filter(None, (self._wrong.text(), self._says.text(), updating)))

    @property
    def updating(self) -> bool:
        """Whether the document in the preview is an older one."""
        return not self._updating.isHidden()

    def show_updating(self, updating: bool) -> None:
        self._updating.setVisible(updating)

    def show_made(
        self,
        made: Rendered,
        *,
        waiting: bool,
        unprinted: Sequence[UnprintedText] = (),
        others: Sequence[UnprintedText] = (),
        people: Sequence[NamedPerson] | None = None,
    ) -> None:
        """Tell about a document that is there; `waiting`: something has changed since."""
        kept = _("{pages} · PDF/A-2a, tagged (PDF/UA-1)")
        says = _("{pages} · form to fill in, tagged (PDF/UA-1)") if made.fillable else kept
        words = says.format(pages=pages_words(made.pages))
        said = (
            words,
            "" if people is None else names_words(people),
            replaced_words(made.replaced),
            *unprinted_words(unprinted, most=MOST_SAID),
        )
        self._says.setText("\n".join(filter(None, (*said, _others_words(others)))))
        self._wrong.setText("")
        self._wrong.hide()
        self.show_updating(waiting)

    def tell_wrong(self, sentence: str) -> None:
        """Say why there is no newer document."""
        self._wrong.setText(sentence)
        self._wrong.show()
        self.show_updating(False)


def _others_words(others: Sequence[UnprintedText]) -> str:
    """What another document would show as a box; it may go out with this one."""
    if not others:
        return ""
    return _("Not in this document, but perhaps in others: {sentences}").format(
        sentences=" ".join(unprinted_words(others, most=1))
    )
