"""What the days of a transition are said as: audits, steps, and how the days were reckoned."""

from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.timeline.durations import CertificationStep, shipped
from isoassess.timeline.transition_days import AuditDay, AuditKind, TransitionDays, TransitionStep


def audit_words(audit: AuditDay) -> str:
    """Which audit it is: surveillance, recertification, or one for the transition alone."""
    says = {
        AuditKind.SURVEILLANCE: _("surveillance audit"),
        AuditKind.RECERTIFICATION: _("recertification audit"),
        AuditKind.SPECIAL: _("special audit for the transition"),
    }[audit.kind]
    return _("{audit}, if the certificate is renewed before").format(audit=says) if audit.renewed else says


def step_of_transition(step: TransitionStep, days: TransitionDays) -> str:
    """What is to be done."""
    return {
        TransitionStep.ASK: _("Put the questions below to the certification body in writing."),
        TransitionStep.RATE: _("Rate what is not assessed, confirm what is changed, plan what is missing."),
        TransitionStep.USE: _("Have what is new in use, and keep records of it."),
        TransitionStep.INTERNAL_AUDIT: _("Finish an internal audit of what is new or changed."),
        TransitionStep.AUDIT: _("Hold the management review with the transition on it; then the {audit}."),
        TransitionStep.FINDINGS: _("Close what the audit found."),
        TransitionStep.CERTIFICATE: _("Have the new certificate decided on."),
    }[step].format(audit=audit_words(days.audit))


def basis_of_step(step: TransitionStep, days: TransitionDays) -> str:
    """What the day of a step is reckoned from."""
    known = shipped().durations
    before = _("{duration} before the next step").format
    return {
        TransitionStep.ASK: _("the answers decide about everything below"),
        TransitionStep.RATE: before(duration=known[CertificationStep.DOCUMENTS].words),
        TransitionStep.USE: _("records {records} and audits {audits} before the next step").format(
            records=known[CertificationStep.RECORDS].words,
            audits=known[CertificationStep.INTERNAL_AUDIT].words,
        ),
        TransitionStep.INTERNAL_AUDIT: before(duration=known[CertificationStep.MANAGEMENT_REVIEW].words),
        TransitionStep.AUDIT: _basis_of_audit(days),
        TransitionStep.FINDINGS: _("{duration} after the audit").format(
            duration=known[CertificationStep.FINDINGS].words
        ),
        TransitionStep.CERTIFICATE: _("{duration} after that").format(
            duration=known[CertificationStep.CERTIFICATE].words
        ),
    }[step]


def _basis_of_audit(days: TransitionDays) -> str:
    if days.audit.kind is AuditKind.SPECIAL:
        return _("the last day for it; none of the audits that are known of fits before")
    return _("an audit that is due anyway; any audit for the transition is held by {day}").format(
        day=date_words(days.latest)
    )


def reckoning_words() -> str:
    """How all days were reckoned."""
    return _(
        "Reckoned back from the audit with the longest usual duration of each step; practice, not rules. "
        "A certificate is taken to run three years, with an audit each year. The certification body sets "
        "the days."
    )
