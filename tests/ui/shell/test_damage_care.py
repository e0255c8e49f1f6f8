"""A file that opens and yet holds what nobody said is named in the window, with a way out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from isoassess.store.backup.rounds import back_up
from isoassess.store.repair.ways_out import ways_out
from tests.ui.sample_stores import NOW, store_in, today
from tests.ui.shell.test_damaged_dialog import Presses
from ui.session.remembered import Remembered
from ui.shell.file.damage_care import DAMAGED, DamageCare
from ui.shell.file.damaged_store import KnownDamage, way_out_of
from ui.shell.main_window import MainWindow
from ui.widgets.notices import Notices

SAID = b"Contracts of 2026 reviewed by the works manager."
Opened = Callable[[Store], MainWindow]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The sample, closed, with an answer of its own."""
    with store_in(tmp_path, sample=True) as store:
        (organization,) = store.organizations()
        store.add_attachment(organization.id, name="record.txt", content=SAID)
    return tmp_path / "offices.db"


def change_byte(file: Path) -> None:
    """In an attached file: SQLite itself sees nothing wrong."""
    content = file.read_bytes()
    place = content.index(SAID) + 10
    file.write_bytes(content[:place] + b"X" + content[place + 1 :])


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    """A window whose file is looked through where that is due."""

    def open_window(store: Store) -> MainWindow:
        window = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
        qtbot.addWidget(window)
        window.show()
        return window

    return open_window


def notices_of(window: MainWindow) -> Notices:
    return window.findChildren(Notices)[0]


def looks(window: MainWindow) -> bool:
    """Whether a look is due; it has then begun."""
    (care,) = window.findChildren(DamageCare)
    care.look()
    return care.is_looking


def until_looked(qtbot: QtBot, window: MainWindow) -> None:
    (care,) = window.findChildren(DamageCare)
    care.look()
    qtbot.waitUntil(lambda: not care.is_looking, timeout=20_000)


def test_damage_is_said_with_a_button_until_it_is_understood(
    qtbot: QtBot, file: Path, opened: Opened
) -> None:
    change_byte(file)
    with Store.open(file, who="tester") as store:
        window = opened(store)
        until_looked(qtbot, window)
        assert '"record.txt" is damaged' in notices_of(window).said(DAMAGED)
        wanted: list[object] = []
        window.another_wanted.connect(wanted.append)
        notices_of(window).wanted.emit(DAMAGED)
        (known,) = wanted
        assert isinstance(known, KnownDamage)
        assert known.path == file
        window.close()
        again = opened(store)
        until_looked(qtbot, again)
        assert notices_of(again).said(DAMAGED)
        notices_of(again).dismissed.emit(DAMAGED)
        again.close()
        third = opened(store)
        until_looked(qtbot, third)
        assert notices_of(third).said(DAMAGED) == ""


def test_a_sound_file_is_looked_through_once_a_day(qtbot: QtBot, file: Path, opened: Opened) -> None:
    with Store.open(file, who="tester") as store:
        window = opened(store)
        assert looks(window)
        until_looked(qtbot, window)
        assert not looks(window)
        window.close()
    with Store.open(file, who="tester") as store:
        assert not looks(opened(store))


def test_after_an_end_that_was_not_in_order_it_is_looked_through_again(
    qtbot: QtBot, file: Path, opened: Opened
) -> None:
    with Store.open(file, who="tester") as store:
        until_looked(qtbot, opened(store))  # and is never closed
    with Store.open(file, who="tester") as store:
        assert looks(opened(store))


def test_what_others_have_written_is_looked_through_again(qtbot: QtBot, file: Path, opened: Opened) -> None:
    with Store.open(file, who="tester") as store:
        window = opened(store)
        until_looked(qtbot, window)
        window.close()
    with Store.open(file, who="B. Consultant") as store:
        store.archive_organization(store.organizations()[0].id)
    with Store.open(file, who="tester") as store:
        assert looks(opened(store))


def test_a_backup_that_holds_the_damage_is_no_sound_one(file: Path) -> None:
    back_up(file, now=NOW)
    first = ways_out(file, strict=True).backup
    change_byte(file)
    with Store.open(file, who="tester") as store:
        store.archive_organization(store.organizations()[0].id)
    back_up(file, now=NOW.replace(hour=NOW.hour + 1))
    found = ways_out(file, strict=True)
    assert first is not None
    assert found.backup == first
    assert found.passed_over == 1


@pytest.mark.usefixtures("qapp")
def test_the_way_out_is_a_backup_or_to_open_it_as_it_is(file: Path) -> None:
    back_up(file, now=NOW)
    change_byte(file)
    known = KnownDamage(file, tuple(f"Damage {number}." for number in range(9)))
    presses = Presses("Open the damaged file as it is")
    assert way_out_of(known, lambda: None) == file
    assert "Damage 5." in presses.said[0]
    assert "... and 3 more." in presses.said[0]
    taking = Presses("Put the backup in its place")
    assert way_out_of(known, lambda: None) == file
    assert taking.said
    assert SAID in file.read_bytes()


@pytest.mark.usefixtures("qapp")
def test_work_goes_on_in_the_repaired_file(file: Path) -> None:
    change_byte(file)
    presses = Presses("Repair into a new file", "Open the new file")
    new = way_out_of(KnownDamage(file, ("A damage.",)), lambda: None)
    assert new == file.with_name("offices.repaired.db")
    assert "record.txt" in presses.said[1]
