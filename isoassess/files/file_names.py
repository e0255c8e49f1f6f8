"""Foreign text on its way to the name of a file: it stays in its folder, on every system."""

import re
import unicodedata

NAME = r"[a-z0-9][a-z0-9-]{0,60}"  # of what is kept under a name of its own, such as a catalogue
LONGEST = 200  # bytes of a whole name; file systems refuse more than 255, and a program adds an ending
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


def _cut(name: str, most: int) -> str:
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    room = most - len((dot + ending).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + ending
