"""The file is replaced, deleted or copied while the program is open, and nothing is lost."""

import shutil
from pathlib import Path

from isoassess.domain import Rating
from isoassess.store import Store
from tests.window.driving.running import Window
from tests.window.driving.starter import Starter

EVIDENCE = "SELECT count(*) FROM answer WHERE evidence = ?"
TYPED = "Backup tape of May seen"


def _at_the_evidence(starter: Starter) -> tuple[Window, str]:
    """A window with the cursor in the evidence of a requirement, and the requirement."""
    window = starter.start(sample=True)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    window.press("alt+e")
    window.until(lambda: "evidence" in str(window.focus().get("name", "")).lower())
    window.press("ctrl+a")
    return window, window.requirement()


def _put_in_place(starter: Starter) -> bytes:
    """What a sync client does: another version of the file under its name."""
    incoming = Path(shutil.copyfile(starter.file, starter.folder / "incoming.db"))
    with Store.open(incoming, who="B. Consultant", anyway=True) as store:
        (organization,) = store.organizations()
        store.save_wizard_page(organization.id, 2)
        store.archive_organization(organization.id)
    content = incoming.read_bytes()
    incoming.replace(starter.file)
    return content


def _is_folded(starter: Starter) -> bool:
    return starter.file.with_name(f"{starter.file.name}-wal").stat().st_size == 0


def test_what_is_typed_after_a_replacement_waits_and_goes_where_everything_is_saved(starter: Starter) -> None:
    window, requirement = _at_the_evidence(starter)
    theirs = _put_in_place(starter)
    window.until(lambda: window.sees("no longer saved"), "nothing was said")
    window.type(TYPED)  # no dialog has come in between
    window.settle()
    assert len(window.windows()) == 1
    window.press("alt+h")
    window.until(lambda: window.sees("This is no longer the file that you opened"))
    window.settle()
    window.press("Enter")
    window.until(lambda: len(window.windows()) == 2 and window.find_all("Save"))
    window.settle()
    window.press("ctrl+a")
    window.type(str(starter.folder / "rescued.db"))
    window.press("Enter")
    window.until(lambda: len(window.windows()) == 1)
    assert window.quit() == 0
    assert starter.file.read_bytes() == theirs
    with Store.open(starter.folder / "rescued.db", who="a test") as store:
        (organization,) = store.organizations()
        (assessment,) = store.assessments(organization.id)
        assert store.answers(assessment.id)[requirement].evidence.endswith(TYPED)
    assert sorted(found.name for found in starter.folder.glob("*.db*")) == ["isoassess.db", "rescued.db"]


def _save_at(window: Window, place: Path) -> None:
    """In the dialog about the lost file, the first button, and then the name of another place."""
    window.click("What to do...")
    window.until(lambda: window.ask("front"))
    window.settle()
    window.press("Enter")
    window.until(lambda: len(window.windows()) == 2 and window.find_all("Save"))
    window.settle()
    window.press("ctrl+a")
    window.type(str(place))
    window.press("Enter")
    window.until(lambda: len(window.windows()) == 1)


def test_ratings_given_while_the_file_is_away_go_where_everything_is_saved(starter: Starter) -> None:
    window = starter.start(sample=True)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    rated: dict[str, Rating] = {}
    starter.file.rename(starter.folder / "moved.db")
    for key, rating in (("3", Rating.CONFORMING), ("4", Rating.EFFECTIVE)):
        rated[window.requirement()] = rating
        window.press(key)
        window.settle()
        assert window.sees("Not saved yet: Rating")
        window.press("Enter")
        window.settle()
    window.until(lambda: window.sees("no longer saved"), "nothing was said")
    _save_at(window, starter.folder / "other.db")
    window.until(lambda: window.sees("Everything is saved in"))
    with Store.open(starter.folder / "other.db", who="a test") as store:
        (assessment,) = store.assessments(store.organizations()[0].id)
        answers = store.answers(assessment.id)
    assert {requirement: answers[requirement].rating for requirement in rated} == rated
    assert window.quit() == 0
    assert not starter.kept()


def test_a_copy_made_after_a_pause_holds_what_was_typed(starter: Starter) -> None:
    window, _requirement = _at_the_evidence(starter)
    window.type(TYPED)
    window.until(lambda: starter.stored(EVIDENCE, TYPED) == [(1,)])
    window.until(lambda: _is_folded(starter), "nothing was folded in")
    copy = Path(shutil.copyfile(starter.file, starter.folder / "copy.db"))
    with Store.open(copy, who="a test") as store:
        (organization,) = store.organizations()
        (assessment,) = store.assessments(organization.id)
        assert TYPED in {answer.evidence for answer in store.answers(assessment.id).values()}
    assert window.quit() == 0


def test_a_deleted_file_is_saved_elsewhere_with_what_was_typed_since(starter: Starter) -> None:
    window, requirement = _at_the_evidence(starter)
    with starter.store() as store:
        before = {
            known.id: store.answers(known.id) for known in store.assessments(store.organizations()[0].id)
        }
    starter.file.unlink()
    window.type(TYPED)
    window.until(lambda: window.sees("no longer saved"), "nothing was said")
    _save_at(window, starter.folder / "rescued")
    assert window.sees("rescued.db")
    assert window.quit() == 0
    with Store.open(starter.folder / "rescued.db", who="a test") as store:
        ((assessment, answers),) = before.items()
        now = store.answers(assessment)
        assert now.pop(requirement).evidence == TYPED
        answers.pop(requirement, None)
        assert now == answers
