"""What comes to an assessment that is completed here: left out, or taken over as a reopening with reason."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

import msgspec
from msgspec.structs import replace

from isoassess.domain.answer_fields import follow_up_keys
from isoassess.store.history.undone_imports import is_value_key
from isoassess.store.joining.comparing import ComparedContent, ContentSide, FieldDifference
from isoassess.store.joining.content import (
    AssessmentContent,
    ContentEntry,
    FieldPlace,
    Fields,
    entry_at,
    name_of_entry,
    place_of_entry,
)
from isoassess.store.records import Subject

Reopened = Mapping[str, str]  # the reason by assessment


def completed_place(assessment: str) -> FieldPlace:
    return FieldPlace(Subject.ASSESSMENT, assessment, key="completed")


def locked(comparison: ComparedContent) -> tuple[str, ...]:
    """The assessments, completed here, in which the other side changes what a completed one holds fast.

    Not one that was reopened there since: that comes along with its reason.
    """
    if comparison.here is None:
        return ()
    completed = [one.id for one in comparison.here.assessments if one.completed]
    changed = {one.place.assessment for one in comparison.differences if _changes(one)}
    return tuple(id_ for id_ in completed if id_ in changed.difference(reopened_there(comparison)))


def reopened_there(comparison: ComparedContent) -> tuple[str, ...]:
    """The assessments, completed here, that were reopened on the other side since, with a reason."""
    completed = {one.id for one in comparison.here.assessments if one.completed} if comparison.here else set()
    return tuple(
        one.place.assessment
        for one in comparison.differences
        if one.place.assessment in completed and one.place == completed_place(one.place.assessment)
        if one.usual is ContentSide.THERE and one.there.text is None
    )


def completed_there(comparison: ComparedContent) -> dict[str, int]:
    """Of the assessments that come completed: how many changes made here the other side has not seen."""
    coming = {
        one.place.assessment
        for one in comparison.differences
        if one.place == completed_place(one.place.assessment)
        if one.usual is ContentSide.THERE and one.there.text is not None
    }
    seen = set(map(name_of_entry, comparison.there.history)) if coming else set()
    own = {
        place_of_entry(entry)
        for entry in (comparison.here.history if comparison.here and coming else ())
        if entry.assessment in coming and is_value_key(entry.key) and name_of_entry(entry) not in seen
    }
    return dict(Counter(place.assessment for place in own if _is_held(place)))


def held(comparison: ComparedContent, reopened: Collection[str] = ()) -> tuple[FieldDifference, ...]:
    """The changes that are left out, because their assessment stays as completed."""
    closed = set(locked(comparison)).difference(reopened)
    return tuple(one for one in comparison.differences if one.place.assessment in closed and _changes(one))


def asked(comparison: ComparedContent, reopened: Collection[str] = ()) -> tuple[FieldDifference, ...]:
    """The conflicts that somebody or a rule has to decide."""
    left = {one.place for one in held(comparison, reopened)}
    return tuple(one for one in comparison.conflicts if one.place not in left)


def without_held(fields: Fields, comparison: ComparedContent, reopened: Collection[str]) -> Fields:
    """As it is here where it is held fast; what is reopened is not completed."""
    found = dict(fields)
    for one in held(comparison, reopened):
        if one.here.text is None:
            found.pop(one.place, None)
        else:
            found[one.place] = one.here.text
    for id_ in reopened:
        found.pop(completed_place(id_), None)
    return found


def unlocked(one: AssessmentContent, reopened: Collection[str]) -> AssessmentContent:
    """Judged on what is so today, where it is reopened."""
    if one.id not in reopened:
        return one
    return replace(one, completed_profile=None, completed_decision=None)


def reopenings(
    history: tuple[ContentEntry, ...], reopened: Reopened, *, who: str, at: datetime
) -> Iterator[ContentEntry]:
    """The reasons, each in the step of the `history` in which it is no longer completed."""
    for id_, reason in reopened.items():
        place = completed_place(id_)
        last = next((one for one in reversed(history) if _is_of(one, place)), None)
        moment = last.at if last is not None else at
        step = last.step if last is not None else max((one.step for one in history), default=0) + 1
        told = FieldPlace(Subject.ASSESSMENT, id_, key="reopened")
        yield entry_at(told, step, None, msgspec.json.encode(reason).decode(), who, moment)


def _is_of(entry: ContentEntry, place: FieldPlace) -> bool:
    return (entry.subject, entry.assessment, entry.key) == (place.subject, place.assessment, place.key)


def _changes(one: FieldDifference) -> bool:
    """Whether it would change here what a completed assessment holds fast, or could."""
    return one.usual is not ContentSide.HERE and _is_held(one.place)


def _is_held(place: FieldPlace) -> bool:
    """Whether a completed assessment holds it fast."""
    if place.subject is Subject.ANSWER:
        return place.key not in follow_up_keys()
    return place.subject is Subject.ASSESSMENT
