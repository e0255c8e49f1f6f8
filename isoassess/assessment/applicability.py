"""Which requirements apply to an organization, and which claims of non-applicability hold."""

from msgspec import Struct

from isoassess.domain import Answer, Applies, Lens, Rating, Requirement
from isoassess.domain.clause_numbers import DESIGN, is_within
from isoassess.domain.decision import Decision, DesignClause
from isoassess.domain.fact_words import fact_words
from isoassess.domain.profile import Profile, fact
from isoassess.language.texts import _


class Applicability(Struct, frozen=True, kw_only=True):
    """Whether a requirement applies; `because` says why it does not, or why the claim is refused."""

    applies: bool
    because: str = ""


APPLIES = Applicability(applies=True)


def applicability(
    requirement: Requirement, lens: Lens, answer: Answer, profile: Profile, decision: Decision
) -> Applicability:
    """How a requirement stands: fallen away by the profile, claimed with a reason, refused, or applying.

    What the profile rules out falls away even when it was rated: the answer is kept aside and counts
    again as soon as the profile changes back.
    """
    if is_design(requirement, lens) and decision.today.clause_8_3 is DesignClause.NOT_APPLICABLE:
        return Applicability(applies=False, because=_own_words(answer) or decision.justification)
    trigger = fact(profile, requirement.when) if requirement.when else None
    if requirement.applies is Applies.CONDITIONAL and trigger is False:
        because = _("The profile says that this does not occur ({fact}).").format(
            fact=_trigger_words(requirement)
        )
        return Applicability(applies=False, because=_own_words(answer) or because)
    if answer.rating is not Rating.NOT_APPLICABLE:
        return APPLIES
    refusal = _refusal(requirement, lens, answer, decision, trigger)
    if refusal:
        return Applicability(applies=True, because=refusal)
    return Applicability(applies=False, because=answer.reason.strip())


def may_be_claimed(requirement: Requirement) -> bool:
    """Whether a person may claim at all that the requirement is not applicable."""
    return requirement.applies is not Applies.NEVER


def is_design(requirement: Requirement, lens: Lens) -> bool:
    """Whether it asks about design and development, which a decision can rule out."""
    return lens.certifiable and is_within(requirement.clause.get(lens, ""), DESIGN)


def _trigger_words(requirement: Requirement) -> str:
    return fact_words(requirement.when) if requirement.when else ""


def _own_words(answer: Answer) -> str:
    return answer.reason.strip() if answer.rating is Rating.NOT_APPLICABLE else ""


def _refusal(
    requirement: Requirement, lens: Lens, answer: Answer, decision: Decision, trigger: object
) -> str:
    """Why a claim of non-applicability does not hold; empty when it does."""
    if not may_be_claimed(requirement):
        return _("This requirement applies to every organization and cannot be claimed not applicable.")
    if trigger is True:
        return _("The profile says that this does occur ({fact}).").format(fact=_trigger_words(requirement))
    designing = decision.today.clause_8_3 in (DesignClause.APPLIES, DesignClause.PARTLY)
    if is_design(requirement, lens) and designing:
        return _("The profile states a design fact: {because}").format(because=decision.because)
    if not answer.reason.strip():
        return _("A claim that a requirement is not applicable needs a reason in your own words.")
    return ""
