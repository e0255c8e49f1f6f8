"""What a program imports late comes from the archives it was started with, also when others lie there now."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from product import HERE

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="others keep files that are open"
)
HOOK = HERE / "pyinstaller" / "hold_archive.py"
PROGRAM = """
import os, runpy, sys, types
from pathlib import Path

hook, archive, other, program = sys.argv[1:]
reader = types.SimpleNamespace(_filename=program)  # as PyInstaller's, which opens this name at each import
sys.modules["pyimod02_importers"] = types.SimpleNamespace(pyz_archive=reader)
sys.executable = program
sys.path.insert(0, archive)
import first
if hook:
    runpy.run_path(hook)
os.replace(other, archive)
Path(program).with_suffix(".new").write_bytes(b"the other")
os.replace(Path(program).with_suffix(".new"), program)
import late
print(late.SAID, Path(reader._filename).read_text())
"""


def archive(file: Path, said: str, *, before: bytes = b"") -> Path:
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("begin.txt", before)
        made.writestr("first.py", "")
        made.writestr("late.py", f"SAID = {said!r}\n")
    return file


def run(folder: Path, hook: str) -> subprocess.CompletedProcess[str]:
    """A process that imports something after its archive and its program were replaced."""
    program = folder / "program"
    program.write_text("the first")
    ours = archive(folder / "ours.zip", "ours")
    other = archive(folder / "other.zip", "another's", before=os.urandom(5000))
    command = [sys.executable, "-I", "-c", PROGRAM, hook, str(ours), str(other), str(program)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_is_imported_late_is_of_the_program_that_was_started(tmp_path: Path) -> None:
    done = run(tmp_path, str(HOOK))
    assert done.stdout == "ours the first\n", done.stderr


def test_without_that_it_fails(tmp_path: Path) -> None:
    assert "ZipImportError" in run(tmp_path, "").stderr
