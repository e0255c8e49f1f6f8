"""What came of writing documents: where they are, what was replaced in them, or why there is none."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from isoassess.documents import Written
from isoassess.language.texts import _, ngettext
from ui.widgets.layout.frames import Foot, tool
from ui.widgets.texts import ErrorText, ToldText
from ui.widgets.tips import BREAK, breakable

MOST_NAMED = 10  # characters


class DocumentOutcome(Foot):
    """Stays away until there is an outcome; `elsewhere_wanted` asks for another place after a failure."""

    elsewhere_wanted = Signal()
    succeeded = Signal()
    undo_offered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Path | None = None
        self._folder: Path | None = None
        self._says = ToldText("muted")
        self._wrong = ErrorText()
        self._open = QPushButton(_("Open"))
        self._open_folder = QPushButton(_("Open folder"))
        self._elsewhere = QPushButton(_("Choose another place..."))
        self._undo = QPushButton(_("Undo"))
        self._take_back: Callable[[], object] | None = None
        self._away = tool("×", _("Close this message"))
        self._lay_out()
        self._open.clicked.connect(self._open_written)
        self._open_folder.clicked.connect(self._show_folder)
        self._elsewhere.clicked.connect(self.elsewhere_wanted)
        self._away.clicked.connect(self.hide)
        self._undo.clicked.connect(self.undo)

    @property
    def says(self) -> str:
        """All that is said now."""
        said = (label.text().replace(BREAK, "") for label in (self._says, self._wrong))
        return "\n".join(text for text in said if text)

    def tell(self, sentence: str) -> None:
        """Say how far it has come."""
        self._show(sentence, "")

    def tell_taken(self, sentence: str, undo: Callable[[], object]) -> None:
        """Say what was read in, which can be taken back as long as that is said."""
        self._show(sentence, "")
        self._take_back = undo
        self._undo.show()
        self.undo_offered.emit(True)

    def undo(self) -> None:
        """Take back what was read in, where that is offered."""
        take_back, self._take_back = self._take_back, None
        if take_back is not None:
            take_back()

    def end_undo(self) -> None:
        """Something else was changed since."""
        self._take_back = None
        self._undo.hide()
        self.undo_offered.emit(False)

    def tell_failure(self, sentence: str, *, place_matters: bool = True) -> None:
        """Say why there is no document; another place is offered where that can help."""
        self._show("", sentence)
        self._elsewhere.setVisible(place_matters)

    def tell_written(
        self, written: Sequence[Written], failures: Sequence[str] = (), *, before: str = ""
    ) -> None:
        """Say what was written, after what stands `before`, and what was not and why."""
        if not written:
            self.tell_failure("\n".join(failures))
            return
        only = written[0] if len(written) == 1 else None
        words = _written_words(only) if only else _all_words(written)
        self._show(" ".join(filter(None, (before, words))), "\n".join(failures))
        self._shown, self._folder = (only.path if only else None), written[0].path.parent
        self._open.setVisible(only is not None)
        self._open_folder.show()
        self._elsewhere.setVisible(bool(failures))
        self.succeeded.emit()

    def tell_printed(self, sentence: str) -> None:
        self.tell(sentence)
        self.succeeded.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Why something was not done is said only until the place is left."""
        if not event.spontaneous() and self._wrong.text():
            self._wrong.setText("")
            self.hide()
        if not event.spontaneous() and self.isHidden():
            self.end_undo()
        super().hideEvent(event)

    def _show(self, sentence: str, wrong: str) -> None:
        for label, text in ((self._says, sentence), (self._wrong, wrong)):
            label.setText(breakable(text))  # a name can be longer than the window is wide
            label.setVisible(bool(text))
        for button in (self._open, self._open_folder, self._elsewhere):
            button.hide()
        self.end_undo()
        self.show()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._says)
        words.addWidget(self._wrong)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        for button in (self._open, self._open_folder, self._elsewhere, self._undo, self._away):
            button.setAutoDefault(True)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.hide()

    def _open_written(self) -> None:
        self._open_outside(self._shown)

    def _show_folder(self) -> None:
        self._open_outside(self._folder)

    def _open_outside(self, path: Path | None) -> None:
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.tell_failure(_("No program here opens {path}.").format(path=path), place_matters=False)


def replaced_words(replaced: Sequence[str]) -> str:
    """The characters that became a box; nothing where there are none."""
    if not replaced:
        return ""
    return ngettext(
        "{count} character that no font here can show was replaced by a box: {characters}",
        "{count} characters that no font here can show were replaced by a box: {characters}",
        len(replaced),
    ).format(count=len(replaced), characters=" ".join(replaced[:MOST_NAMED]))


def pages_words(pages: int) -> str:
    return ngettext("{count} page", "{count} pages", pages).format(count=pages)


def _written_words(written: Written) -> str:
    says = _("Written: {name}, {pages}, in {folder}.") if written.pages else _("Written: {name} in {folder}.")
    text = says.format(name=written.path.name, pages=pages_words(written.pages), folder=written.path.parent)
    return " ".join(filter(None, (text, replaced_words(written.replaced))))


def _all_words(written: Sequence[Written]) -> str:
    count = ngettext("{count} document is", "{count} documents are", len(written)).format(count=len(written))
    head = _("{documents} in {folder}:").format(documents=count, folder=written[0].path.parent)
    names = [f"{one.path.name}, {pages_words(one.pages)}" if one.pages else one.path.name for one in written]
    replaced = dict.fromkeys(character for one in written for character in one.replaced)
    return "\n".join(filter(None, (head, *names, replaced_words(tuple(replaced)))))
