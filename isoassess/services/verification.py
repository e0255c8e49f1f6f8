"""Whether the data a document was made from are still those in the store, and what changed since."""

import datetime
from collections.abc import Iterator
from enum import StrEnum

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from isoassess import __version__
from isoassess.assessment.case_builder import answered, open_case
from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.merged_answers import carried
from isoassess.documents.data_stamp import RECIPE, is_known, recipe_of, whole_stamp
from isoassess.domain import NO_ANSWER
from isoassess.domain.answer_fields import secret_keys
from isoassess.domain.case import Case
from isoassess.pdf.plain_text import printable
from isoassess.pdf.tagging.own_properties import Origin
from isoassess.services.earlier_versions import earlier_judgement
from isoassess.store import (
    AssessmentRecord,
    HistoryEntry,
    PastState,
    Shelf,
    Store,
    Subject,
    differences,
    past_states,
)


class VerificationResult(StrEnum):
    """Nothing changed since; something did; the store never held these data; or nobody can tell.

    It cannot be told where the stamp was made by a recipe that this version does not know.
    """

    SAME = "same"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    EARLIER = "made-by-earlier-version"
    LATER = "made-by-later-version"


class Altered(Struct, frozen=True, kw_only=True):
    """One thing that is no longer as it was: `before` and `after` are JSON texts, None for nothing.

    `at` (UTC) and `who` tell of its last change. Of an internal note neither text is given.
    """

    subject: Subject
    key: str
    requirement: str | None = None
    file: str | None = None
    before: str | None
    after: str | None
    at: datetime.datetime | None = None
    who: str = ""


class Verification(Struct, frozen=True, kw_only=True):
    """What was found out about a document.

    `assessment` is the one it was made from, None where there is none; `looked_at` counts those that
    were compared. `same_versions`: program and catalogue are those the document was written with.
    """

    origin: Origin
    outcome: VerificationResult
    assessment: AssessmentRecord | None = None
    altered: tuple[Altered, ...] = ()
    looked_at: int = 0
    same_versions: bool = True


def verify(store: Store, catalogue: Catalogue, origin: Origin) -> Verification:
    """Compare a document with every assessment of its organization, as it is and as it was."""
    recipe = recipe_of(origin.stamp) or RECIPE
    if not is_known(recipe):
        outcome = VerificationResult.EARLIER if recipe < RECIPE else VerificationResult.LATER
        return Verification(origin=origin, outcome=outcome)
    looked_at, seen = 0, set[str]()
    for find in (_named, _once_named):
        organizations = [id_ for id_ in find(store, origin.organization) if id_ not in seen]
        seen.update(organizations)
        records = [record for id_ in organizations for record in _assessments(store, id_, origin)]
        looked_at += len(records)
        tracks = [_Track(store, catalogue, record, origin) for record in records]
        found = next((track for track in tracks if track.is_same()), None)
        if found is not None:
            return Verification(origin=origin, outcome=VerificationResult.SAME, assessment=found.record)
        for track in tracks:
            altered = track.since()
            if altered is not None:
                return Verification(
                    origin=origin,
                    outcome=VerificationResult.CHANGED if altered else VerificationResult.SAME,
                    assessment=track.record,
                    altered=altered,
                )
    same = (origin.program, origin.catalogue) == (__version__, printable(catalogue.version))
    return Verification(
        origin=origin, outcome=VerificationResult.UNKNOWN, looked_at=looked_at, same_versions=same
    )


def _named(store: Store, name: str) -> list[str]:
    """The organizations of this name, wherever they lie."""
    return [
        organization.id
        for shelf in Shelf
        for organization in store.organizations(search=name, shelf=shelf)
        if printable(organization.name) == name
    ]


def _once_named(store: Store, name: str) -> list[str]:
    """Those that bore this name at some time, also in another spelling of blanks."""
    entries = store.history(key="organization.name") if name else []
    bore = [entry.organization_id for entry in entries if name in (_said(entry.before), _said(entry.after))]
    return list(dict.fromkeys(bore))


def _said(text: str | None) -> str:
    return "" if text is None else printable(str(msgspec.json.decode(text)))


def _assessments(store: Store, organization_id: str, origin: Origin) -> list[AssessmentRecord]:
    """Those against the lens of the document first, the newest first among them."""
    found = [store.assessment(assessment.id) for assessment in store.assessments(organization_id)]
    return sorted(found, key=lambda record: record.lens.value != origin.lens)


