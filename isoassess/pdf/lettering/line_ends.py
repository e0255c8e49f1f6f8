"""Between which characters a line may end without a space: Chinese and Japanese are written without any.

The usual rules: no line begins with what closes, ends or belongs to the character before it, and none ends
with what opens. Korean is written with spaces, and its words are kept whole as those of other scripts.
"""

import re

_OF_SIGNS = "\u3000-\u303f\u3040-\u30ff\u31f0-\u31ff\u3220-\u325f\u3280-\u33ff"
_OF_WORDS = "\u2e80-\u2fff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WIDE = re.compile(f"[{_OF_SIGNS}{_OF_WORDS}\ufe30-\ufe4f\uff00-\uff9f\uffe0-\uffe6]")
_KOREAN = re.compile("[\u1100-\u11ff\u3130-\u318f\u3200-\u321e\u3260-\u327f\uac00-\ud7a3]")

_CLOSING = ")]}\u00bb\u2019\u201d\u203a\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301e\u301f"
_CLOSING_WIDE = "\uff09\uff3d\uff5d\uff60\uff63\ufe36\ufe38\ufe3a\ufe3c\ufe3e\ufe40\ufe42\ufe44"
_ENDING = (
    ".,:;!?\u2026\u2025\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff61\uff64\u203c\u2047\u2048\u2049"
)
_JOINING = "-/\u00b7\u2010\u2013\u2014\u2015\u301c\u3030\u30a0\u30fb\uff0d\uff0f\uff5e\uff65"
_GOING_ON = "\u3005\u303b\u309b\u309c\u309d\u309e\u30fc\u30fd\u30fe\uff70\uff9e\uff9f"
_SMALL = (
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096"
    "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\uff67\uff68\uff69\uff6a\uff6b\uff6c"
    "\uff6d\uff6e\uff6f"
) + "".join(map(chr, range(0x31F0, 0x3200)))
_BEHIND_NUMBERS = "%\u00b0\u2030\u2032\u2033\u2103\u2109\uff05\uffe0"
_OPENING = "([{\u00ab\u2018\u201c\u2039\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\u301d"
_OPENING_WIDE = "\uff08\uff3b\uff5b\uff5f\uff62\ufe35\ufe37\ufe39\ufe3b\ufe3d\ufe3f\ufe41\ufe43"
_BEFORE_NUMBERS = "$#\u00a3\u00a5\u20ac\u20a9\u2116\uff04\uff03\uffe1\uffe5\uffe6"
_EITHER_WAY = "'\""  # nobody knows whether it opens or closes
_NO_BREAK = "\u00a0"

NEVER_FIRST = frozenset(
    _CLOSING
    + _CLOSING_WIDE
    + _ENDING
    + _JOINING
    + _GOING_ON
    + _SMALL
    + _BEHIND_NUMBERS
    + _EITHER_WAY
    + _NO_BREAK
)
NEVER_LAST = frozenset(_OPENING + _OPENING_WIDE + _BEFORE_NUMBERS + _EITHER_WAY + _NO_BREAK)


def line_ends(text: str) -> list[int]:
    """Before which characters of a text without spaces a new line may begin, in ascending order."""
    if not _WIDE.search(text):
        return []
    return [place for place in range(1, len(text)) if may_end_between(text[place - 1], text[place])]


def may_end_between(before: str, after: str) -> bool:
    """Whether a line may end between two characters, neither of which is a space."""
    if after in NEVER_FIRST or before in NEVER_LAST or _KOREAN.match(before) or _KOREAN.match(after):
        return False
    return bool(_WIDE.match(before) or _WIDE.match(after))
