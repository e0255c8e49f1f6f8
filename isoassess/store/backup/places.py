"""Where backups lie and what they are called: each file of organizations has a series of its own."""

import os
import platform
import re
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

_NAME = re.compile(r"(?s)(?P<stem>.+)-(?P<at>\d{4}-\d\d-\d\dT\d{6}Z)-(?P<series>[0-9a-f]{8})\.db")
_AT = "%Y-%m-%dT%H%M%SZ"


class Backup(Struct, frozen=True, order=True, kw_only=True):
    """One backup; ordered by when it was made, UTC."""

    at: datetime
    path: Path
    size: int
    series: str


def folder_beside(store: Path) -> Path:
    return store.with_name(f"{store.stem} backups")


def folder_in(second: Path, store: Path) -> Path:
    """Below a folder in which other things lie, too."""
    return second / f"{store.stem} backups"


def series_of(store: Path) -> str:
    """Known by computer and path: a copy of the file on another computer rotates its own backups only."""
    known = f"{platform.node()}\0{store}".encode(errors="surrogateescape")
    return sha256(known).hexdigest()[:8]


def name_of(store: Path, at: datetime) -> str:
    return f"{store.stem}-{at.astimezone(UTC).strftime(_AT)}-{series_of(store)}.db"


def found_in(folder: Path) -> list[Backup]:
    """All backups in a folder, of whatever series, the newest first; none where it cannot be looked into."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                one = _backup(Path(entry.path), entry)
                if one is not None:
                    found.append(one)
    except OSError:
        return []
    return sorted(found, reverse=True)


def all_of(store: Path, second: Path | None) -> list[Path]:
    """Every backup that lies beside the file, and its own in the second folder."""
    beside = [one.path for one in found_in(folder_beside(store))]
    return beside + ([one.path for one in own_in(folder_in(second, store), store)] if second else [])


def _backup(path: Path, entry: os.DirEntry[str]) -> Backup | None:
    named = _NAME.fullmatch(path.name)
    if named is None:
        return None
    try:
        at = datetime.strptime(named["at"], _AT).replace(tzinfo=UTC)
        if not entry.is_file():
            return None
        return Backup(at=at, path=path, size=entry.stat().st_size, series=named["series"])
    except (OSError, ValueError):
        return None


def own_in(folder: Path, store: Path) -> list[Backup]:
    """Those of this file, the newest first."""
    series = series_of(store)
    return [one for one in found_in(folder) if one.series == series]
