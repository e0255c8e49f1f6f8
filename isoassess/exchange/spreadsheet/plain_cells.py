"""Texts as they are in a cell and as they are compared: what cannot be seen or kept is not in them."""

import unicodedata
from datetime import date
from enum import Enum

LONGEST = 32_000  # characters; a cell of Excel takes 32,767 UTF-16 units
_MORE = " […]"
_BREAKS = {ord("\u2028"): "\n", ord("\u2029"): "\n", ord("\x0b"): "\n", ord("\x0c"): "\n", ord("\x85"): "\n"}
_LOST = frozenset({"Cc", "Cs", "Cn"})


def plain_text(text: str) -> str:
    """Line breaks as one sign, nothing behind the end of a line, no blank lines around."""
    if text.isprintable():
        return text.strip()
    broken = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    kept = "".join(c for c in broken if c in "\n\t" or unicodedata.category(c) not in _LOST)
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip()


def cell_text(text: str) -> str:
    """The whole of it; a tab as a blank, which .ods keeps."""
    return plain_text(text).replace("\t", " ")


def cut_text(text: str) -> str:
    """As much of it as a cell of a spreadsheet takes, and a sign where there is more."""
    plain = cell_text(text)
    if not is_too_long(plain):
        return plain
    return plain.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore").rstrip() + _MORE


def is_too_long(plain: str) -> bool:
    """Whether a cell takes a part of it only."""
    return len(plain.encode("utf-16-le", "replace")) // 2 > LONGEST


def was_cut(said: str) -> bool:
    """Whether what a cell says is a part only, as it was written."""
    return len(said) > LONGEST // 2 and said.endswith(_MORE)


def value_text(value: object) -> str:
    """A value of an answer as it is compared: a rating by its slug, a day in ISO form, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return plain_text(str(value))
