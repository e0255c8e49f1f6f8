"""How fields, their values and those who changed them are said where two values of one field meet."""

import datetime
from collections.abc import Callable

import msgspec

from isoassess.domain import ActionStatus, Grade, Rating
from isoassess.domain.answer_fields import answer_fields, text_keys
from isoassess.domain.fact_words import fact_words, value_words
from isoassess.domain.words import effect_words, grade_words, rating_words, status_words
from isoassess.language.dates import moment_words, short_date_words
from isoassess.language.texts import _, ngettext
from isoassess.store import (
    PROTECTED,
    Clash,
    Place,
    StoreFull,
    StoreGone,
    StoreLost,
    StoreUnreachable,
    Subject,
    Waiting,
)

NAMED = 5  # fields by name; there may be many more
LONGEST = 600  # characters of a value; the field itself shows the rest


def field_words(subject: Subject, key: str) -> str:
    """What a field is called on the screen."""
    if subject is Subject.PROFILE:
        return fact_words(key)
    known = _file_facts() if subject is Subject.ATTACHMENT else _answer_facts()
    return known.get(key, key)


def is_text(subject: Subject, clash: Clash) -> bool:
    """Whether both values are words a person wrote, so that one can stand below the other."""
    if subject is Subject.PROFILE:
        written = clash.key in ("offer.products", "offer.services", "offer.scope", "design.example")
    elif subject is Subject.ATTACHMENT:
        written = clash.key == "note"
    else:
        written = clash.key in text_keys()
    return written and clash.theirs is not None and clash.mine is not None


def said(subject: Subject, key: str, text: str | None) -> str:
    """A value as it is told to a person, from its JSON text."""
    value = None if text is None else msgspec.json.decode(text)
    words = _profile_words(key, value) if subject is Subject.PROFILE else _answer_words(key, value)
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def who_words(clash: Clash, *, today: datetime.date) -> str:
    """Who has the other value: Changed to by B. Manager, 10:42."""
    if not clash.at:
        nobody = _("you") if clash.left_by else _("somebody else")  # who types on beside what a window left
        return clash.who or nobody
    return _who_and_when(clash.who, clash.at, today)


def author_words(clash: Clash, *, today: datetime.date) -> str:
    """Whose the value is that is not saved: by B. Manager, 10:42; empty for that of this window."""
    if clash.left_by is None:
        return ""
    if not clash.left_by.at:
        return clash.left_by.who or _("an ended window")
    return _who_and_when(clash.left_by.who or _("an ended window"), clash.left_by.at, today)


def _who_and_when(who: str, at: str, today: datetime.date) -> str:
    moment = datetime.datetime.fromisoformat(at)
    return _("{who}, {time}").format(who=who, time=moment_words(moment, today=today))


def clash_sentence(subject: Subject, clash: Clash) -> str:
    """Why a change is not in the file yet, in one sentence."""
    if clash.key == "attachments":
        words = _(
            "{field}: {who} has changed this in the meantime. Your value is not saved. "
            "Look at the new value; if yours is right, enter it again."
        )
    else:
        words = _(
            "{field}: {who} has changed this in the meantime. Your value is not saved yet. "
            "Choose which value to save."
        )
    who = clash.who or _("Somebody else")
    return words.format(who=who, field=field_words(subject, clash.key))


def waiting_words(waiting: Waiting) -> str:
    """What the file cannot take now, and why."""
    words = ngettext(
        "{cause} {count} change is not saved yet. It is tried again as long as IsoAssess is open.",
        "{cause} {count} changes are not saved yet. They are tried again as long as IsoAssess is open.",
        waiting.late_count,
    )
    return words.format(count=waiting.late_count, cause=cause_words(waiting))


def cause_words(waiting: Waiting) -> str:
    """What keeps changes waiting that are saved once it is gone."""
    match waiting.late_cause:
        case StoreFull():
            return _("No space is left on the disk of the file; free some space.")
        case StoreUnreachable():
            return _("The file can no longer be reached; check the disk or the connection to it.")
        case StoreGone():
            return _("The file is no longer there.")
        case StoreLost():
            return _("Another program has changed or replaced the file.")
        case error if isinstance(error, PROTECTED):
            return str(error)
        case _other:
            return _("Another program is writing to the file.")


def choices_words(count: int) -> str:
    """That fields wait for a choice."""
    words = ngettext(
        "{count} field was changed in two windows. The file holds the other value; yours is not saved. "
        "Choose which one to keep.",
        "{count} fields were changed in two windows. The file holds the other values; yours are not saved. "
        "Choose which ones to keep.",
        count,
    )
    return words.format(count=count)


def refused_words(waiting: Waiting, name: Callable[[Place, str], str]) -> str:
    """What the file does not take, why, and the ways out; empty where there is nothing of that kind."""
    refused = [(place, one) for place in waiting.refused_places() for one in waiting.refused(place)]
    if not refused:
        return ""
    words = _("Not saved: {fields}. {reasons} What is not to be saved any more can be discarded there.")
    named = _listed([name(place, one.change.key) for place, one in refused])
    return words.format(fields=named, reasons=" ".join(waiting.reasons))


def wait_reason(waiting: Waiting, name: Callable[[Place, str], str] | None = None) -> str:
    """Why something is not in the file yet, and what; empty where nothing waits."""
    parts = list(waiting.reasons)
    if waiting.late_count:
        parts.append(waiting_words(waiting))
    if waiting.clash_count:
        parts.append(choices_words(waiting.clash_count))
    keys = [(place, one.change.key) for place, one in waiting.all_unsaved()]
    keys += [(place, clash.key) for place, clash in waiting.all_clashes()]
    named = [name(place, key) if name else field_words(place.subject, key) for place, key in keys]
    if named:
        parts.append(_("Not saved: {fields}.").format(fields=_listed(named)))
    return "\n".join(parts)


def _listed(names: list[str]) -> str:
    """The first few of them."""
    return "; ".join(names[:NAMED]) + ("; ..." if len(names) > NAMED else "")


def _answer_facts() -> dict[str, str]:
    return {field.key: field.label for field in answer_fields()}


def _file_facts() -> dict[str, str]:
    return {
        "name": _("Name of the file"),
        "number": _("Document number"),
        "effective": _("Effective date"),
        "note": _("Note on the file"),
    }


def _answer_words(key: str, value: object) -> str:
    if key == "rating":
        return _rating(None if value is None else Rating(str(value)))
    if key == "regrade.grade":
        return _("by the rules") if value is None else grade_words(Grade(str(value)))
    if key == "action.status":
        return status_words(ActionStatus.OPEN if value is None else ActionStatus(str(value)))
    if key == "action.effective":
        return effect_words(value if isinstance(value, bool) else None)
    if key == "action.covers":
        count = len(value) if isinstance(value, list) else 0
        return ngettext("{count} finding", "{count} findings", count).format(count=count)
    if key in ("action.due", "action.done", "effective"):
        return short_date_words(datetime.date.fromisoformat(str(value))) if value else _("no date")
    if key in ("ofi", "flag"):
        return _("marked") if value else _("not marked")
    return str(value) if value else _("(empty)")


def _rating(rating: Rating | None) -> str:
    if rating is None:
        return _("not rated")
    name = rating_words(rating)[0]
    return name if rating.level is None else f"{rating.level} {name}"


def _profile_words(key: str, value: object) -> str:
    if isinstance(value, list) and any(isinstance(row, dict) for row in value):
        rows = (", ".join(str(part) for part in row.values() if part is not True) for row in value)
        return "\n".join(rows)
    return value_words(key, value)
