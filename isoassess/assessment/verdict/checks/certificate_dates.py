"""What is planned, by when and to which standard, held against certificates and the standards' own dates."""

from collections.abc import Iterator
from datetime import date

from isoassess.assessment.verdict.checks.statements import Check, Statements
from isoassess.domain import Contradiction, Lens
from isoassess.domain.decision import DesignClause
from isoassess.domain.message import arguments
from isoassess.domain.profile import Purpose
from isoassess.standard_choice.contract_standard import Named, NamedStandard, read_certificate, read_name
from isoassess.standard_choice.editions import ended, new_edition_comes_too_late, running_2015, table

ENDED = frozenset({Named.ISO9002, Named.ISO9003})
MONTHS_OF_RECORDS = 2  # consultants' rule of thumb: two to three


def target_in_the_past(said: Statements) -> Iterator[Contradiction]:
    target = said.profile.target_date
    if target is not None and target < said.date and not _before_the_edition(target, said):
        yield Contradiction(id="target-in-the-past", arguments=arguments(target=target), fact="target_date")


def target_before_edition(said: Statements) -> Iterator[Contradiction]:
    """Said in place of a target in the past: on that day there could be no certificate at all."""
    target = said.profile.target_date
    if target is not None and _before_the_edition(target, said):
        given = arguments(target=target, lens=said.case.lens)
        yield Contradiction(id="target-before-edition", arguments=given, fact="target_date")


def _before_the_edition(target: date, said: Statements) -> bool:
    return target < table().of(said.case.lens).published.date <= said.date


def target_before_records(said: Statements) -> Iterator[Contradiction]:
    target, months = said.profile.target_date, said.profile.system.months_of_records
    certifying = said.profile.purpose in (Purpose.CERTIFY, Purpose.TRANSITION)
    if target is None or months is None or target < said.date or not certifying:
        return
    if months + (target - said.date).days / 30 < MONTHS_OF_RECORDS:
        yield Contradiction(id="target-before-records", fact="target_date")


def target_after_edition_ends(said: Statements) -> Iterator[Contradiction]:
    target, lens = said.profile.target_date, said.case.lens
    if target is None or not lens.certifiable:
        return
    ends = table().of(lens).ends
    if ends is not None and target > ends.date:
        yield Contradiction(
            id="target-after-edition-ends", arguments=arguments(lens=lens), fact="target_date"
        )


def certificate_expired(said: Statements) -> Iterator[Contradiction]:
    expires = said.profile.certificate.expires
    if expires is not None and expires < said.date:
        yield Contradiction(
            id="certificate-expired", arguments=arguments(day=expires), fact="certificate.expires"
        )


def certificate_ends_before_target(said: Statements) -> Iterator[Contradiction]:
    expires, target = said.profile.certificate.expires, said.profile.target_date
    if expires is None or target is None or said.profile.purpose is not Purpose.TRANSITION:
        return
    if said.date <= expires < target:
        yield Contradiction(
            id="certificate-ends-before-target", arguments=arguments(day=expires), fact="certificate.expires"
        )


def certificate_ends_before_new_edition(said: Statements) -> Iterator[Contradiction]:
    """Between a certificate to 2015 that runs out early and the first to the new edition there is none."""
    expires = said.profile.certificate.expires
    new = said.case.lens is Lens.ISO9001_2026
    if expires and new and running_2015(said.profile, said.date) and new_edition_comes_too_late(expires):
        yield Contradiction(
            id="certificate-ends-before-new", arguments=arguments(day=expires), fact="certificate.expires"
        )


def edition_not_published(said: Statements) -> Iterator[Contradiction]:
    """Whoever plans for a day after its publication prepares ahead, which is no mistake."""
    lens, target = said.case.lens, said.profile.target_date
    published = table().of(lens).published.date
    if said.date < published and not (target and target >= published):
        yield Contradiction(
            id="edition-not-published", arguments=arguments(day=said.date, lens=lens), fact="target_date"
        )


def certificate_of_ended_standard(said: Statements) -> Iterator[Contradiction]:
    certificate = said.profile.certificate
    if certificate.expires is None or certificate.expires < said.date:
        return
    held = read_certificate(certificate.standard).present
    ends = ended(held, said.date)
    if ends is not None:
        yield Contradiction(
            id="certificate-of-ended-standard",
            arguments=arguments(name=held.title, month=ends.date),
            fact="certificate.standard",
        )


def transition_without_certificate(said: Statements) -> Iterator[Contradiction]:
    certificate = said.profile.certificate
    if said.profile.purpose is not Purpose.TRANSITION:
        return
    if certificate.accredited is False or _cannot_run(read_certificate(certificate.standard).present, said):
        yield Contradiction(id="transition-without-certificate", fact="purpose")


def _cannot_run(held: NamedStandard, said: Statements) -> bool:
    return held.kind in ENDED or ended(held, said.date) is not None


def certified_to_ended_standard(said: Statements) -> Iterator[Contradiction]:
    if said.profile.purpose is not Purpose.CERTIFY:
        return
    named = read_name(said.profile.named_standard)
    if named.kind in ENDED:
        yield Contradiction(
            id="certified-to-ended-standard", arguments=arguments(name=named.title), fact="named_standard"
        )


def other_standard_judged(said: Statements) -> Iterator[Contradiction]:
    case = said.case
    settled = case.decision.today.clause_8_3 is not DesignClause.ASK
    own = case.own_decision.lens if case.own_decision else None
    contract = case.decision.model.value == case.lens.standard.value
    if settled and not case.lens.certifiable and own is not case.lens and not contract:
        key = next((entry.fact for entry in case.decision.facts), "purpose")
        yield Contradiction(id="other-standard-judged", arguments=arguments(lens=case.lens), fact=key)


CHECKS: tuple[Check, ...] = (
    target_in_the_past,
    target_before_edition,
    target_before_records,
    target_after_edition_ends,
    certificate_expired,
    certificate_ends_before_target,
    certificate_ends_before_new_edition,
    edition_not_published,
    certificate_of_ended_standard,
    transition_without_certificate,
    certified_to_ended_standard,
    other_standard_judged,
)
