"""A day with what was understood of it below, and what is wrong; only a day, or none, is handed on."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.errors import BadInput
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from ui.widgets.days.day_line import DayLine, how_in_short
from ui.widgets.layout.in_sight import see_together
from ui.widgets.texts import ErrorText, Text
from ui.widgets.theme import restyle
from ui.widgets.typing.refusing import Refusing

SPACING = 4  # between its lines
LINES_KEPT = 3


class DayField(QWidget, Refusing):
    """`chosen` carries the day a person entered, or None where the field was emptied.

    What is no day stays where it is and waits. Who hears `chosen` and cannot keep the day calls `refuse`.
    """

    chosen = Signal(object)

    def __init__(self, name: str, *, needed: bool = False, parent: QWidget | None = None) -> None:
        """`needed`: an empty field is no answer."""
        super().__init__(parent)
        self._needed = needed
        self.called = ""  # in a line about it; empty where its own name will do
        self._shown: datetime.date | None = None
        self._shown_text = ""
        self._seen: datetime.date | None = None
        self._notice = ""
        self._refused: str | None = None  # the text that was handed on and could not be kept
        self.line = DayLine(name)
        self._understood = Text("small")
        self._says = ErrorText()
        self._keeps_room = False
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACING)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        below.addWidget(self._understood)
        below.addWidget(self._says)
        below.addStretch(1)
        layout.addWidget(self.line)
        layout.addWidget(self._below)
        self._show_below()
        see_together(self.line, self._below)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._read_back)
        self.line.settled.connect(self.flush)

    @property
    def waiting(self) -> bool:
        """Whether something is typed that is not handed on, or was refused."""
        return self.line.text() != self._shown_text

    @property
    def error(self) -> str:
        """Why what stands here is no day; empty where it is one."""
        try:
            if self.line.day() is None and self._needed:
                return _("Enter a date.")
        except BadInput as error:
            return str(error)
        return ""

    def refused_names(self) -> list[str]:
        """The name, where what is typed is said not to be saved."""
        name = self.called or self.line.accessibleName()
        return [name] if self.waiting and self._says.text() else []

    @property
    def date(self) -> datetime.date | None:
        """The day last shown or handed on."""
        return self._shown

    @property
    def seen(self) -> datetime.date | None:
        """The day that stood here when a person began to change it."""
        return self._seen

    def show_day(self, day: datetime.date | None, *, notice: str = "") -> None:
        """Show what is stored; what is typed and waits stays."""
        self._notice = notice
        if not self.waiting:
            self._show(day)
            self.say(notice)
        self._shown, self._shown_text = day, _text(day)

    def flush(self) -> None:
        """Hand on what is typed, or say why it cannot be."""
        if self.error:
            self.say(_("Not saved. {reason}").format(reason=self.error))
        elif self.line.day() == self._shown:
            self._show(self._shown)
            self.say(self._notice)
        else:
            self._hand_on(self.line.day())

    def refuse(self, sentence: str, stored: datetime.date | None) -> None:
        """The day just handed on could not be kept; it stays and waits."""
        self._refused = self.line.text()
        self._shown, self._shown_text = stored, _text(stored)
        self.say(sentence)

    @property
    def refused(self) -> bool:
        """Whether the day that was refused still stands here, and nothing else is being typed."""
        return self.waiting and not self.error and self.line.text() == self._refused

    def take(self) -> str | None:
        """Hand over what waits, and show what is stored again; None where nothing waits."""
        typed = self.line.text() if self.waiting else None
        self._show(self._shown)
        self.say("")
        return typed

    def give_back(self, typed: str, *, seen: datetime.date | None) -> None:
        """Show again what was taken, begun when `seen` stood here, with the reason why it waits."""
        self.line.setText(typed)
        self._seen = seen
        if self.error:
            self.say(_("Not saved. {reason}").format(reason=self.error))

    def say(self, sentence: str) -> None:
        """What is wrong or odd about the day."""
        self._says.setText(sentence)
        self._show_below()
        self._mark()
        self._describe()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def keep_room(self) -> None:
        """Keep some lines below, for what was understood or what is wrong with it, so that nothing moves."""
        self._keeps_room = True
        self._below.setMinimumHeight(LINES_KEPT * self._understood.sizeHint().height())
        self._show_below()

    def _show_below(self) -> None:
        says, understood = bool(self._says.text()), bool(self._understood.text())
        self._says.setVisible(says)
        self._understood.setVisible(understood)
        self._below.setVisible(says or understood or self._keeps_room)

    def _hand_on(self, day: datetime.date | None) -> None:
        self._shown, self._shown_text = day, self.line.text()
        self.say("")
        self.chosen.emit(day)
        if self.line.text() == self._shown_text:
            self._show(self._shown)

    def _show(self, day: datetime.date | None) -> None:
        self.line.show_day(day)
        self._shown, self._shown_text = day, self.line.text()
        self._seen = day
        self._mark()

    def _read_back(self) -> None:
        try:
            day = self.line.day()
        except BadInput:
            day = None
        self._understood.setText(date_words(day) if day else "")
        self._show_below()
        answered = not self.error and self.line.property("wrong")
        of_another = self.waiting and self._notice and self._says.text() == self._notice
        if answered or of_another:
            self.say("")
        self._describe()

    def _mark(self) -> None:
        wrong = bool(self.waiting and self.error)
        if self.line.property("wrong") is not wrong:  # every key asks, and to look for its style takes time
            self.line.setProperty("wrong", wrong)
            restyle(self.line)

    def _describe(self) -> None:
        said = (self._says.text(), self._understood.text() or how_in_short())
        self.line.setAccessibleDescription(" ".join(text for text in said if text))


def _text(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
