"""What another version of a file holds beside the file, and both brought together, field by field."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, select

from isoassess.store.backup.places import Backup
from isoassess.store.backup.restoring import safe
from isoassess.store.errors import translated
from isoassess.store.file.database import read_only, running_engine
from isoassess.store.file.existing import check_existing
from isoassess.store.file.place import real_place
from isoassess.store.joining.comparing import ComparedContent, compare
from isoassess.store.joining.joined import JoinRule
from isoassess.store.joining.outcomes import TakenIn
from isoassess.store.joining.reading import bytes_of, content
from isoassess.store.schema.decoding import decoded
from isoassess.store.schema.tables import ORGANIZATIONS
from isoassess.store.sharing.looked_at import copy_of_held
from isoassess.store.store import Store
from isoassess.store.vault.keyring import KEYRING

_BUSY = 5.0  # seconds


class VersionOrganization(Struct, frozen=True, kw_only=True):
    """One organization of another version: how many fields it brings, and how many both changed.

    `is_new`: the file does not know it. `brings_nothing`: the file knows everything that is there.
    """

    id: str
    name: str
    is_new: bool
    brings_nothing: bool
    incoming: int = 0
    conflicts: int = 0
    assessments: int = 0
    files: int = 0


class VersionPreview(Struct, frozen=True, kw_only=True):
    """`only_here`: how many organizations the other version does not know."""

    version: Path
    organizations: tuple[VersionOrganization, ...]
    only_here: int

    @property
    def bringing(self) -> tuple[VersionOrganization, ...]:
        return tuple(one for one in self.organizations if not one.brings_nothing)


class BroughtTogether(Struct, frozen=True, kw_only=True):
    """`before`: a backup that holds the file as it was."""

    taken: TakenIn
    before: Backup | None


def preview_version(version: Path, store: Path) -> VersionPreview:
    """Organization by organization, those that bring something first; nothing is changed."""
    with _read(version) as there, Store.open(store, who="") as here:
        ids, ours = _ids(there), _ids_in(store)
        found = [_told(compare(content(there, one), here.content(one))) for one in ids]
    ordered = sorted(found, key=lambda one: (one.brings_nothing, not one.is_new, one.name.casefold(), one.id))
    return VersionPreview(version=version, organizations=tuple(ordered), only_here=len(set(ours) - set(ids)))


def bring_together(
    version: Path,
    store: Path,
    *,
    who: str,
    now: datetime,
    organizations: Iterable[str],
    asking: Store | None = None,
) -> BroughtTogether:
    """Makes one of both, in one transaction: what only one side changed stands, of what both did the later.

    The other value stays in the history. A backup of the file as it is comes first, and without one nothing
    is changed. `asking`: an open store of the same file, which knows what is done as its own.
    """
    wanted = list(organizations)
    if not wanted:
        return BroughtTogether(taken=TakenIn(), before=None)
    with _read(version) as there:
        contents = [content(there, one) for one in wanted]
        with Store.open(store, who=who) as here:
            here.file.check_may_write()
            here.writes_for(asking)
            before = safe(real_place(store), now)
            taken = here.join(contents, JoinRule.NEWER, partial(bytes_of, there))
    return BroughtTogether(taken=taken, before=before)


@contextmanager
def _read(path: Path) -> Iterator[Connection]:
    """A private copy, with what lies beside it and with the tables of this version."""
    check_existing(path)
    place = real_place(path)
    KEYRING.put(place, KEYRING.find(place))
    folder, copy = copy_of_held(place, busy_timeout=_BUSY, anyway=True)
    try:
        engine = running_engine(copy, busy_timeout=_BUSY)
        try:
            with translated(path), decoded(path), engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()
    finally:
        folder.close()


def _ids(connection: Connection) -> list[str]:
    return list(connection.scalars(select(ORGANIZATIONS.c.id).order_by(ORGANIZATIONS.c.id)))


def _ids_in(store: Path) -> list[str]:
    with translated(store), closing(read_only(real_place(store), busy_timeout=_BUSY)) as connection:
        return [str(row[0]) for row in connection.execute("SELECT id FROM organization")]


def _told(compared: ComparedContent) -> VersionOrganization:
    there = compared.there
    return VersionOrganization(
        id=there.id,
        name=there.profile.organization.name,
        is_new=compared.is_new,
        brings_nothing=compared.brings_nothing,
        incoming=len(compared.incoming),
        conflicts=len(compared.conflicts),
        assessments=len(there.assessments if compared.is_new else compared.new_assessments),
        files=len(there.attachments if compared.is_new else compared.new_files),
    )
