"""The time that a check may take: what has not ended by then is left out, and told so."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def time_limit(seconds: int, has_failed: Callable[[], bool]) -> Iterator[None]:
    """After so many seconds all ends that was started within; 0 is no limit.

    The exit code then is 1 where something had failed already, else 0.
    """

    def end(_signal: int, _frame: FrameType | None) -> None:
        print(f"SKIPPED  what had not ended after {seconds} s", flush=True)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # for us alone: who was started is gone or has its own
        os.killpg(0, signal.SIGTERM)
        os._exit(int(has_failed()))

    if seconds and os.getpgrp() != os.getpid():
        os.setpgid(0, 0)  # a group of its own, which can be ended as one
    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
