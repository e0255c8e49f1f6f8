"""What is printed for a character that no font shows as it was typed, so that nothing a person reads is lost.

What was typed stays as it is in the file; this is only for paper.
"""

import functools
import unicodedata
from collections.abc import Callable

MISSING = "\u25a1"  # a visible box: the reader sees that something stood here
UNREADABLE = "\ufffd"  # stands for half a character when it is named

_INVISIBLE = frozenset({"Cc", "Cf"})
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # take no room and say nothing
_NO_BREAK = frozenset("\u00a0\u2007\u202f")
_BLANKS = frozenset("\u2800")  # what is no space by its kind, and looks like one

# Marks that another one says as well. Those above U+F000 are bullets as word processors paste them:
# characters of Symbol and Wingdings, which mean nothing without these fonts.
_MARKS = (
    ("\u2610\u25fb\u25fd\u25ab\u2751\u2752\u274f\u2750\u2b1c\uf0a8\uf06f\uf071\uf072", "\u25a1"),
    ("\u2611\u2705\u2714\U0001f5f8\U0001f5f9\uf0fc\uf0fe", "\u2713"),
    ("\u2612\u2715\u2716\u2718\u274c\u274e\U0001f5f4\U0001f5f5\uf0fb\uf0fd", "\u2717"),
    ("\uf0b7\uf09f\u2219\u26ab", "\u2022"),
    ("\uf06c", "\u25cf"),
    ("\uf0a7\uf06e\u25fc\u25fe\u2b1b", "\u25aa"),
    ("\uf0d8\u27a2\u27a4\u25b8", "\u25b6"),
    ("\uf0e0\uf0e8\u2794\u279c\u279d\u279e\u2799\u279b\u27a1\u27f6", "\u2192"),
    ("\uf0df\u2b05\u27f5", "\u2190"),
    ("\uf076", "\u2756"),
    ("\u25c8", "\u25c6"),
    ("\u2731\u2732\u2733", "*"),
    ("\u2252", "\u2248"),
    ("\u223c", "~"),
)
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"  # letters for whoever searches, whatever a font has
_SAME = {typed: printed for several, printed in _MARKS for typed in several} | {
    typed: unicodedata.normalize("NFKC", typed) for typed in _LIGATURES
}
_LOST_BY_FOLDING = ("<super>", "<sub>")  # a power is not a digit


def stand_in(character: str, printable: Callable[[str], bool]) -> str | None:
    """What is printed for one character: itself, others, nothing; None where nothing can stand for it."""
    if character == "\n":
        return character
    if character in _SAME:
        return _SAME[character]
    kept = _without_ink(character)
    if kept is not None:
        return kept
    if printable(character):
        return character
    folded = _folded(character)
    return folded if folded and all(map(printable, folded)) else None


def with_plain_marks(text: str) -> str:
    """The text with letters for ligatures and common marks, where it is shown in a font of the reader."""
    return "".join(_SAME.get(character, character) for character in text)


@functools.cache
def _without_ink(character: str) -> str | None:
    """Spaces as one space, invisible characters as nothing; None where there is something to see."""
    if character in _NO_BREAK:
        return "\u00a0"
    category = unicodedata.category(character)
    if category == "Zs" or character in _BLANKS:
        return " "
    invisible = category in _INVISIBLE or character in _FILLERS
    return "" if invisible or "VARIATION SELECTOR" in unicodedata.name(character, "") else None


def _folded(character: str) -> str:
    """The plain form of a character that is only another form of it (UAX 15); empty where there is none."""
    form = unicodedata.decomposition(character).partition(" ")[0]
    if not form.startswith("<") or form in _LOST_BY_FOLDING:
        return ""
    plain = unicodedata.normalize("NFKC", character)
    return f"({plain})" if form == "<circle>" else plain
