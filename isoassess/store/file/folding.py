"""Keeps the one file whole: what SQLite writes beside it is folded in, and until then the file says so.

Before the first entry after a fold the file itself is marked as not whole. So whoever finds the marked
file without its `-wal` knows that its newest entries are missing.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from weakref import WeakSet

from isoassess.store.errors import translated
from isoassess.store.file.database import beside
from isoassess.store.file.identity import identity_of_file, read_identity, renew_mark, set_folded
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.driver import sqlite3

_TRIES = 20
_LOOKS = 4
_PAUSE = (0.02, 0.06)  # seconds
_HELD: "WeakSet[Folding]" = WeakSet()  # of the files that are open in this process, to be written
_HELD_LOCK = Lock()


class Folding:
    """Of one connection to one file."""

    def __init__(self, path: Path, *, held: bool = False) -> None:
        """`held`: until its end, which whoever closes the file in this process before it leaves all to."""
        self._beside = beside(path, "-wal")
        self._unmarked = True  # whether what is beside the file may not hold its mark yet
        if held:
            with _HELD_LOCK:
                _HELD.add(self)

    @property
    def size(self) -> int:
        """Bytes beside the file."""
        try:
            return self._beside.stat().st_size
        except OSError:
            return 0

    def begin(self, connection: sqlite3.Connection, mark_in_file: str) -> bool:
        """A transaction with the write lock, in a file marked as not whole; whether it was marked anew."""
        connection.execute("BEGIN IMMEDIATE")
        if self.size and not self._unmarked:
            return False
        for _try in range(_TRIES):
            known = read_identity(connection)
            if known is None or self.size or not known.folded:
                break
            renew_mark(connection, known.mark)
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            mark_in_file, self._unmarked = "", True
            connection.execute("BEGIN IMMEDIATE")
        if known is not None:
            renew_mark(connection, mark_in_file or known.mark)
        return True

    def unmark(self) -> None:
        """Something was folded in: SQLite begins anew beside the file, so the mark must be written again."""
        self._unmarked = True

    def committed(self) -> None:
        """The mark lies beside the file, too."""
        self._unmarked = False

    def fold(self, connection: sqlite3.Connection, *, patience: float = 0) -> bool:
        """Everything into the one file; False where another process did not let us, after `patience` seconds.

        Most of it goes first without stopping anybody.
        """
        if not self.size:
            return True
        with _waiting(connection, patience):
            try:
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
                return self._fold(connection)
            except sqlite3.OperationalError as problem:
                if problem.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise
                return False

    def end(self, *, is_ours: bool) -> None:
        """After closing: finish where it is still our file, and nobody else in this process has it open."""
        with _HELD_LOCK:
            _HELD.discard(self)
            is_last = all(other._beside != self._beside for other in _HELD)
        if is_ours and is_last:
            self.finish()

    def finish(self) -> None:
        """After closing: whoever closed last had SQLite fold it all in, and the file may not say so yet.

        Two that close at once can each undo what the other said, take each other for somebody who has it
        open, or leave behind what is beside it. So it is looked at again, after pauses of chance length.
        """
        file = self._beside.with_name(self._beside.name.removesuffix("-wal"))
        seen = 0  # how often something lay beside it: then another has it open, and sees to it
        for _try in range(_TRIES):
            if self._beside.exists() and seen < _LOOKS:
                seen += 1
                time.sleep(random.uniform(*_PAUSE))
                continue
            said = identity_of_file(file)
            if said is None or said.folded:
                return
            with suppress(sqlite3.Error):
                self._fold_anew(file)
            if seen == _LOOKS:
                return

    def _fold_anew(self, file: Path) -> None:
        """By a connection of its own; a file that is gone is not made anew."""
        with closing(connect(file.absolute(), use="mode=rw", isolation_level=None)) as connection:
            self._fold(connection)

    def _fold(self, connection: sqlite3.Connection) -> bool:
        _say(connection, folded=True)
        self._unmarked = True  # until it is: the disk may be full half-way
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not busy:
            return True
        _say(connection, folded=False)
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        return False


def _say(connection: sqlite3.Connection, *, folded: bool) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        set_folded(connection, folded)
        connection.execute("COMMIT")
    except sqlite3.Error:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


class FoldingApart:
    """Folds on another thread, by a connection of its own, so that nobody waits for the disk meanwhile."""

    def __init__(self) -> None:
        self._goes_on = Lock()
        self._has_ended = False

    def fold(self, path: Path, check: Callable[[], object]) -> None:
        """Not once it has ended; raises why it could not. `check` raises where it is another file."""
        with self._goes_on:
            if self._has_ended:
                return
            check()
            use = "mode=rw"  # a file that is gone is not made anew
            with translated(path), closing(connect(path, use=use, isolation_level=None)) as connection:
                Folding(path).fold(connection)

    def end(self) -> None:
        """Waits for what goes on, and lets nothing begin any more."""
        self._has_ended = True
        self.wait()

    def wait(self) -> None:
        with self._goes_on:
            pass


@contextmanager
def _waiting(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Waits no longer than this for other processes."""
    usual = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {usual}")
