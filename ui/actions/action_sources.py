"""What the list of actions reads from and keeps in: the open assessment, or the store alone."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec.structs import replace

from isoassess.assessment.actions import ActionCounts, numbers_of
from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.finding_register import FindingKind, Wanted, given
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import Action, Answer, Finding
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.services.stored_case import stored_case
from isoassess.store import Change, Store, StoredAction, Subject, answer_place, changed
from ui.actions.actions_model import ActionSource
from ui.session.clash_words import clash_sentence
from ui.session.keeping import Keeping
from ui.session.kept_answers import KeptAnswers, with_waiting
from ui.session.open_assessment import OpenAssessment

SeenAction = tuple[StoredAction, Action, Action]
"""An action in the list, as it was seen and as it is to be."""


class ScreenSource(ActionSource, Protocol):
    """A source that also knows what the screen says beside the list."""

    @property
    def last_commit(self) -> datetime.datetime | None: ...

    @property
    def keeping(self) -> Keeping:
        """The way to the file, and what waits for it."""
        ...

    def counts(self) -> ActionCounts:
        """How many actions are open, overdue and to be checked."""
        ...

    def findings(self, planned: StoredAction) -> tuple[Finding, ...]:
        """What an action serves, its own first; none of what the standard of its assessment does not ask."""
        ...

    def keep_several(self, changes: Sequence[SeenAction]) -> None:
        """Commit all of it in one go, or nothing; raises as `keep` does."""
        ...


class OpenAssessmentSource:
    """The actions of the open organization; the verdict, undo and the other screens follow every change."""

    def __init__(self, opened: OpenAssessment) -> None:
        self._opened = opened

    @property
    def last_commit(self) -> datetime.datetime | None:
        return self._opened.last_commit

    def read(self, *, search: str, closed: bool, limit: int, offset: int) -> list[StoredAction]:
        found = self._opened.actions(search=search, closed=closed, limit=limit, offset=offset)
        return [_with_waiting(self.keeping, planned) for planned in found]

    @property
    def keeping(self) -> Keeping:
        return self._opened.keeping

    def keep(self, planned: StoredAction, seen: Action, action: Action) -> Answer:
        self._check(planned)
        if not self._opened.change_action(planned.requirement_id, seen, action):
            raise ExpectedError(self._opened.failure)
        return self._opened.answer(planned.requirement_id)

    def keep_several(self, changes: Sequence[SeenAction]) -> None:
        for planned, _seen, _action in changes:
            self._check(planned)
        if not self._opened.read_in({one[0].requirement_id: _changes_of(one) for one in changes}):
            raise ExpectedError(self._opened.failure)

    def _check(self, planned: StoredAction) -> None:
        if planned.assessment_id != self._opened.id:
            raise ExpectedError(_("This action belongs to a newer assessment. Open that one to change it."))

    def counts(self) -> ActionCounts:
        return self._opened.action_counts

    def findings(self, planned: StoredAction) -> tuple[Finding, ...]:
        known = {found.requirement: found for found in self._opened.judgement.findings}
        return _served(planned, known)

    def numbers(self, planned: StoredAction) -> tuple[str, ...]:
        return numbers_of(self.findings(planned))


class StoreSource:
    """The actions of all organizations, none of which is open."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        *,
        today: Callable[[], datetime.date],
        keeping: Keeping | None = None,
    ) -> None:
        """`keeping` is the window's, of the same store; one of its own where there is none."""
        self._store = store
        self._keeping = keeping or Keeping(store)
        self._catalogue = catalogue
        self._today = today
        self._judged: dict[str, dict[str, Finding]] = {}  # by assessment, since the list was read last
        self._numbers: dict[str, dict[Wanted, str]] = {}  # so too

    @property
    def last_commit(self) -> datetime.datetime | None:
        return self._store.last_commit

    def read(self, *, search: str, closed: bool, limit: int, offset: int) -> list[StoredAction]:
        if not offset:
            self._judged.clear()
            self._numbers.clear()
        found = self._store.actions(search=search, closed=closed, limit=limit, offset=offset)
        return [_with_waiting(self._keeping, planned) for planned in found]

    @property
    def keeping(self) -> Keeping:
        return self._keeping

    def keep(self, planned: StoredAction, seen: Action, action: Action) -> Answer:
        changes = changed(Answer(action=seen), Answer(action=action))
        answers = KeptAnswers(self._store, self._keeping, planned.assessment_id)
        clashes = answers.change(planned.requirement_id, changes)
        self._keeping.listen()
        if clashes:
            raise ExpectedError(clash_sentence(Subject.ANSWER, clashes[0]))
        return answers.get(planned.requirement_id)

    def keep_several(self, changes: Sequence[SeenAction]) -> None:
        self._keeping.finish()  # behind what waits, nothing may come in between
        wanted: dict[str, dict[str, list[Change]]] = defaultdict(dict)
        for one in changes:
            wanted[one[0].assessment_id][one[0].requirement_id] = _changes_of(one)
        self._store.change_everywhere(wanted)
        self._keeping.listen()

    def counts(self) -> ActionCounts:
        return self._store.action_counts(self._today())

    def findings(self, planned: StoredAction) -> tuple[Finding, ...]:
        if planned.assessment_id not in self._judged:
            case = stored_case(self._store, self._catalogue(), planned.assessment_id, on=self._today())
            findings = judge_case(self._catalogue(), case).findings
            self._judged[planned.assessment_id] = {found.requirement: found for found in findings}
        return _served(planned, self._judged[planned.assessment_id])

    def numbers(self, planned: StoredAction) -> tuple[str, ...]:
        """From the register, so that a list of many organizations judges none of them for its numbers."""
        if planned.assessment_id not in self._numbers:
            register = self._store.finding_numbers(planned.assessment_id)
            self._numbers[planned.assessment_id] = given(register)
        known = self._numbers[planned.assessment_id]
        ids = (planned.requirement_id, *planned.answer.action.covers)
        found = [tuple(known[kind, id_] for kind in FindingKind if (kind, id_) in known) for id_ in ids]
        if any(len(numbers) > 1 for numbers in found):  # which of the two it is now, only a judgement tells
            return numbers_of(self.findings(planned))
        return tuple(dict.fromkeys(number for numbers in found for number in numbers))


def _changes_of(one: SeenAction) -> list[Change]:
    _planned, seen, action = one
    return changed(Answer(action=seen), Answer(action=action))


def _served(planned: StoredAction, known: dict[str, Finding]) -> tuple[Finding, ...]:
    ids = dict.fromkeys((planned.requirement_id, *planned.answer.action.covers))
    return tuple(known[id_] for id_ in ids if id_ in known)


def _with_waiting(keeping: Keeping, planned: StoredAction) -> StoredAction:
    """An action as it is shown: what was changed and is not in the file yet is not taken back by reading."""
    place = answer_place(planned.assessment_id, planned.requirement_id)
    return replace(planned, answer=with_waiting(keeping, place, planned.answer))
