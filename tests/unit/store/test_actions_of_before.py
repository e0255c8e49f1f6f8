"""A file of the time before the numbers: its actions say what they said, and take what is new beside that.

tests/data/stores/0006-actions.db was made by the code of its time and is never made again.
"""

import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.planned import own_id
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import NO_ANSWER, Action, ActionStatus, Answer
from isoassess.services.stored_case import numbered_case
from isoassess.store import AssessmentCompleted, Store, replay

FROZEN = Path(__file__).parents[2] / "data" / "stores" / "0006-actions.db"
SHA256 = "39077ed8a0e02532ce04111d94a85c596e20e3a1ad750e1aa3076aafafc394b6"
CALIBRATE = Action(what="Calibrate all", owner="Workshop", due=date(2026, 12, 1))
WRITE = Action(
    what="Write it",
    owner="Office",
    status=ActionStatus.DONE,
    effective=False,
    check="Not read by all",
)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(FROZEN, tmp_path / "clients.db"))


def completed_in(store: Store) -> str:
    (organization,) = store.organizations()
    return next(known.id for known in store.assessments(organization.id) if known.completed)


def test_the_frozen_file_is_never_made_again() -> None:
    assert sha256(FROZEN.read_bytes()).hexdigest() == SHA256


def test_its_actions_are_as_they_were_and_so_is_its_history(before: Path) -> None:
    with Store.open(before, who="A. Consultant") as store:
        id_ = completed_in(store)
        said = store.answers(id_)
        assert {one: answer.action for one, answer in said.items()} == {
            "calibration": CALIBRATE,
            "scope-statement": WRITE,
        }
        replayed = replay(store.history(id_))
        assert {one: answer for one, answer in replayed.items() if answer != NO_ANSWER} == said


def test_its_findings_are_numbered_in_the_order_in_which_they_arose(before: Path) -> None:
    with Store.open(before, who="A. Consultant") as store:
        id_ = completed_in(store)
        assert store.finding_numbers(id_) == {}
        findings = judge_case(shipped(), numbered_case(store, shipped(), id_)).findings
        told = {found.requirement: found.number for found in findings if found.number}
        assert told == {"calibration": "NC-01", "scope-statement": "NC-02"}
        assert store.finding_numbers(id_) == {number: requirement for requirement, number in told.items()}


def test_what_is_new_is_told_beside_what_was_there(before: Path) -> None:
    with Store.open(before, who="A. Consultant") as store:
        (organization,) = store.organizations()
        (id_,) = [known.id for known in store.assessments(organization.id) if not known.completed]
        old = store.answers(id_)["policy-known"]
        told = replace(old.action, correction="Told at once", cause="No shift talk", covers=("calibration",))
        store.save_answer(id_, "policy-known", replace(old, action=told))
        general = Action(what="Hire an assistant", owner="Management")
        store.save_answer(id_, own_id("1"), Answer(action=general))
        assert [planned.answer.action for planned in store.actions()] == [general, told]
    with Store.open(before, who="A. Consultant") as again:
        assert again.answers(id_)["policy-known"].action == told


def test_in_a_completed_assessment_only_what_became_of_an_action_changes(before: Path) -> None:
    with Store.open(before, who="A. Consultant") as store:
        id_ = completed_in(store)
        old = store.answers(id_)["calibration"]
        done = replace(old.action, status=ActionStatus.DONE, done=date(2026, 11, 30))
        store.save_answer(id_, "calibration", replace(old, action=done))
        assert store.answers(id_)["calibration"].action == done
        assert [entry.key for entry in store.history(id_)][-2:] == ["action.status", "action.done"]
        for changed in (
            replace(old, rating=None),
            replace(old, action=replace(old.action, owner="Sales")),
            NO_ANSWER,
        ):
            with pytest.raises(AssessmentCompleted):
                store.save_answer(id_, "calibration", changed)
        assert store.answers(id_)["calibration"].action == done
        step = store.undo(id_)
        assert step is not None
        assert store.answers(id_)["calibration"].action == CALIBRATE
        with pytest.raises(AssessmentCompleted):
            store.undo(id_)  # what was said before the lock stays
