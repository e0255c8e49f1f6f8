"""An organization as it is in a backup, taken back as history: what is there now stays to be found in it."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select, update

from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.store import attachments, organizations
from isoassess.store.attachments import is_unchanged
from isoassess.store.backup.belonging import REGISTERS, copied_names, insert_rows, rows
from isoassess.store.backup.bringing import bring, bring_assessment, bring_contents
from isoassess.store.backup.turning_back import turn_back_answers
from isoassess.store.file.database import driver
from isoassess.store.history.changes import Change, Flat, applied, flatten
from isoassess.store.history.journal import Journal, entries
from isoassess.store.records import Subject
from isoassess.store.schema.decoding import readable
from isoassess.store.schema.tables import ASSESSMENTS, ATTACHMENTS, CONTENTS, ORGANIZATIONS
from isoassess.store.vault.driver import sqlite3

TAKEN_BACK = "taken-back"  # the key under which the history says that it was done
_TOLD = ("lens", "assessor", "completed")  # of an assessment; the rest is settled when it begins


class TakenBack(Struct, frozen=True, kw_only=True):
    """`new`: those that were not in the file."""

    new: tuple[str, ...]
    changed: tuple[str, ...]


def take_back(journal: Journal, there: Connection, organization_id: str, *, made: datetime) -> bool:
    """All of it as it is there; whether it is new here. What began since then stays beside it.

    The history goes on from what it says itself, so that a damaged value is healed by it, too.
    """
    here, source = driver(journal.connection), driver(there)
    known = here.execute("SELECT 1 FROM organization WHERE id = ?", (organization_id,)).fetchone()
    if known is None:
        bring(source, here, organization_id)
    else:
        _turn_back(journal, there, organization_id)
    told = msgspec.json.encode(made).decode()
    journal.record(Subject.ORGANIZATION, [Change(TAKEN_BACK, None, told)], organization_id=organization_id)
    return known is None


def _turn_back(journal: Journal, there: Connection, organization_id: str) -> None:
    _turn_back_attachments(journal, there, organization_id)
    _turn_back_words(journal, there, organization_id)
    _turn_back_shelf(journal, there, organization_id)
    here, source = driver(journal.connection), driver(there)
    for (assessment_id,) in rows(source, ASSESSMENTS, "organization_id", organization_id, ["id"]):
        if not rows(here, ASSESSMENTS, "id", str(assessment_id), ["id"]):
            bring_assessment(source, here, str(assessment_id))
            continue
        _turn_back_assessment(journal, source, organization_id, str(assessment_id))
        turn_back_answers(journal, there, organization_id, str(assessment_id))
        for register in REGISTERS:
            of = copied_names(register)
            given = rows(source, register, "assessment_id", str(assessment_id), of)
            insert_rows(here, register, of, given, unless_there=True)


def _turn_back_words(journal: Journal, there: Connection, organization_id: str) -> None:
    """The profile and the own decision."""
    columns = select(ORGANIZATIONS).where(ORGANIZATIONS.c.id == organization_id)
    wanted = there.execute(columns).mappings().one()
    profile = msgspec.json.decode(wanted["profile"], type=Profile)
    decided = wanted["own_decision"]
    decision = None if decided is None else msgspec.json.decode(decided, type=OwnDecision)
    said = _said(journal.connection, organization_id)
    for subject, value in ((Subject.PROFILE, profile), (Subject.DECISION, decision)):
        before, after = said[subject], {} if value is None else flatten(value)
        journal.record(subject, changes(before, after), organization_id=organization_id)
    kept = ("name", "name_folded", "sector_codes", "profile", "own_decision")
    journal.connection.execute(
        update(ORGANIZATIONS)
        .where(ORGANIZATIONS.c.id == organization_id)
        .values({name: wanted[name] for name in kept})
    )


def _said(connection: Connection, organization_id: str) -> Mapping[Subject, Flat]:
    """What the history comes to; where it cannot be read, what stands in the file."""
    past = readable(lambda: entries(connection, organization_id=organization_id))
    if past is None:
        profile = readable(lambda: organizations.profile(connection, organization_id))
        return {Subject.PROFILE: flatten(profile) if profile else {}, Subject.DECISION: {}}
    found: dict[Subject, Flat] = {Subject.PROFILE: {}, Subject.DECISION: {}}
    for entry in past:
        if entry.subject in found:
            change = Change(entry.key, entry.before, entry.after)
            found[entry.subject] = applied(found[entry.subject], [change])
    return found


def _turn_back_shelf(journal: Journal, there: Connection, organization_id: str) -> None:
    columns = (ORGANIZATIONS.c.removed_at, ORGANIZATIONS.c.archived_at, ORGANIZATIONS.c.wizard_page)
    row = there.execute(select(*columns).where(ORGANIZATIONS.c.id == organization_id)).one()
    organizations.set_removed(journal, organization_id, row.removed_at)
    organizations.set_archived(journal, organization_id, row.archived_at)
    organizations.save_wizard_page(journal, organization_id, row.wizard_page)


def _turn_back_assessment(
    journal: Journal, source: sqlite3.Connection, organization_id: str, assessment_id: str
) -> None:
    here = driver(journal.connection)
    of = [name for name in copied_names(ASSESSMENTS) if name not in ("id", "organization_id", "added_at")]
    (wanted,) = rows(source, ASSESSMENTS, "id", assessment_id, of)
    (now,) = rows(here, ASSESSMENTS, "id", assessment_id, of)
    if wanted == now:
        return
    settings = ", ".join(f'"{name}" = ?' for name in of)
    here.execute(f"UPDATE assessment SET {settings} WHERE id = ?", (*wanted, assessment_id))
    for name, before, after in zip(of, now, wanted, strict=True):
        if name in _TOLD and before != after:
            for one in _told(name, _text(before), _text(after)):
                journal.record(
                    Subject.ASSESSMENT, [one], organization_id=organization_id, assessment_id=assessment_id
                )


def _told(name: str, before: str | None, after: str | None) -> list[Change]:
    """A lock of another day is opened first: the history knows no other way."""
    if name == "completed" and None not in (before, after):
        return [Change(name, before, None), Change(name, None, after)]
    return [Change(name, before, after)]


def _text(raw: object) -> str | None:
    return None if raw is None else msgspec.json.encode(str(raw)).decode()


def _turn_back_attachments(journal: Journal, there: Connection, organization_id: str) -> None:
    """Those that are not here any more, what was said of the others, and bytes that were damaged here."""
    here, source = driver(journal.connection), driver(there)
    bring_contents(source, here, organization_id)
    _heal_contents(source, here, organization_id)
    of = copied_names(ATTACHMENTS)
    known = {row[0] for row in rows(here, ATTACHMENTS, "organization_id", organization_id, ["id"])}
    for id_, described in attachments.listed(there, organization_id).items():
        if id_ in known:
            attachments.describe(journal, described)
            continue
        insert_rows(here, ATTACHMENTS, of, rows(source, ATTACHMENTS, "id", id_, of))
        told = msgspec.json.encode({"name": described.name, "sha256": described.sha256}).decode()
        journal.record(Subject.ATTACHMENT, [Change(id_, None, told)], organization_id=organization_id)
        plain = msgspec.structs.replace(described, effective=None, number="", note="")
        prefixed = [
            Change(f"{id_}.{one.key}", one.before, one.after)
            for one in changes(flatten(plain), flatten(described))
        ]
        journal.record(Subject.ATTACHMENT, prefixed, organization_id=organization_id)


def _heal_contents(source: sqlite3.Connection, here: sqlite3.Connection, organization_id: str) -> None:
    for (digest,) in rows(source, ATTACHMENTS, "organization_id", organization_id, ["sha256"]):
        (now,) = rows(here, CONTENTS, "sha256", str(digest), ["data"])
        if not is_unchanged(bytes(now[0]), str(digest)):  # type: ignore[call-overload]
            (sound,) = rows(source, CONTENTS, "sha256", str(digest), ["data", "size"])
            here.execute("UPDATE content SET data = ?, size = ? WHERE sha256 = ?", (*sound, digest))


def changes(before: Flat, after: Flat) -> list[Change]:
    """From one value to another, both taken apart."""
    return [
        Change(key, before.get(key), after.get(key))
        for key in before | after
        if before.get(key) != after.get(key)
    ]
