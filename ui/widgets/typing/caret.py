"""Where the caret goes when another text comes into the field that somebody is writing in."""

import re
from difflib import SequenceMatcher
from itertools import accumulate

from PySide6.QtWidgets import QLineEdit, QWidget

LONGEST = 20_000  # characters that differ; in longer ones no word is looked for
_WIDE = "utf-16-le"  # Qt counts a character beyond the first 65,536 as two
_WORDS = re.compile(r"\w+|\W")


def is_written_in(widget: QWidget) -> bool:
    """Whether the next letter goes there, also while another window of the screen is in front."""
    return widget.window().focusWidget() is widget


def show_in_line(line: QLineEdit, text: str) -> None:
    """Another text, with the caret by the same words; the same text changes nothing."""
    if text != line.text():
        before, position = line.text(), line.cursorPosition()
        line.setText(text)
        line.setCursorPosition(followed(before, line.text(), position))


def followed(before: str, after: str, position: int) -> int:
    """The position by the same words in the text after, as Qt counts; the end stays the end."""
    read = len(_wide(before)[: 2 * position].decode(_WIDE, "surrogatepass"))
    return len(_wide(after[: _followed(before, after, read)])) // 2


def _wide(text: str) -> bytes:
    return text.encode(_WIDE, "surrogatepass")


def _followed(before: str, after: str, position: int) -> int:
    if position >= len(before):
        return len(after)
    head = _alike(before, after)
    if position <= head:
        return position
    tail = _alike(before[head:][::-1], after[head:][::-1])
    if position >= len(before) - tail:
        return len(after) - (len(before) - position)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    return head + _by_words(old, new, position - head)


def _alike(one: str, other: str) -> int:
    """How many letters are the same from the start on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _by_words(before: str, after: str, position: int) -> int:
    """Between the first and the last difference: in the same word, or behind what took its place."""
    if max(len(before), len(after)) > LONGEST:
        return len(after)
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    starts, places = (list(accumulate(map(len, words), initial=0)) for words in (old, new))
    for block in SequenceMatcher(None, old, new).get_matching_blocks():
        if position <= starts[block.a + block.size]:
            return places[block.b] + max(0, position - starts[block.a])
    return len(after)
