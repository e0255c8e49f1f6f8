"""Two values of one field beside each other, and the buttons by which a person chooses which one stands."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.store import Resolution
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.frames import Card
from ui.widgets.texts import ErrorText, Text
from ui.widgets.tips import breakable


class TwoValues(Struct, frozen=True, kw_only=True):
    """What is shown of one field; all are words. `texts`: one value can stand below the other.

    `left_by`: whose mine is, where an ended window left it.
    """

    key: str
    field: str
    who: str
    theirs: str
    mine: str
    texts: bool
    left_by: str = ""


class BothValues(Card):
    """Away while nothing waits. `chosen` carries the key and the Choice; `given_up`, that words may go."""

    chosen = Signal(str, object)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="banner", parent=parent)
        self.set_tone("minor")
        self.setAccessibleName(_("Changed in two windows"))
        self._shown: tuple[object, ...] = ((), (), "")
        self._rows: list[QWidget] = []
        self._discard: QPushButton | None = None
        self.hide()
        MovedClicks(self)

    @property
    def discard(self) -> QPushButton | None:
        """Gives up what the file does not take; None where there is nothing of that kind."""
        return self._discard

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields about which a choice waits."""
        return tuple(row.key for row in self._rows if isinstance(row, _FieldRow))

    def button(self, key: str, choice: Resolution) -> QPushButton:
        """The button for a choice about a field."""
        row = next(row for row in self._rows if isinstance(row, _FieldRow) and row.key == key)
        return row.buttons[choice]

    def show_values(
        self, meetings: tuple[TwoValues, ...], refused: tuple[tuple[str, str], ...] = (), waits: str = ""
    ) -> None:
        """`refused`: words that the file does not take, each with the reason; `waits`: what is only late."""
        wanted = (meetings, refused, waits)
        if wanted == self._shown:
            return  # the buttons stay, and with them the focus
        self._shown = wanted
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(meeting) for meeting in meetings]
        self._rows += [ErrorText(breakable(f"{words}\n{reason}")) for words, reason in refused]
        self._discard = self._way_out() if refused else None
        if self._discard is not None:
            self._rows.append(self._discard)
        if waits:
            self._rows.append(Text("muted", waits))
        for row in self._rows:
            self.body.addWidget(row)
        self.setVisible(bool(self._rows))

    def focus_first(self) -> bool:
        """Give keys to the first choice, else to the way out for what is refused; whether one is there."""
        row = next((row for row in self._rows if isinstance(row, _FieldRow)), None)
        if row is not None:
            row.buttons[Resolution.MINE].setFocus()
        elif self._discard is not None:
            self._discard.setFocus()
        return row is not None or self._discard is not None

    def _row(self, meeting: TwoValues) -> "_FieldRow":
        row = _FieldRow(meeting)
        row.chosen.connect(self.chosen)
        return row

    def _way_out(self) -> QPushButton:
        button = QPushButton(_("Discard all that could not be saved here"))
        button.setAutoDefault(True)
        button.clicked.connect(self.given_up)
        return button


class _FieldRow(QWidget):
    """One field."""

    chosen = Signal(str, object)

    def __init__(self, meeting: TwoValues) -> None:
        super().__init__()
        self.key = meeting.key
        heading = _("{field}: two values. Which one is right?").format(field=meeting.field)
        values = QGridLayout()
        values.setHorizontalSpacing(12)
        values.setColumnStretch(1, 1)
        who = _("{who}, in the file:").format(who=meeting.who)
        mine = (
            _("{who}, not saved:").format(who=meeting.left_by) if meeting.left_by else _("Yours, not saved:")
        )
        for line, (name, value) in enumerate(((who, meeting.theirs), (mine, meeting.mine))):
            values.addWidget(Text("small", breakable(name)), line, 0)
            shown = Text("normal", breakable(value))
            shown.setMinimumWidth(1)
            values.addWidget(shown, line, 1)
        use_mine = _("Use the one not saved") if meeting.left_by else _("Use mine")
        words = {Resolution.MINE: use_mine, Resolution.THEIRS: _("Use the one in the file")}
        if meeting.texts:
            words[Resolution.BOTH] = _("Use both")
        self.buttons: dict[Resolution, QPushButton] = {}
        row = QHBoxLayout()
        for choice, word in words.items():
            button = _Way(choice, word)
            button.setAccessibleName(f"{meeting.field}: {word}")
            says = _("In the file: {theirs}. Yours: {mine}.")
            button.setAccessibleDescription(says.format(theirs=meeting.theirs, mine=meeting.mine))
            button.wanted.connect(self._choose)
            self.buttons[choice] = button
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Text("strong", heading))
        layout.addLayout(values)
        layout.addLayout(row)

    def _choose(self, choice: object) -> None:
        self.chosen.emit(self.key, choice)


class _Way(QPushButton):
    """Says which choice it stands for; Enter presses it."""

    wanted = Signal(object)

    def __init__(self, choice: Resolution, word: str) -> None:
        super().__init__(word)
        self._choice = choice
        self.setAutoDefault(True)
        self.clicked.connect(self._want)

    def _want(self) -> None:
        self.wanted.emit(self._choice)
