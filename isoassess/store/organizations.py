"""Organizations: the profile, the wizard's place, a person's own decision, archive and removal."""

from datetime import datetime
from typing import Any, cast
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute

from isoassess.decision import OwnDecision
from isoassess.profile import Profile
from isoassess.store.database import sort_key
from isoassess.store.errors import NotInStore
from isoassess.store.history import Change, differences
from isoassess.store.journal import Journal
from isoassess.store.records import Subject
from isoassess.store.storable import check_texts, decision_from_text, profile_from_text, profile_to_text
from isoassess.store.tables import OrganizationRow
from isoassess.texts import _


def add(journal: Journal, profile: Profile) -> str:
    organization_id = str(uuid4())
    journal.connection.execute(
        insert(OrganizationRow).values(
            id=organization_id, changed_at=journal.at, **_columns(profile, profile_to_text(profile))
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
    name, text = _facts(connection, organization_id, OrganizationRow.name, OrganizationRow.profile)
    return profile_from_text(text, name)


def save_profile(journal: Journal, organization_id: str, new: Profile) -> None:
    text = profile_to_text(new)
    changes = differences(profile(journal.connection, organization_id), new)
    if changes:
        _set(journal, organization_id, **_columns(new, text))
        journal.record(Subject.PROFILE, changes, organization_id=organization_id)


def wizard_page(connection: Connection, organization_id: str) -> int | None:
    (page,) = _facts(connection, organization_id, OrganizationRow.wizard_page)
    return cast("int | None", page)


def save_wizard_page(journal: Journal, organization_id: str, page: int | None) -> None:
    """Where somebody looks is no change of the organization: neither history nor a new date."""
    if wizard_page(journal.connection, organization_id) != page:
        _set(journal, organization_id, wizard_page=page)
        journal.wrote = True


def own_decision(connection: Connection, organization_id: str) -> OwnDecision | None:
    name, text = _facts(connection, organization_id, OrganizationRow.name, OrganizationRow.own_decision)
    return decision_from_text(text, name)


def as_stored(connection: Connection, organization_id: str) -> tuple[str, str | None]:
    """The texts of the profile and of the own decision, to be kept with what was judged on them."""
    profile, decision = _facts(
        connection, organization_id, OrganizationRow.profile, OrganizationRow.own_decision
    )
    return profile, decision


def decide(journal: Journal, organization_id: str, decision: OwnDecision | None) -> None:
    check_texts(decision=decision)
    changes = differences(own_decision(journal.connection, organization_id), decision)
    if changes:
        text = None if decision is None else msgspec.json.encode(decision).decode()
        _set(journal, organization_id, own_decision=text)
        journal.record(Subject.DECISION, changes, organization_id=organization_id)


def set_removed(journal: Journal, organization_id: str, removed_at: datetime | None) -> None:
    _put_away(journal, organization_id, OrganizationRow.removed_at, "removed", removed_at)


def set_archived(journal: Journal, organization_id: str, archived_at: datetime | None) -> None:
    _put_away(journal, organization_id, OrganizationRow.archived_at, "archived", archived_at)


def _put_away(
    journal: Journal,
    organization_id: str,
    column: InstrumentedAttribute[datetime | None],
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
        update(OrganizationRow).where(OrganizationRow.id == organization_id).values(**columns)
    )


def _facts(
    connection: Connection, organization_id: str, *columns: InstrumentedAttribute[Any]
) -> tuple[Any, ...]:
    row = connection.execute(select(*columns).where(OrganizationRow.id == organization_id)).one_or_none()
    if row is None:
        raise _missing()
    return tuple(row)


def _missing() -> NotInStore:
    return NotInStore(_("This organization is not in the file."))
