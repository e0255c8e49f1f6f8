"""Changes that are not in the file yet: the file cannot take them now, or a person has to choose first."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from msgspec.structs import replace

from isoassess.errors import ExpectedError
from isoassess.store.errors import (
    FolderReadOnly,
    NotAStore,
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreReadOnly,
    StoreUnreachable,
)
from isoassess.store.file.lost import StoreLost
from isoassess.store.history.changes import Change
from isoassess.store.history.merging import Author, Clash
from isoassess.store.places import Place, holds_words
from isoassess.store.records import HistoryEntry
from isoassess.store.waiting.change_queue import ChangeQueue, Unsaved, as_unsaved
from isoassess.store.waiting.choices import Choices, Resolution, chosen
from isoassess.store.waiting.not_saved import NotSaved

# Errors that go by themselves, or once a person has made room, put the file back or saved it elsewhere: what
# they stopped is tried again.
PASSING = (StoreBusy, StoreFull, StoreLost, StoreUnreachable)
# What waits already waits for these too. Words that meet one of them first are refused in sight: their field
# holds them.
PROTECTED = (StoreReadOnly, FolderReadOnly)
# Whoever refuses a change because of these keeps it where it outlives the window.
REFUSING = (*PROTECTED, StoreDamaged, NotAStore, NotSaved)


class Taking(Protocol):
    """A file that takes changes: the store."""

    def change(self, place: Place, changes: Iterable[Change]) -> tuple[Clash, ...]:
        """Writes what can be written; what clashes is given back."""


class Waiting:
    """Field by field, so that nothing of others is in it; in the order in which the changes were made.

    `change` writes, or keeps what cannot be written now. `retry` writes what waits into the same file,
    `hand_over` into another one, such as a copy made of a file that is gone. `take` adds what other windows
    left: where several changed one field, each is tried on what the one before it has come to.
    """

    def __init__(self) -> None:
        self._unsaved: dict[Place, dict[str, Unsaved]] = {}
        self._choices = Choices()
        self._turns = ChangeQueue()
        self._written: dict[tuple[Place, str], tuple[str | None, Author]] = {}  # of what others left
        self.late_cause: ExpectedError | None = None  # what stopped last what only waits for its time

    def __bool__(self) -> bool:
        return bool(self._unsaved or self._choices or self._turns)

    @property
    def unsaved_count(self) -> int:
        """How many fields are to be written as soon as that is possible."""
        return sum(map(len, self._unsaved.values()))

    @property
    def clash_count(self) -> int:
        """How many choices wait, with those that come after another one about the same field."""
        return len(self._choices) + len(self._turns)

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
        return self._choices.places()

    def unsaved(self, place: Place) -> tuple[Change, ...]:
        return tuple(one.change for one in self._unsaved.get(place, {}).values())

    def unsaved_places(self) -> tuple[Place, ...]:
        return tuple(self._unsaved)

    def refused_places(self) -> tuple[Place, ...]:
        """Where the file does not take something, and a person has to do something about that."""
        return tuple(place for place in self._unsaved if self.refused(place))

    def clashes(self, place: Place) -> tuple[Clash, ...]:
        return self._choices.about(place)

    def change(self, store: Taking, place: Place, changes: Iterable[Change]) -> tuple[Clash, ...]:
        """Write the changes, or keep them; which clash with another's change, and wait for a choice.

        Raises the store's errors that do not pass; then nothing is kept.
        """
        mine = self._choices.let_through(place, changes)
        if mine and self._unsaved:
            self.keep(place, mine)  # what was done first is written first
            self.retry(store)
        elif mine:
            try:
                self._tried(place, [Unsaved(change) for change in mine], store.change(place, mine))
            except (*PASSING, *PROTECTED) as error:
                if isinstance(error, PROTECTED) and any(holds_words(place, change.key) for change in mine):
                    raise
                self.late_cause = error
                self.keep(place, mine)
        self._advance()
        return tuple(clash for clash in self.clashes(place) if clash.left_by is None)

    def keep(self, place: Place, changes: Iterable[Change]) -> None:
        """Let changes wait without trying to write them."""
        fields = self._unsaved.setdefault(place, {})
        for change in changes:
            first = fields.get(change.key)
            if first and first.left_by and change.before != first.change.after:
                self._turns.add(place, Unsaved(change))  # made without the other's words in sight
                continue
            fields.pop(change.key, None)
            before = change.before if first is None else first.change.before
            if before != change.after:
                fields[change.key] = Unsaved(Change(change.key, before, change.after))
        if not fields:
            del self._unsaved[place]

    def retry(self, store: Taking, *, refused: bool = False) -> bool:
        """Write what waits, `refused`: also what the file refused before; whether something was written."""
        wrote = self._write(store, refused=refused)
        while self._advance():
            wrote = self._write(store, refused=False) or wrote
        return wrote

    def hand_over(self, store: Taking) -> bool:
        """Write what waits into another file; whether nothing is left to be written."""
        self.retry(store, refused=True)
        return not self._unsaved

    def choose(self, store: Taking, place: Place, key: str, choice: Resolution) -> tuple[Clash, ...]:
        """Settle one field; what clashes there after it, because the other went on meanwhile."""
        clash = self._choices.take(place, key)
        after = chosen(clash, choice, place)
        if after != clash.theirs:
            try:
                self.change(store, place, [Change(key, clash.theirs, after)])
            except ExpectedError:
                self._clash(place, (clash,))
                raise
        self.retry(store)  # another one may have waited for this choice
        return self.clashes(place)

    def go_on(self, place: Place, key: str, mine: str | None) -> None:
        """Somebody writes on in what a choice is about: that is asked about from now on."""
        self._choices.go_on(place, key, mine)

    def all_unsaved(self) -> tuple[tuple[Place, Unsaved], ...]:
        """All that is to be written, in the order of the places, and then what is queued behind it."""
        now = ((place, one) for place, fields in self._unsaved.items() for one in fields.values())
        return (*now, *self._turns.all())

    def all_clashes(self) -> tuple[tuple[Place, Clash], ...]:
        """All that waits for a choice."""
        return self._choices.all()

    def take(
        self,
        unsaved: Iterable[tuple[Place, Unsaved]],
        clashes: Iterable[tuple[Place, Clash]],
        by: Author | None = None,
    ) -> None:
        """What another window left waiting waits here from now on, a choice too; `by`: whose it is."""
        author = by or Author()
        for place, one in unsaved:
            self._take(place, Unsaved(one.change, left_by=one.left_by or author))
        for place, clash in clashes:
            self._take(place, as_unsaved(clash, author))

    def hear(self, place: Place, key: str, entry: HistoryEntry) -> None:
        """Somebody changed a field again about which a choice waits."""
        self._choices.meet(place, key, theirs=entry.after, who=entry.who, at=moment_text(entry.at))
        self._advance()

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
        self._advance()

    def drop(self, is_gone: Callable[[Place], bool]) -> None:
        """Forget whatever waits about something that was deleted."""
        self._unsaved = {place: fields for place, fields in self._unsaved.items() if not is_gone(place)}
        self._choices.drop(is_gone)
        self._turns.drop(is_gone)

    def forget(self) -> None:
        """Give up everything that waits."""
        self._unsaved.clear()
        self._choices.clear()
        self._turns.clear()

    def _write(self, store: Taking, *, refused: bool) -> bool:
        """Once through what waits; whether something was written."""
        wrote = False
        for place, fields in tuple(self._unsaved.items()):
            tried = [one for one in fields.values() if refused or not one.reason]
            try:
                clashes = store.change(place, [one.change for one in tried]) if tried else ()
            except (*PASSING, *PROTECTED) as error:
                self.late_cause = error
                break
            except ExpectedError as error:
                fields.update({one.change.key: replace(one, reason=str(error)) for one in tried})
                continue
            for one in tried:
                del fields[one.change.key]
            self._tried(place, tried, clashes)
            wrote = wrote or bool(tried)
        self._unsaved = {place: fields for place, fields in self._unsaved.items() if fields}
        return wrote

    def _tried(self, place: Place, tried: Sequence[Unsaved], clashes: Sequence[Clash]) -> None:
        """The file has taken these, but for what clashes."""
        authors = {one.change.key: one.left_by for one in tried}
        self._clash(place, (replace(clash, left_by=authors.get(clash.key)) for clash in clashes))
        clashing = {clash.key for clash in clashes}
        for one in tried:
            change = one.change
            if change.key not in clashing:
                self._written.pop((place, change.key), None)
                if one.left_by is not None:
                    self._written[place, change.key] = (change.after, one.left_by)
                self._choices.meet(place, change.key, theirs=change.after, who="", at="")

    def _clash(self, place: Place, clashes: Iterable[Clash]) -> None:
        """Ask about a field; where another choice about it waits that a window left, that one comes later."""
        for clash in clashes:
            there = self._choices.get(place, clash.key)
            if there is not None and there.mine != clash.mine and (there.left_by or clash.left_by):
                self._turns.add(place, as_unsaved(there))
            after, author = self._written.get((place, clash.key), (None, Author()))
            is_left = author.who and after == clash.theirs
            told = replace(clash, who=author.who, at=author.at) if is_left else clash
            self._choices.put(place, told)

    def _take(self, place: Place, one: Unsaved) -> None:
        """Of one window what was made on its own change goes on with that; else it is a change of its own."""
        fields = self._unsaved.setdefault(place, {})
        first = fields.get(one.change.key)
        if first is None and self._is_free(place, one.change.key):
            fields[one.change.key] = one
        elif first and (first.left_by, first.change.after) == (one.left_by, one.change.before):
            change = Change(one.change.key, first.change.before, one.change.after)
            fields[one.change.key] = replace(one, change=change)
        elif first is None or first.change.after != one.change.after:
            self._turns.add(place, one)
        if not fields:
            del self._unsaved[place]

    def _advance(self) -> bool:
        """Let what was queued wait for the file; whether there was something."""
        due = self._turns.due(self._is_free)
        for place, one in due:
            self._unsaved.setdefault(place, {})[one.change.key] = one
        return bool(due)

    def _is_free(self, place: Place, key: str) -> bool:
        """Whether nothing waits about a field."""
        return key not in self._unsaved.get(place, {}) and self._choices.get(place, key) is None


def moment_text(moment: datetime) -> str:
    return moment.isoformat()
