"""How the facts of a profile are said to a person: what a key asks about, and what a value means."""

from datetime import date
from enum import Enum

from isoassess.domain.decision import NOT_ANSWERED
from isoassess.language.dates import amount_words, date_words
from isoassess.language.texts import _


def fact_words(key: str) -> str:
    """What a profile key such as `design.may_change` is about; a key without words reads as it is written."""
    part, _dot, name = key.partition(".")
    if part in ("activities", "performed_by") and name in _activities():
        told = _("Activity: {name}") if part == "activities" else _("Who carries out {name}")
        return told.format(name=_activities()[name])
    return _facts().get(key) or key.replace(".", ": ").replace("_", " ")


def value_words(key: str, value: object) -> str:
    """A value as it is said to a person: a slug, a yes or no, a number, a date, a text or several of them."""
    if key == "answered":
        keys = value if isinstance(value, (tuple, list)) else ()
        return ", ".join(fact_words(str(item)) for item in keys) or _("nothing")
    if isinstance(value, (tuple, list)):
        return ", ".join(value_words(key, item) for item in value) or _("not known")
    if isinstance(value, dict):
        return ", ".join(_pair(name, item) for name, item in value.items()) or _("not known")
    slug = _slug(value)
    if key.startswith("performed_by"):
        return _performers().get(slug) or _lists(key, slug)
    return _values_of(key).get(slug) or _anywhere().get(slug) or _lists(key, slug)


def _slug(value: object) -> str:
    if value is None or value == "":
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, float):
        return amount_words(value)
    return str(value)


def _pair(activity: object, performer: object) -> str:
    who = _performers().get(_slug(performer), _slug(performer))
    return f"{_activities().get(_slug(activity), _slug(activity))}: {who}"


def _lists(key: str, text: str) -> str:
    """Slugs that a decision joined with commas, each in its words; any other text as it is."""
    known = _values_of(key) or (_activities() if key.startswith("performed_by") else {})
    parts = [part.strip() for part in text.split(",")]
    if known and all(part.partition(":")[0].strip() in known for part in parts):
        return ", ".join(_list_item(known, part) for part in parts)
    return text


def _list_item(known: dict[str, str], part: str) -> str:
    name, colon, who = (piece.strip() for piece in part.partition(":"))
    return f"{known[name]}: {_performers().get(who, who)}" if colon else known[name]


def _facts() -> dict[str, str]:
    return _design_facts() | _system_facts() | _condition_facts() | _identity_facts()


def _design_facts() -> dict[str, str]:
    return {
        "purpose": _("What the answer is needed for"),
        "design.product": _("Who designs the product"),
        "design.service": _("Who designs the service"),
        "design.corrected_by": _("Who would have to change the design if it were wrong"),
        "design.responsibility": _("Who answers for the design"),
        "design.specification": _("How fully an order is specified"),
        "design.standard_leaves": _("The published standard leaves something for you to choose"),
        "design.may_change": _("May you change what the customer gets without asking"),
        "design.own_brand": _("The product carries your name as its maker's"),
        "design.only_process": _("Only your own process, tooling or routing is designed"),
        "design.example": _("Example from the last three years"),
        "activities": _("Activities"),
        "performed_by": _("Who carries the activities out"),
        "answered": _("Answered, also with what is not known or not done"),
        "named_standard": _("Standard named in the contract"),
        "sector.codes": _("Sector"),
        "sector.nace": _("NACE code"),
        "sector.scheme": _("Regulated scheme"),
        "sector.risk": _("Risk of what you deliver"),
        "offer.products": _("Products"),
        "offer.services": _("Services"),
        "offer.scope": _("Scope"),
        "offer.scope_of": _("What the scope covers"),
        "target_date": _("Target date"),
    }


def _system_facts() -> dict[str, str]:
    return {
        "system.internal_audit": _("Internal audits"),
        "system.management_review": _("Management review"),
        "system.corrective_action_cases": _("Corrective actions worked through"),
        "system.months_of_records": _("Months of records"),
        "certificate.standard": _("Standard of the certificate you hold"),
        "certificate.body": _("Certification body"),
        "certificate.accredited": _("Accredited certificate"),
        "certificate.expires": _("The certificate expires"),
    }


def _condition_facts() -> dict[str, str]:
    return {
        "conditions.measuring_equipment": _("Measuring equipment proves conformity"),
        "conditions.trusted_readings": _("Devices whose readings must be trusted"),
        "conditions.special_processes": _("Special processes"),
        "conditions.traceability_required": _("Traceability required"),
        "conditions.customer_property": _("Property of customers or suppliers here"),
        "conditions.post_delivery": _("Obligations after delivery"),
        "conditions.release_before_checks": _("Release before all checks are done"),
    }


