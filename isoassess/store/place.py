"""Where the file lies as long as nobody names another one."""

from pathlib import Path

from platformdirs import user_data_path


def default_store() -> Path:
    """In the data folder of the person's account."""
    return user_data_path("IsoAssess", appauthor=False) / "isoassess.db"
