"""What can go wrong with a store through no fault of the program: a type and a sentence for each cause."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from isoassess.errors import BadInput, CannotWrite, ExpectedError
from isoassess.files.package_marks import is_package
from isoassess.language.texts import _
from isoassess.store.remains import was_store
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import KEYRING
from isoassess.store.vault.pages import is_closed

NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_ROOM = 64 * 1024  # bytes that SQLite needs at least beside a file


class StoreError(ExpectedError):
    """Something is wrong with the file that holds the organizations, or with the place it is in."""


class StoreIsFolder(StoreError):
    """A folder was given where the file should be."""


class NotAStore(StoreError):
    """The file is something else: no database, or the database of another program."""


class PasswordNeeded(StoreError):
    """The file is closed by a password, and nobody has said it."""


class WrongPassword(StoreError):
    """What was said does not open the file."""


class StoreDamaged(StoreError):
    """The file is a store, but its content is broken."""


class AttachmentDamaged(StoreDamaged):
    """The bytes of an attached file are not those that were attached."""


class NewerStore(StoreError):
    """The file was written by a newer version of the program."""


class StoreUnreadable(StoreError):
    """The file exists, but may not be read."""


class StoreReadOnly(StoreError, CannotWrite):
    """The file can be read but not changed."""


class FolderReadOnly(StoreError, CannotWrite):
    """The folder does not take the file, or the files SQLite needs beside it."""


class StoreFull(StoreError, CannotWrite):
    """There is no room left for what was to be saved."""


class StoreBusy(StoreError, CannotWrite):
    """Another process has held the write lock for longer than we wait.

    Its sentence is for what does not wait, such as a command; the changes of a window wait and say so.
    """


class StoreUnreachable(StoreError, CannotWrite):
    """The medium failed: a stick pulled out, a network folder gone."""


class StoreClosed(StoreError, CannotWrite):
    """The file was let go of; to open it again in silence would leave it as if it were not whole."""


class UnknownProfile(StoreError):
    """A stored profile cannot be read by this version."""


class NotInStore(StoreError):
    """There is no organization or assessment with this id."""


class AssessmentCompleted(StoreError):
    """The assessment is locked; it must be reopened before anything of it can change."""


class ChangedSince(StoreError):
    """What was to be taken back, or set, was changed by somebody else meanwhile."""


class VersionTaken(StoreError):
    """Another window issued this version of the document first."""


class BadValue(BadInput):
    """A text or number cannot be stored and read back as it is."""


def locked() -> AssessmentCompleted:
    return AssessmentCompleted(
        _("This assessment is completed and locked. Reopen it with a reason to change an answer.")
    )


def closed(path: Path) -> StoreClosed:
    return StoreClosed(_('The file "{path}" is closed; open it again and repeat it.').format(path=path))


def full(path: Path) -> StoreFull:
    return StoreFull(
        _('No space is left for "{path}", so nothing was saved in it: free some space and repeat it.').format(
            path=path
        )
    )


def no_room_to_look(path: Path, folder: Path) -> StoreFull:
    """Nothing of the file itself was to be changed: a copy of it had no place."""
    return StoreFull(
        _(
            'No space is left in "{folder}", where a copy of "{name}" is made for a moment to look at it. '
            "Nothing was changed: free some space and repeat it."
        ).format(folder=folder, name=path.name)
    )


def damaged(path: Path) -> StoreDamaged:
    return StoreDamaged(
        _(
            'The file "{path}" is damaged or not copied to its end. If it is a copy, copy it again; '
            "otherwise open a backup."
        ).format(path=path)
    )


def attachment_damaged(name: str) -> AttachmentDamaged:
    return AttachmentDamaged(
        _('The attached file "{name}" is damaged in IsoAssess; attach it again from the original.').format(
            name=name
        )
    )


def not_a_store(path: Path) -> NotAStore:
    """What it is instead, where that can be told: a package is opened by being taken over."""
    if is_package(path):
        return NotAStore(
            _(
                'The file "{path}" is a package of organizations, not a file to work in. To take it over '
                "into yours, start IsoAssess, press Ctrl+Shift+O in the list of organizations and choose it, "
                "or use the command isoassess import."
            ).format(path=path)
        )
    return NotAStore(
        _(
            'The file "{path}" is not an IsoAssess file, or not copied to its end. '
            "Copy it again, or open another file."
        ).format(path=path)
    )


def no_store(path: Path) -> StoreError:
    """Of a file that is no database of ours: damaged, where what is left or a backup shows that it was."""
    return damaged(path) if was_store(path) else not_a_store(path)


def _unreadable(path: Path) -> StoreError:
    """What begins as no database does."""
    if KEYRING.of(path) is not None:
        return damaged(path)
    return password_needed(path) if is_closed(path) else no_store(path)


def password_needed(path: Path) -> PasswordNeeded:
    return PasswordNeeded(_('The file "{path}" is protected by a password.').format(path=path))


def wrong_password() -> WrongPassword:
    return WrongPassword(_("This password does not open the file."))


def folder_read_only(path: Path) -> FolderReadOnly:
    return FolderReadOnly(
        _('IsoAssess cannot write in the folder "{folder}"; choose another place for "{name}".').format(
            folder=path.parent, name=path.name
        )
    )


def busy(path: Path) -> StoreBusy:
    return StoreBusy(
        _('Another program is writing to "{path}". Nothing was changed; try again in a moment.').format(
            path=path
        )
    )


def read_only_file(path: Path) -> StoreReadOnly:
    return StoreReadOnly(
        _('The file "{path}" is write-protected, so nothing can be saved in it.').format(path=path)
    )


def unreachable(path: Path) -> StoreUnreachable:
    return StoreUnreachable(
        _('The file "{path}" can no longer be reached; check the disk or the connection to it.').format(
            path=path
        )
    )


def _failed_medium(path: Path) -> StoreError:
    """SQLite calls a full disk a failed one where it could not make room for the files beside the store."""
    return full(path) if _is_full(path.parent) else unreachable(path)


def _no_way_in(path: Path) -> StoreError:
    return full(path) if _is_full(path.parent) else folder_read_only(path)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


# Extended codes, which the driver has no names for.
_CANNOT_BEGIN = sqlite3.SQLITE_READONLY | 5 << 8
_FOLDER_READ_ONLY = sqlite3.SQLITE_READONLY | 6 << 8

# Anything else SQLite reports (a broken constraint, wrong SQL) is a fault of the program and stays as it is.
_BY_CODE: dict[int, Callable[[Path], StoreError]] = {
    sqlite3.SQLITE_PERM: read_only_file,
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_READONLY: read_only_file,
    _CANNOT_BEGIN: folder_read_only,
    _FOLDER_READ_ONLY: folder_read_only,
    sqlite3.SQLITE_IOERR: _failed_medium,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_FULL: full,
    sqlite3.SQLITE_CANTOPEN: _no_way_in,
    sqlite3.SQLITE_PROTOCOL: busy,
    sqlite3.SQLITE_NOTADB: _unreadable,
}


# What is said by the copying of SQLite's own, which the driver gives no code.
_BY_WORDS = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "database is locked": sqlite3.SQLITE_BUSY,
    "database table is locked": sqlite3.SQLITE_LOCKED,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns what SQLite says about the disk and the file into the errors above; `path` is the store's."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as problem:
        original = problem.orig if isinstance(problem, DBAPIError) else problem
        code = getattr(original, "sqlite_errorcode", None) or _BY_WORDS.get(str(original), 0)
        expected = _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF)
        if expected is None:
            raise
        raise expected(path) from problem


def from_os(path: Path, problem: OSError) -> StoreError:
    """The error for a store file that the operating system refuses to make."""
    if problem.errno in NO_ROOM:
        return full(path)
    if problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return folder_read_only(path)
    if problem.errno in {errno.EIO, errno.ENOTCONN, errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN}:
        return unreachable(path)
    return FolderReadOnly(
        _('The file "{path}" cannot be created: {reason}.').format(
            path=path, reason=problem.strerror or problem
        )
    )
