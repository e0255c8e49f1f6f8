"""Organizations: the list, the profile, the wizard's place, a person's own decision, removal."""

import unicodedata
from datetime import datetime
from typing import Any, cast
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute

from isoassess.decision import OwnDecision
from isoassess.profile import Profile
from isoassess.store.errors import NotInStore, UnknownProfile
from isoassess.store.history import Change, differences
from isoassess.store.journal import Journal
from isoassess.store.records import OrganizationSummary, Subject
from isoassess.store.storable import check_texts, profile_from_text, profile_to_text
from isoassess.store.tables import AssessmentRow, OrganizationRow
from isoassess.texts import _

_SEARCHED = 1000  # characters of a name; SQLite refuses to match very long patterns


def listed(connection: Connection, search: str, limit: int | None, offset: int) -> list[OrganizationSummary]:
    """Newest change first; `search` is anywhere in the name, in any case."""
    newest_lens = (
        select(AssessmentRow.lens)
        .where(AssessmentRow.organization_id == OrganizationRow.id)
        .order_by(AssessmentRow.started.desc(), AssessmentRow.added_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            OrganizationRow.id,
            OrganizationRow.name,
            OrganizationRow.sector_codes,
            OrganizationRow.changed_at,
            newest_lens.label("lens"),
            OrganizationRow.wizard_page,
        )
        .where(OrganizationRow.removed_at.is_(None))
        .order_by(OrganizationRow.changed_at.desc(), OrganizationRow.id.desc())
        .limit(limit)
        .offset(offset)
    )
    if search:
        query = query.where(OrganizationRow.name_folded.contains(_folded(search), autoescape=True))
    return [
        OrganizationSummary(
            id=row.id,
            name=row.name,
            sector_codes=tuple(row.sector_codes),
            changed_at=row.changed_at,
            lens=row.lens,
            wizard_page=row.wizard_page,
        )
        for row in connection.execute(query)
    ]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()[:_SEARCHED]


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
        "name_folded": _folded(name),
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
    if text is None:
        return None
    try:
        return msgspec.json.decode(text, type=OwnDecision)
    except msgspec.DecodeError as problem:
        raise UnknownProfile(
            _('The decision on "{name}" was made with a newer version of IsoAssess ({reason}).').format(
                name=name, reason=problem
            )
        ) from problem


def decide(journal: Journal, organization_id: str, decision: OwnDecision | None) -> None:
    check_texts(decision=decision)
    changes = differences(own_decision(journal.connection, organization_id), decision)
    if changes:
        text = None if decision is None else msgspec.json.encode(decision).decode()
        _set(journal, organization_id, own_decision=text)
        journal.record(Subject.DECISION, changes, organization_id=organization_id)


def set_removed(journal: Journal, organization_id: str, removed_at: datetime | None) -> None:
    (at,) = _facts(journal.connection, organization_id, OrganizationRow.removed_at)
    was_removed = at is not None
    if was_removed != (removed_at is not None):
        _set(journal, organization_id, removed_at=removed_at)
        before, after = ("true", None) if was_removed else (None, "true")
        journal.record(
            Subject.ORGANIZATION, [Change("removed", before, after)], organization_id=organization_id
        )


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
