"""A language that no one speaks: each text a third longer, with accents, in brackets, to be read back."""

import gettext
import math
import re

from isoassess.language import texts

LONGER = 0.3  # of what is translated, as German or Finnish are longer than English
FILLING = "~"
OPENS, ENDS = "«", "»"  # which no text has
KEPT = re.compile(
    r"(\{[^{}]*\}|%[a-z%]|<[^<>]*>|&[a-z]+;|\*\.[\w*]+|https?://\S+|\n)"  # places, marks, patterns, addresses
)
PLAIN = "AaCcEeGgIiKkLlNnOoRrSsTtUuYyZz"
ACCENTED = "ÅäÇçÊéĞğÏíĶķĻļÑñÔöŘřŠšŢţÜûÝýŽž"
_THERE = str.maketrans(PLAIN, ACCENTED)
_BACK = str.maketrans(ACCENTED, PLAIN)


class Longer(gettext.NullTranslations):
    """As gettext would find it in a catalog of its own."""

    def gettext(self, message: str) -> str:
        return longer(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return longer(msgid1 if n == 1 else msgid2)


def speak_longer() -> None:
    """Every text that is translated from now on is longer."""
    texts._translation = Longer()


def longer(message: str) -> str:
    """The message in that language; what is filled in, and the letter a key is named by, stay."""
    if not message.strip():
        return message
    parts = KEPT.split(message)
    words = "".join(part if index % 2 else part.translate(_THERE) for index, part in enumerate(parts))
    return f"{OPENS}{words}{_filled(message)}{ENDS}"


def plain(shown: str) -> str:
    """What was said in English, of one text or of several in one another."""
    read = re.sub(f" ?{FILLING}+(?: {FILLING}+)*(?={ENDS})|[{OPENS}{ENDS}]", "", shown)
    return read.translate(_BACK)


def _filled(message: str) -> str:
    """So much more, in words that can be broken, less the brackets."""
    count = max(math.ceil(LONGER * len(message)) - 2, 0)
    words = [FILLING * 5] * (count // 6) + [FILLING * (count % 6)] * bool(count % 6)
    return "".join(f" {word}" if len(message) > 12 else word for word in words)
