"""When what a calendar shows of an assessment was changed last, and how often."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, and_, func, or_, select

from isoassess.store.records import Subject
from isoassess.store.schema.register_tables import FINDING_NUMBERS
from isoassess.store.schema.tables import ASSESSMENTS, HISTORY

_NAME = "organization.name"


class Changes(Struct, frozen=True, kw_only=True):
    """How many there were, and the moment of the last (UTC); None where none is known."""

    count: int = 0
    last: datetime.datetime | None = None

    def with_those(self, other: "Changes") -> "Changes":
        known = [at for at in (self.last, other.last) if at is not None]
        return Changes(count=self.count + other.count, last=max(known, default=None))


class EventChanges(Struct, frozen=True, kw_only=True):
    """Of the action of each requirement, of the number of its finding, of what every action says besides,
    and of anything in the organization. Also what was withdrawn counts, so that none ever gets less.
    """

    actions: Mapping[str, Changes] = {}
    numbers: Mapping[str, Changes] = {}
    always: Changes = Changes()
    whole: Changes = Changes()

    def of_action(self, requirement_id: str, serves: tuple[str, ...]) -> Changes:
        """`serves`: the requirements whose findings are named with it."""
        found = self.always.with_those(self.actions.get(requirement_id, Changes()))
        for one in serves:
            found = found.with_those(self.numbers.get(one, Changes()))
        return found


def event_changes(connection: Connection, assessment_id: str) -> EventChanges:
    """Of one assessment; of one that is not there, nothing."""
    of = select(ASSESSMENTS.c.organization_id).where(ASSESSMENTS.c.id == assessment_id)
    ours = HISTORY.c.organization_id == of.scalar_subquery()
    much = func.count(), func.max(HISTORY.c.at)
    action = and_(
        HISTORY.c.assessment_id == assessment_id,
        HISTORY.c.subject == Subject.ANSWER,
        HISTORY.c.key.startswith("action.", autoescape=True),
    )
    each = select(HISTORY.c.requirement_id, *much).where(action).group_by(HISTORY.c.requirement_id)
    lens = and_(
        HISTORY.c.assessment_id == assessment_id,
        HISTORY.c.subject == Subject.ASSESSMENT,
        HISTORY.c.key == "lens",
    )
    name = and_(HISTORY.c.subject == Subject.PROFILE, HISTORY.c.key == _NAME)
    always = select(*much).where(ours, or_(lens, name))
    number = FINDING_NUMBERS.c
    given = (
        select(number.requirement_id, func.count(), func.max(number.given_at))
        .where(number.assessment_id == assessment_id)
        .group_by(number.requirement_id)
    )
    return EventChanges(
        actions={id_: _one(much) for id_, *much in connection.execute(each) if id_ is not None},
        numbers={id_: _one(much) for id_, *much in connection.execute(given)},
        always=_one(connection.execute(always).one()),
        whole=_one(connection.execute(select(*much).where(ours)).one()),
    )


def _one(row: Sequence[Any]) -> Changes:
    count, last = row
    return Changes(count=count, last=last)
