"""Two windows or processes write one file: what each changed stands, with a true history."""

import datetime
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.domain import Action, ActionStatus, Answer, Lens, Rating
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Organization, Profile
from isoassess.store import (
    ChangedSince,
    Presence,
    Resolution,
    Store,
    StoreBusy,
    Waiting,
    answer_place,
    differences,
    profile_place,
)
from isoassess.store.history.journal import newest
from isoassess.store.history.listening import Listener
from isoassess.store.vault.driver import sqlite3

SEEN = Answer(rating=Rating.CONFORMING, evidence="Seen in March")


@pytest.fixture
def other(store: Store, path: Path) -> Iterator[Store]:
    with Store.open(path, who="B. Manager", busy_timeout=0.05) as opened:
        yield opened


def test_a_note_written_from_an_old_view_takes_nothing_back(
    store: Store, other: Store, assessment: str
) -> None:
    seen = Answer()
    store.save_answer(assessment, "r", Answer(rating=Rating.EFFECTIVE, evidence="Log of May"), seen=seen)
    assert other.save_answer(assessment, "r", Answer(note="Ask again"), seen=seen) == ()
    expected = Answer(rating=Rating.EFFECTIVE, evidence="Log of May", note="Ask again")
    assert store.answers(assessment) == {"r": expected}
    by_other = [entry for entry in store.history(assessment_id=assessment) if entry.who == "B. Manager"]
    assert [(entry.key, entry.before, entry.after) for entry in by_other] == [("note", None, '"Ask again"')]


def test_where_both_changed_one_field_the_file_keeps_the_first_and_says_whose_it_is(
    store: Store, other: Store, assessment: str
) -> None:
    store.save_answer(assessment, "r", SEEN)
    other.save_answer(assessment, "r", replace(SEEN, rating=Rating.INFORMAL), seen=SEEN)
    mine = replace(SEEN, rating=Rating.PARTIAL, note="Mine")
    (clash,) = store.save_answer(assessment, "r", mine, seen=SEEN)
    assert (clash.key, clash.theirs, clash.mine, clash.who) == ("rating", '"1"', '"2"', "B. Manager")
    assert clash.at == store.history(assessment_id=assessment, key="rating")[-1].at.isoformat()
    assert store.answers(assessment)["r"] == replace(SEEN, rating=Rating.INFORMAL, note="Mine")


def test_parts_of_one_action_by_two_both_stand(store: Store, other: Store, assessment: str) -> None:
    seen = Answer(action=Action(what="Write it down"))
    store.save_answer(assessment, "r", seen)
    other.save_answer(assessment, "r", replace(seen, action=replace(seen.action, owner="Quality")), seen=seen)
    mine = replace(seen, action=replace(seen.action, status=ActionStatus.STARTED))
    assert store.save_answer(assessment, "r", mine, seen=seen) == ()
    assert store.answers(assessment)["r"].action == Action(
        what="Write it down", owner="Quality", status=ActionStatus.STARTED
    )


def test_a_profile_keeps_the_telephone_that_the_other_wrote(
    store: Store, other: Store, organization: str
) -> None:
    seen = store.profile(organization)
    with_phone = replace(seen, organization=replace(seen.organization, phone="+49 1"))
    other.save_profile(organization, with_phone, seen=seen)
    named = replace(seen, organization=replace(seen.organization, name="Example Two Ltd"))
    assert store.save_profile(organization, named, seen=seen) == ()
    assert store.profile(organization).organization == Organization(name="Example Two Ltd", phone="+49 1")
    (clash,) = other.save_profile(
        organization, replace(seen, organization=Organization(name="Example Three Ltd")), seen=seen
    )
    assert (clash.key, clash.who) == ("organization.name", "A. Consultant")
    assert [row.name for row in store.organizations()] == ["Example Two Ltd"]


def test_the_description_of_a_file_is_merged_too(store: Store, other: Store, organization: str) -> None:
    id_ = store.add_attachment(organization, name="log.txt", content=b"x")
    seen = store.attachments(organization)[id_]
    other.describe_attachment(replace(seen, number="QP-7"), seen=seen)
    assert store.describe_attachment(replace(seen, note="Page 3"), seen=seen) == ()
    (clash,) = store.describe_attachment(replace(seen, number="QP-8"), seen=seen)
    assert (clash.key, clash.theirs, clash.who) == ("number", '"QP-7"', "B. Manager")
    assert store.attachments(organization)[id_] == replace(seen, number="QP-7", note="Page 3")


def test_a_decision_is_not_replaced_unseen(store: Store, other: Store, organization: str) -> None:
    theirs = OwnDecision(lens=Lens.ISO9001_2015, reason="The certificate runs", name="B. Manager")
    mine = replace(theirs, lens=Lens.ISO9002_1994, name="A. Consultant")
    other.decide(organization, theirs)
    with pytest.raises(ChangedSince, match=r"B\. Manager decided for ISO 9001:2015"):
        store.decide(organization, mine, seen=(None,))
    assert store.own_decision(organization) == theirs
    store.decide(organization, mine, seen=(theirs,))
    assert store.own_decision(organization) == mine


