"""An organization with what is said of it in both places, by a side for each field that differs.

Pure: from two values one is made, so that its laws can be tested without a file.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from isoassess.store.joining.comparing import ComparedContent, ContentSide, FieldDifference
from isoassess.store.joining.content import (
    AssessmentContent,
    AttachmentContent,
    ContentEntry,
    FieldPlace,
    Fields,
    OrganizationContent,
    fields_of,
    name_of_entry,
    with_fields,
)
from isoassess.store.joining.earlier_numbers import earlier_numbers
from isoassess.store.joining.locks import (
    Reopened,
    completed_place,
    held,
    locked,
    reopenings,
    unlocked,
    without_held,
)
from isoassess.store.joining.numbers import joined_numbers
from isoassess.store.joining.order import chained, in_order, values_by_place
from isoassess.store.joining.settling import settling
from isoassess.store.records import Subject

Sides = Mapping[FieldPlace, ContentSide]
_COMPLETED = "completed"
_NOTHING: Reopened = {}


class JoinRule(StrEnum):
    """Which side is taken of a field that both changed, where nobody says it one by one."""

    NEWER = "newer"
    MINE = "mine"
    THEIRS = "theirs"


def sides(
    comparison: ComparedContent, rule: JoinRule, chosen: Sides | None = None
) -> dict[FieldPlace, ContentSide]:
    """A side for each field that differs: as it was chosen, else as usual, else by the rule."""
    picked = chosen or {}
    return {
        one.place: picked.get(one.place) or one.usual or _by_rule(one, rule) for one in comparison.differences
    }


def _by_rule(one: FieldDifference, rule: JoinRule) -> ContentSide:
    match rule:
        case JoinRule.MINE:
            return ContentSide.HERE
        case JoinRule.THEIRS:
            return ContentSide.THERE
        case JoinRule.NEWER:
            return one.newer


def joined(
    comparison: ComparedContent, taken: Sides, *, who: str, at: datetime, reopened: Reopened = _NOTHING
) -> OrganizationContent:
    """The organization as it is here afterwards; the history tells of both, and by whom a choice was made.

    An assessment that is completed here stays as it was completed, unless it is `reopened`, with the reason.
    """
    there, here = comparison.there, comparison.here
    if here is None:
        return _with_history(there, (), {}, there.history, frozenset(), who=who, at=at)
    reopened = {id_: reopened[id_] for id_ in locked(comparison) if id_ in reopened}
    fields = without_held(_fields(comparison, here, taken), comparison, reopened)
    whole = replace(
        here,
        wizard_page=_wizard_page(there, here),
        assessments=tuple(unlocked(one, reopened) for one in _assessments(comparison, here, taken)),
        attachments=_in_order((*here.attachments, *_new_files(comparison))),
    )
    new = _new_history(comparison, here)
    last = max((entry.step for entry in (*here.history, *new)), default=0)
    new = (*new, *earlier_numbers(there, here, step=last))
    result = with_fields(replace(whole, history=(*here.history, *new)), fields)
    ruled = {one.place for one in comparison.differences if _is_ruled(one, taken[one.place])}
    ruled |= {one.place for one in held(comparison, reopened)} | set(map(completed_place, reopened))
    was = values_by_place(fields_of(here))
    whole = _with_history(result, here.history, was, new, ruled, who=who, at=at)
    return replace(whole, history=(*whole.history, *reopenings(whole.history, reopened, who=who, at=at)))


def _is_ruled(one: FieldDifference, side: ContentSide) -> bool:
    """Whether somebody chose what does not follow by itself; the later of two follows."""
    return side is not (one.usual or one.later)


def _with_history(
    whole: OrganizationContent,
    known: tuple[ContentEntry, ...],
    was: Fields,
    more: tuple[ContentEntry, ...],
    ruled: AbstractSet[FieldPlace],
    *,
    who: str,
    at: datetime,
) -> OrganizationContent:
    """Behind what was `known`: what comes to it, and what makes its last word what the fields say."""
    told = in_order((*known, *more))
    new = tuple(chained(was, more))
    wanted = values_by_place(fields_of(whole))
    step = max((entry.step for entry in (*known, *new)), default=0)
    settled = settling(told, was, wanted, ruled, who=who, at=at, more=new, step=step)
    return replace(whole, history=(*known, *new, *settled))


def _fields(comparison: ComparedContent, here: OrganizationContent, taken: Sides) -> Fields:
    fields = fields_of(here)
    for one in comparison.differences:
        text = one.after(taken[one.place])
        if text is None:
            fields.pop(one.place, None)
        else:
            fields[one.place] = text
    new = {*comparison.new_assessments, *comparison.new_files}
    for place, text in fields_of(comparison.there).items():
        if place.assessment in new or place.key.partition(".")[0] in new:
            fields[place] = text
    return fields


def _wizard_page(there: OrganizationContent, here: OrganizationContent) -> int | None:
    """Finished where it is finished anywhere."""
    pages = (there.wizard_page, here.wizard_page)
    return None if None in pages else max(page for page in pages if page is not None)


def _new_files(comparison: ComparedContent) -> list[AttachmentContent]:
    return [one for one in comparison.there.attachments if one.id in comparison.new_files]


Added = TypeVar("Added", AssessmentContent, AttachmentContent)


def _in_order(added: Iterable[Added]) -> tuple[Added, ...]:
    return tuple(sorted(added, key=lambda one: (one.added_at, one.id)))


def _assessments(
    comparison: ComparedContent, here: OrganizationContent, taken: Sides
) -> Iterable[AssessmentContent]:
    theirs = {one.id: one for one in comparison.there.assessments}
    both = [_with_registers(one, theirs.get(one.id), taken) for one in here.assessments]
    both += [theirs[id_] for id_ in comparison.new_assessments]
    return _in_order(both)


def _with_registers(
    one: AssessmentContent, other: AssessmentContent | None, taken: Sides
) -> AssessmentContent:
    """With the numbers and documents that only the other one has, and what it was judged on there."""
    if other is None:
        return one
    kept = _judged(one, other, taken.get(FieldPlace(Subject.ASSESSMENT, one.id, key=_COMPLETED)))
    versions = {(doc.kind, doc.version) for doc in one.issued}
    documents = [doc for doc in other.issued if (doc.kind, doc.version) not in versions]
    return replace(
        one,
        completed_profile=kept.completed_profile,
        completed_decision=kept.completed_decision,
        numbers=joined_numbers(one.numbers, other.numbers),
        issued=tuple(sorted((*one.issued, *documents), key=lambda doc: (doc.kind, doc.version))),
    )


def _judged(one: AssessmentContent, other: AssessmentContent, side: ContentSide | None) -> AssessmentContent:
    """The one whose completion stands; where both were completed on a day, the same from either side."""
    if side is None and one.completed == other.completed:
        return max(one, other, key=lambda each: msgspec.json.encode(each.completed_profile))
    return other if side is ContentSide.THERE else one


def _new_history(comparison: ComparedContent, here: OrganizationContent) -> tuple[ContentEntry, ...]:
    """What only there knows; what was made together there stays so, also where a part of it is here."""
    entries = []
    following = max((entry.step for entry in here.history), default=0) + 1
    steps = _known_steps(comparison, here)
    for number, entry in enumerate(comparison.there.history):
        if number in comparison.known:
            continue
        step = steps.setdefault(entry.step, following)
        following += step == following
        of_step = None if entry.of_step is None else steps.get(entry.of_step)
        entries.append(replace(entry, step=step, of_step=of_step))
    return tuple(entries)


def _known_steps(comparison: ComparedContent, here: OrganizationContent) -> dict[int, int]:
    """The number here of each step of there that both have."""
    numbers = {name_of_entry(entry): entry.step for entry in here.history}
    history = comparison.there.history
    return {
        history[number].step: numbers[name_of_entry(history[number])]
        for number in comparison.known
        if name_of_entry(history[number]) in numbers
    }
