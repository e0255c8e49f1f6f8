"""The part of an open file that is about other computers: whether one of them writes in it."""

from abc import ABC, abstractmethod
from functools import partial
from pathlib import Path

from isoassess.store.file.guard import FileGuard
from isoassess.store.file.preparing import Unwritable, why_not_writable
from isoassess.store.sharing.held import HeldElsewhere, held_elsewhere
from isoassess.store.sharing.looked_at import LookedAt
from isoassess.store.sharing.writer_lock import WriterLock
from isoassess.store.sharing.writer_note import Writer


class SharedFile(ABC):
    """While another computer writes, the file is looked at, as it was a moment ago."""

    path: Path
    _guard: FileGuard
    _lock: WriterLock
    _looked_at: LookedAt | None = None
    _unwritable: Unwritable | None
    carried_by: str  # what carries it to other computers, as `watcher_of` says; empty for nothing

    @property
    def writer(self) -> Writer | None:
        """Who writes in it on another computer, so that it can only be looked at here."""
        return self._lock.writer

    @property
    def is_writer_silent(self) -> bool:
        """Whether that computer gives no sign any more, so that a person may write here in its place."""
        return self._lock.is_silent

    def take_over(self) -> None:
        """Write here in place of the other computer, which a person has been asked about."""
        self._guard.check_there()
        self._lock.take_over()
        self._reopen()

    @abstractmethod
    def _reopen(self) -> None:
        """Open it anew, to write or to look at, as can be."""

    def _why_not_writable(self, lock: WriterLock) -> Unwritable | None:
        protected = why_not_writable(self.path)
        if protected is not None or lock.take() or lock.writer is None:
            return protected
        return Unwritable(partial(_held_elsewhere, lock=lock, first=lock.writer))

    def check_may_write(self) -> None:
        """Raises why nothing can be saved in it; for whoever has something to do before."""
        if self._unwritable is not None:
            raise self._unwritable.error(self.path)
        self._check_may_write()

    def _check_may_write(self) -> None:
        if not self._lock.check() and self._lock.writer is not None:
            raise held_elsewhere(self.path, self._lock.writer)

    def _check_viewed(self) -> bool:
        """Open it anew where it can be written now, or where the other computer has written in it."""
        if self.writer is None:
            self._guard.check_viewed()
            has_news = why_not_writable(self.path) is None
        else:
            self._guard.check_there()
            has_news = self._lock.check() or (self._looked_at is not None and self._looked_at.is_due())
        if has_news:
            self._reopen()
        return has_news


def _held_elsewhere(path: Path, *, lock: WriterLock, first: Writer) -> HeldElsewhere:
    """With the newest sign there is."""
    return held_elsewhere(path, lock.writer or first)
