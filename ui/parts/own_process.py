"""This program started a second time, for what shall not share its fate; nothing of Qt is imported here."""

import os
import sys
from collections.abc import Mapping


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
