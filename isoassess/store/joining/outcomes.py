"""What became of organizations that came from elsewhere, and of an import that was undone."""

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from isoassess.store.joining.left_over import UndoneOrganization


class JoinedOrganization(Struct, frozen=True, kw_only=True):
    """`fields`: how many say something else now. `numbers`: those that two findings had, each with the
    number that the later one has instead. `is_back`: from Deleted; `is_deleted`: it lies there now.
    `left_out`: changes of completed assessments, which stay as they are; `reopened`: how many of these are.
    """

    name: str
    is_new: bool
    fields: int = 0
    assessments: int = 0
    files: int = 0
    numbers: tuple[tuple[str, str], ...] = ()
    is_back: bool = False
    is_deleted: bool = False
    left_out: int = 0
    reopened: int = 0


class TakenIn(Struct, frozen=True, kw_only=True):
    """`new`: those that were not in the file; `back`: of the `changed` ones those that were brought back from
    Deleted; `organizations`: all of them, as they are told of.

    `first`, `last`: the numbers of the entries of the history that came at that moment (`at`, UTC).
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    organizations: tuple[JoinedOrganization, ...] = ()
    first: int = 0
    last: int = 0
    at: datetime | None = None

    @property
    def entries(self) -> range:
        return range(self.first, self.last + 1)


class UndoneJoin(Struct, frozen=True, kw_only=True):
    """Of the organizations that were here before: what each says again. Of those that came with it the ids:
    `away` are put under Deleted, `stays` were used since; `stays_back` was used since it was brought back.
    """

    organizations: "tuple[UndoneOrganization, ...]" = ()
    away: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    stays_back: tuple[str, ...] = ()
