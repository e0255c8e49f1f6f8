"""Freezes a store of the newest schema for the tests: `python -m tests.unit.store.freezing`.

It is made once, by the code that has that schema, and never again: later versions are held to it. Beside it
lies what is in it as JSON, so that a change of either is seen.
"""

import base64
import datetime
import itertools
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec.structs import replace

from isoassess.assessment.document_control import IssuedDocument
from isoassess.assessment.finding_register import FindingKind
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.answers import Action, ActionStatus, Grade, Regrade
from isoassess.domain.decision import OwnDecision
from isoassess.domain.outcomes import Verdict
from isoassess.domain.profile import Organization, People, Profile, Sector, Site
from isoassess.store import CarryOver, Standing, Store, Subject
from isoassess.store.schema.migration import REVISIONS
from isoassess.store.vault.driver import sqlite3

STORES = Path(__file__).parents[2] / "data" / "stores"
LARGEST = 300_000  # bytes of a frozen store
# Made anew by each version from the others, or of the file as a whole.
DERIVED = ("alembic_version", "identity", "search_number", "search_text", "search_state", "sqlite_sequence")

Rows = list[list[object]]


class Frozen(msgspec.Struct, frozen=True):
    """What is in a frozen store: of each table the columns and the rows, bytes as base64."""

    sha256: str
    columns: dict[str, list[str]]
    rows: dict[str, Rows]


def main() -> int:
    place = STORES / f"{REVISIONS[-1]}.db"
    if place.exists():
        sys.stderr.write(f"{place.name} is frozen already\n")
        return 2
    _fill(place)
    if place.stat().st_size > LARGEST:
        sys.stderr.write(f"{place.name} is larger than {LARGEST} bytes\n")
    place.with_suffix(".json").write_bytes(msgspec.json.format(msgspec.json.encode(look(place)), indent=1))
    return 0


