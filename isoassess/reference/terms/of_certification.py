"""Words about certificates, who gives them, and the audits on the way."""

from isoassess.language.texts import _
from isoassess.reference.terms.explained import ExplainedTerm, explained


def of_certification() -> tuple[ExplainedTerm, ...]:
    """All of them."""
    return (
        *_who_certifies(),
        *_what_it_covers(),
        *_years_after(),
        *_looking_into(),
        *_first_audits(),
        *_time_of_audits(),
    )


def _who_certifies() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "certification",
            _("Certification, certificate"),
            _("certification|certificate|certificates|certified"),
            _(
                "A body from outside looks at the firm and confirms in writing that its system fulfills "
                "the standard; it is valid for three years and looked at again each year."
            ),
        ),
        explained(
            "certification-body",
            _("Certification body"),
            _("certification body|certification bodies"),
            _(
                "The company that audits a firm and gives the certificate; only it decides, and this "
                "program only predicts."
            ),
            also=_("registrar certifier auditor"),
        ),
        explained(
            "accredited",
            _("Accredited"),
            _("accredited|accreditation|accredited certificate"),
            _(
                "A national office has checked that the certification body knows its work; many customers "
                "accept only certificates from such a body."
            ),
        ),
    )


def _what_it_covers() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "scope",
            _("Scope"),
            _("scope"),
            _(
                "What the certificate is to cover: which products and services, made or delivered at "
                "which places."
            ),
        ),
        explained(
            "not-applicable",
            _("Not applicable"),
            _("not applicable|n.a.|does not apply|do not apply"),
            _(
                "A requirement about work that the firm does not do, such as design; it may be left out "
                "with a reason, but only where customers get what they should all the same."
            ),
            also=_("exclusion exclude n.a. NA"),
        ),
    )


def _years_after() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "surveillance",
            _("Surveillance"),
            _("surveillance|surveillance audit"),
            _(
                "The shorter audit that the certification body does in each of the years between two "
                "certifications, to see that the system is still in use."
            ),
            also=_("yearly audit"),
        ),
        explained(
            "recertification",
            _("Recertification"),
            _("recertification|recertification audit"),
            _("The audit of the whole system every three years, before the certificate ends."),
            also=_("renewal"),
        ),
    )


def _looking_into() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "audit",
            _("Audit"),
            _("audit|audits"),
            _(
                "Somebody who is not judging their own work looks, asks and has things shown, to find out "
                "whether what is asked is really done."
            ),
        ),
        explained(
            "internal-audit",
            _("Internal audit"),
            _("internal audit|internal audits"),
            _(
                "The firm checks itself, before a body from outside does: somebody looks at work that is "
                "not their own and writes down what they saw."
            ),
        ),
        explained(
            "management-review",
            _("Management review"),
            _("management review|management reviews"),
            _(
                "Whoever leads the firm looks at the results of the system - complaints, figures, audits "
                "- decides what follows, and keeps a note of it."
            ),
        ),
    )


def _first_audits() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "stage-1",
            _("Stage 1"),
            _("stage 1"),
            _(
                "The first of the two audits for a first certificate: the auditor looks at the papers and "
                "whether the firm is ready for the second one."
            ),
        ),
        explained(
            "stage-2",
            _("Stage 2"),
            _("stage 2|stages 1 and 2"),
            _(
                "The second audit for a first certificate: the auditor sees the work itself, and after it "
                "the certification body decides."
            ),
        ),
        explained(
            "gate",
            _("Gate"),
            _("gate|gates"),
            _(
                "A requirement so basic that a certificate fails if it alone is missing, however good "
                "the rest is."
            ),
        ),
        explained(
            "ready",
            _("Ready for stage 1, ready for stage 2"),
            _("ready for stage 1|ready for stage 2|readiness"),
            _(
                "As far as your answers tell, what an auditor must find before that audit is in place; it "
                "is a prediction, not a promise."
            ),
        ),
    )


def _time_of_audits() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "audit-day",
            _("Audit day"),
            _("audit day|audit days|audit time"),
            _(
                "One auditor at work for eight hours; how many are needed - and paid for - follows mostly "
                "from how many people work in the scope."
            ),
            also=_("man-day cost"),
        ),
        explained(
            "md-5",
            _("MD 5, MD 1"),
            "IAF MD 5|MD 5|IAF MD 1|MD 1",
            _(
                "Published rules that certification bodies follow: MD 5 says how many days an audit "
                "takes, MD 1 how many of several places are visited."
            ),
            also=_("mandatory document sampling"),
        ),
    )
