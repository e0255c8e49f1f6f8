"""A sheet whose rows have a height from the start and grow all the same with what is typed into them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

LINE = 13.5  # points, of a text of 10
HIGHEST = 400.0  # points; Excel takes 409
_FULL = 1.2  # letters of a text to a letter of the width


class GrowingRows(Worksheet):  # type: ignore[misc]
    """Without the remark that somebody chose the height, which keeps a row as it is for ever."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, Any]] = ()) -> None:
        kept = [one for one in attributes if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, kept)


def row_height(cells: Iterable[tuple[str | date, int]]) -> float:
    """The height in points for cells, each with the width of its column in letters."""
    lines = max((_lines(cell, width) for cell, width in cells if isinstance(cell, str)), default=1)
    return min(HIGHEST, LINE * max(lines, 1) + 2)


def _lines(text: str, width: int) -> int:
    """Words go to a new line as a whole, which takes a little more than the letters do."""
    return sum(_wrapped(line, max(1, int(width * _FULL))) for line in text.split("\n"))


def _wrapped(line: str, most: int) -> int:
    lines, left = 1, most
    for word in line.split(" "):
        length = len(word)
        if length > left and left < most:
            lines, left = lines + 1, most
        while length > most:
            lines, length = lines + 1, length - most
        left -= length + 1
    return lines
