"""One answer as a row of its table: read, written, and turned back into a value."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from isoassess.domain import Action, Answer, Regrade
from isoassess.domain.answer_fields import answer_keys, value_of
from isoassess.store.history.changes import Change
from isoassess.store.schema.prepared import Prepared
from isoassess.store.schema.tables import ANSWERS, ASSESSMENTS

_COLUMNS = {key: key.replace(".", "_") for key in answer_keys()}
ANSWER = tuple(ANSWERS.c[column] for column in _COLUMNS.values())
_KEY = (ANSWERS.c.assessment_id == bindparam("assessment")) & (
    ANSWERS.c.requirement_id == bindparam("requirement")
)
_SELECT = (
    select(ASSESSMENTS.c.organization_id, ASSESSMENTS.c.completed, ANSWERS.c.requirement_id, *ANSWER)
    .outerjoin(ANSWERS, _KEY)
    .where(ASSESSMENTS.c.id == bindparam("assessment"))
)
_PARTED = tuple((part, name) for part, _dot, name in (key.rpartition(".") for key in answer_keys()))


def answer_of(row: Sequence[Any]) -> Answer:
    """The answer in the columns `ANSWER`."""
    parts: dict[str, dict[str, Any]] = {"": {}, "regrade": {}, "action": {}}
    for (part, name), value in zip(_PARTED, row, strict=True):
        parts[part][name] = value
    said = parts[""]
    said["attachments"] = tuple(said["attachments"])
    parts["action"]["covers"] = tuple(parts["action"]["covers"])
    return Answer(**said, regrade=Regrade(**parts["regrade"]), action=Action(**parts["action"]))


def read_row(connection: Connection, assessment_id: str, requirement_id: str) -> Sequence[Any] | None:
    """The organization of the assessment, its completion, the requirement where it is answered, and `ANSWER`.

    None where there is no such assessment.
    """
    return _select().first(connection, {"assessment": assessment_id, "requirement": requirement_id})


def read_rows(connection: Connection, assessment_id: str) -> dict[str, Answer]:
    """All answers of an assessment by requirement, also those that say nothing."""
    rows = _all().all(connection, {"assessment": assessment_id})
    return {requirement_id: answer_of(row) for requirement_id, *row in rows}


def write_row(
    connection: Connection,
    assessment_id: str,
    requirement_id: str,
    changes: Iterable[Change],
    after: Answer,
    *,
    is_new: bool,
) -> None:
    """Only the columns that change; the whole row where there is none yet."""
    if is_new:
        key = {"assessment_id": assessment_id, "requirement_id": requirement_id}
        _insert().run(connection, key | _columns(after, _COLUMNS))
        return
    changed = _columns(after, [change.key for change in changes])
    if changed:
        key = {"assessment": assessment_id, "requirement": requirement_id}
        _update(tuple(changed)).run(connection, key | changed)


@cache
def _select() -> Prepared:
    return Prepared(_SELECT)


@cache
def _all() -> Prepared:
    of_one = ANSWERS.c.assessment_id == bindparam("assessment")
    query = select(ANSWERS.c.requirement_id, *ANSWER).where(of_one)
    return Prepared(query.order_by(ANSWERS.c.requirement_id))


@cache
def _insert() -> Prepared:
    return Prepared(insert(ANSWERS))


@cache
def _update(columns: tuple[str, ...]) -> Prepared:
    return Prepared(update(ANSWERS).where(_KEY).values({name: bindparam(name) for name in columns}))


def _columns(answer: Answer, keys: Iterable[str]) -> dict[str, Any]:
    """What the columns of these keys hold."""
    columns = {_COLUMNS[key]: value_of(answer, key) for key in keys}
    return {
        name: list(value) if isinstance(value, tuple) else value  # JSON knows no tuples
        for name, value in columns.items()
    }
