"""Several windows were ended with something waiting: none of it replaces another's words, or newer ones."""

from collections.abc import Iterator
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

from isoassess.domain import Answer, Rating
from isoassess.store import (
    Author,
    Change,
    Clash,
    Held,
    KeptWaiting,
    Place,
    Resolution,
    Store,
    StoreReadOnly,
    Unsaved,
    Waiting,
    answer_place,
    differences,
)
from isoassess.store.vault.driver import sqlite3

ANNA, BERT, CARL = (
    Author(who, f"2026-11-18T10:0{n}:00+00:00") for n, who in enumerate(("Anna", "Bert", "Carl"))
)


@pytest.fixture
def place(assessment: str) -> Place:
    return answer_place(assessment, "r")


@pytest.fixture
def other(store: Store, path: Path) -> Iterator[Store]:
    with Store.open(path, who="B. Manager", busy_timeout=0.05) as opened:
        yield opened


def typed(words: str | None, before: str | None = None, key: str = "evidence") -> Unsaved:
    return Unsaved(Change(key, _text(before), _text(words)))


def _text(words: str | None) -> str | None:
    return None if words is None else f'"{words}"'


def evidence(store: Store, place: Place) -> str:
    return store.answers(place.id).get(place.requirement_id, Answer()).evidence


def test_of_one_field_the_first_is_written_and_the_second_asked_about_with_who_and_when(
    store: Store, place: Place
) -> None:
    waiting = Waiting()
    waiting.take([(place, typed("Anna's"))], [], ANNA)
    waiting.take([(place, typed("Bert's"))], [], BERT)
    assert waiting.retry(store)
    assert evidence(store, place) == "Anna's"
    (clash,) = waiting.clashes(place)
    assert (clash.theirs, clash.who, clash.at) == ('"Anna\'s"', "Anna", ANNA.at)
    assert (clash.mine, clash.left_by) == ('"Bert\'s"', BERT)


@pytest.mark.parametrize("order", list(permutations((ANNA, BERT, CARL))))
def test_of_three_each_is_asked_about_in_its_turn_and_none_is_lost(
    store: Store, place: Place, order: tuple[Author, ...]
) -> None:
    waiting = Waiting()
    for author in order:
        waiting.take([(place, typed(f"by {author.who}"))], [], author)
    waiting.retry(store)
    assert waiting.clash_count == 2
    while waiting.clashes(place):
        (clash,) = waiting.clashes(place)
        waiting.choose(store, place, clash.key, Resolution.BOTH)
    assert evidence(store, place).split("\n") == [f"by {author.who}" for author in order]
    assert not waiting


def test_the_same_words_left_twice_are_no_question(store: Store, place: Place) -> None:
    waiting = Waiting()
    for author in (ANNA, BERT):
        waiting.take([(place, typed("Seen"))], [], author)
    waiting.retry(store)
    assert not waiting
    assert evidence(store, place) == "Seen"


def test_an_open_choice_left_by_a_window_is_asked_again_beside_what_another_left(
    store: Store, other: Store, place: Place
) -> None:
    other.save_answer(place.id, "r", Answer(evidence="In the file"))
    asked = Waiting()
    asked.change(store, place, differences(Answer(), Answer(evidence="Anna's")))
    waiting = Waiting()
    waiting.take([(place, typed("Bert's"))], [], BERT)
    waiting.take([], asked.all_clashes(), ANNA)
    waiting.retry(store)
    seen = []
    while waiting.clashes(place):
        (clash,) = waiting.clashes(place)
        seen.append((clash.theirs, clash.mine, clash.left_by))
        waiting.choose(store, place, clash.key, Resolution.THEIRS)
    assert seen == [('"In the file"', '"Bert\'s"', BERT), ('"In the file"', '"Anna\'s"', ANNA)]


