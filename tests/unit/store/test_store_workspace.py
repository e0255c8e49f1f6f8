"""What a consultant's day leaves in the store: files, several assessments, actions, and the list of all."""

import datetime
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.actions import awaits_check, count_actions, is_open, is_overdue, is_planned
from isoassess.domain import Action, ActionStatus, Answer, Lens, Rating, Regrade, Verdict
from isoassess.domain.decision import DesignClause, OwnDecision
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import BadInput
from isoassess.store import (
    AssessmentCompleted,
    CarryOver,
    ListOrder,
    NotInStore,
    Shelf,
    Standing,
    Store,
    replay,
)
from isoassess.store.organization_list import AT_ONCE
from isoassess.store.vault.driver import sqlite3
from tests.examples import examples
from tests.unit.store.store_values import new_assessment, values

TODAY = datetime.date(2026, 11, 23)
BLANKS = [character for character in map(chr, range(sys.maxunicode)) if character.isspace()]
RATED = Answer(
    rating=Rating.PARTIAL,
    evidence="Seen.",
    ofi=True,
    regrade=Regrade(reason="Why"),
    action=Action(what="Mend it", owner="Workshop"),
)


def named(name: str) -> Profile:
    return Profile(organization=Organization(name=name))


def names(store: Store, order: ListOrder = ListOrder.CHANGED, *, descending: bool = True) -> list[str]:
    return [known.name for known in store.organizations(order=order, descending=descending)]


# files


def test_a_file_comes_back_byte_for_byte_and_lies_there_once(store: Store, organization: str) -> None:
    other = store.add_organization(named("Another"))
    content = bytes(range(256)) * 40
    first = store.add_attachment(organization, name="list.pdf", content=content)
    assert store.add_attachment(organization, name="list.pdf", content=content) == first
    copy = store.add_attachment(other, name="the same.pdf", content=content)
    assert store.attachment_content(first) == store.attachment_content(copy) == content
    (known,) = store.attachments(organization).values()
    assert (known.name, known.size) == ("list.pdf", len(content))
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("SELECT count(*) FROM content").fetchone() == (1,)


def test_what_is_said_of_a_file_is_kept_with_its_history(store: Store, organization: str) -> None:
    id_ = store.add_attachment(organization, name="list.pdf", content=b"1")
    said = replace(
        store.attachments(organization)[id_], name="Suppliers", effective=TODAY, number="QF-12", note="rev. 4"
    )
    store.describe_attachment(said)
    assert store.attachments(organization)[id_] == said
    entries = [entry.key for entry in store.history(organization_id=organization)]
    assert f"{id_}.number" in entries
    with pytest.raises(NotInStore):
        store.describe_attachment(replace(said, id="nobody"))
    with pytest.raises(NotInStore):
        store.attachment_content("nobody")


def test_attaching_can_be_undone_and_the_file_stays(store: Store, organization: str, assessment: str) -> None:
    id_ = store.add_attachment(organization, name="list.pdf", content=b"1")
    store.save_answer(assessment, "r", Answer(attachments=(id_,)))
    store.undo(assessment)
    assert store.answers(assessment) == {}
    store.redo(assessment)
    assert store.answers(assessment)["r"].attachments == (id_,)
    assert store.attachment_content(id_) == b"1"


# several assessments


@settings(max_examples=examples(25))
@given(carry=st.sampled_from(CarryOver), answers=st.dictionaries(st.sampled_from("abc"), values(Answer)))
def test_a_new_assessment_takes_over_what_was_asked_and_leaves_the_old_alone(
    long_store: Store, carry: CarryOver, answers: dict[str, Answer]
) -> None:
    organization = long_store.add_organization(Profile())
    old = new_assessment(long_store, organization)
    for requirement, answer in answers.items():
        long_store.save_answer(old, requirement, answer)
    before = long_store.answers(old)
    new = long_store.add_assessment(
        organization,
        lens=Lens.ISO9001_2015,
        started=TODAY,
        assessor="B. Consultant",
        catalogue_version="2026.2",
        earlier=old,
        carry=carry,
    )
    carried = long_store.answers(new)
    assert long_store.answers(old) == before
    if carry is CarryOver.EVERYTHING:
        assert carried == before
    elif carry is CarryOver.NOTHING:
        assert carried == {}
    else:
        assert all(answer.rating is None and not answer.ofi for answer in carried.values())
        assert all(carried[id_].evidence == before[id_].evidence for id_ in carried)
    assert long_store.undo(new) is None  # what was taken over is a beginning, not a step
    replayed = {id_: answer for id_, answer in replay(long_store.history(new)).items() if answer != Answer()}
    assert replayed == carried


