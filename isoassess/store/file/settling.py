"""What another process is just writing may look wrong for a moment: looked at again before it is believed."""

import time
from collections.abc import Callable
from typing import TypeVar

LOOKS = 5  # at the least, however slow the machine is

Seen = TypeVar("Seen")


def settled(look: Callable[[], Seen], *, between: float, patience: Callable[[Seen], float | None]) -> Seen:
    """What is seen once it is as it should be, or when it was long enough.

    `between` two looks, in seconds. `patience`: for how many seconds from the first look on what was seen
    may still change; None where it is as it should be.
    """
    first, looks, seen = time.monotonic(), 1, look()
    while (wait := patience(seen)) is not None:
        if looks >= LOOKS and time.monotonic() - first >= wait:
            break
        time.sleep(between)
        looks, seen = looks + 1, look()
    return seen
