"""The trials of the installer on a real Windows, with what was built before on Linux. Not run by us.

usage: python packaging/windows/trying/real_windows.py FOLDER     where `check.py windows` has built

They install the program for the person who runs them and move the folders of that account: for a machine
that is made for such trials only.
"""

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[2])

from product import read_product
from steps import Account, Skipped, run
from windows.steps import real_steps
from windows.trying.machine import Machine


class RealWindows(Machine):
    """The machine that this runs on."""

    def prepare(self) -> str:
        if platform.system() != "Windows":
            raise Skipped("this is no Windows")
        return platform.platform()

    def be(self, version: str) -> None:
        if version != "win10":
            raise Skipped("only wine can be an older Windows")

    def end(self) -> None:
        """Each trial ends what it started."""

    def wait(self) -> None:
        """There is one desktop for all."""

    @contextmanager
    def screen(self) -> Iterator[str]:
        yield "the desktop"

    def small_disk(self, megabytes: int) -> AbstractContextManager[Path]:
        raise Skipped(f"no disk of {megabytes} MB here")

    def file(self, path: str) -> Path:
        return Path(path)

    def shortcuts(self) -> list[Path]:
        return list(Path(os.environ["APPDATA"], "Microsoft", "Windows", "Start Menu").rglob("*.lnk"))

    def command(self, *words: str) -> list[str]:
        return list(words)


if __name__ == "__main__":
    account = Account()
    run(real_steps(Path(sys.argv[1]).resolve(), read_product(), RealWindows()), account)
    sys.exit(account.has_failed)
