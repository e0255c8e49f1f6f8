"""A file that is complete or not there: written beside its place, then moved into it."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from isoassess.errors import CannotWrite
from isoassess.files.parts import clear_left, new_part
from isoassess.language.texts import _

_ANYBODY = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class WriteProtected(CannotWrite):
    """The file there may not be changed; a person can say that it shall give way all the same."""


def write_whole(path: Path, content: bytes, *, over_protected: bool = False, private: bool = False) -> None:
    """Put `content` at `path`, in place of what is there. CannotWrite leaves everything as it was.

    `over_protected`: also in place of a write-protected file; `private`: for nobody else to read.
    """
    with growing(path, over_protected=over_protected, private=private) as (_part, file):
        file.write(content)


@contextmanager
def growing(
    path: Path, *, over_protected: bool = False, private: bool = False
) -> Iterator[tuple[Path, BinaryIO]]:
    """As `write_whole`, piece by piece: what was written so far is at the first of the two, hidden."""
    if not over_protected and is_protected(path):
        says = _("{file} was not written: the file of this name in {folder} is write-protected.")
        raise WriteProtected(says.format(file=path.name, folder=path.parent))
    try:
        with _growing(_real(path), private=private) as grown:
            yield grown
    except OSError as error:
        raise CannotWrite(_reason(error.errno, path)) from error


def is_protected(path: Path) -> bool:
    """Whether there is a file that somebody has protected against being changed."""
    try:
        found = _real(path).stat()
    except OSError:
        return False
    if not stat.S_ISREG(found.st_mode):
        return False
    return not found.st_mode & _ANYBODY or not os.access(path, os.W_OK)  # to root everything is writable


def _real(path: Path) -> Path:
    """Where the file really is: a link keeps pointing to it."""
    if "\0" in str(path):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return Path(os.path.realpath(path))


@contextmanager
def _growing(place: Path, *, private: bool) -> Iterator[tuple[Path, BinaryIO]]:
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if place.exists() and not place.is_file():
        raise OSError(
            errno.ENOTSUP, os.strerror(errno.ENOTSUP)
        )  # a device or a pipe: it must stay what it is
    clear_left(place.parent)
    part, file = new_part(place, private=private)
    try:
        with file:
            yield part, file
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":  # held until it is in its place
                part.replace(place)
        if sys.platform == "win32":
            part.replace(place)
    finally:
        _discard(part)


def _discard(part: Path) -> None:
    """Remove what a failed attempt left; it is gone already when all went well."""
    try:
        part.unlink(missing_ok=True)
    except OSError:  # the folder itself went away, and the part with it
        return


def _reason(number: int | None, path: Path) -> str:
    file, folder = (str(part).replace("\0", "") for part in (path.name or path, path.parent))
    if number in (errno.ENOENT, errno.ENOTDIR) and path.parent.is_dir():
        # one of those that the system makes up, such as for its processes
        says = _("{file} could not be written: no file can be made in {folder}.")
        return says.format(file=file, folder=folder)
    return _sentence(number).format(file=file, folder=folder)


def _sentence(number: int | None) -> str:
    """What went wrong, and what to do next."""
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("{file} could not be written: there is no space left in {folder}.")
    if number in (errno.ENOENT, errno.ENOTDIR):
        return _("{file} could not be written: the folder {folder} does not exist.")
    if number == errno.EISDIR:
        return _("{file} could not be written: a folder has this name in {folder}.")
    if number == errno.ENOTSUP:
        return _("{file} could not be written: in {folder} it is a device or a pipe, not a file.")
    if number == errno.EROFS:
        return _("{file} could not be written: {folder} is read-only.")
    if number in (errno.ENAMETOOLONG, errno.EINVAL):
        return _("{file} could not be written: choose a shorter and simpler file name.")
    if number in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY):
        return _(
            "{file} could not be written: it is open in another program, or you may not write in {folder}."
        )
    return _("{file} could not be written in {folder}: the disk or the network reported an error.")
