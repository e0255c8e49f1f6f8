"""Between this window and its file: what is changed here goes there, what others change is heard here."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from isoassess.errors import ExpectedError
from isoassess.store import (
    REFUSING,
    Change,
    Clash,
    Held,
    HistoryEntry,
    KeptWaiting,
    Place,
    Resolution,
    Store,
    Subject,
    Unsaved,
    Waiting,
    place_of,
    settle,
)
from ui.session.refused_texts import RefusedTexts

BEAT = 1000  # milliseconds between two looks at the file


class Keeping(QObject):
    """One for a window. What the file cannot take now waits here and is tried again with every look."""

    waits_changed = Signal()
    settling = Signal(
        object, str
    )  # place and key: a person chooses, what is typed there is not wanted any more
    written = Signal(object)  # the places (tuple) of which something that waited was written or settled
    taken_over = Signal(int, bool)  # how many fields an ended window had left; whether some are refused
    left_for_other = Signal(str)  # the path of the original of this copy, for which something waits
    heard = Signal(object)  # what others have written: a list of HistoryEntry
    deleted = Signal(object)  # what was deleted for good, here or elsewhere: a list of Deletion
    deletion_told = Signal(str)  # what was deleted for good here, and what is left to be done
    renewed = Signal()  # the file holds something that was not done just now on a screen

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.waiting = Waiting()
        self.refused = RefusedTexts(self)
        self.refused.changed.connect(self._tell)
        self._told: tuple[object, ...] = (0, 0, 0, (), type(None))
        self._lost: dict[tuple[Place, str], Unsaved] = {}  # what the file refused and the fields hold
        identity = store.file.identity
        self._kept = None if identity is None else KeptWaiting(identity.id, who=store.who, opened=store.file)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self.synchronize)

    def watch(self) -> None:
        """Look at the file from now on, after taking over what a window that was ended has left."""
        self._take_over()
        self._beat.start()

    def rest(self) -> None:
        """Look no more: what waited is saved or given up, or else the next window takes it over."""
        self._beat.stop()
        if self._kept is not None:
            (self._kept.leave if self.held() else self._kept.close)()

    def held(self) -> Held:
        """All that is not in the file."""
        lost = tuple((place, one) for (place, _), one in self._lost.items())
        unsaved = (*self.waiting.all_unsaved(), *lost)
        return Held(unsaved, self.waiting.all_clashes(), self.refused.all())

    def change(self, place: Place, changes: Iterable[Change]) -> tuple[Clash, ...]:
        """Write changes or keep them; the fields among them about which a choice waits.

        Raises the store's errors that waiting does not help against.
        """
        wanted = tuple(changes)
        keys = {change.key for change in wanted}
        late = self.waiting.unsaved_places()
        try:
            clashes = self.waiting.change(self.store, place, wanted)
        except REFUSING as error:
            self._lost.update({(place, one.key): Unsaved(one, str(error)) for one in wanted})
            self._tell()
            raise
        for key in keys:
            self._lost.pop((place, key), None)
        self._tell_written(late)
        self._tell()
        return tuple(clash for clash in clashes if clash.key in keys)

    def set_aside(self, place: Place, change: Change) -> None:
        """Let a change wait that the file does not take any more, such as a text when the lock came."""
        self.waiting.keep(place, [change])
        self._retry(refused=True)
        self._tell()

    def go_on(self, place: Place, key: str, mine: str | None) -> None:
        """Somebody writes on in words about which a choice waits; it goes on waiting, with these."""
        self.waiting.go_on(place, key, mine)
        self._tell()
        self.waits_changed.emit()

    def choose(self, place: Place, key: str, choice: Resolution) -> str:
        """Settle a field that two changed; why that was not possible, else nothing."""
        self.settling.emit(place, key)
        try:
            self.waiting.choose(self.store, place, key, choice)
        except ExpectedError as error:
            return str(error)
        self.written.emit((place,))
        self._tell()
        return ""

    def give_up(self, place: Place) -> None:
        """Forget what the file refused about a place."""
        self.waiting.give_up(place)
        self.written.emit((place,))
        self._tell()

    def synchronize(self) -> None:
        """Write what waits where that is possible now, and hear what others have written."""
        self._hear_deletions()  # first: what waits for it is not to be written
        self._retry(refused=False)
        self.listen()
        self._tell()

    def listen(self) -> None:
        self._hear_deletions()
        try:
            news = self.store.news()
        except ExpectedError:
            return  # the next look may be luckier; whoever changes something is told what is wrong
        if news:
            self._hear(news)

    def tell_deleted(self, words: str) -> None:
        """Something was deleted for good from this window."""
        self._hear_deletions()
        self.deletion_told.emit(words)

    def _hear_deletions(self) -> None:
        try:
            deletions = self.store.heard_deletions()
            if deletions:
                self._drop_deleted()
        except ExpectedError:
            return
        if deletions:
            self._tell()
            self.deleted.emit(deletions)
            self.renewed.emit()

    def _drop_deleted(self) -> None:
        """What waits about something that is not there any more is nowhere kept."""
        held = self.held()
        places = {place for place, _one in (*held.unsaved, *held.clashes)} | {one.place for one in held.typed}
        gone = {place for place in places if not self.store.is_there(place)}
        self.waiting.drop(gone.__contains__)
        self._lost = {at: one for at, one in self._lost.items() if at[0] not in gone}
        for one in held.typed:
            if one.place in gone:
                self.refused.drop(one.place, one.key)

    def finish(self) -> bool:
        """Try once more to write everything; whether nothing is left."""
        self._retry(refused=True)
        self._tell()
        return not self.waiting

    def wait_for_refused(self) -> None:
        """Let what the file refused wait like the rest: there is another file, or it can be written again."""
        for (place, _key), one in self._lost.items():
            self.waiting.keep(place, [one.change])
        self._lost.clear()

    def forget(self) -> None:
        """Give up everything that waits, because a person said so."""
        self.waiting.forget()
        self._lost.clear()
        self.refused.forget()
        self._tell()

    def _take_over(self) -> None:
        for other in [] if self._kept is None else self._kept.left_for_others():
            self.left_for_other.emit(other.file.path)
        left = [] if self._kept is None else self._kept.left()
        for one in left:
            self.waiting.take(one.held.unsaved, one.held.clashes, one.by)
            self.refused.take(one.held.typed)
        if self._kept is None or not left or not self._kept.keep(self.held()):
            return
        for one in left:
            settle(one.path)
        self._retry(refused=True)
        held = [one.held for one in left]
        count = sum(len(one.unsaved) + len(one.clashes) + len(one.typed) for one in held)
        self.taken_over.emit(
            count, bool(self.waiting.reasons or self.waiting.late_count or self.refused.all())
        )
        self._tell()

    def _retry(self, *, refused: bool) -> None:
        if not self.waiting:
            return
        places = self.waiting.unsaved_places()
        self.waiting.retry(self.store, refused=refused)
        self._tell_written(places)

    def _tell_written(self, places: tuple[Place, ...]) -> None:
        """Of the places where something waited before, those where nothing waits any more."""
        left = self.waiting.unsaved_places()
        written = tuple(place for place in places if place not in left)
        if written:
            self.written.emit(written)
            self.renewed.emit()

    def _hear(self, news: list[HistoryEntry]) -> None:
        for entry in news:
            found = place_of(entry)
            if found is not None:
                self.waiting.hear(*found, entry)
        self.heard.emit(news)
        self.renewed.emit()
        if self.waiting.reasons and any(map(_may_unlock, news)):
            self._retry(refused=True)
            self._tell()

    def _tell(self) -> None:
        if self._kept is not None:
            self._kept.keep(self.held())
        waiting = self.waiting
        counts = (waiting.unsaved_count, waiting.late_count, waiting.clash_count)
        now = (*counts, waiting.reasons, type(waiting.late_cause))
        if now != self._told:
            self._told = now
            self.waits_changed.emit()


def _may_unlock(entry: HistoryEntry) -> bool:
    """Whether the file may take now what it refused: an assessment was reopened."""
    return entry.subject is Subject.ASSESSMENT and entry.key == "completed" and entry.after is None
