"""What of an organization is searched on the list: name, sites, contact, actions and who owns them.

What was seen and noted in an assessment is not: the list is open to whoever looks over a shoulder.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, select

from isoassess.domain.searching import words_of
from isoassess.language.folding import folded
from isoassess.store.organization_list import newest_assessment
from isoassess.store.records import FoundIn, FoundText
from isoassess.store.schema.tables import ANSWERS, ASSESSMENTS, ORGANIZATIONS

HITS = 2  # places said of one organization


class _Organization(Struct, frozen=True):
    name: str = ""
    address: str = ""
    contact: str = ""


class _Site(Struct, frozen=True):
    name: str = ""
    address: str = ""


class _People(Struct, frozen=True):
    sites: tuple[_Site, ...] = ()


class _Profile(Struct, frozen=True):
    """So much of a profile as is searched; a newer version's may have more."""

    organization: _Organization = _Organization()
    people: _People = _People()


_PROFILES = select(ORGANIZATIONS.c.id, ORGANIZATIONS.c.name, ORGANIZATIONS.c.profile).where(
    ORGANIZATIONS.c.id.in_(bindparam("ids", expanding=True))
)
_ACTIONS = (
    select(ASSESSMENTS.c.organization_id, ANSWERS.c.action_what, ANSWERS.c.action_owner)
    .select_from(ORGANIZATIONS)
    .join(ASSESSMENTS, ASSESSMENTS.c.id == newest_assessment(ASSESSMENTS.c.id))
    .join(ANSWERS, ANSWERS.c.assessment_id == ASSESSMENTS.c.id)
    .where(
        ORGANIZATIONS.c.id.in_(bindparam("ids", expanding=True)),
        (ANSWERS.c.action_what != "") | (ANSWERS.c.action_owner != ""),
    )
)


def parts_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[FoundText]]:
    """Every text of these organizations that is searched, the name first."""
    parts: dict[str, list[FoundText]] = {}
    for id_, name, profile in connection.execute(_PROFILES, {"ids": ids}):
        parts[id_] = [FoundText(FoundIn.NAME, name), *_stated(profile)]
    named: dict[str, dict[FoundText, None]] = defaultdict(dict)
    for id_, what, owner in connection.execute(_ACTIONS, {"ids": ids}):
        named[id_] |= dict.fromkeys((FoundText(FoundIn.ACTION, what), FoundText(FoundIn.OWNER, owner)))
    for id_, hits in named.items():
        parts[id_] += hits
    return {id_: [part for part in known if part.text.strip()] for id_, known in parts.items()}


def texts_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """What these organizations are found by, folded: a line for each text, and none twice."""
    return {
        id_: "\n".join(dict.fromkeys(folded(" ".join(part.text.split())) for part in parts))
        for id_, parts in parts_of(connection, ids).items()
    }


def where_found(connection: Connection, ids: Sequence[str], search: str) -> dict[str, tuple[FoundText, ...]]:
    """Where the words stand that are not in the name; no entry where all are."""
    words = words_of(search)
    known = parts_of(connection, ids) if words else {}
    found = {id_: _hits(parts, words) for id_, parts in known.items()}
    return {id_: hits for id_, hits in found.items() if hits}


def _hits(parts: list[FoundText], words: Sequence[str]) -> tuple[FoundText, ...]:
    """The first place of each word, but for the name: it stands in the list anyway."""
    texts = [(part, folded(part.text)) for part in parts]
    hits: dict[FoundText, None] = {}
    for word in words:
        first = next((part for part, text in texts if word in text), None)
        if first is not None and first.place is not FoundIn.NAME:
            hits[first] = None
    return tuple(hits)[:HITS]


def _stated(profile: str) -> list[FoundText]:
    """What the profile says; nothing where it cannot be read."""
    try:
        known = msgspec.json.decode(profile, type=_Profile)
    except msgspec.DecodeError:
        return []
    sites = [
        FoundText(FoundIn.SITE, ", ".join(filter(None, (site.name, site.address))))
        for site in known.people.sites
    ]
    return [
        FoundText(FoundIn.ADDRESS, known.organization.address),
        FoundText(FoundIn.CONTACT, known.organization.contact),
        *sites,
    ]
