"""What the models ask only since their edition of 1994, where a contract is bound to the one of 1987."""

from isoassess.domain import Lens, Requirement
from isoassess.domain.clause_numbers import is_within
from isoassess.domain.profile import Profile
from isoassess.standard_choice.contract_standard import read_name

_FIRST_EDITION = 1987
# A quality manual in so many words, quality planning and preventive action came to both models in 1994.
_MANUAL = frozenset({"quality-manual-1994"})
_ADDED = ("4.2.3", "4.14.3")
_SERVICING = "4.19"  # ISO 9001 asked for it before


def beyond_contract(requirement: Requirement, lens: Lens, profile: Profile) -> bool:
    """Whether the catalogue's edition asks for it, and the one that the contract names does not."""
    if lens.certifiable or read_name(profile.named_standard).edition != _FIRST_EDITION:
        return False
    clause = requirement.clause[lens]
    if lens is Lens.ISO9002_1994 and is_within(clause, _SERVICING):
        return True
    return requirement.id in _MANUAL or any(is_within(clause, added) for added in _ADDED)
