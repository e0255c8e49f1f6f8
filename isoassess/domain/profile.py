"""What is known about an organization: the words and values the wizard, the files and the store share.

Every key may be missing, and missing means unknown: empty text, an empty tuple, None, or the value
`unknown` or `unclear` where the field has one. A yes-or-no fact is True, False or None.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, TypeVar

from msgspec import Meta, Struct
from msgspec.structs import replace

Count = Annotated[int, Meta(ge=0, le=10_000_000)]
Amount = Count | Annotated[float, Meta(ge=0, le=10_000_000)]  # of people: part-time work counts in decimals
SectorCode = Annotated[int, Meta(ge=1, le=39)]
LOGO = "organization.logo"  # a path, which means nothing on another computer
Known = TypeVar("Known", bound="Profile")


class Purpose(StrEnum):
    """Why the organization asks."""

    CERTIFY = "certify"
    TRANSITION = "transition"
    CONTRACT = "contract"
    LEGACY = "legacy"
    SUPPLIER_CHECK = "supplier-check"
    LEARN = "learn"


class Scheme(StrEnum):
    """A regulated sector whose own standard or rules come on top."""

    NONE = "none"
    AUTOMOTIVE = "automotive"
    AEROSPACE = "aerospace"
    MEDICAL = "medical"
    OIL_GAS = "oil-gas"
    EU_MODULE = "eu-module"
    NATO = "nato"
    LABORATORY = "laboratory"
    INSPECTION_BODY = "inspection-body"


class Risk(StrEnum):
    """How bad a failure of what is delivered can be (MD 5, table QMS 2)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ScopeOf(StrEnum):
    """Whether the verdict shall cover the whole organization or one site."""

    ORGANIZATION = "organization"
    SITE = "site"


class Designer(StrEnum):
    """Who turns needs into characteristics; GROUP_SITE is of the same company, PARENT another company."""

    NOBODY = "nobody"
    WE = "we"
    JOINTLY = "jointly"
    SUBCONTRACTOR = "subcontractor"
    GROUP_SITE = "group-site"
    PARENT = "parent"
    CUSTOMER = "customer"
    PUBLIC_STANDARD = "public-standard"
    LICENSOR = "licensor"
    MAKER = "maker"
    UNKNOWN = "unknown"


class Corrector(StrEnum):
    """Who would have to change the design if it were wrong; GIVER is a maker, a licensor or a parent."""

    US = "us"
    CUSTOMER = "customer"
    GIVER = "giver"
    PUBLIC_STANDARD = "public-standard"
    UNCLEAR = "unclear"


class Responsibility(StrEnum):
    """Who answers to the customer or the law, which does not tell who designs."""

    US = "us"
    CUSTOMER = "customer"
    SHARED = "shared"
    UNCLEAR = "unclear"


class Specification(StrEnum):
    """How fully an order is specified; what is missing is asked of the customer (ASKED) or decided here."""

    COMPLETE = "complete"
    ASKED = "asked"
    GAPS = "gaps"
    INCOMPLETE = "incomplete"
    UNKNOWN = "unknown"


class NoProduct(StrEnum):
    """In place of yes or no about a product, where none is made."""

    NO_PRODUCT = "no-product"


class Activity(StrEnum):
    """A stage of the work."""

    PURCHASING = "purchasing"
    PRODUCTION = "production"
    INSTALLATION = "installation"
    SERVICING = "servicing"
    REPAIR = "repair"
    DISTRIBUTION = "distribution"
    SERVICE_PROVISION = "service-provision"
    SOFTWARE_DEVELOPMENT = "software-development"
    SOFTWARE_OPERATION = "software-operation"
    TESTING_CALIBRATION = "testing-calibration"
    INSPECTION = "inspection"
    TRAINING = "training"
    RESEARCH = "research"


class Performer(StrEnum):
    """Who carries an activity out."""

    WE = "we"
    OUTSOURCED = "outsourced"
    CUSTOMER = "customer"


class InternalAudit(StrEnum):
    """How far the round of internal audits is."""

    NONE = "none"
    PLANNED = "planned"
    STARTED = "started"
    COMPLETE = "complete"


