"""The history of an organization in one order, in whichever files it was brought together."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec
from msgspec.structs import replace

from isoassess.domain import NO_ANSWER
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.store.arrival import EARLIER_NUMBER, READ_IN
from isoassess.store.history.changes import all_keys, flatten
from isoassess.store.joining.content import (
    OF_ASSESSMENT,
    OF_FILE,
    ContentEntry,
    FieldPlace,
    Fields,
    name_of_entry,
)
from isoassess.store.records import Subject

_EVENTS = (
    "added",
    "taken-back",
    "reopened",
    READ_IN,
    EARLIER_NUMBER,
)  # they happened, and leave nothing behind that is a value
_DECISION = FieldPlace(Subject.DECISION)


def in_order(entries: Iterable[ContentEntry]) -> tuple[ContentEntry, ...]:
    """By time and by who it was, each entry once, each going on from where the one before it ended.

    A file keeps entries as they came into it, and some of them twice: what came later may be older.
    """
    told = each_once(entries)
    return counted(chained(_beginnings(told), told))


def each_once(entries: Iterable[ContentEntry]) -> tuple[ContentEntry, ...]:
    """By time and by who it was, what was made together by where it stands: of a step that was taken back in
    part with its import, and came again, the parts come one after the other.
    """
    once: dict[object, ContentEntry] = {}
    for entry in sorted(entries, key=_moment):
        once.setdefault(name_of_entry(entry), entry)
    return tuple(once.values())


def _moment(entry: ContentEntry) -> tuple[object, ...]:
    place = entry.subject, entry.assessment, entry.requirement
    is_file = entry.subject is Subject.ATTACHMENT
    rank = _ranks().get((entry.subject, entry.key.partition(".")[2] if is_file else entry.key), 0)
    return entry.at, entry.who, entry.step, *place, rank, entry.key


@cache
def _ranks() -> dict[tuple[Subject, str], int]:
    """The fields in the order in which a change of several of them is told."""
    keys = {
        Subject.ASSESSMENT: OF_ASSESSMENT,
        Subject.ATTACHMENT: OF_FILE,
        Subject.ANSWER: all_keys(NO_ANSWER),
        Subject.PROFILE: all_keys(Profile()),
        Subject.DECISION: OwnDecision.__struct_fields__,
    }
    return {(of, key): rank for of, known in keys.items() for rank, key in enumerate(known, start=1)}


def _beginnings(told: Iterable[ContentEntry]) -> dict[FieldPlace, str | None]:
    """What fields said before their first entry: only what no entry tells of, or it came from elsewhere."""
    first: dict[FieldPlace, str | None] = {}
    said: dict[FieldPlace, set[str | None]] = {}
    for entry in told:
        if is_value(entry):
            first.setdefault(value_place(entry), entry.before)
            said.setdefault(value_place(entry), set()).add(entry.after)
        elif entry.subject is Subject.ATTACHMENT:  # that a file was attached tells how it is called
            first.setdefault(FieldPlace(Subject.ATTACHMENT, key=f"{entry.key}.name"), entry.after)
    return {place: None if text in said.get(place, ()) else text for place, text in first.items()}


def chained(
    begun: Mapping[FieldPlace, str | None], entries: Iterable[ContentEntry]
) -> Iterator[ContentEntry]:
    """Each entry going on from where the one before it about the same field ended, the first from `begun`."""
    last = dict(begun)
    for entry in entries:
        if is_value(entry):
            before, last[value_place(entry)] = last.get(value_place(entry)), entry.after
            yield entry if entry.before == before else replace(entry, before=before)
        else:
            yield entry


def counted(entries: Iterable[ContentEntry]) -> tuple[ContentEntry, ...]:
    """With steps counted from 1 in the order in which they came."""
    return tuple(_counted(entries))


def _counted(entries: Iterable[ContentEntry]) -> Iterator[ContentEntry]:
    steps: dict[int, int] = {}
    for entry in entries:
        step = steps.setdefault(entry.step, len(steps) + 1)
        of_step = None if entry.of_step is None else steps.get(entry.of_step)
        yield replace(entry, step=step, of_step=of_step)


def is_value(entry: ContentEntry) -> bool:
    """Whether it tells what a field says, and not that something happened."""
    is_added = entry.subject is Subject.ATTACHMENT and "." not in entry.key
    return not (is_added or entry.key in _EVENTS)


def value_place(entry: ContentEntry) -> FieldPlace:
    """With the words of the own decision apart."""
    return FieldPlace(entry.subject, entry.assessment, entry.requirement, entry.key)


def values_by_place(fields: Fields) -> Fields:
    """With the words of the own decision apart, as the history has them."""
    found = dict(fields)
    decision = found.pop(_DECISION, None)
    if decision is not None:
        flat = flatten(msgspec.json.decode(decision, type=OwnDecision))
        found |= {FieldPlace(Subject.DECISION, key=key): text for key, text in flat.items()}
    return found
