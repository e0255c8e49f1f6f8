"""Looks whether all in the file is as it was saved, and says what is not: beside the work, and at opening."""

import datetime
import threading
import weakref
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from isoassess.errors import ExpectedError
from isoassess.language.texts import _, ngettext
from isoassess.store import LookEnded, Store, look_through
from ui.session.remembered import Remembered
from ui.shell.file.care_words import damage_words, doubtful_words
from ui.shell.file.damaged_store import KnownDamage
from ui.widgets.notices import Notices
from ui.widgets.tasks import Task

if TYPE_CHECKING:
    from ui.session.open_assessment import OpenAssessment

DAMAGED = "damaged"
DOUBTFUL, NOT_CONFIRMED = "doubtful", "not-confirmed"
BEAT = 3_600_000  # milliseconds from one look whether it is due to the next
PAUSE = 0.2  # seconds between two pieces of a look, so that hardly a key meets one
AFTER_PAINTING = 100  # milliseconds: the screen that was opened is there, and may have been read at a glance
QUIET = datetime.timedelta(seconds=1)  # since the last answer, before a look goes on


class Pauses:
    """Between two pieces of a look: as long as a person answers, the look waits."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._left = threading.Event()

    def __call__(self) -> None:
        self._left.wait(PAUSE)
        while self._is_busy() and not self._left.wait(PAUSE):
            pass
        if self._left.is_set():
            raise LookEnded

    def leave(self) -> None:
        self._left.set()

    def has_left(self) -> bool:
        """Whether nobody waits for the look any more."""
        return self._left.is_set()

    def _is_busy(self) -> bool:
        last = self._store.last_commit
        return last is not None and datetime.timedelta() <= datetime.datetime.now(datetime.UTC) - last < QUIET


class DamageCare(QObject):
    """Once a day, after an end that was not in order, and where others have changed the file.

    `wanted` carries a KnownDamage: a person wants to do something about it.
    """

    wanted = Signal(object)

    def __init__(self, store: Store, remembered: Remembered, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._remembered, self._notices = store, remembered, notices
        self._found: tuple[str, ...] = ()
        self._came_as = self._mark  # how the file was when it was opened
        self._has_looked = False
        self._pauses = Pauses(store)
        self._look = Task(self)
        self._look.finished.connect(self._take)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self.look)
        notices.wanted.connect(self._act)
        notices.dismissed.connect(self._dismiss)

    @property
    def is_looking(self) -> bool:
        return self._look.busy

    def look(self) -> None:
        """Where it is due; not while another computer writes in the file."""
        self._beat.start()
        if self._is_due():
            self.look_again()

    def look_again(self) -> None:
        """The file was changed by others."""
        if self._store.file.writer is None and not self._look.busy:
            self._look.run(
                partial(look_through, self._store.path, pause=self._pauses, halted=self._pauses.has_left)
            )

    def leave(self) -> None:
        """The window is closed: by what the file says of itself now, a change by others is known."""
        self._beat.stop()
        self._look.cancel()
        self._pauses.leave()
        day, _mark = self._remembered.looked_through(self._id)
        if day and self._mark:
            self._remembered.remember_looked_through(self._id, day, self._mark)

    @property
    def _id(self) -> str:
        identity = self._store.file.identity
        return identity.id if identity else ""

    @property
    def _mark(self) -> str:
        identity = self._store.file.identity
        return identity.mark if identity else ""

    def _is_due(self) -> bool:
        day, mark = self._remembered.looked_through(self._id)
        return day != _today() or not (self._has_looked or mark == self._came_as)

    def _take(self, found: tuple[str, ...]) -> None:
        """Until the window is closed it is not said how the file is left: it may be ended before that."""
        self._found, self._has_looked = found, True
        self._remembered.remember_looked_through(self._id, "" if found else _today(), "")
        if not found:
            self._notices.take(DAMAGED)
        elif not self._remembered.was_advised(self._what()):
            button = _("Look...")
            self._notices.show_notice(DAMAGED, damage_words(found), button=button, dismissible=True)

    def _act(self, key: str) -> None:
        if key == DAMAGED and self._found:
            self.wanted.emit(KnownDamage(self._store.path, self._found))

    def _dismiss(self, key: str) -> None:
        if key == DAMAGED and self._found:
            self._remembered.remember_advised(self._what())

    def _what(self) -> str:
        """By which the same damage of the same file is known again."""
        return f"{self._id} {sha256(chr(10).join(self._found).encode()).hexdigest()}"


class OpenPlace(Struct, frozen=True, kw_only=True):
    """The organization and the assessment that are open."""

    organization_id: str
    assessment_id: str


class DoubtCare(QObject):
    """Where an organization that is open is not what its history comes to, until a person says it is right.

    `confirmed`: a person has said that what was doubtful is right as it stands now.
    """

    confirmed = Signal()

    def __init__(self, store: Store, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._notices = store, notices
        self._place: OpenPlace | None = None
        self._opened: weakref.ref[OpenAssessment] | None = None  # a timer must not keep it
        self._later = QTimer(self, interval=AFTER_PAINTING, singleShot=True)
        self._later.timeout.connect(self._look)
        notices.wanted.connect(self._act)

    def look_at(self, opened: "OpenAssessment") -> None:
        """Once it has been painted: nobody waits for a look that finds nothing nearly always."""
        self._notices.take(DOUBTFUL)
        self._notices.take(NOT_CONFIRMED)
        self._opened = weakref.ref(opened)
        self._later.start()

    def _look(self) -> None:
        opened = self._opened() if self._opened is not None else None
        if opened is None or not isValid(opened):
            return
        organization_id, assessment_id = opened.organization_id, opened.id
        try:
            doubtful = self._store.doubtful_answers(assessment_id)
            profile = self._store.is_profile_doubtful(organization_id)
        except ExpectedError as error:
            self._notices.show_notice(DOUBTFUL, str(error), dismissible=True)
            return
        if doubtful or profile:
            self._place = OpenPlace(organization_id=organization_id, assessment_id=assessment_id)
            words = doubtful_words([opened.requirement_words(one) for one in doubtful], profile=profile)
            button = _button_words(len(doubtful) + profile)
            self._notices.show_notice(DOUBTFUL, words, button=button, dismissible=True)

    def _act(self, key: str) -> None:
        if key != DOUBTFUL or self._place is None:
            return
        try:
            self._store.confirm_as_it_is(self._place.organization_id, self._place.assessment_id)
        except ExpectedError as error:
            self._notices.show_notice(NOT_CONFIRMED, str(error), dismissible=True)
            return
        self._notices.take(DOUBTFUL)
        self._notices.take(NOT_CONFIRMED)
        self.confirmed.emit()


def _button_words(count: int) -> str:
    """Pressed after a look, whether something was set right or not."""
    return ngettext("&Confirm: it is right", "&Confirm: they are right", count)


def _today() -> str:
    return datetime.date.today().isoformat()
