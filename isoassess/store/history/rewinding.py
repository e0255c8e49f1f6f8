"""An assessment as it was before each of its last changes, from what is there now and the history."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from isoassess.domain import NO_ANSWER, Answer, Attachment, Lens
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.store.history.changes import Change, Flat, applied, assemble, flatten, reverse
from isoassess.store.records import AssessmentRecord, HistoryEntry, Subject

_OF_ORGANIZATION = (Subject.PROFILE, Subject.DECISION, Subject.ATTACHMENT)
_OF_ASSESSMENT = (Subject.ASSESSMENT, Subject.ANSWER)


class PastState(Struct, frozen=True, kw_only=True):
    """What an assessment was judged on in the past; `attachments` are those of the organization.

    From one state to the next, `profile` is the same object as long as nothing of it changes.
    """

    profile: Profile
    own_decision: OwnDecision | None
    answers: dict[str, Answer]
    attachments: dict[str, Attachment]
    lens: Lens
    assessor: str
    completed: date | None


class _Judged(Struct, frozen=True):
    """Profile and own decision, taken apart into keys."""

    profile: Flat
    decision: Flat


def past_states(
    now: PastState,
    record: AssessmentRecord,
    live: tuple[Profile, OwnDecision | None],
    past: list[HistoryEntry],
) -> Iterator[tuple[PastState, tuple[HistoryEntry, ...]]]:
    """Each earlier state, the newest first, with the entries that led from it to the next one.

    `now` is the assessment as it is, `live` what its organization says today, and `past` the history of
    the organization, oldest first. What is judged of a completed assessment was kept on that day.
    """
    relevant = [entry for entry in past if _concerns(entry, record)]
    rewinder = _Rewinder(now, live, _kept_before(relevant))
    for _step, group in groupby(reversed(relevant), key=lambda entry: entry.step):
        entries = tuple(group)
        if any(entry.key == "started" for entry in entries if entry.subject is Subject.ASSESSMENT):
            return  # before that step there was no assessment
        yield rewinder.before(entries), entries


def _concerns(entry: HistoryEntry, record: AssessmentRecord) -> bool:
    if entry.subject in _OF_ASSESSMENT:
        return entry.assessment_id == record.id
    return entry.subject in _OF_ORGANIZATION


def _kept_before(entries: Iterable[HistoryEntry]) -> dict[int, _Judged]:
    """What was kept of the assessment before each step that reopened it."""
    current, kept = _Judged({}, {}), _Judged({}, {})
    found: dict[int, _Judged] = {}
    for entry in entries:
        if entry.subject is Subject.PROFILE:
            current = replace(current, profile=applied(current.profile, [_change(entry)]))
        elif entry.subject is Subject.DECISION:
            current = replace(current, decision=applied(current.decision, [_change(entry)]))
        elif entry.subject is Subject.ASSESSMENT and entry.key == "completed":
            if entry.after is not None:
                kept = current
            else:
                found[entry.step] = kept
    return found


class _Rewinder:
    """The assessment in a state that goes back step by step."""

    def __init__(
        self, now: PastState, live: tuple[Profile, OwnDecision | None], kept_before: dict[int, _Judged]
    ) -> None:
        profile, decision = live
        self._state = now
        self._live = _Judged(flatten(profile), flatten(decision) if decision else {})
        self._kept_before = kept_before

    def before(self, entries: Sequence[HistoryEntry]) -> PastState:
        """The state before these entries, which were committed together."""
        for entry in entries:
            match entry.subject:
                case Subject.ANSWER:
                    self._take_answer_back(entry)
                case Subject.ATTACHMENT:
                    self._take_attachment_back(entry)
                case Subject.ASSESSMENT:
                    self._take_back(entry)
                case Subject.PROFILE:
                    self._live = replace(self._live, profile=_back(self._live.profile, entry))
                case Subject.DECISION:
                    self._live = replace(self._live, decision=_back(self._live.decision, entry))
        if any(entry.subject in (Subject.PROFILE, Subject.DECISION) for entry in entries):
            self._judge_on_live()
        return self._state

    def _take_answer_back(self, entry: HistoryEntry) -> None:
        id_ = entry.requirement_id or ""
        before = assemble(_back(flatten(self._state.answers.get(id_, NO_ANSWER)), entry), Answer)
        answers = {**self._state.answers, id_: before}
        if before == NO_ANSWER:
            del answers[id_]
        self._state = replace(self._state, answers=answers)

    def _take_attachment_back(self, entry: HistoryEntry) -> None:
        id_, _dot, key = entry.key.partition(".")
        attachments = dict(self._state.attachments)
        if not key:
            attachments.pop(id_, None)
        elif id_ in attachments:
            change = Change(key, entry.before, entry.after)
            before = applied(flatten(attachments[id_]), [reverse(change)])
            attachments[id_] = assemble(before, Attachment)
        self._state = replace(self._state, attachments=attachments)

    def _take_back(self, entry: HistoryEntry) -> None:
        """Lens, assessor or completion; with the completion also what was kept for it."""
        value: Any = None if entry.before is None else msgspec.json.decode(entry.before)
        match entry.key:
            case "lens":
                self._state = replace(self._state, lens=Lens(value))
            case "assessor":
                self._state = replace(self._state, assessor=value or "")
            case "completed" if value is None:
                self._state = replace(self._state, completed=None)
                self._judge_on_live()
            case "completed":
                self._state = replace(self._state, completed=date.fromisoformat(value))
                self._judge_on(self._kept_before[entry.step])

    def _judge_on_live(self) -> None:
        if self._state.completed is None:
            self._judge_on(self._live)

    def _judge_on(self, judged: _Judged) -> None:
        profile = assemble(judged.profile, Profile)
        self._state = replace(
            self._state,
            profile=self._state.profile if profile == self._state.profile else profile,
            own_decision=assemble(judged.decision, OwnDecision) if judged.decision else None,
        )


def _change(entry: HistoryEntry) -> Change:
    return Change(entry.key, entry.before, entry.after)


def _back(flat: Flat, entry: HistoryEntry) -> Flat:
    return applied(flat, [reverse(_change(entry))])
