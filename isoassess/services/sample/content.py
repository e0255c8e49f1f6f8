"""What the sample is on a day: the invented organization with all that can be said of one, as one value.

Its days are those of the file moved by whole months, so that it was begun some days or weeks ago whenever
it is looked at. Its history is told as if somebody had gone through it, and so is an earlier assessment.
"""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec
from msgspec.structs import replace

from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import NO_ANSWER, ActionStatus, Answer, Lens, Rating
from isoassess.domain.profile import Profile, System
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.files.yaml_reader import read_text
from isoassess.language.texts import _
from isoassess.services.assessment_files.held import held_answer
from isoassess.services.sample.moved_dates import months_between, moved, moved_day
from isoassess.store import Subject
from isoassess.store.history.changes import Flat, flatten
from isoassess.store.joining.content import (
    AssessmentContent,
    AttachmentContent,
    ContentEntry,
    OrganizationContent,
)
from isoassess.store.sample import SAMPLE

FILE = "sample/example-fabrications.yaml"
BESIDES = "sample/said-besides.yaml"
PICTURE = "sample/gauge-register.png"
LATEST = "5a3b1e00-0000-4000-8000-000000000002"  # the assessment that goes on
EARLIER = "5a3b1e00-0000-4000-8000-000000000003"
REGISTER = "5a3b1e00-0000-4000-8000-000000000004"  # the attached picture
SHOWN_BY_PICTURE = ("calibration", "calibration-status")
_SETTLED = datetime.timedelta(days=3)  # in which it was gone through, before it is first looked at
_BETWEEN = 13  # months between its two assessments
_A_DAY = 140  # answers
_AN_ANSWER = datetime.timedelta(minutes=3)
_LEVELS = tuple(rating for rating in Rating if rating.level is not None)


@cache
def sample_file() -> AssessmentFile:
    """The file as it is shipped, with its own days; clearly not a real firm."""
    return _read(FILE)


@cache
def _whole() -> AssessmentFile:
    """With what it says besides, so that there is something of everything."""
    file, besides = sample_file(), _read(BESIDES)
    return replace(file, answers=file.answers | besides.answers, actions=besides.actions)


def _read(name: str) -> AssessmentFile:
    return read_text(files("resources").joinpath(name).read_bytes(), AssessmentFile, name=name)


def picture_bytes() -> bytes:
    """What is attached in the sample."""
    return files("resources").joinpath(PICTURE).read_bytes()


def sample_content(catalogue: Catalogue, today: datetime.date) -> OrganizationContent:
    """The sample as it is put into a file on a day."""
    written = sample_file().assessment.date or today
    months = months_between(written, today - _SETTLED)
    file = moved(_whole(), months)
    begun = moved_day(written, months)
    story = _Story(file.assessment.assessor)
    profile = named_as_sample(file.profile)
    earlier = _earlier(catalogue, file, replace(profile, system=System()), moved_day(begun, -_BETWEEN))
    latest = _latest(catalogue, file, begun)
    picture = _picture(_morning(begun), moved_day(begun, -2))
    _tell_beginning(story, earlier, profile)
    story.tell_assessment(latest, _morning(begun))
    _tell_picture(story, picture)
    _tell_answers(story, latest, _morning(begun))
    return OrganizationContent(
        id=SAMPLE,
        profile=profile,
        assessments=(earlier, latest),
        attachments=(picture,),
        history=tuple(story.entries),
    )


def named_as_sample(profile: Profile) -> Profile:
    """The word stands in the name, and so wherever that is seen: on paper, in a package, in a list."""
    name = _("{name} (sample)").format(name=profile.organization.name)
    return replace(profile, organization=replace(profile.organization, name=name))


def _latest(catalogue: Catalogue, file: AssessmentFile, begun: datetime.date) -> AssessmentContent:
    answers = {id_: held_answer(answer) for id_, answer in sorted(file.everything_said.items())}
    for id_ in SHOWN_BY_PICTURE:
        answers[id_] = replace(answers[id_], attachments=(REGISTER,))
    return AssessmentContent(
        id=LATEST,
        lens=file.assessment.lens or Lens.ISO9001_2026,
        started=begun,
        assessor=file.assessment.assessor,
        catalogue_version=catalogue.version,
        added_at=_morning(begun),
        answers=answers,
    )


def _earlier(
    catalogue: Catalogue, file: AssessmentFile, profile: Profile, begun: datetime.date
) -> AssessmentContent:
    """A completed quick scan against the edition of then, in which everything was a step behind."""
    asked = (known.id for known in catalogue.requirements(Lens.ISO9001_2015) if known.quick)
    answers = {id_: _step_behind(file.answers[id_]) for id_ in sorted(asked) if id_ in file.answers}
    return AssessmentContent(
        id=EARLIER,
        lens=Lens.ISO9001_2015,
        started=begun,
        assessor=file.assessment.assessor,
        catalogue_version=catalogue.version,
        added_at=_morning(begun),
        completed=begun + datetime.timedelta(days=1),
        completed_profile=profile,
        answers={id_: answer for id_, answer in answers.items() if answer != NO_ANSWER},
    )


