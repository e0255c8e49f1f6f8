"""Another file to work in: what is none is named, and another one asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ready_stores import put_empty_store
from ui.app import choose_file
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.tips import BREAK


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "information", lambda *given: said.append(given[2].replace(BREAK, "")))
    return said


def naming(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> Iterator[Path]:
    """The files that a person names, one after the other; then nothing more."""
    waiting = iter(paths)
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_given: (str(next(waiting, "")), ""))
    return waiting


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"IsoAssess sealed" + bytes(40), "is a package. Open a file of this program first"),
        (b"organization: {name: Example Ltd}\n", "is an assessment or a profile. Open a file"),
        (b"Clause;Status\n4.1;yes\n", "is a spreadsheet or a checklist. Open a file"),
        (b"%PDF-1.7\n", "is a PDF. Open a file"),
        (b"\x89PNG", "is a picture; attach it to the requirement that it shows."),
    ],
)
def test_what_nobody_works_in_is_named_and_asked_for_again(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: list[str],
    content: bytes,
    says: str,
) -> None:
    (tmp_path / "given").write_bytes(content)
    put_empty_store(tmp_path / "clients.db")
    naming(monkeypatch, tmp_path / "given", tmp_path / "clients.db")
    assert choose_file() == tmp_path / "clients.db"
    assert [f"given {says}" in one for one in told] == [True]


def test_what_can_be_opened_elsewhere_is_listed_behind_what_is_worked_in(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds: list[str] = []

    def choose(*given: str) -> tuple[str, str]:
        kinds.append(given[-1])
        return "", ""

    monkeypatch.setattr(FileDialog, "getOpenFileName", choose)
    assert choose_file() is None
    assert kinds[0].startswith("IsoAssess files (*.db);;All that can be opened (*.db *.isoassess ")


def test_what_may_be_a_damaged_file_is_left_to_who_opens_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    (tmp_path / "damaged.db").write_bytes(b"\0\1\2")
    naming(monkeypatch, tmp_path / "damaged.db", tmp_path / "gone.db")
    assert choose_file() == tmp_path / "damaged.db"
    assert choose_file() == tmp_path / "gone.db"
    assert choose_file() is None
    assert told == []
