"""A file of several gigabytes: opened, answered, backed up and looked through, with what it takes."""

import datetime
import os
import resource
import subprocess
import sys
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from isoassess.domain import Answer
from isoassess.store import Store, answer_place, differences
from isoassess.store.backup.rounds import back_up
from isoassess.store.file.soundness import look_through
from isoassess.store.vault.connecting import connect
from tests.reliability.outcome import Outcome, Tell, silent
from tests.reliability.sample import filled

PIECE = 20 * 2**20  # bytes of an attached file


def large(folder: Path, *, gigabytes: float, tell: Tell = silent) -> Outcome:
    """In a process of its own, so that its memory is its own."""
    file = folder / "clients.db"
    _make(file, int(gigabytes * 2**30))
    tell(f"made: {file.stat().st_size} bytes")
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.large", str(file)],
        capture_output=True,
        text=True,
        check=False,
        timeout=3_000,
    )
    size = file.stat().st_size / 2**30
    found = Outcome(fault="A very large file", where=f"{size:.1f} GiB of attached files", count=1, checked=1)
    found.saw = done.stdout.strip()
    if done.returncode:
        found.lost.append(done.stderr[-500:])
    return found


def _make(file: Path, size: int) -> None:
    filled(file, organizations=2, answers=50)
    with Store.open(file, who="A. Consultant") as store:
        organization = store.organizations()[0].id
        store.add_attachment(organization, name="first.jpg", content=os.urandom(PIECE))
    with closing(connect(file)) as connection:
        for number in range(size // PIECE):
            content = os.urandom(PIECE)
            digest = sha256(content).hexdigest()
            connection.execute("INSERT INTO content VALUES (?, ?, ?)", (digest, PIECE, content))
            connection.execute(
                "INSERT INTO attachment SELECT lower(hex(randomblob(18))), organization_id, ?, ?, effective, "
                "number, note, added_at FROM attachment WHERE name = 'first.jpg'",
                (digest, f"film {number}.mp4"),
            )
            connection.commit()


def _measure(file: Path) -> None:
    began = time.monotonic()
    store = Store.open(file, who="A. Consultant")
    opened = time.monotonic() - began
    assessment = store.assessments(store.organizations()[0].id)[0].id
    took = []
    for number in range(50):
        began = time.monotonic()
        store.change(answer_place(assessment, f"new-{number}"), differences(Answer(), Answer(note="Seen")))
        took.append(time.monotonic() - began)
    began = time.monotonic()
    done = back_up(file, now=datetime.datetime.now(datetime.UTC))
    backed_up = time.monotonic() - began
    store.close()
    began = time.monotonic()
    damage = look_through(file)
    looked = time.monotonic() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if done.newest is None or damage:
        raise AssertionError([done.failures, damage])
    print(
        f"opened in {opened:.1f} s, an answer in {sorted(took)[25] * 1000:.0f} ms, a backup made and read "
        f"back in {backed_up:.0f} s, looked through in {looked:.0f} s, {memory:.0f} MB of memory at most"
    )


if __name__ == "__main__":
    _measure(Path(sys.argv[1]))
