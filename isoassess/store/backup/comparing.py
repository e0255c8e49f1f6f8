"""What is in a backup and what would change: organization by organization, with numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct
from sqlalchemy import Column, Table, Text

from isoassess.assessment.planned import OWN
from isoassess.domain.profile import Profile
from isoassess.store.errors import translated
from isoassess.store.file.database import AT_REST, use_to_read
from isoassess.store.history.changes import differences
from isoassess.store.schema.decoding import readable
from isoassess.store.schema.tables import ANSWERS, ASSESSMENTS, ATTACHMENTS
from isoassess.store.vault.connecting import attach
from isoassess.store.vault.driver import sqlite3

HERE, THERE = "here", "there"
_BUSY = 5.0  # seconds
_SHELF = ("removed_at", "archived_at")


class Compared(StrEnum):
    """How an organization stands in a backup, seen from the file."""

    NEW = "new"  # only in the backup
    SAME = "same"
    DIFFERENT = "different"
    MISSING = "missing"  # only in the file

    @property
    def can_be_taken_back(self) -> bool:
        return self in (Compared.NEW, Compared.DIFFERENT)


class ComparedOrganization(Struct, frozen=True, kw_only=True):
    """`answers`, general `actions`, `facts`, `assessments`, `files`: how many would change; of one on one
    side, how many it has.

    `there`, `here`: when it was last changed in the backup and in the file, UTC; None where it is not.
    `moved`: it would be put away, or brought back to the list.
    """

    id: str
    name: str
    compared: Compared
    answers: int = 0
    actions: int = 0
    facts: int = 0
    assessments: int = 0
    files: int = 0
    moved: bool = False
    there: datetime | None = None
    here: datetime | None = None


def compare(backup: Path, store: Path) -> tuple[ComparedOrganization, ...]:
    """What to take back first: the new, the different, the missing, the same; each by name.

    `backup` is one that is opened. What began in the file after the backup counts for nothing: it stays.
    """
    with _both(backup, store) as connection:
        names = {side: _names(connection, side) for side in (HERE, THERE)}
        counted = {
            "answers": _answers(connection, "NOT LIKE"),
            "actions": _answers(connection, "LIKE"),
            "assessments": _of_table(connection, ASSESSMENTS),
            "files": _of_table(connection, ATTACHMENTS),
            "facts": _facts(connection),
        }
        moved = _moved(connection)
    found = [_one(id_, names, counted, moved) for id_ in names[HERE] | names[THERE]]
    order = [Compared.NEW, Compared.DIFFERENT, Compared.MISSING, Compared.SAME]
    return tuple(sorted(found, key=lambda one: (order.index(one.compared), one.name.casefold(), one.id)))


@contextmanager
def _both(backup: Path, store: Path) -> Iterator[sqlite3.Connection]:
    with (
        translated(store),
        closing(sqlite3.connect(":memory:", uri=True, timeout=_BUSY, isolation_level=None)) as connection,
    ):
        attach(connection, HERE, store, use=use_to_read(store))
        attach(connection, THERE, backup, use=AT_REST)
        connection.execute("BEGIN")
        yield connection


_Names = Mapping[str, tuple[str, datetime]]


def _names(connection: sqlite3.Connection, side: str) -> dict[str, tuple[str, datetime]]:
    query = f"SELECT id, CAST(name AS BLOB), changed_at FROM {side}.organization"
    return {
        id_: (bytes(name).decode(errors="replace"), moment_of(changed))
        for id_, name, changed in connection.execute(query)
    }


def moment_of(text: object) -> datetime:
    """A point in time as it stands in the file; the beginning of time where it is damaged."""
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def _one(
    id_: str, names: Mapping[str, _Names], counted: Mapping[str, Mapping[str, Counter[str]]], moved: set[str]
) -> ComparedOrganization:
    here, there = names[HERE].get(id_), names[THERE].get(id_)
    only = "" if here and there else HERE if here else THERE
    numbers = {what: found[only][id_] for what, found in counted.items()}
    if only:
        compared = Compared.MISSING if here else Compared.NEW
    else:
        compared = Compared.DIFFERENT if any(numbers.values()) or id_ in moved else Compared.SAME
    name = (there or here or ("", None))[0]
    return ComparedOrganization(
        id=id_,
        name=name,
        compared=compared,
        moved=not only and id_ in moved,
        there=there[1] if there else None,
        here=here[1] if here else None,
        **numbers,
    )


def _answers(connection: sqlite3.Connection, own: str) -> dict[str, Counter[str]]:
    """By side, where only that one has them; under no side, where the two differ.

    `own` compares with the ids of general actions, which are kept among the answers.
    """
    ours = f"a.requirement_id {own} '{OWN}%'"
    said = " OR ".join(f'a."{column.name}" IS NOT {_blank(column)}' for column in _told(ANSWERS))
    differ = " OR ".join(f'a."{column.name}" IS NOT b."{column.name}"' for column in _told(ANSWERS))
    on = "b.assessment_id = a.assessment_id AND b.requirement_id = a.requirement_id"
    of = "JOIN {side}.assessment s ON s.id = a.assessment_id"
    found = {
        side: _counted(connection, f"{of.format(side=side)} WHERE ({said}) AND {ours}", side)
        for side in (HERE, THERE)
    }
    changed = _counted(
        connection,
        f"{of.format(side=THERE)} LEFT JOIN here.answer b ON {on} "
        f"WHERE ((b.assessment_id IS NOT NULL AND ({differ})) OR (b.assessment_id IS NULL AND ({said}))) "
        f"AND {ours}",
        THERE,
    )
    added = _counted(
        connection,
        f"{of.format(side=HERE)} JOIN there.assessment t ON t.id = a.assessment_id "
        f"LEFT JOIN there.answer b ON {on} WHERE b.assessment_id IS NULL AND ({said}) AND {ours}",
        HERE,
    )
    return {"": changed + added, **found}


def _counted(connection: sqlite3.Connection, rest: str, side: str) -> Counter[str]:
    query = f"SELECT s.organization_id, count(*) FROM {side}.answer a {rest} GROUP BY 1"
    return Counter(dict(connection.execute(query).fetchall()))


def _of_table(connection: sqlite3.Connection, table: Table) -> dict[str, Counter[str]]:
    """The same of assessments or files; one that only the file has is none that would change."""
    name = table.name
    found = {
        side: Counter(
            dict(
                connection.execute(
                    f"SELECT organization_id, count(*) FROM {side}.{name} GROUP BY 1"
                ).fetchall()
            )
        )
        for side in (HERE, THERE)
    }
    differ = " OR ".join(f'a."{column.name}" IS NOT b."{column.name}"' for column in _told(table))
    query = (
        f"SELECT a.organization_id, count(*) FROM there.{name} a LEFT JOIN here.{name} b ON b.id = a.id "
        f"WHERE b.id IS NULL OR {differ} GROUP BY 1"
    )
    return {"": Counter(dict(connection.execute(query).fetchall())), **found}


def _facts(connection: sqlite3.Connection) -> dict[str, Counter[str]]:
    """Of the profile, and the own decision as one."""
    query = (
        "SELECT a.id, a.profile, b.profile, a.own_decision IS NOT b.own_decision FROM there.organization a "
        "JOIN here.organization b ON b.id = a.id "
        "WHERE a.profile IS NOT b.profile OR a.own_decision IS NOT b.own_decision"
    )
    found: Counter[str] = Counter()
    for id_, there, here, decided in connection.execute(query):
        found[id_] = (_differing(here, there) if there != here else 0) + bool(decided)
    return {"": found, HERE: Counter(), THERE: Counter()}


def _differing(here: str, there: str) -> int:
    read = readable(lambda: differences(*(msgspec.json.decode(one, type=Profile) for one in (here, there))))
    return 1 if read is None else max(1, len(read))


def _moved(connection: sqlite3.Connection) -> set[str]:
    differ = " OR ".join(f"(a.{name} IS NULL) != (b.{name} IS NULL)" for name in _SHELF)
    query = (
        "SELECT a.id FROM there.organization a JOIN here.organization b ON b.id = a.id "
        f"WHERE {differ} OR a.wizard_page IS NOT b.wizard_page"
    )
    return {row[0] for row in connection.execute(query)}


def _told(table: Table) -> list[Column[object]]:
    """What is said in a row, without what only names it."""
    apart = {"id", "organization_id", "assessment_id", "requirement_id", "added_at"}
    return [column for column in table.columns if column.name not in apart]


def _blank(column: Column[object]) -> str:
    """What stands in a column of an answer where nothing is said, for SQLite."""
    if column.nullable:
        return "NULL"
    if column.server_default is not None:
        default = str(getattr(column.server_default, "arg", ""))
        return default if default in ("0", "''") else f"'{default}'"
    return "''" if isinstance(column.type, Text) else "0"
