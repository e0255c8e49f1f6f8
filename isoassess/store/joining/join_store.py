"""What is asked of the store about organizations that come from elsewhere, or go there."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from isoassess.store.arrival import Arrival
from isoassess.store.open_store import OpenStore

if TYPE_CHECKING:
    from isoassess.store.joining.comparing import ComparedContent
    from isoassess.store.joining.content import OrganizationContent
    from isoassess.store.joining.joined import JoinRule, Sides
    from isoassess.store.joining.keeping import ReadFile


class JoinedOrganization(Struct, frozen=True, kw_only=True):
    """`fields`: how many say something else now. `numbers`: those that two findings had, each with the
    number that the later one has instead.
    """

    name: str
    is_new: bool
    fields: int = 0
    numbers: tuple[tuple[str, str], ...] = ()


class TakenIn(Struct, frozen=True, kw_only=True):
    """`new`: those that were not in the file; `organizations`: all of them, as they are told of."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    organizations: tuple[JoinedOrganization, ...] = ()


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
    ) -> TakenIn:
        """Makes one of each of these and what is here, all of them or none.

        `chosen`: a side for fields one by one, by organization. `read` gives the bytes of a file that is not
        here by their SHA-256. What was changed here since somebody compared counts as here. The history tells
        of the `package` that they came with.
        """
        from isoassess.store.joining.comparing import compare
        from isoassess.store.joining.joined import joined, sides
        from isoassess.store.joining.keeping import keep, keep_package
        from isoassess.store.joining.reading import content_or_none

        new: list[str] = []
        changed: list[str] = []
        told: list[JoinedOrganization] = []
        with self._writing() as journal:
            for one in there:
                here = content_or_none(journal.connection, one.id)
                comparison = compare(one, here)
                taken = sides(comparison, rule, (chosen or {}).get(one.id))
                after = joined(comparison, taken, who=journal.who, at=journal.at)
                if after != here:
                    keep(journal, here, after, read)
                    if package is not None:
                        keep_package(journal, comparison, after, package)
                    (new if here is None else changed).append(one.id)
                    told.append(_told(comparison, taken, after.name))
        return TakenIn(new=tuple(new), changed=tuple(changed), organizations=tuple(told))


def _told(comparison: "ComparedContent", taken: "Sides", name: str) -> JoinedOrganization:
    return JoinedOrganization(
        name=name,
        is_new=comparison.is_new,
        fields=sum(one.after(taken[one.place]) != one.here.text for one in comparison.differences),
        numbers=tuple((one.number, one.instead) for one in comparison.clashes if not one.is_document),
    )
