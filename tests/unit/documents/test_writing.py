"""A document reaches the disk whole or not at all, and the reason is said in one plain sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from isoassess.documents import DocumentKind, write
from isoassess.errors import CannotWrite
from isoassess.files.parts import clear_left, new_part
from isoassess.files.writing import WriteProtected, write_whole
from tests.unit.documents import cases

ROOT = Path(__file__).parents[3]


def refused(path: Path) -> str:
    with pytest.raises(CannotWrite) as caught:
        write_whole(path, b"new")
    sentence = str(caught.value)
    assert path.name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old, and longer than the new one")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_can_be_read_by_whom_the_folder_allows(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    write_whole(path, b"new")
    plain = tmp_path / "plain"
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode


def test_a_link_keeps_pointing_to_the_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "summary.pdf"
    assert f"the folder {path.parent} does not exist" in refused(path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that the system makes up")
def test_a_folder_that_takes_no_files_is_not_said_to_be_missing() -> None:
    says = refused(Path("/proc/summary.pdf"))
    assert "summary.pdf could not be written" in says
    assert "does not exist" not in says


def test_a_folder_that_is_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    assert "does not exist" in refused(tmp_path / "file" / "summary.pdf")
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_a_folder_in_the_place_of_the_file_stays(tmp_path: Path) -> None:
    (tmp_path / "summary.pdf").mkdir()
    assert "a folder has this name" in refused(tmp_path / "summary.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert "shorter" in refused(tmp_path / f"{'n' * 300}.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="file name"):
        write_whole(tmp_path / "a\x00b.pdf", b"new")


def test_a_folder_without_the_right_to_write_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from isoassess.errors import CannotWrite\n"
        "from isoassess.files.writing import write_whole\n"
        "if os.name == 'posix' and os.getuid() == 0: os.setuid(65534)\n"
        "try: write_whole(Path(sys.argv[1]), b'new')\n"
        "except CannotWrite as error: print(error)\n"
    )
    folder.chmod(0o555)
    assert "you may not write in" in run(program, str(folder / "summary.pdf"))
    assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_the_old_file_and_no_part_of_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from isoassess.errors import CannotWrite\n"
        "from isoassess.documents import DocumentKind, write\n"
        "from tests.unit.documents import cases\n"
        "case = cases.typical()\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "try: write(DocumentKind.SUMMARY, case, cases.judged(case), Path(sys.argv[1]))\n"
        "except CannotWrite as error: print(error)\n"
    )
    assert "there is no space left" in run(program, str(path))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def run(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_door_refuses_before_anything_is_left(tmp_path: Path) -> None:
    case = cases.typical()
    with pytest.raises(CannotWrite):
        write(DocumentKind.SUMMARY, case, cases.judged(case), tmp_path / "gone" / "summary.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CannotWrite, match="device or a pipe"):
        write_whole(pipe, b"%PDF")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def killed_while_writing(place: Path) -> Path:
    """The part that a process left which was killed before its file was complete."""
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from isoassess.files.parts import new_part\n"
        "part, file = new_part(Path(sys.argv[1]), private=False)\n"
        "file.write(b'%PDF half')\n"
        "file.flush()\n"
        "print('written', flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-B", "-c", program, str(place)], cwd=ROOT, check=False)
    (part,) = place.parent.glob(".isoassess-*.part")
    return part


def test_what_a_killed_process_left_is_cleared_with_the_next_file(tmp_path: Path) -> None:
    part = killed_while_writing(tmp_path / "summary.pdf")
    old = tmp_path / ".0123456789abcdef.part"  # as the first version named them
    old.write_bytes(b"half")
    assert part.exists()
    write_whole(tmp_path / "other.pdf", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["other.pdf"]


def test_a_part_that_somebody_writes_stays(tmp_path: Path) -> None:
    part, file = new_part(tmp_path / "long.pdf", private=False)
    with file:
        clear_left(tmp_path)
        assert part.exists()
    clear_left(tmp_path)
    assert not part.exists()


@pytest.mark.parametrize(
    "name",
    [
        *(".part", "video.part", ".download.part", ".isoassess-0123.part", "isoassess-0123456789abcdef.part"),
        *(".isoassess-0123456789ABCDEF.part", ".isoassess-0123456789abcdef.part.txt"),
    ],
)
def test_what_is_not_ours_stays(tmp_path: Path, name: str) -> None:
    theirs = tmp_path / name
    theirs.write_bytes(b"theirs")
    write_whole(tmp_path / "summary.pdf", b"new")
    assert theirs.read_bytes() == b"theirs"


def test_a_link_and_a_folder_with_the_name_of_a_part_stay(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"kept")
    (tmp_path / f".isoassess-{'0' * 16}.part").symlink_to(precious)
    (tmp_path / f".isoassess-{'1' * 16}.part").mkdir()
    before = sorted(tmp_path.iterdir())
    clear_left(tmp_path)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("mode", [0o444, 0o400])
def test_a_protected_file_gives_way_only_when_that_is_said(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"precious")
    path.chmod(mode)
    with pytest.raises(WriteProtected, match="write-protected"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [path]
    write_whole(path, b"new", over_protected=True)
    assert path.read_bytes() == b"new"


def test_a_protected_file_behind_a_link_is_protected(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"precious")
    real.chmod(0o444)
    link.symlink_to(real)
    with pytest.raises(WriteProtected):
        write_whole(link, b"new")
    assert real.read_bytes() == b"precious"


def test_a_private_file_is_for_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "evidence.pdf"
    write_whole(path, b"seen", private=True)
    assert path.stat().st_mode & 0o777 == 0o600
