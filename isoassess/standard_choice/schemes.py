"""What a regulated sector puts beside ISO 9001 or in its place."""

from functools import cache

from msgspec import Struct

from isoassess.domain import Confidence
from isoassess.domain.message import Message, message
from isoassess.domain.profile import Scheme
from isoassess.files.yaml_reader import read_resource
from isoassess.standard_choice.situation import Situation, process_design_stays


class SchemeFacts(Struct, frozen=True, kw_only=True):
    """`today`: what the sector asks for; `kept`: what may not be left out there."""

    scheme: Scheme
    today: str
    kept: str = ""
    confidence: Confidence
    sources: tuple[str, ...]


class SchemeTable(Struct, frozen=True, kw_only=True):
    """The schemes as shipped, and the day they were looked up."""

    as_of: str
    schemes: tuple[SchemeFacts, ...]


@cache
def scheme_facts() -> dict[Scheme, SchemeFacts]:
    """The schemes by their slug."""
    return {facts.scheme: facts for facts in read_resource("facts/schemes.yaml", SchemeTable).schemes}


def scheme_of(situation: Situation) -> SchemeFacts | None:
    """The facts of the profile's scheme, if it has one."""
    return scheme_facts().get(situation.scheme)


def scheme_notes(situation: Situation) -> tuple[Message, ...]:
    """What the sector asks for, and what may not be left out there."""
    facts = scheme_of(situation)
    if facts is None:
        return ()
    reported = facts.confidence is not Confidence.HIGH
    rules = message("scheme-rules", scheme=facts.scheme, reported=reported)
    return (*_of_contract(situation), rules, *_kept(situation, facts))


def _of_contract(situation: Situation) -> tuple[Message, ...]:
    """That the sector is taken from the contract, where no sector was answered."""
    answered = situation.profile.sector.scheme
    if answered not in (None, Scheme.NONE):
        return ()
    if answered is Scheme.NONE:
        return (message("contract-against-no-scheme"),)
    return (message("scheme-of-contract"),)


def _kept(situation: Situation, facts: SchemeFacts) -> tuple[Message, ...]:
    if process_design_stays(situation.profile):
        return (message("scheme-only-product-design", scheme=facts.scheme),)
    return {
        "process-design": (message("scheme-process-design"),),
        "unless-regulation-permits": (message("scheme-unless-regulation-permits"),),
        "outsourced": (message("scheme-outsourced"),),
    }.get(facts.kept, ())
