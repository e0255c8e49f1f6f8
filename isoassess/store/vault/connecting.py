"""The one way to a file: a connection that has the key, where the file is closed by a password."""

from pathlib import Path
from typing import Literal
from urllib.parse import quote

from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import KEYRING, FileKey


def connect(
    path: Path,
    *,
    use: str = "",
    timeout: float = 5.0,
    isolation_level: Literal["DEFERRED"] | None = "DEFERRED",
) -> sqlite3.Connection:
    """A connection to the file; `use` is how, in the words of SQLite, such as `mode=ro`."""
    name = file_uri(path, use) if use else str(path)
    connection = sqlite3.connect(name, uri=bool(use), timeout=timeout, isolation_level=isolation_level)
    key = KEYRING.find(path)
    if key is not None:
        use_key(connection, key)
    return connection


def attach(connection: sqlite3.Connection, name: str, path: Path, *, use: str) -> None:
    """A second file beside the one of the connection, under a name, with its own key where it has one."""
    key = KEYRING.find(path)
    words = "" if key is None else key.words  # none at all would be the key of the first file
    connection.execute(f"ATTACH ? AS {name} KEY ?", (file_uri(path, use), words))


def use_key(connection: sqlite3.Connection, key: FileKey) -> None:
    """Before anything is read; whether the key is right, only reading tells."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write what is wrong to the console
    connection.execute(f'PRAGMA key = "{key.words}"')
    connection.execute("PRAGMA temp_store = MEMORY")  # what SQLite puts by for a moment is not encrypted


def share_key(connection: sqlite3.Connection, copy: Path) -> None:
    """A copy that is made through the connection opens with the key of what it is a copy of."""
    name = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    KEYRING.share(Path(name), copy)


def file_uri(path: Path, use: str) -> str:
    """The path as SQLite takes it together with how it is to be used; a relative one it would not take."""
    name = quote(path.absolute().as_posix())
    return f"file:{'//' if name.startswith('/') else '///'}{name}?{use}"
