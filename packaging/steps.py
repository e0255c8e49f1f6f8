"""Steps that build or check something: each ends as PASS, FAIL or SKIPPED, with figures or a reason."""

import errno
import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path


class Outcome(Enum):
    """How a step ended."""

    PASS = "PASS"
    FAIL = "FAIL"
    SKIPPED = "SKIPPED"


class Failed(Exception):
    """What was checked is not so; the sentence says what was found."""


class Skipped(Exception):
    """It cannot be done on this machine; the sentence says why."""


class TooSlow(Exception):
    """It took longer than it may, which says more of this machine than of what was built."""


@dataclass(frozen=True)
class Step:
    """Something to do, which gives figures to be printed."""

    name: str
    do: Callable[[], str]
    needs: tuple[str, ...] = ()  # names of steps that must have passed


@dataclass(frozen=True)
class Done:
    """A step and how it ended."""

    name: str
    outcome: Outcome
    seconds: float
    said: str


@dataclass(frozen=True)
class Account:
    """How the steps of one check ended, and whether it judges what was slow."""

    judges_time: bool = True
    done: list[Done] = field(default_factory=list)

    @property
    def has_failed(self) -> bool:
        return any(one.outcome is Outcome.FAIL for one in self.done)


def run(steps: Iterable[Step], account: Account) -> None:
    """One after the other; each is told as soon as it has ended."""
    done: dict[str, Done] = {}
    for step in steps:
        started = time.monotonic()
        outcome, said = _end_of(step, done, judges_time=account.judges_time)
        done[step.name] = Done(step.name, outcome, time.monotonic() - started, said)
        account.done.append(done[step.name])
        print(line(done[step.name]), flush=True)


def line(done: Done) -> str:
    """As it is printed."""
    return f"{done.outcome.value:7}  {done.name:44}  {done.seconds:6.1f} s  {done.said}".rstrip()


def _end_of(step: Step, done: dict[str, Done], *, judges_time: bool) -> tuple[Outcome, str]:
    lacking = [need for need in step.needs if done[need].outcome is not Outcome.PASS]
    if lacking:
        skipped = all(done[need].outcome is Outcome.SKIPPED for need in lacking)
        return (Outcome.SKIPPED if skipped else Outcome.FAIL), f"needs: {', '.join(lacking)}"
    try:
        return Outcome.PASS, step.do()
    except Skipped as reason:
        return Outcome.SKIPPED, str(reason)
    except Failed as reason:
        return Outcome.FAIL, str(reason)
    except (TooSlow, subprocess.TimeoutExpired) as reason:
        return (
            (Outcome.FAIL, str(reason)) if judges_time else (Outcome.SKIPPED, f"{reason} (not judged here)")
        )
    except OSError as error:  # a program or a file that should be there is not
        return (Outcome.SKIPPED if error.errno == errno.ENOSPC else Outcome.FAIL), str(error)
    except subprocess.CalledProcessError as error:
        return Outcome.FAIL, f"{error.cmd[0]} ended with {error.returncode}: {_last_words(error)}"


def call(*command: str | Path, folder: Path | None = None, environment: dict[str, str] | None = None) -> str:
    """Run a program to its end; what it printed. Raises CalledProcessError with both outputs."""
    ended = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        check=True,
        text=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    return ended.stdout


def megabytes(*places: Path) -> float:
    """What files and folders take, in units of 1,000,000 bytes; a link counts nothing."""
    files = [
        file
        for place in places
        for file in ([place] if place.is_file() else place.rglob("*"))
        if file.is_file() and not file.is_symlink()
    ]
    return sum(file.stat().st_size for file in files) / 1e6


def _last_words(error: subprocess.CalledProcessError) -> str:
    said = f"{error.stdout or ''}\n{error.stderr or ''}".strip().splitlines()
    return " / ".join(said[-3:]) if said else "it said nothing"