def test_news_are_what_others_wrote_and_each_is_told_once(
    store: Store, other: Store, assessment: str
) -> None:
    store.save_answer(assessment, "a", SEEN)
    assert store.news() == []
    assert {entry.assessment_id for entry in other.news()} <= {assessment, None}
    other.save_answer(assessment, "b", Answer(rating=Rating.ABSENT))
    store.save_answer(assessment, "c", Answer(flag=True))
    assert [(entry.who, entry.requirement_id, entry.key) for entry in store.news()] == [
        ("B. Manager", "b", "rating")
    ]
    assert store.news() == []
    assert [entry.requirement_id for entry in other.news()] == ["c"]


def test_what_could_not_be_committed_here_does_not_hide_what_another_writes_then(
    store: Store, other: Store, assessment: str
) -> None:
    with store.file.reading() as connection:
        listener = Listener(connection)
        after = newest(connection) + 1
    with suppress(StoreBusy), listener.claiming() as claim:
        claim([after])
        raise StoreBusy
    other.save_answer(assessment, "b", Answer(rating=Rating.ABSENT))
    with store.file.reading() as connection:
        assert [entry.step for entry in listener.news(connection)] == [after]


def test_undo_takes_back_only_what_was_done_here(store: Store, other: Store, assessment: str) -> None:
    store.save_answer(assessment, "a", Answer(rating=Rating.PARTIAL))
    other.save_answer(assessment, "b", Answer(rating=Rating.ABSENT))
    undone = store.undo(assessment)
    assert undone is not None
    assert undone.requirement_id == "a"
    assert store.undo(assessment) is None
    assert store.answers(assessment) == {"b": Answer(rating=Rating.ABSENT)}
    redone = store.redo(assessment)
    assert redone is not None
    assert redone.after == Answer(rating=Rating.PARTIAL)


def test_undo_refuses_where_the_other_went_on_with_the_field(
    store: Store, other: Store, assessment: str
) -> None:
    store.save_answer(assessment, "a", Answer(rating=Rating.PARTIAL))
    theirs = Answer(rating=Rating.EFFECTIVE)
    other.save_answer(assessment, "a", theirs)
    before = store.history(assessment_id=assessment)
    with pytest.raises(ChangedSince, match=r"B\. Manager has changed this field since"):
        store.undo(assessment)
    assert store.answers(assessment) == {"a": theirs}
    assert store.history(assessment_id=assessment) == before


def test_undo_leaves_other_fields_of_the_answer_that_the_other_wrote(
    store: Store, other: Store, assessment: str
) -> None:
    store.save_answer(assessment, "a", Answer(rating=Rating.PARTIAL))
    seen = store.answers(assessment)["a"]
    other.save_answer(assessment, "a", replace(seen, evidence="Log"), seen=seen)
    store.undo(assessment)
    assert store.answers(assessment) == {"a": Answer(evidence="Log")}


def test_a_window_opened_later_does_not_undo_what_the_first_did_since_it_is_open(
    store: Store, path: Path, assessment: str
) -> None:
    store.save_answer(assessment, "a", Answer(rating=Rating.PARTIAL))
    with Store.open(path, who="A. Consultant") as second:
        second.share_after(store.found)
        assert second.undo(assessment) is None
    assert store.undo(assessment) is not None


def hour_back() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)


def test_a_clock_that_is_set_back_makes_nothing_of_the_first_window_undoable_in_the_second(
    store: Store, path: Path, assessment: str
) -> None:
    store.save_answer(assessment, "earlier", Answer(rating=Rating.PARTIAL))
    with Store.open(path, who="B. Manager", clock=hour_back) as first:
        note = Presence(path, who="B. Manager", found=first.found)
        first.save_answer(assessment, "a", Answer(evidence="Log"))
        with Store.open(path, who="A. Consultant") as second:
            looking = Presence(path, who="A. Consultant", found=second.found)
            for window in looking.others():
                second.share_after(window.found)
            undone = second.undo(assessment)
            assert undone is not None
            assert undone.requirement_id == "earlier"  # what both found may be taken back by either
            assert second.undo(assessment) is None
            looking.close()
        note.close()
        assert first.answers(assessment) == {"a": Answer(evidence="Log")}


WRITE = """
import sys
from msgspec.structs import replace
from isoassess.domain import Answer
from isoassess.store import Store
path, assessment, field, count = sys.argv[1:]
from pathlib import Path
with Store.open(Path(path), who=field, busy_timeout=60) as store:
    seen = store.answers(assessment)
    for number in range(int(count)):
        id_ = f"r{number % 7}"
        before = seen.get(id_, Answer())
        after = replace(before, **{field: f"{number}"})
        assert store.save_answer(assessment, id_, after, seen=before) == ()
        seen[id_] = after
"""


