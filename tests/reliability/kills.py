"""SIGKILL at chance moments of a window that works by itself: whatever it said was saved is there afterwards.

Each round goes on with the file that the one before it left: what a kill leaves is opened by the next.
"""

import datetime
import json
import math
import os
import random
import select
import shutil
import signal
import time
from pathlib import Path

from isoassess.domain import Lens
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import ExpectedError
from isoassess.store import Shelf, Store
from isoassess.store.backup.checking import damages
from isoassess.store.backup.reading import opened
from isoassess.store.file.database import driver
from isoassess.store.vault.keyring import KEYRING, FileKey
from tests.reliability.outcome import Outcome, Tell, silent

LONGEST = 1.2  # seconds from the first thing done to the kill
STARTS = 0.15  # the share of the rounds that are killed while they start
_PATIENCE = 60.0  # seconds in which a window has come


class Known:
    """What the window has told of: for each place the values that may stand there now."""

    def __init__(self) -> None:
        self.saved: dict[str, object] = {}
        self.begun: dict[str, object] = {}

    def take(self, line: str) -> None:
        stage, place, value = json.loads(line)
        if stage == "saved":
            self.saved[place] = value
            self.begun.pop(place, None)
        else:
            self.begun[place] = value

    def settle(self, place: str, found: object) -> bool:
        """Whether what is found may stand there; from now on that is what is there."""
        allowed = [self.saved.get(place)] + ([self.begun[place]] if place in self.begun else [])
        right = found in allowed
        self.saved[place] = found
        return right


def kills(
    folder: Path,
    *,
    count: int,
    seed: int,
    key: FileKey | None = None,
    seconds: float = math.inf,
    tell: Tell = silent,
) -> Outcome:
    """`key`: the file has a password. No round begins after so many `seconds`."""
    latest = time.monotonic() + seconds
    chance = random.Random(seed)
    file = folder / "clients.db"
    assessment = _made(file, key)
    known = Known()
    found = Outcome(
        fault="The program is killed" + (", the file has a password" if key else ""),
        where="a window that rates, writes, attaches, undoes, backs up and deletes",
        saw="the next start opens the file as if nothing had been",
    )
    for number in range(count):
        if time.monotonic() > latest:
            break
        _round(file, known, chance)
        found.count += 1
        found.checked += _check(file, assessment, known, found.lost)
        _make_room(file)
        if number % 10 == 9:
            tell(f"{number + 1} kills, {found.checked} checked, lost: {found.lost}")
    last = [one.says for one in damages(file)]
    found.lost += last
    return found


def _made(file: Path, key: FileKey | None) -> str:
    KEYRING.put(file, None)
    with Store.open(file, who="A. Consultant") as store:
        organization = store.add_organization(Profile(organization=Organization(name="Kept Ltd")))
        assessment = store.add_assessment(
            organization,
            lens=Lens.ISO9001_2026,
            started=datetime.date(2026, 10, 1),
            assessor="A. Consultant",
            catalogue_version="2026.12",
        )
        if key is not None:
            store.file.reseal(key)
    return assessment


def _round(file: Path, known: Known, chance: random.Random) -> None:
    """One window from its start to its kill."""
    starts = chance.random() < STARTS
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _work(file, writing, chance.getrandbits(30))
    os.close(writing)
    if starts:
        time.sleep(chance.uniform(0, 0.8))
    else:
        select.select([reading], [], [], _PATIENCE)
        time.sleep(chance.uniform(0, LONGEST))
    os.kill(process, signal.SIGKILL)
    _pid, status = os.waitpid(process, 0)
    with os.fdopen(reading, "r") as told:
        for line in told:
            if line.endswith("\n"):
                known.take(line)
    if not os.WIFSIGNALED(status):
        raise AssertionError(f"the window ended by itself with {os.waitstatus_to_exitcode(status)}")


def _work(file: Path, writing: int, seed: int) -> None:
    """In the child: never comes back."""
    code = 1
    try:
        from tests.reliability.session import work

        code = work(file, writing, seed)
    finally:
        os._exit(code)


def _check(file: Path, assessment: str, known: Known, lost: list[str]) -> int:
    """How many places were looked at."""
    count = 0
    try:
        with Store.open(file, who="tester") as store:
            answers = store.answers(assessment)
            (kept,) = [one for one in store.organizations() if one.name == "Kept Ltd"]
            files = {one.name: one for one in store.attachments(kept.id).values()}
            there = {one.id for shelf in Shelf for one in store.organizations(shelf=shelf)}
            for place in sorted(known.saved | known.begun):
                kind, _blank, name = place.partition(" ")
                if kind in ("rating", "evidence", "note"):
                    answer = answers.get(name)
                    value = getattr(answer, kind) if answer is not None else None
                    value = value.value if kind == "rating" and value is not None else value
                    known.saved.setdefault(place, None if kind == "rating" else "")
                    is_right = known.settle(place, value if kind == "rating" else value or "")
                elif kind == "file" and place in known.saved:
                    is_right = name in files and bool(store.attachment_content(files[name].id))
                elif kind == "deletion" and place in known.saved:
                    is_right = name not in there
                else:
                    continue
                count += 1
                if not is_right:
                    lost.append(place)
            if store.is_to_clean():
                store.clean()
    except ExpectedError as error:
        lost.append(f"not opened: {error}")
    known.begun.clear()
    return count + _check_words(file, known, lost) + _check_backups(known, lost)


def _check_words(file: Path, known: Known, lost: list[str]) -> int:
    """Nothing of what was deleted for good stands in any byte, where cleaning was said to be done."""
    places = [place for place in known.saved if place.startswith("cleaning ")]
    bytes_there = b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))
    found = [place for place in places if str(known.saved.pop(place)).encode() in bytes_there]
    lost += [f"still there: {place}" for place in found]
    return len(places)


def _check_backups(known: Known, lost: list[str]) -> int:
    places = [place for place in known.saved if place.startswith("backup ")]
    for place in places:
        known.saved.pop(place)
        try:
            with opened(Path(place.removeprefix("backup "))) as found:
                driver(found.connection).execute("SELECT count(*) FROM answer").fetchone()
        except ExpectedError as error:
            lost.append(f"{place}: {error}")
    return len(places)


def _make_room(file: Path) -> None:
    """Of many backups the rounds would fill the disk."""
    shutil.rmtree(file.with_name(f"{file.stem} backups"), ignore_errors=True)
