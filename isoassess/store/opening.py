"""What happens before a file is used: it is made, checked, refused, or backed up and brought up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path

from isoassess.store.database import read_only, roll_back_if_killed
from isoassess.store.errors import (
    NewerStore,
    StoreIsFolder,
    StoreUnreadable,
    damaged,
    from_os,
    not_a_store,
    translated,
)
from isoassess.store.migration import REVISIONS, SCRIPTS, back_up, migrate
from isoassess.texts import _

APPLICATION_ID = 0x49736F41  # "IsoA", in the header of every store: tells it from other programs' databases
_HEADER = b"SQLite format 3\0"


def prepare(path: Path, *, busy_timeout: float) -> None:
    """Sees to it that `path` is a sound store of this version's schema, or raises and leaves it untouched."""
    if _is_new(path, busy_timeout=busy_timeout):
        _create(path, busy_timeout=busy_timeout)
        return
    _check_header(path)
    with translated(path), closing(read_only(path, busy_timeout=busy_timeout)) as connection:
        revision = _checked_revision(connection, path)
    if revision != REVISIONS[-1]:
        back_up(path, revision, busy_timeout=busy_timeout)
        migrate(path, busy_timeout=busy_timeout, scripts=SCRIPTS)


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
        migrate(path, busy_timeout=busy_timeout, scripts=SCRIPTS)
    except BaseException:
        if made:
            path.unlink(missing_ok=True)
        raise


def _make_empty(path: Path) -> bool:
    """Whether this call made the file; not when it was there or another process was faster."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise from_os(path, problem) from problem
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    except OSError as problem:
        raise from_os(path, problem) from problem
    return True


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except PermissionError as problem:
        raise StoreUnreadable(
            _('You have no right to read the file "{path}".').format(path=path)
        ) from problem
    if header != _HEADER:
        raise not_a_store(path)


def _checked_revision(connection: sqlite3.Connection, path: Path) -> str:
    """The revision of a sound store that this version knows."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise not_a_store(path)
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
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
    return revision
