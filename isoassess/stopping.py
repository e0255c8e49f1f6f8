"""Ctrl+C ends the program without a word and with 130, from its first moment on.

So that this holds while everything else is being imported, nothing is imported here but what Python has
loaded already or built in.
"""

import _signal  # type: ignore[import-not-found]  # `signal` takes longer than a key press may
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

STOPPED = 130  # what a shell says of a program that Ctrl+C ended


class Stopped(BaseException):
    """Somebody pressed Ctrl+C; whatever is half done is cleared away on the way out."""


def stop_at_once() -> None:
    """As long as nothing is half done: Ctrl+C ends the process there and then."""
    _answer(_leave)


def stoppable(work: "Callable[[], int]") -> int:
    """What `work` gives back, or STOPPED where Ctrl+C came in between."""
    try:
        _answer(_stop)
        return work()
    except (Stopped, KeyboardInterrupt):
        return STOPPED
    finally:
        stop_at_once()


def _answer(handler: "Callable[[int, object], None]") -> None:
    """Who starts a program in the background may have it ignore Ctrl+C, and so it stays."""
    if _signal.getsignal(_signal.SIGINT) is not _signal.SIG_IGN:
        _signal.signal(_signal.SIGINT, handler)


def _leave(_number: int, _frame: object) -> None:
    os._exit(STOPPED)


def _stop(_number: int, _frame: object) -> None:
    raise Stopped
