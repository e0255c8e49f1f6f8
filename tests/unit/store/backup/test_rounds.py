"""Rounds of backups on real files: made, read back, repeated on a second folder, rotated, and made up for."""

import os
import stat
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from isoassess.domain import Answer, Rating
from isoassess.store import Store, StoreDamaged, viewed
from isoassess.store.backup.errors import BackupStopped
from isoassess.store.backup.making import make, state_of
from isoassess.store.backup.places import folder_beside, found_in, name_of, own_in
from isoassess.store.backup.rounds import back_up
from isoassess.store.vault.driver import sqlite3
from tests.unit.store.backup.conftest import DAY, NOW


def answers_in(backup: Path) -> dict[str, Answer]:
    with viewed(backup, who="tester") as store:
        organization = store.organizations()[0].id
        return store.answers(store.assessments(organization)[0].id)


def add_note(store: Store, text: str) -> None:
    assessment = store.assessments(store.organizations()[0].id)[0].id
    store.save_answer(assessment, "quality-policy", Answer(rating=Rating.CONFORMING, note=text))


def test_a_backup_of_an_open_file_holds_all_that_was_saved(answered: Store) -> None:
    done = back_up(answered.path, now=NOW)
    assert done.newest is not None
    assert done.failures == ()
    assert answers_in(done.newest.path) == answers_in(answered.path)
    assert done.newest.path.parent == answered.path.with_name("clients backups")
    assert done.newest.at == NOW


