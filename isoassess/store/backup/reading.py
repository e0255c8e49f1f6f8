"""A backup opened to be looked at and taken back from: as this version reads it, and never changed."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection

from isoassess.files.temporary import TemporaryFolder
from isoassess.store.errors import damaged, translated
from isoassess.store.file.database import beside, driver, read_only, viewing_engine
from isoassess.store.file.existing import check_existing
from isoassess.store.file.place import real_place
from isoassess.store.file.preparing import check_sound, is_sound, prepare
from isoassess.store.schema.decoding import decoded
from isoassess.store.schema.migration import REVISIONS
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.keyring import KEYRING

BUSY = 5.0  # seconds


class OpenedBackup(Struct, frozen=True):
    """`path` as the person named it; `ready`: the file that is read, with the tables of this version."""

    path: Path
    ready: Path
    connection: Connection


@contextmanager
def opened(path: Path) -> Iterator[OpenedBackup]:
    """Raises BadInput where there is none, and as opening a store would: NotAStore, NewerStore, StoreDamaged.

    One of an earlier version is brought up to date in a private copy.
    """
    check_existing(path)
    place = real_place(path)
    with decoded(path):
        revision = check_sound(place, busy_timeout=BUSY)
        if revision == REVISIONS[-1] and not beside(place, "-wal").exists():
            with _read(path, place) as found:
                yield found
            return
        with TemporaryFolder() as folder:
            copy = folder / place.name
            _copy(place, copy)
            prepare(copy, busy_timeout=BUSY, anyway=True)
            with _read(path, copy) as found:
                yield found


@contextmanager
def _read(path: Path, ready: Path) -> Iterator[OpenedBackup]:
    engine = viewing_engine(ready)
    try:
        with translated(path), engine.connect() as connection:
            raw = driver(connection)
            if not is_sound(raw) or raw.execute("PRAGMA foreign_key_check").fetchone():
                raise damaged(path)
            yield OpenedBackup(path, ready, connection)
    finally:
        engine.dispose()


def _copy(place: Path, copy: Path) -> None:
    KEYRING.share(place, copy)
    with (
        translated(place),
        closing(read_only(place, busy_timeout=BUSY)) as source,
        closing(connect(copy)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # it lacks nothing, though the file was open
