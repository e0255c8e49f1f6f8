"""Which edition of ISO 9001 to prepare for on a given day, and why; the dates are data that ages."""

from datetime import date
from enum import StrEnum
from functools import cache

from msgspec import Struct

from isoassess.domain import Confidence, Lens
from isoassess.domain.message import Message, message
from isoassess.domain.profile import Profile, Purpose
from isoassess.files.yaml_reader import read_resource
from isoassess.language.dates import date_words, month_words
from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard import Named, NamedStandard, read_certificate


class EditionDate(Struct, frozen=True, kw_only=True):
    """A day in the life of an edition, and how sure it is; `month_only`: no source names the day."""

    date: date
    confidence: Confidence
    sources: tuple[str, ...]
    month_only: bool = False

    @property
    def words(self) -> str:
        """The day in words, with "reported" where it is not certain."""
        day = month_words(self.date) if self.month_only else date_words(self.date)
        return day if self.confidence is Confidence.HIGH else _("{day} (reported)").format(day=day)


class EditionDates(Struct, frozen=True, kw_only=True):
    """`ends`: its certificates cease to be valid; `closed_to_new_from`: no first certificates from then.

    `accredited`: when the first bodies are expected to be accredited for it; before, none is issued.
    `all_accredited`: by when all bodies that go on are to be.
    """

    lens: Lens
    amendment: str = ""
    amended: EditionDate | None = None
    published: EditionDate
    accredited: EditionDate | None = None
    all_accredited: EditionDate | None = None
    replaced: EditionDate | None = None
    closed_to_new_from: EditionDate | None = None
    ends: EditionDate | None = None

    def title_on(self, on: date) -> str:
        """The name, with the amendment from the day it came."""
        if self.amended is None or on < self.amended.date:
            return self.lens.label
        return _("{title} with {amendment}").format(title=self.lens.label, amendment=self.amendment)


class Guidance(Struct, frozen=True, kw_only=True):
    """A document of advice that shares its number with a standard."""

    name: str
    published: EditionDate


class PastEdition(Struct, frozen=True, kw_only=True):
    """An edition of ISO 9001 that nobody assesses against any more, and when its certificates ended."""

    year: int
    ends: EditionDate


class EditionTable(Struct, frozen=True, kw_only=True):
    """The editions as shipped, and the day they were looked up."""

    as_of: date
    editions: tuple[EditionDates, ...]
    past: tuple[PastEdition, ...]
    guidance: Guidance

    def of(self, lens: Lens) -> EditionDates:
        return next(edition for edition in self.editions if edition.lens is lens)


Reason = tuple[Message, ...]


class EditionChoice(Struct, frozen=True, kw_only=True):
    """The edition to prepare for, why, what to ask the certification body, the sources of the dates used.

    `in_force`: whether that edition was there on the day; if not, the reason says why it is taken.
    """

    lens: Lens
    because: Reason
    to_ask: Message | None = None
    sources: tuple[str, ...]
    in_force: bool = True


class EditionOption(Struct, frozen=True, kw_only=True):
    """A lens that can be chosen on a day; `says` tells what it is good for."""

    lens: Lens
    says: Message


class NotRunning(StrEnum):
    """Why none to ISO 9001:2015 runs on a day, or is not known to; EDITION: it is not that edition's day."""

    NOT_SAID = "not-said"
    NOT_HELD = "not-held"
    UNCLEAR = "unclear"
    OTHER = "other"
    NOT_ACCREDITED = "not-accredited"
    EXPIRED = "expired"
    EDITION = "edition"


@cache
def table() -> EditionTable:
    """The dated facts as shipped."""
    return read_resource("facts/editions.yaml", EditionTable)


