"""A lock on an open file that ends with its process, in whatever way that ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCKED_BYTE = 1 << 20  # far behind the content: Windows lets nobody read a locked range
_PAUSE = 0.01  # seconds between two attempts


def try_lock(handle: int) -> bool:
    """Whether nobody else holds the lock; it is then held as long as the file is open."""
    try:
        if sys.platform == "win32":
            here = os.lseek(handle, 0, os.SEEK_CUR)
            os.lseek(handle, LOCKED_BYTE, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(handle, here, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def lock_soon(handle: int, *, patience: float) -> bool:
    """As `try_lock`, again and again for `patience` seconds."""
    end = time.monotonic() + patience
    while not try_lock(handle):
        if time.monotonic() >= end:
            return False
        time.sleep(_PAUSE)
    return True


@contextmanager
def held(lock: Path, *, patience: float) -> Iterator[None]:
    """Alone as long as it lasts; after `patience` seconds, or where nothing can be locked, all the same."""
    flags = os.O_CREAT | os.O_RDWR
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_NOINHERIT", "O_NONBLOCK"):
        flags |= getattr(os, name, 0)
    try:
        handle = os.open(lock, flags, 0o600)
    except OSError:
        yield
        return
    try:
        lock_soon(handle, patience=patience)
        yield
    finally:
        with suppress(OSError):
            os.close(handle)  # and with it the lock