def test_two_processes_with_old_views_lose_nothing_of_each_other(
    store: Store, path: Path, assessment: str
) -> None:
    count = 60
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITE, str(path), assessment, field, str(count)])
        for field in ("evidence", "note")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    for id_, answer in store.answers(assessment).items():
        last = str(max(number for number in range(count) if f"r{number % 7}" == id_))
        assert answer == Answer(evidence=last, note=last)
    assert {(entry.who, entry.key) for entry in store.history(assessment_id=assessment)[-2 * count :]} == {
        ("evidence", "evidence"),
        ("note", "note"),
    }


def test_what_a_locked_file_cannot_take_waits_and_is_written_field_by_field(
    store: Store, path: Path, other: Store, assessment: str
) -> None:
    waiting, place = Waiting(), answer_place(assessment, "r")
    with closing(sqlite3.connect(path)) as locking:
        locking.execute("BEGIN IMMEDIATE")
        assert waiting.change(store, place, differences(Answer(), Answer(rating=Rating.PARTIAL))) == ()
        rated = Answer(rating=Rating.PARTIAL)
        waiting.change(store, place, differences(rated, replace(rated, note="Half", rating=Rating.ABSENT)))
        assert (waiting.unsaved_count, waiting.retry(store)) == (2, False)
        with pytest.raises(StoreBusy):
            store.save_answer(assessment, "r", Answer())
        locking.rollback()
    other.save_answer(assessment, "r", Answer(evidence="Log"))
    assert waiting.retry(store)
    assert not waiting
    assert store.answers(assessment)["r"] == Answer(rating=Rating.ABSENT, note="Half", evidence="Log")


def test_what_waits_can_be_handed_to_another_file(
    store: Store, tmp_path: Path, organization: str, assessment: str
) -> None:
    waiting = Waiting()
    waiting.keep(answer_place(assessment, "r"), differences(Answer(), SEEN))
    renamed = Profile(organization=Organization(name="Example Two Ltd"))
    waiting.keep(profile_place(organization), differences(store.profile(organization), renamed))
    store.file.save_elsewhere(tmp_path / "copy.db", replace=False)
    with Store.open(tmp_path / "copy.db", who="A. Consultant") as copy:
        assert waiting.hand_over(copy)
        assert copy.answers(assessment) == {"r": SEEN}
        assert copy.profile(organization) == renamed
    assert store.answers(assessment) == {}


def test_what_the_file_refuses_for_good_waits_with_its_reason(
    store: Store, other: Store, assessment: str
) -> None:
    waiting, place = Waiting(), answer_place(assessment, "r")
    waiting.keep(place, differences(Answer(), SEEN))
    other.complete_assessment(assessment, store.assessment(assessment).started)
    assert not waiting.retry(store)
    assert ["locked" in reason for reason in waiting.reasons] == [True]
    other.reopen_assessment(assessment, "One answer was missing")
    assert waiting.retry(store, refused=True)
    assert store.answers(assessment) == {"r": SEEN}


@pytest.mark.parametrize(
    ("choice", "expected"),
    [(Resolution.MINE, "Mine"), (Resolution.THEIRS, "Theirs"), (Resolution.BOTH, "Theirs\nMine")],
)
def test_a_person_chooses_which_value_stands(
    store: Store, other: Store, assessment: str, choice: Resolution, expected: str
) -> None:
    waiting, place = Waiting(), answer_place(assessment, "r")
    other.save_answer(assessment, "r", Answer(evidence="Theirs"))
    (clash,) = waiting.change(store, place, differences(Answer(), Answer(evidence="Mine")))
    assert (waiting.clash_count, waiting.places()) == (1, (place,))
    assert waiting.choose(store, place, clash.key, choice) == ()
    assert not waiting
    assert store.answers(assessment)["r"].evidence == expected


def test_who_goes_on_typing_while_a_choice_waits_changes_only_the_own_text(
    store: Store, other: Store, assessment: str
) -> None:
    waiting, place = Waiting(), answer_place(assessment, "r")
    other.save_answer(assessment, "r", Answer(evidence="Theirs"))
    for text in ("Mi", "Mine", "Mine, all of it"):
        waiting.change(store, place, differences(Answer(), Answer(evidence=text)))
    (clash,) = waiting.clashes(place)
    assert clash.mine == '"Mine, all of it"'
    assert store.answers(assessment)["r"].evidence == "Theirs"


def test_a_value_given_with_the_others_in_sight_is_the_choice(
    store: Store, other: Store, assessment: str
) -> None:
    waiting, place = Waiting(), answer_place(assessment, "r")
    other.save_answer(assessment, "r", Answer(rating=Rating.INFORMAL))
    waiting.change(store, place, differences(Answer(), Answer(rating=Rating.PARTIAL)))
    seen = Answer(rating=Rating.INFORMAL)
    assert waiting.change(store, place, differences(seen, Answer(rating=Rating.EFFECTIVE))) == ()
    assert not waiting
    assert store.answers(assessment)["r"] == Answer(rating=Rating.EFFECTIVE)
