"""A process that is killed while it backs up: what has a name is whole, and what has none goes."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from isoassess.domain import Answer
from isoassess.store import Store, viewed
from isoassess.store.backup.places import folder_beside, folder_in, found_in
from isoassess.store.backup.rounds import back_up
from isoassess.store.vault.driver import sqlite3
from tests.unit.store.backup.conftest import NOW

ROOT = Path(__file__).parents[4]
KILLS = 12
LARGE = 4_000_000  # bytes
WORK = """
import sys
from datetime import datetime, timedelta, UTC
from pathlib import Path
from isoassess.store.backup.making import make, repeat
from isoassess.store.backup.places import folder_beside, folder_in
store, stick = map(Path, sys.argv[1:])
day = datetime(2026, 1, 1, tzinfo=UTC)
print("begun", flush=True)
while True:
    day += timedelta(days=1)
    made = make(store, folder_beside(store), at=day)
    repeat(made.backup, folder_in(stick, store), store=store)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_what_has_a_name_is_whole_whenever_the_process_is_killed(
    answered: Store, assessment: str, stick: Path
) -> None:
    organization = answered.organizations()[0].id
    answered.add_attachment(organization, name="large", content=os.urandom(LARGE))
    folders = (folder_beside(answered.path), folder_in(stick, answered.path))
    chance = random.Random(0)
    for number in range(KILLS):
        answered.save_answer(assessment, "quality-policy", Answer(note=f"{number}"))
        command = [sys.executable, "-c", WORK, str(answered.path), str(stick)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as working:
            assert working.stdout is not None
            assert working.stdout.readline() == b"begun\n"
            time.sleep(chance.uniform(0, 0.25))
            working.send_signal(signal.SIGKILL)
        for folder in folders:
            assert [one.path for one in found_in(folder) if not is_whole(one.path)] == []
    back_up(answered.path, second=stick, now=NOW)
    for folder in folders:
        assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []
        with viewed(found_in(folder)[0].path, who="tester") as newest:
            assert newest.answers(assessment)["quality-policy"].note == f"{KILLS - 1}"


def is_whole(backup: Path) -> bool:
    with closing(sqlite3.connect(backup)) as connection:
        attached = connection.execute("SELECT max(size), max(length(data)) FROM content").fetchone()
        sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return sound and tuple(attached) == (LARGE, LARGE)
