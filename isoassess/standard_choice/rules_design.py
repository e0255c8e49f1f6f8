"""Rules for who designs: one of them is enough for ISO 9001, the most telling one stands first."""

from isoassess.domain.decision import DesignClause
from isoassess.domain.profile import Activity, Corrector, Scheme, Specification
from isoassess.language.texts import _
from isoassess.standard_choice.design_test import (
    GIVEN,
    OURS,
    PRODUCT_WORK,
    SERVICE_WORK,
    UPKEEP,
    designed_inside_the_scope,
    outsourced_design_work,
    own_design_work,
    public_standard_leaves,
    subcontractor_designs,
)
from isoassess.standard_choice.open_questions import design_in_our_name
from isoassess.standard_choice.rule import Rule
from isoassess.standard_choice.situation import Situation

# Food, chemicals, metals' ore, fuels and the like: made by a recipe or a grade, not from a drawing.
PROCESS_INDUSTRY = (2, 3, 7, 10, 12, 13, 14, 15, 16)
MAKING = (
    Activity.PRODUCTION,
    Activity.INSTALLATION,
    Activity.SERVICING,
    Activity.REPAIR,
    Activity.DISTRIBUTION,
    Activity.SERVICE_PROVISION,
    Activity.SOFTWARE_OPERATION,
    Activity.TESTING_CALIBRATION,
    Activity.INSPECTION,
    Activity.TRAINING,
)
AFTER_SALE = (Activity.SERVICING, Activity.REPAIR, Activity.INSTALLATION)
_UPKEEP_ONLY = UPKEEP | {Activity.PURCHASING, Activity.INSPECTION, Activity.TESTING_CALIBRATION}


def _product_is_ours(s: Situation) -> bool:
    return s.profile.design.product in OURS


def _service_is_ours(s: Situation) -> bool:
    return s.profile.design.service in OURS


def _does_itself(s: Situation, activity: Activity) -> bool:
    return activity in own_design_work(s.profile)


def _mixed(s: Situation) -> bool:
    """One side designed here while work is done to a given other side; or research beside such work."""
    product, service = s.designers
    makes_given = product in GIVEN and s.does(*PRODUCT_WORK, Activity.INSTALLATION)
    serves_given = service in GIVEN and s.does(*SERVICE_WORK, *AFTER_SALE)
    two_sides = (_product_is_ours(s) and serves_given) or (_service_is_ours(s) and makes_given)
    research = _does_itself(s, Activity.RESEARCH) and s.does(*MAKING)
    return two_sides or (research and not _product_is_ours(s))


def _engineers(s: Situation) -> bool:
    """In building whoever designs what is built; in engineering whoever designs at all."""
    built = s.in_sector(28) and _product_is_ours(s)
    planned = s.in_sector(34) and (_product_is_ours(s) or _service_is_ours(s))
    return (built or planned) and not own_design_work(s.profile)


def _designed_for_us(s: Situation) -> bool:
    return subcontractor_designs(s.profile) or outsourced_design_work(s.profile)


def _adapts(s: Situation) -> bool:
    """A little changed for each customer: gaps are filled and characteristics may be changed."""
    gaps = s.profile.design.specification is Specification.GAPS
    return gaps and s.holds("D4") and not s.holds("D1", "D2", "D5")


