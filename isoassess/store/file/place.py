"""Where the file lies: as long as nobody names another one, and where a link to it leads."""

import os
from pathlib import Path

from platformdirs import user_data_path


def default_store() -> Path:
    """In the data folder of the person's account."""
    return user_data_path("IsoAssess", appauthor=False) / "isoassess.db"


def real_place(path: Path) -> Path:
    """Where a link leads: SQLite keeps what belongs to a file beside that place, not beside the link."""
    return path.absolute() if "\0" in str(path) else Path(os.path.realpath(path))
