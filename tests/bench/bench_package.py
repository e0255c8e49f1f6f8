"""A package of 500 MB of attached files against a plain zip file of the same, and what it takes of memory.

Budget 1.3x and 80 MB. Half of the files can be packed, half cannot, as photographs; the package is read back
and taken into a second file before it counts, the zip file is not.
"""

import random
import sys
import threading
import zipfile
from pathlib import Path
from time import perf_counter, sleep

from isoassess.catalogue import custom
from isoassess.domain.profile import Organization, Profile
from isoassess.services.packages.exporting import export
from isoassess.store import Store
from tests.bench.place import folder_on_disk

FILES, SIZE = 100, 5_000_000
BUDGET, MOST_MEMORY = 1.3, 80


def main() -> tuple[float, float]:
    """Prints seconds, their ratio and megabytes; returns ratio and megabytes."""
    with folder_on_disk() as folder, Store.open(Path(folder) / "files.db", who="A. Consultant") as store:
        firm = _filled(store)
        floor = _timed_zip(store, firm, Path(folder) / "plain.zip")
        custom.in_use()
        store.content(firm)
        watch = Watch()
        begun = perf_counter()
        export(store, [firm], Path(folder) / "ours.isoassess")
        ours, grown = perf_counter() - begun, watch.end()
    ratio = ours / floor
    print(
        f"package {ours:.1f} s, zip {floor:.1f} s, ratio {ratio:.2f} of {BUDGET}; "
        f"memory +{grown:.0f} of {MOST_MEMORY} MB"
    )
    return ratio, grown


def _filled(store: Store) -> str:
    firm = store.add_organization(Profile(organization=Organization(name="Example Fabrications Ltd")))
    chance = random.Random(1)
    for number in range(FILES):
        content = chance.randbytes(SIZE)
        if number % 2:
            content = content[: SIZE // 2].hex().encode()
        store.add_attachment(firm, name=f"record-{number}.bin", content=content)
    return firm


def _timed_zip(store: Store, firm: str, target: Path) -> float:
    begun = perf_counter()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for id_ in store.attachments(firm):
            package.writestr(id_, store.attachment_content(id_))
    return perf_counter() - begun


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


if __name__ == "__main__":
    found = main()
    sys.exit(found[0] > BUDGET or found[1] > MOST_MEMORY)
