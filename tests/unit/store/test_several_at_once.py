"""Several organizations or answers changed in one go: all or none, each with its entry, taken back as one."""

import pytest

from isoassess.domain import Action, Answer, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.store import ChangedSince, NotInStore, Shelf, Store, changed
from tests.unit.store.store_values import new_assessment

GAP, MENDED = Answer(rating=Rating.PARTIAL), Answer(rating=Rating.PARTIAL, action=Action(owner="Office"))


def test_several_organizations_lie_on_a_shelf_with_an_entry_each_or_none_does(store: Store) -> None:
    """Also where one of them is there already, and back on the shelf where each was."""
    ids = [store.add_organization(Profile(organization=Organization(name=name))) for name in "ABC"]
    store.archive_organization(ids[0])
    before = len(store.history())
    with pytest.raises(NotInStore):
        store.put_organizations([*ids, "gone"], Shelf.ARCHIVED)
    assert len(store.history()) == before
    store.put_organizations(ids, Shelf.ARCHIVED)
    assert set(store.organization_ids(shelf=Shelf.ARCHIVED)) == set(ids)
    assert {one.organization_id for one in store.history()[before:]} == set(ids[1:])
    store.put_organizations(ids, Shelf.REMOVED)
    assert set(store.organization_ids(shelf=Shelf.REMOVED)) == set(ids)
    store.put_organizations(ids[:2], Shelf.ACTIVE)
    assert set(store.organization_ids(shelf=Shelf.ACTIVE)) == set(ids[:2])
    assert store.organization_ids(shelf=Shelf.REMOVED) == ids[2:]
    store.restore_organization(ids[2])
    assert store.organization_ids(shelf=Shelf.ARCHIVED) == ids[2:]


def test_answers_of_several_assessments_are_changed_together_or_not_at_all(store: Store) -> None:
    """What somebody has changed meanwhile stops all of it; an undo takes back what is of its assessment."""
    first, second = (
        new_assessment(store, store.add_organization(Profile(organization=Organization(name=name))))
        for name in "AB"
    )
    for id_ in (first, second):
        store.save_answer(id_, "policy-known", GAP)
    wanted = {id_: {"policy-known": changed(GAP, MENDED)} for id_ in (first, second)}
    with Store.open(store.path, who="B. Colleague") as other:
        other.save_answer(second, "policy-known", Answer(rating=Rating.PARTIAL, action=Action(owner="Sales")))
    with pytest.raises(ChangedSince, match=r"B\. Colleague has changed an answer"):
        store.change_everywhere(wanted)
    assert store.answers(first)["policy-known"] == GAP
    store.save_answer(second, "policy-known", GAP)
    store.change_everywhere(wanted)
    assert {store.answers(id_)["policy-known"].action.owner for id_ in (first, second)} == {"Office"}
    store.undo(first)
    assert [store.answers(id_)["policy-known"].action.owner for id_ in (first, second)] == ["", "Office"]


def test_where_one_goes_on_is_what_was_rated_last_whatever_was_written_since(store: Store) -> None:
    id_ = new_assessment(store, store.add_organization(Profile(organization=Organization(name="A"))))
    assert store.last_rated(id_) == ""
    for requirement in ("policy-known", "calibration"):
        store.save_answer(id_, requirement, GAP)
    store.save_answer(id_, "policy-known", MENDED)
    assert store.last_rated(id_) == "calibration"
