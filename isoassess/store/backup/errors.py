"""What can stand against a backup: a type and a sentence for each cause."""

from pathlib import Path

from isoassess.errors import BadInput, CannotWrite
from isoassess.language.texts import _
from isoassess.store.errors import StoreError


class BackupFolderMissing(StoreError, CannotWrite):
    """The second folder is not there: its stick is elsewhere, or the network is away."""


class BackupFolderWrong(StoreError, BadInput):
    """What was named as the second folder can never be one."""


class BackupNotWhole(StoreError, CannotWrite):
    """What was copied is not what is in the file; it does not count."""


class BackupStopped(StoreError, CannotWrite):
    """It was given up because something else comes first."""


class BackupChanged(BadInput):
    """The backup that was looked at is not there any more."""


class StoreInUse(StoreError, CannotWrite):
    """A file that a window has open cannot be put away."""


def folder_missing(folder: Path) -> BackupFolderMissing:
    return BackupFolderMissing(
        _('The folder "{folder}" is not there now. Its backup is made as soon as it is back.').format(
            folder=folder
        )
    )


def folder_gone(folder: Path) -> BackupFolderMissing:
    return BackupFolderMissing(
        _('The folder "{folder}" was taken away before the backup in it was complete.').format(folder=folder)
    )


def no_folder(folder: Path) -> BackupFolderWrong:
    return BackupFolderWrong(
        _('There is no folder "{folder}", so no backup was made: make it first, or name another one.').format(
            folder=folder
        )
    )


def folder_is_file(folder: Path) -> BackupFolderWrong:
    return BackupFolderWrong(
        _('"{folder}" is a file; name a folder for the second backup.').format(folder=folder)
    )


def folder_of_first(first: Path) -> BackupFolderWrong:
    return BackupFolderWrong(
        _(
            'The first backups already lie in "{first}"; name a second folder elsewhere, best on another '
            "disk."
        ).format(first=first)
    )


def copied_wrong(folder: Path) -> BackupNotWhole:
    return BackupNotWhole(
        _(
            'The backup in "{folder}" could not be read back as it was written, so it was not kept. '
            "The earlier backups are still there."
        ).format(folder=folder)
    )


def stopped() -> BackupStopped:
    return BackupStopped(_("The backup was stopped before its end. The next one is made later."))


def in_use(path: Path) -> StoreInUse:
    return StoreInUse(
        _('"{path}" is open in a window of IsoAssess. Close that window first.').format(path=path)
    )
