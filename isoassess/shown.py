"""Foreign text on its way to one line of a terminal or a window: nothing in it acts, nothing in it hides."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

LONGEST = 2_000  # characters of a message; what is longer is no message but an attack
LONGEST_NAME = 80  # characters of a name in a sentence
LONGEST_LINE = 100_000  # characters of a line among others, such as the reason that a person wrote
_BREAKS = re.compile("[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")
_JOINERS = "\u200c\u200d"  # letters of several scripts, and emoji, are built with them
_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# What pasted names bring along and nobody sees: they steer the direction of writing, or where a line may end.
_STEERING = dict.fromkeys(map(ord, "\xad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"))
_STEERING |= dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_TURNING = "\u202d\u202e"  # they show letters in another order than they are in
_ISOLATE, _END = "\u2068", "\u2069"  # between them a direction of writing is kept to itself
_ISOLATED = re.compile(f"({_ISOLATE}[^\u2066-\u2069]*{_END})")
_MOST_READ = 4  # times as many characters as are shown
_FROM_RIGHT = frozenset({"R", "AL", "AN"})
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def shown(text: str, most: int = LONGEST) -> str:
    """On one line, at most `most` characters: breaks become blanks, other controls are spelled out."""
    return _line(text, most).strip()


def shown_name(text: str, most: int = LONGEST_NAME) -> str:
    """A foreign name in a sentence: as `shown`, and written from the right it turns nothing else around.

    Marks that only steer the direction of writing, as pasted names bring along, are left out; what else
    cannot be seen is told in words.
    """
    plain = _BREAKS.sub(" ", text[: _MOST_READ * most + 1]).translate(_STEERING)
    line = shown(plain if plain.isprintable() else "".join(_in_words(plain)), most)
    from_right = any(unicodedata.bidirectional(character) in _FROM_RIGHT for character in line)
    return f"{_ISOLATE}{line}{_END}" if from_right else line


def shown_lines(lines: Iterable[str]) -> str:
    """Each on a line of its own and nothing more, so that no text can forge a line."""
    return "\n".join(_line(line, LONGEST_LINE).rstrip() for line in lines)


def harmless_json(text: str) -> str:
    """The same JSON with every character escaped that a terminal would act on."""
    return _RAW_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _in_words(text: str) -> Iterator[str]:
    """Several signs that cannot be seen are told of once."""
    from isoassess.language.texts import _  # what is said of errors must not wait for it

    for hidden, characters in groupby(text, _is_hidden):
        part = "".join(characters)
        if hidden:
            part = _("[turns letters around]") if set(part) & set(_TURNING) else _("[hidden sign]")
        yield part


def _is_hidden(character: str) -> bool:
    return character not in _JOINERS and unicodedata.category(character) in _ACTING


def _spelled(text: str) -> str:
    return "".join(map(_spelled_character, text))


def _spelled_character(character: str) -> str:
    if not _is_hidden(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _line(text: str, most: int) -> str:
    if len(text) <= most and text.isprintable():  # as nearly always
        return text
    parts = _ISOLATED.split(_BREAKS.sub(" ", text[: most + 1]))
    spelled = "".join(
        f"{_ISOLATE}{_spelled(part[1:-1])}{_END}" if place % 2 else _spelled(part)
        for place, part in enumerate(parts)
    )
    if len(spelled) <= most:
        return spelled
    kept = spelled[: most - 1]
    is_open = kept.count(_ISOLATE) > kept.count(_END)
    return f"{kept[:-1]}{_END}…" if is_open else f"{kept}…"
