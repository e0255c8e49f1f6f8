"""A lock that ends with its process, for changes that several programs make in one file."""

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

_PAUSE = 0.01  # seconds between two attempts


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
        _wait(handle, patience)
        yield
    finally:
        with suppress(OSError):
            os.close(handle)  # and with it the lock


def _wait(handle: int, patience: float) -> None:
    end = time.monotonic() + patience
    while not _is_locked(handle) and time.monotonic() < end:
        time.sleep(_PAUSE)


def _is_locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
