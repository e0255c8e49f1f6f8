"""A backup of 1 GB, checked and read back; how alive the window stays.

The floor is `VACUUM INTO` and one plain reading of the copy from the disk, for no copy is called a backup
before the disk has given it back. `VACUUM INTO` alone is told beside it.
"""

import os
import statistics
import sys
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest

from isoassess.store import Store
from isoassess.store.backup.rounds import back_up
from isoassess.store.vault.connecting import connect
from tests.bench.bench_package import SIZE, filled, need_room
from tests.bench.measuring import Bench, Effort, Measured, Results, Row, Taken, Unit, figure, taken
from tests.bench.place import folder_on_disk
from tests.bench.window import Stalls, application, stall_note, window_on
from ui.widgets.tasks import Task

FILES = 200
PIECE = 1 << 20
ROOM = 4  # times the size: the store, the copy, the backup, and the one before it


def measure(effort: Effort) -> Results:
    files = FILES // 10 if effort.quick else FILES
    need_room(ROOM * files * SIZE)
    application()
    floor: list[Taken] = []
    ours: list[Taken] = []
    copied: list[Taken] = []
    with folder_on_disk() as folder:
        path = Path(folder) / "files.db"
        with Store.open(path, who="A. Consultant") as store:
            firm = filled(store, files)
            for number in range(effort.rounds(2, 1)):
                copy = Path(folder) / "copy.db"
                floor.append(taken(partial(_vacuum_and_read, path, copy)))
                copied.append(taken(partial(_vacuum, path, copy)))
                store.add_attachment(
                    firm, name="one more", content=bytes([number])
                )  # or nothing is backed up
                ours.append(taken(partial(_back_up, path)))
            with window_on(store, Path(folder)) as window:
                stalls, task = Stalls(), Task(window)
                idle = stalls.while_idle()
                store.add_attachment(firm, name="one more", content=b"in the window")
                stalls.begin()
                task.run(lambda: _back_up(path))
                while task.busy:
                    QTest.qWait(20)
                longest = stalls.longest
    alone = statistics.median(one.clock for one in ours) / statistics.median(one.clock for one in copied)
    note = f"{files * SIZE / 1e9:.1f} GB; {alone:.1f} times `VACUUM INTO` alone"
    return {
        "backup": Measured(ours=ours, floor=floor, note=note),
        "backup-stall": Measured(ours=figure(max(0.0, longest - idle)), note=stall_note(longest, idle)),
    }


def _vacuum(path: Path, copy: Path) -> None:
    copy.unlink(missing_ok=True)
    with closing(connect(path)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    with copy.open("rb") as file:
        os.fsync(file.fileno())


def _vacuum_and_read(path: Path, copy: Path) -> None:
    _vacuum(path, copy)
    with copy.open("rb", buffering=0) as file:
        if sys.platform == "linux":
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while file.read(PIECE):
            pass


def _back_up(path: Path) -> None:
    done = back_up(path, now=datetime.now(UTC))
    assert done.beside.made, done.failures


BENCH = Bench(
    rows=(
        Row(name="backup", work="backup of a 1 GB store", floor="`VACUUM INTO`, read back", budget=1.2),
        Row(
            name="backup-stall",
            work="longest stall of the window while a backup is made, beyond the machine's own",
            budget=50,
            unit=Unit.MILLISECONDS,
        ),
    ),
    measure=measure,
    patience=1200,
)
