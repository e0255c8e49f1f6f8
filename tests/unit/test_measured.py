"""What the tests run of the program is measured in all their processes, and too little of it fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = '''\
"""A program."""
import sys


def sign(number: int) -> str:
    if number < 0:
        return "minus"
    return "plus"


if sys.platform == "win32":
    never = (
        sign(1)
    )
'''
TESTS = """\
import importlib.util

def test_minus():
    from isoassess.signs import sign
    assert sign(-1) == "minus"

def test_plus():
    from isoassess.signs import sign
    assert sign(1) == "plus"

def test_loaded_from_a_file():
    spec = importlib.util.spec_from_file_location("step", "ui/step.py")
    step = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(step)
    assert step.number == 1
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, content in {
        "isoassess/__init__.py": "",
        "isoassess/signs.py": PROGRAM,
        "ui/step.py": "number = 1\n",
        "test_signs.py": TESTS,
        "pytest.ini": "[pytest]\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def measured(project: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "pytest", "-p", "tests.measured", "-p", "no:cacheprovider", *arguments]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=project, env=surroundings, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_what_two_processes_ran_together_is_enough(project: Path) -> None:
    code, said = measured(project, "-n", "2")
    assert code == 0, said
    assert "100.00 % of the lines and branches were run" in said


def test_a_line_that_was_not_run_is_named_and_counted_with_its_branch(project: Path) -> None:
    code, said = measured(project, "-k", "not plus")
    assert code == 1, said
    (line,) = [line for line in said.splitlines() if line.startswith("isoassess/signs.py")]
    lines, lines_missed, branches, branches_missed, *_percent, missed = line.split()[1:]
    assert (lines, lines_missed, branches, branches_missed, missed) == ("6", "1", "2", "1", "8")


def test_what_nobody_imported_counts_too(project: Path) -> None:
    code, said = measured(project, "-k", "not loaded")
    assert code == 1, said
    assert any(line.startswith("ui/step.py") for line in said.splitlines())
