"""A folder that takes nothing, a clock that is set back, two programs at once, and a disk that is slow."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from isoassess.domain import Answer
from isoassess.errors import ExpectedError
from isoassess.store import Store, answer_place, differences, replay
from isoassess.store.backup.checking import damages
from isoassess.store.backup.places import folder_beside, found_in
from isoassess.store.backup.rounds import back_up
from tests.reliability.outcome import Outcome
from tests.reliability.sample import content_of, filled

NOBODY = 65_534  # whom a protected folder refuses; the administrator may write everywhere
DELAY = 40_000  # microseconds that each access to the disk takes longer
_WRITE = """
import os, sys, time
from pathlib import Path
from isoassess.domain import Answer
from isoassess.store import Store, answer_place, differences
store = Store.open(Path(sys.argv[1]), who=sys.argv[3], busy_timeout=30)
slowest = 0.0
for number in range(int(sys.argv[4])):
    began = time.monotonic()
    new = Answer(note=f"{sys.argv[3]} {number}")
    store.change(answer_place(sys.argv[2], f"{sys.argv[3]}-{number}"), differences(Answer(), new))
    slowest = max(slowest, time.monotonic() - began)
    os.write(1, f"{number}\\n".encode())
store.close()
os.write(1, f"slowest {slowest}\\n".encode())
"""


def protected(folder: Path) -> Outcome:
    """Looked at as usual, and each save refused in a sentence; afterwards everything is as it was."""
    found = Outcome(fault="The folder or the file is write-protected", where="opening, reading and saving")
    if sys.platform == "win32":
        found.skipped = "rights of POSIX"
        return found
    sentences: set[str] = set()
    for kind in ("folder", "file"):
        place = folder / kind
        place.mkdir()
        file = place / "clients.db"
        right = filled(file, organizations=1, answers=10)
        before = file.read_bytes()
        file.chmod(0o444 if kind == "file" else 0o666)
        place.chmod(0o555 if kind == "folder" else 0o755)
        for one in (folder, *folder.parents):
            if one.stat().st_uid == os.getuid() and os.getuid() == 0 and one != Path("/"):
                one.chmod(one.stat().st_mode | 0o011)
        said = _as_nobody(lambda file=file, right=right: _looked_at(file, right))  # type: ignore[misc]
        place.chmod(0o755)
        found.count += 1
        found.checked += len(right)
        if said.startswith("refused: "):
            sentences.add(said.removeprefix("refused: ").replace(str(folder), ""))
        else:
            found.lost.append(f"{kind}: {said}")
        if file.read_bytes() != before or [one.name for one in place.iterdir()] != [file.name]:
            found.lost.append(f"{kind}: something was changed, or left: {list(place.iterdir())}")
    found.saw = " / ".join(sorted(sentences))
    return found


def _looked_at(file: Path, right: dict[str, bytes]) -> str:
    with Store.open(file, who="tester") as store:
        if content_of(store) != right:
            return "not everything is there"
        organization = store.organizations()[0].id
        try:
            store.archive_organization(organization)
        except ExpectedError as error:
            return f"refused: {error}"
    return "it said that it was saved"


def _as_nobody(act: Callable[[], str]) -> str:
    """What comes of it in a process without rights; of an ordinary person, as they are."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            if os.getuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            words = act()
        except BaseException as fault:  # noqa: BLE001 (told to the other process)
            words = repr(fault)
        os.write(writing, words.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        words = told.read().decode()
    os.waitpid(process, 0)
    return words


def clock_set_back(folder: Path, *, count: int, seed: int) -> Outcome:
    """The clock jumps before each session; the order of what was done stays, and no backup is pushed out."""
    found = Outcome(
        fault="The clock is set back or ahead",
        where="answers, undo and backups",
        saw="everything in its order",
    )
    chance = random.Random(seed)
    file = folder / "clients.db"
    filled(file, organizations=1, answers=1)
    moment = datetime(2026, 11, 28, 12, tzinfo=UTC)
    value = "Seen"
    for number in range(count):
        moment += timedelta(days=chance.choice([-400, -3, -1, 0, 1, 5]), seconds=chance.randrange(4_000))
        with Store.open(file, who="A. Consultant", clock=lambda moment=moment: moment) as store:  # type: ignore[misc]
            assessment = store.assessments(store.organizations()[0].id)[0].id
            before = store.answers(assessment).get("r", Answer())
            new = Answer(note=f"{value} {number}")
            store.change(answer_place(assessment, "r"), differences(before, new))
            store.change(answer_place(assessment, "r"), differences(new, Answer(note="wrong")))
            store.undo(assessment)
            if store.answers(assessment)["r"] != new:
                found.lost.append(f"session {number}: undo took something else back")
            if replay(store.history(assessment_id=assessment)) != store.answers(assessment):
                found.lost.append(f"session {number}: the order of the history is wrong")
        done = back_up(file, now=moment)
        found.count += 1
        found.checked += 3
        if done.newest is None or done.newest.path not in [one.path for one in found_in(folder_beside(file))]:
            found.lost.append(f"session {number}: what was backed up just now is gone")
    found.lost += [one.says for one in damages(file)]
    return found


def two_programs(folder: Path, *, count: int, programs: int = 2) -> Outcome:
    found = Outcome(
        fault="Two programs write at once",
        where=f"{count} answers by each of {programs}",
        saw="each waits for the other, for moments",
    )
    file = folder / "clients.db"
    assessment = _assessment(file)
    names = [f"writer{number}" for number in range(programs)]
    command = [sys.executable, "-c", _WRITE, str(file), assessment]
    running = [
        subprocess.Popen([*command, name, str(count)], stdout=subprocess.PIPE, text=True) for name in names
    ]
    codes = [(one.communicate(timeout=300), one.returncode)[1] for one in running]
    found.count = programs
    if any(codes):
        found.lost.append(f"ended with {codes}")
    _check_written(file, assessment, names, count, found)
    return found


def slow_disk(folder: Path, *, count: int) -> Outcome:
    """As on a network folder: strace makes each access wait."""
    found = Outcome(fault="The disk is slow, as a network folder", where=f"{count} answers")
    if shutil.which("strace") is None:
        found.skipped = "needs strace"
        return found
    file = folder / "clients.db"
    assessment = _assessment(file)
    calls = "fsync,fdatasync,pwrite64,pread64,ftruncate,fcntl"
    slowed = ["strace", "-f", "-o", os.devnull, "-e", f"trace={calls}"]
    slowed += [
        "-e",
        f"inject=fsync,fdatasync:delay_enter={DELAY}",
        "-e",
        f"inject=pwrite64:delay_enter={DELAY // 10}",
    ]
    command = [*slowed, sys.executable, "-c", _WRITE, str(file), assessment, "slow", str(count)]
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=500)
    if done.returncode and "ptrace" in done.stderr:
        found.skipped = "strace is not allowed to look here"
        return found
    found.count = 1
    if done.returncode:
        found.lost.append(done.stderr[-300:])
    slowest = done.stdout.split()[-1] if done.stdout else "?"
    took = time.monotonic() - began
    found.saw = f"the slowest answer was saved after {float(slowest):.1f} s, all of it took {took:.0f} s"
    _check_written(file, assessment, ["slow"], count, found)
    return found


def _assessment(file: Path) -> str:
    filled(file, organizations=1, answers=1)
    with Store.open(file, who="tester") as store:
        return store.assessments(store.organizations()[0].id)[0].id


def _check_written(file: Path, assessment: str, names: list[str], count: int, found: Outcome) -> None:
    with Store.open(file, who="tester") as store:
        answers = store.answers(assessment)
        for name in names:
            for number in range(count):
                found.checked += 1
                if answers.get(f"{name}-{number}") != Answer(note=f"{name} {number}"):
                    found.lost.append(f"{name}-{number}")
        if replay(store.history(assessment_id=assessment)) != answers:
            found.lost.append("the answers are not what their history says")
    found.lost += [one.says for one in damages(file)]
