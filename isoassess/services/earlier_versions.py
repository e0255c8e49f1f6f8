"""How a case was put together with an earlier catalogue, so that documents of that time can be compared."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from isoassess.catalogue.replaced import ReplacedRequirement, replaced_requirements
from isoassess.domain import Confidence, Requirement
from isoassess.domain.case import Case

# The version of the rules that each catalogue version was first shipped with.
RULES = {"2026.11.1": "2026.3", "2026.12": "2026.4"}
# The catalogue versions that came after, whose mergers are to be undone.
_LATER: dict[str, tuple[str, ...]] = {"2026.11.1": ("2026.12",), "2026.12": ()}


def earlier_judgement(catalogue_version: str) -> Callable[[Case], Case] | None:
    """From a case of today to the same one under an earlier catalogue; None where that is not known."""
    if catalogue_version not in RULES:
        return None
    return partial(_under, catalogue_version)


def _under(version: str, case: Case) -> Case:
    """With the requirements that were asked then, of which a data stamp takes nothing but the ids."""
    asked = tuple(
        _once_asked(one)
        for one in replaced_requirements()
        if one.until in _LATER[version] and case.lens in one.clause
    )
    return replace(
        case,
        requirements=(*case.requirements, *asked),
        catalogue_version=version,
        decision=replace(case.decision, rules_version=RULES[version]),
    )


def _once_asked(one: ReplacedRequirement) -> Requirement:
    return Requirement(
        id=one.id,
        clause=one.clause,
        asks=one.asks,
        looks_for=(),
        small_firm="",
        source=(),
        confidence=Confidence.HIGH,
    )
