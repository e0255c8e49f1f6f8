"""Lines that each lead to a requirement or to a fact of the profile, and the card that lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.language.texts import _, ngettext
from ui.parts.jump import JumpButton
from ui.widgets.layout.frames import Card, quiet
from ui.widgets.layout.rows import Rows
from ui.widgets.layout.sizes import least_width
from ui.widgets.texts import Pill, Text
from ui.widgets.tips import breakable

LONGEST_DETAIL = 200  # characters
PILL_WIDTH = 66
FIRST = 6  # lines shown before a person asks for all
TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class LinkedLine:
    """A line of a card: its pill, what it says, and where it leads; `alarm` shows the detail as urgent.

    `next_step` stands below it in the whole width.
    """

    pill: str
    tone: str
    text: str
    detail: str = ""
    requirement: str | None = None
    fact: str | None = None
    alarm: bool = False
    next_step: str = ""


class LinkedLinesCard(Card):
    """A list of such lines; in a `narrow` card the link stands below the text."""

    requirement_wanted = Signal(str)
    profile_wanted = Signal(str)

    def __init__(self, heading: str, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent=parent)
        self._narrow = narrow
        self._says = Text("muted")
        self._rows = Rows(ruled=True)
        self._more = quiet("")
        self._rest: Sequence[LinkedLine] = ()
        for widget in (self._says, self._rows):
            self.body.addWidget(widget)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._show_rest)

    def show_lines(
        self, says: str, lines: Sequence[LinkedLine], *, first: int = FIRST, rest: str = ""
    ) -> None:
        """The sentence above and the lines, the first few of them until asked for all: for the `rest`."""
        self._says.setText(says)
        self._says.setVisible(bool(says))
        self._rows.clear()
        self._rows.setVisible(bool(lines[:first]))
        self._add(lines[:first])
        self._rest = lines[first:]
        count = len(self._rest)
        words = rest or (
            ngettext("Show {count} more", "Show {count} more", count)
            if first
            else ngettext("Show all {count}", "Show all {count}", count)
        )
        self._more.setText(words.format(count=count))
        self._more.setVisible(count > 0)

    def _add(self, lines: Sequence[LinkedLine]) -> None:
        for line in lines:
            jump = _jump(line)
            if jump is not None:
                jump.wanted.connect(self.requirement_wanted if line.requirement else self.profile_wanted)
            self._rows.add(_Line(line, jump, narrow=self._narrow))

    def _show_rest(self) -> None:
        self._rows.show()
        self._add(self._rest)
        self._rest = ()
        self._more.hide()


class _Line(QWidget):
    """The pill, the words, and the link."""

    def __init__(
        self,
        line: LinkedLine,
        jump: JumpButton | None,
        *,
        narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(10)
        words = QVBoxLayout()
        words.setContentsMargins(0, 4, 0, 0)
        words.setSpacing(2)
        words.addWidget(_typed("", line.text))
        detail = _detail(line)
        if narrow and jump is not None:
            words.addLayout(_below(detail, jump))
        elif line.detail:
            words.addWidget(detail)
        if line.next_step:
            words.addWidget(_typed("small", line.next_step))
        if line.pill:
            layout.addWidget(_pill(line), 0, TOP)
        layout.addLayout(words, 1)
        if jump is not None and not narrow:
            layout.addWidget(jump, 0, TOP)


def _typed(role: str, words: str, longest: int | None = None) -> Text:
    """However long a word is, it does not widen the page."""
    text = Text(role, breakable(words, longest))
    text.setMinimumWidth(1)
    return text


def _detail(line: LinkedLine) -> Text:
    detail = _typed("small", line.detail, LONGEST_DETAIL)
    if line.alarm:
        detail.set_tone("major")
    return detail


def _below(detail: Text, jump: JumpButton) -> QHBoxLayout:
    """The detail and the link in one row."""
    row = QHBoxLayout()
    row.setSpacing(2)
    row.addWidget(detail, 1)
    row.addWidget(jump, 0, TOP)
    return row


def _jump(line: LinkedLine) -> JumpButton | None:
    """The button that leads there; None where there is no single one."""
    target = line.requirement or line.fact
    if not target:
        return None
    jump = JumpButton(_("Go there") if line.requirement else _("Profile"), target)
    jump.setAccessibleName(_("Go to {spot}").format(spot=line.pill))
    return jump


def _pill(line: LinkedLine) -> QWidget:
    """The pill, as wide as most clause numbers need so that the texts stand in one line."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 3, 0, 0)
    pill = Pill(line.pill, line.tone)
    least_width(pill, PILL_WIDTH)
    pill.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout.addWidget(pill)
    return holder
