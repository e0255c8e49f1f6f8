"""A Windows to try things on: how programs run there, what its registry says, and where its files lie."""

import os
import re
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from steps import TooSlow

PATIENCE = 300.0  # seconds for one program
SMALL_DISK = "S:"
EXPORTED = "C:\\ProgramData\\exported.reg"
TEXT = re.compile(r'^(?:@|"((?:[^"\\]|\\.)*)")="((?:[^"\\]|\\.)*)"', re.MULTILINE)  # of an exported registry
ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True)
class Ended:
    """How a program ended, and what it printed."""

    code: int
    said: str


class Machine(ABC):
    """Windows itself, or what stands in for it."""

    @abstractmethod
    def prepare(self) -> str:
        """What it is, once programs can be run (Skipped)."""

    @abstractmethod
    def be(self, version: str) -> None:
        """Another Windows: win7 or win10 (Skipped)."""

    @abstractmethod
    def end(self) -> None:
        """Every program that is left from the trials."""

    @abstractmethod
    def wait(self) -> None:
        """Until nothing runs."""

    @abstractmethod
    @contextmanager
    def screen(self) -> Iterator[str]:
        """A display for programs with a window: its name, empty where there is none."""

    @abstractmethod
    def small_disk(self, megabytes: int) -> AbstractContextManager[Path]:
        """A disk of this size as SMALL_DISK; where it lies here (Skipped)."""

    @abstractmethod
    def file(self, path: str) -> Path:
        """Where a path of Windows lies here."""

    @abstractmethod
    def shortcuts(self) -> list[Path]:
        """All there are in the start menu."""

    @abstractmethod
    def command(self, *words: str) -> list[str]:
        """How a program is started from here."""

    def surroundings(self, display: str = "") -> dict[str, str]:
        """The environment of every program."""
        return {**os.environ, "DISPLAY": display}

    def run(self, program: Path | str, *words: str, display: str = "") -> Ended:
        """To its end. Its input is empty and its output a pipe: Python under wine takes no others."""
        try:
            ended = subprocess.run(
                self.command(str(program), *words),
                env=self.surroundings(display),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise TooSlow(f"{program} did not end within {PATIENCE:.0f} s") from None
        return Ended(ended.returncode, ended.stdout.decode("utf-8", errors="replace").replace("\r\n", "\n"))

    @contextmanager
    def running(self, program: Path, *words: str, display: str = "") -> Iterator[Callable[[], bool]]:
        """While the program runs, which is ended afterwards; gives what says whether it still does."""
        with subprocess.Popen(
            self.command(str(program), *words),
            env=self.surroundings(display),
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
        exported = self.file(EXPORTED)
        exported.unlink(missing_ok=True)
        self.run("reg", "export", key, EXPORTED, "/y")
        text = exported.read_text(encoding="utf-16") if exported.exists() else ""
        parts = [part.partition("]") for part in text.split("\n[")[1:]]
        return {
            name: {_plain(own): _plain(said) for own, said in TEXT.findall(values)}
            for name, _bracket, values in parts
        }


def until(holds: Callable[[], bool], otherwise: str, *, seconds: float = 60) -> None:
    """Wait for it (TooSlow)."""
    latest = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > latest:
            raise TooSlow(otherwise)
        time.sleep(0.25)


def _plain(text: str) -> str:
    return ESCAPED.sub(r"\1", text)