def _step_behind(answer: Answer) -> Answer:
    level = answer.rating.level if answer.rating else None
    return Answer(rating=_LEVELS[max(level - 1, 0)]) if level is not None else NO_ANSWER


def _picture(added: datetime.datetime, effective: datetime.date) -> AttachmentContent:
    content = picture_bytes()
    return AttachmentContent(
        id=REGISTER,
        name=PICTURE.rpartition("/")[2],
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        effective=effective,
        number="QR-07",
        note="Register of measuring equipment; the torque wrenches are missing.",
        added_at=added,
    )


class _Story:
    """The history as entries, each field going on from what was said of it before."""

    def __init__(self, who: str) -> None:
        self.entries: list[ContentEntry] = []
        self._who = who
        self._step = 0
        self._said: dict[tuple[str, ...], str] = {}

    def tell(
        self,
        at: datetime.datetime,
        subject: Subject,
        said: Mapping[str, str],
        *,
        assessment: str = "",
        requirement: str = "",
    ) -> None:
        """As one step; what is said already is not told again."""
        self._step += 1
        for key, text in said.items():
            field = (subject, assessment, requirement, key)
            before = self._said.get(field)
            if before != text:
                self._said[field] = text
                self.entries.append(
                    ContentEntry(
                        step=self._step,
                        at=at,
                        who=self._who,
                        subject=subject,
                        assessment=assessment,
                        requirement=requirement,
                        key=key,
                        before=before,
                        after=text,
                    )
                )

    def tell_assessment(self, one: AssessmentContent, at: datetime.datetime) -> None:
        """That it was begun."""
        words = ("lens", "started", "assessor", "catalogue_version")
        self.tell(at, Subject.ASSESSMENT, _json(one, words), assessment=one.id)

    def tell_answer(self, at: datetime.datetime, assessment: str, requirement: str, said: Flat) -> None:
        self.tell(at, Subject.ANSWER, said, assessment=assessment, requirement=requirement)


def _tell_beginning(story: _Story, earlier: AssessmentContent, profile: Profile) -> None:
    """The organization came, and was looked at quickly."""
    at = earlier.added_at
    story.tell(at, Subject.ORGANIZATION, {"added": "true"})
    story.tell(at, Subject.PROFILE, flatten(profile))
    story.tell_assessment(earlier, at)
    for moment, (id_, answer) in _in_turn(at, earlier.answers):
        story.tell_answer(moment, earlier.id, id_, flatten(answer))
    done = _morning(at.date()) + datetime.timedelta(days=1)
    story.tell(done, Subject.ASSESSMENT, _json(earlier, ("completed",)), assessment=earlier.id)


def _tell_picture(story: _Story, picture: AttachmentContent) -> None:
    added = msgspec.json.encode({"name": picture.name, "sha256": picture.sha256}).decode()
    at = picture.added_at
    story.tell(at, Subject.ATTACHMENT, {picture.id: added})
    described = _json(picture, ("effective", "number", "note"))
    story.tell(at, Subject.ATTACHMENT, {f"{picture.id}.{key}": text for key, text in described.items()})


def _tell_answers(story: _Story, latest: AssessmentContent, begun: datetime.datetime) -> None:
    """Each answer as it was given first; what became of the actions was said later."""
    later = begun + datetime.timedelta(days=2)
    for at, (id_, answer) in _in_turn(begun, latest.answers):
        story.tell_answer(at, latest.id, id_, flatten(_first_said(answer)))
    changed = {id_: answer for id_, answer in latest.answers.items() if answer != _first_said(answer)}
    for at, (id_, answer) in _in_turn(later, changed):
        story.tell_answer(at, latest.id, id_, flatten(answer))


def _first_said(answer: Answer) -> Answer:
    if answer.action.status is ActionStatus.OPEN:
        return answer
    begun = replace(answer.action, status=ActionStatus.OPEN, effective=None, check="")
    return replace(answer, action=begun)


def _in_turn(
    begun: datetime.datetime, answers: Mapping[str, Answer]
) -> Iterator[tuple[datetime.datetime, tuple[str, Answer]]]:
    """When each was given, so many a day."""
    for place, said in enumerate(answers.items()):
        day, turn = divmod(place, _A_DAY)
        yield begun + datetime.timedelta(days=day) + turn * _AN_ANSWER, said


def _morning(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(8), datetime.UTC)


def _json(value: msgspec.Struct, names: Iterable[str]) -> Flat:
    return {name: msgspec.json.encode(getattr(value, name)).decode() for name in names}
