"""What is saved of a client goes where the last of it went, and never where another client's went."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from tests.ui.sample_stores import open_begun
from ui.documents.screen import ReportsScreen
from ui.widgets.choosing.file_dialog import FileDialog


@pytest.fixture
def proposed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What each dialog begins with; nothing is chosen."""
    found: list[Path] = []

    def propose(_parent: object, _title: str, place: str, *_rest: object) -> tuple[str, str]:
        found.append(Path(place))
        return "", ""

    def propose_folder(_parent: object, _title: str, place: str, *_rest: object) -> str:
        found.append(Path(place))
        return ""

    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(FileDialog, name, propose)
    monkeypatch.setattr(FileDialog, "getExistingDirectory", propose_folder)
    return found


def other_client(qtbot: QtBot, store: Store) -> ReportsScreen:
    opened = open_begun(store, Profile(organization=Organization(name="Another Client Ltd")))
    opened.name_assessor("A. Sampler")
    made = ReportsScreen(opened)
    qtbot.addWidget(made)
    qtbot.addWidget(made.header)
    made.show()
    qtbot.waitUntil(made.settled, timeout=20_000)
    return made


def buttons(screen: ReportsScreen) -> list[QPushButton]:
    tables = screen.tables
    return [screen.header.save, tables.save, tables.save_calendar, tables.read_in, tables.take_over]


def test_what_is_saved_of_a_client_goes_to_no_folder_of_another_one(
    qtbot: QtBot, screen: ReportsScreen, store: Store, tmp_path: Path, proposed: list[Path]
) -> None:
    place = tmp_path / "first client"
    place.mkdir()
    screen.tables.calendar.write(place / "calendar.ics")
    qtbot.waitUntil(lambda: not screen.tables.calendar.busy, timeout=20_000)
    for button in buttons(screen):
        button.click()
    assert len(proposed) == len(buttons(screen))
    assert {path if path.is_dir() else path.parent for path in proposed} == {place}
    proposed.clear()
    other = other_client(qtbot, store)
    for button in buttons(other):
        button.click()
    assert len(proposed) == len(buttons(other))
    assert not any(path.is_relative_to(place) for path in proposed)
