"""A file with many organizations, each with sites, actions, a history and a standing."""

import datetime
import json
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import UUID

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from isoassess.store.file.database import sort_key
from isoassess.store.vault.driver import sqlite3
from tests.sample_organization import put_sample
from tests.ui.sample_stores import bring_up_to_date

COUNT = 10_000
TODAY = datetime.date(2026, 11, 18)
NEWEST = datetime.datetime(2026, 11, 1)
WORDS = ("Bakery", "Polymers", "Freight", "Instruments", "Metals", "Foods", "Printing", "Timber", "Textiles")
VERDICTS = ("too-early", "not-ready", "ready-stage-1", "ready-stage-2")
LENSES = ("iso9001:2026", "iso9001:2015", "iso9002:1994")
SITES = ("Plant North", "Warehouse East", "Head office", "Workshop Süd", "Yard 7")
OWNERS = ("J. Sample", "K. Example", "L. Demo", "M. Trial")
ACTIONS = (
    "Bring the evidence together and file it",
    "Calibrate the gauges of the incoming inspection",
    "Write down who releases a delivery",
    "Rate the twenty most important suppliers",
    "Hold the management review with all inputs",
)
EACH = 10  # actions of an organization

Columns = dict[str, object]


def fill(path: Path, count: int) -> None:
    """The sample organization, copied with other names, sectors, standards and standings."""
    with Store.open(path, who="A. Consultant") as store:
        bring_up_to_date(store, shipped(), put_sample(store, shipped()), on=TODAY)
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = {table: _row(connection, table) for table in ("organization", "assessment", "standing")}
        history = _rows(connection, "SELECT * FROM history WHERE subject != 'answer'")
        chance = Random(9001)
        for number in range(count):
            _copy(connection, number, rows, history, chance)


def _copy(
    connection: sqlite3.Connection,
    number: int,
    rows: dict[str, Columns],
    history: list[Columns],
    chance: Random,
) -> None:
    """History first: its trigger would date the organization."""
    ids = {key: str(UUID(int=chance.getrandbits(128))) for key in ("organization_id", "assessment_id")}
    name = f"Sample {WORDS[number % len(WORDS)]} {number:05}"
    at = f"{NEWEST - datetime.timedelta(minutes=7 * number):%Y-%m-%d %H:%M:%S.%f}"
    last = 0
    for entry in history:
        about = {"assessment_id": ids["assessment_id"] if entry["assessment_id"] else None}
        changed = entry | about | {"id": None, "organization_id": ids["organization_id"], "at": at}
        last = _insert(connection, "history", changed)
    organization = {"id": ids["organization_id"], "name": name, "name_folded": sort_key(name)}
    organization |= {"changed_at": at, "sector_codes": f"[{chance.randint(1, 39)}]"}
    _insert(connection, "organization", rows["organization"] | organization)
    assessment = {"id": ids["assessment_id"], "lens": chance.choice(LENSES)}
    assessment |= {"organization_id": ids["organization_id"]}
    _insert(connection, "assessment", rows["assessment"] | assessment)
    standing = ids | {"history_id": last, "verdict": chance.choice(VERDICTS)}
    standing |= {"assessed": chance.randint(0, 272), "open_actions": chance.randint(0, 40)}
    _insert(connection, "standing", rows["standing"] | standing)


def _row(connection: sqlite3.Connection, table: str) -> Columns:
    (row,) = _rows(connection, f"SELECT * FROM {table}")
    return row


def _rows(connection: sqlite3.Connection, query: str) -> list[Columns]:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _insert(connection: sqlite3.Connection, table: str, row: Columns) -> int:
    places = ", ".join("?" * len(row))
    cursor = connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values())
    )
    return cursor.lastrowid or 0


def enrich(path: Path) -> None:
    """Sites for every organization, and actions in its assessment."""
    chance = Random(9002)
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = connection.execute("SELECT id, name, profile FROM organization").fetchall()
        for id_, name, profile in rows:
            known = json.loads(profile)
            known["organization"]["name"] = name
            sites = [{"name": f"{chance.choice(SITES)} {chance.randint(1, 99)}"} for _site in range(2)]
            known["people"] = {"sites": sites}
            connection.execute("UPDATE organization SET profile = ? WHERE id = ?", (json.dumps(known), id_))
        for (assessment,) in connection.execute("SELECT id FROM assessment").fetchall():
            connection.executemany(
                "INSERT OR IGNORE INTO answer (assessment_id, requirement_id, reason, evidence, note, ofi, "
                "action_what, action_owner) VALUES (?, ?, '', '', '', 0, ?, ?)",
                [
                    (assessment, f"sample-{UUID(int=place)}", chance.choice(ACTIONS), chance.choice(OWNERS))
                    for place in range(EACH)
                ],
            )
