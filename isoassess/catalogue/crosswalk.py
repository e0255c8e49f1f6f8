"""Carries answers from one standard to another as proposals; nothing is ever removed or overwritten.

An answer under an `equivalent` carry waits to be confirmed; under a `partial` one it is a draft with a
question to settle. Where several answers lead to one requirement the weakest counts, because the target
asks for all of it. "Not applicable" is never carried: whether something applies is decided anew.
"""

from collections import defaultdict
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from isoassess.domain import NO_ANSWER, Answer, Confidence, Lens, Rating, Requirement
from isoassess.files.yaml_cache import plain_yaml

SHIPPED = "crosswalk.yaml"


class Correspondence(StrEnum):
    """How much of an answer holds for the other requirement."""

    EQUIVALENT = "equivalent"
    PARTIAL = "partial"


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"source_id": "from"}):
    """An answer to `source_id` says something about `to`; `ask` is what a partial one leaves open."""

    source_id: str
    to: str
    carry: Correspondence
    ask: str = ""
    source: tuple[str, ...]
    confidence: Confidence


class NoLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"source_lens": "from"}):
    """A requirement that an edition had no counterpart for: it is asked fresh."""

    to: str
    source_lens: Lens
    why: str
    source: tuple[str, ...]
    confidence: Confidence


class Crosswalk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All links between the requirements of all standards, in both directions."""

    crosswalk: str
    version: str
    source: tuple[str, ...]
    carries: tuple[Link, ...]
    nothing: tuple[NoLink, ...]


class Proposal(Struct, frozen=True, kw_only=True):
    """A draft answer to one requirement: where it comes from, and what is still to be asked."""

    requirement: str
    sources: tuple[str, ...]
    carry: Correspondence
    answer: Answer
    asks: tuple[str, ...]


@cache
def shipped() -> Crosswalk:
    """The crosswalk that comes with the program."""
    text = (files("resources") / "catalogue" / SHIPPED).read_bytes()
    return msgspec.convert(plain_yaml(text), Crosswalk)


def proposals(
    crosswalk: Crosswalk, answers: dict[str, Answer], requirements: tuple[Requirement, ...]
) -> tuple[Proposal, ...]:
    """Drafts for those of the requirements that have no rating of their own, in their order."""
    links: dict[str, list[Link]] = defaultdict(list)
    for link in crosswalk.carries:
        if _level(answers.get(link.source_id, NO_ANSWER)) is not None:
            links[link.to].append(link)
    return tuple(
        _proposal(requirement.id, links[requirement.id], answers)
        for requirement in requirements
        if requirement.id in links and answers.get(requirement.id, NO_ANSWER).rating is None
    )


def confirmed(answers: dict[str, Answer], accepted: tuple[Proposal, ...]) -> dict[str, Answer]:
    """The answers with the accepted drafts where there was no rating; every answer given stays as it is."""
    drafts = {
        proposal.requirement: proposal.answer
        for proposal in accepted
        if answers.get(proposal.requirement, NO_ANSWER).rating is None
    }
    return answers | drafts


def _proposal(requirement_id: str, links: list[Link], answers: dict[str, Answer]) -> Proposal:
    weakest = min(links, key=lambda link: _level(answers[link.source_id]) or 0)
    sources = tuple(dict.fromkeys(link.source_id for link in links))
    evidence = dict.fromkeys(answers[id_].evidence.strip() for id_ in sources)
    own = answers.get(requirement_id, NO_ANSWER)
    return Proposal(
        requirement=requirement_id,
        sources=sources,
        carry=max((link.carry for link in links), key=list(Correspondence).index),
        answer=msgspec.structs.replace(
            own,
            rating=answers[weakest.source_id].rating,
            evidence=own.evidence or "\n".join(text for text in evidence if text),
        ),
        asks=tuple(dict.fromkeys(link.ask for link in links if link.ask)),
    )


def _level(answer: Answer) -> int | None:
    return answer.rating.level if isinstance(answer.rating, Rating) else None
