"""Other users of the computer do not read a store: its folder is 0700 and its files are 0600.

On Windows the folder of an account is closed to other users by itself, and a mode says nothing.
"""

import os
from contextlib import suppress
from pathlib import Path

from isoassess.store.file.place import default_store

OWN_FILE = 0o600
OWN_FOLDER = 0o700


def make_folder(folder: Path) -> None:
    """The folder and those above it that are missing, whatever the umask; what is there stays as it is."""
    if folder.exists():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=OWN_FOLDER, exist_ok=True)
    protect_folder(folder)


def make_file(path: Path) -> None:
    """An empty one that nobody else reads at any moment; FileExistsError where there is one."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN_FILE)
    os.close(descriptor)
    protect(path)


def protect(path: Path) -> None:
    """Where it is ours; SQLite gives the files beside it the mode of the file itself."""
    _set_mode(path, OWN_FILE)


def protect_folder(folder: Path) -> None:
    _set_mode(folder, OWN_FOLDER)


def tighten(path: Path) -> None:
    """An older store in the program's own folder; elsewhere a person may have shared it on purpose."""
    if path == default_store():
        protect_folder(path.parent)
        for known in (path, *path.parent.glob(f"{path.stem}.before-*"), *path.parent.glob(f"{path.name}-*")):
            if known.is_file() and known.stat().st_mode & 0o222:  # a write-protected one stays so
                protect(known)


def is_shared(path: Path) -> bool:
    """Whether every user of the computer can read a file where it lies."""
    if os.name == "nt":
        public = [Path(os.environ[name]) for name in ("PUBLIC", "ProgramData") if os.environ.get(name)]
        return any(path.is_relative_to(folder) for folder in public)
    try:
        return bool(path.stat().st_mode & 0o004) and all(one.stat().st_mode & 0o001 for one in path.parents)
    except OSError:
        return False


def _set_mode(path: Path, mode: int) -> None:
    with suppress(OSError):
        found = path.stat()
        if os.name == "posix" and found.st_uid == os.getuid() and found.st_mode & 0o777 != mode:
            path.chmod(mode)
