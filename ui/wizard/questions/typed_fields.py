"""Questions that are answered by typing: a line, a number, a day, several entries, a few lines."""

from datetime import date

from PySide6.QtCore import QLocale, Qt

from isoassess.errors import BadInput
from isoassess.language.amounts import read_amount, typed_amount
from isoassess.language.dates import date_words
from isoassess.standard_choice.intake import read_count, read_nace
from ui.widgets.days.day_line import DayLine
from ui.widgets.layout.sizes import most_width
from ui.widgets.typing.caret import followed, is_written_in, show_in_line
from ui.widgets.typing.editors import LineEdit, ParagraphEdit
from ui.widgets.typing.save_pause import SavePause
from ui.wizard.questions.fields import Field


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

    def __init__(self, key: str, label: str, *, hint: str = "", placeholder: str = "") -> None:
        super().__init__(key, label, hint=hint, placeholder=placeholder)
        most_width(self._line, 140)
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
        shown = isinstance(value, int | float) and typed_amount(value, decimal=QLocale().decimalPoint())
        super().put(shown or None)


class ProfileDayField(Field):
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


class NaceField(LineField):
    """Several codes in one line, separated by commas with a space, semicolons or lines."""

    def value(self) -> object:
        return read_nace(self._line.text())

    def put(self, value: object) -> None:
        super().put(", ".join(value) if isinstance(value, tuple) else "")


class ParagraphField(Field):
    """A few lines of text, saved on a pause and on leaving."""

    def __init__(
        self, key: str, label: str, *, hint: str = "", lines: int = 3, placeholder: str = ""
    ) -> None:
        self._text = ParagraphEdit(lines)
        self._text.setPlaceholderText(placeholder)
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
