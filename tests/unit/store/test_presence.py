"""A second window knows of the first, and a killed process is known no longer."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from isoassess.store import Presence

HOLD = """
import sys, time
from pathlib import Path
from isoassess.store import Presence
presence = Presence(Path(sys.argv[1]), who="B. Manager")
print("open", flush=True)
time.sleep(600)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clients [2026].db"


def test_two_windows_know_of_each_other_and_leave_nothing_behind(path: Path) -> None:
    first, second = Presence(path, who="A. Consultant"), Presence(path, who="B. Manager")
    assert [one.who for one in second.others()] == ["A. Consultant"]
    assert [(one.who, one.is_here, one.process) for one in first.others()] == [
        ("B. Manager", True, os.getpid())
    ]
    first.close()
    assert second.others() == []
    second.close()
    assert list(path.parent.iterdir()) == []


def test_windows_on_other_files_in_the_folder_are_not_meant(path: Path) -> None:
    first, second = Presence(path, who="A"), Presence(path.with_name("clients 2.db"), who="B")
    assert first.others() == second.others() == []
    first.close()
    second.close()


def test_a_killed_process_is_gone_at_the_next_look(path: Path) -> None:
    mine = Presence(path, who="A. Consultant")
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert [one.who for one in mine.others()] == ["B. Manager"]
        process.kill()
    assert mine.others() == []
    mine.close()
    assert list(path.parent.iterdir()) == []


def test_a_note_of_another_computer_counts_while_it_is_renewed(path: Path) -> None:
    note = path.with_name(f"{path.name}-window-0000aaaa")
    note.write_text(
        '{"who": "C. Colleague", "computer": "another-one", "process": 1, "since": "2026-11-27T09:00:00Z"}'
    )
    mine = Presence(path, who="A. Consultant")
    (other,) = mine.others()
    assert (other.who, other.is_here) == ("C. Colleague", False)
    long_ago = time.time() - 3600
    os.utime(note, (long_ago, long_ago))
    assert mine.others() == []
    assert not note.exists()
    mine.close()


def test_a_note_says_how_far_the_history_went_and_of_an_earlier_version_nothing_is_known(path: Path) -> None:
    earlier = path.with_name(f"{path.name}-window-0000aaaa")
    earlier.write_text(
        '{"who": "C. Colleague", "computer": "another-one", "process": 1, "since": "2026-11-27T09:00:00Z"}'
    )
    mine, other = Presence(path, who="A. Consultant"), Presence(path, who="B. Manager", found=701)
    assert [(one.who, one.found) for one in mine.others()] == [("C. Colleague", 0), ("B. Manager", 701)]
    other.close()
    mine.close()


def test_where_no_note_can_be_left_there_is_none_and_nothing_else_happens(tmp_path: Path) -> None:
    presence = Presence(tmp_path / "no such folder" / "clients.db", who="A. Consultant")
    assert presence.others() == []
    presence.close()
