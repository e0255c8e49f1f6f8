"""Organizations, assessments and files whose own rows are lost, made anew of what the history says."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec import Struct

from isoassess.domain import Lens
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Organization, Profile
from isoassess.language.texts import _
from isoassess.store.file.database import sort_key
from isoassess.store.history.changes import Change, Flat, Value, applied, assemble
from isoassess.store.records import Subject
from isoassess.store.repair.row_cells import Raw
from isoassess.store.repair.row_shapes import Fields
from isoassess.store.schema.storable import profile_to_text

_NO_TIME = "1970-01-01 00:00:00.000000"


class ToldByHistory(Struct):
    """What the history says of one organization, assessment or file: the last value of each key."""

    organization_id: str
    begun: str
    last: str
    flats: dict[str, Flat]

    def of(self, subject: Subject) -> Flat:
        return self.flats.get(subject, {})


def told_of(history: Iterable[Fields], column: str) -> dict[str, ToldByHistory]:
    """By the ids in a column; the entries in their order, those that cannot be read left out."""
    found: dict[str, ToldByHistory] = {}
    for entry in history:
        id_, at = entry[column], str(entry["at"])
        if not isinstance(id_, str):
            continue
        told = found.setdefault(id_, ToldByHistory(str(entry["organization_id"]), at, at, {}))
        told.last = max(told.last, at)
        subject, after = str(entry["subject"]), entry["after"]
        change = Change(str(entry["key"]), None, after if isinstance(after, str) else None)
        told.flats[subject] = applied(told.flats.get(subject, {}), [change])
    return found


def organization(id_: str, told: ToldByHistory | None, damaged: Fields) -> Fields:
    """Its row, from what the history says, with what can be read of the damaged one where it says nothing."""
    profile = _value(told.of(Subject.PROFILE), Profile) if told else None
    if profile is None or profile == Profile():
        said = str(damaged.get("name") or "")
        profile = Profile(organization=Organization(name=said or _("Name lost")))
    decision = _value(told.of(Subject.DECISION), OwnDecision) if told and told.of(Subject.DECISION) else None
    state = told.of(Subject.ORGANIZATION) if told else {}
    last = told.last if told else _time(damaged.get("changed_at"))
    return {
        "id": id_,
        "name": profile.organization.name,
        "name_folded": sort_key(profile.organization.name),
        "sector_codes": msgspec.json.encode(list(profile.sector.codes)).decode(),
        "changed_at": last,
        "removed_at": last if "removed" in state else None,
        "archived_at": last if "archived" in state else None,
        "wizard_page": None,
        "own_decision": None if decision is None else msgspec.json.encode(decision).decode(),
        "profile": profile_to_text(profile),
    }


def assessment(id_: str, told: ToldByHistory) -> Fields:
    """Without the profile that was kept with a completed one: it is judged on today's."""
    said = told.of(Subject.ASSESSMENT)
    return {
        "id": id_,
        "organization_id": told.organization_id,
        "lens": _text(said, "lens", str(Lens.ISO9001_2026)),
        "started": _text(said, "started", told.begun[:10]),
        "assessor": _text(said, "assessor", ""),
        "catalogue_version": _text(said, "catalogue_version", ""),
        "added_at": told.begun,
        "completed": _text(said, "completed", "") or None,
        "completed_profile": None,
        "completed_decision": None,
    }


def attachments(told: ToldByHistory) -> list[Fields]:
    """All files of an organization that the history knows of."""
    flat = told.of(Subject.ATTACHMENT)
    found: list[Fields] = []
    for key, text in flat.items():
        if "." in key:
            continue
        named = _decoded(text)
        if isinstance(named, dict) and isinstance(named.get("sha256"), str):
            found.append(
                {
                    "id": key,
                    "organization_id": told.organization_id,
                    "sha256": named["sha256"],
                    "name": _text(flat, f"{key}.name", str(named.get("name", ""))),
                    "effective": _text(flat, f"{key}.effective", "") or None,
                    "number": _text(flat, f"{key}.number", ""),
                    "note": _text(flat, f"{key}.note", ""),
                    "added_at": told.begun,
                }
            )
    return found


def _value(flat: Flat, of: type[Value]) -> Value | None:
    """As much of it as can be read: a damaged word takes only itself away."""
    for known in (flat, {key: text for key, text in flat.items() if _stands(key, text, of)}):
        try:
            return assemble(known, of)
        except (msgspec.MsgspecError, TypeError, AttributeError):
            continue
    return None


def _stands(key: str, text: str, of: type[Value]) -> bool:
    try:
        assemble({key: text}, of)
    except msgspec.ValidationError as problem:
        return "missing required field" in str(problem)
    except (msgspec.MsgspecError, TypeError, AttributeError):
        return False
    return True


def _text(flat: Flat, key: str, otherwise: str) -> str:
    found = _decoded(flat.get(key, ""))
    return found if isinstance(found, str) else otherwise


def _decoded(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return None


def _time(value: Raw) -> str:
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        return _NO_TIME
    return str(value)
