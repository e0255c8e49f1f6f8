"""Whether a file that cannot be read alone is still whole together with what SQLite keeps beside it.

A disk that is full stops SQLite while it folds the `-wal` into the file. Until there is space again the file
alone cannot be read; with the `-wal`, which stays, nothing is missing.
"""

from contextlib import closing
from pathlib import Path

from isoassess.store.file.identity import Identity, marks_beside, read_identity
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.driver import sqlite3


def is_half_folded(path: Path, known: Identity | None) -> bool:
    """Every page is looked at; only for a file that does not say by itself which one it is."""
    if known is None or known.mark not in (marks_beside(path) or ()):
        return False
    try:
        return path.stat().st_size > 0 and _is_whole(path, known)  # beside an empty one SQLite tidies up
    except (OSError, sqlite3.DatabaseError, UnicodeDecodeError):
        return False


def _is_whole(path: Path, known: Identity) -> bool:
    if not _is_torn(path):
        return False
    with closing(connect(path, use="mode=ro")) as connection:
        if read_identity(connection) != known:
            return False
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def _is_torn(path: Path) -> bool:
    """Alone it begins as a database of SQLite does, and then breaks off; another program's does not."""
    try:
        with closing(connect(path, use="immutable=1")) as connection:
            read_identity(connection)
    except sqlite3.DatabaseError as problem:
        return problem.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT
    return False
