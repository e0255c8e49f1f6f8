"""A round of backups: one beside the file, the same in the second folder, then what is too many goes."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from isoassess.store.backup.copied_state import CopiedState, state_of_backup
from isoassess.store.backup.errors import BackupStopped, folder_missing
from isoassess.store.backup.making import Halted, Made, make, never, repeat, state_of
from isoassess.store.backup.places import Backup, folder_beside, folder_in, name_of, own_in
from isoassess.store.backup.rotation import surplus
from isoassess.store.backup.second_folder import check_second
from isoassess.store.errors import StoreError
from isoassess.store.file.place import real_place


class PlaceDone(Struct, frozen=True, kw_only=True):
    """What became of one folder: the backup that holds all of the file, or why there is none.

    `made`: just now; else it was there already. `is_missing`: the folder was not there, which passes.
    `spoiled`: attached files that are damaged in what was just made.
    """

    folder: Path
    backup: Backup | None = None
    made: bool = False
    failure: str = ""
    is_missing: bool = False
    spoiled: tuple[str, ...] = ()
    removed: tuple[Path, ...] = ()


class RoundDone(Struct, frozen=True, kw_only=True):
    """`second`: None where no second folder is set."""

    beside: PlaceDone
    second: PlaceDone | None = None

    @property
    def places(self) -> tuple[PlaceDone, ...]:
        return (self.beside,) if self.second is None else (self.beside, self.second)

    @property
    def spoiled(self) -> tuple[str, ...]:
        """Attached files that are damaged in the file itself.

        As long as there are any, no earlier backup goes, since it may hold them unspoiled.
        """
        return next((one.spoiled for one in self.places if one.made), ())

    @property
    def newest(self) -> Backup | None:
        """The one that holds all of the file, wherever it could be made."""
        return next((one.backup for one in self.places if one.backup is not None), None)

    @property
    def failures(self) -> tuple[str, ...]:
        return tuple(one.failure for one in self.places if one.failure)


def back_up(
    store: Path,
    *,
    second: Path | None = None,
    now: datetime,
    halted: Halted = never,
    everywhere: bool = True,
) -> RoundDone:
    """Sees to it that each folder holds a backup of the file as it is now; raises only where that is unsound.

    A folder that has one is left as it is. Nothing older goes before the newest was read back as a whole.
    `everywhere`: rotate, too; not where the backup is made for a moment's safety.
    """
    place = real_place(store)
    state = state_of(place)
    folders = [folder_beside(place), *([folder_in(second, place)] if second else [])]
    now = _free_second(place, folders, state, now.astimezone(UTC).replace(microsecond=0))
    beside = _done_beside(place, state, now, halted)
    after = _done_second(place, second, state, beside.backup, now, halted)
    done = RoundDone(beside=beside, second=after)
    if everywhere and not done.spoiled:
        rotated = None if after is None else _rotated(after, place, now)
        done = RoundDone(beside=_rotated(beside, place, now), second=rotated)
    return done


def _free_second(store: Path, folders: list[Path], state: CopiedState, now: datetime) -> datetime:
    """A backup is called after its second: one of the same second that holds something else must stay."""
    while any(_is_of_another(folder / name_of(store, now), state) for folder in folders):
        now += timedelta(seconds=1)
    return now


def _is_of_another(place: Path, state: CopiedState) -> bool:
    return place.exists() and state_of_backup(place) != state


def newest_of(store: Path, folder: Path, now: datetime) -> Backup | None:
    """The newest one; one from after `now`, when the clock was set back, only where there is no other."""
    own = own_in(folder, store)
    return next((one for one in own if one.at <= now), own[0] if own else None)


def holds(backup: Backup | None, state: CopiedState) -> bool:
    """Whether a backup holds all that is in the file."""
    return backup is not None and state_of_backup(backup.path) == state


def _done_beside(store: Path, state: CopiedState, now: datetime, halted: Halted) -> PlaceDone:
    folder = folder_beside(store)
    known = newest_of(store, folder, now)
    if holds(known, state):
        return PlaceDone(folder=folder, backup=known)
    try:
        return _just_made(folder, make(store, folder, at=now, halted=halted))
    except BackupStopped:
        raise
    except StoreError as error:
        return PlaceDone(folder=folder, failure=str(error))


def _done_second(
    store: Path, second: Path | None, state: CopiedState, first: Backup | None, now: datetime, halted: Halted
) -> PlaceDone | None:
    if second is None:
        return None
    folder = folder_in(second, store)
    if folder == folder_beside(store):
        return None  # the folder of the file itself is no second one
    wrong = _never_second(second, store)
    if wrong is not None:
        return PlaceDone(folder=folder, failure=str(wrong))
    if not second.is_dir():
        return PlaceDone(folder=folder, failure=str(folder_missing(second)), is_missing=True)
    known = newest_of(store, folder, now)
    if holds(known, state):
        return PlaceDone(folder=folder, backup=known)
    try:
        if first is not None:
            made = repeat(first, folder, store=store, halted=halted)
        else:
            made = make(store, folder, at=now, halted=halted)
    except BackupStopped:
        raise
    except StoreError as error:
        gone = not second.is_dir()
        failure = str(folder_missing(second) if gone else error)
        return PlaceDone(folder=folder, failure=failure, is_missing=gone)
    return _just_made(folder, made)


def _just_made(folder: Path, made: Made) -> PlaceDone:
    return PlaceDone(folder=folder, backup=made.backup, made=True, spoiled=made.spoiled)


def _never_second(second: Path, store: Path) -> StoreError | None:
    try:
        check_second(second, store)
    except StoreError as error:
        return error
    return None


def _rotated(done: PlaceDone, store: Path, now: datetime) -> PlaceDone:
    """Only after one was made here; by the days of the place one is at."""
    if not done.made:
        return done
    own = {one.at.astimezone(): one for one in own_in(done.folder, store)}
    removed = []
    for moment in sorted(surplus(own, now=now.astimezone())):
        if own[moment] != done.backup:
            with suppress(OSError):
                own[moment].path.unlink()
                removed.append(own[moment].path)
    return replace(done, removed=tuple(removed))
