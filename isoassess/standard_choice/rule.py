"""One row of the decision table: when it holds, what it says, and where it comes from."""

from collections.abc import Callable

from msgspec import Struct

from isoassess.standard_choice.situation import Situation


def no_notes(_situation: Situation) -> tuple[str, ...]:
    """Most rows warn of nothing."""
    return ()


class Row(Struct, frozen=True, kw_only=True):
    """`decides`: whether the row may be the deciding one; the others add notes only.

    An id stands twice where the row has a branch with design and one without.
    `article`: sentences of the article the project began with; `sources`: keys of the source register.
    """

    id: str
    when: Callable[[Situation], bool]
    reason: Callable[[Situation], str]
    notes: Callable[[Situation], tuple[str, ...]] = no_notes
    decides: bool = True
    facts: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    sources: tuple[str, ...]
