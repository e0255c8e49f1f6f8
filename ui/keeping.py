"""Between this window and its file: what is changed here goes there, what others change is heard here."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from isoassess.errors import ExpectedError
from isoassess.store import Change, Choice, Clash, HistoryEntry, Place, Store, Waiting, place_of

BEAT = 1000  # milliseconds between two looks at the file


class Keeping(QObject):
    """One for a window. What the file cannot take now waits here and is tried again with every look."""

    waits_changed = Signal()
    settling = Signal(
        object, str
    )  # place and key: a person chooses, what is typed there is not wanted any more
    written = Signal(object)  # the places (tuple) of which something that waited was written or settled
    heard = Signal(object)  # what others have written: a list of HistoryEntry

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.waiting = Waiting()
        self._told: tuple[object, ...] = (0, 0, type(None))
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self.look)

    def watch(self) -> None:
        """Look at the file from now on."""
        self._beat.start()

    def rest(self) -> None:
        """Look no more."""
        self._beat.stop()

    def change(self, place: Place, changes: Iterable[Change]) -> tuple[Clash, ...]:
        """Write changes or keep them; the fields among them about which a choice waits.

        Raises the store's errors that waiting does not help against.
        """
        wanted = tuple(changes)
        keys = {change.key for change in wanted}
        late = self.waiting.unsaved_places()
        clashes = self.waiting.change(self.store, place, wanted)
        self._tell_written(late)
        self._tell()
        return tuple(clash for clash in clashes if clash.key in keys)

    def set_aside(self, place: Place, change: Change) -> None:
        """Let a change wait that the file does not take any more, such as a text when the lock came."""
        self.waiting.keep(place, [change])
        self._retry(refused=True)
        self._tell()

    def choose(self, place: Place, key: str, choice: Choice) -> str:
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

    def look(self) -> None:
        """Write what waits where that is possible now, and hear what others have written."""
        self._retry(refused=False)
        self.listen()
        self._tell()

    def listen(self) -> None:
        try:
            news = self.store.news()
        except ExpectedError:
            return  # the next look may be luckier; whoever changes something is told what is wrong
        if news:
            self._hear(news)

    def finish(self) -> bool:
        """Try once more to write everything; whether nothing is left."""
        self._retry(refused=True)
        self._tell()
        return not self.waiting

    def forget(self) -> None:
        """Give up everything that waits, because a person said so."""
        self.waiting.forget()
        self._tell()

    def _retry(self, *, refused: bool) -> None:
        places = self.waiting.unsaved_places()
        if not places:
            return
        self.waiting.retry(self.store, refused=refused)
        self._tell_written(places)

    def _tell_written(self, places: tuple[Place, ...]) -> None:
        """Of the places where something waited before, those where nothing waits any more."""
        left = self.waiting.unsaved_places()
        written = tuple(place for place in places if place not in left)
        if written:
            self.written.emit(written)

    def _hear(self, news: list[HistoryEntry]) -> None:
        for entry in news:
            found = place_of(entry)
            if found is not None:
                self.waiting.hear(*found, entry)
        self.heard.emit(news)

    def _tell(self) -> None:
        waiting = self.waiting
        now = (waiting.unsaved_count, waiting.clash_count, type(waiting.late_cause))
        if now != self._told:
            self._told = now
            self.waits_changed.emit()
