"""The route of the day: which edition, and how clause 8.3 stands in it."""

from isoassess.domain.decision import DesignClause
from isoassess.domain.message import Message, message
from isoassess.standard_choice.editions import EditionChoice


def route(clause: DesignClause, edition: EditionChoice) -> Message:
    """By an edition that is there on the day, by a model of 1994, or by an edition taken in its place."""
    if not edition.lens.certifiable:
        return message("route-by-models", clause=clause, edition=edition.lens)
    if edition.in_force:
        return message("route-by-edition-in-force", clause=clause, edition=edition.lens)
    return message("route-by-other-edition", clause=clause, edition=edition.lens)
