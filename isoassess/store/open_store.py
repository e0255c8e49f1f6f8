"""How the store is opened and closed, and the two ways in: to read, and to write one transaction."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from isoassess.store.errors import StoreBusy
from isoassess.store.file.open_file import OpenFile
from isoassess.store.file.place import real_place
from isoassess.store.history.journal import Journal
from isoassess.store.history.listening import Listener
from isoassess.store.history.past import LateEntries
from isoassess.store.schema.storable import check_texts
from isoassess.store.waiting.not_saved import faults_as_not_saved

_AGAIN = 0.02  # seconds between two tries to open what is busy


def _now() -> datetime:
    return datetime.now(UTC)


class OpenStore:
    """A file and who writes in it; `file` says and does what concerns the file as a whole."""

    def __init__(self, file: OpenFile, *, who: str, clock: Callable[[], datetime] = _now) -> None:
        self.file = file
        self.last_commit: datetime | None = None  # UTC; of this object, and of who writes for it
        self._asked_by: OpenStore | None = None
        self._who = who
        self._signed = ""
        self._clock = clock
        self._late = LateEntries()
        with file.reading() as connection:
            self._listener = Listener(connection)

    @property
    def now(self) -> datetime:
        """By the clock that dates what is written."""
        return self._clock()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        who: str,
        busy_timeout: float = 5.0,
        patience: float | None = None,
        anyway: bool = False,
        clock: Callable[[], datetime] = _now,
        passing: bool = False,
    ) -> Self:
        """The store at `path`, made with its folder where missing, brought up to date where older.

        `who` is the name the history will carry. Opening waits `busy_timeout` seconds for a lock, and so
        does every call after it, or `patience` seconds where that is given. `anyway` opens what
        NewestMissing or ForeignCompanion was said of. A write-protected file can be looked at.
        `passing`: it is thrown away at the end, so that nothing has to be on the disk before that.
        """
        check_texts(who=who)
        path = real_place(path)
        latest = time.monotonic() + busy_timeout
        while True:
            try:
                file = OpenFile(
                    path,
                    busy_timeout=busy_timeout,
                    patience=patience,
                    anyway=anyway,
                    who=who,
                    passing=passing,
                )
                return cls(file, who=who, clock=clock)
            except StoreBusy:  # while a file is made or its -wal is, SQLite does not wait by itself
                if time.monotonic() >= latest:
                    raise
                time.sleep(_AGAIN)

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def who(self) -> str:
        """The name that the history carries of what is changed here."""
        return self._signed or self._who

    def sign_as(self, name: str) -> None:
        """From now on the history carries this name; without one, the one it was opened with."""
        check_texts(who=name)
        self._signed = name

    @property
    def _engine(self) -> Engine:
        return self.file.engine

    def writes_for(self, other: "OpenStore | None") -> None:
        """From now on what is written here counts there as its own, and not as another window's."""
        if other is not None:
            self._asked_by = other
            self._listener.writes_for(other._listener)

    def close(self) -> None:
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self.file.reading() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Journal]:
        with faults_as_not_saved(), self._listener.claiming() as claim, self.file.writing() as connection:
            journal = Journal(connection, at=self._clock(), who=self.who)
            yield journal
            claim(journal.steps)
        if journal.wrote:
            self.last_commit = journal.at
            if self._asked_by is not None:
                self._asked_by.last_commit = journal.at
