"""Rules for who does not design, the most telling one first, and the rules for what is not known yet."""

from isoassess.domain.decision import Model
from isoassess.domain.profile import Activity, Designer, Scheme, ScopeOf
from isoassess.language.texts import _
from isoassess.standard_choice.design_test import designed_at_group_site
from isoassess.standard_choice.givers import PRODUCT, SERVICE, sides_delivered
from isoassess.standard_choice.open_questions import contradictions_named, open_question, what_to_settle
from isoassess.standard_choice.rule import Rule
from isoassess.standard_choice.situation import INSPECTING, Situation, process_design_stays

_FRAME = INSPECTING | {Activity.PURCHASING, Activity.SERVICE_PROVISION}


def _without_production(s: Situation, *activities: Activity) -> bool:
    return s.no_design and s.does(*activities) and not s.does(Activity.PRODUCTION)


def _inspection_service(s: Situation, activity: Activity) -> bool:
    return s.no_design and activity in s.activities <= _FRAME


def _carries(s: Situation) -> bool:
    """Goods pass through and are not what is sold."""
    return s.does(Activity.DISTRIBUTION) and PRODUCT not in sides_delivered(s.profile)


NO_DESIGN_RULES = (
    Rule(
        id="R34",
        branch="kept-by-scheme",
        when=lambda s: s.no_design and process_design_stays(s.profile),
        reason=lambda: _(
            "You do not design the product, but the rules of the automotive sector (IATF 16949) keep the "
            "design of the manufacturing process in, so a part of clause 8.3 applies."
        ),
        facts=("design.only_process", "sector.scheme"),
        article=("S18",),
        sources=("APG", "ELSMAR-TS", "UKAS"),
    ),
    Rule(
        id="R36",
        when=lambda s: (
            s.no_design and designed_at_group_site(s.profile) and s.profile.offer.scope_of is ScopeOf.SITE
        ),
        reason=lambda: _(
            "Another site of your company designs; this site only makes or delivers, and the scope is this "
            "site."
        ),
        warns=lambda: _(
            "The site's scope must not say design, and the site that designs must be controlled as a "
            "provider."
        ),
        facts=("offer.scope_of",),
        article=("S18", "S27"),
        sources=("S51", "BK"),
    ),
    Rule(
        id="R28",
        when=lambda s: s.by_facts is Model.ISO9003,
        reason=lambda: _(
            "You only inspect and test what is finished; for that there was a third model, ISO 9003."
        ),
        warns=lambda: _(
            "The choice between ISO 9001 and ISO 9002 does not fit you. ISO 9001 with so much left "
            "out is "
            "doubtful: look at the scope again."
        ),
        facts=("activities",),
        sources=("PATH", "NEN"),
    ),
    Rule(
        id="R48",
        when=lambda s: s.by_facts is Model.ASK,
        asks=open_question,
        notes=what_to_settle,
        article=("S17", "S21", "S27"),
        sources=("PATH",),
    ),
    Rule(
        id="R43",
        branch="without-design",
        when=lambda s: s.no_design and s.scheme is Scheme.MEDICAL and s.does(Activity.PRODUCTION),
        reason=lambda: _("You make medical devices to somebody else's design."),
        facts=("sector.scheme", "activities"),
        sources=("EMERGO", "AVANTI"),
    ),
    Rule(
        id="R40",
        branch="without-design",
        when=lambda s: s.in_sector(38) and _without_production(s, *Activity),
        reason=lambda: _("The care you give is laid down by {whom}, and you design none of your own."),
        about=SERVICE,
        warns=lambda: _(
            "Care plans of your own would be design. In health care also look at EN 15224 and ISO 7101."
        ),
        facts=("sector.codes",),
        article=("S12", "S18"),
        sources=("GLCS",),
    ),
    Rule(
        id="R41",
        when=lambda s: s.in_sector(36) and _without_production(s, *Activity),
        reason=lambda: _("What your office does is laid down by {whom}, and you design nothing of it."),
        about=SERVICE,
        warns=lambda: _(
            "Public services are often designed by the office itself; look again before you claim."
        ),
        facts=("sector.codes",),
        article=("S12",),
        sources=("BK",),
    ),
    Rule(
        id="R42",
        when=lambda s: _without_production(s, *Activity) and (s.in_sector(31) or _carries(s)),
        reason=lambda: _("What you carry, store or handle, and how, is laid down by {whom}."),
        about=SERVICE,
        warns=lambda: _("In transport the rules of the sector come on top, such as the ISM Code at sea."),
        facts=("sector.codes",),
        article=("S12",),
        sources=("BK",),
    ),
    Rule(
        id="R33",
        branch="without-design",
        when=lambda s: s.no_design and s.in_sector(28) and s.does(Activity.PRODUCTION, Activity.INSTALLATION),
        reason=lambda: _("What you build is laid down by {whom}, and you design nothing of it."),
        about=PRODUCT,
        facts=("sector.codes",),
        article=("S12", "S17"),
        sources=("MAPW",),
    ),
    Rule(
        id="R44",
        when=lambda s: s.no_design and Designer.LICENSOR in s.designers,
        reason=lambda: _(
            "You work to a licensed design that you may not change, so its characteristics are given."
        ),
        warns=lambda: _("Keep the license at hand: it is the evidence for leaving clause 8.3 out."),
        article=("S18",),
        sources=("BK",),
    ),
    Rule(
        id="R55",
        when=lambda s: s.no_design and Designer.PARENT in s.designers,
        reason=lambda: _(
            "Your parent or a sister company designs, outside of your company; you take over what it decided."
        ),
        warns=lambda: _(
            "Control the company that designs as an external provider, and keep its documents at hand."
        ),
        article=("S18", "S27"),
        sources=("S51", "BK"),
    ),
    Rule(
        id="R34",
        when=lambda s: s.no_design and s.holds("D6") and not process_design_stays(s.profile),
        reason=lambda: _("You design only your own process and tooling, and that is not product design."),
        warns=lambda: _(
            "Designing your own process is not product design, but opinions differ: some auditors ask for "
            "it. If you sell the tools you design, they are products."
        ),
        facts=("design.only_process",),
        article=("S18",),
        sources=("APG", "ELSMAR-TS", "UKAS"),
    ),
    Rule(
        id="R29",
        when=lambda s: (
            s.no_design
            and s.profile.design.product is Designer.PUBLIC_STANDARD
            and s.does(Activity.PRODUCTION)
        ),
        reason=lambda: _("You make what {whom} describes, and add no grades of your own."),
        about=PRODUCT,
        facts=("activities",),
        article=("S13", "S18"),
        sources=("BK",),
    ),
    Rule(
        id="R23",
        branch="without-design",
        when=lambda s: _without_production(s, Activity.TRAINING),
        reason=lambda: _("The course you teach is laid down by {whom}, and you change nothing of it."),
        about=SERVICE,
        warns=lambda: _("For education and training ISO 21001 is another choice."),
        facts=("activities",),
        article=("S17", "S18"),
        sources=("CEDEFOP",),
    ),
    Rule(
        id="R25",
        when=lambda s: _without_production(s, Activity.SOFTWARE_OPERATION),
        reason=lambda: _("The software you run and how is laid down by {whom}; you develop none."),
        about=SERVICE,
        warns=lambda: _("For IT services ISO/IEC 20000-1 is often what the market asks for."),
        facts=("activities",),
        article=("S12", "S18"),
        sources=("BK",),
    ),
    Rule(
        id="R26",
        when=lambda s: _inspection_service(s, Activity.TESTING_CALIBRATION),
        reason=lambda: _(
            "You test or calibrate for others and design nothing; what is asked is laid down by {whom}."
        ),
        about=SERVICE,
        warns=lambda: _("For testing and calibration ISO/IEC 17025 is usually what the market asks for."),
        facts=("activities",),
        article=("S14",),
        sources=("DNV96",),
    ),
    Rule(
        id="R27",
        when=lambda s: _inspection_service(s, Activity.INSPECTION),
        reason=lambda: _("You inspect for others and design nothing; what is asked is laid down by {whom}."),
        about=SERVICE,
        warns=lambda: _("For inspection ISO/IEC 17020 is usually what the market asks for."),
        facts=("activities",),
        sources=("DNV96",),
    ),
    Rule(
        id="R17",
        when=lambda s: _without_production(s, Activity.SERVICING, Activity.REPAIR),
        reason=lambda: _(
            "What you service or repair, and how, is laid down by {whom}; you design nothing of it."
        ),
        about=SERVICE,
        facts=("activities",),
        article=("S12", "S13", "S14"),
        sources=("SOLU",),
    ),
    Rule(
        id="R19",
        when=lambda s: _without_production(s, Activity.DISTRIBUTION),
        reason=lambda: _("You pass on products as they are; what they are like is decided by {whom}."),
        about=PRODUCT,
        facts=("activities",),
        article=("S13",),
        sources=("URM",),
    ),
    Rule(
        id="R21",
        when=lambda s: _without_production(s, Activity.SERVICE_PROVISION),
        reason=lambda: _("The service you deliver is laid down by {whom}, and you design nothing of it."),
        about=SERVICE,
        warns=lambda: _("Expect questions: few auditors believe that a service is not designed at all."),
        facts=("activities",),
        article=("S12", "S13"),
        sources=("UKAS",),
    ),
    Rule(
        id="R16",
        when=lambda s: _without_production(s, Activity.INSTALLATION),
        reason=lambda: _("What you install or erect is laid down by {whom}, and you design nothing of it."),
        about=PRODUCT,
        facts=("activities",),
        article=("S12", "S14"),
        sources=("BK",),
    ),
    Rule(
        id="R15",
        when=lambda s: s.no_design and s.does(Activity.PRODUCTION),
        reason=lambda: _("What you make is laid down by {whom}, and you may change nothing of it."),
        about=PRODUCT,
        facts=("activities",),
        article=("S12", "S13", "S18"),
        sources=("WEST",),
    ),
    Rule(
        id="R56",
        when=lambda s: bool(contradictions_named(s)),
        reason=lambda: _("Two of your answers do not go together."),
        notes=contradictions_named,
        decides=False,
        sources=("PATH",),
    ),
)
