"""What a migration does when the catalogue has merged requirements: their answers become one.

It speaks to the columns by name, so that it reads an older file whatever later versions add.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from isoassess.catalogue.merged_answers import carried
from isoassess.catalogue.replaced import ReplacedRequirement, replaced_requirements
from isoassess.domain import NO_ANSWER, Answer
from isoassess.store.history.changes import differences

WHO = "IsoAssess"  # whom the history names: no person has done this
_PLAIN = ("rating", "reason", "evidence", "attachments", "interviewee", "note", "internal", "ofi", "flag")
_REGRADE = ("grade", "reason")
_ACTION = ("what", "owner", "due", "status", "effective", "check")
_COLUMNS = (*_PLAIN, *(f"regrade_{name}" for name in _REGRADE), *(f"action_{name}" for name in _ACTION))


def carry_replaced(version: str) -> None:
    """Merges, in every assessment, the answers to what this catalogue version replaced."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM answer LIMIT 1")).first() is None:
        return  # a new file, as most of them are
    known = tuple(one for one in replaced_requirements() if one.until == version)
    dates = connection.execute(sa.text("SELECT id, changed_at FROM organization")).all()
    for assessment, organization in _concerned(connection, known):
        _carry(connection, assessment, organization, known)
    for id_, changed_at in dates:  # a person has changed nothing: the list keeps its order
        connection.execute(
            sa.text("UPDATE organization SET changed_at = :at WHERE id = :id AND changed_at != :at"),
            {"at": changed_at, "id": id_},
        )


def _concerned(
    connection: sa.Connection, known: tuple[ReplacedRequirement, ...]
) -> Iterable[tuple[str, str]]:
    """The assessments with answers to what is replaced, locked ones too, and their organizations."""
    query = sa.text(
        "SELECT DISTINCT assessment.id, assessment.organization_id FROM answer"
        " JOIN assessment ON assessment.id = answer.assessment_id WHERE answer.requirement_id IN :ids"
    ).bindparams(sa.bindparam("ids", expanding=True))
    rows = connection.execute(query, {"ids": [one.id for one in known]}).all()
    return [(row[0], row[1]) for row in rows]


def _carry(
    connection: sa.Connection,
    assessment: str,
    organization: str,
    known: tuple[ReplacedRequirement, ...],
) -> None:
    before = _answers(connection, assessment, {id_ for one in known for id_ in (one.id, one.by)})
    after = carried(before, known)
    for id_ in sorted(before.keys() | after.keys()):
        old, new = before.get(id_, NO_ANSWER), after.get(id_, NO_ANSWER)
        if old != new:
            _write(connection, assessment, id_, new, there=id_ in before)
            _record(connection, (organization, assessment, id_), old, new)


def _answers(connection: sa.Connection, assessment: str, ids: set[str]) -> dict[str, Answer]:
    query = sa.text(
        f"SELECT requirement_id, {', '.join(_quoted(_COLUMNS))} FROM answer"
        " WHERE assessment_id = :assessment AND requirement_id IN :ids"
    ).bindparams(sa.bindparam("ids", expanding=True))
    rows = connection.execute(query, {"assessment": assessment, "ids": sorted(ids)}).all()
    return {row[0]: _answer(dict(zip(_COLUMNS, row[1:], strict=True))) for row in rows}


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _answer(row: dict[str, Any]) -> Answer:
    said = {name: row[name] for name in _PLAIN} | {
        "attachments": json.loads(row["attachments"]),
        "ofi": bool(row["ofi"]),
        "flag": bool(row["flag"]),
        "regrade": {name: row[f"regrade_{name}"] for name in _REGRADE},
        "action": {name: row[f"action_{name}"] for name in _ACTION},
    }
    if said["action"]["effective"] is not None:
        said["action"]["effective"] = bool(said["action"]["effective"])
    return msgspec.convert(said, Answer)


def _row(answer: Answer) -> dict[str, Any]:
    plain = msgspec.to_builtins(answer)
    return (
        {name: plain[name] for name in _PLAIN}
        | {"attachments": json.dumps(plain["attachments"])}
        | {f"regrade_{name}": plain["regrade"][name] for name in _REGRADE}
        | {f"action_{name}": plain["action"][name] for name in _ACTION}
    )


def _write(connection: sa.Connection, assessment: str, id_: str, answer: Answer, *, there: bool) -> None:
    """A row that is there stays there, an empty one too: what undo finds is never a row that is gone."""
    if there:
        values = ", ".join(f'"{name}" = :{name}' for name in _COLUMNS)
        text = f"UPDATE answer SET {values} WHERE assessment_id = :assessment AND requirement_id = :id"
    else:
        names, values = ", ".join(_quoted(_COLUMNS)), ", ".join(f":{name}" for name in _COLUMNS)
        text = (
            f"INSERT INTO answer (assessment_id, requirement_id, {names}) VALUES (:assessment, :id, {values})"
        )
    connection.execute(sa.text(text), {"assessment": assessment, "id": id_, **_row(answer)})


def _record(connection: sa.Connection, place: tuple[str, str, str], old: Answer, new: Answer) -> None:
    """One step of the history for each answer that changed."""
    organization, assessment, id_ = place
    first = connection.execute(sa.text("SELECT coalesce(max(id), 0) + 1 FROM history")).scalar_one()
    entry = {
        "step": first,
        "at": datetime.now(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds"),
        "who": WHO,
        "organization": organization,
        "assessment": assessment,
        "requirement": id_,
    }
    connection.execute(
        sa.text(
            "INSERT INTO history (id, step, kind, at, who, subject, organization_id, assessment_id,"
            " requirement_id, key, before, after) VALUES (:number, :step, 'carry', :at, :who, 'answer',"
            " :organization, :assessment, :requirement, :key, :before, :after)"
        ),
        [
            {
                **entry,
                "number": first + place,
                "key": change.key,
                "before": change.before,
                "after": change.after,
            }
            for place, change in enumerate(differences(old, new))
        ],
    )
