"""What is asked of the store about organizations that come from elsewhere, or go there."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace
from sqlalchemy import Connection

from isoassess.store.arrival import Arrival
from isoassess.store.history.journal import Journal, newest, steps_since
from isoassess.store.joining.outcomes import JoinedOrganization, TakenIn, UndoneJoin
from isoassess.store.open_store import OpenStore
from isoassess.store.records import Subject

if TYPE_CHECKING:
    from isoassess.store.joining.comparing import ComparedContent
    from isoassess.store.joining.content import OrganizationContent
    from isoassess.store.joining.joined import JoinRule, Sides
    from isoassess.store.joining.keeping import ReadFile
    from isoassess.store.joining.left_over import UndoneOrganization
    from isoassess.store.joining.locks import Reopened
    from isoassess.store.joining.used_since import UsedOrganization


class Joining(OpenStore):
    """A part of the store: the same file, the same short transactions, the same errors."""

    def content(self, organization_id: str) -> "OrganizationContent | None":
        """All that is said of an organization; None where the file does not know it."""
        # Here, because every start of the program would pay for it, and only few bring anything along.
        from isoassess.store.joining.reading import content_or_none

        with self._reading() as connection:
            return content_or_none(connection, organization_id)

    def file_bytes(self, sha256: str) -> bytes:
        """The bytes of an attached file; AttachmentDamaged where they are others now."""
        from isoassess.store.joining.reading import bytes_of

        with self._reading() as connection:
            return bytes_of(connection, sha256)

    def join(
        self,
        there: "Iterable[OrganizationContent]",
        rule: "JoinRule",
        read: "ReadFile",
        chosen: "Mapping[str, Sides] | None" = None,
        *,
        package: Arrival | None = None,
        reopened: "Reopened | None" = None,
    ) -> TakenIn:
        """Makes one of each of these and what is here, all of them or none.

        `chosen`: a side for fields one by one, by organization. `read` gives the bytes of a file that is not
        here by their SHA-256. What was changed here since somebody compared counts as here. The history tells
        of the `package` that they came with. Assessments that are completed here stay so, unless they are
        `reopened`, with the reason.
        """
        from isoassess.store.joining.comparing import compare
        from isoassess.store.joining.joined import joined, sides
        from isoassess.store.joining.keeping import keep, keep_package
        from isoassess.store.joining.reading import content_or_none

        told: dict[str, JoinedOrganization] = {}
        with self._writing() as journal:
            before = newest(journal.connection)
            for one in there:
                here = content_or_none(journal.connection, one.id)
                comparison = compare(one, here)
                taken = sides(comparison, rule, (chosen or {}).get(one.id))
                after = joined(comparison, taken, who=journal.who, at=journal.at, reopened=reopened or {})
                if after != here:
                    keep(journal, here, after, read)
                    if package is not None:
                        keep_package(journal, comparison, after, package)
                    told[one.id] = _told(comparison, after, reopened or {})
            last = newest(journal.connection)
        return TakenIn(
            new=tuple(id_ for id_, one in told.items() if one.is_new),
            changed=tuple(id_ for id_, one in told.items() if not one.is_new),
            back=tuple(id_ for id_, one in told.items() if one.is_back),
            organizations=tuple(told.values()),
            first=before + 1,
            last=last,
            at=journal.at,
        )

    def undo_join(
        self,
        there: Connection,
        taken: TakenIn,
        *,
        file: str,
        assessments: Collection[str] = (),
        away_too: Collection[str] = (),
    ) -> UndoneJoin:
        """Takes out of the organizations that it changed what came and nobody has changed since, and puts
        those that came with it under Deleted, where nobody has used them since: all as one. One that was
        brought back from Deleted and used since stays as it is, too.

        `there`: the file as it was before. `assessments`: those that came with it, which go for good where
        nobody has worked in them. `away_too`: organizations that are put away though they were used.
        """
        from isoassess.store.joining.used_since import put_away, used_since

        done: list[UndoneOrganization] = []
        with self._writing() as journal:
            connection, before = journal.connection, newest(journal.connection)
            used = {one.id for one in used_since(connection, taken)}
            stays = used.difference(away_too)
            for id_ in taken.changed:
                undone = None if id_ in stays else _undone(journal, there, id_, taken, file, assessments)
                if undone is None:
                    continue
                organization, gone = undone
                done.append(replace(organization, is_used=id_ in used))
                for records in gone:
                    self._listener.deletes(records)
            away = [id_ for id_ in taken.new if id_ not in stays and put_away(journal, id_)]
            journal.steps = steps_since(connection, before)
        return UndoneJoin(
            organizations=tuple(done),
            away=tuple(away),
            stays=tuple(id_ for id_ in taken.new if id_ in stays),
            stays_back=tuple(id_ for id_ in taken.back if id_ in stays),
        )

    def used_since(self, taken: TakenIn) -> "tuple[UsedOrganization, ...]":
        """The organizations that came with it, or back with it, and were used since: what its undoing would
        put away.
        """
        from isoassess.store.joining.used_since import used_since

        with self._reading() as connection:
            return used_since(connection, taken)


def _undone(
    journal: Journal,
    there: Connection,
    organization_id: str,
    taken: TakenIn,
    file: str,
    assessments: Collection[str],
) -> "tuple[UndoneOrganization, list[range]] | None":
    """As `undo_import`, after the assessments that came and in which nobody has worked are deleted."""
    from isoassess.store.deleting.rows import delete_for_good
    from isoassess.store.joining.undoing import still_of, undo_import, worked_in

    at = taken.at or datetime.now(UTC)
    ours = still_of(journal.connection, organization_id, assessments)
    kept = worked_in(journal.connection, organization_id, ours, came=taken.entries, at=at)
    gone = [delete_for_good(journal, Subject.ASSESSMENT, one) for one in ours if one not in kept]
    undone = undo_import(journal, there, organization_id, file=file, came=taken.entries, at=at, kept=kept)
    if undone is None:
        return None
    organization, files = undone
    return organization, [*gone, *files]


def _told(
    comparison: "ComparedContent", after: "OrganizationContent", reopened: "Reopened"
) -> JoinedOrganization:
    from isoassess.store.joining.content import fields_of
    from isoassess.store.joining.locks import held, locked

    says = fields_of(after)
    changed = [one for one in comparison.differences if says.get(one.place) != one.here.text]
    was_deleted = comparison.here is not None and comparison.here.removed_at is not None
    return JoinedOrganization(
        name=after.name,
        is_new=comparison.is_new,
        fields=sum(one.place.subject is not Subject.ORGANIZATION for one in changed),
        assessments=len(comparison.new_assessments),
        files=len(comparison.new_files),
        numbers=tuple((one.number, one.instead) for one in comparison.clashes if not one.is_document),
        is_back=was_deleted and after.removed_at is None,
        is_deleted=after.removed_at is not None,
        left_out=len(held(comparison, reopened)),
        reopened=len(reopened.keys() & set(locked(comparison))),
    )
