"""Words about what is found in an assessment, and how it is weighed."""

from isoassess.language.texts import _
from isoassess.reference.terms.explained import ExplainedTerm, explained


def of_judgement() -> tuple[ExplainedTerm, ...]:
    """All of them."""
    return (*_prediction(), *_doubts(), *_nonconformities(), *_what_shows_it(), *_marks(), *_outcomes())


def _prediction() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "likely",
            _("Likely"),
            _("likely"),
            _("A prediction from your answers; the grade that counts is given by a certification body."),
        ),
        explained(
            "finding",
            _("Finding"),
            _("finding|findings"),
            _("What an assessment comes to at one requirement: how it is likely to be graded, and why."),
        ),
        explained(
            "conformity",
            _("Conformity, conforming"),
            _("conformity|conforming"),
            _("What is asked is done, and that can be shown."),
            also=_("compliance compliant fulfilled"),
        ),
    )


def _doubts() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "reported",
            _("Reported"),
            _("reported"),
            _(
                "Known from what others wrote about a standard, and not yet checked against its "
                "published text."
            ),
        ),
    )


def _nonconformities() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "nonconformity",
            _("Nonconformity"),
            _("nonconformity|nonconformities|nonconforming"),
            _("Something that is asked is not done, or cannot be shown; it must be put right."),
            also=_("NC NCR deviation non-compliance fault"),
        ),
        explained(
            "major",
            _("Major nonconformity"),
            _("major nonconformity|major nonconformities|major|majors"),
            _(
                "A gap so serious that no certificate is given until it is closed and checked, such as an "
                "internal audit that never took place."
            ),
        ),
        explained(
            "minor",
            _("Minor nonconformity"),
            _("minor nonconformity|minor nonconformities|minor|minors"),
            _(
                "A single lapse in something that works otherwise; a certificate is possible once it is "
                "agreed how and by when it is put right."
            ),
        ),
        explained(
            "systemic",
            _("Systemic"),
            _("systemic"),
            _(
                "Several small gaps in one place that point to one deeper fault; together they can weigh "
                "like a major."
            ),
        ),
    )


def _what_shows_it() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "ofi",
            _("Opportunity for improvement (OFI)"),
            _("opportunity for improvement|opportunities for improvement|OFI|OFIs"),
            _("Nothing is wrong, but something could be better; nobody has to act on it."),
            also=_("recommendation observation"),
        ),
        explained(
            "objective-evidence",
            _("Objective evidence"),
            _("objective evidence|evidence"),
            _(
                "What anybody can look at to see that something is so: a record, a photograph, the "
                "work itself, with place and date."
            ),
            also=_("proof"),
        ),
        explained(
            "claimed",
            _("Claimed, not shown"),
            _("claimed, not shown|claimed|claims"),
            _(
                "Said to be done, but nothing was noted or attached that shows it; an auditor will ask to "
                "see it."
            ),
        ),
    )


def _marks() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "rating",
            _("Rating"),
            _("rating|ratings"),
            _(
                "How far a requirement is met, from 0, where there is nothing, to 4, where it works and "
                "its effect is measured."
            ),
        ),
        explained(
            "grade",
            _("Grade"),
            _("grade|grades"),
            _(
                "What a rating comes to in the words of auditors: conforming, opportunity for "
                "improvement, minor or major nonconformity."
            ),
        ),
        explained(
            "maturity",
            _("Maturity"),
            _("maturity|maturity profile"),
            _("How far a part of the system has grown from habit to something defined, used and measured."),
        ),
    )


def _outcomes() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "verdict",
            _("Verdict"),
            _("verdict"),
            _(
                "In a word, how far the firm is from a certificate; what is missing decides it, not an "
                "average."
            ),
        ),
        explained(
            "indication",
            _("Indication"),
            _("indication"),
            _("What the few questions of the quick scan point to while it is too early for a verdict."),
        ),
        explained(
            "quick-scan",
            _("Quick scan"),
            _("quick scan"),
            _(
                "About forty questions that show within an hour where a firm stands, before all of them "
                "are asked."
            ),
        ),
        explained(
            "shortest-way",
            _("Shortest way"),
            _("shortest way"),
            _("The fewest things that have to change so that the next verdict is reached."),
        ),
    )