class ManagementReview(StrEnum):
    """How far the management review is."""

    NONE = "none"
    PLANNED = "planned"
    HELD = "held"


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts of a profile have in common: frozen, strict about keys, silent about the unknown."""


class Organization(Part, frozen=True):
    name: str = ""
    legal_form: str = ""
    address: str = ""
    country: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    logo: str = ""


class Site(Part, frozen=True):
    name: str = ""
    address: str = ""
    personnel: Amount | None = None
    activities: str = ""
    is_central: bool | None = None


class People(Part, frozen=True):
    """`effective_personnel`: heads in the scope, part-time converted to full time (MD 5)."""

    effective_personnel: Amount | None = None
    shifts: Count | None = None
    sites: tuple[Site, ...] = ()


class Sector(Part, frozen=True):
    """`codes` are IAF ID 1 numbers, `nace` NACE Rev. 2 divisions or groups as written."""

    codes: tuple[SectorCode, ...] = ()
    nace: tuple[str, ...] = ()
    scheme: Scheme | None = None
    risk: Risk | None = None


class Offer(Part, frozen=True):
    products: str = ""
    services: str = ""
    scope: str = ""
    scope_of: ScopeOf | None = None


class Design(Part, frozen=True):
    """`only_process`: only the organization's own process, tooling or routing is designed here.

    `standard_leaves`: a published standard leaves something that is chosen here.
    """

    product: Designer = Designer.UNKNOWN
    service: Designer = Designer.UNKNOWN
    corrected_by: Corrector = Corrector.UNCLEAR
    responsibility: Responsibility = Responsibility.UNCLEAR
    specification: Specification = Specification.UNKNOWN
    standard_leaves: bool | None = None
    may_change: bool | None = None
    own_brand: bool | NoProduct | None = None
    only_process: bool | None = None
    example: str = ""


class Conditions(Part, frozen=True):
    """`trusted_readings`: a customer, the law or the organization must trust what a device shows."""

    measuring_equipment: bool | None = None
    trusted_readings: bool | None = None
    special_processes: bool | None = None
    traceability_required: bool | None = None
    customer_property: bool | None = None
    post_delivery: bool | None = None
    release_before_checks: bool | None = None


class Certificate(Part, frozen=True):
    standard: str = ""
    body: str = ""
    accredited: bool | None = None
    expires: date | None = None


class System(Part, frozen=True):
    """The management system today; the four facts a certification body asks for first."""

    internal_audit: InternalAudit | None = None
    management_review: ManagementReview | None = None
    corrective_action_cases: Count | None = None
    months_of_records: Count | None = None


class Profile(Part, frozen=True):
    """Everything known about an organization; see the module's note on what is unknown.

    `answered`: keys that somebody answered with what reads like no answer: "not known", or, as
    `performed_by.repair`, with any answer to a stage of the work. Where activities are listed and no stage is
    among them, as in files written by hand and in older stores, what is not listed is not done.
    """

    organization: Organization = Organization()
    people: People = People()
    sector: Sector = Sector()
    offer: Offer = Offer()
    purpose: Purpose | None = None
    design: Design = Design()
    activities: tuple[Activity, ...] = ()
    performed_by: dict[Activity, Performer] = {}
    conditions: Conditions = Conditions()
    named_standard: str = ""
    certificate: Certificate = Certificate()
    target_date: date | None = None
    system: System = System()
    answered: tuple[str, ...] = ()

    @property
    def unanswered_stages(self) -> tuple[Activity, ...]:
        """Stages of the work that nobody has said anything about, in their usual order."""
        asked = [activity for activity in Activity if activity not in self.activities]
        if not any(stage_key(activity) in self.answered for activity in Activity):
            return () if self.activities else tuple(asked)
        return tuple(activity for activity in asked if stage_key(activity) not in self.answered)

    @property
    def our_activities(self) -> frozenset[Activity]:
        """The activities this organization answers for: listed, and not carried out by the customer."""
        if Performer.CUSTOMER not in self.performed_by.values():  # the usual case, asked hundreds of times
            return frozenset(self.activities)
        return frozenset(a for a in self.activities if self.performed_by.get(a) is not Performer.CUSTOMER)


def stage_key(activity: Activity) -> str:
    """The key of who carries out a stage of the work."""
    return f"performed_by.{activity.value}"


def without_logo(profile: Known) -> Known:
    """As it may leave this computer."""
    return replace(profile, organization=replace(profile.organization, logo=""))