def choose_edition(profile: Profile, on: date) -> EditionChoice:
    """The edition of ISO 9001 to prepare for: the newest of that day, or the one the target date asks for."""
    new, old = table().of(Lens.ISO9001_2026), table().of(Lens.ISO9001_2015)
    to_ask = None if profile.purpose is Purpose.LEARN else message("ask-the-body")
    sources = _sources(new.published, *_dates(old))
    if on >= new.published.date:
        because = _running(profile, on) if running_2015(profile, on) else _new_starter(profile, on)
        return EditionChoice(lens=new.lens, because=because, to_ask=to_ask, sources=sources)
    if profile.target_date and _only_new_counts(profile, on):
        because = _ahead_of_publication(profile.target_date)
        return EditionChoice(lens=new.lens, because=because, to_ask=to_ask, sources=sources, in_force=False)
    if on >= old.published.date:
        target = profile.target_date
        late = (message("target-past", target=target),) if target and target < on else ()
        because = (message("edition-in-use", on=on), *late)
        return EditionChoice(lens=old.lens, because=because, sources=_sources(new.published))
    return _long_ago(on)


def choices(on: date, target: date | None = None) -> tuple[EditionOption, ...]:
    """The lenses that can be chosen on a day, the usual one first, each with a sentence.

    An edition that is not published yet is offered where the target date asks for it.
    """
    options = []
    new, old = table().of(Lens.ISO9001_2026), table().of(Lens.ISO9001_2015)
    if on >= new.published.date:
        options.append(EditionOption(lens=new.lens, says=message("new-is-current")))
    elif target and old.closed_to_new_from and target >= old.closed_to_new_from.date:
        options.append(EditionOption(lens=new.lens, says=message("new-before-target")))
    if old.ends is None or on <= old.ends.date:
        options.append(EditionOption(lens=old.lens, says=_old_edition_says(old, on)))
    models = [table().of(lens) for lens in (Lens.ISO9001_1994, Lens.ISO9002_1994)]
    legacy = [EditionOption(lens=model.lens, says=_legacy_says(model, on)) for model in models]
    return (*legacy, *options) if _in_force(models[0], on) else (*options, *legacy)


def running_2015(profile: Profile, on: date) -> bool:
    """Whether a certificate to ISO 9001:2015 is held that has not run out on the day."""
    return not_running(profile, on) is None


def not_running(profile: Profile, on: date) -> NotRunning | None:
    """Why no certificate to ISO 9001:2015 runs on the day; None where one does."""
    certificate, edition = profile.certificate, table().of(Lens.ISO9001_2015)
    read = read_certificate(certificate.standard)
    if read.none_held or not certificate.standard.strip():
        return NotRunning.NOT_HELD if read.none_held else NotRunning.NOT_SAID
    if not _is_2015(read.present):
        return NotRunning.UNCLEAR if read.present.to_be_asked else NotRunning.OTHER
    if certificate.accredited is False:
        return NotRunning.NOT_ACCREDITED
    if certificate.expires is not None and certificate.expires < on:
        return NotRunning.EXPIRED
    within = edition.published.date <= on and (edition.ends is None or on <= edition.ends.date)
    return None if within else NotRunning.EDITION


def past_the_last_day(profile: Profile) -> bool:
    """Whether the day typed for a 2015 certificate lies after the last one that any of them can have."""
    expires, ends = profile.certificate.expires, table().of(Lens.ISO9001_2015).ends
    held = read_certificate(profile.certificate.standard).present
    return _is_2015(held) and expires is not None and ends is not None and expires > ends.date


def new_edition_comes_too_late(expires: date) -> bool:
    """Whether a certificate runs out before any body is expected to issue one to the new edition."""
    accredited = table().of(Lens.ISO9001_2026).accredited
    return accredited is not None and expires < accredited.date


def _is_2015(held: NamedStandard) -> bool:
    return held.kind is Named.ISO9001 and not held.draft and (held.year is None or held.edition == 2015)


def ended(held: NamedStandard, on: date) -> EditionDate | None:
    """When certificates to this standard ended, where that is before the day; else None."""
    if held.kind in (Named.ISO9002, Named.ISO9003):
        ends = table().of(Lens.ISO9002_1994).ends
    elif held.kind is Named.ISO9001 and held.edition is not None:
        known: dict[int, EditionDate | None] = {edition.year: edition.ends for edition in table().past}
        known |= {int(lens.edition): table().of(lens).ends for lens in (Lens.ISO9001_1994, Lens.ISO9001_2015)}
        ends = known.get(held.edition)
    else:
        return None
    return ends if ends is not None and ends.date < on else None


