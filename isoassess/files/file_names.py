"""Foreign text on its way to the name of a file: it stays in its folder, on every system."""

import hashlib
import re
import unicodedata
from collections.abc import Callable

NAME = r"[a-z0-9][a-z0-9-]{0,60}"  # of what is kept under a name of its own, such as a catalogue
LONGEST = 200  # bytes of a whole name; file systems refuse more than 255, and a program adds an ending
_WHOLE = 1_000_000  # bytes; no name is as long
_SIGN = 4  # digits that tell two long names apart
_LONGEST_ENDING = 20  # bytes; what follows the last dot of a longer one is no ending
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})
_RESERVED = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}


def is_plain_name(name: str) -> bool:
    """Whether it can be a file's name everywhere as it is, without anything that leads elsewhere."""
    return re.fullmatch(NAME, name) is not None and not is_reserved(name)


def is_reserved(name: str) -> bool:
    """Whether Windows takes the name for a device, whatever ending it has."""
    return name.partition(".")[0].strip().lower() in _RESERVED


def file_name(text: str, *, otherwise: str, most: int = LONGEST) -> str:
    """A name that every system takes and that looks as it is; `otherwise` where nothing is left of `text`.

    The ending is kept where the rest has to be cut.
    """
    visible = "".join(
        " " if unicodedata.category(c) in _INVISIBLE else c for c in unicodedata.normalize("NFC", text)
    )
    name = " ".join(_FORBIDDEN.sub(" ", visible).split()).lstrip(" .-~").rstrip(" .")
    name = _cut(name, most) or otherwise
    return f"_{name}" if is_reserved(name) else name


def organization_name(text: str, *, otherwise: str, most: int) -> str:
    """The same of an organization within the name of a file; where it is cut, with a sign of all of it.

    Two long names that begin alike would be one otherwise, and the file of a client that of another.
    """
    name = file_name(text, otherwise=otherwise, most=most)
    if name == file_name(text, otherwise=otherwise, most=_WHOLE):
        return name
    sign = hashlib.sha256(text.encode(errors="replace")).hexdigest()[:_SIGN]
    return f"{file_name(text, otherwise=otherwise, most=most - _SIGN - 1)} {sign}"


def distinct_name(name: str, is_taken: Callable[[str], bool], *, most: int = LONGEST) -> str:
    """The name, with a number before its ending where it is taken already."""
    count, found = 1, name
    while is_taken(found):
        count += 1
        found = _with_number(name, f" ({count})", most)
    return found


def compared_name(name: str) -> str:
    """The same for two names that are one to any system, whatever it makes of capitals and accents."""
    return unicodedata.normalize("NFKC", name).upper().casefold()


def _with_number(name: str, number: str, most: int) -> str:
    stem, ending = _parted(name)
    cut = _cut(stem + ending, most - len(number))
    stem, ending = _parted(cut)
    return stem + number + ending


def _parted(name: str) -> tuple[str, str]:
    """The name before its ending, and the ending with its dot."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem or len(ending.encode()) > _LONGEST_ENDING:
        return name, ""
    return stem, dot + ending


def _cut(name: str, most: int) -> str:
    """At the end of a word, where that leaves at least half of what there is room for."""
    stem, ending = _parted(name)
    room = most - len(ending.encode())
    kept = stem.encode()[:room].decode(errors="ignore")
    if len(kept) < len(stem) and stem[len(kept)] != " ":
        words = kept.rpartition(" ")[0]
        kept = words if len(words.encode()) >= room // 2 else kept
    return kept.rstrip(" .") + ending
