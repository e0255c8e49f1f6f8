"""Which requirements apply to an organization, and which claims of non-applicability hold."""

from functools import cache

from msgspec import Struct

from isoassess.domain import Answer, Applies, Lens, Rating, Requirement
from isoassess.domain.clause_numbers import DESIGN, is_within
from isoassess.domain.decision import Decision, DesignClause
from isoassess.domain.fact_keys import occurs
from isoassess.domain.message import Message, message
from isoassess.domain.profile import Profile
from isoassess.domain.told_work import PRODUCTS, Told, special_process_told

_DESIGN = "design.product"


class Applicability(Struct, frozen=True, kw_only=True):
    """Whether a requirement applies; `because` says why it does not, or why the claim is refused."""

    applies: bool
    because: Message | None = None


APPLIES = Applicability(applies=True)
# Asked of every requirement; a member that is looked up in its enumeration takes several times as long.
_CONDITIONAL, _NOT_APPLICABLE = Applies.CONDITIONAL, Rating.NOT_APPLICABLE
_RULED_OUT = DesignClause.NOT_APPLICABLE
# Asked only since catalogue 2026.12: where a profile of before says nothing of it, a reason settles it.
_SETTLED_BY_REASON = frozenset({"conditions.trusted_readings"})


def applicability(
    requirement: Requirement, lens: Lens, answer: Answer, profile: Profile, decision: Decision
) -> Applicability:
    """How a requirement stands: fallen away by the profile, claimed with a reason, refused, or applying.

    What the profile rules out falls away even when it was rated: the answer is kept aside and counts
    again as soon as the profile changes back.
    """
    if not requirement.graded:
        return Applicability(applies=False, because=message("not-graded"))
    if decision.today.clause_8_3 is _RULED_OUT and is_design(requirement, lens):
        return Applicability(applies=False, because=_own_words(answer) or decision.justification)
    if requirement.applies is not _CONDITIONAL and answer.rating is not _NOT_APPLICABLE:
        return APPLIES
    trigger = occurs(profile, requirement.when) if requirement.when else None
    told = None if trigger is True else _told_otherwise(requirement, profile)
    if requirement.applies is _CONDITIONAL and trigger is False and told is None:
        because = message("does-not-occur", fact=requirement.when or "")
        return Applicability(applies=False, because=_own_words(answer) or because)
    if answer.rating is not _NOT_APPLICABLE:
        return APPLIES
    refusal = _told(told) if told else _refusal(requirement, lens, answer, decision, trigger)
    if refusal:
        return Applicability(applies=True, because=refusal)
    return Applicability(applies=False, because=_own_words(answer))


def may_be_not_applicable(requirement: Requirement) -> bool:
    """Whether a person may claim at all that the requirement is not applicable."""
    return requirement.applies is not Applies.NEVER


def claim_can_hold(requirement: Requirement, lens: Lens, profile: Profile, decision: Decision) -> bool:
    """Whether a claim with a reason would be accepted, now or once an open fact of the profile is told."""
    return claim_refusal(requirement, lens, profile, decision) is None


def claim_refusal(
    requirement: Requirement, lens: Lens, profile: Profile, decision: Decision
) -> Message | None:
    """Why a claim would not be accepted, whatever its reason; None where it can hold."""
    if not may_be_not_applicable(requirement):
        return message("never-left-out")
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason="claimed")
    standing = applicability(requirement, lens, claim, profile, decision)
    open_yet = standing.because is not None and standing.because.id == "condition-open"
    return None if not standing.applies or open_yet else standing.because


def deciding_fact(refusal: Message, decision: Decision) -> str | None:
    """The fact of the profile that decides instead of a claim; None where nothing there would help."""
    match refusal.id:
        case "design-stated":
            return next((one.fact for one in decision.facts if one.fact.startswith("design.")), _DESIGN)
        case "design-open":
            return _DESIGN
    return next((str(value) for name, value in refusal.arguments if name == "fact"), None)


def is_design(requirement: Requirement, lens: Lens) -> bool:
    """Whether it asks about design and development, which a decision can rule out."""
    return _is_design_clause(requirement.clause.get(lens, ""), lens)


@cache
def _is_design_clause(clause: str, lens: Lens) -> bool:
    return lens.certifiable and is_within(clause, DESIGN)


def _own_words(answer: Answer) -> Message | None:
    reason = answer.reason.strip() if answer.rating is Rating.NOT_APPLICABLE else ""
    return message("own-words", text=reason) if reason else None


def _told_otherwise(requirement: Requirement, profile: Profile) -> Told | None:
    """What the texts about the work tell of a process whose results cannot be fully verified."""
    if requirement.when != "conditions.special_processes":
        return None
    told = special_process_told(profile)
    return None if told is None or told.key == PRODUCTS else told


def _told(told: Told) -> Message:
    return message("told-otherwise", words=told.words, fact=told.key)


def _refusal(
    requirement: Requirement, lens: Lens, answer: Answer, decision: Decision, trigger: object
) -> Message | None:
    """Why a claim of non-applicability does not hold; None when it does."""
    if not may_be_not_applicable(requirement):
        return message("never-left-out")
    if trigger is True:
        return message("does-occur", fact=requirement.when or "")
    designing = decision.today.clause_8_3 in (DesignClause.APPLIES, DesignClause.PARTLY)
    if is_design(requirement, lens) and designing:
        return message("design-stated", because=decision.design_because)
    if is_design(requirement, lens) and decision.today.clause_8_3 is DesignClause.ASK:
        return message("design-open")
    if requirement.when and trigger is None and requirement.when not in _SETTLED_BY_REASON:
        return message("condition-open", fact=requirement.when)
    if not answer.reason.strip():
        return message("reason-missing")
    return None