def look(path: Path) -> Frozen:
    """What is in a store, whatever its schema."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        tables = [name for (name,) in connection.execute(query).fetchall() if name not in DERIVED]
        columns = {
            table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")] for table in tables
        }
    return Frozen(sha256(path.read_bytes()).hexdigest(), columns, rows_of(path, columns))


def rows_of(path: Path, columns: dict[str, list[str]]) -> dict[str, Rows]:
    """Of these tables and columns, as the JSON says them."""
    with closing(sqlite3.connect(path)) as connection:
        found = {}
        for table, names in columns.items():
            quoted = ", ".join(f'"{name}"' for name in names)
            rows = connection.execute(f"SELECT {quoted} FROM {table} ORDER BY 1, 2, 3").fetchall()
            found[table] = [[_plain(value) for value in row] for row in rows]
        return found


def _plain(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _fill(place: Path) -> None:
    ticks = itertools.count()
    begin = datetime.datetime(2026, 11, 20, 9, tzinfo=datetime.UTC)
    with Store.open(
        place, who="A. Consultant", clock=lambda: begin + datetime.timedelta(minutes=next(ticks))
    ) as store:
        organization, first, file = _completed(store)
        _newest(store, organization, first, file)
        _others(store)


def _named(name: str) -> Profile:
    return Profile(organization=Organization(name=name))


def _completed(store: Store) -> tuple[str, str, str]:
    """An organization, its completed assessment and one of its files."""
    profile = Profile(
        organization=Organization(name="Sample Works ąß 東京 & <Söhne>", address="Sample Street 1"),
        people=People(effective_personnel=24, shifts=2, sites=(Site(name="Main", personnel=20),)),
        sector=Sector(codes=(17,)),
        target_date=datetime.date(2027, 6, 30),
    )
    organization = store.add_organization(profile)
    store.save_profile(organization, replace(profile, people=replace(profile.people, effective_personnel=26)))
    store.save_wizard_page(organization, None)
    decision = OwnDecision(lens=Lens.ISO9001_2015, reason="The contract names it.", name="A. Consultant")
    store.decide(organization, decision)
    started = datetime.date(2026, 11, 20)
    first = store.add_assessment(
        organization,
        lens=Lens.ISO9001_2015,
        started=started,
        assessor="A. Consultant",
        catalogue_version="2026.11.1",
    )
    files = [
        store.add_attachment(
            organization, name="sample procedure.txt", content=b"A sample procedure.\n" * 40
        ),
        store.add_attachment(organization, name="picture ü.bin", content=bytes(range(256)) * 8),
    ]
    known = store.attachments(organization)[files[0]]
    store.describe_attachment(replace(known, number="SP-02", effective=started, note="Signed."))
    for requirement, answer in _answers(files).items():
        store.save_answer(first, requirement, answer)
    store.save_answer(first, "training-records", Answer(rating=Rating.EFFECTIVE, evidence="Twice"))
    store.undo(first)
    store.redo(first)
    store.undo(first)
    wanted = ((FindingKind.NONCONFORMITY, "calibration"), (FindingKind.IMPROVEMENT, "supplier-reevaluation"))
    store.number_findings(first, wanted)
    for version in (1, 2):
        store.issue(first, _document(version, started))
    store.complete_assessment(first, datetime.date(2026, 11, 24))
    return organization, first, files[0]


def _answers(files: list[str]) -> dict[str, Answer]:
    """With something in every field."""
    day = datetime.date(2027, 1, 31)
    planned = Action(
        correction="Sorted out",
        cause="No list",
        what="Keep a list",
        owner="Quality",
        due=day,
        status=ActionStatus.STARTED,
    )
    done = Action(
        what="Hold one",
        due=day,
        status=ActionStatus.DONE,
        done=day,
        effective=True,
        check="Minutes seen",
        covers=("calibration",),
    )
    return {
        "calibration": Answer(
            rating=Rating.PARTIAL,
            evidence="Seen on the\nshop floor.",
            interviewee="Shift leader",
            note="For the report.",
            internal="Not for the report.",
            flag=True,
            attachments=tuple(files),
            regrade=Regrade(grade=Grade.MINOR, reason="A single case."),
            action=planned,
        ),
        "design-inputs": Answer(rating=Rating.NOT_APPLICABLE, reason="The customer designs."),
        "supplier-reevaluation": Answer(rating=Rating.CONFORMING, evidence="List of May", ofi=True),
        "management-review": Answer(rating=Rating.ABSENT, action=done),
        "training-records": Answer(rating=Rating.INFORMAL),
    }


def _document(version: int, day: datetime.date) -> IssuedDocument:
    return IssuedDocument(
        kind="summary",
        version=version,
        issued=day,
        number="IA-2026-0001",
        prepared_by="A. Consultant",
        approved_by="The owner",
        distribution="Management",
        changes="Calibration",
        stamp="0123456789abcdef" * 4,
        data_day=day,
        format="pdf",
        file_name=f"summary-{version}.pdf",
    )


def _newest(store: Store, organization: str, first: str, file: str) -> None:
    """A later assessment, which took over from the first, and how it stands."""
    second = store.add_assessment(
        organization,
        lens=Lens.ISO9001_2026,
        started=datetime.date(2026, 11, 25),
        assessor="B. Consultant",
        catalogue_version="2026.11.2",
        earlier=first,
        carry=CarryOver.UNRATED,
    )
    store.save_answer(second, "calibration", Answer(rating=Rating.CONFORMING, attachments=(file,)))
    standing = Standing(
        assessed=4,
        applicable=200,
        verdict=Verdict.TOO_EARLY,
        open_actions=2,
        catalogue_version="2026.11.2",
    )
    store.save_standing(second, standing)


def _others(store: Store) -> None:
    """One on each shelf, an unfinished one, a reopened assessment, and one that was deleted for good."""
    store.archive_organization(store.add_organization(_named("Archived Example")))
    store.remove_organization(store.add_organization(_named("Removed Example")))
    store.save_wizard_page(store.add_organization(_named("Unfinished Example")), 3)
    reopened = store.add_assessment(
        store.add_organization(_named("Reopened Example")),
        lens=Lens.ISO9002_1994,
        started=datetime.date(2026, 11, 21),
        assessor="A. Consultant",
        catalogue_version="2026.11.1",
    )
    store.save_answer(reopened, "sample-requirement", Answer(rating=Rating.PARTIAL, note="n"))
    store.complete_assessment(reopened, datetime.date(2026, 11, 22))
    store.reopen_assessment(reopened, "One answer was missing.")
    deleted = store.add_organization(_named("Deleted Example"))
    store.delete_for_good(Subject.ORGANIZATION, deleted)
    store.clean()


if __name__ == "__main__":
    sys.exit(main())
