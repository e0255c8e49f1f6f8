"""What became of a file while it was open or before: a type and a sentence for each."""

from pathlib import Path

from isoassess.errors import CannotWrite
from isoassess.language.texts import _
from isoassess.store.errors import StoreDamaged, StoreError


class StoreLost(StoreError, CannotWrite):
    """What was opened is no longer where it was; it can still be read, and saved to another place."""


class StoreGone(StoreLost):
    """Nothing is at its place: moved, renamed, deleted, or the medium with it is gone."""


class StoreReplaced(StoreLost):
    """Another file is at its place."""


class StoreOverwritten(StoreLost):
    """Its content was changed by another program: written over, or cut off."""


class StoreEmptied(StoreOverwritten):
    """Nothing is in it any more."""


class CompanionLost(StoreLost):
    """What SQLite keeps beside the file was removed or replaced."""


class NewestMissing(StoreError):
    """The file was copied while the program had it open, without what lay beside it."""


class ForeignCompanion(StoreError):
    """What lies beside the file belongs to another version of it."""


class CompanionDamaged(StoreDamaged):
    """What lies beside the file is damaged in its middle: SQLite would drop all that follows."""


class StoreExists(StoreError, CannotWrite):
    """There is a file already where everything was to be saved."""


class NotWhole(StoreError, CannotWrite):
    """What was open can no longer be read to the end."""


def not_whole() -> NotWhole:
    return NotWhole(
        _(
            "What was open can no longer be read completely, because another program wrote over it. "
            "Copy what you still see and need, then open a backup or the file as it is now."
        )
    )


def gone(path: Path) -> StoreGone:
    return StoreGone(
        _(
            'The file "{path}" is no longer there. Changes are no longer saved. Put it back, '
            "or save everything to another place."
        ).format(path=path)
    )


def replaced(path: Path, *, same_store: bool) -> StoreReplaced:
    if same_store:
        words = _(
            'Another version has replaced the file "{path}". Changes are no longer saved there. '
            "Save your version to another place, or open the new one."
        )
    else:
        words = _(
            'Another file has replaced "{path}". Changes are no longer saved there. '
            "Save your version to another place, or open the new one."
        )
    return StoreReplaced(words.format(path=path))


def overwritten(path: Path) -> StoreOverwritten:
    return StoreOverwritten(
        _(
            'Another program has changed the file "{path}". Changes are no longer saved there. '
            "Save your version to another place, or open the file as it is now."
        ).format(path=path)
    )


def changed_while_viewed(path: Path) -> StoreOverwritten:
    """Of a file that is only looked at, from which nothing can be lost."""
    return StoreOverwritten(
        _(
            'The file "{path}" has been changed since you opened it. You see it as it was before. '
            "Open it as it is now."
        ).format(path=path)
    )


def emptied(path: Path) -> StoreEmptied:
    return StoreEmptied(
        _('The file "{path}" was emptied by another program, so nothing more is saved in it.').format(
            path=path
        )
    )


def companion_lost(path: Path, name: str) -> CompanionLost:
    return CompanionLost(
        _(
            'Another program has removed "{name}", which belongs to "{path}". '
            "Changes are no longer saved there. Save everything to another place."
        ).format(path=path, name=name)
    )


def newest_missing(path: Path) -> NewestMissing:
    return NewestMissing(
        _(
            'The file "{path}" was copied while it was open in IsoAssess, so its newest entries may be '
            "missing. Close IsoAssess where the original is, and copy the file again."
        ).format(path=path)
    )


def foreign_companion(path: Path) -> ForeignCompanion:
    return ForeignCompanion(
        _(
            'The file "{name}-wal" beside "{path}" belongs to another version of it. '
            'If you open "{path}" anyway, "{name}-wal" is put aside and kept, not used.'
        ).format(path=path, name=path.name)
    )


def companion_damaged(path: Path) -> CompanionDamaged:
    return CompanionDamaged(
        _(
            'The file "{name}-wal" beside "{path}" is damaged, and the newest entries lie in it. '
            "A repair saves what can be read of both."
        ).format(path=path, name=path.name)
    )


def exists(path: Path) -> StoreExists:
    return StoreExists(_('There is a file "{path}" already; nothing was written over it.').format(path=path))
