"""What stands where the list would be when there is nothing to list: four ways to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.store import Shelf
from ui.commands.command import WindowCommand, bind
from ui.commands.of_first_minute import TRY_SAMPLE, WHAT_IS_THIS
from ui.commands.of_list import NEW, OPEN_FILE
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.layout.fitting import Fitting
from ui.widgets.layout.frames import primary
from ui.widgets.layout.sizes import most_width
from ui.widgets.texts import Text

WIDEST = 640


class NothingActive(QWidget):
    """The ways to the first organization, or to the next one, each with a sentence."""

    new_wanted = Signal()
    file_wanted = Signal()
    sample_wanted = Signal()
    explanation_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = Text("headline", parent=self)
        self._headline.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons: list[QPushButton] = []

    @property
    def button(self) -> QPushButton:
        """The first way; there are none before they are shown."""
        return self._buttons[0]

    def show_headline(self, *, put_away: bool) -> None:
        """`put_away`: there are organizations, but none is active."""
        if not self._buttons:  # most starts never show them, and are sooner without
            self._make()
        self._headline.setText(_("No active organization") if put_away else _("No organization yet"))

    def _make(self) -> None:
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(18)
        self._rows.setVerticalSpacing(12)
        self._rows.setColumnStretch(1, 1)
        says = _("Answer a few questions about a firm. You see at once which standard fits it, and why.")
        self._offer(primary(_("&New organization")), NEW, says)
        says = _(
            "An invented firm with everything filled in, to look at and play with. One click removes it."
        )
        self._offer(AtOnceButton(_("&Try the sample")), TRY_SAMPLE, says)
        says = _("A package or file that somebody gave you, a filled spreadsheet or worksheet, a checklist.")
        self._offer(AtOnceButton(OPEN_FILE.words), OPEN_FILE, says)
        says = _("What the program tells you, what it needs from you, and where your data lie.")
        self._offer(AtOnceButton(_("&What is this?")), WHAT_IS_THIS, says)
        wanted = (self.new_wanted, self.sample_wanted, self.file_wanted, self.explanation_wanted)
        for button, signal in zip(self._buttons, wanted, strict=True):
            button.clicked.connect(signal)
        keys = QShortcut(self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        bind(keys, OPEN_FILE)
        keys.activated.connect(self.file_wanted)
        self._lay_out()

    def _offer(self, button: QPushButton, command: WindowCommand, says: str) -> None:
        """The button at the left, and what it leads to beside it."""
        bind(button, command, with_keys=False)
        button.setAutoDefault(True)
        button.setAccessibleDescription(says)
        row = len(self._buttons)
        self._buttons.append(button)
        self._rows.addWidget(button, row, 0)
        self._rows.addWidget(Text("muted", says), row, 1, Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        inside, offers = QWidget(), QWidget()
        inside.setObjectName("ground")
        inside.setMinimumHeight(1)
        most_width(offers, WIDEST)
        offers.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Fitting(inside))
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18)
        layout.addStretch(2)
        layout.addWidget(self._headline)
        layout.addWidget(offers)
        layout.setAlignment(offers, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


class NothingThere(Text):
    """Says why a list is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("muted", parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_why(self, shelf: Shelf, *, searched: bool) -> None:
        self.setText(_nothing_words(shelf, searched=searched))


def _nothing_words(shelf: Shelf, *, searched: bool) -> str:
    """Why a list is empty."""
    if searched:
        return _("Nothing found in this list by name, site, contact or action.")
    return _("No organization is archived.") if shelf is Shelf.ARCHIVED else _("No organization is deleted.")
