"""Words of the screen as they are spoken: without shapes, invisible marks and signs that part."""

import re

_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")
_SHAPES = re.compile(r"[●◆▲■○◇▶✓✗✕•]\s*")
_DASHES = re.compile(r"^(?:–\s+)+")  # the shape of what is not known, or does not apply
_PARTING = re.compile(r"(?:\s+[·→])+\s+")
_TAGS = re.compile(r"<[^<>]+>")
_SPEAKABLE = re.compile(r"\w")


def spoken(text: str) -> str:
    """What is left to say; empty where there is only a sign."""
    words = _PARTING.sub(", ", _SHAPES.sub("", _INVISIBLE.sub("", text))).strip()
    words = _DASHES.sub("", words)
    return words if _SPEAKABLE.search(words) else ""


def without_markup(tip: str) -> str:
    """The words of a tooltip."""
    from html import unescape

    return spoken(unescape(_TAGS.sub("", tip)) if tip.startswith("<") else tip)
