"""This program started a second time, for what shall not share its fate; nothing of Qt is imported here."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress

READ_FORM = "read-form"  # a word for such a process and not for people, and so in no help
READ_CELLS = "read-cells"


def own_command(*words: str) -> list[str]:
    """How to start it with these words; an installed program has no Python beside it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-m", "ui", *words]


def own_surroundings(changed: Mapping[str, str]) -> dict[str, str]:
    """Where the program is found stays as it is."""
    return {**os.environ, **changed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def give_back_libraries() -> None:
    """An installed program begins with its own libraries on the path; what it starts finds the others."""
    if not getattr(sys, "frozen", False):
        return
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    os.environ.pop("LD_LIBRARY_PATH", "")
    if before:
        os.environ["LD_LIBRARY_PATH"] = before


def leave_no_dump() -> None:
    """When this process fails, the system writes nothing of its memory to the disk."""
    if sys.platform == "win32":
        return  # there only who has set it up gets one
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def limit_itself(*, seconds: int, patience: int, memory: int, ended: int) -> None:
    """Let the system end this process when it takes more of the processor or of memory, in bytes.

    Where the system cannot, a clock ends it after `patience` seconds, with the exit code `ended`.
    """
    import threading

    clock = threading.Timer(patience, os._exit, (ended,))
    clock.daemon = True
    clock.start()
    if sys.platform == "win32":
        return
    import resource

    wanted = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for what, most in wanted.items():
        with suppress(ValueError, OSError):  # some systems know a limit and do not keep it
            resource.setrlimit(what, (most, most))
