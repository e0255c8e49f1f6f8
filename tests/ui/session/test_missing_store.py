"""No new store is made without a word where there was one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from isoassess.store import Store, default_store
from ui.session.remembered import Remembered
from ui.shell.file.missing_store import instead_of


@pytest.fixture
def pressing(qtbot: QtBot) -> Callable[[str], list[str]]:
    """Press a button of the question that comes; what it says."""

    def press(word: str) -> list[str]:
        said: list[str] = []

        def answer() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            said.append(f"{box.text()} {box.informativeText()}")
            next(button for button in box.buttons() if button.text().replace("&", "") == word).click()

        QTimer.singleShot(50, answer)
        return said

    return press


def nothing() -> None:
    """Nobody names another file."""


def test_another_file_can_be_named(tmp_path: Path, pressing: Callable[[str], list[str]]) -> None:
    pressing("Open another file...")
    found = instead_of(tmp_path / "x.db", was_known=True, ask=lambda: tmp_path / "y.db")
    assert found == tmp_path / "y.db"


def test_a_file_that_came_back_meanwhile_is_opened_by_trying_again(
    tmp_path: Path, pressing: Callable[[str], list[str]]
) -> None:
    path = tmp_path / "x.db"
    come_back = QTimer()
    come_back.setSingleShot(True)
    come_back.timeout.connect(lambda: path.write_bytes(b"a sample"))
    come_back.start(10)
    pressing("Try again")
    assert instead_of(path, was_known=True, ask=nothing) == path
    assert path.read_bytes() == b"a sample"


def test_work_that_goes_on_in_another_file_goes_on_there_at_the_next_start(tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    assert Remembered(settings).start == default_store()
    Remembered(settings).go_on_in(tmp_path / "b.db", instead_of=tmp_path / "a.db")
    assert Remembered(settings).start == default_store()  # another one than the usual
    Remembered(settings).go_on_in(tmp_path / "b.db", instead_of=default_store())
    assert Remembered(settings).start == tmp_path / "b.db"
    Remembered(settings).go_on_in(tmp_path / "c.db", instead_of=tmp_path / "b.db")
    assert Remembered(settings).start == tmp_path / "c.db"


@pytest.mark.parametrize("emptied", [True, False])
@pytest.mark.parametrize("name", ["x.kept.db", "x.kept-2.db", "x.before-0002.db"])
def test_what_was_kept_is_offered(
    tmp_path: Path, pressing: Callable[[str], list[str]], name: str, emptied: bool
) -> None:
    path, kept = tmp_path / "x.db", tmp_path / name
    kept.write_bytes(b"a sample")
    if emptied:
        path.touch()
    said = pressing("Open what was kept")
    assert instead_of(path, was_known=False, ask=nothing) == kept
    assert str(kept) in said[0]
    assert ("was emptied" in said[0]) is emptied
    pressing("Make a new file")
    assert instead_of(path, was_known=False, ask=nothing) == path
    pressing("Quit")
    assert instead_of(path, was_known=False, ask=nothing) is None


@pytest.mark.parametrize("companion", ["", "x.db-wal", "x.db-wal.kept"])
def test_a_store_that_was_there_before_is_missed(
    tmp_path: Path, pressing: Callable[[str], list[str]], companion: str
) -> None:
    if companion:
        (tmp_path / companion).write_bytes(b"a sample")
    said = pressing("Quit")
    assert instead_of(tmp_path / "x.db", was_known=not companion, ask=nothing) is None
    assert "there was a file of IsoAssess before" in said[0]


def test_a_first_start_is_not_asked_about(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    for name in ("x.db", "empty.db"):
        assert instead_of(tmp_path / name, was_known=False, ask=nothing) == tmp_path / name


def test_stores_are_remembered_for_the_next_start(tmp_path: Path) -> None:
    for name in ("a.db", "b.db"):
        Remembered(tmp_path / "settings.json").remember_store(tmp_path / name)
        assert Remembered(tmp_path / "settings.json").knows(tmp_path / name)
    assert Remembered(tmp_path / "settings.json").knows(tmp_path / "a.db")
    assert not Remembered(tmp_path / "settings.json").knows(tmp_path / "c.db")


def test_a_store_in_place_of_an_empty_file_is_closed_to_others(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.touch(mode=0o644)
    path.chmod(0o644)
    Store.open(path, who="tester").close()
    assert path.stat().st_mode & 0o777 == 0o600
