"""A computer that fell silent is replaced on the command line, and one that gives signs is not."""

import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from isoassess.cli.commands import main
from isoassess.store import Store
from isoassess.store.sharing.computer import Computer
from isoassess.store.sharing.writer_note import FRESH, Writer, leave_note, note_of
from tests.ready_stores import put_empty_store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "clients.db"
    put_empty_store(path)
    return path


def hold(file: Path, *, silent_for: timedelta = timedelta()) -> None:
    """As another computer that has the file open does."""
    now = datetime.now(UTC)
    writer = Writer(
        who="anna",
        computer=Computer("laptop-of-anna", "other"),
        processes=(1,),
        since=now - silent_for,
        renewed=now - silent_for,
    )
    assert leave_note(file, writer)


def writes(file: Path) -> bool:
    with Store.open(file, who="tester") as store:
        return not store.file.why_read_only


def test_a_silent_computer_is_named_and_replaced(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(file, silent_for=2 * FRESH)
    assert not writes(file)
    assert main(["write-here", str(file)]) == 0
    assert '"laptop-of-anna" (anna)' in capsys.readouterr().out
    assert not note_of(file).exists()
    assert writes(file)


def test_one_that_gives_signs_is_not(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(file)
    before = note_of(file).read_bytes()
    assert main(["write-here", str(file)]) == 2
    err = capsys.readouterr().err
    assert "laptop-of-anna" in err
    assert err.count("\n") == 1
    assert note_of(file).read_bytes() == before


def test_who_is_refused_is_told_what_to_do(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(file, silent_for=2 * FRESH)
    backup = file.with_name("backup.db")
    put_empty_store(backup)
    assert main(["restore", str(backup), "--store", str(file), "--save"]) == 2
    err = capsys.readouterr().err
    assert "isoassess write-here FILE" in err
    assert err.count("\n") == 1


def test_where_nobody_else_writes_nothing_changes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["write-here", str(file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {"file": str(file), "taken_over": False, "computer": None, "who": None}
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_note_of_nobody_is_taken_over_once_it_is_old(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:

    note_of(file).write_bytes(b"of others")
    assert main(["write-here", str(file)]) == 2
    assert "cannot be read" in capsys.readouterr().err
    long_ago = time.time() - 2 * FRESH.total_seconds()
    os.utime(note_of(file), (long_ago, long_ago))
    assert main(["write-here", str(file)]) == 0
    assert writes(file)
