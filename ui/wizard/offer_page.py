"""The page about what is delivered, in which sector, and what the certificate shall say of it."""

from isoassess.domain.fact_words import fact_words, value_words
from isoassess.domain.profile import Risk, ScopeOf
from isoassess.language.texts import _
from isoassess.reference.sectors import sector, usual_risk
from isoassess.standard_choice.intake import IntakePage
from ui.session.profile_draft import ProfileDraft
from ui.wizard.page import QuestionPage
from ui.wizard.questions.choice_fields import NOT_ANSWERED, SegmentField
from ui.wizard.questions.choices import choices
from ui.wizard.questions.sector_field import SectorField
from ui.wizard.questions.typed_fields import NaceField, ParagraphField


class ProductsPage(QuestionPage):
    """Products, services, scope and sector; what risk is usual there is proposed and answered by nobody."""

    def __init__(self, draft: ProfileDraft) -> None:
        super().__init__(
            IntakePage.PRODUCTS,
            draft,
            heading=_("What do you deliver, and in which sector?"),
            lead=_(
                "The scope names what the certificate covers; the sector decides which auditors may come."
            ),
        )
        self._risk = self._risk_field()
        self._add_offers()
        self.add(
            SectorField(
                "sector.codes",
                fact_words("sector.codes"),
                hint=_("One code or several of the 39 that certification bodies use. Choose what you sell."),
            )
        )
        self.add(self._risk)
        self.add(
            NaceField(
                "sector.nace",
                fact_words("sector.nace"),
                hint=_(
                    "Some bodies and tenders ask for it; leave it empty if you do not know it. "
                    "Several are typed as 25.6, 33.1."
                ),
                placeholder=_("Such as 25.6"),
            )
        )
        self.add_heading(_("Scope of the certificate"))
        self.add(
            ParagraphField(
                "offer.scope",
                fact_words("offer.scope"),
                hint=_("A sentence that is printed on the certificate: what you do, for whom, by what rule."),
                placeholder=_("Such as: contract machining of steel parts to customers' drawings"),
            )
        )
        self._add_scope_of()
        self.begin()

    def _add_offers(self) -> None:
        asked = (
            (
                "offer.products",
                _("What you hand over, software too; the scope and the choice of the standard rest on it."),
                _("Such as machined steel parts, welded frames"),
            ),
            (
                "offer.services",
                _("What you do for customers; leave it empty where it is only part of handing goods over."),
                _("Such as repair of pumps, courses for welders"),
            ),
        )
        for key, why, example in asked:
            self.add(ParagraphField(key, fact_words(key), hint=why, lines=2, placeholder=example))

    def _add_scope_of(self) -> None:
        key = "offer.scope_of"
        self.add(
            SegmentField(
                key,
                fact_words(key),
                choices(key, (*ScopeOf, None)),
                hint=_("One site, where the certificate is for one of several places only."),
                beside=False,
            )
        )

    def read(self, key: str) -> object:
        if key == self._risk.key and self.draft.risk_was_proposed:
            return NOT_ANSWERED
        return super().read(key)

    def write(self, key: str, value: object) -> bool:
        """An answer in place of what was proposed is one of its own, also where it is the same."""
        if key == self._risk.key and self.draft.risk_was_proposed and not self.draft.set_fact(key, None):
            return False
        return super().write(key, value)

    def refresh(self) -> None:
        super().refresh()
        sector = self.draft.profile.sector
        about = _about_risk(sector.codes)
        if self.draft.risk_was_proposed:
            words = _("An earlier version took over “{risk}” by itself; nobody has answered it.")
            about = f"{about} {words.format(risk=value_words('sector.risk', sector.risk))}"
        self._risk.note(about)

    def _risk_field(self) -> SegmentField:
        levels = choices("sector.risk", (*Risk, None))
        return SegmentField("sector.risk", fact_words("sector.risk"), levels, beside=False)


def _about_risk(codes: tuple[int, ...]) -> str:
    """What is usual for these sectors, and who decides."""
    usual = usual_risk(codes)
    said = [sector(code).risk_note for code in codes if sector(code).risk_note]
    if usual is not None:
        words = _("Proposed, as usual for what you chose: {risk} (reported). The certification body decides.")
        said.insert(0, words.format(risk=value_words("sector.risk", usual)))
    return " ".join(said) or _(
        "How bad a failure of what you deliver can be. The certification body decides."
    )
