"""Temporary files are private, gone at the end and after a kill, and nobody's live ones are ever emptied."""

import re
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from isoassess.files.temporary import TemporaryFolder, clear_left, overwrite, usual_place

ROOT = Path(__file__).parents[3]
OTHER_WAYS = re.compile(r"\bQTemporary(File|Dir)\b|TempLocation|\btempPath\(|\bgettempdir\b|\bmkdtemp\b")
HOLDING = """
import os, sys
from pathlib import Path
from isoassess.files.temporary import TemporaryFolder
folder = TemporaryFolder(Path(sys.argv[1]))
(folder.path / "secret.txt").write_bytes(b"secret")
print(folder.path, flush=True)
sys.stdin.read()
folder.close()
"""


def holder(place: Path) -> "subprocess.Popen[str]":
    """Another program that has a folder with a file in it, and keeps it until its input ends."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLDING, str(place)]
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def folder_of(process: "subprocess.Popen[str]") -> Path:
    assert process.stdout is not None
    return Path(process.stdout.readline().strip())


def test_a_folder_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    place = tmp_path / "temporary"
    with TemporaryFolder(place) as folder:
        (folder / "a").mkdir()
        (folder / "a" / "b").write_bytes(b"1")
        assert [stat.S_IMODE(one.stat().st_mode) for one in (place, folder)] == [0o700, 0o700]
    assert list(place.iterdir()) == []


def test_live_folders_of_several_programs_stay_and_those_of_killed_ones_go(tmp_path: Path) -> None:
    with holder(tmp_path) as killed, holder(tmp_path) as live:
        left, used = folder_of(killed), folder_of(live)
        own = TemporaryFolder(tmp_path)
        assert (left / "secret.txt").exists()
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        clear_left(tmp_path)
        assert not left.exists()
        assert (used / "secret.txt").read_bytes() == b"secret"
        assert own.path.is_dir()
        own.close()
        live.communicate()
    assert list(tmp_path.iterdir()) == []


def test_the_next_folder_takes_away_what_a_kill_left(tmp_path: Path) -> None:
    with holder(tmp_path) as killed:
        left = folder_of(killed)
        killed.send_signal(signal.SIGKILL)
    with TemporaryFolder(tmp_path):
        assert not left.exists()


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    place, precious = tmp_path / "temporary", tmp_path / "precious"
    place.mkdir()
    precious.mkdir()
    (precious / "kept.txt").write_bytes(b"kept")
    (place / ".isoassess-0123456789abcdef").symlink_to(precious)
    (place / "notes").mkdir()
    (place / "notes.lock").touch()
    clear_left(place)
    assert (precious / "kept.txt").read_bytes() == b"kept"
    assert sorted(one.name for one in place.iterdir()) == [
        ".isoassess-0123456789abcdef",
        "notes",
        "notes.lock",
    ]


def test_what_is_overwritten_is_gone_for_who_still_has_it_open(tmp_path: Path) -> None:
    folder = TemporaryFolder(tmp_path, overwritten=True)
    file = folder.path / "deep" / "secret.txt"
    file.parent.mkdir()
    file.write_bytes(b"secret" * 1_000)
    with file.open("rb") as reading:
        folder.close()
        assert reading.read() == bytes(6_000)
    assert list(tmp_path.iterdir()) == []


def test_overwriting_keeps_the_length_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "file"
    for size in (0, 1, 2**20 + 1):
        file.write_bytes(b"x" * size)
        overwrite(file)
        assert file.read_bytes() == bytes(size)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_a_home_that_cannot_be_written_in_keeps_nobody_from_working(home: Path) -> None:
    cache = home / usual_place().relative_to(home).parts[0]
    shutil.rmtree(cache)
    cache.write_text("in the way, for whoever may write everywhere")
    home.chmod(0o500)
    try:
        with TemporaryFolder() as folder:
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert not folder.exists()
    finally:
        home.chmod(0o700)


def test_without_a_place_it_is_in_the_cache_of_the_account(home: Path) -> None:
    with TemporaryFolder() as folder:
        assert folder.parent == usual_place()
        assert folder.is_relative_to(home)


def test_nothing_of_ours_makes_temporary_files_in_another_way() -> None:
    """Beside the boundary around `tempfile`: Qt has ways of its own."""
    own = ROOT / "isoassess" / "files" / "temporary.py"
    files = [file for name in ("isoassess", "ui") for file in (ROOT / name).rglob("*.py") if file != own]
    assert OTHER_WAYS.search(own.read_text(encoding="utf-8"))
    assert [str(file) for file in files if OTHER_WAYS.search(file.read_text(encoding="utf-8"))] == []
