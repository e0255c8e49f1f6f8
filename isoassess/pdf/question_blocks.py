"""Questions with room for their answers, to be written by hand or typed into the fields of a form."""

from msgspec import Struct

FORM_FIELD = "isoassess"  # in which a form says what it is


class Choice(Struct, frozen=True, kw_only=True):
    """One of a few values: each as it is kept and as it is shown. `says` names the whole when read aloud."""

    name: str
    says: str
    values: tuple[tuple[str, str], ...]


class WritingBox(Struct, frozen=True, kw_only=True):
    """A box to write into, so many lines high, under its label; `share` is that of the width of its row.

    `says` names it when read aloud, where the label alone would not do. `name` is that of the field.
    """

    name: str
    label: str
    says: str
    lines: int = 1
    share: float = 1.0


WritingRow = tuple[WritingBox, ...]
"""Boxes beside each other."""


class AskedQuestion(Struct, frozen=True, kw_only=True):
    """A question, and beside it the room for its answer.

    `place` stands below the number. A hint is a label, which may be empty, and a text. Where the question
    is longer than the room for the answer, the first row of boxes grows.
    """

    number: int
    place: str
    question: str
    hints: tuple[tuple[str, str], ...]
    choice: Choice
    rows: tuple[WritingRow, ...]


class WritingRoom(Struct, frozen=True, kw_only=True):
    """Boxes across the width of the text, without a question."""

    rows: tuple[WritingRow, ...]
