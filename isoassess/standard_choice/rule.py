"""One rule, a row of the decision table: when it holds, what it says, and where it comes from."""

from collections.abc import Callable

from msgspec import Struct

from isoassess.domain.message import Message, message
from isoassess.domain.profile import Designer
from isoassess.standard_choice.givers import givers
from isoassess.standard_choice.situation import Situation


def no_notes(_situation: Situation) -> tuple[Message, ...]:
    """Most rules warn of nothing that depends on the profile."""
    return ()


def always(_situation: Situation) -> bool:
    """Most warnings come with their row whenever it holds."""
    return True


def no_reason() -> str:
    """For a row whose reason is what it asks."""
    return ""


class Rule(Struct, frozen=True, kw_only=True):
    """`decides`: whether the rule may be the deciding one; the others add notes only.

    An id stands twice where the rule has a branch with design and one without: `branch` tells them apart.
    `reason` says why in the language in use, `together` the same where we design with the customer; in both
    `{whom}` is who decides about the side `about`. `warns` is what comes with it `warns_when` it holds;
    `asks` and `notes` are the messages of a row whose words depend on the profile.
    `article`: sentences of the article the project began with; `sources`: keys of the source register.
    """

    id: str
    when: Callable[[Situation], bool]
    reason: Callable[[], str] = no_reason
    together: Callable[[], str] | None = None
    about: str = ""
    warns: Callable[[], str] | None = None
    warns_when: Callable[[Situation], bool] = always
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
        if self.asks is not None:
            return self.asks(situation)
        key = self.key_together if self.together and _only_jointly(situation) else self.key
        if not self.about:
            return Message(key)
        return message(key, whom=" ".join(givers(situation.profile, first=self.about)))

    @property
    def key_together(self) -> str:
        """The id of its message where the customer designs with us."""
        return f"{self.key}-together"

    @property
    def warning(self) -> str:
        """The id of the message that comes with it."""
        return f"{self.key}-warning"

    def warnings(self, situation: Situation) -> tuple[Message, ...]:
        """What the row warns of."""
        own = (Message(self.warning),) if self.warns and self.warns_when(situation) else ()
        return (*own, *self.notes(situation))


def _only_jointly(situation: Situation) -> bool:
    return Designer.JOINTLY in situation.designers and Designer.WE not in situation.designers
