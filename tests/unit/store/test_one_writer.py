"""One computer at a time writes in a file: told by a note beside it, and never by force."""

import os
import platform
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.domain.profile import Organization, Profile
from isoassess.files.temporary import usual_place
from isoassess.store import HeldElsewhere, Store, StoreEmptied, StoreGone, StoreReadOnly
from isoassess.store.backup.restoring import preview
from isoassess.store.sharing import writer_lock
from isoassess.store.sharing.computer import Computer, this_computer
from isoassess.store.sharing.held import NoteInTheWay
from isoassess.store.sharing.writer_lock import WriterLock
from isoassess.store.sharing.writer_note import FRESH, note_of, read_note, renew_note
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import new_key
from isoassess.store.vault.unlocking import lock

OTHER = Computer("laptop-of-anna", "other")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """With one organization, and at rest."""
    path = tmp_path / "clients.db"
    with Store.open(path, who="anna") as store:
        store.add_organization(_named("First"))
    return path


@pytest.fixture
def elsewhere(file: Path) -> WriterLock:
    """Another computer that has the file open."""
    lock = WriterLock(file, who="anna", computer=OTHER)
    assert lock.take()
    return lock


def _named(name: str) -> Profile:
    return Profile(organization=Organization(name=name))


def _age(file: Path, by: timedelta) -> None:
    """As if the other computer had given no sign since."""
    writer = read_note(file)
    assert writer is not None
    renew_note(file, replace(writer, renewed=writer.renewed - by))


def _names(store: Store) -> list[str]:
    return sorted(one.name for one in store.organizations())


def test_a_closed_file_leaves_no_note(file: Path) -> None:
    with Store.open(file, who="anna"):
        writer = read_note(file)
        assert writer is not None
        assert (writer.who, writer.computer) == ("anna", this_computer())
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_what_another_computer_has_open_is_looked_at_and_says_who(file: Path, elsewhere: WriterLock) -> None:
    before = file.read_bytes()
    with Store.open(file, who="bert") as store:
        assert _names(store) == ["First"]
        for word in ("anna", "laptop-of-anna"):
            assert word in store.file.why_read_only
        with pytest.raises(HeldElsewhere, match="laptop-of-anna"):
            store.add_organization(_named("Second"))
    assert file.read_bytes() == before
    assert read_note(file) is not None  # not ours to take away
    elsewhere.release()
    assert read_note(file) is None


def test_it_can_be_written_by_itself_once_the_other_has_closed_it(file: Path, elsewhere: WriterLock) -> None:
    with Store.open(file, who="bert") as store:
        assert not store.file.check()
        elsewhere.release()
        assert store.file.check()
        assert store.file.why_read_only == ""
        store.add_organization(_named("Second"))
    with Store.open(file, who="bert") as store:
        assert _names(store) == ["First", "Second"]