def test_an_open_choice_is_asked_about_what_the_file_holds_by_now(
    store: Store, other: Store, place: Place
) -> None:
    other.save_answer(place.id, "r", Answer(evidence="Newer"))
    waiting = Waiting()
    clash = Clash(key="evidence", theirs='"Older"', mine='"Mine"', who="B. Manager")
    waiting.take([], [(place, clash)], ANNA)
    waiting.retry(store)
    (asked,) = waiting.clashes(place)
    assert (asked.theirs, asked.mine, asked.who) == ('"Newer"', '"Mine"', "B. Manager")


def test_a_text_made_on_an_older_value_is_not_stored_as_made_on_the_newer(
    store: Store, other: Store, place: Place
) -> None:
    other.save_answer(place.id, "r", Answer(evidence="Old"))
    waiting = Waiting()
    waiting.take([(place, typed("Old and Anna's", before="Old"))], [], ANNA)
    waiting.take([(place, typed("Old and Bert's", before="Old"))], [], BERT)
    waiting.retry(store)
    assert evidence(store, place) == "Old and Anna's"
    assert [(one.key, one.before, one.after) for one in store.history(place.id, key="evidence")] == [
        ("evidence", None, '"Old"'),
        ("evidence", '"Old"', '"Old and Anna\'s"'),
    ]
    assert [clash.mine for clash in waiting.clashes(place)] == ['"Old and Bert\'s"']


def test_who_types_in_the_field_does_not_lose_what_a_window_left(store: Store, place: Place) -> None:
    waiting = Waiting()
    waiting.take([(place, typed("Anna's"))], [], ANNA)
    waiting.take([(place, typed("Bert's"))], [], BERT)
    waiting.retry(store)
    seen = Answer(evidence="Anna's")
    assert waiting.change(store, place, differences(seen, Answer(evidence="Anna's, and more"))) == ()
    assert evidence(store, place) == "Anna's, and more"
    (clash,) = waiting.clashes(place)
    assert (clash.theirs, clash.mine) == ('"Anna\'s, and more"', '"Bert\'s"')


def test_who_types_on_an_older_view_is_asked_too_and_what_a_window_left_comes_after(
    store: Store, place: Place
) -> None:
    waiting = Waiting()
    waiting.take([(place, typed("Anna's"))], [], ANNA)
    waiting.take([(place, typed("Bert's"))], [], BERT)
    waiting.retry(store)
    for words in ("M", "Mine"):
        (clash,) = waiting.change(store, place, differences(Answer(), Answer(evidence=words)))
    assert (clash.theirs, clash.mine, clash.left_by) == ('"Anna\'s"', '"Mine"', None)
    waiting.choose(store, place, "evidence", Resolution.MINE)
    (clash,) = waiting.clashes(place)
    assert (clash.theirs, clash.mine) == ('"Mine"', '"Bert\'s"')


def test_while_the_file_is_busy_words_typed_on_an_older_view_do_not_replace_what_was_left(
    store: Store, path: Path, place: Place
) -> None:
    waiting = Waiting()
    with closing(sqlite3.connect(path, isolation_level=None)) as locking:
        locking.execute("BEGIN IMMEDIATE")
        waiting.take([(place, typed("Anna's"))], [], ANNA)
        for words in ("M", "Mine"):
            waiting.change(store, place, differences(Answer(), Answer(evidence=words)))
        locking.execute("ROLLBACK")
    waiting.retry(store)
    assert evidence(store, place) == "Anna's"
    assert [clash.mine for clash in waiting.clashes(place)] == ['"Mine"']


def test_who_goes_on_with_what_was_left_changes_that(store: Store, path: Path, place: Place) -> None:
    waiting = Waiting()
    with closing(sqlite3.connect(path, isolation_level=None)) as locking:
        locking.execute("BEGIN IMMEDIATE")
        waiting.take([(place, typed("Anna's"))], [], ANNA)
        seen = Answer(evidence="Anna's")
        waiting.change(store, place, differences(seen, Answer(evidence="Anna's, and more")))
        locking.execute("ROLLBACK")
    waiting.retry(store)
    assert not waiting
    assert evidence(store, place) == "Anna's, and more"


