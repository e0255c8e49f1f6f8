"""What a person typed, where there is little room: never read as markup, wrapped, no larger than a screen."""

import re
from html import escape

LONGEST = 600
LONGEST_WORD = 40
BREAK = "\u200b"


def tip(text: str) -> str:
    """The text for a tooltip; empty where there is none."""
    if not text.strip():
        return ""
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    return f"<p>{escape(breakable(shown))}</p>"


def breakable(text: str) -> str:
    """The text with an invisible place to break in every word that is too long for a line."""
    return re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", f"\\1{BREAK}", text)