@pytest.mark.skipif(os.name != "posix", reason="the modes of POSIX")
def test_nobody_else_reads_a_backup(answered: Store) -> None:
    done = back_up(answered.path, now=NOW)
    assert done.newest is not None
    assert stat.S_IMODE(done.newest.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(done.newest.path.parent.stat().st_mode) == 0o700


def test_a_backup_of_the_same_second_stays_what_it_is(answered: Store) -> None:
    """Two rounds at once: what one of them has kept, such as the file before an import, is not replaced."""
    folder, before = folder_beside(answered.path), answers_in(answered.path)
    folder.mkdir()
    first: list[Path] = []
    here = threading.current_thread()

    def meanwhile() -> bool:
        if not first and threading.current_thread() is here:
            add_note(answered, "later")
            first.append(make(answered.path, folder, at=NOW).backup.path)
        return False

    second = make(answered.path, folder, at=NOW, halted=meanwhile).backup
    assert answers_in(first[0]) == answers_in(answered.path)
    assert second.path != first[0]
    assert answers_in(second.path) == before


def test_where_nothing_was_changed_no_second_one_is_made(answered: Store) -> None:
    first = back_up(answered.path, now=NOW).beside
    again = back_up(answered.path, now=NOW + DAY).beside
    assert (first.made, again.made, again.backup) == (True, False, first.backup)
    add_note(answered, "later")
    third = back_up(answered.path, now=NOW + DAY).beside
    assert third.made
    assert len(found_in(folder_beside(answered.path))) == 2


def test_where_a_wizard_was_left_is_backed_up_too(answered: Store) -> None:
    back_up(answered.path, now=NOW)
    answered.save_wizard_page(answered.organizations()[0].id, 3)
    assert back_up(answered.path, now=NOW + DAY).beside.made


def test_a_closed_file_is_backed_up_and_left_as_it_is(answered: Store) -> None:
    answered.close()
    before = answered.path.read_bytes()
    done = back_up(answered.path, now=NOW)
    assert done.newest is not None
    assert answered.path.read_bytes() == before
    assert sorted(one.name for one in answered.path.parent.iterdir()) == [
        "clients backups",
        answered.path.name,
    ]


def test_a_stick_that_was_away_is_said_and_made_up_for(answered: Store, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    away = back_up(answered.path, second=stick, now=NOW)
    assert away.second is not None
    assert away.second.is_missing
    assert str(stick) in away.second.failure
    assert away.beside.made
    assert not stick.exists()
    stick.mkdir()
    back = back_up(answered.path, second=stick, now=NOW + DAY)
    assert back.second is not None
    assert (back.beside.made, back.second.made, back.failures) == (False, True, ())
    assert back.second.backup is not None
    assert answers_in(back.second.backup.path) == answers_in(answered.path)


def test_each_file_rotates_its_own_backups_only(answered: Store, stick: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / answered.path.name
    other.parent.mkdir()
    answered.file.save_elsewhere(other, replace=False)
    for day in range(40):
        add_note(answered, f"day {day}")
        back_up(answered.path, second=stick, now=NOW + day * DAY)
    with Store.open(other, who="tester") as copy:
        back_up(copy.path, second=stick, now=NOW)
    shared = stick / "clients backups"
    assert len(own_in(shared, other)) == 1
    assert [one.at for one in own_in(shared, answered.path)] == [
        one.at for one in own_in(folder_beside(answered.path), answered.path)
    ]
    assert len(own_in(shared, answered.path)) <= 7 + 4 + 12
    assert own_in(shared, answered.path)[0].at == NOW + 39 * DAY


def test_a_clock_that_was_set_back_pushes_nothing_out(answered: Store) -> None:
    for day in range(30):
        add_note(answered, f"day {day}")
        back_up(answered.path, now=NOW + day * DAY)
    before = own_in(folder_beside(answered.path), answered.path)
    add_note(answered, "the clock is a year back")
    done = back_up(answered.path, now=NOW - 365 * DAY)
    assert done.beside.made
    assert done.beside.removed == ()
    now = own_in(folder_beside(answered.path), answered.path)
    assert set(now) == {*before, done.beside.backup}
    assert answers_in(now[-1].path)["quality-policy"].note == "the clock is a year back"


def test_while_an_attached_file_is_damaged_no_earlier_backup_goes(answered: Store) -> None:
    for day in range(12):
        add_note(answered, f"day {day}")
        back_up(answered.path, now=NOW + day * DAY)
    before = set(own_in(folder_beside(answered.path), answered.path))
    with closing(sqlite3.connect(answered.path)) as connection:
        connection.execute("UPDATE content SET data = CAST('other' AS BLOB)")
        connection.commit()
    add_note(answered, "damaged by now")
    done = back_up(answered.path, now=NOW + 12 * DAY)
    assert done.spoiled == ("record.txt",)
    assert before < set(own_in(folder_beside(answered.path), answered.path))


def test_a_damaged_file_pushes_no_sound_backup_out(answered: Store) -> None:
    done = back_up(answered.path, now=NOW)
    assert done.newest is not None
    add_note(answered, "before the damage")
    answered.close()
    with answered.path.open("r+b") as file:
        file.seek(answered.path.stat().st_size // 2)
        file.write(b"\xff" * 40_000)
    try:
        after = back_up(answered.path, now=NOW + DAY)
    except StoreDamaged:
        after = None
    assert after is None or after.beside.failure
    assert found_in(folder_beside(answered.path)) == [done.newest]


def test_a_backup_that_was_cut_off_later_does_not_count(answered: Store) -> None:
    done = back_up(answered.path, now=NOW)
    assert done.newest is not None
    with done.newest.path.open("r+b") as file:
        file.truncate(5000)
    again = back_up(answered.path, now=NOW + DAY)
    assert again.beside.made


def test_one_that_is_stopped_leaves_nothing(answered: Store) -> None:
    with pytest.raises(BackupStopped):
        back_up(answered.path, now=NOW, halted=lambda: True)
    assert list(folder_beside(answered.path).iterdir()) == []
    add_note(answered, "goes on")


def test_typing_goes_on_while_one_is_made(answered: Store) -> None:
    organization = answered.organizations()[0].id
    for number in range(8):
        answered.add_attachment(organization, name=f"{number}", content=os.urandom(2_000_000))
    done = []
    working = threading.Thread(target=lambda: done.append(back_up(answered.path, now=NOW)))
    working.start()
    written = 0
    with Store.open(answered.path, who="Another", busy_timeout=0.5) as typing:
        while working.is_alive() or not written:
            written += 1
            add_note(typing, f"{written}")  # StoreBusy after half a second, if it had to wait
    working.join()
    assert done[0].failures == ()
    assert done[0].newest is not None
    note = answers_in(done[0].newest.path)["quality-policy"].note
    assert int(note or 0) <= written


def test_two_at_once_both_count(answered: Store) -> None:
    done = []
    both = [
        threading.Thread(target=lambda: done.append(back_up(answered.path, now=NOW))) for _number in range(2)
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.failures for one in done] == [(), ()]
    assert [one.path.name for one in found_in(folder_beside(answered.path))] == [name_of(answered.path, NOW)]
    assert answers_in(found_in(folder_beside(answered.path))[0].path) == answers_in(answered.path)


def test_a_backup_of_the_same_second_stays(answered: Store) -> None:
    first = back_up(answered.path, now=NOW).newest
    assert first is not None
    content = first.path.read_bytes()
    add_note(answered, "a moment later")
    second = back_up(answered.path, now=NOW, everywhere=False).newest
    assert second is not None
    assert first.path.read_bytes() == content
    assert answers_in(second.path) == answers_in(answered.path) != answers_in(first.path)


def test_what_is_no_backup_stays_in_the_folder(answered: Store, stick: Path) -> None:
    folder = stick / "clients backups"
    folder.mkdir()
    strange = [
        folder / "holiday.jpg",
        folder / "clients-2026-99-20T093000Z-00000000.db",
        folder / "clients-2020-01-01T093000Z-00000000.db",
    ]
    for one in strange:
        one.write_bytes(b"mine")
    for day in range(9):
        add_note(answered, f"day {day}")
        back_up(answered.path, second=stick, now=NOW + day * DAY)
    assert all(one.read_bytes() == b"mine" for one in strange)


def test_a_folder_that_takes_nothing_is_said_and_the_other_is_filled(answered: Store, stick: Path) -> None:
    folder_beside(answered.path).write_bytes(b"a file where the folder would be")
    done = back_up(answered.path, second=stick, now=NOW)
    assert done.beside.failure
    assert done.second is not None
    assert done.second.made
    assert done.newest == done.second.backup


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=18m", "tmpfs", str(folder)]
    if subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("no right to make a small disk here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_stick_is_named_and_earlier_backups_stay(answered: Store, full_disk: Path) -> None:
    first = back_up(answered.path, second=full_disk, now=NOW)
    assert first.second is not None
    assert first.second.made
    organization = answered.organizations()[0].id
    answered.add_attachment(organization, name="large", content=os.urandom(3_000_000))
    second = back_up(answered.path, second=full_disk, now=NOW + DAY)
    assert second.beside.made
    assert second.second is not None
    assert "No space is left" in second.second.failure
    assert [one.path for one in found_in(full_disk / "clients backups")] == [
        first.second.backup.path if first.second.backup else None
    ]
    assert len(list((full_disk / "clients backups").iterdir())) == 1


def test_a_disk_that_runs_full_while_it_is_written_is_named(
    answered: Store, full_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isoassess.store.backup.making._check_room", lambda *_: None)
    organization = answered.organizations()[0].id
    for number in range(2):
        answered.add_attachment(organization, name=f"{number}", content=os.urandom(10_000_000))
    made = back_up(answered.path, second=full_disk, now=NOW)
    assert made.second is not None
    assert "No space is left" in made.second.failure
    assert list((full_disk / "clients backups").iterdir()) == []
    with pytest.raises(Exception, match="No space is left"):
        make(answered.path, full_disk / "direct", at=NOW)


def test_the_state_of_a_file_is_that_of_its_backup_and_changes_with_each_change(answered: Store) -> None:
    before = state_of(answered.path)
    add_note(answered, "something")
    assert state_of(answered.path) != before
