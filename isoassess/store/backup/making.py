"""One backup: written under another name, put on the disk, read back as a whole, and only then named."""

import errno
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, TypeVar

from msgspec import Struct

from isoassess.files.parts import clear_left, new_part
from isoassess.store.attachments import is_unchanged
from isoassess.store.backup.copied_state import CopiedState, read_state, state_of_backup
from isoassess.store.backup.errors import copied_wrong, stopped
from isoassess.store.backup.places import Backup, name_of, series_of
from isoassess.store.errors import NotAStore, StoreDamaged, from_os, no_store, translated
from isoassess.store.file.database import AT_REST, beside, read_only
from isoassess.store.file.identity import set_folded
from isoassess.store.file.preparing import APPLICATION_ID, is_sound
from isoassess.store.file.protection import make_folder, protect, protect_folder
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.driver import sqlite3

BUSY = 5.0  # seconds that reading waits for somebody who writes
SPARED = 16 * 2**20  # bytes that are left on a disk for what is typed
_STEPS = 20_000  # instructions of SQLite between two looks whether to stop
_TRIES = 5  # where somebody writes just while the copy begins
_PIECE = 1 << 20
_OF_PLACE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)

_NAMING = threading.Lock()  # of two rounds at once only one takes a name
Halted = Callable[[], bool]
Found = TypeVar("Found")


class Made(Struct, frozen=True):
    """A backup just made; `spoiled`: names of attached files in it whose bytes are not those attached."""

    backup: Backup
    spoiled: tuple[str, ...]


def never() -> bool:
    return False


