"""A lock is held by one, and free again once its process is gone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from isoassess.files.locking import held, lock_soon, try_lock

HOLDS = """
import os, sys, time
from isoassess.files.locking import try_lock
handle = os.open(sys.argv[1], os.O_RDWR)
print(try_lock(handle), flush=True)
time.sleep(60)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "held"
    path.write_bytes(b"content")
    return path


def test_a_lock_is_held_by_one_and_ends_with_its_process_however_that_ends(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(file)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "True"
        handle = os.open(file, os.O_RDWR)
        assert not try_lock(handle)
        assert not lock_soon(handle, patience=0.05)
        holder.kill()
        holder.wait()
        assert lock_soon(handle, patience=5)
        os.close(handle)


def test_who_locks_reads_on_where_he_was(file: Path) -> None:
    handle = os.open(file, os.O_RDWR)
    assert os.read(handle, 3) == b"con"
    assert try_lock(handle)
    assert os.read(handle, 10) == b"tent"
    os.close(handle)


def test_nobody_waits_longer_than_the_patience_for_a_lock(file: Path) -> None:
    """The change is made all the same: two windows that write a setting must not stop each other."""
    with held(file, patience=0):
        handle = os.open(file, os.O_RDWR)
        assert not try_lock(handle)
        with held(file, patience=0.02):
            reached = True
        os.close(handle)
    assert reached
    handle = os.open(file, os.O_RDWR)
    assert try_lock(handle)
    os.close(handle)


def test_where_no_lock_can_be_made_the_change_is_made_all_the_same(tmp_path: Path) -> None:
    with held(tmp_path / "missing folder" / "held", patience=0):
        reached = True
    assert reached
