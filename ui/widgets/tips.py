"""What a person typed, as a tooltip: never read as markup, wrapped, and never larger than a screen."""

import re
from html import escape

LONGEST = 600
LONGEST_WORD = 40


def tip(text: str) -> str:
    """The text for a tooltip; empty where there is none."""
    if not text.strip():
        return ""
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    breakable = re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", "\\1\u200b", shown)
    return f"<p>{escape(breakable)}</p>"
