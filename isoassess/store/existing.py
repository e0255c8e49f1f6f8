"""Whether there is a store to be read: who only reads shall never make one, or touch what is none."""

from pathlib import Path

from isoassess.errors import BadInput
from isoassess.store.errors import StoreIsFolder, StoreUnreadable, not_a_store
from isoassess.texts import _

_HEADER = b"SQLite format 3\0"


def check_existing(path: Path) -> None:
    """BadInput or a StoreError where there is nothing, or no database; nothing is changed."""
    try:
        if path.is_dir():
            raise StoreIsFolder(_('"{path}" is a folder; choose a file in it.').format(path=path))
        if path.exists() and not path.is_file():
            raise not_a_store(path)
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except FileNotFoundError:
        raise BadInput(_("there is no store at {path}").format(path=path)) from None
    except (OSError, ValueError) as problem:  # a path with NUL in it is a ValueError
        reason = getattr(problem, "strerror", None) or problem
        raise StoreUnreadable(_("{path}: {reason}").format(path=path, reason=reason)) from None
    if header != _HEADER:
        raise not_a_store(path)
