"""Whether a file that SQLite takes for no database of ours was one: by what is left in it, or its backups."""

from contextlib import suppress
from pathlib import Path

from isoassess.store.backup.places import folder_beside, found_in

_MARK = b"isoassess-mark-"  # stands in every file since the third schema
_PIECE = 1 << 20


def was_store(path: Path) -> bool:
    """Its first page may be what is damaged. Reads up to the whole file."""
    return bool(found_in(folder_beside(path))) or _holds_mark(path)


def _holds_mark(path: Path) -> bool:
    with suppress(OSError, ValueError), path.open("rb") as file:
        before = b""
        while piece := file.read(_PIECE):
            if _MARK in before + piece:
                return True
            before = piece[-len(_MARK) :]
    return False
