"""Waiting for a state instead of for a time: ask again until it is so."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

LONGEST = 60.0  # seconds; only a failing test waits as long as that, also on a busy machine
BETWEEN = 0.02


class NeverCame(AssertionError):
    """What was waited for did not come."""


def until(
    state: Callable[[], Found | None], what: str = "", *, longest: float = LONGEST, between: float = BETWEEN
) -> Found:
    """The first answer of `state` that is true; NeverCame after `longest` seconds."""
    end = time.monotonic() + longest
    while True:
        found = state()
        if found:
            return found
        if time.monotonic() > end:
            raise NeverCame(what or f"{state} stayed {found!r}")
        time.sleep(between)
