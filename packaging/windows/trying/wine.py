"""A Windows where there is none: wine, in a folder of its own."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from steps import Failed, Skipped, call, megabytes
from windows.launchers import PREFIX
from windows.trying.machine import PATIENCE, SMALL_DISK, Machine

STUBS = Path(__file__).parent / "wine_stubs"
DLLS = ("icuuc", "mscms")
A_WHILE = 10  # seconds
OF_A_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY")


@dataclass(frozen=True)
class Wine(Machine):
    """The prefix, and a home of its own beside it, so that nothing of the person's is touched."""

    place: Path

    @property
    def prefix(self) -> Path:
        return self.place / "prefix"

    @property
    def _said(self) -> Path:
        """What wine said last of itself."""
        return self.place / "said.txt"

    def prepare(self) -> str:
        """As Windows 10, with what wine lacks for Qt (Skipped)."""
        if shutil.which("wine") is None:
            raise Skipped("no wine here (packages wine and wine64)")
        if shutil.which(f"{PREFIX}gcc") is None:
            raise Skipped("no compiler for Windows here (package gcc-mingw-w64-x86-64-win32)")
        try:
            self._begin()
        except subprocess.CalledProcessError:
            self._begin_again()
        self.be("win10")
        for name in DLLS:
            library = self.prefix / "drive_c" / "windows" / "system32" / f"{name}.dll"
            library.unlink(missing_ok=True)
            call(f"{PREFIX}gcc", "-shared", "-O", "-s", "-o", library, STUBS / f"{name}.c")
        return f"wine as Windows 10, {megabytes(self.prefix):.0f} MB"

    def _begin(self) -> None:
        self.end()
        shutil.rmtree(self.place, ignore_errors=True)
        (self.place / "home").mkdir(parents=True)
        self._call("wine", "wineboot", "-i")

    def _begin_again(self) -> None:
        """On a machine with much to do it may not start at first."""
        time.sleep(A_WHILE)
        try:
            self._begin()
        except subprocess.CalledProcessError as error:
            said = " ".join(self._said.read_text(errors="replace").split())[-300:]
            raise Skipped(f"wine does not start here: it ended with {error.returncode}. {said}") from None

    def be(self, version: str) -> None:
        self._call("wine", "winecfg", "-v", version)

    def end(self) -> None:
        """Every program in this prefix, and no other."""
        if shutil.which("wineserver") and self.prefix.exists():
            subprocess.run(["wineserver", "-k"], env=self.surroundings(), check=False, capture_output=True)

    def wait(self) -> None:
        """As long as something runs, all others show their windows where that does, or nowhere."""
        subprocess.run(["wineserver", "-w"], env=self.surroundings(), check=False, timeout=PATIENCE)

    @contextmanager
    def screen(self) -> Iterator[str]:
        """One that nobody sees, where there is Xvfb; what is shown there, alone."""
        self.wait()
        if shutil.which("Xvfb") is None:
            yield ""
            return
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x950x24", "-nolisten", "tcp"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as server:
            try:
                if server.stdout is None or not (number := server.stdout.readline().strip()):
                    raise Failed("the display did not come up")
                yield f":{number}"
            finally:
                self.wait()
                server.terminate()

    @contextmanager
    def small_disk(self, megabytes: int) -> Iterator[Path]:
        disk, letter = self.place / "small", self.prefix / "dosdevices" / SMALL_DISK.lower()
        disk.mkdir(exist_ok=True)
        mounting = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(disk)]
        if (
            shutil.which("mount") is None
            or subprocess.run(mounting, check=False, capture_output=True).returncode
        ):
            raise Skipped("no small disk can be made here")
        try:
            letter.symlink_to(disk)
            yield disk
        finally:
            letter.unlink(missing_ok=True)
            self.wait()
            subprocess.run(["umount", str(disk)], check=False, capture_output=True)

    def file(self, path: str) -> Path:
        return self.prefix.joinpath("drive_c", *PureWindowsPath(path).parts[1:])

    def shortcuts(self) -> list[Path]:
        return list(self.prefix.rglob("*.lnk"))

    def command(self, *words: str) -> list[str]:
        return ["wine", *words]

    def surroundings(self, display: str = "") -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in OF_A_DISPLAY}
        return {
            **kept,
            "WINEPREFIX": str(self.prefix),
            "HOME": str(self.place / "home"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n;winemenubuilder.exe=d;mshtml=d",
            "LC_ALL": "C.UTF-8",  # else letters outside ASCII in a path are lost
            **({"DISPLAY": display} if display else {}),
        }

    def _call(self, *command: str) -> None:
        with self._said.open("w") as said:  # a pipe would be held open by what goes on running
            subprocess.run(
                command,
                env=self.surroundings(),
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                timeout=PATIENCE,
            )
