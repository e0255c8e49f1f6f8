"""One row of the decision table: when it holds, what it says, and where it comes from."""

from collections.abc import Callable

from msgspec import Struct

from isoassess.domain.message import Message
from isoassess.standard_choice.situation import Situation


def no_notes(_situation: Situation) -> tuple[str, ...]:
    """Most rows warn of nothing."""
    return ()


def no_reason() -> str:
    """For a row whose reason is what it asks."""
    return ""


class Row(Struct, frozen=True, kw_only=True):
    """`decides`: whether the row may be the deciding one; the others add notes only.

    An id stands twice where the row has a branch with design and one without: `branch` tells them apart.
    `reason` says why in the language in use; `asks` is the message of a row that has more than one reason.
    `article`: sentences of the article the project began with; `sources`: keys of the source register.
    """

    id: str
    when: Callable[[Situation], bool]
    reason: Callable[[], str] = no_reason
    notes: Callable[[Situation], tuple[str, ...]] = no_notes
    asks: Callable[[Situation], Message] | None = None
    decides: bool = True
    branch: str = ""
    facts: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    sources: tuple[str, ...]

    @property
    def key(self) -> str:
        """The id of its message, which no other row has."""
        return f"{self.id}-{self.branch}" if self.branch else self.id

    def because(self, situation: Situation) -> Message:
        """Why the row holds."""
        return Message(self.key) if self.asks is None else self.asks(situation)
