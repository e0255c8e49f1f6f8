"""Copies from before a file had a password: each can be closed by it, too, be removed, or stay as it is."""

import glob
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path

from isoassess.errors import ExpectedError
from isoassess.store.deleting.copies import KeptCopy, remove_copy
from isoassess.store.errors import translated
from isoassess.store.file.identity import read_identity
from isoassess.store.file.kept_beside import kept_beside
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.keyring import KEYRING, FileKey
from isoassess.store.vault.resealing import put_in_place, write_resealed

_BEGINNINGS = (b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")  # of a file, and of a `-wal`


class ReadableFate(Enum):
    """What becomes of a copy that anybody can read."""

    CLOSE = auto()
    REMOVE = auto()
    KEEP = auto()


def readable_copies(path: Path, backups: Iterable[Path]) -> list[KeptCopy]:
    """Backups and files kept beside a file with a password that have none, the newest first.

    What is not `known` is only a piece of a file, and cannot be closed.
    """
    replaced = path.parent.glob(f"{glob.escape(path.stem)}.replaced*{glob.escape(path.suffix)}")
    pieces = path.parent.glob(f"{glob.escape(path.name)}-*.kept*")
    found: list[KeptCopy] = []
    for copy in dict.fromkeys((*kept_beside(path), *replaced, *pieces, *backups)):
        with suppress(OSError):
            with copy.open("rb") as file:
                beginning = file.read(16)
            if beginning.startswith(_BEGINNINGS):
                at = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
                found.append(KeptCopy(path=copy, at=at, known=beginning == _BEGINNINGS[0]))
    return sorted(found, key=lambda copy: copy.at, reverse=True)


def close_copies(fates: Mapping[Path, ReadableFate], key: FileKey) -> list[str]:
    """What could not be done, a sentence each; for a thread of its own."""
    problems: list[str] = []
    for copy, fate in fates.items():
        try:
            if fate is ReadableFate.CLOSE:
                close_copy(copy, key)
            elif fate is ReadableFate.REMOVE:
                remove_copy(copy)
        except ExpectedError as error:
            problems.append(str(error))
    return problems


def close_copy(copy: Path, key: FileKey) -> None:
    """By the key of the file that it is a copy of; what was readable is written over."""
    KEYRING.put(copy, None)  # what its key is need not be guessed
    with translated(copy), closing(connect(copy, isolation_level=None)) as connection:
        part = write_resealed(connection, copy, key, read_identity(connection))
    put_in_place(part, copy, key)
