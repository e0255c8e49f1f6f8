"""What is known of the transition to the new edition besides its requirements; dated data, for it ages."""

from datetime import date
from functools import cache

from msgspec import Struct

from isoassess.domain import Confidence
from isoassess.files.yaml_reader import read_resource


class TransitionFact(Struct, frozen=True, kw_only=True):
    """One thing that is known, in our words; `clause` where it is about one."""

    says: str
    confidence: Confidence
    sources: tuple[str, ...]
    clause: str = ""


class TransitionFacts(Struct, frozen=True, kw_only=True):
    """The facts as shipped. `unknown`: what no source that was seen says."""

    as_of: date
    changes: tuple[TransitionFact, ...]
    not_asked: TransitionFact
    occasions: TransitionFact
    unknown: tuple[str, ...]

    @property
    def all(self) -> tuple[TransitionFact, ...]:
        return (*self.changes, self.not_asked, self.occasions)


@cache
def transition_facts() -> TransitionFacts:
    """The facts in `resources/facts/transition.yaml`."""
    return read_resource("facts/transition.yaml", TransitionFacts)
