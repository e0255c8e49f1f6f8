"""Which edition of ISO 9001 to prepare for on a given day, and why; the dates are data that ages."""

from datetime import date
from functools import cache

from msgspec import Struct

from isoassess.model import Confidence, Lens
from isoassess.named_standard import Named, NamedStandard, read_name
from isoassess.profile import Profile, Purpose
from isoassess.reading import read_resource
from isoassess.texts import _


class Milestone(Struct, frozen=True, kw_only=True):
    """A day in the life of an edition, and how sure it is."""

    date: date
    confidence: Confidence
    sources: tuple[str, ...]

    @property
    def told(self) -> str:
        """The day in words, with "reported" where it is not certain."""
        day = spoken_day(self.date)
        return day if self.confidence is Confidence.HIGH else _("{day} (reported)").format(day=day)


class Edition(Struct, frozen=True, kw_only=True):
    """`ends`: its certificates cease to be valid; `closed_to_new_from`: no first certificates from then."""

    lens: Lens
    amendment: str = ""
    published: Milestone
    replaced: Milestone | None = None
    closed_to_new_from: Milestone | None = None
    ends: Milestone | None = None

    @property
    def title(self) -> str:
        return _("{title} with {amendment}").format(title=self.lens.label, amendment=self.amendment)


class Guidance(Struct, frozen=True, kw_only=True):
    """A document of advice that shares its number with a standard."""

    name: str
    published: Milestone


class EditionTable(Struct, frozen=True, kw_only=True):
    """The editions as shipped, and the day they were looked up."""

    as_of: date
    editions: tuple[Edition, ...]
    guidance: Guidance

    def of(self, lens: Lens) -> Edition:
        return next(edition for edition in self.editions if edition.lens is lens)


class EditionChoice(Struct, frozen=True, kw_only=True):
    """The edition to prepare for, why, what to ask the certification body, the sources of the dates used."""

    lens: Lens
    because: str
    to_ask: str = ""
    sources: tuple[str, ...]


class EditionOption(Struct, frozen=True, kw_only=True):
    """A lens that can be chosen on a day; `says` tells what it is good for."""

    lens: Lens
    says: str


@cache
def table() -> EditionTable:
    """The dated facts as shipped."""
    return read_resource("facts/editions.yaml", EditionTable)


def choose_edition(profile: Profile, on: date) -> EditionChoice:
    """The edition of ISO 9001 to prepare for: the newest one published on that day."""
    new, old = table().of(Lens.ISO9001_2026), table().of(Lens.ISO9001_2015)
    if on < new.published.date:
        return EditionChoice(lens=old.lens, because=_before_publication(on), sources=new.published.sources)
    milestones = [new.published, *_dates(old)]
    held = running_2015(profile, on)
    because = _running(profile) if held else _new_starter(profile)
    to_ask = "" if profile.purpose is Purpose.LEARN else _ask_the_body()
    sources = dict.fromkeys(key for milestone in milestones for key in milestone.sources)
    return EditionChoice(lens=new.lens, because=because, to_ask=to_ask, sources=tuple(sources))


def choices(on: date) -> tuple[EditionOption, ...]:
    """The lenses that can be chosen on a day, the recommended one first, each with a sentence."""
    options = []
    new, old = table().of(Lens.ISO9001_2026), table().of(Lens.ISO9001_2015)
    if on >= new.published.date:
        says = _("The current edition, published on {day}. New starters prepare for this one.")
        options.append(EditionOption(lens=new.lens, says=says.format(day=new.published.told)))
    if old.ends is None or on <= old.ends.date:
        options.append(EditionOption(lens=old.lens, says=_old_edition_says(old, on)))
    legacy = (Lens.ISO9001_1994, Lens.ISO9002_1994)
    return (*options, *(EditionOption(lens=lens, says=_legacy_says(table().of(lens))) for lens in legacy))


def running_2015(profile: Profile, on: date) -> bool:
    """Whether a certificate to ISO 9001:2015 is held that has not run out on the day."""
    certificate, end = profile.certificate, table().of(Lens.ISO9001_2015).ends
    held = read_name(certificate.standard)
    lasts = certificate.expires is None or certificate.expires >= on
    within = end is None or on <= end.date
    return _is_2015(held) and lasts and within and certificate.accredited is not False


