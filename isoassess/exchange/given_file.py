"""A file that a stranger made: its bytes, and what a process of its own with little time makes of them."""

from collections.abc import Callable
from pathlib import Path

from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.own_process import own_command, own_surroundings

MOST_BYTES = 50_000_000  # a form has half a million; what a scanner adds, fifty times that
DAMAGED, TOO_MUCH = 3, 4  # exit codes of every such process
SECONDS = 20  # of the processor; what is usual takes a tenth of it
PATIENCE = 60  # seconds of the clock, on a busy machine
MEMORY = 1_000_000_000  # bytes of addresses


def given_content(path: Path) -> bytes:
    """All bytes of it (BadInput where there is no file, or a larger one)."""
    try:
        if path.exists() and not path.is_file():
            raise BadInput(_("{path}: not a file").format(path=path))
        if path.stat().st_size > MOST_BYTES:
            limit = MOST_BYTES // 1_000_000
            raise BadInput(_("{name}: larger than {limit} MB").format(name=path.name, limit=limit))
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except (OSError, ValueError) as problem:  # a path with NUL in it is a ValueError
        reason = getattr(problem, "strerror", None) or problem
        raise BadInput(_("{path}: {reason}").format(path=path, reason=reason)) from None


def said_apart(command: str, content: bytes, name: str, says: Callable[[int], str]) -> bytes:
    """What the process of this command says of the content; BadInput by its exit code, `name` before it."""
    import subprocess  # with the first file, not with the first window

    try:
        done = subprocess.run(
            own_command(command),
            input=content,
            capture_output=True,
            timeout=PATIENCE + 10,
            check=False,
            env=own_surroundings({}),
        )
    except subprocess.TimeoutExpired:
        raise BadInput(says(TOO_MUCH).format(name=name)) from None
    except OSError:
        raise BadInput(says(DAMAGED).format(name=name)) from None
    if done.returncode != 0:
        raise BadInput(says(done.returncode).format(name=name))
    return done.stdout
