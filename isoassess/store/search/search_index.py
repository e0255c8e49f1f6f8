"""Where organizations are found by name, site, contact and actions: an index in the file, made from its rows.

It is derived, and never written by what saves a change: the history tells which organizations changed since
it was last brought up to date, and a search does that first. Where it is missing it is made again.

SQLite's FTS5 finds three letters and more; shorter words are found by pairs and single letters, kept as words
of a second index. A SQLite without FTS5 reads the texts through, which is slower and finds the same.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Select, delete, func, insert, select, text, update

from isoassess.domain.searching import words_of
from isoassess.store.file.database import sort_key
from isoassess.store.schema.storable import storable
from isoassess.store.schema.tables import (
    HISTORY,
    ORGANIZATIONS,
    SEARCH_NUMBERS,
    SEARCH_STATE,
    SEARCH_TEXTS,
)
from isoassess.store.search import search_words
from isoassess.store.search.found_parts import texts_of
from isoassess.store.vault.driver import sqlite3

AT_ONCE = 500  # organizations read together
_MATCHING = {  # as one value: a row for each of ten thousand would cost more than finding them
    table: text(
        f"SELECT json_group_array(organization_id) FROM {table} "
        f"JOIN search_number ON number = {table}.rowid WHERE {table} MATCH :what"
    )
    for table in search_words.TABLES
}
_INDEXED = select(SEARCH_NUMBERS.c.organization_id)


def is_behind(connection: Connection) -> bool:
    """Whether there is anything to bring up to date."""
    until = select(SEARCH_STATE.c.history_id).scalar_subquery()
    newer = connection.scalar(select(select(HISTORY.c.id).where(HISTORY.c.id > until).exists()))
    return bool(newer) or not _is_whole(connection) or bool(_missing(connection))


def unknown(connection: Connection) -> list[str]:
    """The organizations that the index does not know as they are now."""
    if not _is_whole(connection):
        return list(connection.scalars(select(ORGANIZATIONS.c.id)))
    return [*_changed(connection), *_missing(connection)]


def bring_up_to_date(connection: Connection, most: int | None = None) -> bool:
    """Indexes what changed and, of what is not indexed at all, so many; whether some are left.

    Needs the write lock.
    """
    if not _is_whole(connection):
        _make_anew(connection)
    changed, missing = _changed(connection), _missing(connection)
    for begin in range(0, len(changed), AT_ONCE):
        renew(connection, changed[begin : begin + AT_ONCE])
    added = missing[:most]
    for begin in range(0, len(added), AT_ONCE):
        _add(connection, added[begin : begin + AT_ONCE])
    newest = connection.scalar(select(func.max(HISTORY.c.id))) or 0
    connection.execute(update(SEARCH_STATE).values(history_id=newest))
    return len(missing) > len(added)


def found(connection: Connection, search: str) -> frozenset[str]:
    """The ids of the organizations that hold every word, as the index knows them; all without a word."""
    words = [storable(word) for word in words_of(search)]
    if not words or not has_fts(connection):
        held = [func.instr(SEARCH_TEXTS.c.text, word) > 0 for word in words]
        known = _INDEXED.where(SEARCH_NUMBERS.c.number.in_(select(SEARCH_TEXTS.c.number).where(*held)))
        return frozenset(connection.scalars(known))
    asked = search_words.asked(words).items()
    return frozenset.intersection(*(_matching(connection, table, what) for table, what in asked))


def forget(connection: Connection, ids: Sequence[str]) -> None:
    """Organizations that are deleted."""
    known = _with_text(SEARCH_NUMBERS.c.number, SEARCH_TEXTS.c.text)
    rows = connection.execute(known.where(SEARCH_NUMBERS.c.organization_id.in_(ids)))
    texts = {row.number: row.text for row in rows}
    if has_fts(connection) and _is_whole(connection):
        search_words.take_out(connection, texts)
    connection.execute(delete(SEARCH_TEXTS).where(SEARCH_TEXTS.c.number.in_(texts)))
    connection.execute(delete(SEARCH_NUMBERS).where(SEARCH_NUMBERS.c.organization_id.in_(ids)))
    tidy(connection)


def tidy(connection: Connection) -> None:
    """Write FTS5's index as one: before that it only notes beside a text that it is to forget it."""
    if has_fts(connection) and _is_whole(connection):
        search_words.put_together(connection)


def _with_text(*columns: Column[Any]) -> Select[*tuple[Any, ...]]:
    return select(*columns).join(SEARCH_TEXTS, SEARCH_TEXTS.c.number == SEARCH_NUMBERS.c.number)


def _matching(connection: Connection, table: str, what: str) -> frozenset[str]:
    listed = connection.scalar(_MATCHING[table], {"what": what})
    return msgspec.json.decode(listed, type=frozenset[str])


def live(connection: Connection, ids: Sequence[str], search: str) -> list[str]:
    """Those of `ids` that hold every word, read from their rows: for what could not be indexed."""
    words = words_of(search)
    return [
        id_
        for begin in range(0, len(ids), AT_ONCE)
        for id_, held in texts_of(connection, ids[begin : begin + AT_ONCE]).items()
        if all(word in held for word in words)
    ]


