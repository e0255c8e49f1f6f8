"""What was done is known without being read again, and is the same as if it were."""

from pathlib import Path

from isoassess.domain import Answer, Rating
from isoassess.store import Store
from isoassess.store.history.answer_steps import AnswerSteps
from isoassess.store.history.changes import Step
from isoassess.store.records import Subject
from tests.unit.store.store_values import new_assessment


def rate(store: Store, assessment: str, *ratings: Rating) -> None:
    for number, rating in enumerate(ratings):
        store.save_answer(assessment, f"requirement-{number % 2}", Answer(rating=rating, note=rating.value))


def read(store: Store, known: AnswerSteps, assessment: str) -> list[Step]:
    with store._reading() as connection:
        return known.of(connection, assessment)


def test_what_is_known_is_what_is_there_whoever_wrote_or_deleted_it(
    store: Store, organization: str, assessment: str, path: Path
) -> None:
    known, other = AnswerSteps(), new_assessment(store, organization)
    assert read(store, known, assessment) == []

    def agrees() -> int:
        now = read(store, known, assessment)
        assert now == read(store, AnswerSteps(), assessment)
        return len(now)

    rate(store, assessment, *list(Rating)[:4])
    assert agrees() == 4
    rate(store, other, Rating.ABSENT)
    store.undo(assessment)
    store.redo(assessment)
    assert agrees() == 6
    with Store.open(path, who="B. Colleague") as colleague:
        rate(colleague, assessment, Rating.INFORMAL)
    file = store.add_attachment(organization, name="seen.txt", content=b"seen")
    store.save_answer(assessment, "requirement-9", Answer(attachments=(file,)))
    assert agrees() == 8
    store.delete_for_good(Subject.ATTACHMENT, file)
    assert agrees() == 7
    rate(store, assessment, Rating.PARTIAL)
    assert agrees() == 8


def test_of_another_file_with_as_many_entries_nothing_is_believed(
    store: Store, assessment: str, path: Path, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "other.db", who="B. Colleague") as other:
        there = new_assessment(other, other.add_organization(store.profile(store.organizations()[0].id)))
        rate(store, assessment, Rating.ABSENT, Rating.PARTIAL)
        rate(other, there, Rating.ABSENT, Rating.PARTIAL, Rating.EFFECTIVE)
        other.undo(there)
        known = AnswerSteps()
        read(store, known, assessment)
        known._known[there] = known._known[assessment]
        assert read(other, known, there) == read(other, AnswerSteps(), there)
