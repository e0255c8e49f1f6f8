"""The answer to "which standard?", as a frozen value that carries its own reasons."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from isoassess.domain import Lens
from isoassess.domain.message import Message
from isoassess.domain.profile import Profile

NAMED_STANDARD = "named_standard"
NOT_ANSWERED = "not-answered"


class Model(StrEnum):
    """Which model of 1994 fits, the question of old; ASK where a key fact is unknown."""

    ISO9001 = "iso9001"
    ISO9002 = "iso9002"
    ISO9003 = "iso9003"
    ASK = "ask"


class DesignClause(StrEnum):
    """Whether clause 8.3 of ISO 9001 applies."""

    APPLIES = "applies"
    PARTLY = "partly"
    NOT_APPLICABLE = "not-applicable"
    ASK = "ask"


class Today(Struct, frozen=True, kw_only=True):
    """What can really be used and certified on the day asked about.

    `because`: the route, with the truth about ISO 9002 where that is the model; `edition_because`: why
    this edition; `to_ask`: what to ask the certification body in writing, None where nothing.
    """

    standard: str = "iso9001"
    edition: str
    clause_8_3: DesignClause
    because: tuple[Message, ...]
    edition_because: tuple[Message, ...] = ()
    to_ask: Message | None = None

    @property
    def lens(self) -> Lens:
        return Lens(f"{self.standard}:{self.edition}")


class Fact(Struct, frozen=True, kw_only=True):
    """A profile key and its value as a slug, number or text; `unknown` or `not-answered` without one."""

    fact: str
    value: str


class WhatIf(Struct, frozen=True, kw_only=True):
    """A what-if: another value of one fact, and the answer it alone would give."""

    fact: str
    value: str
    model: Model
    clause_8_3: DesignClause


class DecisionWarning(Struct, frozen=True, kw_only=True):
    """What to be careful about, with the rule that gives it."""

    rule: str
    says: Message


class Decision(Struct, frozen=True, kw_only=True):
    """Both answers, always together: the model of 1994 and what it means today.

    `profile`: what it was decided from. `rules`: ids that fired, the deciding one first. `because`: why this
    model; `design_because`: why clause 8.3 stands as it does, the same where no contract fixes the model.
    `facts`: those it rests on. `unknown`: profile keys to ask for; `to_settle`: those whose answers
    contradict each other, so that one must be another. `justification`: the draft for clause 4.3, None
    unless clause 8.3 is not applicable. `sources`: keys of the facts' source register.
    """

    model: Model
    today: Today
    profile: Profile = Profile()
    rules: tuple[str, ...]
    because: Message
    design_because: Message
    facts: tuple[Fact, ...]
    unknown: tuple[str, ...]
    warnings: tuple[DecisionWarning, ...]
    justification: Message | None
    sources: tuple[str, ...]
    as_of: date
    rules_version: str
    to_settle: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why, each said once: about clause 8.3 first, then about the model."""
        return tuple(dict.fromkeys((self.design_because, self.because)))

    @property
    def open_about_design(self) -> tuple[str, ...]:
        """What is not known and could still turn the answer about clause 8.3; no contract's name can."""
        return tuple(key for key in self.unknown if key != NAMED_STANDARD)


class OwnDecision(Struct, frozen=True, kw_only=True):
    """A person's decision against the program's: who, why, and the lens chosen."""

    lens: Lens
    reason: str
    name: str
