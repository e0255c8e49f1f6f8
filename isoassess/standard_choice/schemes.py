"""What a regulated sector puts beside ISO 9001 or in its place."""

from functools import cache

from msgspec import Struct

from isoassess.domain import Confidence
from isoassess.domain.profile import Scheme
from isoassess.files.yaml_reader import read_resource
from isoassess.language.texts import _
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
    return scheme_facts().get(situation.profile.sector.scheme or Scheme.NONE)


def scheme_notes(situation: Situation) -> tuple[str, ...]:
    """What the sector asks for, and what may not be left out there."""
    facts = scheme_of(situation)
    if facts is None:
        return ()
    reported = "" if facts.confidence is Confidence.HIGH else _(" (reported)")
    text = _("Your sector has rules of its own{reported}: {today}. ISO 9001 alone is not the answer there.")
    return (text.format(today=facts.today, reported=reported), *_kept(situation, facts))


def _kept(situation: Situation, facts: SchemeFacts) -> tuple[str, ...]:
    if process_design_stays(situation.profile):
        text = _(
            "{today} lets you leave out product design only. The design of your manufacturing process "
            "stays in."
        )
        return (text.format(today=facts.today),)
    return {
        "process-design": (_("There, the design of the manufacturing process can never be left out."),),
        "unless-regulation-permits": (
            _("There, design may be left out only where the regulation permits it."),
        ),
        "outsourced": (_("There, what is outsourced cannot be left out."),),
    }.get(facts.kept, ())
