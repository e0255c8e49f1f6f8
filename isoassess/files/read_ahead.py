"""Reads what comes next on another thread, while what was read before is worked on."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise


class ReadAhead:
    """Gives what `read` gives of a name; where the names come in the order told, it is there already.

    One thing at a time is read, and no more than one waits: what it takes of memory does not grow.
    """

    def __init__(
        self, read: Callable[[str], bytes], order: Sequence[str], thread: ThreadPoolExecutor
    ) -> None:
        self._read = read
        self._next = dict(pairwise(order))
        self._thread = thread
        self._waiting: tuple[str, Future[bytes]] | None = None

    def __call__(self, name: str) -> bytes:
        """Raises what `read` raises of it."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting[0] == name:
            found = waiting[1].result()
        else:
            found = self._thread.submit(self._read, name).result()
        if name in self._next:
            following = self._next[name]
            self._waiting = following, self._thread.submit(self._read, following)
        return found


@contextmanager
def read_ahead(read: Callable[[str], bytes], order: Sequence[str]) -> Iterator[ReadAhead]:
    """`order`: the names one after another, each once, as they are likely to be asked for."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="read-ahead") as thread:
        yield ReadAhead(read, order, thread)
