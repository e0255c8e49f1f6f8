"""A few faults of each kind in every run; `python -m tests.reliability` tries hundreds, for the page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from isoassess.store.vault.keyring import FileKey, new_key
from tests.reliability.flips import flips
from tests.reliability.full_disk import full_disk
from tests.reliability.outcome import Outcome
from tests.reliability.power import power_cuts
from tests.reliability.surroundings import clock_set_back, protected, two_programs
from tests.reliability.table import page, run_of

ROOT = Path(__file__).resolve().parents[2]
CLOSED = pytest.mark.parametrize("key", [None, new_key("a password")], ids=["open", "closed"])
needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it forks a loaded program")
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="it forks, as Windows cannot")


def survived(*outcomes: Outcome) -> None:
    """Nothing is lost of what was looked at."""
    if all(one.skipped for one in outcomes):
        pytest.skip(outcomes[0].skipped)
    assert [one.lost for one in outcomes if one.lost] == []
    assert sum(one.checked for one in outcomes)


@needs_linux
def test_a_window_that_is_killed_has_lost_nothing(tmp_path: Path) -> None:
    """In a process of its own, which forks a window for each kill and so must have none itself."""
    results = tmp_path / "results.json"
    command = [sys.executable, "-m", "tests.reliability", "kills", "--kills", "2", "--results", str(results)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@CLOSED
def test_a_power_cut_loses_nothing_that_was_said_to_be_saved(tmp_path: Path, key: FileKey | None) -> None:
    survived(power_cuts(tmp_path, count=8, seed=3, key=key, answers=20))


@CLOSED
def test_a_changed_byte_is_refused_or_named(tmp_path: Path, key: FileKey | None) -> None:
    survived(*flips(tmp_path, count=4, seed=4, key=key))


def test_a_full_disk_loses_nothing_and_says_why(tmp_path: Path) -> None:
    survived(*full_disk(tmp_path, sizes=(0, 40_960), only=("answers", "the password")))


@needs_posix
def test_what_is_write_protected_is_looked_at_and_not_changed(tmp_path: Path) -> None:
    survived(protected(tmp_path))


def test_a_clock_that_jumps_changes_no_order(tmp_path: Path) -> None:
    survived(clock_set_back(tmp_path, count=3, seed=2))


def test_two_programs_lose_nothing_of_each_other(tmp_path: Path) -> None:
    survived(two_programs(tmp_path, count=8))


def test_what_was_lost_stands_on_the_page() -> None:
    sound = Outcome(fault="A fault", where="somewhere", count=7, checked=9, saw="nothing")
    lost = Outcome(fault="Another", where="elsewhere", count=1, lost=["an answer"])
    skipped = Outcome(fault="A third", where="nowhere", skipped="needs a tool")
    written = page(run_of([sound, lost, skipped], seed=1))
    assert "| A fault | somewhere | 7 | 9 | 0 | nothing |" in written
    assert "- Another, elsewhere: an answer" in written
    assert "not tried: needs a tool" in written
