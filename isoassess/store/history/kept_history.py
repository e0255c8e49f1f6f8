"""What is asked of the store about its history."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection

from isoassess.domain import NO_ANSWER
from isoassess.store import answers, attachments, organizations
from isoassess.store.history import event_changes, past
from isoassess.store.history.changes import flatten
from isoassess.store.history.event_changes import EventChanges
from isoassess.store.history.journal import entries
from isoassess.store.history.past import HistoryQuery, LateEntries
from isoassess.store.places import Place
from isoassess.store.records import HistoryEntry, Subject


class KeptHistory(ABC):
    """A part of the store: the same file, the same short transactions, the same errors."""

    _late: LateEntries

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection to look with."""

    def history(
        self,
        assessment_id: str | None = None,
        organization_id: str | None = None,
        requirement_id: str | None = None,
        key: str | None = None,
    ) -> list[HistoryEntry]:
        """Oldest first, of all that is named; an organization's includes that of its assessments."""
        with self._reading() as connection:
            return entries(
                connection,
                assessment_id=assessment_id,
                organization_id=organization_id,
                requirement_id=requirement_id,
                key=key,
            )

    def history_numbers(self, asked: HistoryQuery) -> list[int]:
        """The numbers of the entries that are looked for, the newest first."""
        with self._reading() as connection:
            return past.numbers(connection, asked, self._late)

    def history_entries(self, numbers: Sequence[int]) -> list[HistoryEntry]:
        """In this order, without those that were deleted."""
        with self._reading() as connection:
            return past.by_numbers(connection, numbers, self._late)

    def history_people(self, organization_id: str) -> list[str]:
        """Who changed something of an organization, by name."""
        with self._reading() as connection:
            return self._late.people(connection, organization_id)

    def event_changes(self, assessment_id: str) -> EventChanges:
        """When what a calendar shows of an assessment was changed last, and how often."""
        with self._reading() as connection:
            return event_changes.event_changes(connection, assessment_id)

    def last_rated(self, assessment_id: str) -> str:
        """The requirement whose rating was changed last; empty where none ever was."""
        with self._reading() as connection:
            return past.last_rated(connection, assessment_id)

    def rated_at(self, assessment_id: str) -> dict[str, datetime | None]:
        """When each requirement was rated as it is now, in UTC; None for a rating that was taken over."""
        with self._reading() as connection:
            return past.rated_at(connection, assessment_id)

    def value_now(self, place: Place, key: str) -> str | None:
        """The value of a field as JSON text; None where nothing is said."""
        with self._reading() as connection:
            match place.subject:
                case Subject.ANSWER:
                    _of, _completed, answer = answers.current_answer(
                        connection, place.id, place.requirement_id
                    )
                    return flatten(answer or NO_ANSWER).get(key)
                case Subject.PROFILE:
                    return flatten(organizations.profile(connection, place.id)).get(key)
                case _:
                    return flatten(attachments.one(connection, place.id)[1]).get(key)
