"""What a person typed as Word can hold it: no control characters, and a paragraph for each typed line."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from isoassess.pdf.blocks import Line, Span
from isoassess.pdf.lettering.stand_ins import MISSING, UNREADABLE, stand_in
from isoassess.pdf.plain_text import with_plain_breaks

_JOINERS = "\u200c\u200d"  # whole scripts are spelled with them
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_PIECES = re.compile(f"([{_RIGHT_TO_LEFT}](?:[^\\w\n]*[{_RIGHT_TO_LEFT}])*)")


class PlainWords:
    """Turns what was typed into what a file can hold, and remembers what no file can."""

    def __init__(self) -> None:
        self._replaced: dict[str, None] = {}

    @property
    def replaced(self) -> tuple[str, ...]:
        """Each character shown as a box, once, in the order met."""
        return tuple(self._replaced)

    def plain(self, text: str) -> str:
        """The text with its line breaks, and without what nobody sees."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(map(self._shown, with_plain_breaks(text)))

    def one_line(self, text: str) -> str:
        return " ".join(self.plain(text).split())

    def joined(self, line: Line) -> list[Span]:
        """The spans of a text that is one line by its nature."""
        return [replace(span, text=self.plain(span.text).replace("\n", " ")) for span in line]

    def typed(self, line: Line) -> list[list[Span]]:
        """The spans of each line that is not blank; one without any where all are."""
        lines: list[list[Span]] = [[]]
        for span in line:
            first, *rest = self.plain(span.text).split("\n")
            lines[-1].append(replace(span, text=first))
            lines.extend([replace(span, text=text, box=False, anchor="")] for text in rest)
        return [spans for spans in lines if any(span.text.strip() or span.box for span in spans)] or [[]]

    def _shown(self, character: str) -> str:
        """Word finds a font for every character; only what is none in Unicode becomes a box, as on paper."""
        if character in _JOINERS:
            return character
        shown = stand_in(character, str.isprintable)
        if shown is None:
            self._replaced.setdefault(UNREADABLE if "\ud800" <= character <= "\udfff" else character)
        return MISSING if shown is None else shown


def anchors_in(line: Sequence[Span]) -> tuple[str, ...]:
    return tuple(span.anchor for span in line if span.anchor)


def begins_at_right(text: str) -> bool:
    """Whether the first letter of a text is of a script that is read from right to left."""
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return first != "L"


def pieces_of(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces of one direction, and whether that is from right to left."""
    for place, piece in enumerate(_PIECES.split(text)):
        if piece:
            yield piece, place % 2 == 1
