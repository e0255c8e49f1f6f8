"""What is said where answers are missing or contradict each other: which ones, and what settles it."""

from isoassess.domain.fact_keys import fact
from isoassess.domain.message import Message, message
from isoassess.domain.profile import (
    Activity,
    Corrector,
    Designer,
    NoProduct,
    Performer,
    Purpose,
    Responsibility,
    Specification,
    stage_key,
)
from isoassess.standard_choice.design_test import (
    DESIGN_WORK,
    ELSEWHERE,
    GIVEN,
    OURS,
    DesignOutcome,
    considered,
    no_work_of_ours,
    outsourced_design_work,
    public_standard_leaves,
    subcontractor_designs,
)
from isoassess.standard_choice.givers import service_is_not_done
from isoassess.standard_choice.situation import Situation

_CORRECTED, _ANSWERS = "design.corrected_by", "design.responsibility"
_SIDES = ("design.product", "design.service")


def open_question(s: Situation) -> Message:
    """What stands in the way of an answer; a contradiction before what is missing."""
    if _ANSWERS in s.design.clash:
        if subcontractor_designs(s.profile):
            return message("subcontractor-designs-for-customer")
        return message("outsourced-design-for-customer")
    if _CORRECTED in s.design.clash:
        other = next(key for key in s.design.clash if key != _CORRECTED)
        return message("two-answers", **_both(s, other, _CORRECTED))
    if s.design.clash:
        buys = Activity.PURCHASING in s.activities
        return message("only-purchasing") if buys else message("no-work-of-ours")
    return message("fact-not-known", fact=s.design.unknown[0])


def what_to_settle(s: Situation) -> tuple[Message, ...]:
    """The safe assumption until then, and for each contradiction the answers that settle it."""
    if s.design.outcome is not DesignOutcome.UNKNOWN:
        return ()
    return (message("safe-assumption"), _first_step(s), *_contradictions(s))


def _first_step(s: Situation) -> Message:
    """What settles it most directly: an answer, another answer, or the one who would know."""
    if s.design.clash:
        return message("settle-by-changing")
    not_answered = [key for key in s.design.unknown if key not in s.profile.answered]
    if not_answered:
        return message("settle-by-answering", facts=" ".join(not_answered))
    return message("settle-by-asking", facts=" ".join(s.design.unknown))


def design_in_our_name(s: Situation) -> Message:
    """Who designs for us, and by which answer it is ours."""
    who = "subcontractor" if subcontractor_designs(s.profile) else "outsourced"
    if s.profile.design.corrected_by is Corrector.US:
        return message("designed-for-us-and-corrected", who=who)
    if s.profile.design.responsibility is Responsibility.SHARED:
        return message("designed-for-us-and-shared", who=who)
    if s.profile.design.responsibility is Responsibility.US:
        return message("designed-for-us-and-answered", who=who)
    return message("designed-for-us-beside-given", who=who)


def contradictions_named(s: Situation) -> tuple[Message, ...]:
    """Answers that do not go together and do not stop the choice: both, and what settles it."""
    profile = s.profile
    design, found = profile.design, []
    if service_is_not_done(profile) and design.service not in (Designer.UNKNOWN, Designer.NOBODY):
        found.append(message("service-not-done", who=design.service))
    ours = [side for side in _SIDES if fact(profile, side) in OURS]
    ours += [side for side, who in considered(profile).items() if who is Designer.NOBODY and not ours]
    given = any(fact(profile, side) in GIVEN for side in _SIDES)
    nobody_but_us = bool(ours) and design.corrected_by is Corrector.US and fact(profile, ours[0]) not in OURS
    if nobody_but_us:
        found.append(message("two-answers-ours-or-given", **_both(s, ours[0], _CORRECTED)))
    by_us = any(fact(profile, side) in OURS for side in ours)
    if by_us and not given and design.corrected_by in ELSEWHERE:
        found.append(message("two-answers-ours-or-given", **_both(s, ours[0], _CORRECTED)))
    if public_standard_leaves(profile) and design.specification is Specification.COMPLETE:
        both = _both(s, "design.standard_leaves", "design.specification")
        found.append(message("two-answers-left-open", **both))
    makes = s.does(Activity.PRODUCTION) or bool(profile.offer.products.strip())
    if design.own_brand is NoProduct.NO_PRODUCT and makes:
        found.append(message("no-product-but-made"))
    makes_here = profile.performed_by.get(Activity.PRODUCTION, Performer.WE) is Performer.WE
    if design.product is Designer.MAKER and Activity.PRODUCTION in s.activities and makes_here:
        found.append(message("maker-but-made-here"))
    if profile.purpose is Purpose.TRANSITION and not profile.certificate.standard.strip():
        found.append(message("transition-of-no-certificate"))
    return tuple(found)


def _contradictions(s: Situation) -> tuple[Message, ...]:
    if not s.design.clash:
        return ()
    found = []
    outsourced, subcontracted = outsourced_design_work(s.profile), subcontractor_designs(s.profile)
    if _ANSWERS in s.design.clash and subcontracted:
        found.append(message("designed-for-us"))
    if _ANSWERS in s.design.clash and outsourced:
        found.append(message("outsourced-by-us"))
    if _CORRECTED in s.design.clash:
        found.append(_settled_by_corrector(s, in_our_name=outsourced or subcontracted))
    if no_work_of_ours(s.profile):
        buys = Activity.PURCHASING in s.activities
        found.append(message("only-purchasing-is-ours") if buys else message("nothing-is-ours"))
    return tuple(found)


def _settled_by_corrector(s: Situation, *, in_our_name: bool) -> Message:
    if "offer.scope_of" in s.design.clash:
        return message("site-or-company")
    return message("in-our-name-or-given") if in_our_name else message("given-or-ours")


def _both(s: Situation, first: str, second: str) -> dict[str, str]:
    """Two answers as they were given."""
    return {
        "first": _outsourced_stages(s) if first == "performed_by" else first,
        "first_is": _slug(fact(s.profile, first)),
        "second": second,
        "second_is": _slug(fact(s.profile, second)),
    }


def _outsourced_stages(s: Situation) -> str:
    """The keys of the design work that somebody else carries out, with blanks between."""
    done_by = s.profile.performed_by
    outsourced = sorted(stage for stage in DESIGN_WORK if done_by.get(stage) is Performer.OUTSOURCED)
    return " ".join(map(stage_key, outsourced)) or "performed_by"


def _slug(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "outsourced" if isinstance(value, dict) else str(value)
