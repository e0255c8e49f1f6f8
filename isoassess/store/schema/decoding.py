"""What is stored but cannot be read back: one broken row is told from the others."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec
from sqlalchemy.exc import OperationalError

from isoassess.store.errors import StoreDamaged, damaged
from isoassess.store.vault.driver import sqlite3

# What a word that is none, a day that is none, bytes that are no text and a list that is a number come to.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, msgspec.MsgspecError)
_NO_TEXT = "Could not decode to UTF-8"

Found = TypeVar("Found")


@contextmanager
def decoded(path: Path) -> Iterator[None]:
    """Says that the file is damaged where something in it cannot be read back."""
    try:
        yield
    except UNREADABLE as problem:
        raise damaged(path) from problem
    except (OperationalError, sqlite3.OperationalError) as problem:
        if _NO_TEXT not in str(problem):
            raise
        raise damaged(path) from problem


def readable(read: Callable[[], Found]) -> Found | None:
    """None where what is stored cannot be read back."""
    try:
        with decoded(Path()):
            return read()
    except StoreDamaged:
        return None
