"""What a look at every page cannot see: files whose bytes changed, and answers that their history denies."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from isoassess.domain import NO_ANSWER
from isoassess.domain.profile import Profile
from isoassess.language.texts import _, ngettext
from isoassess.store import answers, organizations
from isoassess.store.attachments import is_unchanged
from isoassess.store.errors import (
    StoreDamaged,
    StoreError,
    attachment_damaged,
    damaged,
    not_a_store,
    translated,
    unreachable,
)
from isoassess.store.file.database import beside, driver, looking_engine
from isoassess.store.file.lost import gone
from isoassess.store.file.preparing import APPLICATION_ID, CHECKED_AT_ONCE, is_sound
from isoassess.store.history.changes import Change, Flat, applied, assemble, replay
from isoassess.store.history.journal import entries
from isoassess.store.records import HistoryEntry, Subject
from isoassess.store.schema.decoding import decoded, readable
from isoassess.store.schema.tables import ANSWERS
from isoassess.store.vault.driver import sqlite3

_BUSY = 5.0  # seconds
_STEPS = 20_000  # instructions of SQLite between two looks whether to stop
_PAGES = 20  # where it checks the pages, one of which can be the first of an attached file


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
    said = readable(lambda: entries(connection, organization_id=organization_id, subject=Subject.PROFILE))
    for entry in said or ():
        flat = applied(flat, [Change(entry.key, entry.before, entry.after)])
    return said is None or readable(lambda: assemble(flat, Profile)) != kept


class LookEnded(StoreError):
    """Nobody waits for the look any more."""


def look_through(
    path: Path, *, pause: Callable[[], None] = lambda: None, halted: Callable[[], bool] = lambda: False
) -> tuple[str, ...]:
    """One sentence for each damage found; made for a thread of its own, with a connection of its own.

    `pause` is called between two pieces of the look, for whoever shall not be slowed down by it. `halted` is
    asked all the time, also while SQLite goes through the pages; then LookEnded is raised.
    A file at rest is read without locks. Where somebody began to write in it meanwhile, what was read may
    be half of one state and half of another: it is looked at again, with what lies beside it.
    """
    while True:
        before = _at_rest(path)
        try:
            with translated(path), decoded(path):
                # a tuple made over such a time fails where the search for garbage lists it half made
                found = list(_damage(path, pause, halted))
        except StoreDamaged as error:
            found = [str(error)]
        except (sqlite3.Error, DBAPIError):
            if halted():
                raise LookEnded from None
            raise
        if not found or before == _at_rest(path):
            return tuple(found)


def inner_damage(
    connection: Connection, path: Path, pause: Callable[[], None] = lambda: None
) -> Iterator[str]:
    """A sentence for each attached file, profile and number of answers that are not as they were saved."""
    yield from _of_files(driver(connection), pause)
    for (organization,) in driver(connection).execute("SELECT id FROM organization").fetchall():
        pause()
        try:
            with decoded(path), _one_state(driver(connection)):
                yield from list(_of_organization(connection, organization))
        except StoreDamaged as error:
            yield str(error)


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


def _damage(path: Path, pause: Callable[[], None], halted: Callable[[], bool]) -> Iterator[str]:
    engine = looking_engine(path, busy_timeout=_BUSY)
    try:
        with engine.connect() as connection:
            raw = driver(connection)
            raw.set_progress_handler(halted, _PAGES)
            if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise not_a_store(path)  # another file has taken the place
            if path.stat().st_size > CHECKED_AT_ONCE and not is_sound(raw):
                yield str(damaged(path))
            raw.set_progress_handler(halted, _STEPS)
            if raw.execute("PRAGMA foreign_key_check").fetchone():
                yield _("Something in the file belongs to nothing that is there; the file may be damaged.")
            yield from inner_damage(connection, path, pause)
    finally:
        engine.dispose()


def _of_files(raw: sqlite3.Connection, pause: Callable[[], None]) -> Iterator[str]:
    """One by one: to read all of them at once would keep others from writing for as long as that takes."""
    names = dict(raw.execute("SELECT sha256, name FROM attachment ORDER BY rowid DESC").fetchall())
    for (digest,) in raw.execute("SELECT sha256 FROM content").fetchall():
        pause()
        row = raw.execute("SELECT data FROM content WHERE sha256 = ?", (digest,)).fetchone()
        if row is not None and not is_unchanged(row[0], digest):
            yield str(attachment_damaged(str(names.get(digest, digest))))


def _of_organization(connection: Connection, organization: str) -> Iterator[str]:
    raw = driver(connection)
    row = raw.execute("SELECT name FROM organization WHERE id = ?", (organization,)).fetchone()
    if row is None:
        return  # deleted meanwhile
    name = str(row[0])
    if _is_unreadable(connection, organization) or is_profile_doubtful(connection, organization):
        yield _("{name}: the profile is not the one that was last saved; the file may be damaged.").format(
            name=name
        )
    query = "SELECT id FROM assessment WHERE organization_id = ?"
    found = [doubtful_answers(connection, one) for (one,) in raw.execute(query, (organization,)).fetchall()]
    count = sum(map(len, found))
    if count:
        says = ngettext(
            "{name}: {count} answer is not the one that was last saved; the file may be damaged.",
            "{name}: {count} answers are not the ones that were last saved; the file may be damaged.",
            count,
        )
        yield says.format(name=name, count=count)


def _is_unreadable(connection: Connection, organization: str) -> bool:
    try:
        organizations.profile(connection, organization)
    except StoreError:
        return True
    return False


@contextmanager
def _one_state(raw: sqlite3.Connection) -> Iterator[None]:
    """What is read within belongs together, whoever writes meanwhile."""
    raw.execute("BEGIN")
    try:
        yield
    finally:
        raw.execute("COMMIT")


def _answered(connection: Connection, assessment_id: str) -> list[str]:
    return list(
        connection.scalars(select(ANSWERS.c.requirement_id).where(ANSWERS.c.assessment_id == assessment_id))
    )


def _broken_chains(said: list[HistoryEntry]) -> set[str]:
    """Each entry goes on from where the one before it ended, or a person has confirmed its end since."""
    last: dict[tuple[str, str], str | None] = {}
    broken: set[tuple[str, str]] = set()
    for entry in said:
        if entry.subject is not Subject.ANSWER:
            continue
        place = (entry.requirement_id or "", entry.key)
        if last.get(place) != entry.before:
            broken.add(place)
        if entry.before == entry.after:  # a person's word
            broken.discard(place)
        last[place] = entry.after
    return {requirement for requirement, _key in broken}
