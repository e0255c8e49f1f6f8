"""Why an edition is the one to prepare for, with the dates of the shipped facts, in the language in use."""

import datetime

from isoassess.domain import Lens
from isoassess.domain.filling import filled
from isoassess.domain.message import Message, message
from isoassess.language.texts import _
from isoassess.standard_choice.editions import table


def edition_sentences() -> dict[str, str]:
    """Every sentence by the id of its message."""
    of_certificates = _of_first_certificates() | _of_running_certificates()
    return _of_the_day() | of_certificates | _of_options()


def edition_words(message: Message) -> str:
    """The sentence of a reason for an edition."""
    given = {name for name, _value in message.arguments if name != "month"}
    said = {name: words for name, words in _dates(message).items() if name not in given}
    return filled(edition_sentences()[message.id], message.arguments, said)


def _dates(message: Message) -> dict[str, str]:
    """The editions by name, and their dates in words."""
    new, old = table().of(Lens.ISO9001_2026), table().of(Lens.ISO9001_2015)
    said = {"new": new.lens.label, "old": old.lens.label, "day": new.published.words}
    said |= {"model": Lens.ISO9001_1994.label, "without": Lens.ISO9002_1994.label}
    said |= {"issued": new.accredited.words if new.accredited else ""}
    said |= {"first": old.published.words}
    said |= {"closed": old.closed_to_new_from.words if old.closed_to_new_from else ""}
    said |= {"ends": old.ends.words if old.ends else ""}
    for name, value in message.arguments:
        match name, value:
            case "on", datetime.date():
                said["titled"] = old.title_on(value)
    return said


def _of_the_day() -> dict[str, str]:
    return {
        "current-edition": _(
            "{new} has been the current edition since {day}, so whoever starts now prepares for it."
        ),
        "only-new-on-target": _(
            "On your target date, {target}, only {new} counts, which follows on {day}; prepare for it now."
        ),
        "edition-in-use": _("On {on} the edition in use is {titled}; {new} follows on {day}."),
        "models-in-force": _("On {on} {model} was in force, beside {without} for those who do not design."),
        "no-edition-known": _(
            "The program knows no edition of ISO 9001 that was in force on {on}. It answers by {old}, the "
            "oldest one with the clauses of today that it knows, published on {first}."
        ),
    }


def _of_first_certificates() -> dict[str, str]:
    return {
        "old-edition-ends": _(
            "From {closed} no first accredited certificates to {old} are issued, and all certificates to it "
            "end on {ends}."
        ),
        "first-to-new-only": _(
            "On your target date, {target}, first accredited certificates are issued to the new edition "
            "only, as from {closed}."
        ),
        "first-to-old-possible": _(
            "On your target date, {target}, a first accredited certificate to {old} is still possible; from "
            "{closed} none is issued, and it would end on {ends} at the latest."
        ),
        "ask-the-body": _(
            "Ask the certification body in writing from which day it is accredited for {new}, to which "
            "edition it would certify you, and how long that certificate would last."
        ),
    }


def gap_words(expires: datetime.date) -> str:
    """What is said of a certificate that runs out before one to the new edition can follow it."""
    return edition_words(message("gap-between-certificates", day=expires))


def _gap_sentence() -> str:
    return _(
        "Your certificate runs out on {day}, before any body can issue one to {new} (the first {issued}). "
        "Ask your body in writing whether it renews {old} before that day, for how long, and when it moves "
        "you to the new edition."
    )


def _of_running_certificates() -> dict[str, str]:
    return {
        "running-certificate": _(
            "Your certificate to {old} stays valid until it runs out, and no longer than {ends}."
        ),
        "running-if-2015": _(
            "The edition of your certificate is not stated. If it is {old}, it stays valid until it runs "
            "out, and must move to {new} by {ends}."
        ),
        "runs-out": _(
            "It runs out on {day}: arrange its renewal now, and ask your body in writing whether to {old} "
            "and until when. Moving to {new} is due by {ends}."
        ),
        "gap-between-certificates": _gap_sentence(),
        "target-past-old": _("On your target date, {day}, only {new} counts."),
        "target-past": _("The target date, {target}, is past; say by when you want the certificate."),
        "prepare-for-new": _(
            "Prepare for the new edition; for audits before the change, 2015 can still be selected."
        ),
    }


def _of_options() -> dict[str, str]:
    """What an edition that can be chosen on a day is good for."""
    return {
        "new-is-current": _("The current edition, published on {day}. New starters prepare for this one."),
        "new-before-target": _(
            "Not published yet on this day; it follows on {day}, before your target date."
        ),
        "oldest-not-published": _("Not published yet on this day; the oldest one with the clauses of today."),
        "current-on-day": _("The current edition on this day: {titled}."),
        "old-for-running": _(
            "For a running certificate, or a certification body not yet accredited for the new edition. "
            "No first certificates from {closed}; all end on {ends}."
        ),
        "model-in-force": _("In force on this day. Nobody can be certified to it since {month}."),
        "model-for-contract": _(
            "Only where a contract or an old system is bound to the text of 1994. "
            "Nobody can be certified to it since {month}."
        ),
    }
