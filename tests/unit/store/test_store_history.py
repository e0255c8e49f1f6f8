"""Nothing that was said is ever lost: the history only grows, and undo and redo walk over it."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isoassess.domain import NO_ANSWER, Answer, Rating
from isoassess.domain.profile import Profile
from isoassess.store import EntryKind, HistoryStep, Store, replay
from isoassess.store.history.changes import assemble, flatten
from isoassess.store.vault.driver import sqlite3
from tests.examples import examples
from tests.unit.store.store_values import new_assessment, values

ANSWERS = st.tuples(st.sampled_from(["a", "b", "c"]), values(Answer))
STEPS = st.lists(st.one_of(ANSWERS, st.just("undo"), st.just("redo")), max_size=12)


def _take(store: Store, assessment: str, step: tuple[str, Answer] | str) -> None:
    if step == "undo":
        store.undo(assessment)
    elif step == "redo":
        store.redo(assessment)
    else:
        assert isinstance(step, tuple)
        store.save_answer(assessment, *step)


@settings(max_examples=examples(30))
@given(steps=STEPS)
def test_the_history_only_grows_and_gives_the_answers(
    long_store: Store, steps: list[tuple[str, Answer] | str]
) -> None:
    assessment = new_assessment(long_store, long_store.add_organization(Profile()))
    before = long_store.history(assessment_id=assessment)
    for step in steps:
        _take(long_store, assessment, step)
        after = long_store.history(assessment_id=assessment)
        assert after[: len(before)] == before
        before = after
    derived = {key: answer for key, answer in replay(before).items() if answer != NO_ANSWER}
    assert derived == long_store.answers(assessment)


@settings(max_examples=examples(30))
@given(steps=STEPS)
def test_undo_then_redo_changes_no_answer(long_store: Store, steps: list[tuple[str, Answer] | str]) -> None:
    assessment = new_assessment(long_store, long_store.add_organization(Profile()))
    for step in steps:
        _take(long_store, assessment, step)
    answers = long_store.answers(assessment)
    undone = long_store.undo(assessment)
    if undone is None:
        assert long_store.answers(assessment) == answers
        return
    assert long_store.answers(assessment).get(undone.requirement_id, NO_ANSWER) == undone.after
    redone = long_store.redo(assessment)
    assert long_store.answers(assessment) == answers
    assert redone == HistoryStep(
        requirement_id=undone.requirement_id, fields=undone.fields, before=undone.after, after=undone.before
    )


@settings(max_examples=examples(15))
@given(saves=st.lists(ANSWERS, max_size=8))
def test_undoing_everything_and_redoing_everything_retraces_the_way(
    long_store: Store, saves: list[tuple[str, Answer]]
) -> None:
    assessment = new_assessment(long_store, long_store.add_organization(Profile()))
    way = [long_store.answers(assessment)]
    for save in saves:
        long_store.save_answer(assessment, *save)
        if long_store.answers(assessment) != way[-1]:
            way.append(long_store.answers(assessment))
    back = [long_store.answers(assessment)]
    while long_store.undo(assessment):
        back.append(long_store.answers(assessment))
    assert back == way[::-1]
    forth = [long_store.answers(assessment)]
    while long_store.redo(assessment):
        forth.append(long_store.answers(assessment))
    assert forth == way


@settings(max_examples=examples(40))
@given(value=st.one_of(values(Answer), values(Profile)))
def test_a_value_taken_apart_is_put_together_again(value: Answer | Profile) -> None:
    assert assemble(flatten(value), type(value)) == value


def test_undo_and_redo_work_after_a_restart(path: Path, store: Store, assessment: str) -> None:
    store.save_answer(assessment, "r", Answer(rating=Rating.PARTIAL, note="first"))
    store.save_answer(assessment, "r", Answer(rating=Rating.CONFORMING, note="first"))
    store.close()
    with Store.open(path, who="A. Manager") as again:
        undone = again.undo(assessment)
        assert undone is not None
        assert (undone.requirement_id, undone.fields) == ("r", ("rating",))
        assert (undone.before.rating, undone.after.rating) == (Rating.CONFORMING, Rating.PARTIAL)
        last = again.history(assessment_id=assessment)[-1]
        assert (last.kind, last.who, last.key, last.before, last.after) == (
            EntryKind.UNDO,
            "A. Manager",
            "rating",
            '"3"',
            '"2"',
        )
    with Store.open(path, who="A. Manager") as third:
        assert third.redo(assessment) is not None
        assert third.answers(assessment)["r"].rating is Rating.CONFORMING
        assert third.redo(assessment) is None


def test_a_new_change_ends_what_could_be_redone(store: Store, assessment: str) -> None:
    store.save_answer(assessment, "r", Answer(note="one"))
    store.undo(assessment)
    store.save_answer(assessment, "r", Answer(note="two"))
    assert store.redo(assessment) is None
    assert store.answers(assessment) == {"r": Answer(note="two")}


def test_undo_leaves_the_other_assessments_alone(store: Store, organization: str, assessment: str) -> None:
    other = new_assessment(store, organization)
    store.save_answer(assessment, "r", Answer(note="mine"))
    store.save_answer(other, "r", Answer(note="theirs"))
    assert store.undo(assessment) is not None
    assert store.undo(assessment) is None
    assert store.answers(other) == {"r": Answer(note="theirs")}


def test_the_history_names_each_field_from_and_to(store: Store, assessment: str) -> None:
    store.save_answer(assessment, "r", Answer(rating=Rating.PARTIAL))
    store.save_answer(assessment, "r", Answer(rating=Rating.CONFORMING, evidence="Record 7"))
    entries = store.history(assessment_id=assessment, requirement_id="r")
    assert [(entry.key, entry.before, entry.after) for entry in entries] == [
        ("rating", None, '"2"'),
        ("rating", '"2"', '"3"'),
        ("evidence", None, '"Record 7"'),
    ]
    assert len({entry.step for entry in entries}) == 2
    assert all(entry.at.utcoffset() is not None for entry in entries)


@pytest.mark.parametrize("statement", ["UPDATE history SET who = 'nobody'", "DELETE FROM history"])
def test_nobody_can_alter_the_history(store: Store, assessment: str, statement: str) -> None:
    entries = store.history()
    with (
        closing(sqlite3.connect(store.path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(statement)
    assert store.history() == entries