def test_a_completed_assessment_refuses_every_change_and_keeps_what_it_rests_on(
    store: Store, organization: str, assessment: str
) -> None:
    own = OwnDecision(lens=Lens.ISO9001_2015, reason="The body asks.", name="A. Consultant")
    store.save_answer(assessment, "r", RATED)
    store.decide(organization, own)
    before = store.profile(organization)
    store.complete_assessment(assessment, TODAY)
    assert store.assessment(assessment).completed == TODAY
    changes: tuple[Callable[[], object], ...] = (
        partial(store.save_answer, assessment, "r", Answer()),
        partial(store.save_answer, assessment, "new", RATED),
        partial(store.undo, assessment),
        partial(store.switch_lens, assessment, Lens.ISO9002_1994),
        partial(store.name_assessor, assessment, "Somebody else"),
        partial(store.decide, organization, None, follows=(assessment, own.lens)),
    )
    for change in changes:
        with pytest.raises(AssessmentCompleted, match=r"[Rr]eopen"):
            change()
    assert store.own_decision(organization) == own
    store.save_profile(organization, named("Renamed since"))
    store.decide(organization, None)
    assert store.judged_on(assessment) == (before, own)
    assert store.answers(assessment) == {"r": RATED}


def test_reopening_keeps_the_reason_and_takes_the_profile_of_today(
    store: Store, organization: str, assessment: str
) -> None:
    store.save_answer(assessment, "r", RATED)
    store.complete_assessment(assessment, TODAY)
    store.save_profile(organization, named("Renamed since"))
    store.reopen_assessment(assessment, "A record was found after all.")
    assert store.assessment(assessment).completed is None
    assert store.judged_on(assessment)[0] == named("Renamed since")
    said = [entry.after for entry in store.history(assessment) if entry.key == "reopened"]
    assert said == ['"A record was found after all."']
    assert store.undo(assessment) is not None


# the list


def test_the_list_says_how_each_stands_until_something_changes(
    store: Store, organization: str, assessment: str
) -> None:
    standing = Standing(
        assessed=3,
        applicable=9,
        verdict=Verdict.NOT_READY,
        open_actions=2,
        catalogue_version="1",
        clause_8_3=DesignClause.NOT_APPLICABLE,
    )
    assert store.organizations()[0].standing is None
    changed = store.organizations()[0].changed_at
    for kept in (standing, replace(standing, assessed=4)):
        store.save_standing(assessment, kept)
        (known,) = store.organizations()
        assert (known.standing, known.assessment_id, known.changed_at) == (kept, assessment, changed)
    as_of = store.last_word(assessment)
    store.save_answer(assessment, "r", RATED)
    (known,) = store.organizations()
    assert known.standing == replace(standing, assessed=4, current=False)
    store.save_standing(assessment, standing, as_of=as_of)  # something was said since it was judged
    assert store.organizations()[0].standing == replace(standing, current=False)
    store.save_standing(assessment, standing, as_of=store.last_word(assessment))
    assert store.organizations()[0].standing == standing


def test_to_put_an_organization_away_turns_no_verdict(
    store: Store, organization: str, assessment: str
) -> None:
    standing = Standing(
        assessed=3, applicable=9, verdict=Verdict.NOT_READY, open_actions=2, catalogue_version="1"
    )
    store.save_standing(assessment, standing)
    store.archive_organization(organization)
    (archived,) = store.organizations(shelf=Shelf.ARCHIVED)
    assert archived.standing == standing
    store.unarchive_organization(organization)
    store.save_profile(organization, named("Another name"))
    (known,) = store.organizations()
    assert known.standing == replace(standing, current=False)


def test_a_long_list_can_be_read_piece_by_piece_in_its_order(store: Store) -> None:
    for number in range(AT_ONCE + 2):
        store.add_organization(named(f"Sample {number * 7 % 10}"))
    for order, descending in ((ListOrder.NAME, False), (ListOrder.CHANGED, True)):
        whole = store.organizations(order=order, descending=descending)
        ids = store.organization_ids(order=order, descending=descending)
        assert store.organization_summaries(ids) == whole
        assert [known.id for known in whole] == ids
    assert store.organization_summaries([ids[1], "no such id", ids[0]]) == [whole[1], whole[0]]
    found = store.organizations("MPLE 3")
    assert [known.id for known in found] == store.organization_ids("MPLE 3") != []


@pytest.mark.parametrize(
    ("verdict", "assessed", "readiness"),
    [
        (Verdict.DOES_NOT_MEET_MODEL, 8, Verdict.TOO_EARLY),
        (Verdict.DOES_NOT_MEET_MODEL, 9, Verdict.DOES_NOT_MEET_MODEL),
        (Verdict.READY_STAGE_1, 8, Verdict.READY_STAGE_1),
    ],
)
def test_a_contract_model_is_not_missed_before_all_is_assessed(
    verdict: Verdict, assessed: int, readiness: Verdict
) -> None:
    standing = Standing(
        assessed=assessed, applicable=9, verdict=verdict, open_actions=0, catalogue_version="1"
    )
    assert standing.readiness is readiness