def test_what_has_its_turn_later_is_kept_when_this_window_is_ended_too(
    store: Store, tmp_path: Path, place: Place
) -> None:
    waiting = Waiting()
    for author in (ANNA, BERT, CARL):
        waiting.take([(place, typed(f"by {author.who}"))], [], author)
    waiting.retry(store)
    kept = KeptWaiting("s-sample", tmp_path, who="Dora")
    assert kept.keep(Held(waiting.all_unsaved(), waiting.all_clashes()))
    del kept  # as the system does it with a process that is killed
    (left,) = KeptWaiting("s-sample", tmp_path).left()
    assert left.by.who == "Dora"
    again = Waiting()
    again.take(left.held.unsaved, left.held.clashes, left.by)
    again.retry(store)
    mine = []
    while again.clashes(place):
        (clash,) = again.clashes(place)
        mine.append((clash.mine, clash.left_by))
        again.choose(store, place, clash.key, Resolution.THEIRS)
    assert sorted(mine, key=str) == [('"by Bert"', BERT), ('"by Carl"', CARL)]


def test_what_windows_left_is_found_in_the_order_in_which_it_was_typed(tmp_path: Path, place: Place) -> None:
    for who in ("Zoe", "Anna", "Mia"):
        kept = KeptWaiting("s-sample", tmp_path, who=who)
        assert kept.keep(Held(((place, typed(f"by {who}")),)))
        del kept
    assert [one.by.who for one in KeptWaiting("s-sample", tmp_path).left()] == ["Zoe", "Anna", "Mia"]


def test_a_left_text_that_a_lock_refused_hides_no_other(store: Store, place: Place) -> None:
    store.complete_assessment(place.id, store.assessment(place.id).started)
    waiting = Waiting()
    for author in (ANNA, BERT):
        waiting.take([(place, typed(f"by {author.who}"))], [], author)
    waiting.retry(store, refused=True)
    assert (waiting.unsaved_count, len(waiting.all_unsaved())) == (1, 2)
    store.reopen_assessment(place.id, "One answer was missing")
    waiting.retry(store, refused=True)
    assert evidence(store, place) == "by Anna"
    assert [clash.mine for clash in waiting.clashes(place)] == ['"by Bert"']


def test_what_was_left_for_a_file_that_is_write_protected_is_written_once_it_can_be(
    store: Store, path: Path, place: Place
) -> None:
    waiting = Waiting()
    path.chmod(0o444)
    waiting.take([(place, typed("Anna's"))], [], ANNA)
    assert not waiting.retry(store)
    assert (waiting.late_count, waiting.reasons, type(waiting.late_cause)) == (1, (), StoreReadOnly)
    path.chmod(0o600)
    assert waiting.retry(store)
    assert not waiting
    assert evidence(store, place) == "Anna's"


def test_what_is_pressed_while_the_file_is_write_protected_waits_until_it_can_be_written(
    store: Store, path: Path, place: Place
) -> None:
    waiting = Waiting()
    path.chmod(0o444)
    assert not waiting.change(store, place, differences(Answer(), Answer(rating=Rating.CONFORMING)))
    assert (waiting.late_count, type(waiting.late_cause)) == (1, StoreReadOnly)
    path.chmod(0o600)
    assert waiting.retry(store)
    assert store.answers(place.id)[place.requirement_id].rating is Rating.CONFORMING


def test_words_that_a_write_protected_file_refuses_are_refused_in_sight(
    store: Store, path: Path, place: Place
) -> None:
    waiting = Waiting()
    path.chmod(0o444)
    with pytest.raises(StoreReadOnly):
        waiting.change(store, place, differences(Answer(), Answer(evidence="Mine")))
    path.chmod(0o600)
    assert not waiting
