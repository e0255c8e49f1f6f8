"""The causes that requirements are grouped under: each has a heading of its own and is used."""

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Cause


def test_every_cause_has_a_heading_of_its_own() -> None:
    headings = [cause.label for cause in Cause]
    assert len(set(headings)) == len(headings) == 20


def test_every_requirement_has_a_cause_and_no_cause_is_empty() -> None:
    catalogue = shipped()
    used = {known.cause for lens in catalogue.lenses for known in catalogue.requirements(lens)}
    assert used == set(Cause)
