"""What is planned, by when and to which standard, held against certificates and the standards' own dates."""

from collections.abc import Iterator

from isoassess.assessment.verdict.checks.statements import Check, Statements
from isoassess.domain import Contradiction
from isoassess.domain.decision import DesignClause
from isoassess.domain.profile import Purpose
from isoassess.language.dates import date_words, month_words
from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard import Named, NamedStandard, read_certificate, read_name
from isoassess.standard_choice.editions import ended, table

ENDED = frozenset({Named.ISO9002, Named.ISO9003})
MONTHS_OF_RECORDS = 2  # consultants' rule of thumb: two to three


def target_in_the_past(said: Statements) -> Iterator[Contradiction]:
    target = said.profile.target_date
    if target is not None and target < said.date:
        says = _("The target date {target} lies before the assessment.").format(target=date_words(target))
        yield Contradiction(id="target-in-the-past", says=says, fact="target_date")


def target_before_records(said: Statements) -> Iterator[Contradiction]:
    target, months = said.profile.target_date, said.profile.system.months_of_records
    certifying = said.profile.purpose in (Purpose.CERTIFY, Purpose.TRANSITION)
    if target is None or months is None or target < said.date or not certifying:
        return
    if months + (target - said.date).days / 30 < MONTHS_OF_RECORDS:
        says = _(
            "By the target date there will be less than two months of records (rule of thumb: two to three)."
        )
        yield Contradiction(id="target-before-records", says=says, fact="target_date")


def target_after_edition_ends(said: Statements) -> Iterator[Contradiction]:
    target, lens = said.profile.target_date, said.case.lens
    if target is None or not lens.certifiable:
        return
    ends = table().of(lens).ends
    if ends is not None and target > ends.date:
        says = _("Certificates to {lens} end on {day}, before the target date.").format(
            lens=lens.label, day=ends.told
        )
        yield Contradiction(id="target-after-edition-ends", says=says, fact="target_date")


def certificate_expired(said: Statements) -> Iterator[Contradiction]:
    expires = said.profile.certificate.expires
    if expires is not None and expires < said.date:
        says = _("The certificate named in the profile expired on {day}.").format(day=date_words(expires))
        yield Contradiction(id="certificate-expired", says=says, fact="certificate.expires")


def certificate_ends_before_target(said: Statements) -> Iterator[Contradiction]:
    expires, target = said.profile.certificate.expires, said.profile.target_date
    if expires is None or target is None or said.profile.purpose is not Purpose.TRANSITION:
        return
    if said.date <= expires < target:
        says = _("The certificate expires on {day}, before the target date of the transition.").format(
            day=date_words(expires)
        )
        yield Contradiction(id="certificate-ends-before-target", says=says, fact="certificate.expires")


def certificate_of_ended_standard(said: Statements) -> Iterator[Contradiction]:
    certificate = said.profile.certificate
    if certificate.expires is None or certificate.expires < said.date:
        return
    held = read_certificate(certificate.standard).present
    ends = ended(held, said.date)
    if ends is not None:
        says = _("No certificate to {name} has been valid since {month}, but this one is said to run on.")
        says = says.format(name=held.title, month=month_words(ends.date))
        yield Contradiction(id="certificate-of-ended-standard", says=says, fact="certificate.standard")


def transition_without_certificate(said: Statements) -> Iterator[Contradiction]:
    certificate = said.profile.certificate
    if said.profile.purpose is not Purpose.TRANSITION:
        return
    if certificate.accredited is False or _cannot_run(read_certificate(certificate.standard).present, said):
        says = _("You want to move to a newer edition, but hold no accredited certificate to ISO 9001.")
        yield Contradiction(id="transition-without-certificate", says=says, fact="purpose")


def _cannot_run(held: NamedStandard, said: Statements) -> bool:
    return held.kind in ENDED or ended(held, said.date) is not None


def certified_to_ended_standard(said: Statements) -> Iterator[Contradiction]:
    if said.profile.purpose is not Purpose.CERTIFY:
        return
    named = read_name(said.profile.named_standard)
    if named.kind in ENDED:
        says = _("You want to be certified, but nobody can be certified to {name} any more.")
        says = says.format(name=named.title)
        yield Contradiction(id="certified-to-ended-standard", says=says, fact="named_standard")


def other_standard_judged(said: Statements) -> Iterator[Contradiction]:
    case = said.case
    settled = case.decision.today.clause_8_3 is not DesignClause.ASK
    own = case.own_decision.lens if case.own_decision else None
    contract = case.decision.model.value == case.lens.standard.value
    if settled and not case.lens.certifiable and own is not case.lens and not contract:
        says = _("Assessed against {lens}, but the profile leads to another model.").format(
            lens=case.lens.label
        )
        key = next((known.fact for known in case.decision.facts), "purpose")
        yield Contradiction(id="other-standard-judged", says=says, fact=key)


CHECKS: tuple[Check, ...] = (
    target_in_the_past,
    target_before_records,
    target_after_edition_ends,
    certificate_expired,
    certificate_ends_before_target,
    certificate_of_ended_standard,
    transition_without_certificate,
    certified_to_ended_standard,
    other_standard_judged,
)
