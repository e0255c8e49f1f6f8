"""The history as a person looks through it: the newest first, narrowed, read piece by piece."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from isoassess.domain.searching import words_of
from isoassess.store.arrival import ARRIVALS, EARLIER_NUMBER, IMPORT_UNDONE
from isoassess.store.history.arrivals import KnownArrivals
from isoassess.store.history.journal import ENTRY
from isoassess.store.history.undone_imports import standing
from isoassess.store.records import HistoryEntry, Subject
from isoassess.store.schema.tables import HISTORY

_AT_ONCE = 500  # values of one statement
_EVENTS = {
    "added",
    "taken-back",
    "reopened",
    *ARRIVALS,
    IMPORT_UNDONE,
    EARLIER_NUMBER,
}  # they happened, and nothing was said before them
_FIELD = (HISTORY.c.subject, HISTORY.c.assessment_id, HISTORY.c.requirement_id, HISTORY.c.key)
_KNOWN_BY = (HISTORY.c.at, HISTORY.c.who, *_FIELD, HISTORY.c.after)  # as in another file


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
    """Of the entries, the newest first by when it was said; one that came twice with a file once.

    Without what came with a package and was undone again.
    """
    first = func.min(HISTORY.c.id)
    query = select(first).where(*_conditions(connection, asked)).group_by(*_KNOWN_BY)
    return list(connection.scalars(query.order_by(HISTORY.c.at.desc(), HISTORY.c.who.desc(), first.desc())))


def by_numbers(connection: Connection, wanted: Sequence[int], late: "LateEntries") -> list[HistoryEntry]:
    """In the order in which they are asked for, without those that were deleted.

    `before` is what the field said before by time: what came with a file came later than it was said.
    """
    found: dict[int, HistoryEntry] = {}
    for begin in range(0, len(wanted), _AT_ONCE):
        query = select(HISTORY.c.id, *ENTRY).where(HISTORY.c.id.in_(wanted[begin : begin + _AT_ONCE]))
        for row in connection.execute(query).mappings():
            known = dict(row)
            number = known.pop("id")
            found[number] = HistoryEntry(**known)
    for organization_id in {one.organization_id for one in found.values()}:
        said = late.said_before(connection, organization_id)
        for number in said.keys() & found.keys():
            found[number] = replace(found[number], before=said[number])
    found = late.arrivals.told(connection, found)
    return [found[number] for number in wanted if number in found]


class _Late(Struct, frozen=True, kw_only=True):
    """How far a history was looked through, whether any came late, and what was said before those."""

    last: int = 0
    are_in: bool = False
    said: dict[int, str | None] = {}


class LateEntries:
    """Knows which entries came later than they were said; the history is looked through where it grew."""

    def __init__(self) -> None:
        self._known: dict[str, _Late] = {}
        self.arrivals = KnownArrivals()

    def said_before(self, connection: Connection, organization_id: str) -> dict[int, str | None]:
        """What the field said before, of the entries that follow another one by time than by number."""
        known = self._known.get(organization_id, _Late())
        ours = HISTORY.c.organization_id == organization_id
        now = connection.scalar(select(func.max(HISTORY.c.id)).where(ours)) or 0
        if now != known.last:
            late = known.are_in or _came_late(connection, organization_id, since=known.last)
            said = _said_before(connection, organization_id) if late else {}
            known = self._known[organization_id] = _Late(last=now, are_in=late, said=said)
        return known.said


def _came_late(connection: Connection, organization_id: str, *, since: int) -> bool:
    newest = func.max(HISTORY.c.at).over(order_by=HISTORY.c.id)
    ours = HISTORY.c.organization_id == organization_id
    told = select(HISTORY.c.at, newest.label("newest")).where(ours, HISTORY.c.id >= since).subquery()
    return bool(connection.scalar(select(exists().where(told.c.at < told.c.newest))))


def _said_before(connection: Connection, organization_id: str) -> dict[int, str | None]:
    by_time = (HISTORY.c.at, HISTORY.c.who, HISTORY.c.id)
    told = (
        select(
            HISTORY.c.id,
            func.lag(HISTORY.c.id).over(partition_by=_FIELD, order_by=by_time).label("earlier"),
            func.lag(HISTORY.c.after).over(partition_by=_FIELD, order_by=by_time).label("said"),
            func.lag(HISTORY.c.id).over(partition_by=_FIELD, order_by=HISTORY.c.id).label("last"),
        )
        .where(standing(connection, organization_id), HISTORY.c.key.not_in(_EVENTS))
        .subquery()
    )
    other = select(told.c.id, told.c.said).where(told.c.earlier.is_distinct_from(told.c.last))
    return {row.id: row.said for row in connection.execute(other)}


def people(connection: Connection, organization_id: str) -> list[str]:
    """Who changed something of an organization, by name."""
    ours = (HISTORY.c.organization_id == organization_id, HISTORY.c.key != EARLIER_NUMBER)
    return list(connection.scalars(select(HISTORY.c.who).where(*ours).distinct().order_by(HISTORY.c.who)))


def last_rated(connection: Connection, assessment_id: str) -> str:
    """The requirement whose rating was changed last; empty where none ever was."""
    ours = and_(HISTORY.c.assessment_id == assessment_id, HISTORY.c.subject == Subject.ANSWER)
    query = select(HISTORY.c.requirement_id).where(ours, HISTORY.c.key == "rating")
    return connection.scalar(query.order_by(HISTORY.c.id.desc()).limit(1)) or ""


def _conditions(connection: Connection, asked: HistoryQuery) -> list[ColumnElement[bool]]:
    found = [standing(connection, asked.organization_id)]
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
