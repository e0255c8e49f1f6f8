"""What happens before a file is used: it is made, checked, refused, or backed up and brought up to date."""

import errno
import os
import shutil
import stat
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from msgspec import Struct

from isoassess.files.temporary import TemporaryFolder
from isoassess.language.texts import _
from isoassess.store.errors import (
    NewerStore,
    StoreBusy,
    StoreError,
    StoreIsFolder,
    StoreUnreadable,
    damaged,
    folder_read_only,
    from_os,
    no_store,
    not_a_store,
    read_only_file,
    translated,
)
from isoassess.store.file.database import beside, read_only, roll_back_if_killed
from isoassess.store.file.guard import is_protected
from isoassess.store.file.identity import identity_of_file, marks_beside
from isoassess.store.file.lost import (
    CompanionDamaged,
    ForeignCompanion,
    NewestMissing,
    companion_damaged,
    foreign_companion,
    newest_missing,
)
from isoassess.store.file.presence import is_open
from isoassess.store.file.protection import make_file, make_folder, protect, tighten
from isoassess.store.file.settling import settled
from isoassess.store.schema.migration import REVISIONS, SCRIPTS, back_up, free_name, migrate
from isoassess.store.schema.new_file import make_tables
from isoassess.store.schema.tables import METADATA
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import KEYRING
from isoassess.store.vault.pages import PAGE_SIZE, readable

APPLICATION_ID = 0x49736F41  # "IsoA", in the header of every store: tells it from other programs' databases
CHECKED_AT_ONCE = 16 * 2**20  # bytes that are looked through before anything is shown: some 20 ms
_HEADER_SIZE, _WRITE_VERSION, _ROLLBACK = 100, 18, 1  # of the file format of SQLite
_BETWEEN = 0.03  # seconds from one look at what lies beside it to the next
_WRITTEN = 0.1  # seconds in which a page that somebody was writing is whole
_SETTLES = 2.0  # seconds in which whoever closed last says that the file is whole


class Unwritable(Struct, frozen=True):
    """Why a file can only be looked at."""

    error: Callable[[Path], StoreError]


def why_not_writable(path: Path) -> Unwritable | None:
    """None where it can be written, or is not there."""
    try:
        found = path.stat()
        folder = path.parent.stat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode) or not found.st_size:
        return None
    if is_protected(path, found):
        return Unwritable(read_only_file)
    return Unwritable(folder_read_only) if is_protected(path.parent, folder) else None


def prepare(path: Path, *, busy_timeout: float, anyway: bool = False) -> None:
    """Sees to it that `path` is a sound store of this version's schema, or raises and leaves it untouched.

    `anyway`: a person has been told what is wrong beside it, and opens it all the same.
    """
    tighten(path)
    if _is_new(path, busy_timeout=busy_timeout):
        _create(path, busy_timeout=busy_timeout)
        return
    revision = check_sound(path, busy_timeout=busy_timeout, anyway=anyway)
    if revision != REVISIONS[-1]:
        back_up(path, revision, busy_timeout=busy_timeout)
        migrate(path, busy_timeout=busy_timeout, scripts=SCRIPTS, revision=REVISIONS[-1])


def private_copy(path: Path, *, busy_timeout: float, anyway: bool) -> tuple[TemporaryFolder, Path] | None:
    """Where a file that cannot be written must be copied to be looked at: its folder and the copy, ready."""
    _check_readable(path)
    whole = marks_beside(path) is None
    if whole and check_sound(path, busy_timeout=busy_timeout, anyway=anyway) == REVISIONS[-1]:
        return None
    folder = TemporaryFolder()
    try:
        copy = folder.path / path.name
        for ending in ("", "-wal"):
            if beside(path, ending).exists():
                shutil.copyfile(beside(path, ending), beside(copy, ending))
        KEYRING.share(path, copy)
        prepare(copy, busy_timeout=busy_timeout, anyway=anyway)
    except OSError as problem:
        folder.close()
        raise from_os(path, problem) from problem
    except BaseException:
        folder.close()
        raise
    return folder, copy


def check_sound(path: Path, *, busy_timeout: float, anyway: bool = False) -> str:
    """The revision of a file that is sound and belongs to what lies beside it."""
    _check_readable(path)
    _check_beside(path, anyway=anyway)
    with translated(path), closing(read_only(path, busy_timeout=busy_timeout)) as connection:
        return _checked_revision(connection, path)


def _check_beside(path: Path, *, anyway: bool) -> None:
    """What another process is writing just now may look wrong for a moment."""
    patience = partial(_patience, anyway=anyway)
    wrong = settled(lambda: _wrong_beside(path), between=_BETWEEN, patience=patience)
    if wrong is None:
        return
    if not anyway:
        raise wrong
    if isinstance(wrong, ForeignCompanion):
        _put_aside(path)


