"""What the history denies, and how a person who has looked at it says that it is right as it stands now.

Such a word is an entry that ends with what it begins with: from there on the history goes on anew.
"""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from isoassess.domain import NO_ANSWER
from isoassess.store import organizations
from isoassess.store.answers import current_answer
from isoassess.store.file import soundness
from isoassess.store.history.changes import Change, Flat, flatten
from isoassess.store.history.journal import Journal, entries
from isoassess.store.records import EntryKind, Subject


class KeptDoubts(ABC):
    """A part of the store: the same file, the same short transactions, the same errors."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection to look with."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Journal]:
        """One transaction with the write lock."""

    def doubtful_answers(self, assessment_id: str) -> list[str]:
        """The requirements whose answer is damaged: it cannot be read, or its history says another one."""
        with self._reading() as connection:
            return soundness.doubtful_answers(connection, assessment_id)

    def is_profile_doubtful(self, organization_id: str) -> bool:
        """Whether the profile is damaged: its history says another one."""
        with self._reading() as connection:
            return soundness.is_profile_doubtful(connection, organization_id)

    def confirm_as_it_is(self, organization_id: str, assessment_id: str) -> None:
        """A person has looked at the profile and the answers that are doubtful: they are right as they are.

        Raises StoreDamaged where one of them cannot even be read, and then confirms nothing.
        """
        with self._writing() as journal:
            if soundness.is_profile_doubtful(journal.connection, organization_id):
                _confirm_profile(journal, organization_id)
            for requirement in soundness.doubtful_answers(journal.connection, assessment_id):
                _confirm_answer(journal, assessment_id, requirement)


def _confirm_profile(journal: Journal, organization_id: str) -> None:
    said = entries(journal.connection, organization_id=organization_id)
    known = {entry.key for entry in said if entry.subject is Subject.PROFILE}
    flat = flatten(organizations.profile(journal.connection, organization_id))
    journal.record(
        Subject.PROFILE, _words(flat, known), organization_id=organization_id, kind=EntryKind.CARRY
    )


def _confirm_answer(journal: Journal, assessment_id: str, requirement_id: str) -> None:
    organization_id, _completed, answer = current_answer(journal.connection, assessment_id, requirement_id)
    said = entries(journal.connection, assessment_id=assessment_id, requirement_id=requirement_id)
    known = {entry.key for entry in said if entry.subject is Subject.ANSWER}
    journal.record(
        Subject.ANSWER,
        _words(flatten(answer or NO_ANSWER), known),
        organization_id=organization_id,
        assessment_id=assessment_id,
        requirement_id=requirement_id,
        kind=EntryKind.CARRY,
    )


def _words(flat: Flat, known: set[str]) -> list[Change]:
    """That each key says what it says: those the history knows, and those it never heard of."""
    return [Change(key, flat.get(key), flat.get(key)) for key in sorted(known | set(flat))]
