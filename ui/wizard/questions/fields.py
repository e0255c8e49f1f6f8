"""A question of the form: a label, a control, a hint, and what is wrong with it right beside."""

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from isoassess.errors import BadInput
from ui.widgets.explained_text import ExplainedText
from ui.widgets.keys.focus import give_focus
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.in_sight import see_together
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import ErrorText, Text
from ui.widgets.theme import restyle
from ui.widgets.typing.refusing import Refusing

LEAST_WORDS = 150  # the width a question needs beside its answers, at 100 %
LONG, LEAST_OF_LONG = 90, 240  # characters of a hint that else becomes a column of many short lines
_BESIDE = QBoxLayout.Direction.LeftToRight


class Field(QWidget, Refusing):
    """A question about one profile key.

    `edited` carries key and value; whoever commits them answers with `saved`. What was not committed is
    handed over again by the next `flush`.
    """

    edited = Signal(str, object)
    refused = Signal(str, str)  # key, and what stands here and is no value
    mended = Signal(str)  # key; nothing stands here any more that is no value
    rested = Signal()  # nothing is being typed here any more
    complained = Signal()  # what is wrong is said, or no longer
    fills = True  # whether the control takes the whole width
    offers = False  # whether the answers are given, so that "not known" is one of them

    def __init__(
        self, key: str, label: str, editor: QWidget, *, hint: str = "", beside: bool = False
    ) -> None:
        super().__init__()
        self.key = key
        self._editor = editor
        self._unsaved = False
        self._label = ExplainedText("strong", label)
        self._note = Text("small", hint)
        self._oddity = Text("fieldHint")
        self._error = ErrorText()
        self._label.setBuddy(self.target())
        see_together(self.target(), self._label, self._oddity, self._error)
        editor.setAccessibleName(label)
        self._arrange(beside=beside)
        self._show_notes()
        for comes_and_goes in (self._oddity, self._error):
            MovedClicks(comes_and_goes, within=self)

    @abstractmethod
    def value(self) -> object:
        """What the control says; BadInput where it cannot be read."""

    @abstractmethod
    def put(self, value: object) -> None:
        """Show a value in the control."""

    def typed(self) -> str | None:
        """What stands here as it was typed; None where only values can."""
        return None

    def give_back(self, typed: str) -> None:
        """Show again what was refused before, with the reason."""

    def target(self) -> QWidget:
        """The widget that takes the focus."""
        return self._editor

    @property
    def unsaved(self) -> bool:
        return self._unsaved

    def not_saved(self) -> list[str]:
        """The question, where its answer waits."""
        return [self._label.text()] if self._unsaved else []

    def refused_names(self) -> list[str]:
        """The question, where its answer cannot be saved."""
        return [self._label.text()] if self.wrong else []

    @property
    def busy(self) -> bool:
        """Whether something stands here, or is being typed, that is newer than what is stored."""
        return self._unsaved

    @property
    def readable(self) -> bool:
        """Whether what stands in the control can be read at all."""
        try:
            self.value()
        except BadInput:
            return False
        return True

    def show_value(self, value: object) -> None:
        """Show what is stored, unless something newer stands here."""
        if not self._unsaved and not self._says(value):
            self.put(value)

    def flush(self) -> bool:
        """Hand over what is not saved yet; whether nothing is left over."""
        if not self._unsaved:
            return True
        try:
            value = self.value()
        except BadInput as error:
            self.complain(str(error))
            self._tell_refused()
            return False
        self.complain("")
        self.edited.emit(self.key, value)
        return not self._unsaved

    def saved(self) -> None:
        self._unsaved = False
        self._show_notes()

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""
        if sentence != self._error.text():
            self._error.setText(sentence)
            self._editor.setProperty("wrong", bool(sentence))
            restyle(self._editor)
            self._show_notes()
            self.complained.emit()

    @property
    def wrong(self) -> bool:
        """Whether something stands here that is said to be wrong, and is not saved."""
        return self._unsaved and bool(self._error.text())

    def doubt(self, sentence: str) -> None:
        """Say what looks odd and stops nobody."""
        self._oddity.setText(f"▲ {sentence}" if sentence else "")
        self._show_notes()

    def note(self, sentence: str) -> None:
        """Change the hint."""
        self._note.setText(sentence)
        self._show_notes()

    def focus(self) -> None:
        give_focus(self.target())

    def _tell_refused(self) -> None:
        typed = self.typed()
        if self._unsaved and not self.readable and typed is not None:
            self.refused.emit(self.key, typed)

    def _says(self, value: object) -> bool:
        return self.readable and self.value() == value

    def _changed(self) -> None:
        self._unsaved = True
        self._show_notes()

    def _change_now(self) -> None:
        self._unsaved = True
        self.flush()

    def _show_notes(self) -> None:
        """What looks odd is said of what is stored, so not while something else stands in the control."""
        odd = "" if self._unsaved or self._error.text() else self._oddity.text()
        for text, words in (
            (self._note, self._note.text()),
            (self._oddity, odd),
            (self._error, self._error.text()),
        ):
            text.setVisible(bool(words))
        name = f"{self._label.text()}: "  # of a word that is explained, where it is the question itself
        explained = self._label.accessibleDescription().removeprefix(name)
        said = [words for words in (self._error.text(), odd, self._note.text(), explained) if words.strip()]
        self._editor.setAccessibleDescription(" ".join(said))

    def fit(self, room: int) -> None:
        """The control below the words where both have no room side by side; `room` is for the field."""
        if self._is_beside:
            least = LEAST_OF_LONG if len(self._note.text()) > LONG else LEAST_WORDS
            needed = self._editor.sizeHint().width() + self._layout.spacing() + scaled(least)
            wide = needed <= room
            self._layout.setDirection(_BESIDE if wide else QBoxLayout.Direction.TopToBottom)
            side = Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignLeft
            self._layout.setAlignment(self._editor, side)

    def _arrange(self, *, beside: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._label)
        self._is_beside = beside
        layout = self._layout = QBoxLayout(_BESIDE if beside else QBoxLayout.Direction.TopToBottom, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14 if beside else 4)
        layout.addLayout(words, 1 if beside else 0)
        if beside:
            layout.addWidget(self._editor, 0, Qt.AlignmentFlag.AlignVCenter)
        elif self.fills:
            layout.addWidget(self._editor)
        else:
            layout.addWidget(self._editor, 0, Qt.AlignmentFlag.AlignLeft)
        self._below = below = words if beside else layout
        for text in (self._note, self._oddity, self._error):
            below.addWidget(text)