DESIGN_RULES = (
    Rule(
        id="R37",
        when=lambda s: designed_inside_the_scope(s.profile),
        reason=lambda: _(
            "Another site of your company designs, and the scope is the whole organization, so design is "
            "inside it."
        ),
        warns=lambda: _(
            "If the design comes from your parent or a sister company, say so: then it is given to you."
        ),
        facts=("offer.scope_of",),
        article=("S17", "S25"),
        sources=("S51",),
    ),
    Rule(
        id="R39",
        when=lambda s: _does_itself(s, Activity.RESEARCH) and not s.does(*MAKING),
        reason=lambda: _(
            "You research and develop and produce nothing; ISO 9002 covers only making and serving."
        ),
        facts=("activities",),
        article=("S12", "S17"),
        sources=("BK",),
    ),
    Rule(
        id="R24",
        when=lambda s: _does_itself(s, Activity.SOFTWARE_DEVELOPMENT),
        reason=lambda: _("You develop software, and developing software is design."),
        warns=lambda: _("ISO/IEC/IEEE 90003 gives guidance on ISO 9001 for software."),
        facts=("activities",),
        article=("S17",),
        sources=("WHIT-73", "BK"),
    ),
    Rule(
        id="R35",
        when=lambda s: _product_is_ours(s) and s.profile.design.only_process is True,
        reason=lambda: _(
            "You design tooling and you deliver it, so the tool is the product and you design it."
        ),
        warns=lambda: _(
            "You say that you design the product and also that only your own process is designed. "
            "If the tools stay in your own workshop, say who designs the product."
        ),
        facts=("design.only_process",),
        article=("S18",),
        sources=("WHIT-73",),
    ),
    Rule(
        id="R43",
        when=lambda s: s.scheme is Scheme.MEDICAL and _product_is_ours(s),
        reason=lambda: _("You design medical devices, so design control belongs in."),
        together=lambda: _("You and the customer design medical devices together."),
        facts=("sector.scheme",),
        sources=("EMERGO", "AVANTI"),
    ),
    Rule(
        id="R33",
        when=_engineers,
        reason=lambda: _("You plan or engineer what is built, and that is design."),
        together=lambda: _("You and the customer plan together what is built, and that is design."),
        facts=("sector.codes",),
        article=("S12", "S17"),
        sources=("MAPW",),
    ),
    Rule(
        id="R40",
        when=lambda s: s.in_sector(38) and _service_is_ours(s),
        reason=lambda: _("You plan care programs of your own, and that is designing a service."),
        together=lambda: _("You plan care together with whom you serve, and that is designing a service."),
        warns=lambda: _("In health care also look at EN 15224 and ISO 7101."),
        facts=("sector.codes",),
        article=("S12", "S18"),
        sources=("GLCS",),
    ),
    Rule(
        id="R18",
        when=lambda s: (
            s.does(Activity.REPAIR)
            and s.activities <= _UPKEEP_ONLY
            and (_product_is_ours(s) or _service_is_ours(s))
        ),
        reason=lambda: _("You work out repairs yourselves, and a repair scheme of your own is design."),
        together=lambda: _("You work out repairs together with the customer, and a repair scheme is design."),
        facts=("activities",),
        article=("S18",),
        sources=("WHIT-73",),
    ),
    Rule(
        id="R30",
        when=lambda s: (
            s.holds("D1")
            and s.does(Activity.PRODUCTION)
            and s.in_sector(*PROCESS_INDUSTRY)
            and (_product_is_ours(s) or _does_itself(s, Activity.RESEARCH))
        ),
        reason=lambda: _("You work out what your product is made of, and that is product design."),
        together=lambda: _("You and the customer work out what the product is made of; that is design."),
        facts=("sector.codes", "activities"),
        article=("S18",),
        sources=("TUTORS",),
    ),
    Rule(
        id="R23",
        when=lambda s: s.does(Activity.TRAINING) and _service_is_ours(s),
        reason=lambda: _("You develop courses of your own, and developing a course is design."),
        together=lambda: _("You and the customer develop courses together, and that is design."),
        warns=lambda: _("For education and training ISO 21001 is another choice."),
        facts=("activities",),
        article=("S17", "S18"),
        sources=("CEDEFOP",),
    ),
    Rule(
        id="R38",
        when=_mixed,
        reason=lambda: _(
            "Part of your work is your own design, part is given; the part with design decides."
        ),
        together=lambda: _("You design a part with the customer, and a part is given; the first decides."),
        warns=lambda: _("Let the scope say which products and services are designed by you."),
        article=("S17", "S21"),
        sources=("PATH",),
    ),
    Rule(
        id="R22",
        when=lambda s: s.does(Activity.SERVICE_PROVISION) and _service_is_ours(s),
        reason=lambda: _("You create your services yourselves, and a service is designed too."),
        together=lambda: _(
            "You and the customer create the service together, and a service is designed too."
        ),
        facts=("activities",),
        article=("S17",),
        sources=("APG", "GLCS"),
    ),
    Rule(
        id="R10",
        when=_product_is_ours,
        reason=lambda: _("You design the product, and ISO 9002 has no design control."),
        together=lambda: _("You and the customer design the product, and ISO 9002 has no design control."),
        article=("S17", "S18"),
        sources=("DNV96",),
    ),
    Rule(
        id="R11",
        when=_service_is_ours,
        reason=lambda: _("You design the service, and design counts for services too."),
        together=lambda: _("You and the customer design the service, and services are designed too."),
        article=("S17",),
        sources=("WHIT-73", "APG"),
    ),
    Rule(
        id="R20",
        when=lambda s: s.holds("D5") and (s.does(Activity.DISTRIBUTION) or not s.holds("D2")),
        reason=lambda: _(
            "The product carries your name as its maker's and its design is for you to put right, so it "
            "counts as yours."
        ),
        article=("S18",),
        sources=("QEC",),
    ),
    Rule(
        id="R12",
        when=lambda s: s.holds("D2") and _designed_for_us(s),
        asks=design_in_our_name,
        warns=lambda: _(
            "For what others design in your name, clause 8.3 is met through clause 8.4: you control them."
        ),
        article=("S17", "S18"),
        sources=("QEC", "WHIT-12", "S47"),
    ),
    Rule(
        id="R53",
        when=lambda s: s.holds("D2") and s.profile.design.corrected_by is Corrector.US,
        reason=lambda: _(
            "If the design were wrong, you would have to change it; whoever has to change it designs."
        ),
        facts=("design.corrected_by",),
        article=("S17", "S18"),
        sources=("WHIT-73",),
    ),
    Rule(
        id="R45",
        when=_adapts,
        reason=lambda: _("You adapt a little for each customer, and adapting characteristics is design."),
        warns=lambda: _("A light form of clause 8.3, in proportion to the adapting, is enough."),
        article=("S18",),
        sources=("NQA",),
    ),
    Rule(
        id="R54",
        when=lambda s: public_standard_leaves(s.profile),
        reason=lambda: _(
            "A published standard leaves something for you to choose, and choosing what the customer gets "
            "is design."
        ),
        facts=("design.standard_leaves",),
        article=("S18",),
        sources=("WHIT-73",),
    ),
    Rule(
        id="R13",
        when=lambda s: s.holds("D3"),
        reason=lambda: _(
            "Orders leave points open that you decide, and deciding what the customer gets is design."
        ),
        article=("S18",),
        sources=("WHIT-73",),
    ),
    Rule(
        id="R14",
        when=lambda s: s.holds("D4"),
        reason=lambda: _(
            "You may change what the customer gets without asking, and changing a design is part of "
            "designing."
        ),
        warns=lambda: _("Clause 8.3 applies at least to changes; it cannot be dropped whole."),
        warns_when=lambda s: s.clause_8_3 is DesignClause.PARTLY,
        article=("S18",),
        sources=("WHIT-73",),
    ),
)
