"""Why a folder could not be made or filled, in a sentence."""

import errno
from pathlib import Path

from isoassess.language.texts import _

_LONGEST = 255  # bytes


def folder_failure(number: int | None, folder: Path) -> str:
    """What the system's `number` of an error means for a folder that was to be made or filled."""
    return _sentence(number, folder).format(name=folder.name or folder, folder=folder.parent)


def _is_long(name: str) -> bool:
    """Longer than a system takes it, in whatever way it counts."""
    return len(name.encode(errors="replace")) > _LONGEST


def _sentence(number: int | None, folder: Path) -> str:
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("{name} was not written: there is no space left in {folder}.")
    if number in (errno.EEXIST, errno.ENOTEMPTY):
        return _("{name} was not written: something in {folder} has this name now.")
    if number == errno.EROFS:
        return _("{name} was not written: {folder} is read-only.")
    if number in (errno.EACCES, errno.EPERM):
        return _("{name} was not written: you may not write in {folder}.")
    if number in (errno.ENAMETOOLONG, errno.EINVAL) and _is_long(folder.name):
        return _("{name} was not written: its name is too long; choose a shorter one.")
    if number in (errno.ENAMETOOLONG, errno.EINVAL):
        return _("{name} was not written: choose a place with a shorter path than {folder}.")
    if number in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO):
        if folder.parent.is_dir():  # one of those that the system makes up, such as for its processes
            return _("{name} was not written: no folder can be made in {folder}.")
        return _("{name} was not written: {folder} is not there, or not any more.")
    return _("{name} was not written in {folder}: the disk or the network reported an error.")
