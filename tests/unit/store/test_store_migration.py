"""An older file is backed up whole and brought up to date without losing a row."""

import logging
import shutil
import sqlite3 as standard_library  # the driver cannot write a database out as statements
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from msgspec.structs import replace

from isoassess.domain import Answer, Lens, Rating
from isoassess.store import Store, StoreDamaged
from isoassess.store.file import preparing
from isoassess.store.file.database import plain_engine, writing
from isoassess.store.schema.migration import REVISIONS, SCRIPTS, back_up, migrate
from isoassess.store.schema.new_file import TABLES
from isoassess.store.schema.tables import METADATA
from isoassess.store.vault.driver import sqlite3
from tests.unit.store.new_file import made_by_migrations, told

NEXT = "9000"  # after every real one
REBUILD_PARENT = f"""
import sqlalchemy as sa
from alembic import op
revision = "{NEXT}"
down_revision = "{REVISIONS[-1]}"

def upgrade():
    with op.batch_alter_table("organization", recreate="always") as batch:
        batch.add_column(sa.Column("remark", sa.Text))
"""
BREAK = (
    REBUILD_PARENT
    + """
    op.execute("DELETE FROM organization")
"""
)


def _scripts(tmp_path: Path, second: str) -> Path:
    """The real migrations and a later one."""
    scripts = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{NEXT}_second.py").write_text(second)
    return scripts


def _children(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("remark", "assessment", "answer", "history")
        ]


def _child_that_goes_with_its_parent(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TABLE remark (organization_id REFERENCES organization (id) ON DELETE CASCADE)"
        )
        connection.execute("INSERT INTO remark SELECT id FROM organization")
        connection.commit()


def test_the_migrations_make_exactly_the_tables_of_the_code(store: Store) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, METADATA) == []


def test_a_new_file_is_what_the_migrations_make(path: Path, tmp_path: Path) -> None:
    Store.open(path, who="A. Consultant").close()
    migrated = made_by_migrations(tmp_path)
    assert told(path) == told(migrated) == TABLES.read_text(encoding="utf-8")
    assert _rows(path) == _rows(migrated)


def _rows(path: Path) -> dict[str, int]:
    """How many each table holds."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in names}


def test_the_database_refuses_every_word_the_code_does_not_know(store: Store, assessment: str) -> None:
    store.save_answer(assessment, "r", Answer(note="n"))
    with closing(sqlite3.connect(store.path)) as connection:
        for statement in ("UPDATE answer SET rating = '5'", "UPDATE assessment SET lens = 'iso9003:1994'"):
            with pytest.raises(sqlite3.IntegrityError, match="ck_"):
                connection.execute(statement)


def test_the_revisions_we_know_are_those_of_the_migrations() -> None:
    scripts = ScriptDirectory(str(SCRIPTS))
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == REVISIONS


def test_a_rebuilt_parent_table_keeps_its_children(
    tmp_path: Path, path: Path, store: Store, assessment: str
) -> None:
    store.save_answer(assessment, "r", Answer(note="n"))
    store.close()
    _child_that_goes_with_its_parent(path)
    before = _children(path)
    migrate(path, busy_timeout=1, scripts=_scripts(tmp_path, REBUILD_PARENT), revision=NEXT)
    assert _children(path) == before
    assert before[0] == 1


def test_with_the_foreign_key_pragma_the_same_rebuild_would_delete_them(path: Path, store: Store) -> None:
    """What the plain connection of the migration protects from."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(
            "PRAGMA foreign_keys=ON; CREATE TABLE parent (id INTEGER PRIMARY KEY);"
            "CREATE TABLE child (parent_id REFERENCES parent (id) ON DELETE CASCADE);"
            "INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);"
            "CREATE TABLE rebuilt (id INTEGER PRIMARY KEY); INSERT INTO rebuilt SELECT id FROM parent;"
            "DROP TABLE parent; ALTER TABLE rebuilt RENAME TO parent;"
        )
        assert connection.execute("SELECT count(*) FROM child").fetchone() == (0,)


def test_a_migration_of_a_later_version_is_left_to_that_version(tmp_path: Path) -> None:
    """It lies there where the program was updated while it was open."""
    file = tmp_path / "new.db"
    migrate(file, busy_timeout=1, scripts=_scripts(tmp_path, REBUILD_PARENT))
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISIONS[-1],)


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, path: Path, store: Store, assessment: str
) -> None:
    store.close()
    with closing(standard_library.connect(path)) as connection:
        before = list(connection.iterdump())
    with pytest.raises(StoreDamaged):
        migrate(path, busy_timeout=1, scripts=_scripts(tmp_path, BREAK), revision=NEXT)
    with closing(standard_library.connect(path)) as connection:
        assert list(connection.iterdump()) == before
    with Store.open(path, who="A. Consultant") as again:
        assert len(again.organizations()) == 1


