"""The history as a person looks through it: the newest first, narrowed, read piece by piece."""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from isoassess.domain.searching import words_of
from isoassess.store.history.journal import ENTRY
from isoassess.store.records import HistoryEntry, Subject
from isoassess.store.schema.tables import HISTORY

_AT_ONCE = 500  # values of one statement


class HistoryQuery(Struct, frozen=True, kw_only=True):
    """What is looked for, of one organization; what is empty narrows nothing.

    `actions`: only what is planned, or only what is not. `search`: every word is in the field, the values or
    the name of who changed it, or the entry is about one of `found_requirements`.
    """

    organization_id: str
    subjects: tuple[Subject, ...] = ()
    actions: bool | None = None
    who: str | None = None
    requirement_id: str = ""
    key: str = ""
    search: str = ""
    found_requirements: tuple[str, ...] = ()


def numbers(connection: Connection, asked: HistoryQuery) -> list[int]:
    """Of the entries, the newest first."""
    query = select(HISTORY.c.id).where(*_conditions(asked)).order_by(HISTORY.c.id.desc())
    return list(connection.scalars(query))


def by_numbers(connection: Connection, wanted: Sequence[int]) -> list[HistoryEntry]:
    """In the order in which they are asked for, without those that were deleted."""
    found: dict[int, HistoryEntry] = {}
    for begin in range(0, len(wanted), _AT_ONCE):
        query = select(HISTORY.c.id, *ENTRY).where(HISTORY.c.id.in_(wanted[begin : begin + _AT_ONCE]))
        for row in connection.execute(query).mappings():
            known = dict(row)
            number = known.pop("id")
            found[number] = HistoryEntry(**known)
    return [found[number] for number in wanted if number in found]


def people(connection: Connection, organization_id: str) -> list[str]:
    """Who changed something of an organization, by name."""
    ours = HISTORY.c.organization_id == organization_id
    return list(connection.scalars(select(HISTORY.c.who).where(ours).distinct().order_by(HISTORY.c.who)))


def last_rated(connection: Connection, assessment_id: str) -> str:
    """The requirement whose rating was changed last; empty where none ever was."""
    ours = and_(HISTORY.c.assessment_id == assessment_id, HISTORY.c.subject == Subject.ANSWER)
    query = select(HISTORY.c.requirement_id).where(ours, HISTORY.c.key == "rating")
    return connection.scalar(query.order_by(HISTORY.c.id.desc()).limit(1)) or ""


def _conditions(asked: HistoryQuery) -> list[ColumnElement[bool]]:
    found = [HISTORY.c.organization_id == asked.organization_id]
    if asked.subjects:
        found.append(HISTORY.c.subject.in_(asked.subjects))
    if asked.actions is not None:
        is_action = HISTORY.c.key.startswith("action.", autoescape=True)
        found.append(is_action if asked.actions else ~is_action)
    if asked.who is not None:
        found.append(HISTORY.c.who == asked.who)
    if asked.requirement_id:
        found.append(HISTORY.c.requirement_id == asked.requirement_id)
    if asked.key:
        found.append(HISTORY.c.key == asked.key)
    words = words_of(asked.search)
    if words:
        found.append(_says(words, asked.found_requirements))
    return found


def _says(words: Sequence[str], requirements: Sequence[str]) -> ColumnElement[bool]:
    before, after = func.coalesce(HISTORY.c.before, ""), func.coalesce(HISTORY.c.after, "")
    text = func.folded(func.printf("%s %s %s %s", HISTORY.c.who, HISTORY.c.key, before, after))
    said = and_(*(func.instr(text, word) > 0 for word in words))
    return or_(said, HISTORY.c.requirement_id.in_(requirements))