def _dates(edition: EditionDates) -> list[EditionDate]:
    return [milestone for milestone in (edition.closed_to_new_from, edition.ends) if milestone]


def _sources(*milestones: EditionDate | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for milestone in milestones if milestone for key in milestone.sources))


def _in_force(edition: EditionDates, on: date) -> bool:
    return edition.published.date <= on and (edition.replaced is None or on < edition.replaced.date)


def _only_new_counts(profile: Profile, on: date) -> bool:
    """Whether on the target date no certificate to the old edition can be got, or none can be held."""
    old, target = table().of(Lens.ISO9001_2015), profile.target_date
    if target is None or old.ends is None or old.closed_to_new_from is None:
        return False
    first = target >= old.closed_to_new_from.date and not running_2015(profile, on)
    return first or target > old.ends.date


def _ahead_of_publication(target: date) -> Reason:
    return (message("only-new-on-target", target=target), *_how_it_ends(table().of(Lens.ISO9001_2015)))


def _long_ago(on: date) -> EditionChoice:
    """For a day before the oldest edition with the clauses of today: 1994 where that was in force."""
    old, model = table().of(Lens.ISO9001_2015), table().of(Lens.ISO9001_1994)
    if _in_force(model, on):
        because = (message("models-in-force", on=on),)
        sources = _sources(model.published, model.replaced)
        return EditionChoice(lens=model.lens, because=because, sources=sources)
    because = (message("no-edition-known", on=on),)
    return EditionChoice(lens=old.lens, because=because, sources=_sources(old.published), in_force=False)


def _new_starter(profile: Profile, on: date) -> Reason:
    return (message("current-edition"), *_about_the_target(profile, on, table().of(Lens.ISO9001_2015)))


def _about_the_target(profile: Profile, on: date, old: EditionDates) -> Reason:
    """What the target date means for a first certificate to the old edition."""
    closed, ends, target = old.closed_to_new_from, old.ends, profile.target_date
    if closed is None or ends is None:
        return ()
    if target is None:
        return _how_it_ends(old)
    if target < on:
        return (message("target-past", target=target), *_how_it_ends(old))
    id_ = "first-to-new-only" if target >= closed.date else "first-to-old-possible"
    return (message(id_, target=target),)


def _how_it_ends(old: EditionDates) -> Reason:
    known = old.closed_to_new_from is not None and old.ends is not None
    return (message("old-edition-ends"),) if known else ()


def _running(profile: Profile, on: date) -> Reason:
    """For the holder of a 2015 certificate: it stays valid, and by when the change must be done."""
    ends = table().of(Lens.ISO9001_2015).ends
    stated = read_certificate(profile.certificate.standard).present.year is not None
    parts = [message("running-certificate") if stated else message("running-if-2015")]
    expires, target = profile.certificate.expires, profile.target_date
    if expires and not past_the_last_day(profile):
        parts.append(message("runs-out", day=expires))
    if expires and new_edition_comes_too_late(expires):
        parts.append(message("gap-between-certificates", day=expires))
    if target and target < on:
        parts.append(message("target-past", target=target))
    elif target and ends and target > ends.date:
        parts.append(message("target-past-old", day=target))
    return (*parts, message("prepare-for-new"))


def _old_edition_says(old: EditionDates, on: date) -> Message:
    new = table().of(Lens.ISO9001_2026)
    if on < old.published.date:
        return message("oldest-not-published")
    if on < new.published.date or old.closed_to_new_from is None or old.ends is None:
        return message("current-on-day", on=on)
    return message("old-for-running")


def _legacy_says(edition: EditionDates, on: date) -> Message:
    assert edition.ends is not None
    if _in_force(edition, on):
        return message("model-in-force", month=edition.ends.date)
    return message("model-for-contract", month=edition.ends.date)
