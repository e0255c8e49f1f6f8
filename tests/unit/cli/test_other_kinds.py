"""A file that a command does not read is named by what it is, with the command that reads it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from isoassess.cli.commands import main
from tests.ready_stores import put_empty_store

Run = Callable[..., tuple[int, str]]
CONTENTS = {
    "table.csv": b"Clause;Status\n4.1;yes\n",
    "pages.pdf": b"%PDF-1.7\n",
    "days.ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
    "photo.png": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "empty.yaml": b"",
    "own.yaml": b"catalogue: own\n",
    "letter": b"Dear all\n\nthis is a letter\n",
    "sealed.isoassess": b"IsoAssess sealed" + bytes(50),
    "nothing.yaml": b"---\n",
    "bare.yaml": b"{}\n",
    "bytes.yaml": b"\xff\xfe\x00",
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    put_empty_store(tmp_path / "store.db")
    for name, content in CONTENTS.items():
        (tmp_path / name).write_bytes(content)

    def ran(*arguments: str | Path) -> tuple[int, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        return code, captured.err

    return ran


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("store.db", "store.db is a file of the program; write a package"),
        (
            "table.csv",
            "isoassess spreadsheet table.csv, another checklist with isoassess checklist table.csv",
        ),
        ("pages.pdf", "pages.pdf is a PDF; a filled worksheet is read in with isoassess worksheet pages.pdf"),
        ("days.ics", "days.ics is a calendar"),
        ("photo.png", "photo.png is a picture"),
        ("empty.yaml", "empty.yaml is empty"),
        ("own.yaml", "own.yaml is a catalogue of requirements"),
        ("letter", "letter is a text"),
        ("nothing.yaml", "nothing.yaml, line 1: the file is empty"),
        ("bare.yaml", "bare.yaml: nothing is said in it"),
        ("bytes.yaml", "bytes.yaml: not UTF-8 text"),
        ("absent.yaml", "there is no such file"),
    ],
)
def test_import_says_what_a_file_of_another_kind_is_and_adds_nothing(
    run: Run, tmp_path: Path, name: str, says: str
) -> None:
    new = tmp_path / "new.db"
    code, err = run("import", tmp_path / name, "--store", new)
    assert (code, says in err) == (2, True), err
    assert not new.exists()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("store.db", "store.db is a file of the program, and no FILE.yaml"),
        ("pages.pdf", "pages.pdf is a PDF, and no FILE.yaml"),
        ("sealed.isoassess", "sealed.isoassess is a package or a zip file, and no FILE.yaml"),
        ("own.yaml", "own.yaml is a catalogue of requirements, and no FILE.yaml"),
        ("letter", "letter, line 1: must hold"),
        ("absent.yaml", "No such file"),
    ],
)
def test_an_assessment_is_not_read_out_of_another_kind(
    run: Run, tmp_path: Path, name: str, says: str
) -> None:
    code, err = run("assess", tmp_path / name)
    assert (code, says in err) == (2, True), err
