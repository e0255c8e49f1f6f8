"""A store that is only read: nothing is made, brought up to date or left beside it."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from isoassess.errors import BadInput
from isoassess.files.temporary import TemporaryFolder, usual_place
from isoassess.language.texts import _
from isoassess.store.errors import (
    NO_ROOM,
    StoreFull,
    StoreIsFolder,
    StoreUnreadable,
    no_room_to_look,
    no_store,
    not_a_store,
    translated,
)
from isoassess.store.file.database import read_only
from isoassess.store.file.place import real_place
from isoassess.store.file.preparing import check_sound
from isoassess.store.store import Store
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.keyring import KEYRING
from isoassess.store.vault.pages import is_closed

_HEADER = b"SQLite format 3\0"


def check_existing(path: Path) -> None:
    """BadInput or a StoreError where there is nothing that begins as a database; nothing is changed."""
    try:
        if path.is_dir():
            raise StoreIsFolder(_('"{path}" is a folder; choose a file in it.').format(path=path))
        if path.exists() and not path.is_file():
            raise not_a_store(path)
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except FileNotFoundError:
        raise BadInput(_("there is no IsoAssess file at {path}").format(path=path)) from None
    except (OSError, ValueError) as problem:  # a path with NUL in it is a ValueError
        reason = getattr(problem, "strerror", None) or problem
        raise StoreUnreadable(_("{path}: {reason}").format(path=path, reason=reason)) from None
    if header != _HEADER and not is_closed(path):
        raise no_store(path)


@contextmanager
def viewed(path: Path, *, who: str, busy_timeout: float = 5.0) -> Iterator[Store]:
    """What is in the file now, in a private copy of this version's schema; raises as opening it would."""
    check_existing(path)
    place = real_place(path)
    check_sound(place, busy_timeout=busy_timeout)
    with ExitStack() as held:
        with has_room(path):
            copy = held.enter_context(TemporaryFolder()) / path.name
            held.callback(KEYRING.put, copy, None)
            copy_into(place, copy, path, busy_timeout=busy_timeout)
            store = held.enter_context(Store.open(copy, who=who))
        yield store


def copy_into(place: Path, copy: Path, path: Path, *, busy_timeout: float) -> None:
    """A copy that lacks nothing, though somebody may have the file open; `path` is what errors call it."""
    KEYRING.share(place, copy)
    with (
        translated(path),
        closing(read_only(place, busy_timeout=busy_timeout)) as source,
        closing(connect(copy)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def has_room(path: Path) -> Iterator[None]:
    """What is done within is done to a private copy: where it has no place, that is said of its file."""
    try:
        yield
    except StoreFull as problem:
        raise no_room_to_look(path, usual_place()) from problem
    except OSError as problem:
        if problem.errno not in NO_ROOM:
            raise
        raise no_room_to_look(path, usual_place()) from problem
