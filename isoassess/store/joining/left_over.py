"""What of an import stays though it is undone, because it was used or changed since."""

from msgspec import Struct
from sqlalchemy import Connection, RowMapping

from isoassess.store.history.undone_imports import Rows, is_value_row, place_of_row, rows_after
from isoassess.store.joining.content import FieldPlace, OrganizationContent, fields_of
from isoassess.store.records import Subject
from isoassess.store.registers import finding_numbers


class UndoneOrganization(Struct, frozen=True, kw_only=True):
    """What an import left in an organization though it was undone.

    `fields` say something else than before it, because they were changed since; `since` are the others that
    were changed since, which it had left alone; `numbers` stay given to findings that it brought. `kept`: how
    many assessments and files that came were used since; `files`: how many attached files went with it.
    `is_away`: it is under Deleted again; `is_used`: it was used since.
    """

    id: str
    fields: tuple[FieldPlace, ...] = ()
    since: tuple[FieldPlace, ...] = ()
    numbers: tuple[str, ...] = ()
    kept: int = 0
    files: int = 0
    is_away: bool = False
    is_used: bool = False

    @property
    def is_as_before(self) -> bool:
        return not (self.fields or self.numbers or self.kept)


class CameIn(Struct, frozen=True, kw_only=True):
    """What came in an import, and what was said since: the rows of the history, those that count."""

    came: Rows
    since: Rows

    @property
    def changed(self) -> set[FieldPlace]:
        return {place_of(row) for row in self.since if is_value_row(row)}

    @property
    def unchanged(self) -> Rows:
        """Of what came, what nobody has changed since."""
        changed = self.changed
        return [row for row in self.came if place_of(row) not in changed]


def came_in(connection: Connection, organization_id: str, came: range) -> CameIn:
    """`came`: the numbers of the entries that came."""
    rows, away = rows_after(connection, organization_id, came.start - 1)
    return CameIn(
        came=[row for row in rows if row["id"] in came],
        since=[row for row in rows if row["id"] not in came and row["id"] not in away],
    )


def place_of(row: RowMapping) -> FieldPlace:
    subject, assessment, requirement, key = place_of_row(row)
    return FieldPlace(subject, assessment or "", requirement or "", key)


def fields_left(
    was: OrganizationContent, after: OrganizationContent, found: CameIn
) -> tuple[FieldPlace, ...]:
    """The fields that it changed and that do not say again what they said, of what was there before it."""
    before, now = fields_of(was), fields_of(after)
    there = {"", *(one.id for one in was.assessments)}
    files = {one.id for one in was.attachments}
    came = {place_of(row) for row in found.came if is_value_row(row)}
    return tuple(
        place
        for place in sorted(came)
        if place.assessment in there
        if place.subject is not Subject.ATTACHMENT or place.key.partition(".")[0] in files
        if now.get(place) != before.get(place)
    )


def changed_since(
    was: OrganizationContent, after: OrganizationContent, found: CameIn
) -> tuple[FieldPlace, ...]:
    """The fields that it left alone and that were changed since, but in an assessment that it brought."""
    before, now = fields_of(was), fields_of(after)
    came = {place_of(row) for row in found.came}
    brought = {place.assessment for place in came} - {one.id for one in was.assessments}
    return tuple(
        place
        for place in sorted(found.changed - came)
        if place.assessment not in brought and place.subject is not Subject.ORGANIZATION
        if now.get(place) != before.get(place)
    )


def numbers_left(connection: Connection, was: OrganizationContent, found: CameIn) -> tuple[str, ...]:
    """The numbers of findings of requirements that it said something about, which they had not before."""
    about = {(row["assessment_id"], row["requirement_id"]) for row in found.came}
    given = {one.id: set(finding_numbers.register(connection, one.id).items()) for one in was.assessments}
    had = {one.id: {(each.number, each.requirement) for each in one.numbers} for one in was.assessments}
    new = [(id_, *one) for id_ in given for one in given[id_] - had[id_]]
    return tuple(sorted({number for id_, number, requirement in new if (id_, requirement) in about}))
