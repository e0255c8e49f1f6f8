"""What looks odd in a profile and stops nobody on the way through the intake."""

import re
from collections.abc import Callable
from datetime import date

from isoassess.domain.fact_words import fact_words
from isoassess.domain.profile import Activity, NoProduct, Profile
from isoassess.domain.told_work import special_process_told
from isoassess.language.dates import amount_words
from isoassess.language.texts import _
from isoassess.reference.asked_by_law import (
    MEASURING,
    POST_DELIVERY,
    PROPERTY,
    TRACEABILITY,
    holds_data_of_customers,
    trade_asked,
    trade_words,
)
from isoassess.standard_choice.intake import IntakePage, page_of


def hints(page: IntakePage, profile: Profile, *, on: date) -> dict[str, str]:
    """What looks odd and stops nobody, by profile key, one sentence each."""
    found = {key: check(profile, on) for key, check in _CHECKS.items() if page_of(key) is page}
    return {key: sentence for key, sentence in found.items() if sentence}


_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_WEBSITE = re.compile(r"(https?://)?[^\s/.]+(\.[^\s/.]+)+([/?#]\S*)?", re.IGNORECASE)


def _email(profile: Profile, _on: date) -> str:
    typed = profile.organization.email.strip()
    return "" if not typed or _EMAIL.fullmatch(typed) else _("This does not look like an email address.")


def _website(profile: Profile, _on: date) -> str:
    typed = profile.organization.website.strip()
    return "" if not typed or _WEBSITE.fullmatch(typed) else _("This does not look like a web address.")


def _personnel(profile: Profile, _on: date) -> str:
    count = profile.people.effective_personnel
    if count == 0:
        return _("Nobody? Count at least the person who does the work.")
    at_sites = [site.personnel for site in profile.people.sites]
    if count is None or not at_sites or None in at_sites:
        return ""
    together = sum(number or 0 for number in at_sites)
    text = _("The sites below add up to {together}, so {missing} people have no site.")
    missing = amount_words(count - together)
    return "" if together >= count else text.format(together=amount_words(together), missing=missing)


def _sites(profile: Profile, _on: date) -> str:
    """More people at one place, or at all of them, than there are in the organization."""
    count = profile.people.effective_personnel
    if count is None:
        return ""
    for site in profile.people.sites:
        if site.personnel is not None and site.personnel > count:
            text = _(
                "{site}: {people} people, but the whole organization has {count}. One of the two is wrong."
            )
            name = site.name.strip() or _("A site")
            return text.format(site=name, people=amount_words(site.personnel), count=amount_words(count))
    together = sum(site.personnel or 0 for site in profile.people.sites)
    text = _("The sites add up to {together} people, but the whole organization has {count}.")
    return text.format(together=amount_words(together), count=amount_words(count)) if together > count else ""


def _own_brand(profile: Profile, _on: date) -> str:
    makes = Activity.PRODUCTION in profile.our_activities or bool(profile.offer.products.strip())
    denied = profile.design.own_brand is NoProduct.NO_PRODUCT and makes
    return _("Products are made or named, but none is said to be made.") if denied else ""


def _special_processes(profile: Profile, _on: date) -> str:
    if profile.conditions.special_processes is True:
        return ""
    told = special_process_told(profile)
    text = _("“{words}” is named in {place}; that is usually a special process.")
    return text.format(words=told.words, place=fact_words(told.key)) if told else ""


def _traceability(profile: Profile, _on: date) -> str:
    trade = trade_asked(profile, TRACEABILITY)
    text = _("In {trade} the law usually asks for it, whether or not a customer does; look that up.")
    return text.format(trade=trade_words(trade)) if trade else ""


def _post_delivery(profile: Profile, _on: date) -> str:
    trade = trade_asked(profile, POST_DELIVERY)
    text = _("In {trade} the law usually sets some, such as legal warranty or recalls; look that up.")
    return text.format(trade=trade_words(trade)) if trade else ""


def _property(profile: Profile, _on: date) -> str:
    text = _("You operate software or systems for customers: their data and access count as their property.")
    return text if holds_data_of_customers(profile) else ""


def _measuring(profile: Profile, _on: date) -> str:
    denied = profile.conditions.measuring_equipment is False
    return _("Trained eyes, samples, checklists, tests and software count too.") if denied else ""


def _shifts(profile: Profile, _on: date) -> str:
    shifts = profile.people.shifts
    return _("More than five shifts is unusual; is that meant?") if shifts and shifts > 5 else ""


def _expires(profile: Profile, on: date) -> str:
    expires = profile.certificate.expires
    return _("That day has passed, so the certificate has run out.") if expires and expires < on else ""


def _target(profile: Profile, on: date) -> str:
    return _("That day has passed.") if profile.target_date and profile.target_date < on else ""


def _records(profile: Profile, _on: date) -> str:
    months = profile.system.months_of_records
    return _("That is more than fifty years; is it meant in months?") if months and months > 600 else ""


_CHECKS: dict[str, Callable[[Profile, date], str]] = {
    "organization.email": _email,
    "organization.website": _website,
    "people.effective_personnel": _personnel,
    "people.sites": _sites,
    "people.shifts": _shifts,
    "design.own_brand": _own_brand,
    "conditions.special_processes": _special_processes,
    MEASURING: _measuring,
    TRACEABILITY: _traceability,
    PROPERTY: _property,
    POST_DELIVERY: _post_delivery,
    "certificate.expires": _expires,
    "target_date": _target,
    "system.months_of_records": _records,
}
