"""A package of 500 MB of attached files against a plain zip file of the same, and what it takes of memory.

Half of the files can be packed, half cannot, as photographs; the package is read back and taken into a second
file before it counts, the zip file is not.
"""

import random
import shutil
import threading
import zipfile
from functools import partial
from pathlib import Path
from time import sleep

from isoassess.catalogue import custom
from isoassess.domain.profile import Organization, Profile
from isoassess.services.packages.exporting import export
from isoassess.store import Store
from tests.bench.measuring import Bench, Effort, Measured, NotHere, Results, Row, Unit, figure, taken
from tests.bench.place import BUILD, folder_on_disk

FILES, SIZE = 100, 5_000_000
ROOM = 4  # times the size of all files: the store, both packages, and the second file


def measure(effort: Effort) -> Results:
    files = FILES // 10 if effort.quick else FILES
    need_room(ROOM * files * SIZE)
    floor, ours, grown = [], [], []
    with folder_on_disk() as folder, Store.open(Path(folder) / "files.db", who="A. Consultant") as store:
        firm = filled(store, files)
        custom.in_use()
        store.content(firm)
        for number in range(effort.rounds(2, 1)):
            floor.append(taken(partial(_zip, store, firm, Path(folder) / "plain.zip")))
            watch = Watch()
            ours.append(taken(partial(export, store, [firm], Path(folder) / f"ours-{number}")))
            grown.append(watch.end())
    note = f"{files * SIZE / 1e6:.0f} MB"
    return {
        "package": Measured(ours=ours, floor=floor, note=note),
        "package-memory": Measured(ours=figure(max(grown)), note=note),
    }


def need_room(needed: int) -> None:
    """Raises NotHere where the disk has less."""
    BUILD.mkdir(exist_ok=True)
    free = shutil.disk_usage(BUILD).free
    if free < 1.2 * needed:
        raise NotHere(f"{free / 1e9:.1f} GB are free, {1.2 * needed / 1e9:.1f} are needed")


def filled(store: Store, files: int) -> str:
    """The id of an organization with so many files."""
    firm = store.add_organization(Profile(organization=Organization(name="Example Fabrications Ltd")))
    chance = random.Random(1)
    for number in range(files):
        content = chance.randbytes(SIZE)
        if number % 2:
            content = content[: SIZE // 2].hex().encode()
        store.add_attachment(firm, name=f"record-{number}.bin", content=content)
    return firm


def _zip(store: Store, firm: str, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for id_ in store.attachments(firm):
            package.writestr(id_, store.attachment_content(id_))


class Watch:
    """How much memory the process takes at the most, beyond what it had; on Linux."""

    def __init__(self) -> None:
        self._before = self._most = _resident()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def end(self) -> float:
        """In megabytes."""
        self._ended.set()
        self._thread.join()
        return self._most - self._before

    def _look(self) -> None:
        while not self._ended.is_set():
            self._most = max(self._most, _resident())
            sleep(0.01)


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


BENCH = Bench(
    rows=(
        Row(
            name="package",
            work="package of 500 MB of attached files, read back",
            floor="plain zip file of the same",
            budget=1.3,
        ),
        Row(name="package-memory", work="memory that a package takes", budget=80, unit=Unit.MEGABYTES),
    ),
    measure=measure,
    patience=1200,
)
