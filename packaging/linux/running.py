"""Starts what was built as a person's desktop would: a home of its own, and a screen that nobody sees."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from steps import Failed, Skipped, TooSlow

PATIENCE = 180  # seconds for anything that is tried
SIZE = "1366x768x24"
NO_SOCKETS = Path(__file__).with_name("no_sockets.py")


@dataclass(frozen=True)
class Run:
    """How a program is started: in which home, on which display, and within what."""

    home: Path
    display: str = ""
    within: tuple[str, ...] = ()  # what is put before the command
    more: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """Little: what a desktop gives, and nothing of who builds."""
        self.home.mkdir(parents=True, exist_ok=True)
        kept = {"PATH": os.environ.get("PATH", ""), "HOME": str(self.home), "LC_ALL": "C.UTF-8"}
        screen = {"DISPLAY": self.display} if self.display else {"QT_QPA_PLATFORM": "offscreen"}
        return {**kept, **screen, **self.more}

    def ended(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run to its end, whatever the end (TooSlow)."""
        words = [*self.within, *(str(word) for word in command)]
        try:
            return subprocess.run(
                words,
                env=self.environment(),
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise TooSlow(f"{Path(words[-1]).name} did not end within {PATIENCE} s") from None

    @contextmanager
    def going(self, *command: str | Path) -> Iterator["subprocess.Popen[bytes]"]:
        """While it runs; ended afterwards as a log-off ends it."""
        words = [*self.within, *(str(word) for word in command)]
        process = subprocess.Popen(
            words,
            env=self.environment(),
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def screen() -> Iterator[str]:
    """The name of a display (Skipped where there is no Xvfb)."""
    if shutil.which("Xvfb") is None:
        raise Skipped("no Xvfb here (package xvfb)")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(
        command,
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        if not number:
            raise Skipped("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def tested(run: Run, *program: str | Path, platform: str) -> str:
    """The self-test passes whole (Failed, with what does not)."""
    done = run.ended(*program, "--selftest", "-platform", platform)
    lines = done.stdout.splitlines()
    wrong = [line for line in lines if not line.startswith("ok ")]
    if done.returncode or wrong or not lines:
        raise Failed("; ".join(wrong) or f"ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return f"{len(lines)} of {len(lines)} on {platform}"


def time_to_window(run: Run, store: Path, *program: str | Path) -> float:
    """Seconds from the start until the window is shown, when the program leaves its note beside the file."""
    started = time.monotonic()
    with run.going(*program, "--store", store):
        while not list(store.parent.glob(f"{store.name}-window-*")):
            if time.monotonic() - started > PATIENCE:
                raise TooSlow("no window came")
            time.sleep(0.002)
        took = time.monotonic() - started
    for note in store.parent.glob(f"{store.name}-window-*"):
        note.unlink()
    return took


def without_sockets() -> tuple[str, ...]:
    """What to put before a command for which every socket to anywhere shall fail."""
    return (sys.executable, str(NO_SOCKETS))


def without_network() -> tuple[str, ...]:
    """What to put before a command that shall have no network at all (Skipped where that cannot be had)."""
    for command in (("unshare", "-n"), ("unshare", "-r", "-n")):
        if (
            shutil.which("unshare")
            and subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0
        ):
            return command
    raise Skipped("no network namespace can be made here")


def _works(*command: str) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def first_failing(report: str) -> Sequence[str]:
    """The names of the trials that failed."""
    return [line[8:].partition(":")[0] for line in report.splitlines() if line.startswith("FAILED")]
