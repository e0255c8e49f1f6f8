"""What waits outlives the window: it is in a private file until it is settled."""

import subprocess
import sys
from pathlib import Path

from isoassess.store import Change, Clash, Held, KeptWaiting, Unsaved, answer_place, settle

PLACE = answer_place("a-sample", "r-sample")
HELD = Held(
    ((PLACE, Unsaved(Change("evidence", None, '"Seen"'))),),
    ((PLACE, Clash(key="note", theirs='"Theirs"', mine='"Mine"', who="B. Manager")),),
)
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.unit.store.test_kept_waiting import HELD
from isoassess.store import KeptWaiting
kept = KeptWaiting("s-sample", Path(sys.argv[1]))
assert kept.keep(HELD)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_window_left_is_found_until_it_is_settled(tmp_path: Path) -> None:
    folder = tmp_path / "waiting"
    subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False, cwd=Path(__file__).parents[3])
    (left,) = KeptWaiting("s-sample", folder).left()
    assert left.held == HELD
    assert left.path.stat().st_mode & 0o777 == 0o600
    assert KeptWaiting("another", folder).left() == []
    settle(left.path)
    assert list(folder.iterdir()) == []


def test_what_a_living_window_holds_is_its_own(tmp_path: Path) -> None:
    mine = KeptWaiting("s-sample", tmp_path)
    assert mine.keep(HELD)
    assert KeptWaiting("s-sample", tmp_path).left() == []
    mine.close()
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_where_nothing_waits_any_more(tmp_path: Path) -> None:
    mine = KeptWaiting("s-sample", tmp_path)
    assert mine.keep(HELD)
    assert mine.keep(Held())
    assert not list(tmp_path.glob("*.json"))


def test_a_spoiled_file_does_not_keep_the_window_from_opening(tmp_path: Path) -> None:
    (tmp_path / "s-sample.0000.json").write_bytes(b"{")
    assert KeptWaiting("s-sample", tmp_path).left() == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not KeptWaiting("s-sample", tmp_path / "file" / "waiting").keep(HELD)
