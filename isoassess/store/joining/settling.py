"""What the history has to say besides, so that its last word about each field is what the field says."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from msgspec.structs import replace

from isoassess.store.joining.content import ContentEntry, FieldPlace, Fields, entry_at
from isoassess.store.joining.order import is_value, value_place
from isoassess.store.records import EntryKind, Subject

_DECISION = FieldPlace(Subject.DECISION)
_NEXT = timedelta(microseconds=1)


def settling(
    told: Iterable[ContentEntry],
    was: Fields,
    wanted: Fields,
    ruled: AbstractSet[FieldPlace],
    *,
    who: str,
    at: datetime,
    more: Iterable[ContentEntry],
    step: int,
) -> Iterator[ContentEntry]:
    """Entries to follow `more`, which comes into a file where the fields said what they `was`.

    What was chosen (`ruled`) was chosen by `who` now. What else stands was said before, and is said again as
    it was said; or it follows from what both said (`told`, in order), and then the later of them said it, so
    that it is the same in whichever file it was joined. Steps go on from `step`.
    """
    last: dict[FieldPlace, str | None] = dict(was)
    touched = {place for place in wanted.keys() | was.keys() if wanted.get(place) != was.get(place)}
    for entry in more:
        if is_value(entry):
            last[value_place(entry)] = entry.after
            touched.add(value_place(entry))
    said, latest = _said(told)
    for place in sorted(touched):
        now, text = last.get(place), wanted.get(place)
        chosen = place in ruled or (place.subject is Subject.DECISION and _DECISION in ruled)
        newest = latest.get(place)
        follows = now == text and not (chosen and newest is not None and newest.after != text)
        if follows or (place.subject is Subject.ATTACHMENT and newest is None):
            continue  # that a file was attached tells how it is called
        step += 1
        again = None if chosen else said.get((place, text))
        if again is not None:
            yield replace(again, step=step, kind=EntryKind.CHANGE, of_step=None, before=now)
        elif newest is None:
            yield entry_at(place, step, now, text, who, at)
        elif chosen:  # behind what a clock that is fast has dated, too
            yield entry_at(place, step, now, text, who, max(at, newest.at + _NEXT))
        else:
            yield entry_at(place, step, now, text, newest.who, newest.at + _NEXT)


def _said(
    told: Iterable[ContentEntry],
) -> tuple[dict[tuple[FieldPlace, str | None], ContentEntry], dict[FieldPlace, ContentEntry]]:
    """The last entry by which each field said each thing, and the last of each field."""
    found: dict[tuple[FieldPlace, str | None], ContentEntry] = {}
    latest: dict[FieldPlace, ContentEntry] = {}
    for entry in told:
        if is_value(entry):
            place = value_place(entry)
            found[place, entry.after] = latest[place] = entry
    return found, latest