def spoken_day(day: date) -> str:
    """A day in words, such as 30 September 2029."""
    return f"{day.day} {_months()[day.month - 1]} {day.year}"


def spoken_month(day: date) -> str:
    """A month in words, such as December 2003."""
    return f"{_months()[day.month - 1]} {day.year}"


def _is_2015(held: NamedStandard) -> bool:
    return held.kind is Named.ISO9001 and held.year in (None, 2015)


def _dates(edition: Edition) -> list[Milestone]:
    return [milestone for milestone in (edition.closed_to_new_from, edition.ends) if milestone]


def _before_publication(on: date) -> str:
    old, new = table().of(Lens.ISO9001_2015), table().of(Lens.ISO9001_2026)
    text = _("On {on} the edition in use is {old}; {new} follows on {day}.")
    return text.format(on=spoken_day(on), old=old.title, new=new.lens.label, day=new.published.told)


def _new_starter(profile: Profile) -> str:
    new, old = table().of(Lens.ISO9001_2026), table().of(Lens.ISO9001_2015)
    text = _("{new} is the current edition since {day}, so whoever starts now prepares for it.")
    start = text.format(new=new.lens.label, day=new.published.told)
    return f"{start} {_about_the_target(profile, old)}".rstrip()


def _about_the_target(profile: Profile, old: Edition) -> str:
    """What the target date means for a first certificate to the old edition."""
    closed, ends, target = old.closed_to_new_from, old.ends, profile.target_date
    if closed is None or ends is None:
        return ""
    values = {"old": old.lens.label, "closed": closed.told, "ends": ends.told}
    if target is None:
        text = _(
            "From {closed} no first certificates to {old} are issued, and all certificates to it end on "
            "{ends}."
        )
        return text.format(**values)
    values["target"] = spoken_day(target)
    if target >= closed.date:
        return _(
            "On your target date, {target}, first certificates are issued to the new edition only, as "
            "from {closed}."
        ).format(**values)
    return _(
        "On your target date, {target}, a first certificate to {old} is still possible; from {closed} "
        "none is "
        "issued, and it would end on {ends} at the latest."
    ).format(**values)


def _running(profile: Profile) -> str:
    """For the holder of a 2015 certificate: it stays valid, and by when the change must be done."""
    new, old = table().of(Lens.ISO9001_2026), table().of(Lens.ISO9001_2015)
    ends = old.ends.told if old.ends else ""
    text = _("Your certificate to {old} stays valid until it runs out, and must move to {new} by {ends}.")
    parts = [text.format(old=old.lens.label, new=new.lens.label, ends=ends)]
    expires, target = profile.certificate.expires, profile.target_date
    if expires:
        parts.append(_("It runs out on {day}.").format(day=spoken_day(expires)))
    if target and old.ends and target > old.ends.date:
        day = spoken_day(target)
        parts.append(_("On your target date, {day}, only {new} counts.").format(day=day, new=new.lens.label))
    parts.append(_("Prepare for the new edition; for audits before the change, 2015 can still be selected."))
    return " ".join(parts)


def _ask_the_body() -> str:
    return _(
        "Ask the certification body in writing from which day it is accredited for {new}, to which edition "
        "it would certify you, and how long that certificate would last."
    ).format(new=Lens.ISO9001_2026.label)


def _old_edition_says(old: Edition, on: date) -> str:
    new = table().of(Lens.ISO9001_2026)
    if on < new.published.date or old.closed_to_new_from is None or old.ends is None:
        return _("The current edition on this day: {title}.").format(title=old.title)
    return _(
        "For a running certificate, or a certification body not yet accredited for the new edition. "
        "No first certificates from {closed}; all end on {ends}."
    ).format(closed=old.closed_to_new_from.told, ends=old.ends.told)


def _legacy_says(edition: Edition) -> str:
    assert edition.ends is not None
    return _(
        "Only where a contract or an old system is bound to the text of 1994. "
        "Nobody can be certified to it since {month}."
    ).format(month=spoken_month(edition.ends.date))


def _months() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
