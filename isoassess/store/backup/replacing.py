"""A whole backup put where a file is missing or damaged; what is there is put aside and kept."""

from contextlib import closing, suppress
from pathlib import Path

from isoassess.errors import ExpectedError
from isoassess.store.backup.errors import in_use
from isoassess.store.backup.making import put_whole
from isoassess.store.backup.reading import opened
from isoassess.store.errors import PasswordNeeded, from_os
from isoassess.store.file.database import beside
from isoassess.store.file.kept_beside import is_missing
from isoassess.store.file.place import real_place
from isoassess.store.file.presence import Presence
from isoassess.store.schema.migration import free_name
from isoassess.store.sharing.held import held_elsewhere
from isoassess.store.sharing.writer_lock import WriterLock


def why_unusable(store: Path) -> str:
    """Why a file is no sound store, so that only a whole backup helps; empty where it is one."""
    if is_missing(store):
        return "missing"
    try:
        with opened(store):
            return ""
    except PasswordNeeded:
        raise  # nothing is known of it, so nothing is put in its place
    except ExpectedError as error:
        return str(error)


def put_in_place(backup: Path, store: Path) -> Path | None:
    """Where what was there lies now; None where nothing was.

    Raises StoreInUse while a window has the file open. Killed half-way, the file is missing, and both what
    was put aside and the backup are there.
    """
    place = real_place(store)
    with closing(Presence(place, who="restore")) as presence:
        if presence.others():
            raise in_use(place)
        lock = WriterLock(place, who="restore")
        if not lock.take() and lock.writer is not None:
            raise held_elsewhere(place, lock.writer)
        lock.release()
        with opened(backup) as found:
            return put_whole(found.ready, place, aside=lambda: _put_aside(place))


def _put_aside(place: Path) -> Path | None:
    try:
        if not place.exists():
            return None
        kept = free_name(place.with_name(f"{place.stem}.replaced{place.suffix}"))
        for ending in ("-wal", "-journal"):
            if beside(place, ending).exists():
                beside(place, ending).rename(free_name(beside(kept, ending)))
        with suppress(OSError):
            beside(place, "-shm").unlink(missing_ok=True)
        return place.rename(kept)
    except OSError as problem:
        raise from_os(place, problem) from problem
