"""A process killed at any moment loses nothing of what it was told is saved."""

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from isoassess.domain import Lens
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store, replay

TYPE_AWAY = """
import sys
from pathlib import Path
from isoassess.domain import Answer
from isoassess.store import Store
store = Store.open(Path(sys.argv[1]), who="A. Consultant")
for number in range(1_000_000):
    answer = Answer(evidence=f"{sys.argv[3]}/{number} " * 40)
    store.save_answer(sys.argv[2], f"requirement-{number % 7}", answer)
    print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clients.isoassess-db"


@pytest.fixture
def assessment(path: Path) -> str:
    with Store.open(path, who="A. Consultant") as store:
        organization = store.add_organization(
            Profile(organization=Organization(name="Example Fabrications Ltd"))
        )
        return store.add_assessment(
            organization,
            lens=Lens.ISO9001_2026,
            started=date(2026, 10, 1),
            assessor="A. Consultant",
            catalogue_version="1",
        )


def _type_until_killed(path: Path, assessment: str, name: str, commits: int) -> int:
    """The number of the last answer that the killed process reported as saved."""
    command = [sys.executable, "-c", TYPE_AWAY, str(path), assessment, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(commits):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    assert process.returncode == -signal.SIGKILL
    lines = rest.splitlines()
    return int(lines[-1]) if lines and rest.endswith("\n") else commits - 1


def test_a_process_killed_while_typing_loses_no_saved_answer(path: Path, assessment: str) -> None:
    for commits in (1, 2, 13, 57, 120):
        name = f"round-{commits}"
        last = _type_until_killed(path, assessment, name, commits)
        with Store.open(path, who="A. Consultant") as store:
            answers = store.answers(assessment)
            said = [entry.after or "" for entry in store.history(assessment_id=assessment)]
            assert replay(store.history(assessment_id=assessment)) == answers
            assert all(any(f"{name}/{number} " in text for text in said) for number in range(last + 1))
            newest = max(_numbers(answer.evidence, name) for answer in answers.values())
            assert newest in (last, last + 1)  # one may be saved and not yet reported


def _numbers(evidence: str, name: str) -> int:
    found, _, number = evidence.partition(" ")[0].partition("/")
    return int(number) if found == name else -1
