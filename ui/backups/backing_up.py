"""Makes backups beside the work, by itself and when asked; nobody who types waits for one."""

import datetime
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.services.backup_words import local_moment_words
from isoassess.store import Store
from isoassess.store.backup.due import is_due
from isoassess.store.backup.making import Halted, state_of
from isoassess.store.backup.places import Backup, folder_beside, folder_in
from isoassess.store.backup.rounds import RoundDone, back_up, holds, newest_of
from ui.session.remembered import Remembered
from ui.widgets.tasks import Task

FIRST = 6_000  # milliseconds after which nobody waits for the first window any more
BEAT = 60_000  # milliseconds between two looks whether one is due
_PATIENCE = 10.0  # seconds in which one that is told to stop has stopped


class Looked(Struct, frozen=True, kw_only=True):
    """`newest`: the newest backup beside the file; `changed`: the file holds something that is not in it."""

    newest: Backup | None
    changed: bool
    done: RoundDone | None = None


class BackingUp(QObject):
    """One for a window; `told` says that there is something new to say, `busy_changed` that one is made."""

    told = Signal()
    busy_changed = Signal(bool)

    def __init__(
        self,
        store: Store,
        remembered: Remembered,
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._remembered = remembered
        self._now = now
        self._halted = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._looked: Looked | None = None
        self._failure = ""
        self._seen: datetime.datetime | None = None
        self._began: datetime.datetime | None = None
        self._task = Task(self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._take_failure)
        self._task.busy_changed.connect(self.busy_changed)
        self._first, self._beat = QTimer(self), QTimer(self)
        self._first.setSingleShot(True)
        for timer, wait in ((self._first, FIRST), (self._beat, BEAT)):
            timer.timeout.connect(self.look)
            timer.start(wait)

    @property
    def store_path(self) -> Path:
        return self._store.path

    @property
    def second(self) -> Path | None:
        """The second folder; None where none is set."""
        return self._remembered.backup_folder

    @second.setter
    def second(self, folder: Path | None) -> None:
        self._remembered.backup_folder = folder

    @property
    def today(self) -> datetime.date:
        return self._now().astimezone().date()

    @property
    def busy(self) -> bool:
        return self._task.busy

    @property
    def words(self) -> str:
        """When the last backup was made; empty before that is known."""
        if self._looked is None:
            return ""
        return last_words(self._looked.newest, today=self.today)

    @property
    def failures(self) -> tuple[str, ...]:
        """What stood against the last one, in sentences."""
        if self._failure:
            return (self._failure,)
        done = self._looked.done if self._looked else None
        return done.failures if done else ()

    def look(self) -> None:
        """Make one where it is due."""
        if self._store.file.why_read_only or self.busy:
            return
        commit = self._store.last_commit
        if commit is not None and (self._began is None or commit.date() != self._began.date()):
            self._began = commit
        waits = self._looked is None or self._looked.changed or bool(self.failures)
        if waits or commit != self._seen:
            self._seen = commit
            self._run(asked=False)

    def back_up(self) -> None:
        """Because a person wants one now."""
        if not self.busy:
            self._run(asked=True)

    def halt(self) -> None:
        """Give up what is being made, and wait until it is; the next look begins anew."""
        self._halted.set()
        self._idle.wait(_PATIENCE)

    def leave(self) -> None:
        """The window goes: make none any more."""
        self._first.stop()
        self._beat.stop()
        self.halt()

    def _run(self, *, asked: bool) -> None:
        self._halted.clear()
        self._idle.clear()
        work = partial(
            _looked,
            self._store.path,
            self.second,
            now=self._now().astimezone(),
            began=self._began.astimezone() if self._began else None,
            found_changed=asked or self._looked is None,
            halted=self._halted.is_set,
        )
        self._task.run(partial(_told_when_idle, work, self._idle))

    def _take(self, looked: Looked) -> None:
        done = looked.done or (self._looked.done if self._looked else None)
        self._looked = Looked(newest=looked.newest, changed=looked.changed, done=done)
        self._failure = ""
        self.told.emit()

    def _take_failure(self, sentence: str) -> None:
        self._failure = sentence
        self.told.emit()


def last_words(newest: Backup | None, *, today: datetime.date) -> str:
    """When the newest backup was made."""
    if newest is None:
        return _("No backup yet")
    return _("Last backup: {moment}").format(moment=local_moment_words(newest.at, today=today))


def _told_when_idle(work: Callable[[], Looked], idle: threading.Event) -> Looked:
    try:
        return work()
    finally:
        idle.set()


def _looked(
    store: Path,
    second: Path | None,
    *,
    now: datetime.datetime,
    began: datetime.datetime | None,
    found_changed: bool,
    halted: Halted,
) -> Looked:
    """In a thread, with connections of its own."""
    state = state_of(store)
    newest = newest_of(store, folder_beside(store), now)
    changed = bool(state.count("organization")) and not holds(newest, state)
    due = is_due(
        now,
        newest=newest.at.astimezone() if newest else None,
        changed=changed,
        found_changed=found_changed,
        began=began,
    )
    behind = second is not None and second.is_dir() and not changed and newest is not None
    if behind and second is not None:
        behind = not holds(newest_of(store, folder_in(second, store), now), state)
    if not (due or behind):
        return Looked(newest=newest, changed=changed)
    done = back_up(store, second=second, now=now, halted=halted)
    return Looked(newest=done.newest or newest, changed=done.newest is None, done=done)


def back_up_last(store: Path, remembered: Remembered) -> None:
    """After the window is gone and the file is closed; what stands against it is said at the next start."""
    try:
        if state_of(store).count("organization"):
            back_up(store, second=remembered.backup_folder, now=datetime.datetime.now(datetime.UTC))
    except (ExpectedError, OSError):
        return