def _patience(wrong: StoreError | None, *, anyway: bool) -> float | None:
    """Who has been told that the newest is missing need not wait for it once more."""
    if wrong is None:
        return None
    if isinstance(wrong, CompanionDamaged):
        return _WRITTEN
    return _SETTLES if isinstance(wrong, NewestMissing) and not anyway else 0


def _wrong_beside(path: Path) -> StoreError | None:
    said = identity_of_file(path)
    if said is None:  # of an earlier schema, or no store
        return None
    marks = marks_beside(path)
    if marks is None:
        if not said.folded and _is_damaged_beside(path):
            return companion_damaged(path)
        return None if said.folded or _is_copied_by_sqlite(path) else newest_missing(path)
    if marks and said.mark not in marks:
        return foreign_companion(path)
    return companion_damaged(path) if _is_damaged_beside(path) else None


def _is_damaged_beside(path: Path) -> bool:
    """While it is open somewhere, SQLite has all of it, and nothing can be repaired."""
    if not beside(path, "-wal").exists() or is_open(path):
        return False
    from isoassess.store.repair.wal_frames import is_damaged_within  # only who was killed leaves anything

    return is_damaged_within(beside(path, "-wal"))


def _is_copied_by_sqlite(path: Path) -> bool:
    """A copy that SQLite itself made of an open store is whole, and says that nothing lies beside it.

    Without its `-wal` nobody has the file open, so that to close it again ends nobody's locks.
    """
    key = KEYRING.of(path)
    with path.open("rb") as file:
        header = file.read(_HEADER_SIZE if key is None else PAGE_SIZE)
    return (header if key is None else readable(header, 1, key))[_WRITE_VERSION] == _ROLLBACK


def _put_aside(path: Path) -> None:
    """What belongs to another version stays, under a name that SQLite does not look for."""
    try:
        place = free_name(beside(path, "-wal.kept"))
        beside(path, "-wal").rename(place)
        beside(path, "-shm").unlink(missing_ok=True)
    except OSError as problem:
        raise from_os(path, problem) from problem


def _is_new(path: Path, *, busy_timeout: float) -> bool:
    """Missing or empty; a kill between making the file and filling it leaves an empty one."""
    try:
        if path.is_dir():
            raise StoreIsFolder(_('"{path}" is a folder; choose a file in it.').format(path=path))
        if path.exists() and not path.is_file():
            raise not_a_store(path)
        with translated(path):
            roll_back_if_killed(path, busy_timeout=busy_timeout)
        return not path.exists() or path.stat().st_size == 0
    except OSError as problem:
        raise from_os(path, problem) from problem


def _create(path: Path, *, busy_timeout: float) -> None:
    made = _make_empty(path)
    try:
        if not make_tables(path, busy_timeout=busy_timeout):
            migrate(path, busy_timeout=busy_timeout, scripts=SCRIPTS, revision=REVISIONS[-1])
    except StoreBusy:
        raise  # another process is making it
    except BaseException:
        if made:
            path.unlink(missing_ok=True)
        raise


def _make_empty(path: Path) -> bool:
    """Whether this call made the file; not when it was there or another process was faster."""
    try:
        make_folder(path.parent)
        make_file(path)
    except FileExistsError:
        if not path.exists():  # it is a folder above that is a file
            raise from_os(path, NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))) from None
        protect(path)
        return False
    except OSError as problem:
        raise from_os(path, problem) from problem
    return True


def _check_readable(path: Path) -> None:
    if not os.access(path, os.R_OK):
        raise StoreUnreadable(_('You have no right to read the file "{path}".').format(path=path))


def _checked_revision(connection: sqlite3.Connection, path: Path) -> str:
    """The revision of a sound store that this version knows."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise no_store(path)
    if path.stat().st_size <= CHECKED_AT_ONCE and not is_sound(connection):
        raise damaged(path)
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone():
        raise damaged(path)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise damaged(path)
    revision = str(row[0])
    if revision not in REVISIONS:
        raise NewerStore(
            _(
                'The file "{path}" was written by a newer version of IsoAssess; install it to open the file.'
            ).format(path=path)
        )
    if revision == REVISIONS[-1] and not _has_columns(connection):
        raise damaged(path)
    return revision


def _has_columns(connection: sqlite3.Connection) -> bool:
    """Whether every column is there under its name; a look at the pages does not tell."""
    for table in METADATA.sorted_tables:
        found = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
        if not found.issuperset(column.name for column in table.columns):
            return False
    return True


def is_sound(connection: sqlite3.Connection) -> bool:
    """Every page, every index and every rule of the tables."""
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
