"""What a look at every page cannot see: files whose bytes changed, and answers that their history denies."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, select

from isoassess.domain import NO_ANSWER
from isoassess.domain.profile import Profile
from isoassess.store import answers, organizations
from isoassess.store.attachments import is_unchanged
from isoassess.store.errors import attachment_damaged, damaged, not_a_store, translated, unreachable
from isoassess.store.file.database import beside, read_only
from isoassess.store.file.lost import gone
from isoassess.store.file.preparing import APPLICATION_ID, CHECKED_AT_ONCE, is_sound
from isoassess.store.history.changes import Change, Flat, applied, assemble, replay
from isoassess.store.history.journal import entries
from isoassess.store.records import HistoryEntry, Subject
from isoassess.store.schema.decoding import decoded, readable
from isoassess.store.schema.tables import ANSWERS
from isoassess.store.vault.driver import sqlite3

_BUSY = 5.0  # seconds


def doubtful_answers(connection: Connection, assessment_id: str) -> list[str]:
    """The requirements whose answer cannot be read, or is not what its history comes to."""
    kept = answers.answers(connection, assessment_id)
    said = readable(lambda: entries(connection, assessment_id=assessment_id))
    replayed = None if said is None else readable(lambda: replay(said))
    if said is None or replayed is None:
        return sorted(_answered(connection, assessment_id))
    wrong = {name for name in kept | replayed if kept.get(name, NO_ANSWER) != replayed.get(name, NO_ANSWER)}
    return sorted(wrong | _broken_chains(said))


def is_profile_doubtful(connection: Connection, organization_id: str) -> bool:
    """Whether the profile is not what its history comes to."""
    kept = organizations.profile(connection, organization_id)
    flat: Flat = {}
    said = readable(lambda: entries(connection, organization_id=organization_id))
    for entry in said or ():
        if entry.subject is Subject.PROFILE:
            flat = applied(flat, [Change(entry.key, entry.before, entry.after)])
    return said is None or readable(lambda: assemble(flat, Profile)) != kept


def look_through(path: Path) -> tuple[str, ...]:
    """One sentence for each damage found; made for a thread of its own, with a connection of its own.

    A file at rest is read without locks. Where somebody began to write in it meanwhile, what was read may
    be half of one state and half of another: it is looked at again, with what lies beside it.
    """
    with translated(path), decoded(path):
        while True:
            before = _at_rest(path)
            try:
                found = tuple(_damage(path))
            except sqlite3.DatabaseError:
                if before == _at_rest(path):
                    raise
            else:
                if not found or before == _at_rest(path):
                    return found


def _at_rest(path: Path) -> tuple[int, int] | None:
    """Changes when the file does; None while it is in use, when SQLite itself shows one state of it."""
    if beside(path, "-wal").exists():
        return None
    try:
        found = path.stat()
    except FileNotFoundError:
        raise gone(path) from None
    except OSError as problem:
        raise unreachable(path) from problem
    return found.st_size, found.st_mtime_ns


def _damage(path: Path) -> Iterator[str]:
    with closing(read_only(path, busy_timeout=_BUSY)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise not_a_store(path)  # another file has taken the place
        if path.stat().st_size > CHECKED_AT_ONCE and not is_sound(connection):
            yield str(damaged(path))
        names = dict(connection.execute("SELECT sha256, name FROM attachment ORDER BY rowid DESC").fetchall())
        for digest, data in connection.execute("SELECT sha256, data FROM content"):
            if not is_unchanged(data, digest):
                yield str(attachment_damaged(str(names.get(digest, digest))))


def _answered(connection: Connection, assessment_id: str) -> list[str]:
    return list(
        connection.scalars(select(ANSWERS.c.requirement_id).where(ANSWERS.c.assessment_id == assessment_id))
    )


def _broken_chains(said: list[HistoryEntry]) -> set[str]:
    """Each entry goes on from where the one before it ended."""
    last: dict[tuple[str | None, str], str | None] = {}
    broken: set[str] = set()
    for entry in said:
        if entry.subject is not Subject.ANSWER:
            continue
        place = (entry.requirement_id, entry.key)
        if last.get(place) != entry.before:
            broken.add(entry.requirement_id or "")
        last[place] = entry.after
    return broken
