"""The history is narrowed to what a person looks for, the newest first, and read piece by piece."""

from isoassess.domain import Action, Answer, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.store import HistoryEntry, HistoryQuery, Store, Subject, answer_place, profile_place
from tests.unit.store.store_values import new_assessment

FIRST, SECOND = "supplier-reevaluation", "management-review"


def found(store: Store, organization: str, **asked: object) -> list[HistoryEntry]:
    query = HistoryQuery(organization_id=organization, **asked)  # type: ignore[arg-type]
    return store.history_entries(store.history_numbers(query))


def filled(store: Store, organization: str) -> str:
    assessment = new_assessment(store, organization)
    store.save_answer(assessment, FIRST, Answer(rating=Rating.PARTIAL, evidence="Seen in the Café"))
    store.save_answer(assessment, SECOND, Answer(action=Action(what="Order gauges", owner="B. Manager")))
    return assessment


def test_the_newest_entry_comes_first_and_nothing_of_another_organization(
    store: Store, organization: str
) -> None:
    other = store.add_organization(Profile(organization=Organization(name="Sample Logistics")))
    filled(store, other)
    filled(store, organization)
    assert found(store, organization) == store.history(organization_id=organization)[::-1]


def test_it_is_narrowed_by_what_it_is_about(store: Store, organization: str) -> None:
    filled(store, organization)
    answers = found(store, organization, subjects=(Subject.ANSWER,), actions=False)
    assert {(entry.requirement_id, entry.key) for entry in answers} == {
        (FIRST, "rating"),
        (FIRST, "evidence"),
    }
    actions = found(store, organization, subjects=(Subject.ANSWER,), actions=True)
    assert {entry.key for entry in actions} == {"action.what", "action.owner"}
    assert {entry.key for entry in found(store, organization, requirement_id=FIRST, key="rating")} == {
        "rating"
    }
    assert found(store, organization, subjects=(Subject.DECISION,)) == []


def test_it_is_searched_without_case_and_accents_and_by_requirement(store: Store, organization: str) -> None:
    filled(store, organization)
    assert [entry.key for entry in found(store, organization, search="cafe SEEN")] == ["evidence"]
    assert found(store, organization, search="cafe gauges") == []
    named = found(store, organization, search="suppliers", found_requirements=(FIRST,))
    assert {entry.requirement_id for entry in named} == {FIRST}


def test_who_is_named_only_in_what_was_deleted_for_good_is_offered_no_more(
    store: Store, organization: str
) -> None:
    filled(store, organization)
    with Store.open(store.path, who="B. Colleague") as other:
        file = other.add_attachment(organization, name="record.txt", content=b"seen")
    assert store.history_people(organization) == ["A. Consultant", "B. Colleague"]
    store.delete_for_good(Subject.ATTACHMENT, file)
    assert store.history_people(organization) == ["A. Consultant"]
    assert found(store, organization) == store.history(organization_id=organization)[::-1]


def test_it_is_narrowed_by_who_changed_it(store: Store, organization: str) -> None:
    with Store.open(store.path, who="B. Colleague") as other:
        filled(other, organization)
    assert store.history_people(organization) == ["A. Consultant", "B. Colleague"]
    assert {entry.who for entry in found(store, organization, who="B. Colleague")} == {"B. Colleague"}


def test_what_a_field_holds_now_is_told_by_its_place(store: Store, organization: str) -> None:
    assessment = filled(store, organization)
    assert store.value_now(answer_place(assessment, FIRST), "rating") == '"2"'
    assert store.value_now(answer_place(assessment, FIRST), "note") is None
    assert store.value_now(profile_place(organization), "organization.name") == '"Example Fabrications Ltd"'
