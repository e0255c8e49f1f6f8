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
        for key, lines in (("offer.products", 2), ("offer.services", 2)):
            self.add(ParagraphField(key, fact_words(key), lines=lines))
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
                hint=_("If you know it, such as 25.6; several with a comma and a space: 25.6, 33.1."),
            )
        )
        self.add_heading(_("Scope of the certificate"))
        self.add(
            ParagraphField(
                "offer.scope",
                fact_words("offer.scope"),
                hint=_("In a sentence, such as: contract machining of steel parts to customers' drawings."),
            )
        )
        scopes = choices("offer.scope_of", (*ScopeOf, None))
        self.add(SegmentField("offer.scope_of", fact_words("offer.scope_of"), scopes, beside=False))
        self.begin()

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