def _identity_facts() -> dict[str, str]:
    return {
        "organization": _("Organization"),
        "organization.name": _("Name of the organization"),
        "organization.legal_form": _("Legal form"),
        "organization.address": _("Address"),
        "organization.country": _("Country"),
        "organization.contact": _("Contact"),
        "organization.email": _("Email"),
        "organization.phone": _("Phone"),
        "organization.website": _("Website"),
        "organization.logo": _("Logo"),
        "people.effective_personnel": _("Effective personnel"),
        "people.shifts": _("Shifts"),
        "people.sites": _("Sites"),
    }


def _values_of(key: str) -> dict[str, str]:
    """The words for the values that mean something of their own under this key."""
    if key in ("design.product", "design.service"):
        return _designers()
    if key == "activities":
        return _activities()
    return _responsibilities().get(key) or _stages().get(key) or _classes().get(key) or {}


def _anywhere() -> dict[str, str]:
    return {
        "yes": _("yes"),
        "no": _("no"),
        "true": _("yes"),
        "false": _("no"),
        "unknown": _("not known"),
        "unclear": _("not clear"),
        NOT_ANSWERED: _("not answered"),
    }


def _designers() -> dict[str, str]:
    return {
        "nobody": _("nobody here"),
        "we": _("we do"),
        "jointly": _("we and the customer together"),
        "subcontractor": _("a subcontractor, in our name"),
        "group-site": _("another site of our company"),
        "parent": _("our parent or a sister company"),
        "customer": _("the customer"),
        "public-standard": _("a published standard"),
        "licensor": _("a licensor"),
        "maker": _("the maker whose goods we sell"),
    }


def _performers() -> dict[str, str]:
    return {"we": _("we do"), "outsourced": _("outsourced"), "customer": _("the customer")}


def _activities() -> dict[str, str]:
    return {
        "purchasing": _("purchasing"),
        "production": _("production"),
        "installation": _("installation"),
        "servicing": _("servicing"),
        "repair": _("repair"),
        "distribution": _("distribution"),
        "service-provision": _("service provision"),
        "software-development": _("software development"),
        "software-operation": _("software operation"),
        "testing-calibration": _("testing or calibration"),
        "inspection": _("inspection"),
        "training": _("training"),
        "research": _("research"),
    }


def _responsibilities() -> dict[str, dict[str, str]]:
    return {
        "design.corrected_by": {
            "us": _("we would"),
            "customer": _("the customer"),
            "giver": _("the maker, licensor or parent"),
            "public-standard": _("nobody: a published standard fixes it"),
        },
        "design.own_brand": {"no-product": _("we make no product")},
        "design.responsibility": {
            "us": _("we do"),
            "customer": _("the customer"),
            "shared": _("we and the customer"),
        },
        "design.specification": {
            "complete": _("completely"),
            "asked": _("something is missing; we ask the customer"),
            "gaps": _("small gaps, which we decide"),
            "incomplete": _("much is open, and we decide it"),
        },
        "offer.scope_of": {"organization": _("the whole organization"), "site": _("one site")},
    }


def _stages() -> dict[str, dict[str, str]]:
    return {
        "system.internal_audit": {
            "none": _("none planned"),
            "planned": _("planned"),
            "started": _("started"),
            "complete": _("complete"),
        },
        "system.management_review": {
            "none": _("none planned"),
            "planned": _("planned"),
            "held": _("held"),
        },
    }


def _classes() -> dict[str, dict[str, str]]:
    return {
        "purpose": {
            "certify": _("to be certified"),
            "transition": _("to move to a newer edition"),
            "contract": _("a contract or tender names a standard"),
            "legacy": _("to keep or read an older system"),
            "supplier-check": _("to judge a supplier"),
            "learn": _("to learn"),
        },
        "sector.scheme": {
            "none": _("none"),
            "automotive": _("automotive"),
            "aerospace": _("aviation, space and defense"),
            "medical": _("medical devices"),
            "oil-gas": _("oil and gas"),
            "eu-module": _("EU conformity assessment module"),
            "nato": _("NATO"),
            "laboratory": _("laboratory"),
            "inspection-body": _("inspection body"),
        },
        "sector.risk": {"high": _("high"), "medium": _("medium"), "low": _("low")},
    }
