"""An action is open until it is done, and again when it did not work."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.actions import (
    awaits_check,
    draft,
    is_open,
    is_overdue,
    is_planned,
    state_of,
    with_status,
)
from isoassess.assessment.verdict import judge
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import (
    Action,
    ActionState,
    ActionStatus,
    Answer,
    CertificationStage,
    Grade,
    Keep,
    Lens,
    Rating,
)
from isoassess.errors import BadInput
from isoassess.files.evidence_file import LARGEST, checked, read_evidence
from tests.unit.cases import CLAUSES, case, requirement

TODAY = datetime.date(2026, 11, 23)

ACTIONS = st.builds(
    Action,
    what=st.sampled_from(["", " ", "Mend it"]),
    owner=st.sampled_from(["", "Workshop"]),
    due=st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)),
    status=st.sampled_from(ActionStatus),
    effective=st.sampled_from([None, True, False]),
)


@given(ACTIONS)
def test_an_action_is_open_to_be_checked_or_closed_and_never_two_of_them(action: Action) -> None:
    closed = is_planned(action) and action.status is ActionStatus.DONE and action.effective is True
    assert is_open(action) + awaits_check(action) + closed == is_planned(action)
    assert not is_overdue(action, TODAY) or is_open(action)


@given(ACTIONS)
def test_the_due_day_itself_is_not_late(action: Action) -> None:
    assert is_overdue(action, TODAY) == (is_open(action) and action.due is not None and action.due < TODAY)


@given(ACTIONS)
def test_the_word_for_an_action_says_what_the_list_counts(action: Action) -> None:
    said = state_of(action, TODAY)
    assert (said is ActionState.OVERDUE) == is_overdue(action, TODAY)
    if is_planned(action):
        assert (said is ActionState.TO_CHECK) == awaits_check(action)
        assert (said in (ActionState.TO_CHECK, ActionState.EFFECTIVE)) == (not is_open(action))


@given(ACTIONS, st.sampled_from(ActionStatus))
def test_what_is_not_done_has_no_effect_and_loses_no_word(action: Action, status: ActionStatus) -> None:
    changed = with_status(replace(action, check="Seen"), status, TODAY)
    assert (changed.status, changed.check) == (status, "Seen")
    assert changed.effective is (action.effective if status is ActionStatus.DONE else None)
    assert (changed.done is not None) == (status is ActionStatus.DONE)
    assert changed.done == ((action.done or TODAY) if status is ActionStatus.DONE else None)
    assert with_status(changed, status, TODAY) == changed


@pytest.mark.parametrize(
    ("rating", "begins"), [(Rating.ABSENT, "Define"), (Rating.PARTIAL, "Close"), (Rating.CONFORMING, "Bring")]
)
def test_an_action_begun_from_a_finding_says_what_to_do_and_names_nobody(rating: Rating, begins: str) -> None:
    asked = requirement("audit", "9.2.2", gate=CertificationStage.STAGE_2, keep=Keep.RETAIN)
    finding = judge(case({"audit": Answer(rating=rating)}, requirements=(asked,)), CLAUSES).findings[0]
    assert finding.grade in (Grade.MINOR, Grade.MAJOR)
    begun = draft(asked, finding)
    assert begun.what.startswith(begins)
    assert begun == Action(what=begun.what)


def test_every_requirement_gives_an_action_words() -> None:
    for lens in Lens:
        asked = shipped().requirements(lens)
        rated = {known.id: Answer(rating=Rating.INFORMAL) for known in asked}
        judged = judge(case(rated, lens=lens, requirements=asked), ())
        for known, finding in zip(asked, judged.findings, strict=True):
            assert len(draft(known, finding).what) > 20


def test_a_file_is_read_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "liste älter.pdf"
    file.write_bytes(b"content")
    assert read_evidence(file) == ("liste älter.pdf", b"content")


def test_what_cannot_be_evidence_is_refused_in_one_sentence(tmp_path: Path) -> None:
    huge, empty = tmp_path / "huge.mp4", tmp_path / "empty.txt"
    with huge.open("wb") as file:
        file.truncate(2_000_000_000)  # as large as a film, without taking the room
    empty.touch()
    for path, says in (
        (huge, "larger than 50 MB"),
        (empty, "is empty"),
        (tmp_path, "is a folder"),
        (tmp_path / "gone.pdf", "not there"),
    ):
        with pytest.raises(BadInput, match=says) as refused:
            read_evidence(path)
        assert path.name in str(refused.value)
        assert "\n" not in str(refused.value)


def test_a_file_that_cannot_be_read_says_so() -> None:
    """A right that is missing cannot be tried as root, a file that is no file can: a process's memory."""
    memory = Path("/proc/self/mem")
    if memory.is_file():
        with pytest.raises(BadInput, match="cannot be read"):
            read_evidence(memory)


def test_a_paste_has_the_same_limit() -> None:
    assert checked("screenshot.png", b"1") == b"1"
    with pytest.raises(BadInput, match="larger than"):
        checked("screenshot.png", bytes(LARGEST + 1))