def state_of(store: Path, *, busy_timeout: float = BUSY) -> CopiedState:
    """How far the file has come, read beside whoever has it open."""
    with translated(store), closing(read_only(store, busy_timeout=busy_timeout)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise no_store(store)
        return read_state(connection)


def make(store: Path, folder: Path, *, at: datetime, halted: Halted = never) -> Made:
    """A backup of the file as it is now, which stays open meanwhile; `halted` is asked by two threads."""
    with _part_in(folder, store, at) as (part, file):
        _check_room(folder, _size(store))
        _copy_from_store(store, part, folder / name_of(store, at), halted)
        _settle(file)
        spoiled = _looked_through(part, folder, halted)
        with _NAMING:
            free = _free_second(part, store, folder, at)
            named = _named(part, file, folder / name_of(store, free), free, series_of(store))
        return Made(named, spoiled)


def _free_second(part: Path, store: Path, folder: Path, at: datetime) -> datetime:
    """Another round may have taken the second meanwhile, for what the file held then: that one stays."""
    while (place := folder / name_of(store, at)).exists() and state_of_backup(place) != state_of_backup(part):
        at += timedelta(seconds=1)
    return at


def repeat(backup: Backup, folder: Path, *, store: Path, halted: Halted = never) -> Made:
    """The same backup in another folder, such as that of a stick."""
    with _part_in(folder, store, backup.at) as (part, file):
        _check_room(folder, backup.size)
        with backup.path.open("rb") as source:
            while piece := source.read(_PIECE):
                if halted():
                    raise stopped()
                file.write(piece)
        _settle(file)
        spoiled = _looked_through(part, folder, halted)
        named = _named(part, file, folder / name_of(store, backup.at), backup.at, backup.series)
        return Made(named, spoiled)


def put_whole(source: Path, place: Path, *, aside: Callable[[], Found]) -> Found:
    """A copy of a file at its place, read back before `aside` makes room for it; what that gives."""
    try:
        make_folder(place.parent)
        clear_left(place.parent)
        part, file = new_part(place, private=True)
        try:
            with source.open("rb") as original:
                shutil.copyfileobj(original, file, _PIECE)
            _settle(file)
            _check(part, place.parent, never)
            given = aside()
            _named(part, file, place, datetime.now(UTC), "")
            return given
        finally:
            file.close()
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as problem:
        raise from_os(place, problem) from problem


def _looked_through(part: Path, folder: Path, halted: Halted) -> tuple[str, ...]:
    """Checked as a whole, and each attached file with it, so that the disk gives every page once."""
    with ThreadPoolExecutor(1) as beside_it:
        spoiled = beside_it.submit(_spoiled_contents, part, halted)
        _check(part, folder, halted)
        return spoiled.result()


def _spoiled_contents(backup: Path, halted: Halted) -> tuple[str, ...]:
    with translated(backup), closing(connect(backup, use=AT_REST)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'content'").fetchone():
            return ()
        names = dict(connection.execute("SELECT sha256, name FROM attachment ORDER BY rowid DESC").fetchall())
        found = []
        for digest, data in connection.execute("SELECT sha256, data FROM content"):
            if halted():
                raise stopped()
            if not is_unchanged(bytes(data), digest):
                found.append(str(names.get(digest, digest)))
    return tuple(found)


@contextmanager
def _part_in(folder: Path, store: Path, at: datetime) -> Iterator[tuple[Path, BinaryIO]]:
    """What is not named at the end goes; what a killed program left goes, too."""
    place = folder / name_of(store, at)
    try:
        make_folder(folder)
        protect_folder(folder)
        clear_left(folder)
        _clear_journals(folder)
        part, file = new_part(place, private=True)
        try:
            yield part, file
        finally:
            file.close()
            for left in (part, beside(part, "-journal")):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
    except OSError as problem:
        raise from_os(place, problem) from problem


def _clear_journals(folder: Path) -> None:
    """What SQLite kept beside a part that is not there any more: its writer was killed."""
    for journal in folder.glob(".isoassess-*.part-journal"):
        if not journal.with_name(journal.name.removesuffix("-journal")).exists():
            with suppress(OSError):
                journal.unlink()


def _check_room(folder: Path, needed: int) -> None:
    """A disk that a backup fills takes no answer any more."""
    if shutil.disk_usage(folder).free < needed + SPARED:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _size(store: Path) -> int:
    found = [one.stat().st_size for one in (store, beside(store, "-wal")) if one.exists()]
    return sum(found)


def _copy_from_store(store: Path, part: Path, place: Path, halted: Halted) -> None:
    """Somebody may begin to write just while a file at rest is read without locks: then once more."""
    for _try in range(_TRIES):
        rest = _at_rest(store)
        try:
            right, disturbed = _copied_once(store, part, place, halted)
        except (StoreDamaged, NotAStore):
            if rest == _at_rest(store):
                raise
            continue
        stayed = rest == _at_rest(store)
        if right and (rest is None or stayed):
            return
        if stayed and not disturbed:
            break
    raise copied_wrong(part.parent)


def _copied_once(store: Path, part: Path, place: Path, halted: Halted) -> tuple[bool, bool]:
    """Whether what was copied is what there was, and whether somebody wrote meanwhile."""
    with translated(store), closing(read_only(store, busy_timeout=BUSY)) as source:
        _listen(source, halted)
        version, before = _version(source), read_state(source)
        with part.open("r+b") as emptied:
            emptied.truncate()
        _fill(source, part, place, halted)
        with translated(place):
            _say_whole(part)
            copied = _read_back(part)
        return copied in (before, read_state(source)), version != _version(source)


def _fill(source: sqlite3.Connection, part: Path, place: Path, halted: Halted) -> None:
    try:
        source.execute("VACUUM INTO ?", (str(part),))
    except sqlite3.Error as problem:
        if halted():
            raise stopped() from problem
        if problem.sqlite_errorcode & 0xFF in _OF_PLACE:
            with translated(place):
                raise
        raise


def _listen(connection: sqlite3.Connection, halted: Halted) -> None:
    connection.set_progress_handler(halted, _STEPS)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _at_rest(store: Path) -> tuple[int, int] | None:
    """None while it is in use, when SQLite itself shows one state of it."""
    if beside(store, "-wal").exists():
        return None
    found = store.stat()
    return found.st_size, found.st_mtime_ns


def _say_whole(part: Path) -> None:
    """A backup has nothing beside it, whatever the original said; nor has it for a moment now."""
    with closing(connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'identity'").fetchone():
            set_folded(connection, folded=True)


def _read_back(part: Path) -> CopiedState:
    with closing(connect(part, use=AT_REST)) as connection:
        return read_state(connection)


def _settle(file: BinaryIO) -> None:
    """Onto the disk, and out of the memory, so that it is the disk that is read back."""
    file.flush()
    os.fsync(file.fileno())
    if sys.platform == "linux":
        with suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _check(part: Path, folder: Path, halted: Halted) -> None:
    """Every page, every rule of the tables, and no row without the one it belongs to."""
    try:
        with closing(connect(part, use=AT_REST)) as connection:
            _listen(connection, halted)
            whole = is_sound(connection)
            orphans = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as problem:
        if halted():
            raise stopped() from problem
        raise copied_wrong(folder) from problem
    if halted():
        raise stopped()
    if not whole or orphans:
        raise copied_wrong(folder)


def _named(part: Path, file: BinaryIO, place: Path, at: datetime, series: str) -> Backup:
    size = os.fstat(file.fileno()).st_size
    if sys.platform == "win32":
        file.close()
    part.replace(place)
    protect(place)
    _flush_folder(place.parent)
    return Backup(at=at.replace(microsecond=0), path=place, size=size, series=series)


def _flush_folder(folder: Path) -> None:
    """The new name, too; not every file system can."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
