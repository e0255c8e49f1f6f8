"""The fields that two changed, each until a person chooses what is to stand there."""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto

import msgspec
from msgspec.structs import replace

from isoassess.language.texts import _
from isoassess.store.history.changes import Change
from isoassess.store.history.merging import Author, Clash
from isoassess.store.places import Place, holds_words
from isoassess.store.records import Subject


class Resolution(Enum):
    """What becomes of a field that two changed."""

    MINE = auto()
    THEIRS = auto()
    BOTH = auto()  # of texts: theirs, and mine after it


class Choices:
    """At most one for a field; in the order in which they came about."""

    def __init__(self) -> None:
        self._clashes: dict[Place, dict[str, Clash]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._clashes.values()))

    def places(self) -> tuple[Place, ...]:
        return tuple(self._clashes)

    def about(self, place: Place) -> tuple[Clash, ...]:
        return tuple(self._clashes.get(place, {}).values())

    def get(self, place: Place, key: str) -> Clash | None:
        return self._clashes.get(place, {}).get(key)

    def all(self) -> tuple[tuple[Place, Clash], ...]:
        return tuple((place, one) for place, fields in self._clashes.items() for one in fields.values())

    def put(self, place: Place, clash: Clash) -> None:
        """In the place of the one about the same field, if there is one."""
        self._clashes.setdefault(place, {})[clash.key] = clash

    def take(self, place: Place, key: str) -> Clash:
        """Take one out that is there."""
        clash = self._clashes[place].pop(key)
        if not self._clashes[place]:
            del self._clashes[place]
        return clash

    def go_on(self, place: Place, key: str, mine: str | None) -> None:
        """Somebody writes on in what a choice is about: that is asked about from now on."""
        clash = self.get(place, key)
        if clash is not None:
            self.put(place, replace(clash, mine=mine))

    def meet(self, place: Place, key: str, *, theirs: str | None, who: str, at: str) -> None:
        """The file holds another value now of a field about which a choice waits."""
        clash = self.get(place, key)
        if clash is None:
            return
        if theirs == clash.mine:
            self.take(place, key)
        else:
            self.put(place, replace(clash, theirs=theirs, who=who, at=at))

    def let_through(self, place: Place, changes: Iterable[Change]) -> list[Change]:
        """What can be tried; a field about which a choice waits takes the new value as mine instead.

        What an ended window left is not mine: it stays, whatever is typed in the field.
        """
        through: list[Change] = []
        for change in changes:
            clash = self.get(place, change.key)
            if clash is None or clash.left_by is not None:
                through.append(change)
            elif change.before == clash.theirs and change.before != clash.mine:
                if holds_words(place, change.key):  # they stay beside what is written over the other's
                    self.put(place, replace(clash, left_by=Author(_("you"))))
                else:
                    self.take(place, change.key)  # pressed with theirs in sight: that is the choice
                through.append(change)
            else:
                self.put(place, replace(clash, mine=change.after))
        return through

    def drop(self, is_gone: Callable[[Place], bool]) -> None:
        self._clashes = {place: fields for place, fields in self._clashes.items() if not is_gone(place)}

    def clear(self) -> None:
        self._clashes.clear()


def chosen(clash: Clash, choice: Resolution, place: Place) -> str | None:
    """What is to stand in the field; what is known of a file is told in single lines."""
    if choice is Resolution.THEIRS:
        return clash.theirs
    texts = [part for part in _both(clash) if isinstance(part, str)]
    if choice is Resolution.BOTH and len(texts) == len(tuple(_both(clash))):
        between = "; " if place.subject is Subject.ATTACHMENT else "\n"
        return msgspec.json.encode(between.join(texts)).decode()
    return clash.mine


def _both(clash: Clash) -> Iterator[object]:
    for text in (clash.theirs, clash.mine):
        if text is not None:
            yield msgspec.json.decode(text)
