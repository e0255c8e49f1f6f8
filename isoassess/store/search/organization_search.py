"""Searching the list of organizations by an index that is brought up to date before it is asked."""

import json

from sqlalchemy import ColumnElement, Connection, func, select

from isoassess.domain.searching import words_of
from isoassess.store.schema.tables import ORGANIZATIONS
from isoassess.store.search import search_index


def matching(connection: Connection, search: str, *, indexed: bool) -> ColumnElement[bool] | None:
    """What holds for the organizations that are found; None where nothing is searched for."""
    if not words_of(search):
        return None
    ids = json.dumps([*matches(connection, search, indexed=indexed)])  # one value, however many they are
    return ORGANIZATIONS.c.id.in_(select(func.json_each(ids).table_valued("value").c.value))


def matches(connection: Connection, search: str, *, indexed: bool) -> frozenset[str]:
    """The ids of all organizations that are found, whatever shelf they lie on.

    Not `indexed`: the file could not be written, and what the index does not know is read from its rows.
    """
    found = search_index.found(connection, search)
    if indexed:
        return found
    unknown = search_index.unknown(connection)
    return (found - frozenset(unknown)) | frozenset(search_index.live(connection, unknown, search))
