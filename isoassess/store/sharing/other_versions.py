"""Other versions of a file that a service left beside it: told by their names, and by what they say."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from isoassess.store.errors import from_os
from isoassess.store.file.database import beside
from isoassess.store.file.identity import identity_of_file
from isoassess.store.file.synced import watcher_of
from isoassess.store.schema.migration import free_name
from isoassess.store.vault.keyring import KEYRING

_DAY = r"\d{4}-?\d\d-?\d\d"
# What services put behind the name of a file, before its ending, in their languages.
_CONFLICT = r"(conflict|conflicted|konflikt|conflit|conflicto|conflitto|conflito|konfliktkopi\w*|in konflikt)"
_LEFT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"[ ._-]*[(\[][^)\]]*{_CONFLICT}[^)\]]*[)\]]( ?\(?\d+\)?)?",  # Dropbox, Nextcloud, Google Drive, Box
        rf"[ ._-]+(sync-)?{_CONFLICT}([ ._-].*)?",  # Syncthing, ownCloud, a name of a person's own
        rf"[ ._-].+[ ._-]{_CONFLICT}",  # Synology Drive
        rf" ?\(SFConflict .*{_DAY}.*\)",  # Seafile
        r" ?\(\d{1,2}\)",  # Google Drive, browsers
        r" \d{1,2}",  # iCloud Drive
        r" ?- ?(copy|kopie|copie|copia)( ?\(\d{1,2}\))?",
    )
)
_COMPUTER = re.compile(r"-[A-Za-z0-9][A-Za-z0-9-]{0,14}(-\d)?")  # as OneDrive does


class OtherVersion(Struct, frozen=True, kw_only=True):
    """Another version of a file; `at`: when it was last written, UTC."""

    path: Path
    at: datetime
    size: int


def other_versions(path: Path) -> tuple[OtherVersion, ...]:
    """Beside a file, the newest first; made for a thread of its own.

    A file counts that says of itself that it is the same store, whoever made it. One that is closed by
    another password says nothing, and counts by its name.
    """
    ours = identity_of_file(path)
    if ours is None:
        return ()
    by_computer = watcher_of(path) == "OneDrive"
    found = []
    for one in sorted(path.parent.glob(f"*{path.suffix}")):
        if one == path or not is_left_by_service(one.name, path.name, by_computer=by_computer):
            continue
        with suppress(OSError):
            looked = one.stat()
            if not one.is_file() or not looked.st_size:
                continue
            KEYRING.put(one, KEYRING.find(one))
            theirs = identity_of_file(one)
            if theirs is None or theirs.id == ours.id:
                at = datetime.fromtimestamp(looked.st_mtime, UTC)
                found.append(OtherVersion(path=one, at=at, size=looked.st_size))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def is_left_by_service(name: str, original: str, *, by_computer: bool = False) -> bool:
    """Whether a name is what a service makes of another. `by_computer`: also by the name of a computer."""
    stem, suffix = Path(original).stem, Path(original).suffix
    if not name.startswith(stem) or not name.endswith(suffix) or name == original:
        return False
    rest = name[len(stem) : len(name) - len(suffix)] if suffix else name[len(stem) :]
    if rest.startswith((".kept", ".before-", ".replaced")):
        return False  # our own
    patterns = (*_LEFT, _COMPUTER) if by_computer else _LEFT
    return any(pattern.fullmatch(rest) for pattern in patterns)


def put_away(version: Path, path: Path) -> Path:
    """Where it lies now: beside the file, under a name that no longer asks for anything. Nothing is lost."""
    rest = version.stem.removeprefix(path.stem).strip(" ._-")
    place = free_name(path.with_name(f"{path.stem}.kept {rest}{path.suffix}"))
    try:
        for ending in ("-wal", "-journal"):
            if beside(version, ending).exists():
                beside(version, ending).rename(beside(place, ending))
        version.rename(place)
    except OSError as problem:
        raise from_os(version, problem) from problem
    with suppress(OSError):
        beside(version, "-shm").unlink(missing_ok=True)
    return place
