"""One rule, a row of the decision table: when it holds, what it says, and where it comes from."""

from collections.abc import Callable

from msgspec import Struct

from isoassess.domain.message import Message
from isoassess.standard_choice.situation import Situation


def no_notes(_situation: Situation) -> tuple[Message, ...]:
    """Most rules warn of nothing that depends on the profile."""
    return ()


def no_reason() -> str:
    """For a row whose reason is what it asks."""
    return ""


class Rule(Struct, frozen=True, kw_only=True):
    """`decides`: whether the rule may be the deciding one; the others add notes only.

    An id stands twice where the rule has a branch with design and one without: `branch` tells them apart.
    `reason` says why in the language in use, `warns` what comes with it always; `asks` and `notes` are the
    messages of a row whose words depend on the profile.
    `article`: sentences of the article the project began with; `sources`: keys of the source register.
    """

    id: str
    when: Callable[[Situation], bool]
    reason: Callable[[], str] = no_reason
    warns: Callable[[], str] | None = None
    notes: Callable[[Situation], tuple[Message, ...]] = no_notes
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

    @property
    def warning(self) -> str:
        """The id of the message that comes with it always."""
        return f"{self.key}-warning"

    def warnings(self, situation: Situation) -> tuple[Message, ...]:
        """What the row warns of."""
        always = () if self.warns is None else (Message(self.warning),)
        return (*always, *self.notes(situation))
