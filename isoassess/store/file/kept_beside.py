"""What can be opened in place of a store that is missing or empty: what was kept of it beside its place."""

import glob
from contextlib import suppress
from pathlib import Path

from isoassess.store.file.database import beside
from isoassess.store.schema.migration import free_name


def is_missing(path: Path) -> bool:
    """Whether a new store would be made at the path."""
    try:
        return path.stat().st_size == 0 and path.is_file()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False


def kept_beside(path: Path) -> list[Path]:
    """Files kept of a lost one and backups before a migration, the newest first; empty ones are none."""
    stem, suffix = glob.escape(path.stem), glob.escape(path.suffix)
    found: dict[Path, float] = {}
    for pattern in (f"{stem}.kept*{suffix}", f"{stem}.before-*{suffix}"):
        for one in path.parent.glob(pattern):
            with suppress(OSError):
                if one.is_file() and one.stat().st_size:
                    found[one] = one.stat().st_mtime
    return sorted(found, key=found.__getitem__, reverse=True)


def has_companions(path: Path) -> bool:
    """Whether something that SQLite keeps beside a store is still there without it."""
    return any(_is_filled(beside(path, ending)) for ending in ("-wal", "-wal.kept", "-journal"))


def put_companions_aside(path: Path) -> None:
    """Before a new store is made: SQLite would remove what lies beside an empty one."""
    for ending in ("-wal", "-journal"):
        if _is_filled(beside(path, ending)):
            with suppress(OSError):
                beside(path, ending).rename(free_name(beside(path, f"{ending}.kept")))


def _is_filled(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
