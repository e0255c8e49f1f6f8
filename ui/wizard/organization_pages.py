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
            LineField(
                "organization.name",
                fact_words("organization.name"),
                hint=_("Exactly as it is to appear on the certificate and on the reports."),
                placeholder=_("Such as Example Fabrications"),
            )
        )
        self.add_pair(
            _line(
                "organization.legal_form",
                hint=_("Printed after the name, because a certificate names who is liable."),
                example=_("Such as Ltd or sole trader"),
            ),
            _line(
                "organization.country",
                hint=_("Printed below the address; it changes no result."),
                example=_("Such as Ireland"),
            ),
        )
        self.add(
            ParagraphField(
                "organization.address",
                fact_words("organization.address"),
                hint=_("Printed on the reports, so that nobody takes you for another firm."),
                lines=2,
                placeholder=_("Street and number, postal code and town"),
            )
        )
        self._add_contact()
        self.begin()

    def _add_contact(self) -> None:
        contact = _("Who signs for the organization; printed where the report is signed.")
        own_use = _("To reach you; no document prints it.")
        self.add_pair(
            _line("organization.contact", hint=contact, example=_("First and last name")),
            _line("organization.phone", hint=own_use, example=_("With the code of the country")),
        )
        self.add_pair(
            _line("organization.email", hint=own_use, example=_("Such as office@example.com")),
            _line("organization.website", hint=own_use, example=_("Such as www.example.com")),
        )


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
                placeholder=_("Such as 12"),
            )
        )
        self.add(
            NumberField(
                "people.shifts",
                fact_words("people.shifts"),
                hint=_("1 where everybody works at the same time; auditors may want to see the others, too."),
                placeholder=_("Such as 2"),
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


def _line(key: str, *, hint: str, example: str) -> LineField:
    return LineField(key, fact_words(key), hint=hint, placeholder=example)
