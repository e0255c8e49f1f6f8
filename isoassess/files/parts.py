"""The hidden parts that whole files grow in, and the clearing away of those a killed process left behind.

Whoever writes a part holds a lock on it, and a lock ends with its process: what can be locked belongs to
nobody any more. On Windows an open file cannot be removed, which comes to the same.
"""

import os
import re
import secrets
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

_PART = re.compile(r"\.(isoassess-)?[0-9a-f]{16}\.part")  # without our name: of the first version
_FRESH = 60  # seconds in which a part on Windows may be on its way from written to moved
_PRIVATE = 0o600
_USUAL = 0o666  # without what the person's umask takes away


def new_part(beside: Path, *, private: bool) -> tuple[Path, BinaryIO]:
    """An empty part beside a file, open and held until it is closed (OSError)."""
    while True:
        part = beside.with_name(f".isoassess-{secrets.token_hex(8)}.part")
        handle = os.open(part, _flags(os.O_CREAT | os.O_EXCL | os.O_WRONLY), _PRIVATE if private else _USUAL)
        file = os.fdopen(handle, "wb")
        _hold(file)
        if _is_there(part, file):
            return part, file
        file.close()  # it was taken for a left one before it was held


def clear_left(folder: Path) -> None:
    """Remove the parts in a folder whose writers are gone; others' files and what is in use stay."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _PART.fullmatch(entry.name):
                with suppress(OSError):
                    _remove_left(Path(entry.path))


def _remove_left(part: Path) -> None:
    found = part.lstat()
    if not stat.S_ISREG(found.st_mode):
        return
    if sys.platform == "win32":
        if time.time() - found.st_mtime > _FRESH:
            part.unlink()
        return
    if found.st_uid != os.getuid():
        return
    handle = os.open(part, _flags(os.O_RDONLY))
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        part.unlink()
    finally:
        os.close(handle)


def _hold(file: BinaryIO) -> None:
    """Where files cannot be locked, nobody can take the part for a left one either."""
    if sys.platform != "win32":
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX)


def _is_there(part: Path, file: BinaryIO) -> bool:
    try:
        return sys.platform == "win32" or os.path.samestat(part.lstat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _flags(wanted: int) -> int:
    """Never through a link, bytes as they are, and not for the programs we start."""
    for name in ("O_NOFOLLOW", "O_BINARY", "O_CLOEXEC", "O_NOINHERIT"):
        wanted |= getattr(os, name, 0)
    return wanted
