"""Letting go of a file without writing to it: whoever is the last to close one has SQLite fold all in.

That is wrong where what lay beside the file was taken away: this connection does not know what others have
written since, and would write over it.
"""

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine

from isoassess.store.file.guard import FileGuard

if sys.platform == "linux":
    import fcntl

_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510  # the bytes that everybody locks who reads, by the file format


def part_from(engine: Engine, path: Path) -> None:
    """Close the connections to the file at `path`, and fold nothing in where that can be kept from SQLite."""
    with _as_if_read_by_another(path):
        engine.dispose()


@contextmanager
def _as_if_read_by_another(path: Path) -> Iterator[None]:
    """A lock of the open file, not of the process, holds against this process too; only Linux has them.

    Windows lets nobody take away what is open.
    """
    with ExitStack() as until_closed:
        if sys.platform == "linux":
            with suppress(OSError):  # a file system without such locks, or a file that nobody may read now
                file = os.open(path, os.O_RDONLY)
                until_closed.callback(os.close, file)
                lock = struct.pack("hhqqi0q", fcntl.F_RDLCK, os.SEEK_SET, _SHARED_FIRST, _SHARED_SIZE, 0)
                fcntl.fcntl(file, fcntl.F_OFD_SETLK, lock)
        yield


def let_go(engine: Engine, guard: FileGuard) -> None:
    """Of what is open: as usual, or apart where the file is not at its place any more."""
    if guard.works_apart():
        part_from(engine, guard.path)
    else:
        engine.dispose()
