"""Questions whose answers are given: chosen from a drop-down or from buttons side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from isoassess.language.texts import _
from ui.widgets.choosing.segments import Segments
from ui.widgets.layout.frames import quiet
from ui.widgets.tips import tip
from ui.widgets.typing.editors import FormDropDown
from ui.wizard.questions.fields import Field

Choices = Sequence[tuple[object, str]]


class NotAnswered:
    """In place of a value where nobody answered; "not known" is an answer."""


NOT_ANSWERED = NotAnswered()
BLANK = "\u00a0"  # keeps the line of "not answered"


class ChoiceField(Field):
    """One of several answers in a drop-down; empty until somebody answers, and again when taken back."""

    offers = True

    def __init__(
        self, key: str, label: str, choices: Choices, *, hint: str = "", beside: bool = False
    ) -> None:
        self._values = [*(value for value, _word in choices), NOT_ANSWERED]
        self._choice = FormDropDown()
        self._choice.addItems([*(word for _value, word in choices), _("Not answered")])
        super().__init__(key, label, self._choice, hint=hint, beside=beside)
        self._choice.setSizePolicy(
            QSizePolicy.Policy.Maximum if beside else QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        )
        self._choice.activated.connect(self._chosen)

    def value(self) -> object:
        place = self._choice.currentIndex()
        return self._values[place] if place >= 0 else NOT_ANSWERED

    def put(self, value: object) -> None:
        known = value in self._values and value is not NOT_ANSWERED
        self._choice.setCurrentIndex(self._values.index(value) if known else -1)

    def choice(self) -> FormDropDown:
        return self._choice

    def _chosen(self, index: int) -> None:
        if self._values[index] is NOT_ANSWERED:
            self.put(NOT_ANSWERED)  # as it looked before anybody answered
        self._change_now()


def line_up(fields: Sequence[ChoiceField]) -> None:
    """Give the drop-downs of a column one width."""
    words = [word for field in fields for word in field.choice().words()]
    for field in fields:
        field.choice().make_room_for(words)


class OfferedChoice(ChoiceField):
    """A drop-down with an answer that another question suggests; only a click or a key takes it."""

    def __init__(self, key: str, label: str, choices: Choices, *, hint: str = "") -> None:
        super().__init__(key, label, choices, hint=hint, beside=True)
        self._offered: object = None
        self._words = dict(choices)
        self._offer = quiet("")
        self._offer.setAutoDefault(False)
        self._offer.hide()
        self._offer.clicked.connect(self._take)
        self._below.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)

    def show_offer(self, value: object, words: str) -> None:
        """Offer a value; `words` says why. None takes the offer back."""
        self._offered = value
        if value is not None:
            self._offer.setText(words)
            self._offer.setToolTip(tip(self._words[value]))
            self._offer.setAccessibleDescription(self._words[value])
        self._offer.setVisible(value is not None)

    def _take(self) -> None:
        self.put(self._offered)
        self._change_now()
        self.focus()


class SegmentField(Field):
    """One of a few answers side by side; until somebody answers, none is chosen and the row says so."""

    fills = False
    offers = True

    def __init__(
        self, key: str, label: str, choices: Choices, *, hint: str = "", beside: bool = True
    ) -> None:
        self._segments = Segments(label, choices, revocable=True)
        self._values = [value for value, _word in choices]
        self._hint = hint
        super().__init__(key, label, self._segments, hint=hint, beside=beside)
        self._segments.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._segments.chosen.connect(self._chosen)
        self._segments.taken_back.connect(self._taken_back)

    def value(self) -> object:
        return self._segments.value() if self._segments.answered else NOT_ANSWERED

    def put(self, value: object) -> None:
        self._segments.show_value(value)
        self._tell_unanswered(unanswered=value not in self._values)

    def note(self, sentence: str) -> None:
        self._hint = sentence
        self._tell_unanswered(unanswered=not self._segments.answered)

    def show_value(self, value: object) -> None:
        if not self._unsaved:
            self.put(value)

    def target(self) -> QWidget:
        return self._segments.tab_stop()

    def fit(self, room: int) -> None:
        super().fit(room)
        self._segments.fit(room)

    def _chosen(self, _value: object) -> None:
        self._tell_unanswered(unanswered=False)
        self._change_now()

    def _taken_back(self) -> None:
        self._tell_unanswered(unanswered=True)
        self._change_now()

    def _tell_unanswered(self, *, unanswered: bool) -> None:
        """In a line of its own, so that no hint runs into it; a row in sight gives none of its room away."""
        if self._note.isVisible() and not unanswered:
            self._note.setMinimumHeight(self._note.height())  # so that no row moves under the pointer
        said = [words for words in (self._hint, _("not answered") if unanswered else "") if words]
        super().note("\n".join(said) or BLANK)
