"""What another standard or edition would mean for an assessment; no answer is ever changed by it."""

from msgspec import Struct

from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.crosswalk import Crosswalk, Proposal, proposals
from isoassess.domain import NO_ANSWER, Answer, Lens

ORDER = (Lens.ISO9001_2026, Lens.ISO9001_2015, Lens.ISO9002_1994, Lens.ISO9001_1994)


class Switch(Struct, frozen=True, kw_only=True):
    """Ids of requirements in the order of their lens, and the drafts for what is not rated there.

    `stays` are the answered ones that both lenses have; the answers to `leaves` are kept aside.
    """

    stays: tuple[str, ...]
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    proposals: tuple[Proposal, ...]


def switch(
    catalogue: Catalogue, crosswalk: Crosswalk, answers: dict[str, Answer], *, before: Lens, after: Lens
) -> Switch:
    """What stays, enters and leaves, and what can be taken over."""
    old, new = catalogue.requirements(before), catalogue.requirements(after)
    return Switch(
        stays=tuple(
            requirement.id
            for requirement in new
            if before in requirement.clause and answers.get(requirement.id, NO_ANSWER) != NO_ANSWER
        ),
        enters=tuple(requirement.id for requirement in new if before not in requirement.clause),
        leaves=tuple(requirement.id for requirement in old if after not in requirement.clause),
        proposals=drafts(catalogue, crosswalk, answers, after),
    )


def drafts(
    catalogue: Catalogue, crosswalk: Crosswalk, answers: dict[str, Answer], lens: Lens
) -> tuple[Proposal, ...]:
    """The crosswalk's proposals for a lens, as far as the catalogue knows where they come from."""
    known = {one.id for held in catalogue.lenses for one in catalogue.requirements(held)}
    said = {id_: answer for id_, answer in answers.items() if id_ in known}
    return proposals(crosswalk, said, catalogue.requirements(lens))


def origins(catalogue: Catalogue, proposal: Proposal, first: Lens) -> dict[Lens, tuple[str, ...]]:
    """The clauses a proposal comes from, each under one lens: `first` where it has them, else the newest."""
    found: dict[Lens, dict[str, None]] = {}
    for id_ in proposal.sources:
        clause = catalogue.requirement(id_).clause
        lens = next(lens for lens in (first, *ORDER) if lens in clause)
        found.setdefault(lens, {})[clause[lens]] = None
    return {lens: tuple(numbers) for lens, numbers in found.items()}
