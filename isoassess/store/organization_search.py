"""Searching the list of organizations by an index that is brought up to date before it is asked."""

import json

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from isoassess.searching import words_of
from isoassess.store import search_index
from isoassess.store.tables import OrganizationRow


def matching(connection: Connection, search: str, *, indexed: bool) -> ColumnElement[bool] | None:
    """What holds for the organizations that are found; None where nothing is searched for.

    Not `indexed`: the file could not be written, and what the index does not know is read from its rows.
    """
    if not words_of(search):
        return None
    found = OrganizationRow.id.in_(search_index.found(connection, search))
    if indexed:
        return found
    unknown = search_index.unknown(connection)
    live = search_index.live(connection, unknown, search)
    known = and_(found, OrganizationRow.id.not_in(_listed(unknown)))
    return or_(OrganizationRow.id.in_(_listed(live)), known)


def matches(connection: Connection, search: str, *, indexed: bool) -> frozenset[str]:
    """The ids of all organizations that are found, whatever shelf they lie on."""
    found = frozenset(connection.scalars(search_index.found(connection, search)))
    if indexed:
        return found
    unknown = search_index.unknown(connection)
    return (found - frozenset(unknown)) | frozenset(search_index.live(connection, unknown, search))


def _listed(ids: list[str]) -> Select[str]:
    """However many they are, as one value of a query."""
    return select(func.json_each(json.dumps(ids)).table_valued("value").c.value)
