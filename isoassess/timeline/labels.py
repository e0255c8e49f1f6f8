"""What the calendar to a certificate says, in the language in use: the words for its ids and arguments."""

from collections.abc import Iterable

from isoassess.domain import Lens
from isoassess.domain.filling import count_of, filled
from isoassess.domain.message import Message
from isoassess.language.texts import _, ngettext
from isoassess.standard_choice.editions import table
from isoassess.standard_choice.labels.editions import edition_sentences, edition_words
from isoassess.timeline.durations import CertificationStep, shipped, step_words


def calendar_words(messages: Iterable[Message]) -> str:
    """The sentences of a milestone, one after the other."""
    return " ".join(map(calendar_sentence, messages))


def calendar_sentence(message: Message) -> str:
    """One reason for a date, or one caution about the dates."""
    if message.id == "gap-between-certificates":
        return edition_words(message)
    found = sentences(count=count_of(message.arguments))
    return filled(found[message.id], message.arguments, _said(message))


def sentences(*, count: int) -> dict[str, str]:
    """Every sentence by the id of its message; `count` decides between singular and plural."""
    return _of_preparing(count) | _of_audits() | _of_stages() | _of_deciding() | _of_cautions(count)


def _said(message: Message) -> dict[str, str]:
    """Arguments in other words than the usual ones."""
    given = dict(message.arguments)
    match message.id, given:
        case "closed-to-new", {"lens": Lens() as lens}:
            closed = table().of(lens).closed_to_new_from
            return {"day": closed.words if closed is not None else ""}
        case "certified-too-long" | "move-by", _:
            ends = table().of(Lens.ISO9001_2015).ends
            return {
                "old": Lens.ISO9001_2015.label,
                "new": Lens.ISO9001_2026.label,
                "ends": ends.words if ends is not None else "",
            }
        case "decided-by-step", {"step": CertificationStep() as step}:
            return {"step": step_words(step), "duration": shipped().durations[step].words}
        case _, {"step": CertificationStep() as step}:
            return {"duration": shipped().durations[step].words}
    return {}


def _of_preparing(count: int) -> dict[str, str]:
    return {
        "documents-shown": _(
            "{shown} of {all} assessed documents to maintain are shown; not assessed: {open}."
        ),
        "write-missing": _("Writing what is missing: {duration}."),
        "records-not-stated": _("How many months of records there are is not stated, so none are counted."),
        "records": ngettext("{count} month of records.", "{count} months of records.", count),
        "records-wanted": _("Wanted: {duration}."),
        "waits": _("It waits for what is planned until {day} ({clauses})."),
    }


def _of_audits() -> dict[str, str]:
    return {
        "audits-complete": _("The profile says that the round is complete."),
        "audits-to-do": _("A full round over all clauses, processes and sites: {duration}."),
        "review-held": _("The profile says that it was held, and the round of audits is complete."),
        "review-to-do": _("After the round of audits, with what it found: {duration}."),
        "review-too-early": _("The one held before the round was complete lacks its results."),
    }


def _of_stages() -> dict[str, str]:
    return {
        "stage-1": _("On a day agreed with the certification body: {duration} after the review."),
        "stage-2": _("No gap is prescribed; in practice {duration} after stage 1."),
        "findings-closed": _("Causes and actions answered and accepted: {duration} after stage 2."),
        "major-limit": _("A major must be verified as closed within {months} months after stage 2."),
        "certificate": _("Decided by people who did not audit: {duration} after that."),
        "accredited-from": _(
            "Not before a body is accredited for {lens}: the first about {month} (reported)."
        ),
    }


def _of_deciding() -> dict[str, str]:
    return {
        "decided-by-accreditation": _(
            "What decides: no body can issue an accredited certificate to {lens} before it is accredited for "
            "it, the first about {month} (reported). Ask yours in writing."
        ),
        "decided-by-actions": _("What decides: the actions planned until {day}."),
        "decided-by-step": _("What decides: {step}, {duration}."),
    }


def _of_cautions(count: int) -> dict[str, str]:
    return {
        "too-early-for-dates": _(
            "No dates yet: it is too early to tell. They follow once two thirds of what applies, and every "
            "gate (a requirement without which no certificate is given), are assessed."
        ),
        "gates-not-assessed": ngettext(
            "No dates yet: {count} gate (a requirement without which no certificate is given) is not "
            "assessed. Dates follow once it is.",
            "No dates yet: {count} gates (requirements without which no certificate is given) are not "
            "assessed. Dates follow once they are.",
            count,
        ),
        "open-not-in-dates": ngettext(
            "{count} requirement is not assessed: what is missing there is not in these dates.",
            "{count} requirements are not assessed: what is missing there is not in these dates.",
            count,
        ),
        "causes-unplanned": ngettext(
            "{count} cause in the way has points without a dated action: these dates take them as solved in "
            "time.",
            "{count} causes in the way have points without a dated action: these dates take them as solved "
            "in time.",
            count,
        ),
        "certified": f"{_('You are certified.')} {_next_audit()}",
        "certified-until": f"{_('You are certified until {day}.')} {_next_audit()}",
        "certified-too-long": f"{_certified_too_long()} {_next_audit()}",
        "move-by": _("Moving to {new} is due by {ends}."),
        "first-certificate-only": _(
            "This is the way to a first certificate. A running one moves to the new edition at a "
            "surveillance, recertification or special audit."
        ),
        "gap-between-certificates": edition_sentences()["gap-between-certificates"],
        "closed-to-new": _("From {day} no first certificates to {lens} are issued: take the newer edition."),
    }


def _certified_too_long() -> str:
    return _(
        "The day typed for your certificate, {day}, cannot be right: certificates to {old} end on {ends}."
    )


def _next_audit() -> str:
    return _(
        "No stage 1 and 2 lie before you, but the next surveillance, recertification or transition audit."
    )
