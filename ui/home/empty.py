"""What stands where the list would be when there is nothing to list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.store import Shelf
from ui.commands.command import bind
from ui.commands.of_list import NEW, OPEN_FILE
from ui.widgets.layout.frames import primary, quiet
from ui.widgets.texts import Text


class NothingActive(QWidget):
    """The way to the first organization, or to the next one."""

    new_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = primary(NEW.words)
        bind(self.button, NEW, with_keys=False)
        self.button.clicked.connect(self.new_wanted)
        file = quiet(OPEN_FILE.words)
        bind(file, OPEN_FILE, with_keys=False)
        file.clicked.connect(self.file_wanted)
        self._headline = Text("headline", _("No organization yet"))
        says = _(
            "Answer a few questions about an organization. You see at once which standard fits it and why."
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for text in (self._headline, Text("muted", says)):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(text)
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(file, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_headline(self, *, put_away: bool) -> None:
        """`put_away`: there are organizations, but none is active."""
        self._headline.setText(_("No active organization") if put_away else _("No organization yet"))


def nothing_words(shelf: Shelf, *, searched: bool) -> str:
    """Why a list is empty."""
    if searched:
        return _("Nothing found in this list by name, site, contact or action.")
    return _("No organization is archived.") if shelf is Shelf.ARCHIVED else _("No organization is deleted.")
