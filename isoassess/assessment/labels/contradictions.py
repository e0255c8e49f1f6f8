"""Each contradiction in the language in use: one sentence for each check."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

from isoassess.assessment.labels.messages import message_words
from isoassess.domain import Contradiction, Lens
from isoassess.domain.filling import count_of, filled
from isoassess.domain.message import Message
from isoassess.language.texts import _, ngettext
from isoassess.reference.asked_by_law import RegulatedTrade, trade_words
from isoassess.standard_choice.editions import table


def contradiction_words(found: Contradiction) -> str:
    """What cannot be true together, and why."""
    return filled(sentences(found)[found.id], found.arguments, _said(found))


def alike(found: Iterable[Contradiction]) -> tuple[tuple[Contradiction, ...], ...]:
    """Those that say the same together, in the order in which they first occur."""
    groups: dict[Hashable, list[Contradiction]] = defaultdict(list)
    for one in found:
        groups[one.id, one.arguments].append(one)
    return tuple(map(tuple, groups.values()))


def sentences(found: Contradiction) -> dict[str, str]:
    """Every sentence by the id of its contradiction, in the singular or plural that this one needs."""
    of_profile = _of_profile() | _of_duties() | _of_plans() | _of_records(found)
    return _of_claims() | _of_answers() | _of_audits() | of_profile


def _said(found: Contradiction) -> dict[str, str]:
    """Arguments in other words than the usual ones."""
    for name, value in found.arguments:
        match found.id, value:
            case "rated-not-applicable", Message(id="design-not-applicable"):
                return {name: _("By the profile clause 8.3 is not applicable.")}
            case _, Message() as reason:
                return {name: message_words(reason)}
            case "target-after-edition-ends", Lens() as lens:
                ends = table().of(lens).ends
                return {"day": ends.words if ends is not None else ""}
            case _, str() if name == "trade":
                return {name: trade_words(RegulatedTrade(value))}
    return {}


def _of_claims() -> dict[str, str]:
    """Answers against the profile or each other."""
    return {
        "claim-refused": _("Claimed not applicable, but: {reason}"),
        "rated-not-applicable": _("Rated, although it does not apply. {reason}"),
        "policy-known-without-policy": _(
            "People are rated as knowing the quality policy, but the policy is rated as absent."
        ),
        "risk-actions-without-risks": _(
            "Something is rated as done about the important risks, but knowing the risks as absent."
        ),
        "objectives-followed-without-objectives": _(
            "Progress on the quality objectives is rated as followed, but the objectives as absent."
        ),
        "order-review-record-only": _(
            "The results of order reviews are rated as shown, but the review itself as absent."
        ),
        "reevaluation-only": _(
            "Suppliers are rated as evaluated again, but their first evaluation is rated as absent."
        ),
        "revalidation-only": _(
            "Special processes are rated as validated again, but the first validation as absent."
        ),
        "release-record-only": _(
            "Proof that deliveries passed is rated as kept, but their checks are rated as absent."
        ),
        "satisfaction-trend-only": _(
            "A trend of customer satisfaction is rated as seen, but finding it out as absent."
        ),
        "audit-priorities-without-program": _(
            "The audit program is rated as putting its weight right, but also as absent."
        ),
        "audit-round-without-records": _(
            "A full round of internal audits is rated as done, but nothing is rated as showing it."
        ),
        "review-decisions-without-inputs": _(
            "The management review is rated as deciding, but its inputs are rated as absent."
        ),
        "corrective-case-without-log": _(
            "A problem is rated as followed on paper, but writing problems down as absent."
        ),
    }


def _of_audits() -> dict[str, str]:
    """Audits and reviews as the profile tells of them against the answers."""
    return {
        "audit-rated-without-audit": _(
            "Rated {rating}, but the profile says that no internal audit is planned; it does not count as "
            "shown."
        ),
        "audit-complete-but-absent": _(
            "The profile says that the internal audits are complete, but they are rated as absent."
        ),
        "audit-planned-but-recorded": _(
            "Rated {rating}, but the profile says that no internal audit has begun; it does not count as "
            "shown."
        ),
        "audit-round-incomplete": _(
            "A full round of internal audits is rated as done, but the profile says it is not complete."
        ),
        "review-rated-without-review": _(
            "Rated {rating}, but the profile says that no management review is planned; it does not count "
            "as shown."
        ),
        "review-held-but-absent": _(
            "The profile says that the management review was held, but it is rated as absent."
        ),
        "review-planned-but-decided": _(
            "Rated {rating}, but the management review is only planned; it does not count as shown."
        ),
        "review-before-audit": _(
            "The management review was held before any internal audit, so it lacked the audit results."
        ),
        "audits-missing-in-review": _(
            "The internal audits are complete, but nothing of them came up in the management review."
        ),
    }


def _of_records(found: Contradiction) -> dict[str, str]:
    """What the profile counts against the answers."""
    return {
        "corrective-action-without-case": _(
            "Corrective action is rated as fulfilled, but the profile counts no case of it."
        ),
        "case-counted-not-shown": ngettext(
            "The profile counts {count} case of corrective action, but showing one is rated as absent.",
            "The profile counts {count} cases of corrective action, but showing one is rated as absent.",
            count_of(found.arguments),
        ),
        "audited-on-few-records": ngettext(
            "Internal audits and management review are said to be done, but there is only {count} month of "
            "records (rule of thumb: two to three); ask the body whether that is enough for stage 2.",
            "Internal audits and management review are said to be done, but there are only {count} months of "
            "records (rule of thumb: two to three); ask the body whether that is enough for stage 2.",
            count_of(found.arguments),
        ),
        "effective-without-records": _(
            "Requirements are rated effective, but the profile says that there are no records yet."
        ),
        "records-rated-without-records": _(
            "Records are rated as seen, but the profile says that there are none yet."
        ),
        "release-waits-but-early": _(
            "Deliveries are rated as waiting for the last check, but the profile says some leave before."
        ),
    }


def _of_answers() -> dict[str, str]:
    """An answer against its own words and dates."""
    return {
        "evidence-too-old": _(
            "Rated as fulfilled, but every date in the evidence is more than a year old; the newest is "
            "of {year}."
        ),
        "evidence-says-none": _("Rated as fulfilled, but the evidence says that there is nothing."),
        "words-say-not-applicable": _("The words say that it does not apply, but it is rated with a number."),
        "action-overdue": _(
            "The action was due on {day}, before the assessment, but the gap is still there."
        ),
        "action-effective-but-gap": _("The action is said to have worked, but the gap is still there."),
        "action-checked-before-done": _(
            "The action has been checked for its effect, but it is not done yet."
        ),
        "regrade-without-reason": _(
            "Another grade was chosen without a reason, so the predicted one counts."
        ),
        "regrade-no-grade": _(
            "The assessor's own grade can only be conforming, OFI, minor or major, so the predicted one "
            "counts. For what does not apply, rate the requirement itself as not applicable, with a reason."
        ),
    }


def _of_profile() -> dict[str, str]:
    """A profile against itself."""
    return {
        "own-brand-customer-responsible": _(
            "You sell under your own name, but say that the customer answers for the design."
        ),
        "developing-not-designing": _(
            "You develop or research, but say that somebody else designs the product."
        ),
        "developed-for-us-by-nobody": _(
            "Software or research is developed for you, but nobody is said to design the product."
        ),
        "may-change-customers-design": _(
            "The customer designs, but you may change characteristics without asking."
        ),
        "scope-names-design": _(
            "The scope names design or development, but clause 8.3 is held not applicable."
        ),
        "performer-of-nothing": _(
            "It is said who carries out {activity}, but it is not among the activities."
        ),
        "outsourcing-without-purchasing": _(
            "Work is outsourced, but purchasing is not among the activities."
        ),
        "bought-design-without-purchasing": _(
            "A subcontractor designs for you, but purchasing is not among the activities."
        ),
        "nothing-left-to-do": _(
            "The customer carries out every activity, so nothing is left to assess here."
        ),
        "testing-without-equipment": _(
            "You test or calibrate, but say that no measuring equipment proves conformity."
        ),
        "nobody-does-the-work": _("There is work to do, but the effective personnel is none."),
        "more-people-on-sites": _("The sites together have {sites} people, the organization only {all}."),
        "site-scope-without-site": _("The scope is one site, but no site is named."),
        "no-central-site": _(
            "Several sites are named, but none of them is the central one that leads the system."
        ),
        "several-central-sites": _("More than one site is said to be the central one."),
    }


def _of_duties() -> dict[str, str]:
    """What law usually asks of the sector, or what the work shows, against what is said not to occur."""
    return {
        "traceability-asked-by-law": _(
            "You say that no traceability is required, but your sector is {trade}, where the law usually "
            "asks for it, whether or not a customer does. Find out what the law asks of you: answer yes, or "
            "keep at hand the rule that frees you."
        ),
        "post-delivery-asked-by-law": _(
            "You say that there are no obligations after delivery, but your sector is {trade}, where the law "
            "usually sets some (legal warranty, recalls, complaints). Find out what the law asks of you: "
            "answer yes, or keep at hand the rule that frees you."
        ),
        "data-of-customers": _(
            "You say that nothing of your customers is in use, but you operate software or systems for them, "
            "and their data and access count as their property. Answer yes, or show that you hold none."
        ),
    }


def _of_plans() -> dict[str, str]:
    """Plans against certificates and the standards' dates."""
    return {
        "target-in-the-past": _("The target date {target} lies before the assessment."),
        "target-before-edition": _(
            "The target date {target} lies before {lens} was published; look whether the year is right."
        ),
        "target-before-records": _(
            "By the target date there will be less than two months of records (rule of thumb: two to three)."
        ),
        "target-after-edition-ends": _("Certificates to {lens} end on {day}, before the target date."),
        "certificate-expired": _("The certificate named in the profile expired on {day}."),
        "certificate-ends-before-target": _(
            "The certificate expires on {day}, before the target date of the transition."
        ),
        "certificate-ends-before-new": _(
            "The certificate runs out on {day}, before any body can issue one to the new edition: ask your "
            "body in writing whether it renews the old one before that day, for how long, and when it moves "
            "you to the new one."
        ),
        "edition-not-published": _("Assessed on {day}, when {lens} was not published yet."),
        "certificate-of-ended-standard": _(
            "No certificate to {name} has been valid since {month}, but this one is said to run on."
        ),
        "transition-without-certificate": _(
            "You want to move to a newer edition, but hold no accredited certificate to ISO 9001."
        ),
        "certified-to-ended-standard": _(
            "You want to be certified, but nobody can be certified to {name} any more."
        ),
        "other-standard-judged": _("Assessed against {lens}, but the profile leads to another model."),
    }
