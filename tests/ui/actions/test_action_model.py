"""The list of actions holds each action once, what is late first, and commits a cell as it is changed."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, ActionState, ActionStatus, Answer, Lens, Rating
from isoassess.store import Store, StoredAction
from isoassess.store.vault.driver import sqlite3
from tests.ready_stores import put_empty_store
from tests.ui.sample_stores import (
    TODAY,
    add_named,
    remembered_beside,
    ticking,
    today,
)
from ui.actions.action_sources import OpenAssessmentSource, ScreenSource, StoreSource
from ui.actions.actions_model import (
    CLAUSE,
    COLUMNS,
    DUE,
    EFFECT,
    OWNER,
    PAGE,
    STATE,
    STATUS,
    WHAT,
    ActionsModel,
    PlannedRole,
    RefusalRole,
    StateRole,
    key_of,
)
from ui.session.open_assessment import OpenAssessment

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal
LENS = Lens.ISO9001_2026
IDS = [known.id for known in shipped().requirements(LENS)]
EDIT = Qt.ItemDataRole.EditRole
Door = Callable[[Store, str], ScreenSource]


def in_days(days: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=days)


def through_the_store(store: Store, _assessment_id: str) -> ScreenSource:
    return StoreSource(store, shipped, today=today)


def through_the_open_assessment(store: Store, assessment_id: str) -> ScreenSource:
    return OpenAssessmentSource(
        OpenAssessment(store, shipped(), assessment_id, remembered_beside(store), today=today)
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(put_empty_store(path), who="tester", busy_timeout=0.05, clock=ticking()) as opened:
        yield opened


def assess(store: Store, name: str, actions: list[Action]) -> str:
    """An assessment with an action on each of its first requirements."""
    (organization_id,) = add_named(store, name)
    assessment_id = store.add_assessment(
        organization_id, lens=LENS, started=TODAY, assessor="", catalogue_version=shipped().version
    )
    for requirement_id, action in zip(IDS, actions, strict=False):
        answer = Answer(rating=Rating.PARTIAL, evidence="Seen", action=action)
        store.save_answer(assessment_id, requirement_id, answer)
    return assessment_id


@pytest.fixture(params=[through_the_store, through_the_open_assessment])
def door(request: pytest.FixtureRequest) -> Door:
    made: Door = request.param
    return made


def untested(source: ScreenSource, *, closed: bool = False) -> ActionsModel:
    """For lists of more than a page: the tester reads on by itself, and stumbles over that within a reset."""
    model = ActionsModel(source, shipped, today=today)
    model.show(search="", closed=closed)
    return model


def listed(source: ScreenSource, *, closed: bool = False) -> ActionsModel:
    model = untested(source, closed=closed)
    QAbstractItemModelTester(model, STRICT, model)
    return model


def planned(model: ActionsModel, row: int) -> StoredAction:
    found = model.index(row, 0).data(PlannedRole)
    assert isinstance(found, StoredAction)
    return found


def all_keys(model: ActionsModel) -> list[tuple[str, str]]:
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    return [key_of(planned(model, row)) for row in range(model.rowCount())]


def column(model: ActionsModel, number: int) -> list[str]:
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def kept(path: Path, assessment_id: str, requirement_id: str) -> Answer:
    """As another session reads it."""
    with Store.open(path, who="reader") as other:
        return other.answers(assessment_id)[requirement_id]


EVERY_STATE = [
    Action(what="Sample of later", due=in_days(40)),
    Action(what="Sample of late", owner="Workshop", due=in_days(-1)),
    Action(what="Sample without a day", status=ActionStatus.STARTED),
    Action(what="Sample to be checked", due=in_days(-9), status=ActionStatus.DONE),
    Action(what="Sample that worked", due=in_days(-20), status=ActionStatus.DONE, effective=True),
    Action(what="Sample that did not", due=in_days(3), status=ActionStatus.DONE, effective=False),
]


def test_what_is_late_comes_first_and_every_state_has_a_shape_and_a_word(store: Store, door: Door) -> None:
    model = listed(door(store, assess(store, "Sample Bakery", EVERY_STATE)), closed=True)
    assert column(model, STATE) == [
        "■ overdue",
        "✗ not effective",
        "○ open",
        "▶ started",
        "◆ to be checked",
        "✓ effective",
    ]
    assert [model.index(row, 0).data(StateRole) for row in (0, 5)] == [
        ActionState.OVERDUE,
        ActionState.EFFECTIVE,
    ]
    assert column(model, DUE)[:4] == ["17 Nov 2026", "21 Nov 2026", "28 Dec 2026", "–"]


def test_what_is_done_and_effective_is_shown_only_when_asked_for(store: Store, door: Door) -> None:
    model = listed(door(store, assess(store, "Sample Bakery", EVERY_STATE)))
    assert "✓ effective" not in column(model, STATE)
    assert len(column(model, STATE)) == 5
    model.show(search="WORKED", closed=True)
    assert column(model, WHAT) == ["Sample that worked"]


def test_the_actions_of_all_organizations_come_together(store: Store) -> None:
    for name in ("Sample Bakery", "Demo Instruments"):
        assess(store, name, [Action(what=f"For {name}", due=in_days(len(name)))])
    model = listed(StoreSource(store, shipped, today=today))
    assert column(model, WHAT) == ["For Sample Bakery", "For Demo Instruments"]
    assert [planned(model, row).organization for row in (0, 1)] == ["Sample Bakery", "Demo Instruments"]
    assert column(model, CLAUSE) == [shipped().requirement(IDS[0]).clause[LENS]] * 2


def test_every_action_comes_once_also_where_one_moved_between_two_pages(store: Store) -> None:
    many = [Action(what=f"Sample {number}", due=in_days(number)) for number in range(PAGE + 20)]
    expected = {
        (id_, requirement)
        for id_ in (assess(store, "A", many), assess(store, "B", many))
        for requirement in IDS[: len(many)]
    }
    model = untested(StoreSource(store, shipped, today=today))
    assert model.rowCount() == PAGE
    for row in range(3):
        assert model.setData(model.index(row, DUE), in_days(900))  # now the last in the store's order
    QAbstractItemModelTester(model, STRICT, model)
    keys = all_keys(model)
    assert len(keys) == len(set(keys))
    assert set(keys) == expected


@pytest.mark.parametrize(
    ("number", "value", "expected"),
    [
        (WHAT, "Another\nway", Action(what="Another\nway", due=in_days(-1), owner="Workshop")),
        (OWNER, "Sales", Action(what="Sample", due=in_days(-1), owner="Sales")),
        (DUE, in_days(5), Action(what="Sample", due=in_days(5), owner="Workshop")),
        (DUE, None, Action(what="Sample", owner="Workshop")),
        (
            STATUS,
            ActionStatus.STARTED,
            Action(what="Sample", due=in_days(-1), owner="Workshop", status=ActionStatus.STARTED),
        ),
    ],
)
def test_a_changed_cell_is_in_the_file_at_once(
    store: Store, path: Path, door: Door, number: int, value: object, expected: Action
) -> None:
    assessment = assess(store, "Sample", [Action(what="Sample", owner="Workshop", due=in_days(-1))])
    model = listed(door(store, assessment))
    said: list[str] = []
    model.failed.connect(said.append)
    assert model.setData(model.index(0, number), value)
    assert kept(path, assessment, IDS[0]) == Answer(rating=Rating.PARTIAL, evidence="Seen", action=expected)
    assert planned(model, 0).answer.action == expected
    assert said == []


def test_an_effect_can_be_said_only_of_what_is_done(store: Store, path: Path, door: Door) -> None:
    assessment = assess(store, "Sample", [Action(what="Sample")])
    model = listed(door(store, assessment))
    effect = QPersistentModelIndex(model.index(0, EFFECT))
    assert not model.setData(effect, True)
    assert "when it is done" in effect.data(RefusalRole)
    assert model.setData(model.index(0, STATUS), ActionStatus.DONE)
    assert effect.data(RefusalRole) == ""
    assert model.setData(effect, False)
    assert effect.data() == "not effective"
    assert model.setData(model.index(0, STATUS), ActionStatus.STARTED)
    assert kept(path, assessment, IDS[0]).action == Action(what="Sample", status=ActionStatus.STARTED)


def test_a_changed_row_stays_in_its_place_until_the_list_is_read_again(store: Store, door: Door) -> None:
    two = [Action(what="First", due=in_days(1)), Action(what="Second", due=in_days(2))]
    model = listed(door(store, assess(store, "Sample", two)))
    model.setData(model.index(0, DUE), in_days(9))
    assert column(model, WHAT) == ["First", "Second"]
    model.refresh()
    assert column(model, WHAT) == ["Second", "First"]


def test_an_action_of_which_nothing_is_left_goes_with_the_next_reading(store: Store, door: Door) -> None:
    model = listed(door(store, assess(store, "Sample", [Action(what="Sample")])))
    assert model.setData(model.index(0, WHAT), "  ")
    assert column(model, WHAT) == ["–"]
    model.refresh()
    assert model.rowCount() == 0


def test_a_change_that_meets_a_locked_file_waits_and_is_written_with_the_next(
    store: Store, path: Path, door: Door
) -> None:
    assessment = assess(store, "Sample", [Action(what="Sample", owner="Workshop")])
    model = listed(door(store, assessment))
    said: list[str] = []
    model.failed.connect(said.append)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert model.setData(model.index(0, OWNER), "Sales")
        assert [planned.answer.action.owner for planned in store.actions()] == ["Workshop"]
        other.rollback()
    assert column(model, OWNER) == ["Sales"]
    assert model.setData(model.index(0, WHAT), "Sample two")
    written = [planned.answer.action for planned in store.actions()]
    assert [(action.what, action.owner) for action in written] == [("Sample two", "Sales")]
    assert said == []


def test_in_a_completed_assessment_actions_are_followed_up_and_planned_no_more(
    store: Store, door: Door
) -> None:
    assessment = assess(store, "Sample", [Action(what="Sample")])
    store.complete_assessment(assessment, TODAY)
    model = listed(door(store, assessment))
    for number in (WHAT, OWNER, DUE):
        index = model.index(0, number)
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
        assert "completed and locked" in index.data(RefusalRole)
    said: list[str] = []
    model.failed.connect(said.append)
    for field in ("what", "owner", "correction", "cause"):
        assert "completed and locked" in model.write(planned(model, 0), field, "Another")
    assert len(said) == 4
    assert model.setData(model.index(0, STATUS), ActionStatus.DONE)
    assert model.setData(model.index(0, EFFECT), True)
    assert model.write(planned(model, 0), "check", "Three welds") == ""
    (stored,) = (one.answer.action for one in store.actions(closed=True))
    followed = Action(
        what="Sample", status=ActionStatus.DONE, done=TODAY, effective=True, check="Three welds"
    )
    assert stored == followed
    keys = [entry.key for entry in store.history(assessment)][-4:]
    assert keys == ["action.status", "action.done", "action.effective", "action.check"]


def test_only_the_action_is_written_over_what_was_said_meanwhile(store: Store, path: Path) -> None:
    assessment = assess(store, "Sample", [Action(what="Sample")])
    model = listed(StoreSource(store, shipped, today=today))
    with Store.open(path, who="someone else") as other:
        answer = other.answers(assessment)[IDS[0]]
        said = replace(answer, rating=Rating.CONFORMING, action=replace(answer.action, owner="Sales"))
        other.save_answer(assessment, IDS[0], said)
    assert model.setData(model.index(0, DUE), in_days(1))
    assert kept(path, assessment, IDS[0]) == replace(said, action=replace(said.action, due=in_days(1)))


def test_the_action_of_a_newer_assessment_is_not_changed_through_an_older_one(store: Store) -> None:
    older = assess(store, "Sample", [Action(what="Sample")])
    opened = OpenAssessment(store, shipped(), older, remembered_beside(store), today=today)
    newer = store.add_assessment(
        opened.organization_id, lens=LENS, started=in_days(1), assessor="", catalogue_version="1"
    )
    store.save_answer(newer, IDS[0], Answer(action=Action(what="Newer")))
    model = listed(OpenAssessmentSource(opened))
    assert "newer assessment" in model.write(planned(model, 0), "owner", "Sales")
    assert store.answers(newer)[IDS[0]].action == Action(what="Newer")


def test_a_requirement_that_the_catalogue_does_not_know_has_no_clause(store: Store) -> None:
    assessment = assess(store, "Sample", [])
    store.save_answer(assessment, "of-another-catalogue", Answer(action=Action(what="Sample")))
    source = StoreSource(store, shipped, today=today)
    model = listed(source)
    assert column(model, CLAUSE) == ["–"]
    assert model.index(0, CLAUSE).data(Qt.ItemDataRole.ToolTipRole) == "<p>of-another-catalogue</p>"
    assert source.findings(planned(model, 0)) == ()


def test_both_doors_count_the_same(store: Store) -> None:
    assessment = assess(store, "Sample", EVERY_STATE)
    inside, outside = through_the_open_assessment(store, assessment), through_the_store(store, assessment)
    assert inside.counts() == outside.counts() == (4, 1, 1)
    assert len(outside.read(search="", closed=False, limit=50, offset=0)) == 5


def test_a_file_that_cannot_be_read_is_said_and_leaves_an_empty_list(store: Store, path: Path) -> None:
    assess(store, "Sample", EVERY_STATE)
    model = listed(StoreSource(store, shipped, today=today))
    said: list[str] = []
    model.failed.connect(said.append)
    store.close()
    path.write_bytes(b"no longer a database" * 500)
    model.refresh()
    assert (model.rowCount(), len(said)) == (0, 1)
    assert str(path) in said[0]


def test_a_cell_outside_the_list_says_nothing(store: Store, door: Door) -> None:
    model = listed(door(store, assess(store, "Sample", EVERY_STATE)))
    assert model.data(QModelIndex()) is None
    assert model.headerData(COLUMNS, Qt.Orientation.Horizontal) is None
    assert not model.setData(model.index(0, STATE), "x", EDIT)