def has_fts(connection: Connection) -> bool:
    """Whether this SQLite knows FTS5 and its letters by threes."""
    known = text("SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'")
    return sqlite3.sqlite_version_info >= (3, 34) and bool(connection.scalar(known))


def _changed(connection: Connection) -> list[str]:
    """Those that are indexed, and of which the history says something new."""
    until = select(SEARCH_STATE.c.history_id).scalar_subquery()
    query = select(HISTORY.c.organization_id).where(HISTORY.c.id > until).distinct()
    return list(connection.scalars(query.where(HISTORY.c.organization_id.in_(_INDEXED))))


def _missing(connection: Connection) -> list[str]:
    """Those that are not indexed; they are counted first, because that is quick."""
    counted = select(
        select(func.count()).select_from(ORGANIZATIONS).scalar_subquery(),
        select(func.count()).select_from(SEARCH_NUMBERS).scalar_subquery(),
        select(func.max(SEARCH_NUMBERS.c.number)).scalar_subquery(),
        select(func.max(SEARCH_TEXTS.c.number)).scalar_subquery(),
    )
    known, numbered, last, last_text = connection.execute(counted).one()
    if known == numbered and last == last_text:
        return []
    with_text = _INDEXED.join(SEARCH_TEXTS, SEARCH_TEXTS.c.number == SEARCH_NUMBERS.c.number)
    return list(connection.scalars(select(ORGANIZATIONS.c.id).where(ORGANIZATIONS.c.id.not_in(with_text))))


def _is_whole(connection: Connection) -> bool:
    """Whether everything is there that the index is made of, by a SQLite that can do as much as this one."""
    indexed = connection.scalar(select(SEARCH_STATE.c.indexed))
    if indexed is None or not has_fts(connection):
        return indexed is not None and not indexed
    named = text("SELECT count(*) FROM sqlite_schema WHERE name IN ('search_words', 'search_letters')")
    return bool(indexed) and connection.scalar(named) == len(search_words.TABLES)


def _make_anew(connection: Connection) -> None:
    """Forgets what was indexed; every organization is missing then."""
    possible = has_fts(connection)
    for name, made in search_words.TABLES.items() if possible else ():
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
        connection.execute(text(f"CREATE VIRTUAL TABLE {name} USING fts5({made})"))
    for row in (SEARCH_TEXTS, SEARCH_NUMBERS, SEARCH_STATE):
        connection.execute(delete(row))
    connection.execute(insert(SEARCH_STATE).values(id=1, history_id=0, indexed=possible))


def _add(connection: Connection, ids: Sequence[str]) -> None:
    """Gives these organizations a number, and indexes their texts under it."""
    _fold_names(connection, ids)
    connection.execute(delete(SEARCH_NUMBERS).where(SEARCH_NUMBERS.c.organization_id.in_(ids)))
    first = (connection.scalar(select(func.max(SEARCH_NUMBERS.c.number))) or 0) + 1
    numbers = [{"number": first + place, "organization_id": id_} for place, id_ in enumerate(ids)]
    connection.execute(insert(SEARCH_NUMBERS), numbers)
    texts = texts_of(connection, ids)
    now = {first + place: texts.get(id_, "") for place, id_ in enumerate(ids)}
    connection.execute(delete(SEARCH_TEXTS).where(SEARCH_TEXTS.c.number.in_(now)))
    connection.execute(insert(SEARCH_TEXTS), [{"number": n, "text": said} for n, said in now.items()])
    if has_fts(connection):
        search_words.put(connection, now)


def _fold_names(connection: Connection, ids: Sequence[str]) -> None:
    """An older version folded names in another way; they are sorted by that."""
    names = select(ORGANIZATIONS.c.id, ORGANIZATIONS.c.name, ORGANIZATIONS.c.name_folded)
    for id_, name, before in connection.execute(names.where(ORGANIZATIONS.c.id.in_(ids))).all():
        now = sort_key(name)
        if now != before:
            one = update(ORGANIZATIONS).where(ORGANIZATIONS.c.id == id_)
            connection.execute(one.values(name_folded=now))


def renew(connection: Connection, ids: Sequence[str]) -> None:
    """Puts the texts of those that are indexed in place of what was known, where they are others now."""
    known = _with_text(SEARCH_NUMBERS.c.organization_id, SEARCH_TEXTS.c.number, SEARCH_TEXTS.c.text)
    texts = texts_of(connection, ids)
    rows = connection.execute(known.where(SEARCH_NUMBERS.c.organization_id.in_(ids))).all()
    others = [(number, before, texts[id_]) for id_, number, before in rows if texts[id_] != before]
    for number, _before, now in others:
        connection.execute(update(SEARCH_TEXTS).where(SEARCH_TEXTS.c.number == number).values(text=now))
    if has_fts(connection):
        search_words.take_out(connection, {number: before for number, before, _now in others})
        search_words.put(connection, {number: now for number, _before, now in others})
