"""A damaged file read to its last readable row, and all of it put into a new file beside or elsewhere."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from isoassess.domain import NO_ANSWER
from isoassess.files.temporary import TemporaryFolder
from isoassess.store.answer_rows import write_row
from isoassess.store.backup.errors import in_use
from isoassess.store.backup.making import put_whole
from isoassess.store.errors import NotAStore, StoreDamaged, StoreFull, from_os, full, not_a_store, translated
from isoassess.store.file.database import driver, plain_engine, viewing_engine, writing
from isoassess.store.file.existing import check_existing
from isoassess.store.file.lost import exists
from isoassess.store.file.place import real_place
from isoassess.store.file.presence import Presence
from isoassess.store.file.protection import make_file, make_folder
from isoassess.store.file.soundness import doubtful_answers, is_profile_doubtful
from isoassess.store.history.changes import replay
from isoassess.store.history.journal import entries
from isoassess.store.repair.bridging import Bridging
from isoassess.store.repair.filling import Filling, counted
from isoassess.store.repair.gathering import Gathered
from isoassess.store.repair.mending import mend
from isoassess.store.repair.page_file import PageFile
from isoassess.store.repair.repaired import PROFILE, TOLD, Named, Repaired, SavedTable
from isoassess.store.repair.row_shapes import TableShape, shapes_of
from isoassess.store.repair.salvage import Salvage
from isoassess.store.schema.decoding import readable
from isoassess.store.schema.migration import SCRIPTS, free_name, migrate
from isoassess.store.vault.keyring import KEYRING
from isoassess.store.vault.pages import PAGE_SIZE

_PATIENCE = 5.0  # seconds


def proposed_name(damaged: Path) -> Path:
    """A free one beside the damaged file."""
    return free_name(damaged.with_name(f"{damaged.stem}.repaired{damaged.suffix}"))


def repair(damaged: Path, file: Path) -> Repaired:
    """All that can be read of a damaged file, in a new one; the damaged one is only read.

    A password that closes the damaged file closes the new one. Raises StoreExists where a file is at the
    place of the new one, StoreInUse while a window has the damaged one open, and
    NotAStore where nothing is found.
    """
    place = real_place(file)
    if place.exists():
        raise exists(place)
    source = real_place(damaged)
    check_readable(source)
    with closing(Presence(source, who="repair")) as presence:
        if presence.others():
            raise in_use(source)
    try:
        make_folder(place.parent)
        with TemporaryFolder(place.parent, foreign=True) as folder:
            made = folder / place.name
            KEYRING.put(made, KEYRING.find(source))
            try:
                found = _made(source, made, place)
                _named(made, place)
            except StoreFull:
                raise full(place) from None  # not of the folder that nobody knows of
            finally:
                KEYRING.put(made, None)
    except OSError as problem:
        raise from_os(place, problem) from problem
    return found


def check_readable(path: Path) -> None:
    """BadInput or a StoreError where there is nothing that could be read as a file of pages."""
    try:
        check_existing(path)
    except (NotAStore, StoreDamaged):
        if path.stat().st_size < PAGE_SIZE:
            raise


def _made(source: Path, made: Path, place: Path) -> Repaired:
    with translated(place), closing(PageFile(source)) as pages:
        salvage = Salvage(pages)
        make_file(made)
        migrate(made, busy_timeout=_PATIENCE, scripts=SCRIPTS, revision=salvage.revision)
        shapes = shapes_of(made)
        filling = Filling(made)
        try:
            gathered = Gathered(filling.put)
            salvage.read(shapes, gathered.keep)
            if not any(gathered.rows(one) for one in ("organization", "answer", "history")):
                raise not_a_store(source)
            reduced = mend(gathered)
            filling.put_all(shapes, gathered)
            filling.finish()
        finally:
            filling.close()
        unconfirmed = _complete(made, gathered)
        return Repaired(
            damaged=source,
            file=place,
            tables=tuple(_table(made, shape, gathered, salvage) for shape in shapes if shape.name in TOLD),
            doubtful=_doubtful(made),
            unconfirmed=unconfirmed,
            files=_spoiled(gathered),
            reduced=reduced,
        )


def _table(made: Path, shape: TableShape, gathered: Gathered, salvage: Salvage) -> SavedTable:
    remade = gathered.remade[shape.name]
    lost = gathered.lost[shape.name]
    if shape.name != "history":  # there the numbers tell
        lost += salvage.unreadable[shape.name]
    return SavedTable(
        name=shape.name,
        saved=counted(made, shape.name),
        remade=remade,
        flawed=sum(row.flawed for row in gathered.rows(shape.name).values()),
        lost=max(0, lost - remade),
    )


def _complete(made: Path, gathered: Gathered) -> Named:
    """Answers of what the history says of them, and entries of the history of what stands around them.

    What was read in one of the two places only is named.
    """
    engine = plain_engine(made, busy_timeout=_PATIENCE)
    try:
        with writing(engine) as connection:
            once: set[tuple[str, str]] = set()
            query = "SELECT id, organization_id FROM assessment"
            for assessment, organization in driver(connection).execute(query).fetchall():
                remade = _remade(connection, str(assessment))
                gathered.remade["answer"] += len(remade)
                once |= {(str(organization), requirement) for requirement in remade}
            bridging = Bridging(connection)
            bridging.bridge()
            gathered.remade["history"] += bridging.made
            once |= {(of, requirement or PROFILE) for of, _assessment, requirement in bridging.unconfirmed}
            names = dict(driver(connection).execute("SELECT id, name FROM organization").fetchall())
            return _by_name(once, names)
    finally:
        engine.dispose()


def _by_name(once: Iterable[tuple[str, str]], names: Mapping[str, str]) -> Named:
    found: dict[str, list[str]] = {}
    for organization, requirement in sorted(once):
        found.setdefault(names[organization], []).append(requirement)
    return tuple((name, tuple(ids)) for name, ids in sorted(found.items()))


def _remade(connection: Connection, assessment: str) -> list[str]:
    """The requirements whose answers were lost."""
    said = readable(lambda: replay(entries(connection, assessment_id=assessment)))
    if said is None:
        return []
    query = "SELECT requirement_id FROM answer WHERE assessment_id = ?"
    there = {str(row[0]) for row in driver(connection).execute(query, (assessment,))}
    lost = {id_: answer for id_, answer in said.items() if id_ not in there and answer != NO_ANSWER}
    for id_, answer in lost.items():
        write_row(connection, assessment, id_, (), answer, is_new=True)
    return list(lost)


def _doubtful(made: Path) -> Named:
    """The answers that stand, though the history tells otherwise or has a gap there."""
    engine = viewing_engine(made)
    found: dict[str, list[str]] = {}
    try:
        with engine.connect() as connection:
            query = (
                "SELECT assessment.id, organization.name FROM assessment "
                "JOIN organization ON organization.id = organization_id ORDER BY name"
            )
            for assessment, name in driver(connection).execute(query).fetchall():
                found.setdefault(str(name), []).extend(doubtful_answers(connection, str(assessment)))
            for id_, name in driver(connection).execute("SELECT id, name FROM organization").fetchall():
                if is_profile_doubtful(connection, str(id_)):
                    found.setdefault(str(name), []).insert(0, PROFILE)
    finally:
        engine.dispose()
    return tuple((name, tuple(ids)) for name, ids in found.items() if ids)


def _spoiled(gathered: Gathered) -> tuple[str, ...]:
    damaged = {str(key[0]) for key in gathered.rows("content")} - gathered.sound_contents
    named = gathered.rows("attachment").values()
    return tuple(sorted({str(row.fields["name"]) for row in named if row.fields["sha256"] in damaged}))


def _named(made: Path, place: Path) -> None:
    """It is read back as a whole before it has its name."""
    key = KEYRING.of(made)
    KEYRING.put(place, key)
    try:
        put_whole(made, place, aside=lambda: None)
    except BaseException:
        KEYRING.put(place, None)
        raise
