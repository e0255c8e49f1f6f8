"""Where a bench keeps its files: on the disk, for a temporary folder may be in memory, and out of git."""

from pathlib import Path
from tempfile import TemporaryDirectory

BUILD = Path(__file__).parents[2] / "build"


def folder_on_disk() -> "TemporaryDirectory[str]":
    """A folder of its own under `build/`, removed at the end."""
    BUILD.mkdir(exist_ok=True)
    return TemporaryDirectory(prefix="bench-", dir=BUILD)
