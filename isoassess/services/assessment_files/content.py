"""A FILE.yaml beside an organization as it is here: what it would be with what the file says.

Pure: from values one is made, so that the round trip can be tested without a store.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from isoassess.assessment.case_builder import lens_for
from isoassess.assessment.planned import is_own, own_id
from isoassess.domain import NO_ANSWER, Action, Answer
from isoassess.domain.profile import without_logo
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.services.assessment_files.held import held_answer
from isoassess.store import Subject
from isoassess.store.arrival import READ_IN, ArrivalKind, arrival_from
from isoassess.store.history.changes import flatten
from isoassess.store.joining.comparing import (
    ComparedContent,
    DifferenceKind,
    FieldDifference,
    Saying,
    compare,
)
from isoassess.store.joining.content import (
    AssessmentContent,
    ContentEntry,
    FieldPlace,
    Fields,
    GivenNumber,
    OrganizationContent,
    fields_of,
    with_fields,
)
from isoassess.store.joining.numbers import need_of


class FileTarget(Struct, frozen=True, kw_only=True):
    """What a file becomes: ids of an organization and an assessment that are here, or new ones.

    Without an `assessment` only the profile is taken.
    """

    organization: str
    assessment: str = ""


class Bringing(Struct, frozen=True, kw_only=True):
    """By whom and when a file is brought in, on which day, and by which catalogue it is read."""

    who: str
    at: datetime
    today: date
    catalogue_version: str


def brought(
    file: AssessmentFile,
    here: OrganizationContent | None,
    target: FileTarget,
    by: Bringing,
    taken: Collection[FieldPlace] | None = None,
) -> OrganizationContent:
    """The organization with what the file says; `taken`: of what is here, only these fields change.

    Where a logo lies is not taken: the file may come from another computer, and go to one.
    """
    file = without_logo(file)
    if here is None:
        return _new(file, target, by)
    said = _said(file, here, target)
    if taken is not None:
        said = {place: text for place, text in said.items() if place in taken}
    whole = _with_assessment(file, here, target, by)
    was = fields_of(whole)
    said = {place: _as_here(text, was.get(place)) for place, text in said.items()}
    last = max((entry.step for entry in here.history), default=0)
    entries = _entries(
        (place for place in sorted(said) if was.get(place) != said[place]), was, said, by, last
    )
    return replace(with_fields(whole, was | said), history=(*here.history, *entries))


def told_of_file(
    there: OrganizationContent, here: OrganizationContent | None, path: Path, by: Bringing
) -> OrganizationContent:
    """With an entry of the history that names the file, where anything comes from it."""
    if there == here:
        return there
    said = ContentEntry(
        step=max((entry.step for entry in there.history), default=0) + 1,
        at=by.at,
        who=by.who,
        subject=Subject.ORGANIZATION,
        key=READ_IN,
        after=arrival_from(ArrivalKind.ASSESSMENT_FILE, path).text,
    )
    return replace(there, history=(*there.history, said))


def compared(there: OrganizationContent, here: OrganizationContent | None) -> ComparedContent:
    """A file knows nothing of who said what when: where it says something else, a person decides.

    Whom it names as the assessor need not have said that, nor on the day on which it was saved.
    """
    found = compare(there, here)
    return replace(found, differences=tuple(map(_decided, found.differences)))


def _decided(one: FieldDifference) -> FieldDifference:
    kind = DifferenceKind.CONFLICT if one.kind is DifferenceKind.THERE else one.kind
    return replace(one, kind=kind, there=Saying(text=one.there.text))


def _new(file: AssessmentFile, target: FileTarget, by: Bringing) -> OrganizationContent:
    added = ContentEntry(
        step=1, at=by.at, who=by.who, subject=Subject.ORGANIZATION, key="added", after="true"
    )
    empty = OrganizationContent(id=target.organization, profile=file.profile, history=(added,))
    if target.assessment:
        return _with_assessment(file, empty, target, by)
    return replace(empty, wizard_page=0)  # nothing is assessed before a person has gone through it


def _with_assessment(
    file: AssessmentFile, here: OrganizationContent, target: FileTarget, by: Bringing
) -> OrganizationContent:
    """With the assessment of the file, where that is not here; with its numbers where it is."""
    if not target.assessment:
        return here
    known = {one.id: one for one in here.assessments}
    one = known.get(target.assessment)
    if one is None:
        begun = _begun(file, here, target, by)
        return replace(here, assessments=(*here.assessments, begun))
    numbers = {given.number for given in one.numbers}
    needs = {need_of(given) for given in one.numbers}
    more = (
        given for given in _numbers(file, by) if given.number not in numbers and need_of(given) not in needs
    )
    with_more = replace(one, numbers=(*one.numbers, *more))
    return replace(
        here, assessments=tuple(with_more if each.id == one.id else each for each in here.assessments)
    )


def _begun(
    file: AssessmentFile, here: OrganizationContent, target: FileTarget, by: Bringing
) -> AssessmentContent:
    header = file.assessment
    on = header.date or by.today
    answers = {id_: held_answer(answer) for id_, answer in sorted(file.everything_said.items())}
    return AssessmentContent(
        id=target.assessment,
        lens=header.lens or lens_for(file.profile, here.own_decision, on),
        started=on,
        assessor=header.assessor,
        catalogue_version=by.catalogue_version,
        added_at=by.at,
        answers={id_: answer for id_, answer in answers.items() if answer != NO_ANSWER},
        numbers=_numbers(file, by),
    )


def _numbers(file: AssessmentFile, by: Bringing) -> tuple[GivenNumber, ...]:
    return tuple(
        GivenNumber(number=number, requirement=file.numbers[number], given_at=by.at)
        for number in sorted(file.numbers)
    )


def _said(file: AssessmentFile, here: OrganizationContent, target: FileTarget) -> Fields:
    """What the file says of what is here; what it does not say is left as it is."""
    found = {FieldPlace(Subject.PROFILE, key=key): text for key, text in flatten(file.profile).items()}
    known = next((one for one in here.assessments if one.id == target.assessment), None)
    if known is None:
        return found
    if file.assessment.assessor:
        place = FieldPlace(Subject.ASSESSMENT, known.id, key="assessor")
        found[place] = msgspec.json.encode(file.assessment.assessor).decode()
    own = _own_actions(file.actions, known)
    for id_, answer in (*file.answers.items(), *own.items()):
        for key, text in flatten(held_answer(answer)).items():
            found[FieldPlace(Subject.ANSWER, known.id, id_, key)] = text
    return found


def _as_here(said: str, here: str | None) -> str:
    """What is here, where the file says the same in another order: no entry or member is before another.

    The rows of a list, such as sites, have an order.
    """
    if here is None or said == here or said[0] not in "{[":
        return said
    values = [msgspec.json.decode(text) for text in (said, here)]
    return here if _unordered(values[0]) == _unordered(values[1]) else said


def _unordered(value: Any) -> Any:
    if isinstance(value, list) and not any(isinstance(item, dict) for item in value):
        return sorted(value, key=repr)
    return value


def _own_actions(actions: Iterable[Action], here: AssessmentContent) -> dict[str, Answer]:
    """Actions of no requirement have no name in a file: the same wording is the same action."""
    known = {id_: answer.action for id_, answer in sorted(here.answers.items()) if is_own(id_)}
    found: dict[str, Answer] = {}
    for action in actions:
        like = [id_ for id_ in known if id_ not in found and known[id_] == action]
        like += [id_ for id_ in known if id_ not in found and known[id_].what == action.what]
        found[like[0] if like else _new_own(action, here, len(found))] = Answer(action=action)
    return found


def _new_own(action: Action, here: AssessmentContent, place: int) -> str:
    """The same for the same, so that what is chosen of it is found again."""
    return own_id(str(uuid5(UUID(here.id), f"{place} {msgspec.json.encode(action).decode()}")))


def _entries(
    places: Iterable[FieldPlace], was: Mapping[FieldPlace, str], said: Fields, by: Bringing, last: int
) -> Iterator[ContentEntry]:
    """One step for the profile, and one for the assessment, as everywhere."""
    steps: dict[tuple[Subject, str], int] = {}
    for place in places:
        yield ContentEntry(
            step=steps.setdefault((place.subject, place.assessment), last + len(steps) + 1),
            at=by.at,
            who=by.who,
            subject=place.subject,
            assessment=place.assessment,
            requirement=place.requirement,
            key=place.key,
            before=was.get(place),
            after=said[place],
        )
