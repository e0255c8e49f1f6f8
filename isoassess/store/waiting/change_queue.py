"""What waits behind another change of the same field: a queue, in which none takes another's place."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from isoassess.store.history.changes import Change
from isoassess.store.history.merging import Author, Clash
from isoassess.store.places import Place


class Unsaved(Struct, frozen=True):
    """A change that waits; `reason` is empty where it is only a matter of time.

    `left_by` says whose it is where an ended window left it.
    """

    change: Change
    reason: str = ""
    left_by: Author | None = None


class ChangeQueue:
    """In the order in which they came; of one window at most one for a field."""

    def __init__(self) -> None:
        self._queue: list[tuple[Place, Unsaved]] = []

    def __len__(self) -> int:
        return len(self._queue)

    def all(self) -> tuple[tuple[Place, Unsaved], ...]:
        return tuple(self._queue)

    def add(self, place: Place, one: Unsaved) -> None:
        """At the end; what this window goes on with takes the place of what it had there before."""
        for number, (there, known) in enumerate(self._queue):
            if there == place and known.change.key == one.change.key:
                if known.change.after == one.change.after:
                    return
                if known.left_by is None and one.left_by is None:
                    change = Change(one.change.key, known.change.before, one.change.after)
                    self._queue[number] = place, Unsaved(change)
                    return
        self._queue.append((place, replace(one, reason="")))

    def due(self, is_free: Callable[[Place, str], bool]) -> list[tuple[Place, Unsaved]]:
        """Takes out the first one of each field about which nothing else waits any more."""
        found: dict[tuple[Place, str], tuple[Place, Unsaved]] = {}
        for place, one in self._queue:
            if is_free(place, one.change.key):
                found.setdefault((place, one.change.key), (place, one))
        due = list(found.values())
        self._queue = [entry for entry in self._queue if entry not in due]
        return due

    def drop(self, is_gone: Callable[[Place], bool]) -> None:
        self._queue = [(place, one) for place, one in self._queue if not is_gone(place)]

    def clear(self) -> None:
        self._queue.clear()


def as_unsaved(clash: Clash, by: Author | None = None) -> Unsaved:
    """A choice that was not made, as the change it came from: tried again, it is asked about again."""
    return Unsaved(Change(clash.key, clash.before, clash.mine), left_by=clash.left_by or by)
