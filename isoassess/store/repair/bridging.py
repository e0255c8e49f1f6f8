"""Lost entries of the history, made again where what stands before and after them tells what they said.

Each takes a number that is missing. Where none is, nothing was lost there, and what differs stays doubtful.
"""

from bisect import bisect_right
from functools import partial

from msgspec import Struct
from sqlalchemy import Connection

from isoassess.domain import NO_ANSWER
from isoassess.store.answers import answers
from isoassess.store.file.database import driver
from isoassess.store.history.changes import Flat, flatten
from isoassess.store.organizations import profile
from isoassess.store.records import Subject
from isoassess.store.schema.decoding import readable

WHO = "repair"
Place = tuple[str, str | None, str | None]  # organization, assessment, requirement
_READ = (
    "SELECT id, at, organization_id, assessment_id, requirement_id, key, before, after FROM history "
    "WHERE subject = ? ORDER BY id"
)
_WRITE = (
    "INSERT INTO history (id, step, kind, at, who, subject, organization_id, assessment_id, requirement_id, "
    "key, before, after) VALUES (?, ?, 'change', ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class LastSaid(Struct, frozen=True):
    """The newest entry about one key: its number, when it was made, and what it ends with."""

    number: int
    at: str
    value: str | None


class Bridging:
    """Over the whole history of one file; needs the write lock."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver = driver(connection)
        numbers = {int(row[0]) for row in self._driver.execute("SELECT id FROM history")}
        self._missing = sorted(set(range(1, max(numbers, default=0))) - numbers)
        self._first = "1970-01-01 00:00:00.000000"
        self.made = 0
        self.unconfirmed: set[Place] = set()  # an entry repeats what stands there, so it proves nothing

    def bridge(self) -> None:
        """Of answers and profiles; when an organization was changed last stays as it was."""
        if not self._missing:
            return
        changed = self._driver.execute("SELECT changed_at, id FROM organization").fetchall()
        for subject in (Subject.ANSWER, Subject.PROFILE):
            self._bridge(subject)
        self._driver.executemany("UPDATE organization SET changed_at = ? WHERE id = ?", changed)

    def _bridge(self, subject: Subject) -> None:
        said: dict[tuple[Place, str], LastSaid] = {}
        for number, at, *place, key, before, after in self._driver.execute(_READ, (subject,)).fetchall():
            known = said.get((tuple(place), key), LastSaid(0, at, None))
            if known.value != before:
                self._make(subject, tuple(place), key, known, before, until=number)
            said[(tuple(place), key)] = LastSaid(number, at, after)
        for place, flat in self._standing(subject).items():
            keys = {key for of, key in said if of == place} | set(flat)
            for key in sorted(keys):
                known = said.get((place, key), LastSaid(0, self._first, None))
                if known.value != flat.get(key):
                    self._make(subject, place, key, known, flat.get(key), until=None)

    def _make(
        self,
        subject: Subject,
        place: Place,
        key: str,
        known: LastSaid,
        value: str | None,
        *,
        until: int | None,
    ) -> None:
        free = bisect_right(self._missing, known.number)
        if free == len(self._missing) or (until is not None and self._missing[free] >= until):
            return
        number = self._missing.pop(free)
        told = (number, number, known.at, WHO, subject, *place, key, known.value, value)
        self._driver.execute(_WRITE, told)
        self.made += 1
        if until is None:
            self.unconfirmed.add(place)

    def _standing(self, subject: Subject) -> dict[Place, Flat]:
        """What the file says now, of what can be read."""
        found: dict[Place, Flat] = {}
        if subject is Subject.PROFILE:
            for (id_,) in self._driver.execute("SELECT id FROM organization").fetchall():
                value = readable(partial(profile, self._connection, id_))
                if value is not None:
                    found[(id_, None, None)] = flatten(value)
            return found
        for id_, of in self._driver.execute("SELECT id, organization_id FROM assessment").fetchall():
            for requirement, answer in answers(self._connection, id_).items():
                if answer != NO_ANSWER:
                    found[(of, id_, requirement)] = flatten(answer)
        return found
