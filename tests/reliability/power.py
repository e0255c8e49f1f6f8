"""Power cut between writing and the disk: every write of a program recorded, and a part of them thrown away.

strace writes down what is written and what is put on the disk. At a chance moment all that was put there
stays; of what was written since then, pieces of 512 bytes stay or go by chance. What was said to be saved
must be there.
"""

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

from msgspec import Struct

from isoassess.domain.profile import Organization, Profile
from isoassess.errors import ExpectedError
from isoassess.store import Store, replay
from isoassess.store.vault.keyring import KEYRING, FileKey
from tests.reliability.outcome import Outcome, Tell, silent
from tests.unit.store.store_values import new_assessment

SECTOR = 512
_WORK = """
import os, sys
from pathlib import Path
from isoassess.domain import Answer
from isoassess.store import Store, answer_place, differences
from isoassess.store.vault.keyring import KEYRING, FileKey
file, secret = Path(sys.argv[1]), bytes.fromhex(sys.argv[3])
if secret:
    KEYRING.put(file, FileKey(secret, file.read_bytes()[:16]))
store = Store.open(file, who="A. Consultant")
said = {}
for number in range(int(sys.argv[4])):
    name = f"r{number % 9}"
    new = Answer(note=f"{number} " * (1 + number * 37 % 900))
    store.change(answer_place(sys.argv[2], name), differences(said.get(name, Answer()), new))
    said[name] = new
    os.write(1, f"{number}\\n".encode())
    if number % 7 == 6:
        store.file.fold()
    if number % 25 == 24:
        store.file.write_anew()
store.close()
"""
_CALL = re.compile(r"^(?:\[pid +)?(?:\d+\]? +)?(\w+)\((?:(\d+)<(.*?)>)?(.*)\) += (\d+)")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class DiskEvent(Struct, frozen=True):
    """`kind`: write, cut, sync, remove, or said; `at` is an offset, or the length after a cut."""

    kind: str
    file: str
    at: int = 0
    content: bytes = b""


def power_cuts(
    folder: Path, *, count: int, seed: int, key: FileKey | None = None, answers: int = 60, tell: Tell = silent
) -> Outcome:
    found = Outcome(
        fault="Power cut" + (", the file has a password" if key else ""),
        where="between writing and the disk, with torn and missing pages, while answers are saved",
        saw="the next start opens the file with all that was said to be saved",
    )
    if shutil.which("strace") is None:
        found.skipped = "needs strace"
        return found
    start = folder / "start" / "clients.db"
    start.parent.mkdir()
    with Store.open(start, who="A. Consultant") as store:
        assessment = new_assessment(store, store.add_organization(_profile()))
        if key is not None:
            store.file.reseal(key)
    events = _recorded(start, folder / "work", assessment, key, answers)
    if not events:
        found.skipped = "strace is not allowed to look here"
        return found
    chance = random.Random(seed)
    for number in range(count):
        last = chance.randrange(len(events))
        _check(folder / "after", start, events[:last], assessment, key, chance, found)
        if number % 50 == 49:
            tell(f"{number + 1} power cuts, lost: {found.lost}")
    return found


def _profile() -> Profile:
    return Profile(organization=Organization(name="Sample Ltd"))


