"""Organizations: the profile, the wizard's place, a person's own decision, archive and removal."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast
from uuid import uuid4

import msgspec
from sqlalchemy import Column, Connection, insert, select, update

from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.language.texts import _
from isoassess.store.errors import ChangedSince, NotInStore
from isoassess.store.file.database import sort_key
from isoassess.store.history.changes import Change, applied, assemble, differences, flatten
from isoassess.store.history.journal import Journal, named
from isoassess.store.history.merging import Clash, merge
from isoassess.store.records import Shelf, Subject
from isoassess.store.schema.storable import (
    check_texts,
    decision_from_text,
    profile_from_text,
    profile_to_text,
)
from isoassess.store.schema.tables import ORGANIZATIONS

_AT_ONCE = 500  # values of one statement
_FIRST_PAGE = 0  # of the wizard, which goes on there


def new_id() -> str:
    return str(uuid4())


def add(
    journal: Journal, profile: Profile, *, organization_id: str = "", wizard_page: int | None = None
) -> str:
    organization_id = organization_id or new_id()
    columns = _columns(profile, profile_to_text(profile))
    journal.connection.execute(
        insert(ORGANIZATIONS).values(
            id=organization_id, changed_at=journal.at, wizard_page=wizard_page, **columns
        )
    )
    journal.record(Subject.ORGANIZATION, [Change("added", None, "true")], organization_id=organization_id)
    journal.record(Subject.PROFILE, differences(None, profile), organization_id=organization_id)
    return organization_id


def _columns(profile: Profile, text: str) -> dict[str, object]:
    name = profile.organization.name
    return {
        "name": name,
        "name_folded": sort_key(name),
        "sector_codes": list(profile.sector.codes),
        "profile": text,
    }


def profile(connection: Connection, organization_id: str) -> Profile:
    name, text = _facts(connection, organization_id, ORGANIZATIONS.c.name, ORGANIZATIONS.c.profile)
    return profile_from_text(text, name)


def name_of(connection: Connection, organization_id: str) -> str:
    (name,) = _facts(connection, organization_id, ORGANIZATIONS.c.name)
    return str(name)


def save_profile(
    journal: Journal, organization_id: str, new: Profile, *, seen: Profile | None = None
) -> tuple[Clash, ...]:
    """Saves what differs from the profile that was seen; without one, whatever differs from the file."""
    profile_to_text(new)  # refused as a whole before anything of it is written
    before = profile(journal.connection, organization_id)
    if seen is not None and seen != before:
        return change_profile(journal, organization_id, differences(seen, new))
    _keep(journal, organization_id, before, new)
    return ()


def change_profile(journal: Journal, organization_id: str, changes: Iterable[Change]) -> tuple[Clash, ...]:
    """Changes these facts and no other; what somebody else changed too is left alone and given back."""
    before = profile(journal.connection, organization_id)
    merged = merge(flatten(before), changes)
    after = assemble(applied(flatten(before), merged.changes), Profile)
    _keep(journal, organization_id, before, after)
    return named(journal.connection, merged.clashes, subject=Subject.PROFILE, organization_id=organization_id)


def change_new(journal: Journal, organization_id: str, changes: Iterable[Change]) -> tuple[Clash, ...]:
    """Adds it with these facts, at the first page of the wizard; as `change_profile` where it is there."""
    wanted = select(ORGANIZATIONS.c.id).where(ORGANIZATIONS.c.id == organization_id)
    if journal.connection.scalars(wanted).one_or_none() is not None:
        return change_profile(journal, organization_id, changes)
    new = assemble(applied({}, changes), Profile)
    add(journal, new, organization_id=organization_id, wizard_page=_FIRST_PAGE)
    return ()


def _keep(journal: Journal, organization_id: str, before: Profile, after: Profile) -> None:
    changes = differences(before, after)
    if changes:
        _set(journal, organization_id, **_columns(after, profile_to_text(after)))
        journal.record(Subject.PROFILE, changes, organization_id=organization_id)


def wizard_page(connection: Connection, organization_id: str) -> int | None:
    (page,) = _facts(connection, organization_id, ORGANIZATIONS.c.wizard_page)
    return cast("int | None", page)


def save_wizard_page(journal: Journal, organization_id: str, page: int | None) -> None:
    """Where somebody looks is no change of the organization: neither history nor a new date."""
    if wizard_page(journal.connection, organization_id) != page:
        _set(journal, organization_id, wizard_page=page)
        journal.wrote = True


def own_decision(connection: Connection, organization_id: str) -> OwnDecision | None:
    name, text = _facts(connection, organization_id, ORGANIZATIONS.c.name, ORGANIZATIONS.c.own_decision)
    return decision_from_text(text, name)


def as_stored(connection: Connection, organization_id: str) -> tuple[str, str | None]:
    """The texts of the profile and of the own decision, to be kept with what was judged on them."""
    profile, decision = _facts(
        connection, organization_id, ORGANIZATIONS.c.profile, ORGANIZATIONS.c.own_decision
    )
    return profile, decision


def decide(
    journal: Journal,
    organization_id: str,
    decision: OwnDecision | None,
    *,
    seen: tuple[OwnDecision | None] | None = None,
) -> None:
    """A decision is one thing: raises ChangedSince where it is not the one that was seen any more."""
    check_texts(decision=decision)
    before = own_decision(journal.connection, organization_id)
    if seen is not None and before not in (*seen, decision):
        raise _decided_since(before)
    changes = differences(before, decision)
    if changes:
        text = None if decision is None else msgspec.json.encode(decision).decode()
        _set(journal, organization_id, own_decision=text)
        journal.record(Subject.DECISION, changes, organization_id=organization_id)


def _decided_since(now: OwnDecision | None) -> ChangedSince:
    if now is None:
        return ChangedSince(
            _("Meanwhile somebody went back to the program's decision. Decide again to go on.")
        )
    words = _('Meanwhile {name} decided for {lens}: "{reason}". Decide again to put yours in its place.')
    return ChangedSince(words.format(name=now.name, lens=now.lens.label, reason=now.reason))


def set_removed(journal: Journal, organization_id: str, removed_at: datetime | None) -> None:
    _put_away(journal, organization_id, ORGANIZATIONS.c.removed_at, "removed", removed_at)


def set_archived(journal: Journal, organization_id: str, archived_at: datetime | None) -> None:
    _put_away(journal, organization_id, ORGANIZATIONS.c.archived_at, "archived", archived_at)


def put_on(journal: Journal, ids: Sequence[str], shelf: Shelf) -> None:
    """Puts all of these on a shelf, wherever they lie; for thousands, one by one takes too long."""
    parts = [ids[begin : begin + _AT_ONCE] for begin in range(0, len(ids), _AT_ONCE)]
    columns = (ORGANIZATIONS.c.id, ORGANIZATIONS.c.removed_at, ORGANIZATIONS.c.archived_at)
    lie: dict[str, Any] = {}
    for part in parts:
        query = select(*columns).where(ORGANIZATIONS.c.id.in_(part))
        lie.update({row.id: row for row in journal.connection.execute(query)})
    if len(lie) < len(set(ids)):
        raise _missing()
    goes = {"removed": shelf is Shelf.REMOVED, "archived": shelf is Shelf.ARCHIVED}
    for word in goes if shelf is not Shelf.REMOVED else ("removed",):  # what is archived stays so below
        key, at = f"{word}_at", journal.at if goes[word] else None
        for part in parts:
            turned = [id_ for id_ in part if (getattr(lie[id_], key) is not None) != goes[word]]
            which = update(ORGANIZATIONS).where(ORGANIZATIONS.c.id.in_(turned))
            journal.connection.execute(which.values({key: at}))
            for id_ in turned:
                before, after = (None, "true") if goes[word] else ("true", None)
                journal.record(Subject.ORGANIZATION, [Change(word, before, after)], organization_id=id_)


def _put_away(
    journal: Journal,
    organization_id: str,
    column: Column[datetime | None],
    word: str,
    new: datetime | None,
) -> None:
    """Sets when it was put away, or takes it back; nothing where it is so already."""
    (at,) = _facts(journal.connection, organization_id, column)
    was_away = at is not None
    if was_away != (new is not None):
        _set(journal, organization_id, **{column.key: new})
        before, after = ("true", None) if was_away else (None, "true")
        journal.record(Subject.ORGANIZATION, [Change(word, before, after)], organization_id=organization_id)


def _set(journal: Journal, organization_id: str, **columns: object) -> None:
    journal.connection.execute(
        update(ORGANIZATIONS).where(ORGANIZATIONS.c.id == organization_id).values(**columns)
    )


def _facts(connection: Connection, organization_id: str, *columns: Column[Any]) -> tuple[Any, ...]:
    row = connection.execute(select(*columns).where(ORGANIZATIONS.c.id == organization_id)).one_or_none()
    if row is None:
        raise _missing()
    return tuple(row)


def _missing() -> NotInStore:
    return NotInStore(_("This organization is not in the file."))
