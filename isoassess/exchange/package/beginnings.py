"""By what a package is known at once, whatever it is called; without reading anything that takes time."""

from pathlib import Path

from isoassess.files.package_marks import SEALED, ZIP


def begins_as_package(path: Path) -> bool:
    """Whether the first bytes are those of a package; whether it is one, only reading tells."""
    try:
        with path.open("rb") as file:
            return file.read(len(SEALED)).startswith((ZIP, SEALED))
    except (OSError, ValueError):
        return False
