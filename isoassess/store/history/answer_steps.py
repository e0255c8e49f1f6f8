"""What was done to the answers of an assessment, step for step; what is known of it is not read again."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select

from isoassess.store.deleting import record
from isoassess.store.history.changes import Step
from isoassess.store.history.imported_entries import ImportedEntries
from isoassess.store.records import Subject
from isoassess.store.schema.prepared import Prepared
from isoassess.store.schema.tables import HISTORY


@dataclass
class _ReadSteps:
    """`newest`: the last entry that was read, with its number first and when it was made last."""

    newest: tuple[Any, ...] = (0,)
    steps: dict[int, Step] = field(default_factory=dict)
    imported: ImportedEntries = field(default_factory=ImportedEntries)


class AnswerSteps:
    """Of one file, as long as it is open: the history only grows, but where something is deleted for good."""

    def __init__(self) -> None:
        self._known: dict[str, _ReadSteps] = {}
        self._passed: dict[str, tuple[int, set[int]]] = {}
        self._deletion = 0

    def of(self, connection: Connection, assessment_id: str) -> list[Step]:
        """All of them, in order."""
        deletion = record.last(connection)
        if deletion != self._deletion:
            self._known.clear()
            self._deletion = deletion
        known = self._known.get(assessment_id, _ReadSteps())
        rows = _read(connection, assessment_id, known.newest[0])
        if rows[:1] != [known.newest] and known.steps:  # what is at the path by now has another history
            known, rows = _ReadSteps(), _read(connection, assessment_id, 0)
        if rows and rows[-1] != known.newest:
            known.imported.look_through(connection, assessment_id, last=rows[-1][0])
        for row in rows:
            entry, number, kind, of, who, at = known.newest = row
            known.steps[number] = Step(number, kind, of, known.imported.brought(entry, at, who))
        self._known[assessment_id] = known
        return list(known.steps.values())

    def passed(self, assessment_id: str, *, last: int) -> set[int]:
        """The steps that could not be turned, as a person was told: the next one goes on without them. They
        are tried again after another change (`last`: the number of the last one).
        """
        before, passed = self._passed.get(assessment_id, (last, set[int]()))
        if before != last:
            passed = set()
        self._passed[assessment_id] = last, passed
        return passed


def _read(connection: Connection, assessment_id: str, first: int) -> list[tuple[Any, ...]]:
    return _from().all(
        connection, {"assessment_id": assessment_id, "subject": Subject.ANSWER, "first": first}
    )


@cache
def _from() -> Prepared:
    ours = (HISTORY.c.assessment_id == bindparam("assessment_id"), HISTORY.c.subject == bindparam("subject"))
    wanted = select(HISTORY.c.id, HISTORY.c.step, HISTORY.c.kind, HISTORY.c.of_step)
    wanted = wanted.add_columns(HISTORY.c.who, HISTORY.c.at)
    return Prepared(wanted.where(*ours, HISTORY.c.id >= bindparam("first")).order_by(HISTORY.c.id))
