"""Changes that are not in the file yet: the file cannot take them now, or a person has to choose first."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from isoassess.errors import ExpectedError
from isoassess.store.errors import StoreBusy, StoreFull, StoreUnreachable
from isoassess.store.history import Change
from isoassess.store.lost import StoreLost
from isoassess.store.merging import Clash
from isoassess.store.places import Place
from isoassess.store.records import HistoryEntry

# Errors that go by themselves, or once a person has made room, put the file back or saved it elsewhere: what
# they stopped is tried again.
PASSING = (StoreBusy, StoreFull, StoreLost, StoreUnreachable)


class Taking(Protocol):
    """A file that takes changes: the store."""

    def change(self, place: Place, changes: Iterable[Change]) -> tuple[Clash, ...]:
        """Writes what can be written; what clashes is given back."""


class Choice(Enum):
    """What becomes of a field that two changed."""

    MINE = auto()
    THEIRS = auto()
    BOTH = auto()  # of texts: theirs, and mine below


class Unsaved(Struct, frozen=True):
    """A change that waits; `reason` is empty where it is only a matter of time."""

    change: Change
    reason: str = ""


class Waiting:
    """Field by field, so that nothing of others is in it; in the order in which the changes were made.

    `change` writes, or keeps what cannot be written now. `retry` writes what waits into the same file,
    `hand_over` into another one, such as a copy made of a file that is gone.
    """

    def __init__(self) -> None:
        self._unsaved: dict[Place, dict[str, Unsaved]] = {}
        self._clashes: dict[Place, dict[str, Clash]] = {}
        self.late_cause: ExpectedError | None = None  # what stopped last what only waits for its time

    def __bool__(self) -> bool:
        return bool(self._unsaved or self._clashes)

    @property
    def unsaved_count(self) -> int:
        """How many fields are to be written as soon as that is possible."""
        return sum(map(len, self._unsaved.values()))

    @property
    def clash_count(self) -> int:
        """How many fields wait for a choice."""
        return sum(map(len, self._clashes.values()))

    @property
    def late_count(self) -> int:
        """How many fields only wait for their time."""
        return sum(not one.reason for fields in self._unsaved.values() for one in fields.values())

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why something cannot be written, where time alone will not help."""
        found = (one.reason for fields in self._unsaved.values() for one in fields.values())
        return tuple(dict.fromkeys(reason for reason in found if reason))

    def places(self) -> tuple[Place, ...]:
        """Where a choice waits, in the order in which that came about."""
        return tuple(self._clashes)

    def unsaved(self, place: Place) -> tuple[Change, ...]:
        return tuple(one.change for one in self._unsaved.get(place, {}).values())

    def unsaved_places(self) -> tuple[Place, ...]:
        return tuple(self._unsaved)

    def refused_places(self) -> tuple[Place, ...]:
        """Where the file does not take something, and a person has to do something about that."""
        return tuple(place for place in self._unsaved if self.refused(place))

    def clashes(self, place: Place) -> tuple[Clash, ...]:
        return tuple(self._clashes.get(place, {}).values())

    def change(self, store: Taking, place: Place, changes: Iterable[Change]) -> tuple[Clash, ...]:
        """Write the changes, or keep them; what clashes with another's change, which waits for a choice.

        Raises the store's errors that do not pass; then nothing is kept.
        """
        mine = self._not_clashing(place, changes)
        if mine and self._unsaved:
            self.keep(place, mine)  # what was done first is written first
            self.retry(store)
        elif mine:
            try:
                self._clash(place, store.change(place, mine))
            except PASSING as error:
                self.late_cause = error
                self.keep(place, mine)
        return self.clashes(place)

    def keep(self, place: Place, changes: Iterable[Change]) -> None:
        """Let changes wait without trying to write them."""
        fields = self._unsaved.setdefault(place, {})
        for change in changes:
            first = fields.pop(change.key, None)
            before = change.before if first is None else first.change.before
            if before != change.after:
                fields[change.key] = Unsaved(Change(change.key, before, change.after))
        if not fields:
            del self._unsaved[place]

    def retry(self, store: Taking, *, refused: bool = False) -> bool:
        """Write what waits, `refused`: also what the file refused before; whether something was written."""
        wrote = False
        for place, fields in tuple(self._unsaved.items()):
            changes = [one.change for one in fields.values() if refused or not one.reason]
            try:
                clashes = store.change(place, changes) if changes else ()
            except PASSING as error:
                self.late_cause = error
                break
            except ExpectedError as error:
                fields.update({change.key: Unsaved(change, str(error)) for change in changes})
                continue
            for change in changes:
                del fields[change.key]
            self._clash(place, clashes)
            wrote = wrote or bool(changes)
        self._unsaved = {place: fields for place, fields in self._unsaved.items() if fields}
        return wrote

    def hand_over(self, store: Taking) -> bool:
        """Write what waits into another file; whether nothing is left to be written."""
        self.retry(store, refused=True)
        return not self._unsaved

    def choose(self, store: Taking, place: Place, key: str, choice: Choice) -> tuple[Clash, ...]:
        """Settle one field; what clashes there after it, because the other went on meanwhile."""
        clash = self._clashes[place].pop(key)
        if not self._clashes[place]:
            del self._clashes[place]
        after = _chosen(clash, choice)
        if after == clash.theirs:
            return self.clashes(place)
        try:
            return self.change(store, place, [Change(key, clash.theirs, after)])
        except ExpectedError:
            self._clash(place, (clash,))
            raise

    def all_unsaved(self) -> tuple[tuple[Place, Unsaved], ...]:
        """All that is to be written, in the order of the places."""
        return tuple((place, one) for place, fields in self._unsaved.items() for one in fields.values())

    def all_clashes(self) -> tuple[tuple[Place, Clash], ...]:
        """All that waits for a choice."""
        return tuple((place, one) for place, fields in self._clashes.items() for one in fields.values())

    def take(self, unsaved: Iterable[tuple[Place, Unsaved]], clashes: Iterable[tuple[Place, Clash]]) -> None:
        """What another window left waiting waits here from now on."""
        for place, one in unsaved:
            self.keep(place, [one.change])
        for place, clash in clashes:
            self._clash(place, (clash,))

    def hear(self, place: Place, key: str, entry: HistoryEntry) -> None:
        """Somebody changed a field again about which a choice waits."""
        fields = self._clashes.get(place, {})
        if key not in fields:
            return
        told = replace(fields[key], theirs=entry.after, who=entry.who, at=moment_text(entry.at))
        if told.theirs == told.mine:
            del fields[key]
        else:
            fields[key] = told
        if not fields:
            del self._clashes[place]

    def refused(self, place: Place) -> tuple[Unsaved, ...]:
        """What of a place the file does not take, each with the reason."""
        return tuple(one for one in self._unsaved.get(place, {}).values() if one.reason)

    def give_up(self, place: Place) -> None:
        """Forget what the file refused about a place; what only waits for its time stays."""
        fields = self._unsaved.get(place, {})
        for key in [key for key, one in fields.items() if one.reason]:
            del fields[key]
        if not fields:
            self._unsaved.pop(place, None)

    def forget(self) -> None:
        """Give up everything that waits."""
        self._unsaved.clear()
        self._clashes.clear()

    def _not_clashing(self, place: Place, changes: Iterable[Change]) -> list[Change]:
        """What can be tried; a field about which a choice waits takes the new value as mine instead."""
        fields = self._clashes.get(place, {})
        left: list[Change] = []
        for change in changes:
            clash = fields.get(change.key)
            if clash is None:
                left.append(change)
            elif change.before == clash.theirs and change.before != clash.mine:
                fields.pop(change.key)  # made with the other's value in sight: that is the choice
                left.append(change)
            else:
                fields[change.key] = replace(clash, mine=change.after)
        if place in self._clashes and not fields:
            del self._clashes[place]
        return left

    def _clash(self, place: Place, clashes: Iterable[Clash]) -> None:
        for clash in clashes:
            self._clashes.setdefault(place, {})[clash.key] = clash


def _chosen(clash: Clash, choice: Choice) -> str | None:
    if choice is Choice.THEIRS:
        return clash.theirs
    texts = [part for part in _both(clash) if isinstance(part, str)]
    if choice is Choice.BOTH and len(texts) == len(tuple(_both(clash))):
        return msgspec.json.encode("\n".join(texts)).decode()
    return clash.mine


def _both(clash: Clash) -> Iterator[object]:
    for text in (clash.theirs, clash.mine):
        if text is not None:
            yield msgspec.json.decode(text)


def moment_text(moment: datetime) -> str:
    return moment.isoformat()
