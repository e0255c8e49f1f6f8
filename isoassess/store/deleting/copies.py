"""What else holds something that is to be deleted: backups, and files that were kept beside the open one."""

import glob
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from isoassess.errors import CannotWrite, ExpectedError
from isoassess.language.texts import _
from isoassess.store.errors import NotInStore, from_os, not_a_store, translated
from isoassess.store.file.database import read_only
from isoassess.store.file.kept_beside import kept_beside
from isoassess.store.file.preparing import APPLICATION_ID, check_sound
from isoassess.store.records import Subject
from isoassess.store.schema.decoding import decoded
from isoassess.store.schema.migration import REVISIONS, SCRIPTS, migrate
from isoassess.store.store import Store

_BUSY = 5.0  # seconds
_TABLES = {Subject.ORGANIZATION: "organization", Subject.ASSESSMENT: "assessment"}


class KeptCopy(Struct, frozen=True, kw_only=True):
    """A file that holds it, or may hold it where it cannot be read (not `known`); `at`: last written, UTC."""

    path: Path
    at: datetime
    known: bool = True


def copies_with(path: Path, backups: Iterable[Path], subject: Subject, id_: str) -> list[KeptCopy]:
    """Of the files kept beside the one at `path` and these backups, those that may hold it, newest first."""
    beside = path.parent.glob(f"{glob.escape(path.name)}-*.kept*")
    found: list[KeptCopy] = []
    for copy in dict.fromkeys((*kept_beside(path), *beside, *backups)):
        held = _holds(copy, subject, id_)
        if held is not False:
            with suppress(OSError):
                at = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
                found.append(KeptCopy(path=copy, at=at, known=held is not None))
    return sorted(found, key=lambda copy: copy.at, reverse=True)


def take_out_of_copy(copy: Path, subject: Subject, id_: str, *, who: str) -> None:
    """Deletes it for good in a copy, which goes on holding the rest; one of an older version is renewed."""
    if check_sound(copy, busy_timeout=_BUSY) != REVISIONS[-1]:
        migrate(copy, busy_timeout=_BUSY, scripts=SCRIPTS)
    with Store.open(copy, who=who) as store:
        with suppress(NotInStore):
            store.delete_for_good(subject, id_)
        if not store.clean():
            says = _('"{path}" is in use by another program, so it still holds what you deleted.')
            raise CannotWrite(says.format(path=copy))


def remove_copy(copy: Path) -> None:
    """The whole copy."""
    try:
        for ending in ("", "-wal", "-shm"):
            copy.with_name(copy.name + ending).unlink(missing_ok=True)
    except OSError as problem:
        raise from_os(copy, problem) from problem


def delete_apart(store: Store, subject: Subject, id_: str) -> None:
    """As `Store.delete_for_good`; made for a thread of its own, with a connection of its own.

    To write over what is deleted takes a second for each 50 MB.
    """
    with Store.open(store.path, who=store.who) as beside:
        beside.writes_for(store)
        beside.delete_for_good(subject, id_)


def clean_apart(path: Path, *, who: str) -> bool:
    """As `Store.clean`; made for a thread of its own, with a connection of its own."""
    with Store.open(path, who=who) as store:
        return not store.is_to_clean() or store.clean()


def _holds(copy: Path, subject: Subject, id_: str) -> bool | None:
    """None where that cannot be told."""
    table = _TABLES.get(subject, "attachment")
    try:
        with translated(copy), decoded(copy), closing(read_only(copy, busy_timeout=0)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise not_a_store(copy)
            found = connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id_,)).fetchone()
    except ExpectedError:
        return None
    return found is not None
