"""The way through the intake: which page asks which fact, when one may go on, and what looks wrong."""

import re
from enum import IntEnum, StrEnum

from msgspec.structs import replace

from isoassess.domain.fact_keys import fact, with_fact
from isoassess.domain.profile import Activity, Designer, Performer, Profile, stage_key
from isoassess.errors import BadInput
from isoassess.language.amounts import MOST
from isoassess.language.dates import amount_words
from isoassess.language.texts import _
from isoassess.standard_choice.design_test import DesignOutcome, examine_design


class IntakePage(IntEnum):
    """The pages in their order; the numbers are stored as the place where somebody left."""

    ORGANIZATION = 0
    SITES = 1
    PRODUCTS = 2
    ACTIVITIES = 3
    EXTERNAL = 4
    SYSTEM = 5
    STANDARD = 6


KEYS: dict[IntakePage, tuple[str, ...]] = {
    IntakePage.ORGANIZATION: (
        "organization.name",
        "organization.legal_form",
        "organization.address",
        "organization.country",
        "organization.contact",
        "organization.email",
        "organization.phone",
        "organization.website",
        "organization.logo",
    ),
    IntakePage.SITES: ("people.effective_personnel", "people.shifts", "people.sites"),
    IntakePage.PRODUCTS: (
        "offer.products",
        "offer.services",
        "offer.scope",
        "offer.scope_of",
        "sector.codes",
        "sector.nace",
        "sector.risk",
    ),
    IntakePage.ACTIVITIES: (
        "activities",
        "performed_by",
        "answered",
        "design.product",
        "design.service",
        "design.corrected_by",
        "design.responsibility",
        "design.specification",
        "design.standard_leaves",
        "design.may_change",
        "design.own_brand",
        "design.only_process",
        "design.example",
        "conditions.measuring_equipment",
        "conditions.trusted_readings",
        "conditions.special_processes",
        "conditions.traceability_required",
        "conditions.customer_property",
        "conditions.post_delivery",
        "conditions.release_before_checks",
    ),
    IntakePage.EXTERNAL: (
        "purpose",
        "sector.scheme",
        "named_standard",
        "certificate.standard",
        "certificate.body",
        "certificate.accredited",
        "certificate.expires",
        "target_date",
    ),
    IntakePage.SYSTEM: (
        "system.internal_audit",
        "system.management_review",
        "system.corrective_action_cases",
        "system.months_of_records",
    ),
    IntakePage.STANDARD: (),
}

# Facts without which a page is not done, beside the design facts that the design test asks for itself.
_KEY_FACTS = {
    IntakePage.ORGANIZATION: ("organization.name",),
    IntakePage.SITES: ("people.effective_personnel",),
    IntakePage.PRODUCTS: ("sector.codes",),
    IntakePage.ACTIVITIES: ("activities",),
    IntakePage.EXTERNAL: ("purpose",),
    IntakePage.SYSTEM: ("system.internal_audit", "system.management_review"),
}


class NotDone(StrEnum):
    """The fourth answer about a stage of the work, beside the three of `Performer`."""

    NONE = "none"


WorkStage = Performer | NotDone


def next_page(page: IntakePage) -> IntakePage | None:
    """None after the last page."""
    return IntakePage(page + 1) if page < IntakePage.STANDARD else None


def previous_page(page: IntakePage) -> IntakePage | None:
    """None before the first page."""
    return IntakePage(page - 1) if page > IntakePage.ORGANIZATION else None


def page_of(key: str) -> IntakePage:
    """The page that asks for a profile key, for a part of a profile or for something inside a fact.

    KeyError for a key that no page asks for.
    """
    for page, keys in KEYS.items():
        if any(key == own or key.startswith(f"{own}.") for own in keys):
            return page
    for page, keys in KEYS.items():
        if any(own.startswith(f"{key}.") for own in keys):
            return page
    raise KeyError(key)


def place_to_resume(left_at: int | None, profile: Profile) -> IntakePage:
    """The page to open on; the first one where none was stored or something before it is missing."""
    if left_at is None or left_at not in list(IntakePage):
        return IntakePage.ORGANIZATION
    return IntakePage(left_at) if may_visit(IntakePage(left_at), profile) else IntakePage.ORGANIZATION


def problems(page: IntakePage, profile: Profile) -> dict[str, str]:
    """What must be mended before one may go on, by profile key, one sentence each."""
    if page is IntakePage.ORGANIZATION and not profile.organization.name.strip():
        return {"organization.name": _("Enter the name of the organization; everything else can wait.")}
    return {}


def may_visit(page: IntakePage, profile: Profile) -> bool:
    """Whether nothing on the pages before this one must be mended first."""
    return not any(problems(earlier, profile) for earlier in IntakePage if earlier < page)


