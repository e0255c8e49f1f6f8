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
    trade = trade_asked(said.profile, TRACEABILITY)
    if trade is not None:
        yield Contradiction(
            id="traceability-asked-by-law",
            arguments=arguments(trade=trade.value),
            requirement=_left_out(said, TRACEABILITY),
            fact=TRACEABILITY,
        )


def duties_after_delivery_by_law(said: Statements) -> Iterator[Contradiction]:
    trade = trade_asked(said.profile, POST_DELIVERY)
    if trade is not None:
        yield Contradiction(
            id="post-delivery-asked-by-law",
            arguments=arguments(trade=trade.value),
            requirement=_left_out(said, POST_DELIVERY),
            fact=POST_DELIVERY,
        )


def data_of_customers(said: Statements) -> Iterator[Contradiction]:
    if holds_data_of_customers(said.profile):
        requirement = _left_out(said, PROPERTY)
        yield Contradiction(id="data-of-customers", requirement=requirement, fact=PROPERTY)


def _left_out(said: Statements, key: str) -> str | None:
    """The first requirement that does not apply because of the fact; None where all of them apply."""
    for asked, finding in zip(said.case.requirements, said.findings, strict=True):
        if asked.when == key and finding.grade is Grade.NOT_APPLICABLE:
            return asked.id
    return None


CHECKS: tuple[Check, ...] = (traceability_asked_by_law, duties_after_delivery_by_law, data_of_customers)
