"""All that is said of an organization as one value, whichever file or package it lies in."""

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from isoassess.assessment.document_control import IssuedDocument
from isoassess.assessment.finding_register import FINDING_NUMBER
from isoassess.domain import NO_ANSWER, Answer, Attachment, Lens
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.store.history.changes import Flat, assemble, flatten
from isoassess.store.records import EntryKind, Subject

ID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
Id = Annotated[str, Meta(pattern=ID)]
Moment = Annotated[datetime, Meta(tz=True)]
Number = Annotated[str, Meta(pattern=FINDING_NUMBER)]
FILES = "attachments"  # the key of an answer's files


class ContentEntry(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An entry of the history: a field as JSON texts before and after, None where nothing was said.

    Entries of one `step` were made together; `of_step` is the one that an undo or redo is about.
    """

    step: int
    kind: EntryKind = EntryKind.CHANGE
    of_step: int | None = None
    at: Moment
    who: str = ""
    subject: Subject
    assessment: str = ""
    requirement: str = ""
    key: str
    before: str | None = None
    after: str | None = None


class GivenNumber(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number of a finding, the requirement it was given to, and when."""

    number: Number
    requirement: str
    given_at: Moment


class AssessmentContent(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An assessment; where it is `completed`, with the profile and the decision it was judged on."""

    id: Id
    lens: Lens
    started: date
    assessor: str = ""
    catalogue_version: str = ""
    added_at: Moment
    completed: date | None = None
    completed_profile: Profile | None = None
    completed_decision: OwnDecision | None = None
    answers: dict[str, Answer] = {}
    numbers: tuple[GivenNumber, ...] = ()
    issued: tuple[IssuedDocument, ...] = ()


class AttachmentContent(Attachment, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file that is attached, without its bytes."""

    added_at: Moment


class OrganizationContent(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An organization; `history` the oldest entry first, whole or only the newest of each field.

    Said of the same organization by the same people, it is the same in every file.
    """

    id: Id
    profile: Profile
    own_decision: OwnDecision | None = None
    removed_at: Moment | None = None
    archived_at: Moment | None = None
    wizard_page: int | None = None
    assessments: tuple[AssessmentContent, ...] = ()
    attachments: tuple[AttachmentContent, ...] = ()
    history: tuple[ContentEntry, ...] = ()

    @property
    def name(self) -> str:
        return self.profile.organization.name


class FieldPlace(Struct, frozen=True, order=True):
    """Where something is said: of an answer, a profile, an assessment, a file (`id.key`).

    The own decision is one field, without a key.
    """

    subject: Subject
    assessment: str = ""
    requirement: str = ""
    key: str = ""


Fields = dict[FieldPlace, str]  # JSON texts; what is not in it is not said
OF_ASSESSMENT = ("lens", "started", "assessor", "catalogue_version", "completed")
OF_FILE = ("name", "effective", "number", "note")
_SHELF = {"removed": "removed_at", "archived": "archived_at"}


def entry_at(
    place: FieldPlace, step: int, before: str | None, after: str | None, who: str, at: datetime
) -> ContentEntry:
    """That a field changed, as JSON texts before and after."""
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


def place_of_entry(entry: ContentEntry) -> FieldPlace:
    key = "" if entry.subject is Subject.DECISION else entry.key
    return FieldPlace(entry.subject, entry.assessment, entry.requirement, key)


def name_of_entry(one: ContentEntry) -> tuple[object, ...]:
    """By what an entry is known again in another file: who said what, where and when."""
    return one.at, one.who, one.subject, one.assessment, one.requirement, one.key, one.after


def fields_of(content: OrganizationContent) -> Fields:
    """Every field that says something."""
    found = {FieldPlace(Subject.PROFILE, key=key): text for key, text in flatten(content.profile).items()}
    if content.own_decision is not None:
        found[FieldPlace(Subject.DECISION)] = _text(content.own_decision)
    for word, name in _SHELF.items():
        if getattr(content, name) is not None:
            found[FieldPlace(Subject.ORGANIZATION, key=word)] = "true"
    for file in content.attachments:
        for key in OF_FILE:
            if value := getattr(file, key):
                found[FieldPlace(Subject.ATTACHMENT, key=f"{file.id}.{key}")] = _text(value)
    for one in content.assessments:
        found |= _of_assessment(one)
    return found


def _of_assessment(one: AssessmentContent) -> Fields:
    found = {
        FieldPlace(Subject.ASSESSMENT, one.id, key=key): _text(value)
        for key in OF_ASSESSMENT
        if (value := getattr(one, key)) is not None
    }
    for requirement, answer in one.answers.items():
        for key, text in flatten(answer).items():
            found[FieldPlace(Subject.ANSWER, one.id, requirement, key)] = text
    return found


def with_fields(content: OrganizationContent, fields: Fields) -> OrganizationContent:
    """The organization with these fields and no others; its assessments and files stay the ones they are."""
    parted: dict[tuple[Subject, str, str], Flat] = {}
    for place, text in fields.items():
        parted.setdefault((place.subject, place.assessment, place.requirement), {})[place.key] = text
    decision = fields.get(FieldPlace(Subject.DECISION))
    shelf = {
        name: _put_away(content, word) or getattr(content, name) or _last_moment(content)
        if FieldPlace(Subject.ORGANIZATION, key=word) in fields
        else None
        for word, name in _SHELF.items()
    }
    described = parted.get((Subject.ATTACHMENT, "", ""), {})
    return replace(
        content,
        profile=assemble(parted.get((Subject.PROFILE, "", ""), {}), Profile),
        own_decision=None if decision is None else msgspec.json.decode(decision, type=OwnDecision),
        assessments=tuple(_assessment_with(one, parted) for one in content.assessments),
        attachments=tuple(_file_with(one, described) for one in content.attachments),
        **shelf,
    )


def _assessment_with(
    one: AssessmentContent, parted: dict[tuple[Subject, str, str], Flat]
) -> AssessmentContent:
    said = parted.get((Subject.ASSESSMENT, one.id, ""), {})
    plain: dict[str, Any] = {
        key: msgspec.json.decode(said[key]) if key in said else None for key in OF_ASSESSMENT
    }
    answers = {
        requirement: assemble(flat, Answer)
        for (subject, assessment, requirement), flat in sorted(parted.items())
        if subject is Subject.ANSWER and assessment == one.id
    }
    return replace(
        one,
        lens=Lens(plain["lens"]),
        started=date.fromisoformat(plain["started"]),
        assessor=plain["assessor"] or "",
        catalogue_version=plain["catalogue_version"] or "",
        completed=date.fromisoformat(plain["completed"]) if plain["completed"] else None,
        answers={requirement: answer for requirement, answer in answers.items() if answer != NO_ANSWER},
    )


def _file_with(one: AttachmentContent, described: Flat) -> AttachmentContent:
    said = {key: described[f"{one.id}.{key}"] for key in OF_FILE if f"{one.id}.{key}" in described}
    bare = flatten(replace(one, effective=None, number="", note="")) | said
    return assemble(bare, AttachmentContent)


def _put_away(content: OrganizationContent, word: str) -> datetime | None:
    """When that was said last."""
    said = (one for one in content.history if one.subject is Subject.ORGANIZATION and one.key == word)
    return max((one.at for one in said if one.after is not None), default=None)


def _last_moment(content: OrganizationContent) -> datetime:
    return max(
        (entry.at for entry in content.history), default=datetime.fromisoformat("1970-01-01T00:00+00:00")
    )


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()