def test_the_list_is_sorted_by_every_column_both_ways(store: Store) -> None:
    verdicts = (Verdict.NOT_READY, Verdict.READY_STAGE_2, Verdict.TOO_EARLY)
    for place, (name, verdict) in enumerate(zip("BCA", verdicts, strict=True)):
        assessment = new_assessment(store, store.add_organization(named(name)))
        standing = Standing(
            assessed=place, applicable=9, verdict=verdict, open_actions=9 - place, catalogue_version="1"
        )
        store.save_standing(assessment, standing)
    store.add_organization(named("Never judged"))
    wanted = {
        ListOrder.NAME: ["A", "B", "C", "Never judged"],
        ListOrder.COVERAGE: ["B", "C", "A"],
        ListOrder.READINESS: ["A", "B", "C"],
        ListOrder.ACTIONS: ["A", "C", "B"],
    }
    for order, ascending in wanted.items():
        assert names(store, order, descending=False)[: len(ascending)] == ascending
        judged = [name for name in names(store, order) if len(name) == 1 or order is ListOrder.NAME]
        assert judged == ascending[::-1]
        if order is not ListOrder.NAME:
            assert names(store, order)[-1] == names(store, order, descending=False)[-1] == "Never judged"


def test_an_archived_organization_lies_on_its_own_shelf_and_comes_back(
    store: Store, organization: str
) -> None:
    other = store.add_organization(named("Another"))
    store.archive_organization(organization)
    store.remove_organization(other)
    assert store.organizations() == []
    assert [known.id for known in store.organizations(shelf=Shelf.ARCHIVED)] == [organization]
    assert [known.id for known in store.organizations(shelf=Shelf.REMOVED)] == [other]
    assert store.shelf_counts() == {Shelf.ACTIVE: 0, Shelf.ARCHIVED: 1, Shelf.REMOVED: 1}
    store.unarchive_organization(organization)
    assert [known.id for known in store.organizations()] == [organization]


# actions


@settings(max_examples=examples(25))
@given(actions=st.lists(values(Action), max_size=6))
def test_the_actions_of_an_organization_are_all_there_and_the_open_ones_counted(
    long_store: Store, actions: list[Action]
) -> None:
    organization = long_store.add_organization(Profile())
    assessment = new_assessment(long_store, organization)
    planned = {
        f"r{place}": replace(action, what=action.what.strip() or "Mend it")
        for place, action in enumerate(actions)
    }
    for requirement, action in planned.items():
        long_store.save_answer(assessment, requirement, Answer(action=action))
    found = long_store.actions(organization, closed=True)
    assert {row.requirement_id: row.answer.action for row in found} == planned
    kept = long_store.actions(organization)
    assert {row.requirement_id for row in kept} == {
        id_
        for id_, action in planned.items()
        if not (action.status is ActionStatus.DONE and action.effective)
    }
    open_ = [is_open(row.answer.action) for row in found]
    assert open_ == sorted(open_, reverse=True)
    dues = [row.answer.action.due or datetime.date.max for row in found if is_open(row.answer.action)]
    assert dues == sorted(dues)
    late = sum(is_overdue(action, TODAY) for action in planned.values())
    waiting = sum(awaits_check(action) for action in planned.values())
    assert long_store.action_counts(TODAY, organization) == (sum(open_), late, waiting)
    assert long_store.action_counts(TODAY, organization) == count_actions(planned.values(), TODAY)
    assert len(kept) == sum(open_) + waiting


@settings(max_examples=examples(25))
@given(action=st.builds(Action, what=st.text(BLANKS, max_size=4), owner=st.text(BLANKS, max_size=4)))
def test_blanks_are_no_action(long_store: Store, action: Action) -> None:
    organization = long_store.add_organization(Profile())
    long_store.save_answer(
        new_assessment(long_store, organization), "r", Answer(note="A note", action=action)
    )
    assert not is_planned(action)
    assert long_store.actions(organization, closed=True) == []
    assert long_store.action_counts(TODAY, organization) == (0, 0, 0)


def test_actions_of_all_are_those_of_the_newest_assessments_on_the_list(store: Store) -> None:
    kept, archived, removed = (store.add_organization(named(name)) for name in ("Kept", "Aside", "Gone"))
    for organization in (kept, archived, removed):
        store.save_answer(new_assessment(store, organization), "old", RATED)
        store.save_answer(new_assessment(store, organization), "new", RATED)
    store.archive_organization(archived)
    store.remove_organization(removed)
    assert [(row.organization, row.requirement_id) for row in store.actions()] == [("Kept", "new")]
    assert [row.requirement_id for row in store.actions(archived)] == ["new"]
    assert store.action_counts(TODAY) == (1, 0, 0)


@pytest.mark.parametrize("search", ["mend", "WORKSHOP", "über", "kept mend"])
def test_actions_are_found_by_word_owner_and_organization(store: Store, search: str) -> None:
    organization = store.add_organization(named("Kept"))
    answer = replace(RATED, action=Action(what="Mend it, Übergabe", owner="Workshop"))
    store.save_answer(new_assessment(store, organization), "r", answer)
    assert len(store.actions(search=search)) == 1
    assert store.actions(search=search + " nothing") == []


def test_a_name_that_cannot_be_kept_is_refused(store: Store, organization: str) -> None:
    with pytest.raises(BadInput):
        store.add_attachment(organization, name="a\0b", content=b"1")
    assert store.attachments(organization) == {}
