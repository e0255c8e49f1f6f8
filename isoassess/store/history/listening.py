"""Tells what others write into the file from what this store writes itself."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from msgspec.structs import replace
from sqlalchemy import Connection

from isoassess.store.deleting import record
from isoassess.store.history.answer_steps import AnswerSteps
from isoassess.store.history.changes import Step
from isoassess.store.history.journal import newest, since
from isoassess.store.records import Deletion, HistoryEntry


class Listener:
    """Knows up to which entry of the history everything is known, and which steps were made here."""

    def __init__(self, connection: Connection) -> None:
        self._heard = self._found = self._before = newest(connection)
        self.answer_steps = AnswerSteps()
        self._own: set[int] = set()
        self._deletion = record.last(connection)
        self._own_deletions: set[int] = set()
        self._version = self._data_version(connection)

    @contextmanager
    def claiming(self) -> Iterator[Callable[[Iterable[int]], None]]:
        """Steps that are claimed inside are known as written from here, unless that fails.

        They are claimed before they are committed: whoever listens for another thread hears of them at once.
        """
        claimed: set[int] = set()

        def claim(steps: Iterable[int]) -> None:
            claimed.update(set(steps) - self._own)
            self._own.update(claimed)

        try:
            yield claim
        except BaseException:
            self._own.difference_update(claimed)
            raise

    def writes_for(self, other: "Listener") -> None:
        """What is written or deleted from here was asked for there, and is known there as its own."""
        self._own = other._own
        self._own_deletions = other._own_deletions

    def news(self, connection: Connection) -> list[HistoryEntry]:
        """What others wrote since this was asked last."""
        version = self._data_version(connection)
        if version == self._version:
            return []
        self._heard, found = since(connection, self._heard, besides=self._own)
        self._version = version
        return found

    def deletes(self, numbers: range) -> None:
        """Something is deleted from here."""
        self._own_deletions.update(numbers)

    def deletions(self, connection: Connection) -> list[Deletion]:
        """What was deleted for good since this was asked last."""
        known = record.after(connection, self._deletion)
        first, self._deletion = self._deletion + 1, self._deletion + len(known)
        return [replace(one, here=number in self._own_deletions) for number, one in enumerate(known, first)]

    @property
    def found(self) -> int:
        """The number of the last entry that was there when this store was opened."""
        return self._found

    def share_after(self, entry: int) -> None:
        """Of what came after an entry, only what was written from here counts as mine."""
        self._before = min(self._before, entry)

    def is_mine(self, step: Step) -> bool:
        """Written from here, or before this store was opened by whoever had the file then."""
        return step.number in self._own or step.number <= self._before

    def _data_version(self, connection: Connection) -> tuple[int, int]:
        """Changes when another connection commits; a connection says it only of itself."""
        version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        return id(connection.connection.dbapi_connection), version
