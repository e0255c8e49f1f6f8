"""A Windows to try things on where there is none: wine, in a folder of its own."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from steps import Failed, Skipped, call
from windows.launchers import PREFIX

STUBS = Path(__file__).parent / "wine_stubs"
PATIENCE = 300.0  # seconds for one program
DLLS = ("icuuc", "mscms")
TEXT = re.compile(r'^(?:@|"((?:[^"\\]|\\.)*)")="((?:[^"\\]|\\.)*)"', re.MULTILINE)  # of an exported registry


@dataclass(frozen=True)
class Ended:
    """How a program ended, and what it printed."""

    code: int
    said: str


@dataclass(frozen=True)
class Wine:
    """The prefix, and a home of its own beside it, so that nothing of the person's is touched."""

    place: Path

    @property
    def prefix(self) -> Path:
        return self.place / "prefix"

    def prepare(self) -> None:
        """As Windows 10, with what wine lacks for Qt (Skipped)."""
        if shutil.which("wine") is None:
            raise Skipped("no wine here (packages wine and wine64)")
        if shutil.which(f"{PREFIX}gcc") is None:
            raise Skipped("no compiler for Windows here (package gcc-mingw-w64-x86-64-win32)")
        self.end()
        shutil.rmtree(self.place, ignore_errors=True)
        (self.place / "home").mkdir(parents=True)
        self._call("wine", "wineboot", "-i")
        self.be("win10")
        for name in DLLS:
            library = self.prefix / "drive_c" / "windows" / "system32" / f"{name}.dll"
            library.unlink(missing_ok=True)
            call(f"{PREFIX}gcc", "-shared", "-O", "-s", "-o", library, STUBS / f"{name}.c")

    def be(self, version: str) -> None:
        """Another Windows, by wine's word for it."""
        self._call("wine", "winecfg", "-v", version)

    def end(self) -> None:
        """Every program in this prefix ends, and no other."""
        if shutil.which("wineserver") and self.prefix.exists():
            subprocess.run(["wineserver", "-k"], env=self._surroundings(), check=False, capture_output=True)

    def wait(self) -> None:
        """Until nothing runs: as long as something does, others show their windows where that does."""
        subprocess.run(["wineserver", "-w"], env=self._surroundings(), check=False, timeout=PATIENCE)

    def run(self, program: Path | str, *words: str, display: str = "") -> Ended:
        """To its end. Its input is empty and its output a pipe: Python under wine takes no others."""
        ended = subprocess.run(
            ["wine", str(program), *words],
            env=self._surroundings(display),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
        return Ended(ended.returncode, _text(ended.stdout))

    @contextmanager
    def running(self, program: Path, *words: str, display: str = "") -> Iterator[Callable[[], bool]]:
        """While the program runs, which is ended afterwards; gives what says whether it still does."""
        with subprocess.Popen(
            ["wine", str(program), *words],
            env=self._surroundings(display),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            try:
                yield lambda: process.poll() is None
            finally:
                self.run("taskkill", "/F", "/IM", program.name)
                process.communicate(timeout=PATIENCE)

    def registry(self, key: str) -> dict[str, dict[str, str]]:
        """Texts by key and name, the empty name for that of the key itself; of the key and all inside it.

        They are exported for it: what `reg query` prints lacks letters.
        """
        exported = self.file("C:\\exported.reg")
        exported.unlink(missing_ok=True)
        self.run("reg", "export", key, "C:\\exported.reg", "/y")
        found: dict[str, dict[str, str]] = {}
        for part in exported.read_text(encoding="utf-16").split("\n[")[1:] if exported.exists() else ():
            name, _, values = part.partition("]")
            found[name] = {
                re.sub(r"\\(.)", r"\1", own): re.sub(r"\\(.)", r"\1", text)
                for own, text in TEXT.findall(values)
            }
        return found

    def file(self, path: str) -> Path:
        """Where a path of Windows lies here."""
        parts = PureWindowsPath(path).parts[1:]
        return self.prefix.joinpath("drive_c", *parts)

    def _call(self, *command: str) -> None:
        subprocess.run(
            command,
            env=self._surroundings(),
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
        )

    def _surroundings(self, display: str = "") -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
        }
        return {
            **kept,
            "WINEPREFIX": str(self.prefix),
            "HOME": str(self.place / "home"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n;winemenubuilder.exe=d;mshtml=d",
            "LC_ALL": "C.UTF-8",  # else letters outside ASCII in a path are lost
            **({"DISPLAY": display} if display else {}),
        }


@contextmanager
def screen() -> Iterator[str]:
    """A display that nobody sees, where there is Xvfb; else an empty name."""
    if shutil.which("Xvfb") is None:
        yield ""
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x950x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            if server.stdout is None or not (number := server.stdout.readline().strip()):
                raise Failed("the display did not come up")
            yield f":{number}"
        finally:
            server.terminate()


def until(holds: Callable[[], bool], otherwise: str, *, seconds: float = 60) -> None:
    """Wait for it (Failed)."""
    latest = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > latest:
            raise Failed(otherwise)
        time.sleep(0.25)


def _text(printed: bytes) -> str:
    return printed.decode("utf-8", errors="replace").replace("\r\n", "\n")
