"""Backups of a file with a password, and what a person may take for one: each told in one sentence."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from isoassess.domain import Answer
from isoassess.errors import ExpectedError
from isoassess.store import NotAStore, PasswordNeeded, Store, StoreDamaged, WrongPassword
from isoassess.store.backup import making
from isoassess.store.backup.places import folder_beside, folder_in, found_in
from isoassess.store.backup.replacing import why_unusable
from isoassess.store.backup.restoring import preview, restore
from isoassess.store.backup.rounds import back_up
from isoassess.store.vault.keyring import KEYRING, new_key
from isoassess.store.vault.pages import PAGE_SIZE, is_closed
from isoassess.store.vault.unlocking import lock, unlock
from tests.unit.store.backup.conftest import DAY, NOW

FIRST, SECOND = "first of two", "second of two"
SECRET = b"Seen."


@pytest.fixture
def closed(answered: Store) -> Iterator[Store]:
    """With a password, and no key left for the next test."""
    answered.file.reseal(new_key(FIRST))
    yield answered
    for path in list(KEYRING._keys):
        KEYRING.put(Path(path), None)


def made(store: Store, second: Path | None = None) -> Path:
    done = back_up(store.path, second=second, now=NOW)
    assert done.failures == ()
    assert done.newest is not None
    return done.newest.path


def test_every_place_holds_a_closed_one_of_the_same_password(closed: Store, stick: Path) -> None:
    beside = made(closed, stick)
    (away,) = found_in(folder_in(stick, closed.path))
    closed.close()
    for backup in (beside, away.path):
        assert is_closed(backup)
        assert SECRET not in backup.read_bytes()
        lock(closed.path)
        KEYRING.put(backup, None)
        with pytest.raises(PasswordNeeded):
            preview(backup, backup)
        with pytest.raises(WrongPassword):
            unlock(backup, SECOND)
        unlock(backup, FIRST)
        assert len(preview(backup, backup).organizations) == 1


def test_one_with_an_earlier_password_opens_with_that_and_is_taken_back(
    closed: Store, assessment: str
) -> None:
    backup = made(closed)
    before = closed.answers(assessment)
    closed.file.reseal(new_key(SECOND))
    KEYRING.put(backup, None)
    closed.save_answer(assessment, "quality-policy", Answer())
    with pytest.raises(PasswordNeeded, match=backup.name):
        preview(backup, closed.path)
    unlock(backup, FIRST)
    restored = restore(backup, closed.path, who="me", now=NOW + DAY)
    assert closed.answers(assessment) == before
    assert is_closed(restored.before.path)  # by the password of now
    KEYRING.put(restored.before.path, None)
    with pytest.raises(WrongPassword):
        unlock(restored.before.path, FIRST)
    unlock(restored.before.path, SECOND)


@pytest.mark.parametrize("size", [0, 100, PAGE_SIZE, 3 * PAGE_SIZE, 3 * PAGE_SIZE + 17])
def test_one_that_is_half_copied_is_refused(closed: Store, size: int) -> None:
    backup = made(closed)
    half = backup.with_name("half.db")
    half.write_bytes(backup.read_bytes()[:size])
    before = closed.path.read_bytes()
    with pytest.raises((NotAStore, StoreDamaged, PasswordNeeded)) as refused:
        preview(half, closed.path)
    assert "\n" not in str(refused.value)
    assert half.stat().st_size == size
    assert closed.path.read_bytes() == before


def test_a_file_whose_password_nobody_said_is_no_damaged_one(closed: Store) -> None:
    """Else a restoring would put the backup in its place."""
    closed.close()
    lock(closed.path)
    with pytest.raises(PasswordNeeded):
        why_unusable(closed.path)


@pytest.mark.parametrize("inside", ["itself", "below", "above"])
def test_a_second_folder_at_the_first_one_harms_nothing(
    answered: Store, assessment: str, inside: str
) -> None:
    first = folder_beside(answered.path)
    first.mkdir()
    second = {"itself": first, "below": first / "more", "above": answered.path.parent}[inside]
    second.mkdir(exist_ok=True)
    for day in range(3):
        done = back_up(answered.path, second=second, now=NOW + day * DAY)
        assert done.beside.backup is not None
        assert len(done.failures) == (0 if inside == "above" else 1)
        answered.save_answer(assessment, "quality-policy", Answer(note=f"{day}"))
    kept = {one.path for folder in (first, folder_in(second, answered.path)) for one in found_in(folder)}
    assert len(kept) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="the name of an open file is asked as on Linux")
def test_a_stick_taken_out_while_it_is_written_is_said_and_the_first_backup_counts(
    closed: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away, settle = stick.with_name("away"), making._settle

    def settled(file: BinaryIO) -> None:
        """The disk answers no more when what was written shall be put on it."""
        if Path(f"/proc/self/fd/{file.fileno()}").resolve().is_relative_to(stick):
            stick.rename(away)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        settle(file)

    monkeypatch.setattr(making, "_settle", settled)
    done = back_up(closed.path, second=stick, now=NOW)
    assert done.beside.backup is not None
    assert done.second is not None
    assert done.second.is_missing
    (failure,) = done.failures
    assert "is not there now" in failure
    monkeypatch.undo()
    shutil.move(away, stick)
    assert back_up(closed.path, second=stick, now=NOW + DAY).failures == ()
    assert len(list(stick.rglob("*.db"))) == 1
    assert not list(stick.rglob("*.part"))


def test_what_another_program_closed_is_never_opened(closed: Store, tmp_path: Path) -> None:
    """Whole pages of chance look like a file with a password; no password opens them."""
    foreign = tmp_path / "foreign.db"
    foreign.write_bytes(new_key("x").salt * (4 * PAGE_SIZE // 16))
    with pytest.raises(ExpectedError):
        preview(foreign, closed.path)
    foreign.write_bytes(os.urandom(4 * PAGE_SIZE))
    with pytest.raises(PasswordNeeded):
        preview(foreign, closed.path)
    with pytest.raises(WrongPassword):
        unlock(foreign, FIRST)
