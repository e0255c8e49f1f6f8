"""A window that works by itself, to be killed: it tells each thing before it begins and once it is saved.

Ratings come by key, the rest by what buttons and fields call. A line is JSON: `[stage, place, value]`.
"""

import json
import os
import random
import sys
import traceback
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest

from isoassess.domain import Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store, Subject
from isoassess.store.backup.rounds import back_up
from ui import app
from ui.session.open_assessment import OpenAssessment
from ui.shell.main_window import MainWindow

KEYS = {Rating.ABSENT: Qt.Key.Key_0, Rating.INFORMAL: Qt.Key.Key_1, Rating.PARTIAL: Qt.Key.Key_2}
BEGIN, SAVED = "begin", "saved"


class WorkingWindow(MainWindow):
    """Goes on with its session whenever the program has nothing else to do."""

    out = -1  # a file descriptor
    seed = 0

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's own name)
        super().showEvent(event)
        self._session = Session(self, self._store, self.out, random.Random(self.seed)).go()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._go_on)
        self._clock.start()

    def _go_on(self) -> None:
        try:
            next(self._session)
        except BaseException:  # noqa: BLE001 (a session that does nothing more would pass every kill)
            traceback.print_exc()
            os._exit(1)


class Session:
    """What the window does, and how it tells of it."""

    def __init__(self, window: MainWindow, store: Store, out: int, chance: random.Random) -> None:
        self._window = window
        self._store = store
        self._out = out
        self._chance = chance

    def go(self) -> Iterator[None]:
        (organization,) = [one for one in self._store.organizations() if one.name == "Kept Ltd"]
        self._window.open_organization(organization.id)
        self._window.go("assessment")
        while self._window.open_screens is None:
            yield
        opened = self._window.open_screens.open
        ids = [one.id for one in opened.case.requirements]
        work = (self._rate, self._rate, self._write, self._write, self._attach, self._undo, self._delete)
        self._tell(SAVED, "window", True)
        while True:
            for act in self._chance.sample(work, len(work)):
                act(opened, self._chance.choice(ids[:40]))
                yield
            if self._chance.random() < 0.3:
                self._back_up()
                yield

    def _tell(self, stage: str, place: str, value: object) -> None:
        os.write(self._out, (json.dumps([stage, place, value]) + "\n").encode())

    def _rate(self, opened: OpenAssessment, requirement: str) -> None:
        rating = self._chance.choice(list(KEYS))
        self._window.show_requirement(requirement)
        screens = self._window.open_screens
        assert screens is not None
        self._tell(BEGIN, f"rating {requirement}", rating.value)
        screens.assessment.setFocus()
        QTest.keyClick(screens.assessment.focusProxy() or screens.assessment, KEYS[rating])
        if opened.answer(requirement).rating is not rating:  # the key went elsewhere
            opened.rate(requirement, rating)
        if not opened.keeping.waiting.unsaved(opened.answers.place(requirement)):
            self._tell(SAVED, f"rating {requirement}", rating.value)

    def _write(self, opened: OpenAssessment, requirement: str) -> None:
        key = self._chance.choice(["evidence", "note"])
        text = f"Seen {self._chance.random()} " * self._chance.randint(1, 400)
        seen = getattr(opened.answer(requirement), key)
        self._tell(BEGIN, f"{key} {requirement}", text)
        if opened.write(requirement, key, text, seen=seen):
            self._tell(SAVED, f"{key} {requirement}", text)

    def _undo(self, opened: OpenAssessment, requirement: str) -> None:
        before = opened.answer(requirement).note
        text = (
            f"To be undone {self._chance.random()}"  # another one each time: without a change undo takes more
        )
        self._tell(BEGIN, f"note {requirement}", text)
        if not opened.write(requirement, "note", text, seen=before):
            return
        self._tell(SAVED, f"note {requirement}", text)
        self._tell(BEGIN, f"note {requirement}", before)
        opened.undo()
        if opened.answer(requirement).note == before:
            self._tell(SAVED, f"note {requirement}", before)

    def _attach(self, opened: OpenAssessment, requirement: str) -> None:
        content = self._chance.randbytes(self._chance.randint(100, 200_000))
        name = f"{sha256(content).hexdigest()}.png"
        picture = Path(os.environ["HOME"]) / name
        picture.write_bytes(b"\x89PNG" + content)
        self._tell(BEGIN, f"file {name}", requirement)
        if not opened.files.attach(requirement, [picture]):
            self._tell(SAVED, f"file {name}", requirement)
        picture.unlink()

    def _delete(self, _opened: OpenAssessment, _requirement: str) -> None:
        word = f"Goneword{self._chance.getrandbits(60)}"
        profile = Profile(organization=Organization(name=word, address=f"{word} street"))
        id_ = self._store.add_organization(profile)
        self._tell(BEGIN, f"deletion {id_}", word)
        self._store.delete_for_good(Subject.ORGANIZATION, id_)
        self._tell(SAVED, f"deletion {id_}", word)
        if self._store.clean():
            self._tell(SAVED, f"cleaning {id_}", word)

    def _back_up(self) -> None:
        import datetime

        self._tell(BEGIN, "backup", "")
        done = back_up(self._store.path, now=datetime.datetime.now(datetime.UTC))
        if done.newest is not None:
            self._tell(SAVED, f"backup {done.newest.path}", "")


def work(file: Path, out: int, seed: int) -> int:
    """The program over a file until it is killed."""
    WorkingWindow.out, WorkingWindow.seed = out, seed
    vars(app)["MainWindow"] = WorkingWindow
    sys.argv = ["isoassess"]
    return app.main(file)
