"""What is said of a worksheet that came back: its entries, and what of it was left out."""

from collections.abc import Iterator
from datetime import date

from isoassess.domain import ActionStatus, Rating, Requirement, words
from isoassess.domain.answer_fields import answer_field
from isoassess.domain.case import Case
from isoassess.language.dates import date_words
from isoassess.language.texts import _, ngettext
from isoassess.services.filled_worksheet import FilledWorksheet, FormEntry, WhyLeftOut

LONGEST_NAME = 60  # characters of a field's name, which somebody may have changed
MOST_NAMES = 5


def value_words(key: str, text: str) -> str:
    """A value for a person: `2 partial`, a day in words; a text as it is, nothing as that."""
    if not text:
        return _("(empty)")
    if key in ("action.due", "action.done"):
        return date_words(date.fromisoformat(text))
    if key == "action.status":
        return words.status_words(ActionStatus(text))
    if key == "action.effective":
        return words.effect_words(text == str(True))
    if key != "rating":
        return text
    rating = Rating(text)
    name = words.rating_in_sentence(rating)
    return name if rating.level is None else f"{rating.level} {name}"


def entry_words(entry: FormEntry) -> str:
    """What an entry says for a person: `3 conforming, marked as an opportunity for improvement (OFI)`."""
    says = value_words(entry.key, entry.says)
    return with_ofi(says) if entry.ofi else says


def with_ofi(rating: str) -> str:
    """What a rating is called, with the mark beside it."""
    return _("{rating}, marked as an opportunity for improvement (OFI)").format(rating=rating)


def field_words(key: str, action: int = 1) -> str:
    """What a field is called; `action`: which one of the requirement it is of."""
    label = answer_field(key).label
    if action == 1:
        return label
    return _("{field} (action {number} of the requirement)").format(field=label, number=action)


def requirement_words(entry: FormEntry, case: Case) -> str:
    """Which requirement an entry is about: `7.1.5 Are your measuring devices ...?`"""
    requirement = requirement_of(entry, case)
    return f"{requirement.clause[case.lens]} {requirement.asks}"


def requirement_of(entry: FormEntry, case: Case) -> Requirement:
    return next(known for known in case.requirements if known.id == entry.requirement)


def told(worksheet: FilledWorksheet, case: Case) -> tuple[str, ...]:
    """What there is to know before anything is read in, a sentence each."""
    return tuple(_told(worksheet, case))


def counted(worksheet: FilledWorksheet) -> str:
    """How many entries are new, conflict and say what is there already."""
    conflicts = len(worksheet.conflicts)
    new = len(worksheet.entries) - conflicts
    if not worksheet.entries:
        return _("The worksheet says nothing that is not there already.")
    parts = [
        ngettext("{count} new entry", "{count} new entries", new).format(count=new),
        ngettext("{count} conflict", "{count} conflicts", conflicts).format(count=conflicts),
    ]
    if worksheet.same:
        says = ngettext("{count} that is there already", "{count} that are there already", worksheet.same)
        parts.append(says.format(count=worksheet.same))
    return ", ".join(parts)


def _told(worksheet: FilledWorksheet, case: Case) -> Iterator[str]:
    yield counted(worksheet)
    if not worksheet.identity.assessment:
        yield _(
            "The worksheet names only its organization and no assessment: make sure that it is meant for "
            "this one."
        )
    if worksheet.script:
        yield _("The file holds a script that this program did not write. It was not run.")
    made_with = worksheet.identity.catalogue
    if made_with != case.catalogue_version:
        says = _(
            "The worksheet asks by catalogue version {then}, the assessment by version {now}: "
            "what is no longer asked is left out."
        )
        yield says.format(then=made_with or _("not stated"), now=case.catalogue_version or _("not stated"))
    if worksheet.identity.lens != case.lens.value:
        yield _("The worksheet was made for another edition: what {lens} does not ask is left out.").format(
            lens=case.lens.label
        )
    for why in WhyLeftOut:
        names = [name for name, reason in worksheet.left_out if reason is why]
        if names:
            yield _left_out(why, names)


def _left_out(why: WhyLeftOut, names: list[str]) -> str:
    shown = ", ".join(name[:LONGEST_NAME] or _("a field without a name") for name in names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    if more > 0:
        shown += " " + _("and {count} more").format(count=more)
    says = {
        WhyLeftOut.UNKNOWN: _("Left out, because the worksheet has no such field: {names}."),
        WhyLeftOut.NOT_ASKED: _("Left out, because it is not asked here: {names}."),
        WhyLeftOut.NO_VALUE: _("Left out, because that cannot be chosen there: {names}."),
        WhyLeftOut.CONTRADICTS: _("Left out, because the field says two things: {names}."),
        WhyLeftOut.TOO_LONG: _("Left out, because the text is too long: {names}."),
        WhyLeftOut.UNREADABLE: _("Left out, because what stands there is no text: {names}."),
    }[why]
    return says.format(names=shown)
