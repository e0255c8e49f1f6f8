"""The history as a person looks through it: the newest first, narrowed, read piece by piece."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from isoassess.domain.searching import words_of
from isoassess.store.arrival import ARRIVALS, EARLIER_NUMBER, IMPORT_UNDONE
from isoassess.store.history.arrivals import KnownArrivals
from isoassess.store.history.journal import ENTRY
from isoassess.store.history.undone_imports import standing
from isoassess.store.history.unknown_facts import with_unknown
from isoassess.store.records import EntryKind, HistoryEntry, Subject
from isoassess.store.schema.tables import DELETIONS, HISTORY

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


def numbers(connection: Connection, asked: HistoryQuery, late: "LateEntries") -> list[int]:
    """Of the entries, the newest first by when it was said; one that came twice with a file once.

    Without what came with a package and was undone again.
    """
    of, number = asked.organization_id, HISTORY.c.id
    if late.are_as_said(connection, of):  # nearly always, and then the numbers tell it
        wanted = (HISTORY.c.organization_id == of, *_conditions(asked))
        return _listed(connection, select(number).where(*wanted).order_by(number.desc()))
    wanted = (standing(connection, of), *_conditions(asked), number.not_in(_said_again(connection, of)))
    by_time = (HISTORY.c.at.desc(), HISTORY.c.who.desc(), number.desc())
    return _listed(connection, select(number).where(*wanted).order_by(*by_time))


def _said_again(connection: Connection, organization_id: str) -> Select[int]:
    """The entries that were in the file already when they came: of one moment, in another step."""
    ours = HISTORY.c.organization_id == organization_id
    steps = func.count(HISTORY.c.step.distinct())
    moments = select(HISTORY.c.at).where(ours).group_by(HISTORY.c.at).having(steps > 1)
    place = func.row_number().over(partition_by=_KNOWN_BY, order_by=HISTORY.c.id)
    counted = (standing(connection, organization_id), HISTORY.c.at.in_(moments))
    told = select(HISTORY.c.id, place.label("place")).where(*counted).subquery()
    return select(told.c.id).where(told.c.place > 1)


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
    found = with_unknown(connection, late.arrivals.told(connection, found))
    return [found[number] for number in wanted if number in found]


class _Late(Struct, frozen=True, kw_only=True):
    """How far a history was looked through, and how far deletions were (`deleted`).

    Whether any came late, or once more (`again`), whether an import was undone, what was said before those
    that came late, and who is named in it.
    """

    last: int = 0
    deleted: int = 0
    are_in: bool = False
    again: bool = False
    undone: bool = False
    said: dict[int, str | None] | None = None
    people: frozenset[str] = frozenset()


class LateEntries:
    """Knows which entries came later than they were said; the history is looked through where it grew."""

    def __init__(self) -> None:
        self._known: dict[str, _Late] = {}
        self.arrivals = KnownArrivals()

    def said_before(self, connection: Connection, organization_id: str) -> dict[int, str | None]:
        """What the field said before, of the entries that follow another one by time than by number."""
        known = self._looked_through(connection, organization_id)
        if known.said is not None:
            return known.said
        said = _said_before(connection, organization_id) if known.are_in else {}
        self._known[organization_id] = replace(known, said=said)
        return said

    def are_as_said(self, connection: Connection, organization_id: str) -> bool:
        """Whether the entries were written in the order in which they were said, each once, and all count."""
        known = self._looked_through(connection, organization_id)
        return not (known.are_in or known.again or known.undone)

    def people(self, connection: Connection, organization_id: str) -> list[str]:
        """Who changed something, by name."""
        return sorted(self._looked_through(connection, organization_id).people)

    def _looked_through(self, connection: Connection, organization_id: str) -> _Late:
        known = self._known.get(organization_id, _Late())
        ours = HISTORY.c.organization_id == organization_id
        now = connection.scalar(select(func.max(HISTORY.c.id)).where(ours)) or 0
        deleted = connection.scalar(select(func.max(DELETIONS.c.id))) or 0
        if deleted != known.deleted:  # what was said before, and by whom, may be gone
            known = _Late(deleted=deleted)
        if now != known.last:
            known = _grown(connection, organization_id, known, now)
        self._known[organization_id] = known
        return known


def _grown(connection: Connection, organization_id: str, known: _Late, last: int) -> _Late:
    told = (
        select(HISTORY.c.id, HISTORY.c.at, HISTORY.c.step, HISTORY.c.who, HISTORY.c.key)
        .where(HISTORY.c.organization_id == organization_id, HISTORY.c.id >= known.last)
        .order_by(HISTORY.c.id)
        .subquery()
    )
    each = func.json_group_array
    named = each(told.c.who.distinct()).filter(told.c.key != EARLIER_NUMBER)
    undone = func.count().filter(told.c.key == IMPORT_UNDONE)
    *columns, count = connection.execute(
        select(each(told.c.id), each(told.c.at), each(told.c.step), named, undone)
    ).one()
    numbers, moments, steps, people = map(msgspec.json.decode, columns)
    are_in = known.are_in or moments != sorted(moments)
    return _Late(
        last=last,
        deleted=known.deleted,
        are_in=are_in,
        again=known.again or (not are_in and _are_twice(connection, numbers, moments, steps)),
        undone=known.undone or count > 0,
        people=known.people | {*people},
    )


def _are_twice(
    connection: Connection, numbers: Sequence[int], moments: Sequence[str], steps: Sequence[int]
) -> bool:
    """Whether any of these entries, in order of time, is there twice: of one moment, in two steps."""
    pairs = zip(moments, moments[1:], steps, steps[1:], strict=False)
    shared = {moment for moment, following, step, next_ in pairs if moment == following and step != next_}
    if not shared:
        return False
    asked = [number for number, moment in zip(numbers, moments, strict=True) if moment in shared]
    listed = func.json_each(msgspec.json.encode(asked).decode()).table_valued("value")
    known = select(HISTORY.c.id).where(HISTORY.c.id.in_(select(listed.c.value)))
    twice = known.group_by(*_KNOWN_BY).having(func.count() > 1).exists()
    return bool(connection.scalar(select(twice)))


def _listed(connection: Connection, numbers: Select[int]) -> list[int]:
    """As one text: of a hundred thousand, a row each would take longer than to find them."""
    found = numbers.subquery()
    text = connection.scalar(select(func.json_group_array(found.c.id)))
    return msgspec.json.decode(text or "[]", type=list[int])


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


def last_rated(connection: Connection, assessment_id: str) -> str:
    """The requirement whose rating was changed last; empty where none ever was."""
    ours = and_(HISTORY.c.assessment_id == assessment_id, HISTORY.c.subject == Subject.ANSWER)
    query = select(HISTORY.c.requirement_id).where(ours, HISTORY.c.key == "rating")
    return connection.scalar(query.order_by(HISTORY.c.id.desc()).limit(1)) or ""


def rated_at(connection: Connection, assessment_id: str) -> dict[str, datetime | None]:
    """When each requirement was rated as it is now; None for a rating that was taken over."""
    ours = and_(HISTORY.c.assessment_id == assessment_id, HISTORY.c.subject == Subject.ANSWER)
    last = select(func.max(HISTORY.c.id)).where(ours, HISTORY.c.key == "rating")
    rated = select(HISTORY.c.requirement_id, HISTORY.c.kind, HISTORY.c.at).where(
        HISTORY.c.id.in_(last.group_by(HISTORY.c.requirement_id)), HISTORY.c.after.is_not(None)
    )
    taken_over = EntryKind.CARRY
    return {row[0] or "": None if row[1] is taken_over else row[2] for row in connection.execute(rated)}


def _conditions(asked: HistoryQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
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
