"""How long a password withstands who has the file and tries out others: by its length, and by no rule."""

from enum import IntEnum
from itertools import pairwise

from isoassess.language.texts import _

_ENDS = ((8, 0), (12, 1), (16, 2))  # below so many characters; how strong that is

_EACH = 2  # times that each different character counts


class Strength(IntEnum):
    """What the length alone tells; a long password that others can guess is weaker."""

    SHORT = 0
    FAIR = 1
    GOOD = 2
    STRONG = 3


def why_not(password: str) -> str:
    """Why it cannot be a password, in a sentence; empty where it can."""
    if not password:
        return _("Type a password.")
    if not password.strip():
        return _("Blanks alone are not a password.")
    return ""


def strength(password: str) -> Strength:
    """A character that follows from the one before it, as in "aaaa" or "1234", counts for nothing.

    Nor does one that has come twice for each one that is different, as in "redredredred".
    """
    steps = [ord(after) - ord(before) for before, after in pairwise(password)]
    counted = len(password) - sum(step in (0, 1, -1) for step in steps)
    counted = min(counted, _EACH * len(set(password)))
    return Strength(next((value for end, value in _ENDS if counted < end), Strength.STRONG))


def strength_words(password: str) -> str:
    """How strong it is, in a sentence; empty while nothing is typed."""
    if not password:
        return ""
    found = strength(password)
    if found is Strength.SHORT and len(password) >= _ENDS[0][0]:
        return _("Easy to guess: it repeats itself or counts on, so that its length helps little.")
    return {
        Strength.SHORT: _("Short: who has the file can try out all passwords of this length."),
        Strength.FAIR: _("Fair: it keeps out who does not try for weeks."),
        Strength.GOOD: _("Good, unless it can be guessed, as a name or a date can."),
        Strength.STRONG: _("Strong, unless it can be guessed, as a saying can."),
    }[found]


def one_line(pasted: str) -> str:
    """What was pasted as it can be typed: no line break at its ends, and a blank for each inside."""
    return " ".join(pasted.strip("\r\n\u2028\u2029\x85").splitlines())
