"""One file while it is open: how it is read and written, and what is done when it is not there any more."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from isoassess.files.temporary import TemporaryFolder
from isoassess.store.errors import StoreBusy, StoreError, busy, closed, translated
from isoassess.store.file.copying import copy_to
from isoassess.store.file.database import check_writable, driver, empty_pages, running_engine, viewing_engine
from isoassess.store.file.folding import Folding, FoldingApart
from isoassess.store.file.guard import FileGuard
from isoassess.store.file.identity import Identity
from isoassess.store.file.lost import StoreReplaced, exists
from isoassess.store.file.parting import let_go
from isoassess.store.file.place import real_place
from isoassess.store.file.preparing import Unwritable, prepare, private_copy
from isoassess.store.file.synced import watcher_of
from isoassess.store.schema.decoding import decoded
from isoassess.store.schema.migration import free_name
from isoassess.store.sharing.looked_at import LookedAt, copy_of_held
from isoassess.store.sharing.shared_file import SharedFile
from isoassess.store.sharing.writer_lock import WriterLock
from isoassess.store.vault.keyring import KEYRING, FileKey
from isoassess.store.vault.resealing import put_in_place, write_resealed
from isoassess.store.waiting.which_file import WhichFile

_PATIENCE = 0.2  # seconds that leaving waits for another process


class OpenFile(SharedFile):
    """Every change first looks whether it goes into the file that was opened; the first doubt stops it."""

    def __init__(
        self,
        path: Path,
        *,
        busy_timeout: float,
        patience: float | None,
        anyway: bool,
        who: str = "",
        passing: bool = False,
    ) -> None:
        """`who` writes here, as other computers are told; `passing` as in `running_engine`."""
        self.path, self._who, self._passing = path, who, passing
        self._lock = WriterLock(path, who=who)
        self._busy_timeout = busy_timeout
        self._patience = busy_timeout if patience is None else patience
        self._is_closed, self._quiet_since = False, (-1, -1)
        self._apart = FoldingApart()
        self._closing: list[TemporaryFolder] = []
        self._open(anyway=anyway)

    @property
    def why_read_only(self) -> str:
        """The sentence that says why nothing can be saved; empty where it can."""
        return "" if self._unwritable is None else str(self._unwritable.error(self.path))

    @property
    def identity(self) -> Identity | None:
        """What the file said of itself when it was last looked at."""
        return self._guard.known

    @property
    def has_password(self) -> bool:
        """Whether a password closes it, so that nothing of it may be readable anywhere else."""
        return KEYRING.of(self.path) is not None

    @property
    def which(self) -> WhichFile:
        """Which file was opened, whatever is at its path by now."""
        return WhichFile(str(self._guard.path), *self._guard.number)

    def close(self) -> None:
        """With everything folded into the one file, where it is still that file."""
        if self._is_closed:
            return
        self._apart.end()
        is_ours = self._unwritable is None
        try:
            self.fold(patience=_PATIENCE)
        except StoreBusy:
            pass
        except StoreError:
            is_ours = False
        self._is_closed = True
        let_go(self.engine, self._guard)
        self._folding.end(is_ours=is_ours)
        self._lock.release()
        for folder in self._closing:
            folder.close()
        self._closing.clear()

    def check(self) -> bool:
        """Raises what became of the file; whether it could be opened anew because it is there again."""
        if self._is_closed:
            return False
        if self._unwritable is not None:
            return self._check_viewed()
        with self.reading() as connection:
            try:
                self._guard.put_companions_back()
                if self._guard.check(driver(connection)):
                    self._folding.unmark()
                if self._lock.check():
                    return False
                self._folding.fold(driver(connection), patience=_PATIENCE)  # another computer has taken over
            except StoreReplaced:
                same = not self._folding.size and self._guard.is_same_version()
                self._guard.set_companions_aside()
                if not same:
                    raise
        self._reopen()
        return True

    def fold(self, *, patience: float = 0) -> bool:
        """What lies beside the file into it; False where another process did not let us."""
        if self._unwritable is not None:
            return True
        with self.reading() as connection:
            self._guard.check(driver(connection))
            folded = self._folding.fold(driver(connection), patience=patience)
            self._guard.learn(driver(connection))
        return folded

    def is_to_fold(self) -> bool:
        """Whether something lies beside the file and nobody has written since this was asked last."""
        if self._is_closed or self._unwritable is not None or not self._folding.size:
            return False
        with self.reading() as connection:
            version = driver(connection).execute("PRAGMA data_version").fetchone()[0]
            now = (version, driver(connection).total_changes)
        was_quiet, self._quiet_since = now == self._quiet_since, now
        return was_quiet

    def fold_apart(self) -> None:
        """As `fold`, on any thread: this one waits for the disk, and nobody else does."""
        self._apart.fold(self.path, self._guard.check_place)

    def write_anew(self) -> bool:
        """Without what is left of deleted things in room that nothing uses; False as for `fold`."""
        with self.writing():
            pass  # the file is marked before anything lies beside it
        with self.reading() as connection:
            empty_pages(driver(connection))
            driver(connection).execute("VACUUM")
            self._folding.unmark()
        return self.fold(patience=self._patience)

    def is_whole(self) -> bool:
        """Whether what is open can still be read to the end."""
        try:
            with self.reading() as connection:
                return bool(driver(connection).execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        except StoreError:
            return False

    def save_elsewhere(self, place: Path, *, replace: bool) -> None:
        """Everything that is open, to another file; StoreExists where there is one, without `replace`."""
        if real_place(place) == self.path:
            if place.exists():  # what has taken the place stays, whoever asks
                raise exists(place)
            self._guard.set_companions_aside()
        with self.reading() as connection:
            copy_to(driver(connection), place, replace=replace, expected=self._guard.known)

    def keep_beside(self) -> Path:
        """Go on with everything in a new file beside the one that is lost; its path."""
        place = free_name(self.path.with_name(f"{self.path.stem}.kept{self.path.suffix}"))
        self.save_elsewhere(place, replace=False)
        self.move_to(place)
        return place

    def reseal(self, key: FileKey | None) -> None:
        """Close the file by another key, for the first time, or by none; it is opened anew.

        Nobody else may have it open: they would write on in the file that was.
        """
        if self._unwritable is not None:
            raise self._unwritable.error(self.path)
        self._apart.wait()
        self.check()
        if not self.fold(patience=_PATIENCE):
            raise busy(self.path)
        with self.reading() as connection:
            part = write_resealed(driver(connection), self.path, key, self._guard.known)
        self.engine.dispose()
        try:
            put_in_place(part, self.path, key)
        finally:
            self._open(anyway=True)

    def move_to(self, place: Path) -> None:
        """Go on with another file."""
        self._apart.wait()
        former, guard = self.engine, self._guard
        viewed, self.path = self.path, real_place(place)
        try:
            self._open(anyway=True)
        except BaseException:
            self.path = viewed
            raise
        let_go(former, guard)
        guard.remove_companions()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        if self._is_closed:
            raise closed(self.path)
        with translated(self.path), decoded(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that has the write lock from the start: a lock taken later can fail half-way."""
        if self._unwritable is not None:
            raise self._unwritable.error(self.path)
        with self.reading() as connection:
            self._check_may_write()
            raw = driver(connection)
            if self._guard.check(raw):
                self._folding.unmark()
            marked = True
            try:
                with connection.begin():
                    marked = self._folding.begin(raw, self._guard.mark_in_file)
                    yield connection
                self._folding.committed()
            finally:
                if marked:
                    self._guard.learn(raw)
            self._guard.check_place()

    def _open(self, *, anyway: bool) -> None:
        KEYRING.put(self.path, KEYRING.of(self.path))  # told of, so that nobody looks into the open file
        carried_by = watcher_of(self.path)
        in_place = bool(carried_by)
        lock = WriterLock(self.path, who=self._who, in_place=in_place)
        try:
            with decoded(self.path):
                self._open_decoded(lock, anyway=anyway, in_place=in_place)
        except BaseException:
            lock.release()
            raise
        self.carried_by = carried_by
        former, self._lock = self._lock, lock
        former.release()

    def _open_decoded(self, lock: WriterLock, *, anyway: bool, in_place: bool) -> None:
        unwritable = self._why_not_writable(lock)
        if unwritable is None:
            engine = self._open_writable(anyway=anyway, in_place=in_place)
            lock.take()  # its folder may not have been there yet
        else:
            engine = self._open_viewed(unwritable, anyway=anyway, is_held=lock.writer is not None)
        try:
            with translated(self.path), engine.connect() as connection:
                is_viewed = unwritable is not None
                self._guard = FileGuard(self.path, driver(connection), viewed=is_viewed)
        except BaseException:
            engine.dispose()
            raise
        self.engine, self._unwritable = engine, unwritable
        self._folding = Folding(self.path, held=unwritable is None)

    def _open_writable(self, *, anyway: bool, in_place: bool) -> Engine:
        prepare(self.path, busy_timeout=self._busy_timeout, anyway=anyway)
        engine = running_engine(
            self.path, busy_timeout=self._patience, in_place=in_place, passing=self._passing
        )
        try:
            with translated(self.path):
                check_writable(engine)  # now, not when there is work to lose
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _open_viewed(self, unwritable: Unwritable, *, anyway: bool, is_held: bool) -> Engine:
        """As it is; a copy where it is written in, must be brought up to date or has something beside it."""
        self._looked_at = LookedAt(self.path)
        copying = copy_of_held if is_held else private_copy
        copied = copying(self.path, busy_timeout=self._busy_timeout, anyway=anyway)
        self._looked_at.copied()
        if copied is None:
            return viewing_engine(self.path)
        folder, copy = copied
        self._closing.append(folder)
        return running_engine(copy, busy_timeout=self._patience)

    def _reopen(self) -> None:
        former, guard, copies, self._closing = self.engine, self._guard, self._closing, []
        self._open(anyway=True)
        let_go(former, guard)
        guard.remove_companions()
        for folder in copies:
            folder.close()
