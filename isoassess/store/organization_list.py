"""The list of organizations: which, in which order, and how each stood when it was last judged."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Float,
    LargeBinary,
    Row,
    ScalarSelect,
    Select,
    bindparam,
    case,
    cast,
    func,
    select,
)
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from isoassess.domain import Verdict
from isoassess.store.history.journal import Journal
from isoassess.store.records import ListOrder, OrganizationSummary, Shelf, Standing, Subject
from isoassess.store.sample import SAMPLE
from isoassess.store.schema.decoding import readable
from isoassess.store.schema.tables import ASSESSMENTS, HISTORY, ORGANIZATIONS, STANDINGS

AT_ONCE = 500  # ids in one query; SQLite takes only so many
_OF_STANDING = (ListOrder.COVERAGE, ListOrder.READINESS, ListOrder.ACTIONS)
_ORDERS: dict[ListOrder, ColumnElement[Any]] = {
    ListOrder.CHANGED: ORGANIZATIONS.c.changed_at,
    ListOrder.NAME: ORGANIZATIONS.c.name_folded,
    ListOrder.SECTOR: func.json_extract(ORGANIZATIONS.c.sector_codes, "$[0]"),
    ListOrder.STANDARD: ASSESSMENTS.c.lens,
    ListOrder.COVERAGE: cast(STANDINGS.c.assessed, Float) / func.max(STANDINGS.c.applicable, 1),
    ListOrder.READINESS: case(
        {verdict: place for place, verdict in enumerate(Verdict)}, value=STANDINGS.c.verdict
    ),
    ListOrder.ACTIONS: STANDINGS.c.open_actions,
}
_ON_SHELF: dict[Shelf, ColumnElement[bool]] = {
    Shelf.ACTIVE: ORGANIZATIONS.c.removed_at.is_(None) & ORGANIZATIONS.c.archived_at.is_(None),
    Shelf.ARCHIVED: ORGANIZATIONS.c.removed_at.is_(None) & ORGANIZATIONS.c.archived_at.is_not(None),
    Shelf.REMOVED: ORGANIZATIONS.c.removed_at.is_not(None),
}


def newest_assessment(column: Column[Any]) -> ScalarSelect[Any]:
    """A column of the newest assessment of the organization in the surrounding query."""
    newest = ASSESSMENTS.alias()
    return (
        select(newest.c[column.key])
        .where(newest.c.organization_id == ORGANIZATIONS.c.id)
        .order_by(newest.c.started.desc(), newest.c.added_at.desc())
        .limit(1)
        .correlate(ORGANIZATIONS)
        .scalar_subquery()
    )


def _newest_entry(organization_id: ColumnElement[str]) -> ScalarSelect[int]:
    """The last thing said of an organization; to put it away or bring it back turns no verdict."""
    return (
        select(HISTORY.c.id)
        .where(HISTORY.c.organization_id == organization_id, HISTORY.c.subject != Subject.ORGANIZATION)
        .order_by(HISTORY.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _all_summaries() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ORGANIZATIONS.c.id,
            ORGANIZATIONS.c.name,
            ORGANIZATIONS.c.sector_codes,
            ORGANIZATIONS.c.changed_at,
            ORGANIZATIONS.c.wizard_page,
            ASSESSMENTS.c.id.label("assessment_id"),
            ASSESSMENTS.c.lens,
            ASSESSMENTS.c.completed,
            STANDINGS.c.assessed,
            STANDINGS.c.applicable,
            STANDINGS.c.verdict,
            STANDINGS.c.open_actions,
            STANDINGS.c.catalogue_version,
            STANDINGS.c.clause_8_3,
            STANDINGS.c.indicated_causes,
            (STANDINGS.c.history_id == _newest_entry(ORGANIZATIONS.c.id)).label("current"),
        )
        .select_from(ORGANIZATIONS)
        .outerjoin(ASSESSMENTS, ASSESSMENTS.c.id == newest_assessment(ASSESSMENTS.c.id))
        .outerjoin(STANDINGS, STANDINGS.c.organization_id == ORGANIZATIONS.c.id)
        .where(ORGANIZATIONS.c.id.in_(bindparam("ids", expanding=True)))
    )


_SUMMARIES = _all_summaries()


def ordered(
    connection: Connection,
    matching: ColumnElement[bool] | None,
    limit: int | None = None,
    offset: int = 0,
    *,
    shelf: Shelf,
    order: ListOrder,
    descending: bool,
) -> list[str]:
    """Ids of those on the shelf, and of them those that are `matching`. What is not known comes last.

    Only what the order needs is joined, so that ten thousand are sorted while a person blinks.
    """
    query = select(ORGANIZATIONS.c.id).where(_ON_SHELF[shelf])
    if order is ListOrder.STANDARD:
        query = query.outerjoin(ASSESSMENTS, ASSESSMENTS.c.id == newest_assessment(ASSESSMENTS.c.id))
    elif order in _OF_STANDING:
        query = query.outerjoin(STANDINGS, STANDINGS.c.organization_id == ORGANIZATIONS.c.id)
    if matching is not None:
        query = query.where(matching)
    query = query.order_by(*_sorted(order, descending=descending)).limit(limit).offset(offset)
    return list(connection.scalars(query))


def summaries(connection: Connection, ids: Sequence[str]) -> list[OrganizationSummary]:
    """Of these organizations, in their order; without those that are not in the file."""
    found: dict[str, OrganizationSummary] = {}
    for begin in range(0, len(ids), AT_ONCE):
        some = ids[begin : begin + AT_ONCE]
        read = readable(partial(_read, connection, some))
        found |= _one_by_one(connection, some) if read is None else read
    return [found[id_] for id_ in ids if id_ in found]


def names(connection: Connection) -> list[tuple[str, str, Shelf]]:
    """The ids and names of all that are not deleted, newest change first; none where they cannot be read."""
    wanted = (ORGANIZATIONS.c.id, ORGANIZATIONS.c.name, ORGANIZATIONS.c.archived_at.is_not(None))
    query = select(*wanted).where(ORGANIZATIONS.c.removed_at.is_(None))
    ordered = query.order_by(ORGANIZATIONS.c.changed_at.desc(), ORGANIZATIONS.c.id)
    rows = readable(lambda: connection.execute(ordered).all()) or []
    return [(id_, name, Shelf.ARCHIVED if archived else Shelf.ACTIVE) for id_, name, archived in rows]


def _read(connection: Connection, ids: Sequence[str]) -> dict[str, OrganizationSummary]:
    return {row.id: _summary(row) for row in connection.execute(_SUMMARIES, {"ids": ids})}


def _one_by_one(connection: Connection, ids: Sequence[str]) -> dict[str, OrganizationSummary]:
    """A row that cannot be read hides no other."""
    found: dict[str, OrganizationSummary] = {}
    for id_ in ids:
        read = readable(partial(_read, connection, [id_]))
        found |= {id_: _unreadable(connection, id_)} if read is None else read
    return found


def _unreadable(connection: Connection, organization_id: str) -> OrganizationSummary:
    name = connection.scalar(
        select(cast(ORGANIZATIONS.c.name, LargeBinary)).where(ORGANIZATIONS.c.id == organization_id)
    )
    return OrganizationSummary(
        id=organization_id,
        name=bytes(name or b"").decode(errors="replace"),
        sector_codes=(),
        changed_at=datetime.fromtimestamp(0, UTC),
        lens=None,
        wizard_page=None,
        unreadable=True,
    )


def shelf_counts(connection: Connection) -> dict[Shelf, int]:
    """How many organizations lie on each shelf; the sample is none."""
    columns = [func.count().filter(_ON_SHELF[shelf]) for shelf in Shelf]
    query = select(*columns).select_from(ORGANIZATIONS).where(ORGANIZATIONS.c.id != SAMPLE)
    return dict(zip(Shelf, connection.execute(query).one(), strict=True))


def _sorted(order: ListOrder, *, descending: bool) -> list[ColumnElement[Any]]:
    """The wanted order, then the newest change, then the id, so that no row comes twice or never."""
    column, place = _ORDERS[order], ORGANIZATIONS.c.id
    turned = column.desc() if descending else column.asc()
    if order is ListOrder.CHANGED:
        return [turned, place.desc() if descending else place.asc()]
    return [column.is_(None), turned, ORGANIZATIONS.c.changed_at.desc(), place.desc()]


def _summary(row: Row[*tuple[Any, ...]]) -> OrganizationSummary:
    return OrganizationSummary(
        id=row.id,
        name=row.name,
        sector_codes=tuple(row.sector_codes),
        changed_at=row.changed_at,
        wizard_page=row.wizard_page,
        assessment_id=row.assessment_id,
        lens=row.lens,
        completed=row.completed,
        standing=None
        if row.verdict is None
        else Standing(
            assessed=row.assessed,
            applicable=row.applicable,
            verdict=row.verdict,
            open_actions=row.open_actions,
            catalogue_version=row.catalogue_version,
            clause_8_3=row.clause_8_3,
            indicated_causes=row.indicated_causes,
            current=bool(row.current),
        ),
    )


def last_word(connection: Connection, assessment_id: str) -> int | None:
    """The number of the last thing said of the organization of an assessment."""
    number: int | None = connection.scalar(select(_newest_entry(_organization_of(assessment_id))))
    return number


def _organization_of(assessment_id: str) -> ScalarSelect[str]:
    return select(ASSESSMENTS.c.organization_id).where(ASSESSMENTS.c.id == assessment_id).scalar_subquery()


def save_standing(
    journal: Journal, assessment_id: str, standing: Standing, *, as_of: int | None = None
) -> None:
    """What the list shows; it is no change of the organization: neither history nor a new date.

    `as_of`: the last word it rests on, where that is not the last one now.
    """
    organization_id = _organization_of(assessment_id)
    values = {
        "assessment_id": assessment_id,
        "catalogue_version": standing.catalogue_version,
        "history_id": _newest_entry(organization_id) if as_of is None else as_of,
        "assessed": standing.assessed,
        "applicable": standing.applicable,
        "verdict": standing.verdict,
        "open_actions": standing.open_actions,
        "clause_8_3": standing.clause_8_3,
        "indicated_causes": standing.indicated_causes,
    }
    statement = insert_or_update(STANDINGS).values(organization_id=organization_id, **values)
    journal.connection.execute(
        statement.on_conflict_do_update(index_elements=[STANDINGS.c.organization_id], set_=values)
    )