def still_open(page: IntakePage, profile: Profile) -> tuple[str, ...]:
    """The key facts of a page that are not known yet; nothing open means that the page is complete."""
    if page is IntakePage.STANDARD:
        return tuple(key for earlier in IntakePage if earlier < page for key in still_open(earlier, profile))
    missing = [key for key in _KEY_FACTS[page] if not is_known(fact(profile, key))]
    if page is IntakePage.PRODUCTS and not (profile.offer.products.strip() or profile.offer.services.strip()):
        missing.insert(0, "offer.products")
    if page is IntakePage.ACTIVITIES:
        missing += ["performed_by"] if profile.unanswered_stages else []
        missing += _design_facts_to_ask(profile)
    return tuple(dict.fromkeys(missing))


def is_complete(page: IntakePage, profile: Profile) -> bool:
    return not still_open(page, profile)


def is_known(value: object) -> bool:
    """Whether a fact says something: not empty, not None, not `unknown`, not `unclear`."""
    if isinstance(value, str):
        return bool(value.strip()) and value not in ("unknown", "unclear")
    return value not in (None, (), {})


def stage_of(profile: Profile, activity: Activity) -> WorkStage | None:
    """Who carries a stage of the work out; None where nobody answered that."""
    if activity in profile.activities:
        return profile.performed_by.get(activity)
    return None if activity in profile.unanswered_stages else NotDone.NONE


def with_stage(profile: Profile, activity: Activity, stage: WorkStage | None) -> Profile:
    """The profile with one stage of the work answered, or, with None, its answer taken back.

    The activities keep their usual order.
    """
    listed = {*profile.activities, activity}
    performed_by = {name: who for name, who in profile.performed_by.items() if name is not activity}
    if isinstance(stage, Performer):
        performed_by[activity] = stage
    else:
        listed.discard(activity)
    activities = tuple(name for name in Activity if name in listed)
    unanswered = {*profile.unanswered_stages} - {activity} | ({activity} if stage is None else set())
    stages = [stage_key(name) for name in Activity if name not in unanswered]
    others = [key for key in profile.answered if not key.startswith("performed_by.")]
    return replace(
        profile, activities=activities, performed_by=performed_by, answered=tuple(sorted((*others, *stages)))
    )


def with_rest_not_done(profile: Profile) -> Profile:
    """The profile with all stages that nobody answered said to be not done."""
    for activity in profile.unanswered_stages:
        profile = with_stage(profile, activity, NotDone.NONE)
    return profile


def is_answered(profile: Profile, key: str) -> bool:
    """Whether a fact is known, or somebody said that it is not."""
    return is_known(fact(profile, key)) or key in profile.answered


def with_answer(profile: Profile, key: str, value: object) -> Profile:
    """The profile with one of the answers offered taken, be it "not known"."""
    others = tuple(answered_key for answered_key in profile.answered if answered_key != key)
    answered = others if is_known(value) else tuple(sorted((*others, key)))
    return replace(with_fact(profile, key, value), answered=answered)


def without_answer(profile: Profile, key: str) -> Profile:
    """The profile with an answer taken back: nobody has answered, which is not the same as "not known"."""
    answered = tuple(answered_key for answered_key in profile.answered if answered_key != key)
    return replace(with_fact(profile, key, fact(Profile(), key)), answered=answered)


def offered_designer(profile: Profile, key: str) -> Designer | None:
    """Who may design one side of the offer, since they design the other; None where nothing is to be offered.

    `key` is `design.product` or `design.service`. The two may differ, so a person has to take the offer.
    """
    sides = {"design.product": profile.design.product, "design.service": profile.design.service}
    mine, other = sides.pop(key), next(iter(sides.values()))
    return other if mine is Designer.UNKNOWN and other is not Designer.UNKNOWN else None


def read_count(text: str) -> int | None:
    """The whole number somebody typed, None for nothing; BadInput says in one sentence what is wrong."""
    digits = "".join(text.split())
    if not digits:
        return None
    if not digits.isdecimal():
        raise BadInput(_("Enter a whole number, in digits, such as 25."))
    if len(digits) > 12 or int(digits) > MOST:
        raise BadInput(_("Enter a number up to {most}.").format(most=amount_words(MOST, grouped=True)))
    return int(digits)


def read_list(text: str) -> tuple[str, ...]:
    """The entries of a text that separates them by commas, semicolons or lines, each once."""
    return tuple(dict.fromkeys(entry.strip() for entry in re.split(r"[,;\n]", text) if entry.strip()))


def read_nace(text: str) -> tuple[str, ...]:
    """The NACE codes of a text; `16,23` without a space is the one code 16.23 with a decimal comma."""
    codes: list[str] = []
    for entry in re.split(r"[;\n]|,\s+", text):
        one = re.fullmatch(r"(\d{2}),(\d{1,2})", entry.strip())
        codes += [f"{one[1]}.{one[2]}"] if one else read_list(entry)
    return tuple(dict.fromkeys(codes))


def _design_facts_to_ask(profile: Profile) -> tuple[str, ...]:
    findings = examine_design(profile)
    return findings.unknown if findings.outcome is DesignOutcome.UNKNOWN else ()