class _Track:
    """One assessment of the store on its way back."""

    def __init__(self, store: Store, catalogue: Catalogue, record: AssessmentRecord, origin: Origin) -> None:
        self.record = record
        self._store = store
        self._cases = _Cases(catalogue, origin.day)
        self._earlier = earlier_judgement(origin.catalogue)
        self._stamp = origin.stamp
        self._recipe = recipe_of(origin.stamp) or RECIPE
        self._now = _present_state(store, record)

    def is_same(self) -> bool:
        return self._has_stamp(self._now)

    def since(self) -> tuple[Altered, ...] | None:
        """What changed since the state with the stamp; None where there never was one.

        That answers were carried to the requirement that replaced theirs is no change of what was said.
        """
        undone: list[HistoryEntry] = []
        for state, entries in self._past():
            undone.extend(entries)
            if self._has_stamp(state):
                return tuple(_altered(state, self._now, undone))
        return None

    def _past(self) -> Iterator[tuple[PastState, tuple[HistoryEntry, ...]]]:
        id_ = self.record.organization_id
        live = (self._store.profile(id_), self._store.own_decision(id_))
        return past_states(self._now, self.record, live, self._store.history(organization_id=id_))

    def _has_stamp(self, state: PastState) -> bool:
        case = self._cases.at(state)
        cases = [case, *([self._earlier(case)] if self._earlier else [])]
        return any(whole_stamp(case, self._recipe) == self._stamp for case in cases)


def _present_state(store: Store, record: AssessmentRecord) -> PastState:
    profile, own_decision = store.judged_on(record.id)
    return PastState(
        profile=profile,
        own_decision=own_decision,
        answers=store.answers(record.id),
        attachments=store.attachments(record.organization_id),
        lens=record.lens,
        assessor=record.assessor,
        completed=record.completed,
    )


class _Cases:
    """The case of each state; the choice of a standard, which takes longest, only where it can change."""

    def __init__(self, catalogue: Catalogue, day: datetime.date) -> None:
        self._catalogue = catalogue
        self._day = day
        self._blank: Case | None = None

    def at(self, state: PastState) -> Case:
        on = state.completed or self._day
        blank = self._blank
        if (
            blank is None
            or blank.profile is not state.profile
            or (blank.lens, blank.date) != (state.lens, on)
        ):
            blank = open_case(self._catalogue, profile=state.profile, answers={}, lens=state.lens, on=on)
            self._blank = blank
        case = replace(blank, own_decision=state.own_decision, assessor=state.assessor)
        return answered(case, state.answers, state.attachments)


def _altered(then: PastState, now: PastState, undone: list[HistoryEntry]) -> Iterator[Altered]:
    """What differs between two states, in the order in which it was changed last."""
    last = {
        (entry.subject, entry.requirement_id, entry.key): entry for entry in reversed(undone)
    }  # undone is newest first

    def signed(found: Altered) -> Altered:
        key = f"{found.file}.{found.key}" if found.file else found.key
        entry = last.get((found.subject, found.requirement, key))
        return found if entry is None else replace(found, at=entry.at, who=entry.who)

    found = [signed(altered) for altered in _differing(then, now)]
    yield from sorted(found, key=lambda altered: altered.at.timestamp() if altered.at else 0.0)


def _differing(then: PastState, now: PastState) -> Iterator[Altered]:
    yield from _of_values(Subject.PROFILE, then.profile, now.profile)
    yield from _of_values(Subject.DECISION, then.own_decision, now.own_decision)
    yield from _of_values(Subject.ASSESSMENT, _About.of(then), _About.of(now))
    said = carried(then.answers)
    for id_ in dict.fromkeys((*said, *now.answers)):
        before, after = said.get(id_, NO_ANSWER), now.answers.get(id_, NO_ANSWER)
        for altered in _of_values(Subject.ANSWER, before, after):
            yield replace(_without_internal(altered), requirement=id_)
    named = {id_ for state in (then, now) for answer in state.answers.values() for id_ in answer.attachments}
    for id_ in (id_ for id_ in then.attachments if id_ in named and id_ in now.attachments):
        for altered in _of_values(Subject.ATTACHMENT, then.attachments[id_], now.attachments[id_]):
            yield replace(altered, file=id_)


def _of_values(subject: Subject, before: Struct | None, after: Struct | None) -> Iterator[Altered]:
    for change in differences(before, after):
        yield Altered(subject=subject, key=change.key, before=change.before, after=change.after)


def _without_internal(altered: Altered) -> Altered:
    """An internal note never leaves the program; that it changed may be told."""
    return replace(altered, before=None, after=None) if altered.key in secret_keys() else altered


class _About(Struct, frozen=True, kw_only=True):
    """What is said of an assessment as a whole."""

    lens: str = ""
    assessor: str = ""
    completed: datetime.date | None = None

    @classmethod
    def of(cls, state: PastState) -> "_About":
        return cls(lens=state.lens.value, assessor=state.assessor, completed=state.completed)
