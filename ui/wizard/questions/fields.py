"""Questions of the form: each has a label, a control, a hint, and what is wrong with it right beside."""

from abc import abstractmethod
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from isoassess.errors import BadInput
from isoassess.language.amounts import amount_words, read_amount
from isoassess.language.dates import date_words
from isoassess.standard_choice.intake import read_count, read_list
from ui.widgets.days.day_line import DayLine
from ui.widgets.keys.focus import give_focus
from ui.widgets.texts import Text
from ui.widgets.theme import restyle
from ui.widgets.typing.caret import followed, is_written_in, show_in_line
from ui.widgets.typing.editors import LineEdit, ParagraphEdit
from ui.widgets.typing.save_pause import SavePause


class Field(QWidget):
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
        self._label = Text("strong", label)
        self._note = Text("small", hint)
        self._oddity = Text("fieldHint")
        self._error = Text("fieldError")
        self._label.setBuddy(self.target())
        editor.setAccessibleName(label)
        self._arrange(beside=beside)
        self._show_notes()

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
        said = [words for words in (self._error.text(), odd, self._note.text()) if words.strip()]
        self._editor.setAccessibleDescription(" ".join(said))

    def _arrange(self, *, beside: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._label)
        layout: QBoxLayout = QHBoxLayout(self) if beside else QVBoxLayout(self)
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


class LineField(Field):
    """One line of text, saved on a pause and on leaving."""

    def __init__(self, key: str, label: str, *, hint: str = "", placeholder: str = "") -> None:
        self._line = LineEdit()
        self._line.setPlaceholderText(placeholder)
        super().__init__(key, label, self._line, hint=hint)
        self._pause = SavePause(self)
        self._pause.due.connect(self.flush)
        self._line.textEdited.connect(self._typed)
        self._line.left.connect(self.flush)

    def value(self) -> object:
        return self._line.text()

    def typed(self) -> str | None:
        return self._line.text()

    def give_back(self, typed: str) -> None:
        self._line.setText(typed)
        self._changed()
        self.flush()

    def put(self, value: object) -> None:
        show_in_line(self._line, str(value))
        if not is_written_in(self._line):
            self._line.setCursorPosition(0)

    def flush(self) -> bool:
        self._pause.stop()
        return super().flush()

    def _typed(self, _text: str) -> None:
        self._changed()
        self._pause.begin()


class NumberField(LineField):
    """A whole number or nothing; anything else is refused beside the field."""

    fills = False

    def __init__(self, key: str, label: str, *, hint: str = "") -> None:
        super().__init__(key, label, hint=hint)
        self._line.setMaximumWidth(140)
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def value(self) -> object:
        return read_count(self._line.text())

    def put(self, value: object) -> None:
        super().put("" if value is None else value)


class AmountField(NumberField):
    """A number that may have decimals, such as part-time work converted to full time."""

    def value(self) -> object:
        return read_amount(self._line.text(), decimal=QLocale().decimalPoint())

    def put(self, value: object) -> None:
        shown = isinstance(value, int | float) and amount_words(value, decimal=QLocale().decimalPoint())
        super().put(shown or None)


class DayField(Field):
    """A day or nothing; below it stands how the day is read."""

    fills = False

    def __init__(self, key: str, label: str, *, hint: str = "") -> None:
        self._line = DayLine(label)
        super().__init__(key, label, self._line, hint=hint)
        self._hint = hint
        self._line.textChanged.connect(self._read_back)
        self._line.textEdited.connect(self._typed)
        self._line.settled.connect(self.flush)
        self._pause = SavePause(self)  # what is no day yet is kept, and said once it is left
        self._pause.due.connect(self._tell_refused)

    def value(self) -> object:
        return self._line.day()

    def typed(self) -> str | None:
        return self._line.text()

    def give_back(self, typed: str) -> None:
        self._line.setText(typed)
        self._changed()
        self.flush()

    def put(self, value: object) -> None:
        self._line.show_day(value if isinstance(value, date) else None)

    def _typed(self, _text: str) -> None:
        self._changed()
        self._pause.begin()

    def _read_back(self) -> None:
        try:
            day = self._line.day()
        except BadInput:
            day = None
        self.note(date_words(day) if day else self._hint)


class ListField(LineField):
    """Several entries in one line, separated by commas."""

    def value(self) -> object:
        return read_list(self._line.text())

    def put(self, value: object) -> None:
        super().put(", ".join(value) if isinstance(value, tuple) else "")


class ParagraphField(Field):
    """A few lines of text, saved on a pause and on leaving."""

    def __init__(self, key: str, label: str, *, hint: str = "", lines: int = 3) -> None:
        self._text = ParagraphEdit(lines)
        super().__init__(key, label, self._text, hint=hint)
        self._stored = self._shown = ""
        self._pause = SavePause(self)
        self._pause.due.connect(self.flush)
        self._text.textChanged.connect(self._typed)
        self._text.left.connect(self.flush)

    def value(self) -> object:
        return self._stored if self._read() == self._shown else self._read()

    def put(self, value: object) -> None:
        before, cursor = self._read(), self._text.textCursor()
        position = cursor.position()
        self._text.blockSignals(True)
        self._text.setPlainText(str(value))
        self._stored, self._shown = str(value), self._read()
        if is_written_in(self._text):
            cursor.setPosition(followed(before, self._shown, position))
            self._text.setTextCursor(cursor)
        self._text.blockSignals(False)

    def flush(self) -> bool:
        self._pause.stop()
        return super().flush()

    def _read(self) -> str:
        """The text with every space as it was typed; Qt's plain text makes them all alike."""
        return self._text.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _typed(self) -> None:
        if self._read() != self._shown:
            self._stored = self._shown = self._read()
            self._changed()
            self._pause.begin()
