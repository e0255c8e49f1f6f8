"""A backup opened to be looked at and taken back from: as this version reads it, and never changed."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection

from isoassess.files.temporary import TemporaryFolder
from isoassess.store.errors import damaged, translated
from isoassess.store.file.database import beside, driver, viewing_engine
from isoassess.store.file.existing import check_existing, copy_into, has_room
from isoassess.store.file.place import real_place
from isoassess.store.file.preparing import check_sound, is_sound, prepare
from isoassess.store.schema.decoding import decoded
from isoassess.store.schema.migration import REVISIONS

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
        with ExitStack() as held:
            with has_room(path):
                copy = held.enter_context(TemporaryFolder()) / place.name
                copy_into(place, copy, place, busy_timeout=BUSY)
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
