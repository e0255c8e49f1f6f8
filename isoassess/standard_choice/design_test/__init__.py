"""Whether an organization designs what it delivers: who designs each side, the eight steps, what to ask."""

from isoassess.standard_choice.design_test.designers import (
    ELSEWHERE,
    GIVEN,
    OURS,
    PRODUCT_WORK,
    SERVICE_WORK,
    UPKEEP,
    WORK,
    Sides,
    considered,
    designed_at_group_site,
    designed_inside_the_scope,
    no_work_of_ours,
    outsourced_design_work,
    own_design_work,
    public_standard_leaves,
    subcontractor_designs,
)
from isoassess.standard_choice.design_test.steps import DesignFindings, DesignOutcome, examine_design

__all__ = [
    "ELSEWHERE",
    "GIVEN",
    "OURS",
    "PRODUCT_WORK",
    "SERVICE_WORK",
    "UPKEEP",
    "WORK",
    "DesignFindings",
    "DesignOutcome",
    "Sides",
    "considered",
    "designed_at_group_site",
    "designed_inside_the_scope",
    "examine_design",
    "no_work_of_ours",
    "outsourced_design_work",
    "own_design_work",
    "public_standard_leaves",
    "subcontractor_designs",
]