def _recorded(start: Path, work: Path, assessment: str, key: FileKey | None, answers: int) -> list[DiskEvent]:
    """What a program wrote that saves answers, in its order."""
    work.mkdir()
    file = work / start.name
    shutil.copyfile(start, file)
    log = work.with_suffix(".strace")
    secret = key.secret.hex() if key else ""
    traced = ["strace", "-f", "-y", "-xx", "-s", "200000", "-o", str(log)]
    traced += ["-e", "trace=pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat"]
    command = [*traced, sys.executable, "-c", _WORK, str(file), assessment, secret, str(answers)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        return []
    found: list[DiskEvent] = []
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            event = _event(line, str(work))
            if event is not None:
                found.append(event)
    return found


def _event(line: str, work: str) -> DiskEvent | None:
    call = _CALL.match(line)
    if call is None:
        return None
    name, number, place, rest, _result = call.groups()
    place = _plain(place or "")
    if name == "write" and number == "1":
        return DiskEvent("said", "", content=_bytes(rest))
    if name == "unlink":
        removed = _bytes(rest).decode()
        return DiskEvent("remove", Path(removed).name) if removed.startswith(work) else None
    if not place.startswith(work) or place.endswith("-shm"):
        return None
    file = Path(place).name
    if name == "pwrite64":
        at = int(rest.rsplit(",", 1)[1])
        return DiskEvent("write", file, at, _bytes(rest))
    if name == "ftruncate":
        return DiskEvent("cut", file, int(rest.rsplit(",", 1)[1]))
    return DiskEvent("sync", file) if name in ("fsync", "fdatasync") else None


def _bytes(words: str) -> bytes:
    found = _BYTES.search(words)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


def _plain(place: str) -> str:
    """With -xx the path is in hexadecimal, too."""
    return bytes.fromhex(place.replace("\\x", "")).decode() if place.startswith("\\x") else place


def _check(
    after: Path,
    start: Path,
    events: list[DiskEvent],
    assessment: str,
    key: FileKey | None,
    chance: random.Random,
    found: Outcome,
) -> None:
    shutil.rmtree(after, ignore_errors=True)
    after.mkdir()
    disk = _left_on_disk(start, events, chance)
    for name, content in disk.items():
        (after / name).write_bytes(content)
    said = b"".join(one.content for one in events if one.kind == "said").decode()
    last = int(said.split()[-1]) if said.split() else -1
    file = after / start.name
    KEYRING.put(file, key)
    found.count += 1
    try:
        with Store.open(file, who="tester") as store:
            entries = store.history(assessment_id=assessment)
            texts = {(one.after or "").split(" ")[0].strip('"') for one in entries}
            missing = [number for number in range(last + 1) if str(number) not in texts]
            found.checked += last + 1
            if missing:
                found.lost.append(f"after {len(events)} writes: {missing}")
            if replay(entries) != store.answers(assessment):
                found.lost.append(f"after {len(events)} writes: the answers are not their history")
    except ExpectedError as error:
        found.lost.append(f"after {len(events)} writes: {error}")


def _left_on_disk(start: Path, events: list[DiskEvent], chance: random.Random) -> dict[str, bytes]:
    """Each file with all up to its last sync, and what chance leaves of the rest."""
    disk = {start.name: bytearray(start.read_bytes())}
    waiting: dict[str, list[DiskEvent]] = {}
    for event in events:
        if event.kind == "sync":
            for one in waiting.pop(event.file, []):
                _apply(disk, one)
        elif event.kind != "said":
            waiting.setdefault(event.file, []).append(event)
    share = chance.choice([0.0, 0.5, 0.9, 1.0])
    for late in waiting.values():
        for one in late:
            for piece in _sectors(one):
                if chance.random() < share:
                    _apply(disk, piece)
    return {name: bytes(content) for name, content in disk.items()}


def _sectors(event: DiskEvent) -> list[DiskEvent]:
    """A write reaches the disk in pieces, each of which is whole."""
    if event.kind != "write":
        return [event]
    pieces, at = [], event.at
    end = event.at + len(event.content)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        pieces.append(DiskEvent("write", event.file, at, event.content[at - event.at : until - event.at]))
        at = until
    return pieces


def _apply(disk: dict[str, bytearray], event: DiskEvent) -> None:
    if event.kind == "remove":
        disk.pop(event.file, None)
        return
    content = disk.setdefault(event.file, bytearray())
    if event.kind == "cut":
        del content[event.at :]
        content.extend(bytes(event.at - len(content)))
        return
    if len(content) < event.at:
        content.extend(bytes(event.at - len(content)))
    content[event.at : event.at + len(event.content)] = event.content
