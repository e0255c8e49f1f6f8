"""Text as a person typed it, brought into one form that any file can hold."""

import unicodedata

_BREAKS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\t": "    "}
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
_NO_CHARACTERS = "\ufffe\uffff"  # XML can have neither


def printable(text: str) -> str:
    """The text on one line for the metadata, where any script can stand."""
    shown = (
        c
        for c in with_plain_breaks(text)
        if (unicodedata.category(c) not in _INVISIBLE and c not in _NO_CHARACTERS) or c == "\n"
    )
    return " ".join("".join(shown).split())


def with_plain_breaks(text: str) -> str:
    """The text with one kind of line break, and letters typed in two parts joined."""
    for typed, plain in _BREAKS.items():
        text = text.replace(typed, plain)
    return unicodedata.normalize("NFC", text)