def test_an_older_file_is_backed_up_and_brought_up_to_date(
    tmp_path: Path, path: Path, store: Store, assessment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save_answer(assessment, "r", Answer(note="n"))
    store.close()
    scripts = _scripts(tmp_path, REBUILD_PARENT)
    monkeypatch.setattr(preparing, "REVISIONS", (*REVISIONS, NEXT))
    monkeypatch.setattr(preparing, "SCRIPTS", scripts)
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": Answer(note="n")}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (NEXT,)
    monkeypatch.undo()
    with Store.open(
        path.with_name(f"clients.before-{REVISIONS[-1]}.isoassess-db"), who="A. Consultant"
    ) as backup:
        assert backup.answers(assessment) == {"r": Answer(note="n")}


FIRST_VERSION = """
INSERT INTO organization VALUES ('o', 'Example', 'example', '[17]', '2026-10-01', NULL, NULL, NULL, '{}');
INSERT INTO assessment VALUES ('a', 'o', 'iso9002:1994', '2026-10-01', 'A. Consultant', '1', '2026-10-01');
INSERT INTO answer VALUES ('a', 'r', '2', '', 'Seen.', '', 0, 'Mend it', 'Workshop', '2027-01-31');
INSERT INTO history VALUES
    (1, 1, 'change', NULL, '2026-10-01', 'me', 'answer', 'o', 'a', 'r', 'rating', NULL, '"2"');
"""


def test_a_file_of_the_first_version_keeps_every_word_and_its_guards(path: Path) -> None:
    """Made by the first migration alone, as that version left it."""
    path.touch()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema_of("0001", path))
        connection.executescript(FIRST_VERSION)
    with Store.open(path, who="A. Consultant") as store:
        (summary,) = store.organizations()
        assert (summary.name, summary.sector_codes, summary.lens) == ("Example", (17,), Lens.ISO9002_1994)
        answer = store.answers("a")["r"]
        assert (answer.rating, answer.evidence, answer.action.owner) == (Rating.PARTIAL, "Seen.", "Workshop")
        assert [entry.after for entry in store.history("a")] == ['"2"']
        store.save_answer("a", "r", replace(answer, flag=True))
        assert store.undo("a") is not None
        assert store.answers("a")["r"] == answer
    with closing(sqlite3.connect(path)) as connection:
        for statement in ("DELETE FROM history", "UPDATE history SET who = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)
        for statement in ("UPDATE answer SET action_status = 'x'", "UPDATE answer SET regrade_grade = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="ck_answer"):
                connection.execute(statement)


def schema_of(revision: str, path: Path) -> str:
    """The statements that make a store of an earlier revision."""
    model = path.with_name("model.db")
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    engine = plain_engine(model, busy_timeout=1)
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
    with closing(standard_library.connect(model)) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        return f"PRAGMA application_id={application};" + "\n".join(connection.iterdump())


def test_a_backup_has_the_newest_content_where_a_copy_of_the_file_has_not(
    tmp_path: Path, path: Path, store: Store, assessment: str
) -> None:
    store.save_answer(assessment, "r", Answer(note="the newest"))
    copied = tmp_path / "copied.isoassess-db"
    shutil.copyfile(path, copied)
    with closing(sqlite3.connect(copied)) as connection:
        assert connection.execute("SELECT count(*) FROM answer").fetchone() == (0,)
    backup = back_up(path, "0001", busy_timeout=1)
    with Store.open(backup, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": Answer(note="the newest")}


def test_a_backup_never_replaces_another(path: Path, store: Store, assessment: str) -> None:
    names, contents = [], []
    for number in range(3):
        store.save_answer(assessment, "r", Answer(note=str(number)))
        backup = back_up(path, "0001", busy_timeout=1)
        names.append(backup.name)
        contents.append(backup.read_bytes())
    assert names == [f"clients.before-0001{number}.isoassess-db" for number in ("", "-2", "-3")]
    assert [path.with_name(name).read_bytes() for name in names] == contents


def test_a_backup_of_the_same_content_is_used_again(path: Path, store: Store, assessment: str) -> None:
    """A start that was killed after its backup and before the migration has left it."""
    assert back_up(path, "0001", busy_timeout=1) == back_up(path, "0001", busy_timeout=1)
    beside = {found.name for found in path.parent.iterdir() if found.name.startswith("clients.before")}
    assert beside == {"clients.before-0001.isoassess-db"}


SAY_NOTHING = """
import sys
from pathlib import Path
from isoassess.store import Store
from isoassess.store.schema.migration import SCRIPTS, migrate
Path(sys.argv[1]).touch()
migrate(Path(sys.argv[1]), busy_timeout=1, scripts=SCRIPTS)
assert "alembic" in sys.modules
Store.open(Path(sys.argv[1]), who="A. Consultant").close()
"""
NO_ALEMBIC = """
import sys
from pathlib import Path
from isoassess.store import Store
Store.open(Path(sys.argv[1]), who="A. Consultant").close()
assert "alembic" not in sys.modules
"""


def test_migrations_print_nothing_and_are_not_loaded_without_need(tmp_path: Path, path: Path) -> None:
    """From a folder without any settings file, as an installed program runs."""
    for script in (NO_ALEMBIC, SAY_NOTHING, NO_ALEMBIC):
        finished = subprocess.run(
            [sys.executable, "-W", "error", "-c", script, str(path)],
            capture_output=True,
            check=False,
            text=True,
            cwd=tmp_path,
        )
        assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")


def test_logging_of_the_program_is_left_alone(path: Path) -> None:
    root, handlers = logging.getLogger(), list(logging.getLogger().handlers)
    level = root.level
    Store.open(path, who="A. Consultant").close()
    assert (root.handlers, root.level, logging.getLogger("isoassess").disabled) == (handlers, level, False)
