"""Looking at a backup, and taking back from it: a backup of what is there now comes first."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.store.backup.comparing import Compared, ComparedOrganization, compare, moment_of
from isoassess.store.backup.making import never, state_of
from isoassess.store.backup.places import Backup
from isoassess.store.backup.reading import OpenedBackup, opened
from isoassess.store.backup.rounds import back_up
from isoassess.store.backup.taking_back import TakenBack
from isoassess.store.errors import StoreError
from isoassess.store.file.database import driver
from isoassess.store.file.place import real_place
from isoassess.store.store import Store


class RestorePreview(Struct, frozen=True, kw_only=True):
    """`made`: up to when the backup knows, UTC; None of an empty one. `is_own`: it is one of this file."""

    backup: Path
    made: datetime | None
    is_own: bool
    organizations: tuple[ComparedOrganization, ...]

    @property
    def to_take_back(self) -> tuple[ComparedOrganization, ...]:
        return tuple(one for one in self.organizations if one.compared.can_be_taken_back)

    def count(self, compared: Compared) -> int:
        return sum(one.compared is compared for one in self.organizations)


class Restored(Struct, frozen=True, kw_only=True):
    """`before`: the backup that holds the file as it was; from it all can be taken back once more."""

    taken: TakenBack
    before: Backup


def preview(backup: Path, store: Path) -> RestorePreview:
    """What is in a backup and what would change in the file; nothing is changed."""
    place = real_place(store)
    state = state_of(place)
    with opened(backup) as found:
        identity = driver(found.connection).execute("SELECT id FROM identity").fetchone()
        return RestorePreview(
            backup=backup,
            made=_made(found),
            is_own=bool(identity and identity[0] == state.id),
            organizations=compare(found.ready, place),
        )


def restore(
    backup: Path,
    store: Path,
    *,
    who: str,
    now: datetime,
    organizations: Iterable[str] | None = None,
    asking: Store | None = None,
) -> Restored:
    """Takes these organizations back, or all that are new or different; in one transaction.

    `asking`: an open store of the same file, which knows what is done as its own. Raises BadInput for an
    organization that is not in the backup, and what stands against a backup of the file as it is: without
    one nothing is taken back.
    """
    with opened(backup) as found:
        wanted = _wanted(found, real_place(store), organizations)
        with Store.open(store, who=who) as here:
            here.file.check_may_write()
            here.writes_for(asking)
            before = safe(store, now)
            taken = here.take_back(found.connection, wanted, _made(found) or now)
    return Restored(taken=taken, before=before)


def take_again(restored: Restored, store: Path, *, who: str, asking: Store | None = None) -> TakenBack:
    """Undoes a restoring: what it changed is taken back from before it, what it brought is put away."""
    with opened(restored.before.path) as found, Store.open(store, who=who) as here:
        here.writes_for(asking)
        taken = here.take_back(found.connection, restored.taken.changed, restored.before.at)
        for id_ in restored.taken.new:
            here.remove_organization(id_)
    return taken


def _wanted(found: OpenedBackup, store: Path, organizations: Iterable[str] | None) -> list[str]:
    compared = {one.id: one.compared for one in compare(found.ready, store)}
    if organizations is None:
        return [id_ for id_, one in compared.items() if one.can_be_taken_back]
    wanted = list(dict.fromkeys(organizations))
    for id_ in wanted:
        if compared.get(id_, Compared.MISSING) is Compared.MISSING:
            raise BadInput(_("{backup}: this organization is not in it").format(backup=found.path.name))
    return [id_ for id_ in wanted if compared[id_].can_be_taken_back]


def safe(store: Path, now: datetime) -> Backup:
    """A backup of the file as it is now; StoreError where none can be made, so that nothing else is done."""
    done = back_up(store, now=now, halted=never, everywhere=False)
    if done.newest is None:
        raise StoreError(
            _(
                "Nothing was taken back, because no backup of the file as it is now could be made. {why}"
            ).format(why=" ".join(done.failures))
        )
    return done.newest


def _made(found: OpenedBackup) -> datetime | None:
    row = driver(found.connection).execute("SELECT max(at) FROM history").fetchone()
    return moment_of(row[0]) if row and row[0] else None
