"""The list of organizations: which, in which order, and how each stood when it was last judged."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Float, Row, ScalarSelect, case, cast, func, select
from sqlalchemy.dialects.sqlite import insert as insert_or_update
from sqlalchemy.orm import InstrumentedAttribute, aliased

from isoassess.model import Verdict
from isoassess.store.database import folded
from isoassess.store.journal import Journal
from isoassess.store.records import Order, OrganizationSummary, Shelf, Standing
from isoassess.store.tables import AssessmentRow, HistoryRow, OrganizationRow, StandingRow

_ORDERS: dict[Order, ColumnElement[Any]] = {
    Order.CHANGED: OrganizationRow.changed_at.expression,
    Order.NAME: OrganizationRow.name_folded.expression,
    Order.SECTOR: func.json_extract(OrganizationRow.sector_codes, "$[0]"),
    Order.STANDARD: AssessmentRow.lens.expression,
    Order.COVERAGE: cast(StandingRow.assessed, Float) / func.max(StandingRow.applicable, 1),
    Order.READINESS: case(
        {verdict: place for place, verdict in enumerate(Verdict)}, value=StandingRow.verdict
    ),
    Order.ACTIONS: StandingRow.open_actions.expression,
}
_ON_SHELF: dict[Shelf, ColumnElement[bool]] = {
    Shelf.ACTIVE: OrganizationRow.removed_at.is_(None) & OrganizationRow.archived_at.is_(None),
    Shelf.ARCHIVED: OrganizationRow.removed_at.is_(None) & OrganizationRow.archived_at.is_not(None),
    Shelf.REMOVED: OrganizationRow.removed_at.is_not(None),
}


def newest_assessment(column: InstrumentedAttribute[Any]) -> ScalarSelect[Any]:
    """A column of the newest assessment of the organization in the surrounding query."""
    newest = aliased(AssessmentRow)
    return (
        select(getattr(newest, column.key))
        .where(newest.organization_id == OrganizationRow.id)
        .order_by(newest.started.desc(), newest.added_at.desc())
        .limit(1)
        .correlate(OrganizationRow)
        .scalar_subquery()
    )


def listed(
    connection: Connection,
    search: str,
    limit: int | None,
    offset: int,
    *,
    shelf: Shelf,
    order: Order,
    descending: bool,
) -> list[OrganizationSummary]:
    """Those on the shelf; `search` is anywhere in the name, in any case. What is not known comes last."""
    newest_entry = (
        select(func.max(HistoryRow.id))
        .where(HistoryRow.organization_id == OrganizationRow.id)
        .scalar_subquery()
    )
    query = (
        select(
            OrganizationRow.id,
            OrganizationRow.name,
            OrganizationRow.sector_codes,
            OrganizationRow.changed_at,
            OrganizationRow.wizard_page,
            AssessmentRow.id.label("assessment_id"),
            AssessmentRow.lens,
            AssessmentRow.completed,
            StandingRow.assessed,
            StandingRow.applicable,
            StandingRow.verdict,
            StandingRow.open_actions,
            StandingRow.catalogue_version,
            (StandingRow.history_id == newest_entry).label("current"),
        )
        .select_from(OrganizationRow)
        .outerjoin(AssessmentRow, AssessmentRow.id == newest_assessment(AssessmentRow.id))
        .outerjoin(StandingRow, StandingRow.organization_id == OrganizationRow.id)
        .where(_ON_SHELF[shelf])
        .order_by(*_ordered(order, descending=descending))
        .limit(limit)
        .offset(offset)
    )
    if search:
        query = query.where(OrganizationRow.name_folded.contains(folded(search), autoescape=True))
    return [_summary(row) for row in connection.execute(query)]


def shelf_counts(connection: Connection) -> dict[Shelf, int]:
    """How many organizations lie on each shelf."""
    columns = [func.count().filter(_ON_SHELF[shelf]) for shelf in Shelf]
    return dict(
        zip(Shelf, connection.execute(select(*columns).select_from(OrganizationRow)).one(), strict=True)
    )


def _ordered(order: Order, *, descending: bool) -> list[ColumnElement[Any]]:
    """The wanted order, then the newest change, then the id, so that no row comes twice or never."""
    column, place = _ORDERS[order], OrganizationRow.id.expression
    turned = column.desc() if descending else column.asc()
    if order is Order.CHANGED:
        return [turned, place.desc() if descending else place.asc()]
    return [column.is_(None), turned, OrganizationRow.changed_at.desc(), place.desc()]


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
            current=bool(row.current),
        ),
    )


def save_standing(journal: Journal, assessment_id: str, standing: Standing) -> None:
    """What the list shows; it is no change of the organization: neither history nor a new date."""
    organization_id = select(AssessmentRow.organization_id).where(AssessmentRow.id == assessment_id)
    newest = select(func.max(HistoryRow.id)).where(
        HistoryRow.organization_id == organization_id.scalar_subquery()
    )
    values = {
        "assessment_id": assessment_id,
        "catalogue_version": standing.catalogue_version,
        "history_id": newest.scalar_subquery(),
        "assessed": standing.assessed,
        "applicable": standing.applicable,
        "verdict": standing.verdict,
        "open_actions": standing.open_actions,
    }
    statement = insert_or_update(StandingRow).values(
        organization_id=organization_id.scalar_subquery(), **values
    )
    journal.connection.execute(
        statement.on_conflict_do_update(index_elements=[StandingRow.organization_id], set_=values)
    )
