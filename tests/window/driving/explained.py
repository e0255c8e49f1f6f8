"""Whether a store is sound, and its history explains every value in it."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from isoassess.domain import Answer
from isoassess.domain.profile import Profile
from isoassess.store import HistoryEntry, Shelf, Store, Subject, replay
from isoassess.store.history.changes import Change, Flat, applied, assemble
from isoassess.store.vault.driver import sqlite3

Spot = tuple[Subject, str, str | None, str | None, str]


def check_store(file: Path) -> None:
    """Raises an AssertionError that says what is wrong; the program must have been closed."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with Store.open(file, who="a test") as store:
        for shelf in Shelf:
            for organization in store.organizations(shelf=shelf):
                check_organization(store, organization.id)


def check_organization(store: Store, organization_id: str) -> None:
    """Its profile and its answers are what its history says, entry after entry."""
    history = store.history(organization_id=organization_id)
    check_chain(history)
    assert replayed_profile(history) == store.profile(organization_id)
    for assessment in store.assessments(organization_id):
        told = replay(store.history(assessment_id=assessment.id))
        assert said(told) == said(store.answers(assessment.id))


def check_chain(history: Iterable[HistoryEntry]) -> None:
    """Each entry begins where the one before it, about the same thing, ended."""
    last: dict[Spot, str | None] = {}
    for entry in history:
        if entry.subject in (Subject.PROFILE, Subject.ANSWER):
            spot = (
                entry.subject,
                entry.organization_id,
                entry.assessment_id,
                entry.requirement_id,
                entry.key,
            )
            assert entry.before == last.get(spot), f"step {entry.step} does not go on from what was there"
            last[spot] = entry.after


def replayed_profile(history: Iterable[HistoryEntry]) -> Profile:
    flat: Flat = {}
    for entry in history:
        if entry.subject is Subject.PROFILE:
            flat = applied(flat, [Change(entry.key, entry.before, entry.after)])
    return assemble(flat, Profile)


def said(answers: dict[str, Answer]) -> dict[str, Answer]:
    """Without those that were taken back whole."""
    return {requirement: answer for requirement, answer in answers.items() if answer != Answer()}
