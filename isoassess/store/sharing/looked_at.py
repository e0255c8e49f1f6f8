"""What another computer writes in, looked at: a private copy, made anew when there is something new."""

import shutil
import time
from pathlib import Path

from isoassess.files.temporary import TemporaryFolder
from isoassess.store.errors import from_os
from isoassess.store.file.database import beside
from isoassess.store.file.preparing import prepare
from isoassess.store.vault.keyring import KEYRING

_TRIES, _BETWEEN = 8, 0.1  # seconds, while the other computer writes just now
_PARTS = ("", "-wal", "-journal")
_SHARE = 40  # of the time at most one is given to making copies
_SOONEST = 10.0  # seconds from one copy to the next

_State = tuple[tuple[int, int] | None, ...]


class LookedAt:
    """Whether a new copy is worth its while: the file has changed, and has come to rest."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._shown = self._last = _state(path)
        self._at = time.monotonic()
        self._cost = 0.0

    def copied(self) -> None:
        """A copy was made since this began; how long that took counts for the next."""
        self._cost = time.monotonic() - self._at

    def is_due(self) -> bool:
        now, last = _state(self._path), self._last
        self._last = now
        waited = time.monotonic() - self._at
        is_at_rest = now == last and now[0] is not None
        return is_at_rest and now != self._shown and waited > max(_SOONEST, _SHARE * self._cost)


def copy_of_held(path: Path, *, busy_timeout: float, anyway: bool) -> tuple[TemporaryFolder, Path]:
    """Its folder and the copy, with the tables of this version; raises what is wrong with the file."""
    folder = TemporaryFolder()
    try:
        copy = folder.path / path.name
        _copy_at_rest(path, copy)
        KEYRING.share(path, copy)
        prepare(copy, busy_timeout=busy_timeout, anyway=anyway)
    except BaseException:
        folder.close()
        raise
    return folder, copy


def _copy_at_rest(path: Path, copy: Path) -> None:
    """All of one moment, as far as can be told."""
    try:
        for _try in range(_TRIES):
            before = _state(path)
            for ending in _PARTS:
                beside(copy, ending).unlink(missing_ok=True)
                if beside(path, ending).exists():
                    shutil.copyfile(beside(path, ending), beside(copy, ending))
            if _state(path) == before:
                return
            time.sleep(_BETWEEN)
    except FileNotFoundError:
        if not path.exists():
            raise from_os(path, FileNotFoundError()) from None
    except OSError as problem:
        raise from_os(path, problem) from problem


def _state(path: Path) -> _State:
    return tuple(_look(beside(path, ending)) for ending in _PARTS)


def _look(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
