"""The content of an attached file, read beside the open store."""

from contextlib import closing
from pathlib import Path

from isoassess.domain import Attachment
from isoassess.store.attachments import is_unchanged
from isoassess.store.errors import attachment_damaged, not_a_store, translated
from isoassess.store.file.database import read_only
from isoassess.store.file.preparing import APPLICATION_ID
from isoassess.store.schema.decoding import decoded
from isoassess.store.vault.driver import sqlite3

_BUSY = 5.0  # seconds
_TRIES = 2  # a file at rest is read without locks: somebody may begin to write in it meanwhile


def content_apart(path: Path, attached: Attachment) -> bytes:
    """The bytes as they were attached; made for a thread of its own, with a connection of its own.

    Another file that has taken the place cannot be mistaken for it: the content is known by its hash.
    """
    with translated(path), decoded(path):
        for _again in range(_TRIES):
            data = _read(path, attached.sha256)
            if data is not None and is_unchanged(data, attached.sha256):
                return data
    raise attachment_damaged(attached.name)


def _read(path: Path, digest: str) -> bytes | None:
    with closing(read_only(path, busy_timeout=_BUSY)) as connection:
        try:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise not_a_store(path)  # another file has taken the place
            row = connection.execute("SELECT data FROM content WHERE sha256 = ?", (digest,)).fetchone()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return None  # half of one state and half of another
    return bytes(row[0]) if row else None