def test_what_the_other_writes_is_shown_when_it_has_come_to_rest(
    file: Path, elsewhere: WriterLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isoassess.store.sharing.looked_at._SOONEST", 0)
    monkeypatch.setattr("isoassess.store.sharing.looked_at._SHARE", 0)
    with Store.open(file, who="bert") as store:
        _write_as_the_other(file, "Third")
        assert not store.file.check()  # it may be written just now
        assert store.file.check()
        assert _names(store) == ["First", "Third"]
        assert store.file.why_read_only


def _write_as_the_other(file: Path, name: str) -> None:
    """What the other computer, which holds the file, does in it."""
    note = note_of(file).read_bytes()
    note_of(file).unlink()
    with Store.open(file, who="anna") as store:
        store.add_organization(_named(name))
    note_of(file).write_bytes(note)


@pytest.mark.parametrize("emptied", [True, False])
def test_a_file_that_is_gone_is_not_made_anew_because_its_writer_is_gone_too(
    file: Path, elsewhere: WriterLock, emptied: bool
) -> None:
    with Store.open(file, who="bert") as store:
        elsewhere.release()
        file.unlink()
        if emptied:
            file.touch()
        for attempt in (store.file.check, store.file.take_over):
            with pytest.raises(StoreEmptied if emptied else StoreGone):
                attempt()
        assert file.exists() is emptied
        assert _names(store) == ["First"]


def test_what_a_killed_program_left_of_a_note_is_taken_away(file: Path) -> None:
    old, new = (file.with_name(f"clients.db-lock-{number}.part") for number in "12")
    for part in (old, new):
        part.touch()
    long_ago = time.time() - 2 * FRESH.total_seconds()
    os.utime(old, (long_ago, long_ago))
    Store.open(file, who="anna").close()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_computer_that_gives_no_sign_is_replaced_when_a_person_says_so(
    file: Path, elsewhere: WriterLock
) -> None:
    _age(file, FRESH * 2)
    with Store.open(file, who="bert") as store:
        assert store.file.is_writer_silent
        assert "last sign" in store.file.why_read_only
        with pytest.raises(StoreReadOnly):
            store.add_organization(_named("Second"))
        store.file.take_over()
        store.add_organization(_named("Second"))
        assert not elsewhere.take()
        assert elsewhere.writer is not None
        assert elsewhere.writer.who == "bert"
    assert read_note(file) is None


def test_a_computer_that_gives_signs_is_not_silent(file: Path, elsewhere: WriterLock) -> None:
    with Store.open(file, who="bert") as store:
        assert not store.file.is_writer_silent


def test_a_clock_that_is_hours_behind_makes_nobody_silent_who_was_seen_to_write(
    file: Path, elsewhere: WriterLock
) -> None:
    _age(file, timedelta(hours=5))
    looking = WriterLock(file, who="bert")
    assert not looking.take()
    assert looking.is_silent
    _age(file, timedelta(seconds=-45))  # renewed, by the same clock
    assert not looking.take()
    assert not looking.is_silent


def test_a_clock_that_is_hours_ahead_keeps_nobody_out_for_ever(
    file: Path, elsewhere: WriterLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking = WriterLock(file, who="bert")
    assert not looking.take()
    assert not looking.is_silent
    later = time.monotonic() + FRESH.total_seconds() + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert not looking.take()
    assert looking.is_silent


def test_who_was_replaced_only_looks_from_then_on_and_loses_nothing(file: Path) -> None:
    """A laptop that slept while another computer took over."""
    with Store.open(file, who="anna") as store:
        store.add_organization(_named("Second"))
        WriterLock(file, who="bert", computer=OTHER).take_over()
        with pytest.raises(HeldElsewhere, match="bert"):
            store.add_organization(_named("Third"))
        assert store.file.check()
        assert "bert" in store.file.why_read_only
        assert _names(store) == ["First", "Second"]
    note_of(file).unlink()
    with Store.open(file, who="anna") as store:
        assert _names(store) == ["First", "Second"]


def test_programs_of_one_computer_write_together_and_the_last_takes_the_note_away(file: Path) -> None:
    with Store.open(file, who="anna") as first:
        with Store.open(file, who="bert") as second:
            second.add_organization(_named("Second"))
            first.add_organization(_named("Third"))
        writer = read_note(file)
        assert writer is not None
        assert writer.computer == this_computer()
    assert read_note(file) is None


def test_a_computer_is_the_same_in_another_network(monkeypatch: pytest.MonkeyPatch) -> None:
    named = []
    for node in ("laptop.local", "laptop.office.example", "laptop", "other.local"):
        monkeypatch.setattr(platform, "node", lambda node=node: node)
        named.append(this_computer())
    assert named[0] == named[1] == named[2] != named[3]


KILLED = """
import os, signal, sys
from pathlib import Path
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
store = Store.open(Path(sys.argv[1]), who="anna")
store.add_organization(Profile(organization=Organization(name="Second")))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("folder", ["clients", "Dropbox"])
def test_after_a_kill_the_next_start_on_the_same_computer_writes_at_once(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "clients.db"
    with Store.open(path, who="anna") as store:
        store.add_organization(_named("First"))
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert read_note(path) is not None
    with Store.open(path, who="bert") as store:
        assert store.file.why_read_only == ""
        store.add_organization(_named("Third"))
        assert _names(store) == ["First", "Second", "Third"]
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_of_computers_that_begin_at_once_one_writes(file: Path) -> None:
    computers = [Computer(f"laptop-{number}", str(number)) for number in range(5)]
    locks = [WriterLock(file, who="anna", computer=one) for one in computers]
    assert [lock.take() for lock in locks].count(True) == 1


@pytest.mark.parametrize("words", [b"", b"{", b"\x00" * 40, b'{"who": 3}'])
def test_a_note_that_cannot_be_read_names_nobody_and_keeps_out_until_a_person_decides(
    file: Path, words: bytes
) -> None:
    note_of(file).write_bytes(words)
    with Store.open(file, who="bert") as store:
        assert "another computer" in store.file.why_read_only
        store.file.take_over()
        store.add_organization(_named("Second"))


def test_a_folder_in_place_of_the_note_is_named_and_nothing_is_lost(file: Path) -> None:
    note_of(file).mkdir()
    with Store.open(file, who="bert") as store:
        assert note_of(file).name in store.file.why_read_only
        with pytest.raises(NoteInTheWay, match="Put it away"):
            store.file.take_over()
        note_of(file).rmdir()
        assert store.file.check()
        store.add_organization(_named("Second"))


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are of POSIX")
def test_a_pipe_in_place_of_the_note_is_not_waited_for(file: Path) -> None:
    os.mkfifo(note_of(file))
    with Store.open(file, who="bert") as store:
        assert store.file.why_read_only
        store.file.take_over()
        store.add_organization(_named("Second"))


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_who_may_read_the_file_may_read_its_note(file: Path) -> None:
    file.chmod(0o664)
    with Store.open(file, who="anna"):
        assert note_of(file).stat().st_mode & 0o777 == 0o664


def test_nothing_lies_beside_a_file_in_a_synchronized_folder(tmp_path: Path) -> None:
    """What a service carries away at any moment is one file, and whole."""
    path = tmp_path / "Dropbox" / "clients.db"
    with Store.open(path, who="anna") as store:
        for number in range(3):
            store.add_organization(_named(f"Firm {number}"))
            assert {one.name for one in path.parent.iterdir()} == {path.name, note_of(path).name}
            copy = Path(shutil.copyfile(path, tmp_path / f"copy-{number}.db"))
            with Store.open(copy, who="bert") as copied:
                assert len(copied.organizations()) == number + 1


def test_a_file_that_leaves_a_synchronized_folder_is_used_as_any_other(tmp_path: Path) -> None:
    inside, outside = tmp_path / "Dropbox" / "clients.db", tmp_path / "clients.db"
    for path, journal in ((inside, "delete"), (outside, "wal"), (inside, "delete")):
        if outside.exists() and path == inside:
            shutil.move(outside, inside)
        elif inside.exists():
            shutil.move(inside, outside)
        with Store.open(path, who="anna") as store:
            store.add_organization(_named("One"))
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA journal_mode").fetchone()[0] == journal
    with Store.open(inside, who="anna") as store:
        assert len(store.organizations()) == 3


def test_two_programs_read_and_write_in_a_synchronized_folder(tmp_path: Path) -> None:
    """Without a -wal only the note says that reading needs the locks."""
    path = tmp_path / "Dropbox" / "clients.db"
    with Store.open(path, who="anna") as first, Store.open(path, who="bert") as second:
        for number in range(5):
            first.add_organization(_named(f"A {number}"))
            second.add_organization(_named(f"B {number}"))
            assert len(first.organizations()) == len(second.organizations()) == 2 * (number + 1)
        assert preview(path, path).organizations
    with Store.open(path, who="anna") as store:
        assert len(store.organizations()) == 10


def test_of_a_closed_file_no_word_can_be_read_on_the_disk_while_it_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "clients.db"
    with Store.open(path, who="anna") as store:
        store.add_organization(_named("Zanderhoff Metals"))
        store.file.reseal(new_key("a password"))
    elsewhere = WriterLock(path, who="bert", computer=OTHER)
    assert elsewhere.take()
    try:
        with Store.open(path, who="anna") as store:
            assert _names(store) == ["Zanderhoff Metals"]
            copies = [one for one in usual_place().rglob("clients.db*") if one.is_file()]
            assert copies
            assert not [one for one in copies if b"Zanderhoff" in one.read_bytes()]
    finally:
        lock(path)


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called on the folder takes no note."""

    def refuse() -> None:
        def fail(*_given: object) -> bool:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(writer_lock, "leave_note", fail)
        monkeypatch.setattr(writer_lock, "renew_note", fail)

    return refuse


def test_where_no_note_can_be_left_work_goes_on(file: Path, refusing: Callable[[], None]) -> None:
    refusing()
    with Store.open(file, who="anna") as store:
        store.add_organization(_named("Second"))
        assert read_note(file) is None
        assert store.file.why_read_only == ""


def test_a_note_is_renewed_while_the_file_is_open(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(file, who="anna") as store:
        first = read_note(file)
        store.file.check()
        assert read_note(file) == first
        later = time.monotonic() + writer_lock.RENEWED + 1
        monkeypatch.setattr(time, "monotonic", lambda: later)
        store.file.check()
        renewed = read_note(file)
        assert first is not None
        assert renewed is not None
        assert renewed.renewed > first.renewed
        assert renewed.since == first.since
        assert renewed.renewed <= datetime.now(UTC)
