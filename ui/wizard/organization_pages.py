"""The pages about the organization itself, its people and its sites."""

from isoassess.domain.fact_words import fact_words
from isoassess.language.texts import _
from isoassess.standard_choice.intake import IntakePage
from ui.session.profile_draft import ProfileDraft
from ui.wizard.page import QuestionPage
from ui.wizard.questions.sites_field import SitesField
from ui.wizard.questions.typed_fields import AmountField, LineField, NumberField, ParagraphField


class OrganizationPage(QuestionPage):
    """Who it is about; only the name is needed to go on."""

    def __init__(self, draft: ProfileDraft) -> None:
        super().__init__(
            IntakePage.ORGANIZATION,
            draft,
            heading=_("Who is the organization?"),
            lead=_(
                "Only the name is needed to begin. Each answer is saved as you give it; stop at any time."
            ),
        )
        self.add(
            _line("organization.name", hint=_("As it shall stand on the certificate and on the reports."))
        )
        self.add_pair(_line("organization.legal_form"), _line("organization.country"))
        self.add(ParagraphField("organization.address", fact_words("organization.address"), lines=2))
        self.add_pair(_line("organization.contact"), _line("organization.phone"))
        self.add_pair(_line("organization.email"), _line("organization.website"))
        self.begin()


class SitesPage(QuestionPage):
    """How many people count, and where they work."""

    def __init__(self, draft: ProfileDraft) -> None:
        super().__init__(
            IntakePage.SITES,
            draft,
            heading=_("How many people, and where?"),
            lead=_("The number of people and of sites sets how many days the audits take."),
        )
        self.add(
            AmountField(
                "people.effective_personnel",
                fact_words("people.effective_personnel"),
                hint=_(
                    "Count everybody whose work falls in the scope: all shifts, temporary and contracted "
                    "people. Convert part-time by hours: two people at half time count as one, one as 0.5."
                ),
            )
        )
        self.add(
            NumberField(
                "people.shifts",
                fact_words("people.shifts"),
                hint=_("1 where everybody works at the same time."),
            )
        )
        self.add(
            SitesField(
                "people.sites",
                fact_words("people.sites"),
                hint=_(
                    "Each place where work of the scope is done; central is the one that runs the system."
                ),
            )
        )
        self.begin()


def _line(key: str, hint: str = "") -> LineField:
    return LineField(key, fact_words(key), hint=hint)
