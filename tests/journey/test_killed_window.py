"""A window killed in the middle of the work has everything when it is started again, where it was left."""

import signal
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from isoassess.domain import Rating
from isoassess.domain.profile import Activity, Performer
from isoassess.standard_choice.intake import IntakePage
from isoassess.store import Store
from tests.journey.keyboard import KEY, Person
from tests.ui.sample_stores import named

ROOT = Path(__file__).resolve().parents[2]


def work_until_killed(file: Path, work: str, lines: int) -> list[str]:
    """What the program said was done before it was killed; the kill comes some time after `lines` of it."""
    command = [sys.executable, "-m", "tests.journey.scripted_window", str(file), work]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _line in range(lines)]
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return [line.removesuffix("\n") for line in said if line.endswith("\n")]


def test_a_window_killed_while_rating_has_every_rating_when_started_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "isoassess.db"
    with Store.open(file, who="A. Consultant") as store:
        store.add_organization(named("Example Fabrications Ltd"))
    rated = work_until_killed(file, "rate", 12)
    person = Person(qtbot, tmp_path)
    person.open_first()
    assert person.sees("Example Fabrications Ltd")
    assert len(set(rated)) >= 12
    assert all(person.opened.answer(requirement).rating is Rating.PARTIAL for requirement in rated)
    assert len(person.opened.case.answers) - len(rated) in (0, 1)  # one may be saved and not yet reported
    person.quit()


def test_a_wizard_killed_half_way_goes_on_at_its_page_with_its_answers(qtbot: QtBot, tmp_path: Path) -> None:
    work_until_killed(tmp_path / "isoassess.db", "ask", 1)
    person = Person(qtbot, tmp_path)
    person.open_first()
    assert person.wizard.currentId() == IntakePage.ACTIVITIES
    (organization,) = person.store.organizations()
    profile = person.store.profile(organization.id)
    assert profile.performed_by == {Activity.PURCHASING: Performer.WE}
    person.press(KEY.Key_Escape)
    person.quit()
