"""Everything a file can be asked about its own soundness, each damage named and the look gone on with."""

from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from isoassess.language.texts import _, ngettext
from isoassess.store.attachments import is_unchanged
from isoassess.store.backup.making import BUSY
from isoassess.store.errors import StoreDamaged, attachment_damaged, translated
from isoassess.store.file.database import read_only
from isoassess.store.file.existing import check_existing, viewed
from isoassess.store.file.place import real_place
from isoassess.store.file.preparing import check_sound
from isoassess.store.records import Shelf
from isoassess.store.store import Store
from isoassess.store.vault.driver import sqlite3

_MOST = 20  # messages of SQLite


class Checked(StrEnum):
    """What was looked at."""

    PAGES = "pages"
    REFERENCES = "references"
    FILES = "files"
    HISTORY = "history"
    CATALOGUE = "catalogue"


class Damage(Struct, frozen=True, kw_only=True):
    """One damage, in a sentence; `organization` and `assessment` are ids, empty where it is of none."""

    found_in: Checked
    says: str
    organization: str = ""
    assessment: str = ""


def damages(path: Path) -> Iterator[Damage]:
    """Of pages, references, attached files and history; raises where it is no store this version reads."""
    place = real_place(path)
    try:
        check_existing(path)
        check_sound(place, busy_timeout=BUSY)
    except StoreDamaged as error:
        yield Damage(found_in=Checked.PAGES, says=str(error))
        yield from _of_pages(place)
        return
    pages = list(_of_pages(place))
    yield from pages
    yield from _of_references(place)
    yield from _of_files(place)
    if not pages:
        with viewed(path, who="check") as store:
            yield from _of_history(store)


def _of_pages(place: Path) -> Iterator[Damage]:
    try:
        with closing(read_only(place, busy_timeout=BUSY)) as connection:
            told = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST})")]
    except sqlite3.DatabaseError:
        return  # not even that can be asked: whoever opens it says why
    for says in told if told != ["ok"] else []:
        yield Damage(found_in=Checked.PAGES, says=says)


def _of_references(place: Path) -> Iterator[Damage]:
    with translated(place), closing(read_only(place, busy_timeout=BUSY)) as connection:
        found = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table in sorted({str(row[0]) for row in found}):
        count = sum(row[0] == table for row in found)
        says = ngettext(
            "{count} row of {table} belongs to nothing.", "{count} rows of {table} belong to nothing.", count
        )
        yield Damage(found_in=Checked.REFERENCES, says=says.format(count=count, table=table))


def _of_files(place: Path) -> Iterator[Damage]:
    with translated(place), closing(read_only(place, busy_timeout=BUSY)) as connection:
        query = "SELECT sha256, name, organization_id FROM attachment ORDER BY rowid DESC"
        named = {row[0]: (row[1], row[2]) for row in connection.execute(query)}
        for digest, data in connection.execute("SELECT sha256, data FROM content"):
            if not is_unchanged(bytes(data), digest):
                name, organization = named.get(digest, (digest, ""))
                says = str(attachment_damaged(str(name)))
                yield Damage(found_in=Checked.FILES, says=says, organization=organization)


def _of_history(store: Store) -> Iterator[Damage]:
    for shelf in Shelf:
        for one in store.organizations(shelf=shelf):
            if one.unreadable or store.is_profile_doubtful(one.id):
                says = _("{name}: the profile is not what its history says.").format(name=one.name)
                yield Damage(found_in=Checked.HISTORY, says=says, organization=one.id)
            for assessment in [] if one.unreadable else store.assessments(one.id):
                for requirement in store.doubtful_answers(assessment.id):
                    says = _("{name}: the answer to {requirement} is not what its history says.")
                    yield Damage(
                        found_in=Checked.HISTORY,
                        says=says.format(name=one.name, requirement=requirement),
                        organization=one.id,
                        assessment=assessment.id,
                    )
