"""What a person typed, where there is little room: never read as markup, wrapped, no larger than a screen."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

LONGEST = 600
LONGEST_WORD = 30
HEADED = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
"""Roles under which a model tells a heading: whole, where the column has no room for it."""
BREAK = "\u200b"  # an invisible place where a line may break


def tip(text: str) -> str:
    """The text for a tooltip; empty where there is none."""
    return f"<p>{escape(breakable(text, LONGEST))}</p>" if text.strip() else ""


def explain(widget: QWidget, text: str) -> None:
    """Say it to who points there and to who listens: a screen reader would read a tooltip's markup."""
    widget.setToolTip(tip(text))
    widget.setAccessibleDescription(text)


def breakable(text: str, longest: int | None = None) -> str:
    """Not endless, and with a place to break in every word that is too long for a narrow line."""
    if longest is not None and len(text) > longest:
        text = text[: longest - 1].rstrip() + "…"
    return re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", rf"\1{BREAK}", text)


def breakable_at(width: int, text: str, metrics: QFontMetrics) -> str:
    """With places to break in every word that is wider than a line, and nowhere else."""
    return re.sub(r"\S+", lambda word: BREAK.join(_lines(word[0], width, metrics)), text)


def broken_into_lines(width: int, text: str, metrics: QFontMetrics) -> str:
    """With line ends between the words, where a line is as wide as that; one word alone may be wider."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def _lines(word: str, width: int, metrics: QFontMetrics) -> list[str]:
    lines = [""]
    for letter in word:
        if lines[-1] and metrics.horizontalAdvance(lines[-1] + letter) > width:
            lines.append("")
        lines[-1] += letter
    return lines
