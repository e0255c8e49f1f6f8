"""What the history has to say besides, so that its last word about each field is what the field says."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

import msgspec
from msgspec.structs import replace

from isoassess.domain.decision import OwnDecision
from isoassess.store.history.changes import flatten
from isoassess.store.joining.content import ContentEntry, FieldPlace, Fields, OrganizationContent, fields_of
from isoassess.store.records import EntryKind, Subject

_EVENTS = ("added", "taken-back", "reopened")  # they happened, and leave nothing behind that is a value
_DECISION = FieldPlace(Subject.DECISION)


def settling(
    result: OrganizationContent,
    before: Fields,
    ruled: AbstractSet[FieldPlace],
    known: Sequence[ContentEntry],
    *,
    who: str,
    at: datetime,
) -> list[ContentEntry]:
    """Entries to follow the history of `result`, which begins with what was `known`.

    What was chosen (`ruled`) was chosen by `who`; what else stands was said before, and is said again as it
    was said, because an earlier word of the other side has come after it.
    """
    wanted, was = _keys(fields_of(result)), _keys(before)
    last = {_place(entry): entry.after for entry in result.history if _is_value(entry)}
    touched = {_place(entry) for entry in result.history[len(known) :] if _is_value(entry)}
    touched |= {place for place in wanted | was if wanted.get(place) != was.get(place)}
    said = _said(result.history)
    step = max((entry.step for entry in result.history), default=0)
    steps: dict[tuple[Subject, str], int] = {}
    told = []
    for place in sorted(touched):
        now, text = last.get(place), wanted.get(place)
        if now == text or (place.subject is Subject.ATTACHMENT and place not in last):
            continue  # that a file was attached tells how it is called
        number = steps.setdefault((place.subject, place.assessment), step + len(steps) + 1)
        chosen = place in ruled or (place.subject is Subject.DECISION and _DECISION in ruled)
        again = None if chosen else said.get((place, text))
        told.append(_again(again, number, now) if again else _new(place, number, now, text, who, at))
    return sorted(told, key=lambda one: one.step)


def chained(known: Sequence[ContentEntry], more: Iterable[ContentEntry]) -> list[ContentEntry]:
    """The further entries, each going on from where the one before it about the same field ended."""
    last = {_place(entry): entry.after for entry in known if _is_value(entry)}
    told = []
    for entry in more:
        if _is_value(entry):
            place = _place(entry)
            before, last[place] = last.get(place), entry.after
            told.append(entry if entry.before == before else replace(entry, before=before))
        else:
            told.append(entry)
    return told


def _is_value(entry: ContentEntry) -> bool:
    is_added = entry.subject is Subject.ATTACHMENT and "." not in entry.key
    return not (is_added or entry.key in _EVENTS)


def _place(entry: ContentEntry) -> FieldPlace:
    """With the words of the own decision apart."""
    return FieldPlace(entry.subject, entry.assessment, entry.requirement, entry.key)


def _keys(fields: Fields) -> dict[FieldPlace, str]:
    """With the words of the own decision apart, as the history has them."""
    found = dict(fields)
    decision = found.pop(_DECISION, None)
    if decision is not None:
        flat = flatten(msgspec.json.decode(decision, type=OwnDecision))
        found |= {FieldPlace(Subject.DECISION, key=key): text for key, text in flat.items()}
    return found


def _said(history: Iterable[ContentEntry]) -> dict[tuple[FieldPlace, str | None], ContentEntry]:
    """The last entry by which each field said each thing."""
    found: dict[tuple[FieldPlace, str | None], ContentEntry] = {}
    for entry in history:
        before = found.get((_place(entry), entry.after))
        if before is None or entry.at > before.at:
            found[_place(entry), entry.after] = entry
    return found


def _again(entry: ContentEntry, step: int, now: str | None) -> ContentEntry:
    return replace(entry, step=step, kind=EntryKind.CHANGE, of_step=None, before=now)


def _new(
    place: FieldPlace, step: int, before: str | None, after: str | None, who: str, at: datetime
) -> ContentEntry:
    return ContentEntry(
        step=step,
        at=at,
        who=who,
        subject=place.subject,
        assessment=place.assessment,
        requirement=place.requirement,
        key=place.key,
        before=before,
        after=after,
    )
