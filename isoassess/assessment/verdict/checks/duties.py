"""What the law usually asks of a kind of work, held against a profile that says it does not occur."""

from collections.abc import Iterator

from isoassess.assessment.verdict.checks.statements import Check, Statements
from isoassess.domain import Contradiction, Grade
from isoassess.domain.message import arguments
from isoassess.reference.asked_by_law import (
    POST_DELIVERY,
    PROPERTY,
    TRACEABILITY,
    holds_data_of_customers,
    trade_asked,
)


def traceability_asked_by_law(said: Statements) -> Iterator[Contradiction]:
    yield from _asked_by_law(said, "traceability-asked-by-law", TRACEABILITY)


def duties_after_delivery_by_law(said: Statements) -> Iterator[Contradiction]:
    """The models of 1994 ask for the servicing that a contract agrees, and for nothing that the law sets."""
    if said.case.lens.certifiable:
        yield from _asked_by_law(said, "post-delivery-asked-by-law", POST_DELIVERY)


def data_of_customers(said: Statements) -> Iterator[Contradiction]:
    if holds_data_of_customers(said.profile):
        requirement = _left_out(said, PROPERTY)
        yield Contradiction(id="data-of-customers", requirement=requirement, fact=PROPERTY)


def _asked_by_law(said: Statements, id_: str, key: str) -> Iterator[Contradiction]:
    trade = trade_asked(said.profile, key)
    if trade is not None:
        named = arguments(trade=trade.value)
        yield Contradiction(id=id_, arguments=named, requirement=_left_out(said, key), fact=key)


def _left_out(said: Statements, key: str) -> str | None:
    """The first requirement that does not apply because of the fact; None where all of them apply."""
    for asked, finding in zip(said.case.requirements, said.findings, strict=True):
        if asked.when == key and finding.grade is Grade.NOT_APPLICABLE:
            return asked.id
    return None


CHECKS: tuple[Check, ...] = (traceability_asked_by_law, duties_after_delivery_by_law, data_of_customers)
