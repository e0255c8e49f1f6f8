"""The pages about what is demanded from outside and what is in place inside."""

from isoassess.domain.fact_words import fact_words
from isoassess.domain.profile import InternalAudit, ManagementReview, Purpose, Scheme
from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard import read_certificate, read_name
from isoassess.standard_choice.intake import IntakePage
from ui.session.profile_draft import ProfileDraft
from ui.wizard.page import QuestionPage
from ui.wizard.questions.choice_fields import ChoiceField, SegmentField
from ui.wizard.questions.choices import choices, yes_or_no
from ui.wizard.questions.typed_fields import LineField, NumberField, ProfileDayField


class ExternalPage(QuestionPage):
    """What the answer is needed for, what a contract names, which certificate there is."""

    def __init__(self, draft: ProfileDraft) -> None:
        super().__init__(
            IntakePage.EXTERNAL,
            draft,
            heading=_("What is asked of you from outside?"),
            lead=_(
                "A contract can bind you to an old standard, and a regulated sector has rules of its own."
            ),
        )
        self._add_need()
        self._named = self.add(LineField("named_standard", fact_words("named_standard")))
        self._add_target()
        self.add_heading(_("Certificate you hold today"), _("Leave this empty where there is none."))
        self._held = self.add(LineField("certificate.standard", _("Standard and year")))
        self._add_certificate()
        self.begin()

    def _add_need(self) -> None:
        key = "purpose"
        self.add(
            ChoiceField(
                key,
                _("What do you need the answer for?"),
                choices(key, (*Purpose, None)),
                hint=_("The advice follows it: who only wants to learn is not advised to be certified."),
            )
        )
        key = "sector.scheme"
        self.add(
            ChoiceField(
                key,
                fact_words(key),
                choices(key, (*Scheme, None)),
                hint=_("Such as parts for cars or aircraft: there, other rules come on top of ISO 9001."),
            )
        )

    def _add_target(self) -> None:
        self.add(
            ProfileDayField(
                "target_date",
                fact_words("target_date"),
                hint=_(
                    "The day by which you need the certificate, such as the start of a contract; the "
                    "edition is proposed by it."
                ),
            )
        )

    def _add_certificate(self) -> None:
        self.add(
            LineField(
                "certificate.body",
                fact_words("certificate.body"),
                hint=_("Whose name the certificate bears; it says when and how you change to a new edition."),
            )
        )
        self.add_pair(
            ProfileDayField(
                "certificate.expires", _("It expires on"), hint=_("By then the next one must be there.")
            ),
            SegmentField(
                "certificate.accredited",
                fact_words("certificate.accredited"),
                yes_or_no(),
                hint=_("Yes where it bears the mark of an accreditation office as well."),
                beside=False,
            ),
        )

    def refresh(self) -> None:
        super().refresh()
        profile = self.draft.profile
        as_worded = _("As it is worded there, with the year, such as ISO 9002:1994.")
        self._named.note(read_name(profile.named_standard).says or as_worded)
        as_printed = _("As it is printed there, such as ISO 9001:2015.")
        self._held.note(read_certificate(profile.certificate.standard).says or as_printed)


class SystemPage(QuestionPage):
    """The four facts a certification body asks for first."""

    def __init__(self, draft: ProfileDraft) -> None:
        super().__init__(
            IntakePage.SYSTEM,
            draft,
            heading=_("What is in place today?"),
            lead=_("A certification body asks for these four first. They need not be finished today."),
        )
        key = "system.internal_audit"
        self.add(
            SegmentField(
                key,
                fact_words(key),
                choices(key, (*InternalAudit, None)),
                hint=_("A round through every process of the scope, such as one day with a checklist."),
                beside=False,
            )
        )
        key = "system.management_review"
        self.add(
            SegmentField(
                key,
                fact_words(key),
                choices(key, (*ManagementReview, None)),
                hint=_("Such as half a day: top management looks at the results and decides what follows."),
                beside=False,
            )
        )
        key = "system.corrective_action_cases"
        cases = _("From the fault to its cause to the proof that it does not come back.")
        self.add(NumberField(key, fact_words(key), hint=cases, placeholder=_("Such as 3")))
        key = "system.months_of_records"
        records = _("For how many months there are records of the system at work.")
        self.add(NumberField(key, fact_words(key), hint=records, placeholder=_("Such as 6")))
        self.begin()
