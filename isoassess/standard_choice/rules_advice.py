"""Rules that only advise: they rest on what a profile can hint at, and never decide."""

from isoassess.domain.message import Message, message
from isoassess.domain.profile import Activity, Designer, Purpose, Specification
from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard import Named
from isoassess.standard_choice.rule import Rule
from isoassess.standard_choice.rules_design import PROCESS_INDUSTRY
from isoassess.standard_choice.situation import Situation

# Whose catalog an order can be put together from; a drawing of the customer has no modules.
MODULES_OF = (Designer.MAKER, Designer.LICENSOR, Designer.PARENT, Designer.GROUP_SITE)


def _assumed(situation: Situation) -> tuple[Message, ...]:
    """Which stages the choice leaves out only because nobody said anything about them."""
    return (message("stages-not-answered", stages=" ".join(situation.profile.unanswered_stages)),)


ADVICE_RULES = (
    Rule(
        id="R02",
        when=lambda s: s.profile.purpose is Purpose.LEARN,
        reason=lambda: _("You ask to learn, so the answer explains the choice and advises no certificate."),
        warns=lambda: _("This answer explains the choice; it is no advice to get a certificate."),
        decides=False,
        facts=("purpose",),
        article=("S05", "S27"),
        sources=("PATH",),
    ),
    Rule(
        id="R46",
        when=lambda s: s.profile.purpose is Purpose.LEARN,
        reason=lambda: _(
            "None of these standards is a higher level of quality; the scope of the work decides."
        ),
        warns=lambda: _("Neither standard is the better one: the scope of the work decides, not a rank."),
        decides=False,
        facts=("purpose",),
        sources=("PATH", "QCSYS"),
    ),
    Rule(
        id="R31",
        when=lambda s: (
            s.profile.design.product is Designer.CUSTOMER
            and s.profile.design.only_process is True
            and s.does(Activity.PRODUCTION)
        ),
        reason=lambda: _(
            "The customer designs the product, but if you sell your process itself, its characteristics "
            "are yours."
        ),
        warns=lambda: _(
            "If you offer your process technology itself to customers, as a foundry does, ask again: "
            "that offer is designed by you, and for it ISO 9001 with clause 8.3 fits."
        ),
        decides=False,
        article=("S17", "S18"),
        sources=("BK",),
    ),
    Rule(
        id="R32",
        when=lambda s: (
            s.profile.design.specification is Specification.GAPS
            and s.profile.design.product in MODULES_OF
            and s.does(Activity.PRODUCTION)
            and not s.in_sector(*PROCESS_INDUSTRY)
        ),
        reason=lambda: _("Combining fixed modules is design only if the modules or their rules are yours."),
        warns=lambda: _(
            "If you only combine fixed modules by the maker's rules, the order is complete: say so in "
            "the "
            "profile. If the modules are yours, it is design."
        ),
        decides=False,
        article=("S18",),
        sources=("BK",),
    ),
    Rule(
        id="R47",
        when=lambda s: s.design.positive and Named.ISO9002 in (s.named.kind, s.held.kind),
        reason=lambda: _("Who designs cannot leave design control out by choosing the smaller model."),
        warns=lambda: _(
            "Your facts show design. Clause 8.3 cannot be left out because an old contract or "
            "certificate "
            "did without it."
        ),
        decides=False,
        article=("S18",),
        sources=("WEST",),
    ),
    Rule(
        id="R51",
        when=lambda s: bool(s.profile.activities) and bool(s.profile.unanswered_stages),
        reason=lambda: _("Stages of the work that are not answered are treated as not done."),
        notes=_assumed,
        decides=False,
        facts=("performed_by",),
        sources=("PATH",),
    ),
)
